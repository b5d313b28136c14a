"""One enquiry as it is opened: what is known of it, all that happened, and what may follow."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stars_desktop.domain.calendar import written
from stars_desktop.domain.codes import LEGAL_STATUSES, NOT_LOOKED_AFTER, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import History, State, fold
from stars_desktop.domain.entries import (
    Answer,
    Entry,
    Fact,
    FactName,
    NextStep,
    Note,
    Sibling,
    Voided,
    fact_in_words,
    newest_facts,
)
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.following import may_follow, next_step_of, step
from stars_desktop.services.kin import SiblingEnquiry, siblings_in
from stars_desktop.services.listing import refuse_older
from stars_desktop.store.decisions import frozen_of
from stars_desktop.store.entries import Entered, Known, Recorded, known_enquiries, standing_entries
from stars_desktop.store.matching import of_child
from stars_desktop.store.vault import Connection, Vault


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline: what happened on a day, when (UTC) and by whom it was recorded, what became of it."""

    kind: str
    """a kind of event, or Note, Fact, Next step, Answer"""
    on: date
    recorded_at: datetime
    recorded_by: str
    title: str
    lines: tuple[str, ...]
    event: Event | None
    entry_id: str
    voided: Voided | None
    frozen: bool = False
    """whether what was known then is kept with it (services.decisions)"""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that is known, as stored and in words, and the day from which it was known."""

    name: FactName
    value: str
    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another enquiry of the same child."""

    reference: str
    state: State
    cohort: Cohort
    notified_on: date


@dataclass(frozen=True, slots=True)
class Dossier:
    """An enquiry, opened."""

    id: int
    reference: str
    child_reference: str
    council: str
    history: History
    step: str
    step_since: date | None
    """the day it reached its step or, outside the pipeline, its state"""
    facts: Mapping[FactName, KnownFact]
    answers: Sequence[Answer]
    next_step: NextStep | None
    timeline: tuple[Moment, ...]
    """newest first, voided ones included: events, notes, next steps, answers, and facts that came later"""
    may_follow: Mapping[Kind, str]
    """every kind but Notified: nothing where it may happen today, else why not"""
    others: tuple[Earlier, ...]
    siblings: tuple[SiblingEnquiry, ...]


def dossier(vault: Vault, reference: str, today: date) -> Dossier:
    """The enquiry of a reference, whatever its letter case; ExpectedError where there is none."""
    refuse_older(vault)
    with vault.reading() as connection:
        known = enquiry_of(connection, reference)
        others = of_child(connection, known.child_reference)
        frozen = frozen_of(connection, known.id)
        siblings = siblings_in(connection, known.child_reference)
    entries = standing_entries(known.entered)
    history = fold(known.standing)
    following = next_step_of(history, entries)
    reached, since = step(history, known.answers, following)
    return Dossier(
        id=known.id,
        reference=known.reference,
        child_reference=known.child_reference,
        council=vault.about.council,
        history=history,
        step=reached,
        step_since=since,
        facts={name: _known(fact) for name, fact in newest_facts(entries).items() if fact.value},
        answers=known.answers,
        next_step=following,
        timeline=_timeline(known, frozen),
        may_follow=may_follow(known.standing, today),
        others=tuple(
            Earlier(one.reference, one.state, one.cohort, one.notified_on)
            for one in others
            if one.reference != known.reference
        ),
        siblings=siblings,
    )


def enquiry_of(connection: Connection, reference: str) -> Known:
    """What the register holds of an enquiry; ExpectedError where there is none."""
    known = next(known_enquiries(connection, [reference.strip()]), None)
    if known is None:
        raise ExpectedError(f"There is no enquiry “{reference}” in this register. Check its reference.")
    return known


def _known(fact: Fact) -> KnownFact:
    return KnownFact(fact.name, fact.value, _in_words(fact), fact.on)


