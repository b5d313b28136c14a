"""Whether an enquiry, or the child that it is about, is in the register already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, cast, func, select

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.store.tables import ENQUIRY, STANDING


@dataclass(frozen=True, slots=True)
class Standing:
    """An enquiry as it stands in the register list."""

    reference: str
    initials: str
    state: State
    cohort: Cohort
    notified_on: date


def is_taken(connection: Connection, reference: str) -> bool:
    """Whether an enquiry has this reference, whatever its letter case."""
    chosen = select(ENQUIRY.c.id).where(ENQUIRY.c.reference_key == reference.casefold())
    return connection.execute(chosen).first() is not None


def newest_reference(connection: Connection) -> str:
    """The reference of the enquiry that was added last; empty where there is none."""
    return connection.execute(select(ENQUIRY.c.reference).order_by(ENQUIRY.c.id.desc()).limit(1)).scalar() or ""


def highest_number(connection: Connection, start: str) -> int:
    """The highest number of the references that are `start` and up to nine digits; 0 where there are none."""
    key, begins = ENQUIRY.c.reference_key, start.casefold()
    rest = func.substr(key, len(begins) + 1)
    chosen = select(func.max(cast(rest, BigInteger))).where(
        key > begins,
        func.substr(key, 1, len(begins)) == begins,
        func.length(rest).between(1, 9),
        func.ltrim(rest, "0123456789") == "",
    )
    return connection.execute(chosen).scalar() or 0


def of_child(connection: Connection, child_reference: str) -> list[Standing]:
    """The enquiries of a child by its reference, the newest notification first."""
    return _standing(connection, ENQUIRY.c.child_key == child_reference.casefold())


def of_birthday(connection: Connection, born: date) -> list[Standing]:
    """The enquiries of the children born on a date, the newest notification first."""
    return _standing(connection, STANDING.c.born == born)


def of_references(connection: Connection, references: Iterable[str]) -> list[Standing]:
    """The enquiries of these references, the newest notification first; as many as one question can name."""
    return _standing(connection, ENQUIRY.c.reference_key.in_([one.casefold() for one in references]))


def _standing(connection: Connection, which: ColumnElement[bool]) -> list[Standing]:
    """Those that were notified and still are: an enquiry whose notification was voided is in no list."""
    columns: list[Any] = [STANDING.c.initials, STANDING.c.state, STANDING.c.cohort, STANDING.c.notified_on]
    rows = connection.execute(
        select(ENQUIRY.c.reference, *columns)
        .join(STANDING, STANDING.c.enquiry_id == ENQUIRY.c.id)
        .where(which, STANDING.c.notified_on.is_not(None))
        .order_by(STANDING.c.notified_on.desc(), ENQUIRY.c.id.desc())
    )
    return [
        Standing(reference, initials, State[state.upper()], Cohort(cohort), on)
        for reference, initials, state, cohort, on in rows
    ]
