"""The imports that a register has had, what stands of each, and letting go of what was undone.

An import that was undone is as if it had never been: the references of its enquiries and the ids of its events are
free again, and its rows are no longer held against another import. Its entries stay in the journal, voided, under
ids that begin with UNDONE and the number of the import, so that earlier figures stay countable.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, case, func, literal, select, update

from stars_desktop.domain.events import Kind
from stars_desktop.store.entries import ANSWER, NEXT_STEP, NOTE, Entered, Recorded, entries_of, events_of, some_of
from stars_desktop.store.tables import BATCH, ENQUIRY, ENTRY, STAY, TALLY, UNDONE, VOIDING, instant

_AT_A_TIME: Final = 100
_LET_GO: Final = func.substr(ENTRY.c.uid, 1, len(UNDONE)) == UNDONE


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import: its file, when (UTC) and by whom, what it brought in, and what became of that."""

    id: int
    file_name: str
    at: datetime
    by: str
    enquiries: int
    events: int
    """beside the Notified of each enquiry"""
    answers: int
    diary: int
    undone: bool
    """whether it was undone, be it in part"""
    touched: int
    """the number of enquiries that hold anything of it still"""
    standing: int
    """the number of its entries that were not voided, of whatever kind"""


@dataclass(frozen=True, slots=True)
class Touched:
    """An enquiry that an import brought in or added to: all that stands of it, and which of it is of the import."""

    id: int
    reference: str
    brought_in: bool
    events: Sequence[Recorded]
    entries: Sequence[Entered]
    of_import: Collection[int]
    """numbers of entries"""


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def past(connection: Connection) -> list[PastImport]:
    """Every import, the newest first."""
    other_events = [kind for kind in Kind if kind is not Kind.NOTIFIED]
    chosen = (
        select(
            BATCH,
            _number(ENTRY.c.kind == Kind.NOTIFIED),
            _number(ENTRY.c.kind.in_(other_events)),
            _number(ENTRY.c.kind == ANSWER),
            _number(ENTRY.c.kind.in_((NOTE, NEXT_STEP))),
            _number(_LET_GO),
            func.count(case((~_LET_GO, ENTRY.c.enquiry_id)).distinct()),
            _number(VOIDING.c.entry_id.is_(None)),
        )
        .join(ENTRY, ENTRY.c.batch_id == BATCH.c.id)
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .group_by(*BATCH.c)
        .order_by(BATCH.c.id.desc())
    )
    return [
        PastImport(number, file_name, instant(at), by, notified, events, answers, diary, bool(undone), *left)
        for number, file_name, at, by, notified, events, answers, diary, undone, *left in connection.execute(chosen)
    ]


def touched(connection: Connection, batch: int) -> Iterator[list[Touched]]:
    """The enquiries that hold anything of an import still, by their number, some at a time."""
    of_batch = select(ENTRY.c.enquiry_id).where(ENTRY.c.batch_id == batch, ~_LET_GO)
    chosen = select(ENQUIRY.c.id, ENQUIRY.c.reference).where(ENQUIRY.c.id.in_(of_batch)).order_by(ENQUIRY.c.id)
    found = connection.execute(chosen).all()
    for start in range(0, len(found), _AT_A_TIME):
        yield _touched(connection, batch, dict(map(tuple, found[start : start + _AT_A_TIME])))


def _touched(connection: Connection, batch: int, references: dict[int, str]) -> list[Touched]:
    events, entries = events_of(connection, references), entries_of(connection, references)
    of_import = select(ENTRY.c.id).where(ENTRY.c.batch_id == batch, ENTRY.c.enquiry_id.in_(references))
    ours = set(connection.execute(of_import).scalars())
    found = []
    for number, reference in references.items():
        recorded, entered = events[number], entries[number]
        first = min(row.entry_id for row in recorded)
        found.append(
            Touched(
                number,
                reference,
                first in ours,
                [row for row in recorded if row.voided is None],
                [row for row in entered if row.voided is None],
                ours,
            )
        )
    return found


def let_go(connection: Connection, batch: int, entries: Collection[int], enquiries: Collection[int]) -> None:
    """Frees the ids of voided entries, and the references of enquiries that are no more with all ids in them."""
    mark = literal(f"{UNDONE}{batch} ")
    numbers = set(entries)
    for some in some_of(enquiries):
        numbers.update(connection.execute(select(ENTRY.c.id).where(ENTRY.c.enquiry_id.in_(some))).scalars())
        free = update(ENQUIRY).where(ENQUIRY.c.id.in_(some))
        connection.execute(free.values(reference_key=mark + ENQUIRY.c.reference_key))
    for some in some_of(numbers):
        rows = select(ENTRY.c.uid).where(ENTRY.c.id.in_(some))
        of_them = select(ENTRY.c.enquiry_id).where(ENTRY.c.id.in_(some))
        its_own_meeting = rows.where(ENTRY.c.meeting_reference.is_(None))
        connection.execute(
            update(TALLY)
            .where(TALLY.c.enquiry_id.in_(of_them), TALLY.c.event_uid.in_(its_own_meeting), TALLY.c.meeting != "")
            .values(meeting=mark + TALLY.c.meeting)
        )
        for table in (STAY, TALLY):
            connection.execute(
                update(table)
                .where(table.c.enquiry_id.in_(of_them), table.c.event_uid.in_(rows))
                .values(event_uid=mark + table.c.event_uid)
            )
        connection.execute(update(ENTRY).where(ENTRY.c.id.in_(some)).values(uid=mark + ENTRY.c.uid))
