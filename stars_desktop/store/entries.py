"""The journal's rows as the domain's values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import Connection, RowMapping, func, select

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import (
    Answer,
    Entry,
    Fact,
    FactName,
    NextStep,
    Note,
    Reply,
    Sibling,
    Voided,
    WaitingFor,
    newest_facts,
)
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.store.tables import ENQUIRY, ENTRY, UNDONE, VOIDING, WORDS, instant

FACT, ANSWER, NOTE, NEXT_STEP, SIBLING = "Fact", "Answer", "Note", "Next step", "Sibling"
VALUE, EVIDENCE, SOURCE, TEXT, WHAT, WHO, BY_WHEN = "value", "evidence", "source", "text", "what", "who", "by when"
REFERENCE: Final = "reference"
LOOKED_AGAIN: Final = "Looked again"
"""what a note may be about"""
VOID_REASON: Final = "void reason"
FROZEN: Final = "frozen"
"""What was known when a decision was taken: long, and read for itself alone."""

EVENT_WORDS: Final[Mapping[str, str]] = {
    "reason": "reason",
    "notes": "notes",
    "mode": "mode",
    "attendees": "attendees",
    "outcome": "outcome",
    "decided by": "decided_by",
    "override": "override",
    "authoriser": "authoriser",
}
"""The fields of `words` that belong to an event, and the name that an Event has for each."""

T = TypeVar("T")

_IN_ONE_QUESTION: Final = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its second clock: when (UTC) and by whom it was recorded and, where it was, voided."""

    entry_id: int
    event: Event
    recorded_at: datetime
    recorded_by: str
    voided: Voided | None

    @property
    def voided_at(self) -> datetime | None:
        """The instant from which it counts no more."""
        return self.voided.at if self.voided else None

    def stands_at(self, moment: datetime) -> bool:
        """Whether it was recorded and not voided by then."""
        return self.recorded_at <= moment and (self.voided is None or self.voided.at > moment)


