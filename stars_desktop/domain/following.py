"""What comes next for an enquiry: the step that it has reached in the pipeline, and the events that may follow."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import About, History, State, fold
from stars_desktop.domain.entries import Answer, Entry, NextStep, WaitingFor, newest_step
from stars_desktop.domain.events import BY_ALLOWED, MEETINGS, Event, Kind
from stars_desktop.domain.measures import Flow


class Step(StrEnum):
    """How far an enquiry in the pipeline has come."""

    NOTIFIED = "Notified"
    TRIAGE = "Triage"
    MEETING_PLANNED = "Meeting planned"
    MEETING_HELD = "Meeting held"
    WITH_THE_PROVIDER = "With the provider"
    WAITING_FOR_A_CARER = "Waiting for a carer"
    NONE = ""


DECIDED: Final = frozenset({Step.WITH_THE_PROVIDER, Step.WAITING_FOR_A_CARER})
"""The steps that an enquiry in the pipeline reaches by a decision."""


def step(history: History, answers: Sequence[Answer], next_step: NextStep | None) -> tuple[Step, date | None]:
    """The step of the present episode and the day it was reached; outside the pipeline none, and the state's day.

    A meeting that was planned and neither held nor cancelled counts before one that was held; `answers` and
    `next_step` are those that stand.
    """
    opened = history.since
    if history.state is not State.PIPELINE or opened is None:
        return Step.NONE, opened
    if history.criteria_met:
        met = max(tally.on for tally in history.tallies if tally.flow is Flow.CRITERIA_MET)
        if next_step and next_step.waiting_for is WaitingFor.CARER:
            return Step.WAITING_FOR_A_CARER, max(met, next_step.on)
        return Step.WITH_THE_PROVIDER, met
    if meeting := meeting_reached(history):
        return Step(meeting.kind), meeting.on
    if answers:
        return Step.TRIAGE, max(opened, min(answer.on for answer in answers))
    return Step.NOTIFIED, opened


_ENDED_BY: Final = {
    State.LIVE: Kind.PROGRESSED,
    State.NOT_PRESENTED: Kind.NOT_PRESENTED,
    State.DECLINED: Kind.PROVIDER_DECLINED,
    State.WITHDRAWN: Kind.WITHDRAWN,
    State.CLOSED_OTHER: Kind.CLOSED_OTHER,
    State.CASE_CLOSED: Kind.CASE_CLOSED,
}


def brought_here(history: History) -> Event | None:
    """The event by which an enquiry stands where it stands; in the pipeline Criteria met, None while in triage."""
    if history.state is State.PIPELINE and not history.criteria_met:
        return None
    kind = _ENDED_BY.get(history.state, Kind.CRITERIA_MET)
    return next((event for event in reversed(history.events) if event.kind is kind), None)


def next_step_of(history: History, entries: Iterable[Entry]) -> NextStep | None:
    """The next step that counts: the newest, while the enquiry is in the state in which it was set."""
    found = newest_step(entries)
    return found if found and history.since and found.on >= history.since else None


def meeting_reached(history: History) -> Event | None:
    """The meeting that is ahead, or else the one held last, while the enquiry is in its present state.

    What is held or cancelled was planned first.
    """
    ahead: list[Event] = []
    held: Event | None = None
    for event in history.events:
        if history.since is None or event.on < history.since:
            continue
        if event.kind is Kind.MEETING_PLANNED:
            ahead.append(event)
        elif event.kind in MEETINGS:
            same = [one for one in ahead if one.meeting_reference.casefold() == event.meeting_reference.casefold()]
            if planned := (same or ahead)[:1]:
                ahead.remove(planned[0])
            held = event if event.kind is Kind.MEETING_HELD else held
    return ahead[-1] if ahead else held


def may_follow(events: Iterable[Event], today: date) -> Mapping[Kind, str]:
    """Every kind but Notified with why it may not happen today: one sentence, or nothing where it may.

    `events` are those that stand. A Cohort changed may happen where it may to one of the other cohorts.
    """
    standing = list(events)
    place = max((event.place for event in standing), default=0) + 1
    return {kind: _why_not(standing, _tried(kind, today, place)) for kind in Kind if kind is not Kind.NOTIFIED}


def _tried(kind: Kind, today: date, place: int) -> list[Event]:
    by = BY_ALLOWED.get(kind, (None,))[0]
    cohorts = Cohort if kind is Kind.COHORT_CHANGED else (None,)
    return [Event("", kind, today, place, cohort, by) for cohort in cohorts]


def _why_not(standing: Sequence[Event], tried: Sequence[Event]) -> str:
    """Empty where one of those tried may happen; else what is in the way, but for a cohort held already."""
    said = ""
    for new in tried:
        refusals = fold([*standing, new]).refusals
        if not refusals:
            return ""
        own = next((refusal for refusal in refusals if refusal.event is new), None)
        if own is None:
            said = f"It would leave no room for {', '.join(str(refusal.event) for refusal in refusals)}."
        elif own.about is not About.COHORT:
            said = _first(own.why)
    return said


def _first(sentences: str) -> str:
    one = sentences.partition(". ")[0].removesuffix(".")
    return f"{one[0].upper()}{one[1:]}."
