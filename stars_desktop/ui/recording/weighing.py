"""What an event would do to an enquiry before it is recorded: whether it may happen, and what it will count as."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.enquiry import About, Refusal, fold, in_order
from stars_desktop.domain.events import MEETINGS, Event, Kind
from stars_desktop.domain.measures import Flow
from stars_desktop.ui.recording.asked import Problems
from stars_desktop.ui.recording.forms import FITS, FORMS

UNDO: Final = "It can be undone with Edit, Undo."

_COUNTS_AS: Final[Mapping[Flow, str]] = {
    Flow.NOTIFIED: "notified",
    Flow.MEETING_HELD: "meeting held",
    Flow.CRITERIA_MET: "criteria met",
    Flow.PROGRESSED: "progressed",
    Flow.NOT_PRESENTED: "not presented",
    Flow.WITHDRAWN_BY_SOCIAL_CARE: "withdrawn by social care",
    Flow.CASE_CLOSED: "case closed",
    Flow.REOPENED: "reopened",
    Flow.DECLINED: "declined by the provider",
    Flow.WITHDRAWN: "withdrawn",
    Flow.CLOSED_OTHER: "closed for another reason",
    Flow.WITHDRAWN_LATER: "withdrawn after it had left the pipeline",
    Flow.CLOSED_OTHER_LATER: "closed after it had left the pipeline",
    Flow.PIPELINE_IN: "moved into the pipeline",
    Flow.PIPELINE_OUT: "moved out of the pipeline",
    Flow.LIVE_IN: "moved into the live cases",
    Flow.LIVE_OUT: "moved out of the live cases",
}
_SAID_BY_THE_COLUMN: Final = frozenset({Flow.WITHDRAWN, Flow.WITHDRAWN_LATER})
"""not said beside Withdrawn by social care, which is the published figure"""


def effect(standing: Sequence[Event], new: Sequence[Event], today: date) -> str:
    """Which figure of the return these events will change, in a sentence, and how to take them back.

    Where they are not allowed on their day, it is what they would change today.
    """
    history = fold([*standing, *_placed(standing, new)])
    if history.refusals:
        now = [replace(event, on=today) for event in new]
        return effect(standing, now, today) if now != list(new) else UNDO
    ids = {event.id for event in new}
    tallies = [tally for tally in history.tallies if tally.event_id in ids]
    if any(tally.flow is Flow.WITHDRAWN_BY_SOCIAL_CARE for tally in tallies):
        tallies = [tally for tally in tallies if tally.flow not in _SAID_BY_THE_COLUMN]
    if not tallies:
        return f"It changes no figure of the return. {UNDO}"
    said = " and as ".join(f"{tally.cohort}, {_COUNTS_AS[tally.flow]}" for tally in tallies)
    return f"It will count as {said}, in the return of the month in which it happened. {UNDO}"


def told_twice(standing: Sequence[Event], event: Event) -> str:
    """A sentence where the same meeting stands there already; "" where it does not."""
    same = (one for one in standing if one.kind is event.kind in MEETINGS and _day_of(one) == _day_of(event))
    return f"{one} stands there already. " if (one := next(same, None)) else ""


def _day_of(meeting: Event) -> date:
    return meeting.meeting_on or meeting.on


def problems_of(standing: Sequence[Event], new: Sequence[Event], today: date) -> Problems:
    """Why these events, all of one day, may not be added to those that stand; by the field to mend."""
    event = new[-1]
    label = FORMS[event.kind].asked[0].plain
    if event.on > today:
        return {"on": f"{label} must be today or in the past; today is {written(today)}"}
    refusals = fold([*standing, *_placed(standing, new)]).refusals
    if not refusals:
        return {}
    if other_day := _other_day(standing, new, today):
        return {"on": f"{label} must be {other_day}"}
    return _refused(refusals, new, label)


def _placed(standing: Iterable[Event], new: Sequence[Event]) -> list[Event]:
    """In their order after all that stand; an event that takes the place of another brings its own."""
    last = max((event.place for event in standing), default=0)
    return [event if event.place else replace(event, place=last + at) for at, event in enumerate(new, start=1)]


def _refused(refusals: Sequence[Refusal], new: Sequence[Event], label: str) -> Problems:
    own = next((one for one in refusals if one.event.id in {event.id for event in new}), None)
    if own is None:
        in_the_way = " and ".join(str(one.event) for one in refusals)
        return {"on": f"{label} must leave room for {in_the_way}, which would no longer be allowed"}
    if own.about is About.COHORT:
        return {"cohort" if own.event.id == new[-1].id else FITS: own.sentence}
    return {"": own.sentence}


def _other_day(standing: Sequence[Event], new: Sequence[Event], today: date) -> str:
    """The nearest day at another event on which these would be allowed, in words that follow 'must be'."""
    on, ordered = new[-1].on, in_order(standing)
    if ordered and on < ordered[0].on:
        return f"the same as or after {written(ordered[0].on)}, when {FORMS[ordered[0].kind].past}"
    later = ((near, near.on, "the same as or after") for near in ordered if near.on > on)
    earlier = (
        (near, day, words)
        for near in reversed(ordered)
        if near.on <= on
        for day, words in ((near.on, "the same as or before"), (near.on - timedelta(days=1), "before"))
    )
    for near, day, words in (*later, *earlier):
        moved = [replace(event, on=day) for event in new]
        if day <= today and day != on and not fold([*standing, *_placed(standing, moved)]).refusals:
            return f"{words} {written(near.on)}, when {_happened(ordered, near)}"
    return ""


def _happened(ordered: Sequence[Event], near: Event) -> str:
    """What happened on the day of an event, by the event of that day that moved the enquiry on."""
    of_day = [event for event in ordered if event.on == near.on]
    first = next((event for event in of_day if event.kind is Kind.NOTIFIED), None)
    steps = [event for event in of_day if event.kind not in MEETINGS]
    return FORMS[(first or (steps or of_day)[-1]).kind].past
