"""The returns that were handed in: added, and never changed or removed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.submission import Submission
from stars_desktop.store.stamps import stamped
from stars_desktop.store.tables import ENTRY, SUBMISSION, VOIDING, instant, ticks


@dataclass(frozen=True, slots=True)
class Listed:
    """A version of a return without its figures: its number in the register, when (UTC) and by whom."""

    number: int
    period: Period
    as_at: date
    version: int
    submitted_at: datetime
    submitted_by: str
    seal: str


def moment(connection: Connection, now: datetime) -> datetime:
    """The instant at which a return is handed in: not before anything recorded, and before all that follows."""
    instants = [stamped(connection, now)]
    for column in (ENTRY.c.recorded_at, VOIDING.c.recorded_at):
        last = connection.execute(select(func.max(column))).scalar()
        instants += [] if last is None else [instant(last)]
    at = max(instants)
    stamped(connection, at + timedelta(microseconds=1))
    return at


def add(connection: Connection, submission: Submission) -> int:
    """Keeps a version for good; its number in the register."""
    sealed = submission.sealed
    row = {
        "period_start": sealed.period.start,
        "period_end": sealed.period.end,
        "as_at": sealed.as_at,
        "version": sealed.version,
        "submitted_at": ticks(sealed.submitted_at),
        "submitted_by": submission.submitted_by,
        "seal": sealed.seal,
        "text": submission.to_text(),
    }
    connection.execute(insert(SUBMISSION).values(row))
    number: int = connection.execute(select(func.max(SUBMISSION.c.id))).scalar_one()
    return number


def listed(connection: Connection) -> list[Listed]:
    """Every version of every return, in the order in which they were handed in."""
    columns = [column for column in SUBMISSION.c if column.name != "text"]
    return [
        Listed(
            row.id,
            Period(row.period_start, row.period_end),
            row.as_at,
            row.version,
            instant(row.submitted_at),
            row.submitted_by,
            row.seal,
        )
        for row in connection.execute(select(*columns).order_by(SUBMISSION.c.id))
    ]


def text_of(connection: Connection, number: int) -> str | None:
    """The text of a version, byte for byte as it was kept; None where there is none of this number."""
    found: str | None = connection.execute(select(SUBMISSION.c.text).where(SUBMISSION.c.id == number)).scalar()
    return found
