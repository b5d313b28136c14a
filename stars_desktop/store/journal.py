"""Adding to the journal. Nothing in it is ever changed; what follows from it is projected in the same step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from stars_desktop.domain.enquiry import History, Refusal, fold, refused_dates
from stars_desktop.domain.entries import Entry
from stars_desktop.domain.errors import RefusedError
from stars_desktop.domain.events import Event
from stars_desktop.store import projections
from stars_desktop.store.entries import Recorded, events_of
from stars_desktop.store.rows import Rows
from stars_desktop.store.tables import ENQUIRY, ENTRY, STANDING, STAY, TALLY, ticks


class Journal:
    """Records in one writing transaction, as one person at one instant.

    Rows wait until `flush`, so that a long import writes in bulk. `today` is the last day that an event may be
    dated. What is not allowed raises RefusedError and leaves the transaction to be rolled back.
    """

    def __init__(self, connection: Connection, at: datetime, by: str, today: date) -> None:
        self._connection = connection
        self._at = at
        self._today = today
        self._rows = Rows(connection, by)

    def begin_import(self, file_name: str) -> None:
        """What is recorded from here on belongs to one import."""
        self._rows.begin_import(file_name, self._at)

    def flush(self) -> None:
        """Writes what waits."""
        self._rows.flush()

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
        self._rows.add(STANDING, [projections.standing(enquiry_id, history)])
        return enquiry_id

    def add_entries(self, enquiry_id: int, entries: Iterable[Entry]) -> None:
        """Entries that are no events, which change no figure."""
        for entry in entries:
            self._rows.add_entry(enquiry_id, entry, self._at)

    def record(self, enquiry_id: int, events: Sequence[Event]) -> History:
        """Adds events after those of their days; refused where the whole history would not be allowed."""
        recorded = events_of(self._connection, [enquiry_id])[enquiry_id]
        placed = self._placed(events)
        history = self._allowed([*_standing(recorded), *placed], placed)
        at = self._instant(recorded)
        for event in placed:
            self._rows.add_event(event.place, enquiry_id, event, at)
        self._project(enquiry_id, history, at)
        return history

    def void(self, event_id: str, reason: str) -> History:
        """The event counts nowhere from now on; it stays in the journal, with the reason."""
        enquiry_id, recorded, wrong = self._found(event_id)
        history = self._allowed([event for event in _standing(recorded) if event.id != event_id], ())
        at = self._instant(recorded)
        self._rows.add_voiding(wrong.entry_id, reason, at, None)
        self._project(enquiry_id, history, at)
        return history

    def correct(self, event_id: str, right: Event, reason: str) -> History:
        """Voids an event and puts `right` in its place; on the same date it keeps its place in the day."""
        enquiry_id, recorded, wrong = self._found(event_id)
        number = self._rows.take(ENTRY)
        right = replace(right, place=wrong.event.place if right.on == wrong.event.on else number)
        history = self._allowed([*(e for e in _standing(recorded) if e.id != event_id), right], (right,))
        at = self._instant(recorded)
        self._rows.add_event(number, enquiry_id, right, at)
        self._rows.add_voiding(wrong.entry_id, reason, at, number)
        self._project(enquiry_id, history, at)
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

    def _found(self, event_id: str) -> tuple[int, list[Recorded], Recorded]:
        enquiry_id = self._connection.execute(select(ENTRY.c.enquiry_id).where(ENTRY.c.uid == event_id)).scalar()
        recorded = events_of(self._connection, [enquiry_id])[enquiry_id] if enquiry_id else []
        found = next((row for row in recorded if row.event.id == event_id), None)
        if not enquiry_id or not found:
            raise RefusedError("That event is not in this register. Open the enquiry again and choose its event.")
        if found.voided_at:
            raise RefusedError(f"{found.event} was voided already. Nothing more is needed.")
        return enquiry_id, recorded, found

    def _project(self, enquiry_id: int, history: History, at: datetime) -> None:
        for table in (STAY, TALLY):
            content = projections.contents(table, history)
            new = projections.close_outdated(self._connection, table, enquiry_id, content, ticks(at))
            self._rows.add(table, projections.opened(table, enquiry_id, new, ticks(at)))
        projections.clear_standing(self._connection, enquiry_id)
        self._rows.add(STANDING, [projections.standing(enquiry_id, history)])


def _standing(recorded: Iterable[Recorded]) -> list[Event]:
    return [row.event for row in recorded if row.voided_at is None]


def _because(refusals: Sequence[Refusal], new: set[str]) -> str:
    """Why a change is refused: the new event itself, or the events that stand in its way, by name."""
    own = [refusal.sentence for refusal in refusals if refusal.event.id in new]
    if own:
        return " ".join(own)
    in_the_way = ", ".join(str(refusal.event) for refusal in refusals)
    return f"Nothing was changed: {in_the_way} would no longer be allowed. {refusals[0].sentence}"
