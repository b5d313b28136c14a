"""When the criteria of enquiries were looked at last, and whether anything that they rest on was recorded since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import DECISIONS
from stars_desktop.domain.following import DECIDED, Step
from stars_desktop.store.entries import ANSWER, FACT, LOOKED_AGAIN, NOTE, some_of
from stars_desktop.store.tables import ENTRY, STANDING, VOIDING, instant

_FACTS: Final = and_(
    ENTRY.c.kind == FACT,
    ENTRY.c.subject.in_([FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, FactName.DATE_OF_BIRTH]),
)
_NOTED: Final = and_(ENTRY.c.kind == NOTE, ENTRY.c.subject == LOOKED_AGAIN)
_LOOKS: Final = or_(ENTRY.c.kind.in_([ANSWER, *sorted(DECISIONS)]), _NOTED)
_NOT_LOOKED_AT: Final = frozenset({*DECIDED, Step.NOTIFIED})
"""Steps of the pipeline in which there is nothing to look at again: it is decided, or nobody began."""


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
        changed = _newest(connection, _FACTS, some)
        for number, at in _newest(connection, _VOIDED_FACTS, some, VOIDING.c.recorded_at).items():
            changed[number] = max(at, changed.get(number, 0))
        born = dict(connection.execute(select(STANDING.c.enquiry_id, STANDING.c.born).where(*_open(some))).all())
        for number, at in _newest(connection, _STANDING_LOOKS, some).items():
            yield Looked(number, born[number], instant(at), changed.get(number, 0) > at)


_VOIDED: Final = select(VOIDING.c.entry_id)
_STANDING_LOOKS: Final = and_(_LOOKS, ENTRY.c.id.not_in(_VOIDED))
_VOIDED_FACTS: Final = and_(_FACTS, VOIDING.c.entry_id == ENTRY.c.id)


def _newest(
    connection: Connection,
    entries: ColumnElement[bool],
    some: Sequence[int] | None,
    clock: ColumnElement[int] = ENTRY.c.recorded_at,
) -> dict[int, int]:
    """The newest instant of such entries, by enquiry."""
    chosen = (
        select(ENTRY.c.enquiry_id, func.max(clock))
        .join(STANDING, STANDING.c.enquiry_id == ENTRY.c.enquiry_id)
        .where(*_open(some), entries)
        .group_by(ENTRY.c.enquiry_id)
    )
    return dict(connection.execute(chosen).all())


def _open(some: Sequence[int] | None) -> Iterator[ColumnElement[bool]]:
    yield STANDING.c.state == State.PIPELINE.name.lower()
    yield STANDING.c.step.not_in(sorted(_NOT_LOOKED_AT))
    if some is not None:
        yield STANDING.c.enquiry_id.in_(some)