def _in_words(fact: Fact) -> str:
    codes = {FactName.PLACEMENT_TYPE: PLACEMENT_TYPES, FactName.LEGAL_STATUS: LEGAL_STATUSES}.get(fact.name, {})
    if fact.value in codes and fact.value != NOT_LOOKED_AFTER:
        return f"{codes[fact.value]} ({fact.value})"
    return fact_in_words(fact.name, fact.value)


def _timeline(known: Known, frozen: Collection[str]) -> tuple[Moment, ...]:
    came_with_it = {row.recorded_at for row in known.recorded if row.event.kind is Kind.NOTIFIED}
    entered = [
        one
        for one in known.entered
        if not (isinstance(one.entry, Fact) and one.voided is None and one.recorded_at in came_with_it)
    ]
    moments = [(_place(row), _happened(row, frozen)) for row in known.recorded]
    moments += [((one.entry.on, True, one.entry_id, one.entry_id), _entered(one)) for one in entered]
    return tuple(moment for _, moment in sorted(moments, key=lambda placed: placed[0], reverse=True))


def _place(row: Recorded) -> tuple[date, bool, int, int]:
    """In the order of a history; what was corrected comes after what took its place."""
    return row.event.on, row.event.kind is not Kind.NOTIFIED, row.event.place, row.entry_id


def _happened(row: Recorded, frozen: Collection[str]) -> Moment:
    event = row.event
    return Moment(
        event.kind, event.on, row.recorded_at, row.recorded_by,
        _event_title(event), tuple(_event_lines(event)), event, event.id, row.voided, event.id in frozen,
    )  # fmt: skip


def _event_title(event: Event) -> str:
    if event.kind is Kind.NOTIFIED:
        return f"Notified, cohort {event.cohort}"
    if event.kind is Kind.COHORT_CHANGED:
        return f"Cohort changed to {event.cohort}"
    if event.override:
        return f"{event.kind}, against the criteria"
    if event.by:
        joined = " by " if event.kind is Kind.WITHDRAWN else ", "
        return f"{event.kind}{joined}{event.by.lower()}"
    return event.kind


def _event_lines(event: Event) -> Iterator[str]:
    for label, text in (
        ("", event.reason),
        ("Meeting on", written(event.meeting_on) if event.meeting_on else ""),
        ("", event.mode),
        ("Attended by", event.attendees),
        ("Outcome:", event.outcome),
        ("Decided by", event.decided_by),
        ("Against the criteria:", event.override),
        ("Authorised by", event.authoriser),
        ("", event.notes),
        ("Meeting reference", event.meeting_reference),
        ("Provider reference", event.provider_reference),
    ):
        if text:
            yield f"{label} {text}".strip()


def _entered(one: Entered) -> Moment:
    entry = one.entry
    title, lines = _entry_words(entry)
    return Moment(
        entry_kind(entry), entry.on, one.recorded_at, one.recorded_by, title, lines, None, entry.id, one.voided
    )


def entry_kind(entry: Entry) -> str:
    """What kind of entry it is, in words."""
    return {Fact: "Fact", Note: "Note", NextStep: "Next step", Answer: "Answer", Sibling: "Sibling"}[type(entry)]


def _entry_words(entry: Entry) -> tuple[str, tuple[str, ...]]:
    if isinstance(entry, Fact):
        return entry.name, (_in_words(entry) or "Not known any more",)
    if isinstance(entry, Note):
        return "Looked at the criteria again" if entry.looked_again else "Note", (entry.text,) if entry.text else ()
    if isinstance(entry, Answer):
        said = f"{entry.criterion} answered {entry.reply}"
        return said, tuple(one for one in (entry.evidence, entry.source) if one)
    if isinstance(entry, Sibling):
        return "Sibling linked", (entry.reference,)
    if entry.blank:
        return "Next step cleared", ()
    by = f"By {written(entry.by)}" if entry.by else ""
    waiting = f"Waiting for: {entry.waiting_for.lower()}" if entry.waiting_for else ""
    return "Next step", tuple(line for line in (entry.what, entry.who, by, waiting) if line)
