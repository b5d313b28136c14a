"""Adding to the journal. Nothing in it is ever changed; what follows from it is projected in the same step."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from stars_desktop.domain.calendar import written
from stars_desktop.domain.enquiry import History, Refusal, fold, refused_dates
from stars_desktop.domain.entries import Entry
from stars_desktop.domain.errors import RefusedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.store import projections
from stars_desktop.store.entries import Recorded, events_of, some_of
from stars_desktop.store.rows import Rows
from stars_desktop.store.stamps import stamped
from stars_desktop.store.standing import Changes, Gathered
from stars_desktop.store.tables import ENQUIRY, ENTRY, STAY, TALLY, VOIDING, instant, ticks

_KINDS: Final = frozenset(Kind)
"""of the entries that are events"""


class Journal:
    """Records in one writing transaction, as one person at one instant, never before what was recorded earlier.

    Rows wait until `flush`, so that a long import writes in bulk. `today` is the last day that an event may be
    dated, `panel` the number of the panel that sits. What is not allowed raises RefusedError and leaves the
    transaction to be rolled back.
    """

    def __init__(self, connection: Connection, at: datetime, by: str, today: date, panel: int | None = None) -> None:
        self._connection = connection
        self._at = stamped(connection, at)
        self._today = today
        self._rows = Rows(connection, by, panel)
        self._changes = Changes(connection)

    def begin_import(self, file_name: str) -> None:
        """What is recorded from here on belongs to one import."""
        self._rows.begin_import(file_name, self._at)

    def flush(self) -> None:
        """Writes what waits, and brings the register list up to it."""
        self._rows.flush()
        self._changes.write()

    def add_enquiry(self, reference: str, child_reference: str, events: Sequence[Event]) -> int:
        """A new enquiry with its history, which must be allowed; the number of the enquiry."""
        enquiry_id = self._rows.take(ENQUIRY)
        row = {
            "id": enquiry_id,
            "reference": reference,
            "reference_key": reference.casefold(),
            "child_reference": child_reference,
            "child_key": child_reference.casefold(),
        }
        self._rows.add(ENQUIRY, [row])
        placed = self._placed(events)
        history = self._allowed(placed, placed)
        for event in placed:
            self._rows.add_event(event.place, enquiry_id, event, self._at)
        for table in (STAY, TALLY):
            content = projections.contents(table, history)
            self._rows.add(table, projections.opened(table, enquiry_id, content, ticks(self._at)))
        self._changes.begun(enquiry_id, Gathered(reference, child_reference, history))
        return enquiry_id

    def add_entries(self, enquiry_id: int, entries: Sequence[Entry]) -> None:
        """Entries that are no events, which change no figure."""
        for entry in entries:
            self._rows.add_entry(enquiry_id, entry, self._at)
        self._changes.gained(enquiry_id, entries)

    def record(self, enquiry_id: int, events: Sequence[Event]) -> History:
        """Adds events after those of their days; refused where the whole history would not be allowed."""
        recorded = events_of(self._connection, [enquiry_id])[enquiry_id]
        placed = self._placed(events)
        history = self._allowed([*_standing(recorded), *placed], placed)
        at = self._instant(recorded)
        for event in placed:
            self._rows.add_event(event.place, enquiry_id, event, at)
        self._project({enquiry_id: (history, at)})
        return history

    def freeze(self, event_id: str, decided: str) -> None:
        """Keeps with an event that was recorded here, and is not written yet, what was known then; for good."""
        self._rows.freeze(event_id, decided)

    def void(self, entry_id: str, reason: str) -> None:
        """One entry counts nowhere from now on; it stays in the journal, with the reason."""
        self.void_all([entry_id], reason)

    def void_all(
        self, entry_ids: Collection[str], reason: str, again: Mapping[int, Sequence[Event]] = MappingProxyType({})
    ) -> None:
        """Several, of whatever kind and enquiry; those of one enquiry go at once, and may rest on each other.

        In the same step the events `again` come back to their enquiries, under new ids but at the places they have.
        Refused whole where what there is then of an enquiry would not be allowed.
        """
        gone = set(entry_ids)
        rows = self._found(gone)
        touched = {row.enquiry_id for row in rows if row.kind in _KINDS} | set(again)
        recorded = events_of(self._connection, touched)
        now = {
            enquiry_id: (
                self._allowed(
                    [
                        *(event for event in _standing(recorded[enquiry_id]) if event.id not in gone),
                        *again.get(enquiry_id, ()),
                    ],
                    (),
                ),
                self._instant(recorded[enquiry_id]),
            )
            for enquiry_id in touched
        }
        self._project(now)
        for enquiry_id, events in again.items():
            for event in events:
                self._rows.add_event(self._rows.take(ENTRY), enquiry_id, event, now[enquiry_id][1])
        for row in rows:
            at = now[row.enquiry_id][1] if row.kind in _KINDS else max(self._at, instant(row.recorded_at))
            self._rows.add_voiding(row.id, reason, at, None)
            self._changes.changed(row.enquiry_id)

    def correct(self, event_id: str, right: Event, reason: str) -> History:
        """Voids an event and puts `right` in its place; on the same date it keeps its place in the day."""
        (row,) = self._found({event_id})
        if row.kind not in _KINDS:
            raise RefusedError("Only events can be corrected. Void this entry, and record it anew.")
        recorded = events_of(self._connection, [row.enquiry_id])[row.enquiry_id]
        number = self._rows.take(ENTRY)
        right = replace(right, place=row.place if right.on == row.happened_on else number)
        history = self._allowed([*(e for e in _standing(recorded) if e.id != event_id), right], (right,))
        at = self._instant(recorded)
        self._rows.add_event(number, row.enquiry_id, right, at)
        self._rows.add_voiding(row.id, reason, at, number)
        self._project({row.enquiry_id: (history, at)})
        return history

    def _placed(self, events: Sequence[Event]) -> list[Event]:
        """The events in the order given, each at a new place, which is also the number of its row."""
        return [replace(event, place=self._rows.take(ENTRY)) for event in events]

    def _allowed(self, events: Sequence[Event], new: Sequence[Event]) -> History:
        history = fold(events)
        if refusals := [*refused_dates(new, self._today), *history.refusals]:
            raise RefusedError(_because(refusals, {event.id for event in new}))
        return history

    def _instant(self, recorded: Iterable[Recorded]) -> datetime:
        """Now, but always after what the enquiry's journal holds, whatever the clock says."""
        newest = max((max(row.recorded_at, row.voided_at or row.recorded_at) for row in recorded), default=self._at)
        return max(self._at, newest + timedelta(microseconds=1))

    def _found(self, entry_ids: set[str]) -> Sequence[Row[Any]]:
        """The rows of the journal, in its order, which must stand."""
        chosen = select(ENTRY, VOIDING.c.entry_id).outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        rows = [
            row
            for some in some_of(sorted(entry_ids))
            for row in self._connection.execute(chosen.where(ENTRY.c.uid.in_(some)).order_by(ENTRY.c.id))
        ]
        if len(rows) < len(entry_ids):
            raise RefusedError("That entry is not in this register. Open the enquiry again and choose it there.")
        if gone := next((row for row in rows if row.entry_id is not None), None):
            named = f"{gone.kind} on {written(gone.happened_on)}"
            raise RefusedError(f"{named} was voided already. Nothing more is needed.")
        return rows

    def _project(self, now: Mapping[int, tuple[History, datetime]]) -> None:
        """What follows from the new histories of enquiries, each from an instant on."""
        for table in (STAY, TALLY):
            self._rows.add(table, projections.brought_up_to_date(self._connection, table, now))
        for enquiry_id in now:
            self._changes.changed(enquiry_id)


def _standing(recorded: Iterable[Recorded]) -> list[Event]:
    return [row.event for row in recorded if row.voided_at is None]


def _because(refusals: Sequence[Refusal], new: set[str]) -> str:
    """Why a change is refused: the new event itself, or the events that stand in its way, by name."""
    own = [refusal.sentence for refusal in refusals if refusal.event.id in new]
    if own:
        return " ".join(own)
    in_the_way = ", ".join(str(refusal.event) for refusal in refusals)
    return f"Nothing was changed: {in_the_way} would no longer be allowed. {refusals[0].sentence}"
