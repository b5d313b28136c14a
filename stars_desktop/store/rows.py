"""The rows that a journal is about to write, held back so that a long import writes in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, Table, func, insert, select

from stars_desktop.domain.entries import Entry
from stars_desktop.domain.events import Event
from stars_desktop.store.entries import EVENT_WORDS, FROZEN, VOID_REASON, written_entry
from stars_desktop.store.tables import BATCH, ENQUIRY, ENTRY, PANEL_ENTRY, STAY, TALLY, VOIDING, WORDS, ticks

Row = dict[str, object]

_BLANK: Row = dict.fromkeys(("subject", "cohort", "by", "meeting_on", "meeting_reference", "provider_reference"))


class Rows:
    """Rows by table, their numbers already given, written parents first by `flush`.

    With the number of a panel, entries are also kept as recorded while it sat.
    """

    def __init__(self, connection: Connection, by: str, panel: int | None) -> None:
        self._connection = connection
        self._by = by
        self._panel = panel
        self._waiting: dict[Table, list[Row]] = defaultdict(list)
        self._batch: int | None = None
        self._next = {table: self._newest(table) + 1 for table in (ENQUIRY, ENTRY, BATCH)}

    def take(self, table: Table) -> int:
        """The number of a row to come."""
        self._next[table] += 1
        return self._next[table] - 1

    def begin_import(self, file_name: str, at: datetime) -> None:
        """What is added from here on belongs to one import."""
        self._batch = self.take(BATCH)
        self.add(
            BATCH, [{"id": self._batch, "file_name": file_name, "recorded_at": ticks(at), "recorded_by": self._by}]
        )

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Rows as they are."""
        self._waiting[table] += rows

    def add_event(self, number: int, enquiry_id: int, event: Event, at: datetime) -> None:
        """An event as row `number` of the journal."""
        row: Row = {
            "id": number,
            "uid": event.id,
            "enquiry_id": enquiry_id,
            "batch_id": self._batch,
            "kind": event.kind,
            "subject": None,
            "happened_on": event.on,
            "place": event.place,
            "recorded_at": ticks(at),
            "recorded_by": self._by,
            "cohort": event.cohort,
            "by": event.by,
            "meeting_on": event.meeting_on,
            "meeting_reference": event.meeting_reference or None,
            "provider_reference": event.provider_reference or None,
        }
        self._add_to_journal(row)
        self._say(number, {field: getattr(event, name) for field, name in EVENT_WORDS.items()})

    def add_entry(self, enquiry_id: int, entry: Entry, at: datetime) -> None:
        """An entry that is no event."""
        columns, words = written_entry(entry)
        number = self.take(ENTRY)
        row: Row = {
            **_BLANK,
            **columns,
            "id": number,
            "uid": entry.id,
            "enquiry_id": enquiry_id,
            "batch_id": self._batch,
            "happened_on": entry.on,
            "place": number,
            "recorded_at": ticks(at),
            "recorded_by": self._by,
        }
        self._add_to_journal(row)
        self._say(number, words)

    def add_voiding(self, number: int, reason: str, at: datetime, replaced_by: int | None) -> None:
        """Entry `number` counts no more."""
        row: Row = {"entry_id": number, "recorded_at": ticks(at), "recorded_by": self._by, "replaced_by": replaced_by}
        self._waiting[VOIDING].append(row)
        self._say(number, {VOID_REASON: reason})

    def freeze(self, uid: str, decided: str) -> None:
        """What was known when an event was recorded, which waits here."""
        number = next(row["id"] for row in self._waiting[ENTRY] if row["uid"] == uid)
        self._waiting[WORDS].append({"entry_id": number, "field": FROZEN, "text": decided})

    def flush(self) -> None:
        """Writes what waits."""
        for table in (BATCH, ENQUIRY, ENTRY, PANEL_ENTRY, WORDS, VOIDING, STAY, TALLY):
            if rows := self._waiting.pop(table, []):
                self._connection.execute(insert(table), rows)

    def _newest(self, table: Table) -> int:
        return self._connection.execute(select(func.max(table.c.id))).scalar() or 0

    def _add_to_journal(self, row: Row) -> None:
        self._waiting[ENTRY].append(row)
        if self._panel:
            self._waiting[PANEL_ENTRY].append({"entry_id": row["id"], "panel_id": self._panel})

    def _say(self, number: int, words: Mapping[str, str]) -> None:
        said = [{"entry_id": number, "field": field, "text": text} for field, text in words.items() if text]
        self._waiting[WORDS] += said
