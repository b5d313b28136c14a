"""When the criteria of enquiries were looked at last, and whether anything that they rest on was recorded since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import DECISIONS
from stars_desktop.domain.following import DECIDED
from stars_desktop.store.entries import ANSWER, FACT, LOOKED_AGAIN, NOTE, some_of
from stars_desktop.store.tables import ENTRY, STANDING, VOIDING, instant

_FACTS: Final = and_(
    ENTRY.c.kind == FACT,
    ENTRY.c.subject.in_([FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, FactName.DATE_OF_BIRTH]),
)
_NOTED: Final = and_(ENTRY.c.kind == NOTE, ENTRY.c.subject == LOOKED_AGAIN)
_LOOKS: Final = or_(ENTRY.c.kind.in_([ANSWER, *sorted(DECISIONS)]), _NOTED)


@dataclass(frozen=True, slots=True)
class Looked:
    """An enquiry that waits for its decision, and was looked at: when last (UTC), and whether facts changed since."""

    enquiry_id: int
    born: date | None
    at: datetime
    changed: bool
    """a placement, legal status or date of birth was recorded or voided since; it may say the same as before"""


def looked(connection: Connection, among: Sequence[int] | None = None) -> Iterator[Looked]:
    """Every enquiry in the pipeline whose decision is open and that was looked at before, of those or of all."""
    for some in [None] if among is None else some_of(among):
        yield from _looked(connection, some)


def _looked(connection: Connection, some: Sequence[int] | None) -> Iterator[Looked]:
    stands = VOIDING.c.entry_id.is_(None)
    last, told, taken_back = (
        func.max(case((condition, column)))
        for condition, column in (
            (and_(_LOOKS, stands), ENTRY.c.recorded_at),
            (_FACTS, ENTRY.c.recorded_at),
            (_FACTS, VOIDING.c.recorded_at),
        )
    )
    chosen = (
        select(STANDING.c.enquiry_id, STANDING.c.born, last, told, taken_back)
        .join(ENTRY, ENTRY.c.enquiry_id == STANDING.c.enquiry_id)
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(*_open(some), or_(_LOOKS, _FACTS))
        .group_by(STANDING.c.enquiry_id, STANDING.c.born)
        .having(last.is_not(None))
    )
    for number, born, at, fact_at, voided_at in connection.execute(chosen):
        yield Looked(number, born, instant(at), max(fact_at or 0, voided_at or 0) > at)


def _open(some: Sequence[int] | None) -> Iterator[ColumnElement[Any]]:
    yield STANDING.c.state == State.PIPELINE.name.lower()
    yield STANDING.c.step.not_in(sorted(DECIDED))
    if some is not None:
        yield STANDING.c.enquiry_id.in_(some)
