"""The rows of one enquiry against what the register holds: what is new, what is there, and what cannot be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Final, TypeVar

from stars_desktop.domain.calendar import written
from stars_desktop.domain.criteria import contradiction, why_not_asked
from stars_desktop.domain.enquiry import About, fold, refused_dates
from stars_desktop.domain.entries import Answer, Clerk, Entry, Fact, FactName, NextStep, Note, Sibling, fact_in_words
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.importing.parsing import AnswerRow, DiaryRow, EnquiryRow, EventRow
from stars_desktop.store.entries import Known
from stars_desktop.workbooks.form import REFERENCE
from stars_desktop.workbooks.reading import Row

T = TypeVar("T")

_ROWS_NAMED: Final = 5
_HEADING: Final = {About.KIND: "Event", About.DATE: "Date", About.COHORT: "Cohort"}

_OPTIONAL: Final = {
    "Meeting mode": "mode",
    "Attendees": "attendees",
    "Outcome": "outcome",
    "Decided by": "decided_by",
    "Override": "override",
    "Authoriser": "authoriser",
}
"""The optional columns of Events, and what an Event calls them."""

Problems = dict[tuple[str, int], list[str]]
"""By sheet and row number."""


@dataclass(slots=True)
class Group:
    """The rows of one enquiry in a workbook."""

    enquiries: list[EnquiryRow] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    answers: list[AnswerRow] = field(default_factory=list)
    diary: list[DiaryRow] = field(default_factory=list)

    def rows(self) -> Iterator[EnquiryRow | EventRow | AnswerRow | DiaryRow]:
        """All of them, sheet by sheet."""
        return chain(self.enquiries, self.events, self.answers, self.diary)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an import does with one enquiry: adds what is new, or holds it back for its problems."""

    group: Group
    known: Known | None
    reference: str
    child_reference: str
    events: Sequence[Event]
    entries: Sequence[Entry]
    events_there: int
    answers_there: int
    diary_there: int
    differing: Sequence[str]
    problems: Problems


