"""The rows of the sheets as values; what cannot be read is a problem of its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.council import same_council
from stars_desktop.domain.entries import FactName, NextStep, Note, Reply, Sibling, WaitingFor
from stars_desktop.domain.events import BY_ALLOWED, By, Event, Kind, Mode
from stars_desktop.services.importing.cells import Cells
from stars_desktop.workbooks.form import NEXT_STEP, NOTE, REFERENCE, SIBLING
from stars_desktop.workbooks.reading import Row


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """A row of Enquiries; a value that could not be read is None or missing."""

    row: Row
    reference: str
    child_reference: str
    cohort: Cohort | None
    notified_on: date | None
    facts: Mapping[FactName, str]
    problems: list[str]


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of Events. `event` has no place yet, and no id unless the row names one; None if it could not be read."""

    row: Row
    reference: str
    event: Event | None
    problems: list[str]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of Answers; `on` is None where the date is left to Notified on."""

    row: Row
    reference: str
    criterion: str
    reply: Reply | None
    evidence: str
    source: str
    on: date | None
    problems: list[str]


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """A row of Diary. `entry` has no id yet; None if it could not be read."""

    row: Row
    reference: str
    entry: Note | NextStep | Sibling | None
    problems: list[str]


def enquiry_row(row: Row, council: str, today: date) -> EnquiryRow:
    """Reads a row of Enquiries for the register of `council`."""
    cells = Cells(row)
    reference = cells.reference(REFERENCE.name, "the reference of the enquiry")
    named = cells.needed("Council", council)
    if named and not same_council(named, council):
        cells.problem("Council", f"read “{named}”. This is the register of {council}, and takes its enquiries only")
    child = cells.reference("Child reference", "the reference of the child")
    cohort = cells.word("Cohort", Cohort) if cells.needed("Cohort", "A, B, C or D") else None
    notified = cells.needed_day("Notified on")
    if notified and notified > today:
        cells.problem("Notified on", f"read {written(notified)}, which lies in the future. Today is {written(today)}")
    return EnquiryRow(row, reference, child, cohort, notified, _facts(cells, notified or today), cells.problems)


def _facts(cells: Cells, notified: date) -> Mapping[FactName, str]:
    facts = {
        name: cells.text(name) for name in (FactName.SOURCE, FactName.SOCIAL_WORKER, FactName.TEAM, FactName.NOTES)
    }
    facts[FactName.INITIALS] = cells.short(FactName.INITIALS)
    born = cells.day(FactName.DATE_OF_BIRTH)
    if born and born > notified:
        cells.problem(FactName.DATE_OF_BIRTH, f"read {written(born)}, which is after Notified on. Check both dates")
    facts[FactName.DATE_OF_BIRTH] = born.isoformat() if born else ""
    facts[FactName.PLACEMENT_TYPE] = cells.word(FactName.PLACEMENT_TYPE, PLACEMENT_TYPES) or ""
    facts[FactName.LEGAL_STATUS] = cells.word(FactName.LEGAL_STATUS, LEGAL_STATUSES) or ""
    return {name: value for name, value in facts.items() if value}


def event_row(row: Row) -> EventRow:
    """Reads a row of Events."""
    cells = Cells(row)
    reference = cells.needed(REFERENCE.name, "the reference of the enquiry")
    on = cells.needed_day("Date")
    kind = cells.word("Event", Kind) if cells.needed("Event", "what happened") else None
    cohort = _cohort(cells, kind)
    by = _by(cells, kind)
    details = {
        "meeting_on": cells.day("Meeting on"),
        "meeting_reference": cells.text("Meeting reference"),
        "provider_reference": cells.text("Provider reference"),
        "reason": cells.text("Reason"),
        "notes": cells.text("Notes"),
        "mode": cells.word("Meeting mode", Mode) or "",
        "attendees": cells.text("Attendees"),
        "outcome": cells.text("Outcome"),
        "decided_by": cells.text("Decided by"),
        "override": cells.text("Override"),
        "authoriser": cells.text("Authoriser"),
    }
    event_id = cells.text("Event id").casefold()
    event = None
    if on and kind and not cells.problems:
        event = Event(event_id, kind, on, 0, cohort, by, **details)  # type: ignore[arg-type]
    return EventRow(row, reference, event, cells.problems)


def _cohort(cells: Cells, kind: Kind | None) -> Cohort | None:
    cohort = cells.word("Cohort", Cohort)
    if kind is Kind.COHORT_CHANGED:
        if not cells.text("Cohort"):
            cells.problem("Cohort", "is blank. Fill in the cohort that the enquiry moves to: A, B, C or D")
    elif kind and cohort:
        cells.problem("Cohort", f"read “{cohort}”, but only Cohort changed has a cohort. Clear the cell")
    return cohort


def _by(cells: Cells, kind: Kind | None) -> By | None:
    allowed = BY_ALLOWED.get(kind, ()) if kind else tuple(By)
    text = cells.text("By")
    if allowed and kind and not text:
        cells.problem("By", f"is blank. {kind} needs one of: {', '.join(allowed)}")
    if text and not allowed:
        cells.problem("By", f"read “{text}”, but {kind} has no By. Clear the cell")
        return None
    return cells.word("By", allowed)


def answer_row(row: Row, today: date) -> AnswerRow:
    """Reads a row of Answers; whether the criterion may be answered is known once the facts are."""
    cells = Cells(row)
    reference = cells.needed(REFERENCE.name, "the reference of the enquiry")
    criterion = cells.needed("Criterion", "the id of a criterion, such as A2").upper()
    reply = cells.word("Answer", Reply) if cells.needed("Answer", "Yes, No or Not known") else None
    on = cells.day("Date")
    if on and on > today:
        cells.problem("Date", f"read {written(on)}, which lies in the future. Today is {written(today)}")
    return AnswerRow(
        row, reference, criterion, reply, cells.text("Evidence"), cells.text("Source"), on, cells.problems
    )


def diary_row(row: Row, today: date) -> DiaryRow:
    """Reads a row of Diary."""
    cells = Cells(row)
    reference = cells.needed(REFERENCE.name, "the reference of the enquiry")
    on = cells.needed_day("Date")
    if on and on > today:
        cells.problem("Date", f"read {written(on)}, which lies in the future. Today is {written(today)}")
    asked = f"{NOTE}, {NEXT_STEP} or {SIBLING}"
    kind = cells.word("Kind", (NOTE, NEXT_STEP, SIBLING)) if cells.needed("Kind", asked) else None
    entry: Note | NextStep | Sibling | None = None
    if kind in {NOTE, SIBLING}:
        text = cells.needed("Text", "the note" if kind == NOTE else "the reference of the sibling's enquiry")
        for heading in ("Who", "By when", "Waiting for"):
            if said := cells.text(heading):
                cells.problem(heading, f"read “{said}”, but only a {NEXT_STEP} has it. Clear the cell")
        entry = (Note if kind == NOTE else Sibling)("", text, on or today)
    elif kind == NEXT_STEP:
        by, waiting = cells.day("By when"), cells.word("Waiting for", WaitingFor)
        entry = NextStep("", cells.text("Text"), cells.text("Who"), by, waiting, on or today)
    return DiaryRow(row, reference, None if cells.problems else entry, cells.problems)
