"""The publication copies that were given out: added, and never changed or removed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from stars_desktop.store.tables import PUBLICATION, instant, ticks


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A copy: when (UTC) and by whom, the number of its submission if it is of one, its threshold and its text."""

    given_at: datetime
    given_by: str
    submission: int | None
    threshold: int
    """numbers from 1 to this one were hidden"""
    text: str


def add(connection: Connection, copy: GivenOut) -> None:
    """Keeps a copy for good."""
    row = {
        "given_at": ticks(copy.given_at),
        "given_by": copy.given_by,
        "submission_id": copy.submission,
        "threshold": copy.threshold,
        "text": copy.text,
    }
    connection.execute(insert(PUBLICATION).values(row))


def given_out(connection: Connection) -> list[GivenOut]:
    """Every copy, in the order in which they were given out."""
    return [
        GivenOut(instant(row.given_at), row.given_by, row.submission_id, row.threshold, row.text)
        for row in connection.execute(select(PUBLICATION).order_by(PUBLICATION.c.id))
    ]