class Comparison:
    """Compares one group; `owners` says which enquiry of the register an event id of the workbook belongs to."""

    def __init__(self, group: Group, known: Known | None, owners: Mapping[str, int], clerk: Clerk) -> None:
        self._group = group
        self._known = known
        self._entered = [one.entry for one in known.entered] if known else []
        self._owners = owners
        self._clerk = clerk
        self._problems: Problems = defaultdict(list)
        self._differing: list[str] = []
        self._origin: dict[str, Row] = {}
        """the row that each new event was read from"""

    def decide(self) -> Decision:
        """What is new, unless there are problems."""
        for row in self._group.rows():
            if row.problems:
                self._problems[row.row.sheet, row.row.number] += row.problems
        first = self._enquiry()
        notified = self._notified(first)
        facts = self._known.facts if self._known else first.facts if first else {}
        fresh, there = self._events(notified)
        events = [notified, *fresh] if notified and not self._known else fresh
        if not self._problems:
            self._history(events)
        answers, answers_there = self._answers(notified, facts) if notified else ([], 0)
        diary, diary_there = self._diary()
        return Decision(
            group=self._group,
            known=self._known,
            reference=self._known.reference if self._known else first.reference if first else "",
            child_reference=first.child_reference if first else "",
            events=events,
            entries=[*self._facts(notified, facts), *answers, *diary],
            events_there=there,
            answers_there=answers_there,
            diary_there=diary_there,
            differing=self._differing,
            problems=self._problems,
        )

    def _problem(self, row: Row, heading: str, sentence: str) -> None:
        self._problems[row.sheet, row.number].append(f"{row.cell(heading)}: {sentence}.")

    def _enquiry(self) -> EnquiryRow | None:
        """The one row of Enquiries; a known enquiry may have none, and differs in nothing that counts."""
        rows = self._group.enquiries
        if len(rows) > 1:
            numbers = ", ".join(str(row.row.number) for row in rows[:_ROWS_NAMED])
            numbers += f" and {len(rows) - _ROWS_NAMED:,} more" if len(rows) > _ROWS_NAMED else ""
            for row in rows:
                self._problem(
                    row.row, REFERENCE.name, f"“{row.reference}” stands in rows {numbers}. Keep one of them"
                )
        if not rows and not self._known:
            for orphan in self._group.rows():
                if orphan.reference:
                    said = f"“{orphan.reference}” is neither in the sheet Enquiries nor in the register. Add its row"
                    self._problem(orphan.row, REFERENCE.name, said)
        if rows and self._known:
            self._compare(rows[0], self._known)
        return rows[0] if rows else None

    def _compare(self, row: EnquiryRow, known: Known) -> None:
        was = known.notified
        if row.child_reference and row.child_reference.casefold() != known.child_reference.casefold():
            self._differs(row, "Child reference", known.child_reference, row.child_reference)
        if row.cohort and was.cohort and row.cohort is not was.cohort:
            self._differs(row, "Cohort", was.cohort.value, row.cohort.value)
        if row.notified_on and row.notified_on != was.on:
            self._differs(row, "Notified on", written(was.on), written(row.notified_on))
        for name, value in row.facts.items():
            held = known.facts.get(name, "")
            if _folded(held) != _folded(value):
                self._leave(row.row, name, fact_in_words(name, value), fact_in_words(name, held))

    def _differs(self, row: EnquiryRow, heading: str, held: str, read: str) -> None:
        self._problem(
            row.row, heading, f"read “{read}”, but the register holds “{held}”. Correct it in the register, or here"
        )

    def _notified(self, row: EnquiryRow | None) -> Event | None:
        if self._known:
            return self._known.notified
        if not row or not row.notified_on:
            return None
        event = Event(self._clerk.new_id(), Kind.NOTIFIED, row.notified_on, 0, row.cohort)
        self._origin[event.id] = row.row
        return event

    def _events(self, notified: Event | None) -> tuple[list[Event], int]:
        """The events that are new, in sheet order, and the number of those that are there already."""
        recorded = self._known.recorded if self._known else ()
        held = {one.event.id: one.event for one in recorded}
        read = [(row, row.event) for row in self._group.events if row.event]
        pool = Counter(_content(event) for event in held.values())
        pool.subtract(_content(held[key]) for key in {event.id for _, event in read if event.id in held})
        there, fresh = 0, dict[str, Event]()
        for row, event in read:
            if event.kind is Kind.NOTIFIED:
                self._notified_row(row, event, notified)
            elif same := held.get(event.id) or fresh.get(event.id):
                there += 1
                self._same_event(row, event, same)
            elif event.id in self._owners:
                self._problem(row.row, "Event id", f"“{event.id}” belongs to another enquiry. Clear the cell")
            elif not event.id and pool[_content(event)] > 0:
                pool[_content(event)] -= 1
                there += 1
            else:
                new_id = event.id or self._clerk.new_id()
                fresh[new_id] = replace(event, id=new_id)
                self._origin[new_id] = row.row
        return list(fresh.values()), there

    def _notified_row(self, row: EventRow, event: Event, notified: Event | None) -> None:
        if notified and event.on != notified.on:
            self._problem(
                row.row, "Date", f"read {written(event.on)}, but the enquiry was notified on {written(notified.on)}. "
                "Notified on is filled in in the sheet Enquiries; remove this row"
            )  # fmt: skip

    def _same_event(self, row: EventRow, read: Event, held: Event) -> None:
        """An event found by its id: what counts must be equal, other cells are left as they are."""
        for heading, one, other in (
            ("Date", written(read.on), written(held.on)),
            ("Event", read.kind.value, held.kind.value),
            ("Cohort", read.cohort or "", held.cohort or ""),
            ("By", read.by or "", held.by or ""),
        ):
            if one != other:
                said = f"read “{one}”, but the event of that id has “{other}”. Correct it in the register, or here"
                self._problem(row.row, heading, said)
        for heading, one, other in (
            ("Reason", read.reason, held.reason),
            ("Notes", read.notes, held.notes),
            ("Meeting on", _written(read.meeting_on), _written(held.meeting_on)),
            ("Meeting reference", read.meeting_reference, held.meeting_reference),
            ("Provider reference", read.provider_reference, held.provider_reference),
            *((heading, getattr(read, name), getattr(held, name)) for heading, name in _optional(row.row)),
        ):
            if _folded(one) != _folded(other):
                self._leave(row.row, heading, one, other)

    def _leave(self, row: Row, heading: str, read: str, held: str) -> None:
        """A cell that differs from the register and is left as it is there."""
        there = f"“{held}”" if held else "nothing"
        self._differing.append(f"{row.cell(heading)}: read “{read}”, the register holds {there}")

    def _history(self, events: Sequence[Event]) -> None:
        """The whole history, what is new included, must be allowed."""
        standing = self._known.standing if self._known else []
        after = max((event.place for event in standing), default=0) + 1
        placed = [replace(event, place=place) for place, event in enumerate(events, start=after)]
        refusals = [*refused_dates(placed, self._clerk.today), *fold([*standing, *placed]).refusals]
        in_the_way = [str(refusal.event) for refusal in refusals if refusal.event.id not in self._origin]
        for refusal in refusals:
            if row := self._origin.get(refusal.event.id):
                heading = _HEADING[refusal.about] if refusal.event.kind is not Kind.NOTIFIED else "Notified on"
                self._problem(row, heading, refusal.sentence.removesuffix("."))
        if in_the_way and len(in_the_way) == len(refusals) and events:
            said = f"“{placed[0]}” leaves no room for what the register holds: {', '.join(in_the_way)}"
            self._problem(
                self._origin[placed[0].id], "Event", f"{said}. Void or correct that first, or mend this row"
            )

    def _facts(self, notified: Event | None, facts: Mapping[FactName, str]) -> list[Fact]:
        if self._known or not notified:
            return []
        return [Fact(self._clerk.new_id(), name, value, notified.on) for name, value in facts.items()]

    def _answers(self, notified: Event, facts: Mapping[FactName, str]) -> tuple[list[Answer], int]:
        read: list[Answer] = []
        for row in self._group.answers:
            if row.criterion and (why := why_not_asked(row.criterion, facts)):
                self._problem(row.row, "Criterion", f"“{row.criterion}” {why}")
            if row.reply:
                on, new_id = row.on or notified.on, self._clerk.new_id()
                read.append(Answer(new_id, row.criterion, row.reply, on, row.evidence, row.source))
        fresh = _not_held(read, [one for one in self._entered if isinstance(one, Answer)], _said)
        held = self._known.answers if self._known else ()
        self._one_question(sorted([*held, *fresh], key=lambda answer: answer.on))
        return fresh, len(read) - len(fresh)

    def _diary(self) -> tuple[list[Note | NextStep | Sibling], int]:
        read = [replace(row.entry, id=self._clerk.new_id()) for row in self._group.diary if row.entry]
        fresh = _not_held(read, [one for one in self._entered if isinstance(one, Note | NextStep | Sibling)], _noted)
        return fresh, len(read) - len(fresh)

    def _one_question(self, answers: Sequence[Answer]) -> None:
        row = next((row for row in self._group.answers if row.criterion in {"C1", "D1"}), None)
        if row and contradiction(answers):
            said = "C1 (looked after) and D1 (not looked after) are one question and are answered alike. Change one"
            self._problem(row.row, "Answer", said)


