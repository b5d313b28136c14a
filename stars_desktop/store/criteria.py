"""The versions of the criteria that a register holds: added, and never changed or removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from stars_desktop.store.tables import CRITERIA, instant, ticks


@dataclass(frozen=True, slots=True)
class Taken:
    """A version as it was taken into use: the text of its file, when (UTC) and by whom."""

    version: str
    text: str
    effective_from: date
    taken_at: datetime
    taken_by: str


def taken(connection: Connection) -> list[Taken]:
    """Every version, in the order in which they were taken."""
    columns = (CRITERIA.c.version, CRITERIA.c.text, CRITERIA.c.effective_from, CRITERIA.c.taken_at)
    rows = connection.execute(select(*columns, CRITERIA.c.taken_by).order_by(CRITERIA.c.id))
    return [Taken(version, text, begins, instant(at), by) for version, text, begins, at, by in rows]


def counting(held: Sequence[Taken], on: date) -> Taken | None:
    """The version that counts on a day: of those that have begun the one that began last, of a tie the newest."""
    begun = [one for one in held if one.effective_from <= on]
    return max(begun, key=lambda one: (one.effective_from, held.index(one)), default=None)


def take(connection: Connection, new: Taken) -> None:
    """Adds a version, whose name must be new whatever its letter case."""
    row = {
        "version": new.version,
        "version_key": new.version.casefold(),
        "text": new.text,
        "effective_from": new.effective_from,
        "taken_at": ticks(new.taken_at),
        "taken_by": new.taken_by,
    }
    connection.execute(insert(CRITERIA).values(row))