@dataclass(frozen=True, slots=True)
class Entered:
    """Any other entry of the journal with its second clock."""

    entry_id: int
    entry: Entry
    recorded_at: datetime
    recorded_by: str
    voided: Voided | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of an enquiry: its references, its events with their words, and all other entries."""

    id: int
    reference: str
    child_reference: str
    recorded: Sequence[Recorded]
    entered: Sequence[Entered]
    facts: Mapping[FactName, str]
    answers: Sequence[Answer]

    @property
    def notified(self) -> Event:
        """The Notified event that stands, or else the one that stood last."""
        rows = [row for row in self.recorded if row.event.kind is Kind.NOTIFIED]
        return max(rows, key=lambda row: (row.voided_at is None, row.entry_id)).event

    @property
    def told(self) -> list[Fact]:
        """Every fact that was told and not voided, in order."""
        return [entry for entry in standing_entries(self.entered) if isinstance(entry, Fact)]

    @property
    def standing(self) -> list[Event]:
        """The events that were not voided."""
        return [row.event for row in self.recorded if row.voided_at is None]


def known_enquiries(connection: Connection, references: Iterable[str] | None = None) -> Iterator[Known]:
    """The enquiries of these references (whatever their letter case), or all, by their number, as they are read.

    What an import brought that was undone is left out: it is as if it had never been.
    """
    there = func.substr(ENQUIRY.c.reference_key, 1, len(UNDONE)) != UNDONE
    chosen = select(ENQUIRY.c.id, ENQUIRY.c.reference, ENQUIRY.c.child_reference).where(there)
    if references is None:
        found = list(connection.execute(chosen.order_by(ENQUIRY.c.id)))
    else:
        found = []
        for keys in some_of(sorted({reference.casefold() for reference in references})):
            found += connection.execute(chosen.where(ENQUIRY.c.reference_key.in_(keys)))
    for rows in some_of(found):
        ids = [number for number, *_ in rows]
        events, entries = events_of(connection, ids, with_words=True), entries_of(connection, ids)
        for number, reference, child in rows:
            recorded = [row for row in events[number] if not row.event.id.startswith(UNDONE)]
            entered = [row for row in entries[number] if not row.entry.id.startswith(UNDONE)]
            standing = standing_entries(entered)
            facts = {name: fact.value for name, fact in newest_facts(standing).items()}
            answers = [entry for entry in standing if isinstance(entry, Answer)]
            yield Known(number, reference, child, recorded, entered, facts, answers)


def owners(connection: Connection, event_ids: Iterable[str]) -> dict[str, int]:
    """The enquiry that each known event belongs to."""
    found: dict[str, int] = {}
    for some in some_of(sorted(set(event_ids))):
        chosen = select(ENTRY.c.uid, ENTRY.c.enquiry_id).where(ENTRY.c.uid.in_(some))
        found.update(connection.execute(chosen).all())
    return found


def events_of(
    connection: Connection, enquiries: Iterable[int], *, with_words: bool = False
) -> dict[int, list[Recorded]]:
    """The events of each enquiry, voided ones included, in the order of their recording.

    Their words are read only `with_words`.
    """
    found: dict[int, list[Recorded]] = defaultdict(list)
    for some in some_of(enquiries):
        rows = _rows(connection, some, list(Kind))
        words = _words(connection, [row["id"] for row in rows]) if with_words else {}
        for row in rows:
            said = words.get(row["id"], {})
            found[row["enquiry_id"]].append(
                Recorded(row["id"], _event(row, said), *_second_clock(row, said)),
            )
    return found


def entries_of(connection: Connection, enquiries: Iterable[int]) -> dict[int, list[Entered]]:
    """All other entries of each enquiry, voided ones included, by date, then in the order of recording."""
    found: dict[int, list[Entered]] = defaultdict(list)
    for some in some_of(enquiries):
        rows = _rows(connection, some, list(_READ))
        words = _words(connection, [row["id"] for row in rows])
        for row in sorted(rows, key=lambda row: (row["happened_on"], row["place"])):
            said = words.get(row["id"], {})
            entry = _READ[row["kind"]](row, said)
            found[row["enquiry_id"]].append(Entered(row["id"], entry, *_second_clock(row, said)))
    return found


def standing_entries(entered: Iterable[Entered]) -> list[Entry]:
    """Those that were not voided, in the same order."""
    return [one.entry for one in entered if one.voided is None]


def written_entry(entry: Entry) -> tuple[dict[str, object], dict[str, str]]:
    """An entry as columns of its row in the journal, and as words."""
    if isinstance(entry, Fact):
        return {"kind": FACT, "subject": entry.name}, {VALUE: entry.value}
    if isinstance(entry, Answer):
        words = {EVIDENCE: entry.evidence, SOURCE: entry.source}
        return {"kind": ANSWER, "subject": entry.criterion, "by": entry.reply}, words
    if isinstance(entry, Note):
        return {"kind": NOTE, "subject": LOOKED_AGAIN if entry.looked_again else None}, {TEXT: entry.text}
    if isinstance(entry, Sibling):
        return {"kind": SIBLING}, {REFERENCE: entry.reference}
    words = {WHAT: entry.what, WHO: entry.who, BY_WHEN: entry.by.isoformat() if entry.by else ""}
    return {"kind": NEXT_STEP, "subject": entry.waiting_for}, words


def some_of(wanted: Iterable[T]) -> Iterator[Sequence[T]]:
    """The wanted, as many at a time as fit into one question to the database."""
    remaining = iter(wanted)
    while some := list(islice(remaining, _IN_ONE_QUESTION)):
        yield some


def _rows(connection: Connection, enquiries: Sequence[int], kinds: Sequence[str]) -> Sequence[RowMapping]:
    chosen = (
        select(
            ENTRY,
            VOIDING.c.recorded_at.label("voided_at"),
            VOIDING.c.recorded_by.label("voided_by"),
            VOIDING.c.replaced_by,
        )
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(ENTRY.c.enquiry_id.in_(enquiries), ENTRY.c.kind.in_(kinds))
        .order_by(ENTRY.c.id)
    )
    return connection.execute(chosen).mappings().all()


def _words(connection: Connection, entries: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for some in some_of(entries):
        chosen = select(WORDS.c.entry_id, WORDS.c.field, WORDS.c.text)
        for entry_id, field, text in connection.execute(
            chosen.where(WORDS.c.entry_id.in_(some), WORDS.c.field != FROZEN)
        ):
            found[entry_id][field] = text
    return found


def _second_clock(row: RowMapping, words: Mapping[str, str]) -> tuple[datetime, str, Voided | None]:
    voided = None
    if row["voided_at"] is not None:
        replaced = row["replaced_by"] is not None
        voided = Voided(instant(row["voided_at"]), row["voided_by"], words.get(VOID_REASON, ""), replaced)
    return instant(row["recorded_at"]), row["recorded_by"], voided


def _event(row: RowMapping, words: Mapping[str, str]) -> Event:
    return Event(
        row["uid"], Kind(row["kind"]), row["happened_on"], row["place"],
        cohort=Cohort(row["cohort"]) if row["cohort"] else None,
        by=By(row["by"]) if row["by"] else None,
        meeting_on=row["meeting_on"],
        meeting_reference=row["meeting_reference"] or "",
        provider_reference=row["provider_reference"] or "",
        **{name: words[field] for field, name in EVENT_WORDS.items() if field in words},
    )  # fmt: skip


def _fact(row: RowMapping, words: Mapping[str, str]) -> Fact:
    return Fact(row["uid"], FactName(row["subject"]), words.get(VALUE, ""), row["happened_on"])


def _answer(row: RowMapping, words: Mapping[str, str]) -> Answer:
    reply, on = Reply(row["by"]), row["happened_on"]
    return Answer(row["uid"], row["subject"], reply, on, words.get(EVIDENCE, ""), words.get(SOURCE, ""))


def _note(row: RowMapping, words: Mapping[str, str]) -> Note:
    return Note(row["uid"], words.get(TEXT, ""), row["happened_on"], row["subject"] == LOOKED_AGAIN)


def _next_step(row: RowMapping, words: Mapping[str, str]) -> NextStep:
    by, waiting = words.get(BY_WHEN), row["subject"]
    return NextStep(
        row["uid"], words.get(WHAT, ""), words.get(WHO, ""), date.fromisoformat(by) if by else None,
        WaitingFor(waiting) if waiting else None, row["happened_on"],
    )  # fmt: skip


def _sibling(row: RowMapping, words: Mapping[str, str]) -> Sibling:
    return Sibling(row["uid"], words.get(REFERENCE, ""), row["happened_on"])


_READ: Final[Mapping[str, Callable[[RowMapping, Mapping[str, str]], Entry]]] = {
    FACT: _fact,
    ANSWER: _answer,
    NOTE: _note,
    NEXT_STEP: _next_step,
    SIBLING: _sibling,
}
"""How each kind of entry that is no event is read."""