def _optional(row: Row) -> list[tuple[str, str]]:
    """The optional columns that the sheet has: one that is not there says nothing."""
    return [(heading, name) for heading, name in _OPTIONAL.items() if heading in row.letters]


def _content(event: Event) -> tuple[object, ...]:
    """What makes two rows of one enquiry equal, whatever the letter case."""
    words = (event.reason, event.notes, event.meeting_reference, event.provider_reference)
    return (event.on, event.kind, event.cohort, event.by, event.meeting_on, *map(_folded, words))


def _said(answer: Answer) -> tuple[object, ...]:
    return (answer.criterion, answer.reply, answer.on, _folded(answer.evidence), _folded(answer.source))


def _not_held(read: Iterable[T], held: Iterable[T], content: Callable[[T], object]) -> list[T]:
    """What is left of the read once each of the held, voided ones included, has met one of equal content."""
    pool = Counter(map(content, held))
    fresh = []
    for one in read:
        if pool[content(one)] > 0:
            pool[content(one)] -= 1
        else:
            fresh.append(one)
    return fresh


def _noted(entry: Note | NextStep | Sibling) -> tuple[object, ...]:
    if isinstance(entry, Note | Sibling):
        return (type(entry), entry.on, _folded(entry.text if isinstance(entry, Note) else entry.reference))
    return (entry.on, _folded(entry.what), _folded(entry.who), entry.by, entry.waiting_for)


def _folded(text: str) -> str:
    """Text without regard to letter case, outer spaces and the line ends of different systems."""
    return " ".join(text.casefold().split())


def _written(day: date | None) -> str:
    return written(day) if day else ""
