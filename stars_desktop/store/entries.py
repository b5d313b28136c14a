"""The journal's rows as the domain's values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import Connection, Row, select

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Answer, Fact, FactName, Reply
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.store.tables import ENQUIRY, ENTRY, VOIDING, WORDS, instant

FACT: Final = "Fact"
ANSWER: Final = "Answer"
VALUE, REASON, NOTES, EVIDENCE, SOURCE, VOID_REASON = "value", "reason", "notes", "evidence", "source", "void reason"

T = TypeVar("T")

_IN_ONE_QUESTION: Final = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its second clock: when it was recorded and, where it was, voided (UTC)."""

    entry_id: int
    event: Event
    recorded_at: datetime
    voided_at: datetime | None

    def stands_at(self, moment: datetime) -> bool:
        """Whether it was recorded and not voided by then."""
        return self.recorded_at <= moment and (self.voided_at is None or self.voided_at > moment)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of an enquiry: its references, its events with their words, facts and answers."""

    id: int
    reference: str
    child_reference: str
    recorded: Sequence[Recorded]
    facts: Mapping[FactName, str]
    answers: Sequence[Answer]

    @property
    def notified(self) -> Event:
        """The Notified event that stands, or else the one that stood last."""
        rows = [row for row in self.recorded if row.event.kind is Kind.NOTIFIED]
        return max(rows, key=lambda row: (row.voided_at is None, row.entry_id)).event

    @property
    def standing(self) -> list[Event]:
        """The events that were not voided."""
        return [row.event for row in self.recorded if row.voided_at is None]


def known_enquiries(connection: Connection, references: Iterable[str] | None = None) -> Iterator[Known]:
    """The enquiries of these references (whatever their letter case), or all, by their number, as they are read."""
    chosen = select(ENQUIRY.c.id, ENQUIRY.c.reference, ENQUIRY.c.child_reference)
    if references is None:
        found = list(connection.execute(chosen.order_by(ENQUIRY.c.id)))
    else:
        found = []
        for keys in _some(sorted({reference.casefold() for reference in references})):
            found += connection.execute(chosen.where(ENQUIRY.c.reference_key.in_(keys)))
    for rows in _some(found):
        ids = [number for number, *_ in rows]
        events = events_of(connection, ids, with_words=True)
        facts, answers = facts_of(connection, ids), answers_of(connection, ids)
        for number, reference, child in rows:
            yield Known(number, reference, child, events[number], facts[number], answers[number])


def owners(connection: Connection, event_ids: Iterable[str]) -> dict[str, int]:
    """The enquiry that each known event belongs to."""
    found: dict[str, int] = {}
    for some in _some(sorted(set(event_ids))):
        chosen = select(ENTRY.c.uid, ENTRY.c.enquiry_id).where(ENTRY.c.uid.in_(some))
        found.update(connection.execute(chosen).all())
    return found


def events_of(
    connection: Connection, enquiries: Iterable[int], *, with_words: bool = False
) -> dict[int, list[Recorded]]:
    """The events of each enquiry, voided ones included, in the order of their recording.

    Reasons and notes are read only `with_words`.
    """
    found: dict[int, list[Recorded]] = defaultdict(list)
    for some in _some(enquiries):
        rows = _rows(connection, some, list(Kind))
        words = _words(connection, [row.id for row in rows]) if with_words else {}
        for row in rows:
            found[row.enquiry_id].append(_recorded(row, words.get(row.id, {})))
    return found


def facts_of(connection: Connection, enquiries: Iterable[int]) -> dict[int, dict[FactName, str]]:
    """The newest standing fact of each name, by enquiry."""
    found: dict[int, dict[FactName, str]] = defaultdict(dict)
    for some in _some(enquiries):
        rows = [row for row in _rows(connection, some, [FACT]) if row.voided_at is None]
        words = _words(connection, [row.id for row in rows])
        for row in sorted(rows, key=lambda row: (row.happened_on, row.place)):
            fact = Fact(row.uid, FactName(row.subject), words.get(row.id, {}).get(VALUE, ""), row.happened_on)
            found[row.enquiry_id][fact.name] = fact.value
    return found


def answers_of(connection: Connection, enquiries: Iterable[int]) -> dict[int, list[Answer]]:
    """The standing answers of each enquiry by date, then in the order of recording."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for some in _some(enquiries):
        rows = [row for row in _rows(connection, some, [ANSWER]) if row.voided_at is None]
        words = _words(connection, [row.id for row in rows])
        for row in sorted(rows, key=lambda row: (row.happened_on, row.place)):
            said = words.get(row.id, {})
            answer = Answer(
                row.uid, row.subject, Reply(row.by), row.happened_on, said.get(EVIDENCE, ""), said.get(SOURCE, "")
            )
            found[row.enquiry_id].append(answer)
    return found


def _some(wanted: Iterable[T]) -> Iterator[Sequence[T]]:
    """The wanted, as many at a time as fit into one question to the database."""
    remaining = iter(wanted)
    while some := list(islice(remaining, _IN_ONE_QUESTION)):
        yield some


def _rows(
    connection: Connection, enquiries: Sequence[int], kinds: Sequence[str]
) -> Sequence[Row[tuple[object, ...]]]:
    chosen = (
        select(ENTRY, VOIDING.c.recorded_at.label("voided_at"))
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(ENTRY.c.enquiry_id.in_(enquiries), ENTRY.c.kind.in_(kinds))
        .order_by(ENTRY.c.id)
    )
    return connection.execute(chosen).all()


def _words(connection: Connection, entries: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for some in _some(entries):
        chosen = select(WORDS.c.entry_id, WORDS.c.field, WORDS.c.text).where(WORDS.c.entry_id.in_(some))
        for entry_id, field, text in connection.execute(chosen):
            found[entry_id][field] = text
    return found


def _recorded(row: Row[tuple[object, ...]], words: Mapping[str, str]) -> Recorded:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    on: date = values["happened_on"]
    event = Event(
        values["uid"], Kind(values["kind"]), on, values["place"],
        cohort=Cohort(values["cohort"]) if values["cohort"] else None,
        by=By(values["by"]) if values["by"] else None,
        meeting_on=values["meeting_on"],
        meeting_reference=values["meeting_reference"] or "",
        provider_reference=values["provider_reference"] or "",
        reason=words.get(REASON, ""),
        notes=words.get(NOTES, ""),
    )  # fmt: skip
    voided_at = instant(values["voided_at"]) if values["voided_at"] is not None else None
    return Recorded(values["id"], event, instant(values["recorded_at"]), voided_at)
