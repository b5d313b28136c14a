"""From an enquiry's events to where it is, what it is counted in, and what may not follow what.

`fold` walks the events day by day, because a day is the unit of every count: the cohort of a flow is the one in
force at the end of its day, a stock is what holds at the end of a day, and a meeting may be held whenever the
enquiry was open at some time of that day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import MEETINGS, By, Event, Kind
from stars_desktop.domain.measures import Flow, Stock

FOREVER: Final = date.max
"""The end of a stay that has not ended."""


class State(StrEnum):
    """Where an enquiry is, in words that complete 'The enquiry is ...'."""

    NEW = "not yet notified"
    PIPELINE = "in the pipeline"
    NOT_PRESENTED = "not presented"
    DECLINED = "declined by the provider"
    WITHDRAWN = "withdrawn"
    CLOSED_OTHER = "closed for another reason"
    LIVE = "a live case"
    CASE_CLOSED = "a closed case"


_OPEN: Final = frozenset({State.PIPELINE, State.NOT_PRESENTED, State.DECLINED})
_MEETING: Final = _OPEN | {State.LIVE}

ALLOWED: Final[Mapping[Kind, frozenset[State]]] = {
    Kind.NOTIFIED: frozenset({State.NEW}),
    Kind.MEETING_PLANNED: _MEETING,
    Kind.MEETING_HELD: _MEETING,
    Kind.MEETING_CANCELLED: _MEETING,
    Kind.CRITERIA_MET: frozenset({State.PIPELINE}),
    Kind.NOT_PRESENTED: frozenset({State.PIPELINE}),
    Kind.PROGRESSED: frozenset({State.PIPELINE}),
    Kind.PROVIDER_DECLINED: frozenset({State.PIPELINE}),
    Kind.WITHDRAWN: _OPEN,
    Kind.CLOSED_OTHER: _OPEN,
    Kind.REOPENED: frozenset({State.NOT_PRESENTED, State.DECLINED, State.WITHDRAWN, State.CLOSED_OTHER}),
    Kind.COHORT_CHANGED: _MEETING,
    Kind.CASE_CLOSED: frozenset({State.LIVE}),
}
"""The states in which each kind of event may happen; meetings ask for one of them at some time of the day."""

_BECOMES: Final[Mapping[Kind, State]] = {
    Kind.NOTIFIED: State.PIPELINE,
    Kind.NOT_PRESENTED: State.NOT_PRESENTED,
    Kind.PROGRESSED: State.LIVE,
    Kind.PROVIDER_DECLINED: State.DECLINED,
    Kind.WITHDRAWN: State.WITHDRAWN,
    Kind.CLOSED_OTHER: State.CLOSED_OTHER,
    Kind.REOPENED: State.PIPELINE,
    Kind.CASE_CLOSED: State.CASE_CLOSED,
}

_NEEDS_CRITERIA: Final = frozenset({Kind.PROGRESSED, Kind.PROVIDER_DECLINED})

_FLOWS: Final[Mapping[Kind, Flow]] = {
    Kind.NOTIFIED: Flow.NOTIFIED,
    Kind.MEETING_HELD: Flow.MEETING_HELD,
    Kind.NOT_PRESENTED: Flow.NOT_PRESENTED,
    Kind.PROGRESSED: Flow.PROGRESSED,
    Kind.PROVIDER_DECLINED: Flow.DECLINED,
    Kind.REOPENED: Flow.REOPENED,
    Kind.CASE_CLOSED: Flow.CASE_CLOSED,
}
"""Kinds that are one unit of one flow whatever went before; the others are decided in `_Walk._counted`."""

_STOCK_OF: Final[Mapping[State, Stock]] = {State.PIPELINE: Stock.PIPELINE, State.LIVE: Stock.LIVE}
_BEGINS_A_STAY: Final = frozenset({Kind.NOTIFIED, Kind.REOPENED, Kind.PROGRESSED, Kind.COHORT_CHANGED})
_MOVES: Final = {Stock.PIPELINE: (Flow.PIPELINE_OUT, Flow.PIPELINE_IN), Stock.LIVE: (Flow.LIVE_OUT, Flow.LIVE_IN)}


@dataclass(frozen=True, slots=True)
class Tally:
    """One unit of one flow: the event behind it, its day, and the cohort in force at the end of that day."""

    flow: Flow
    cohort: Cohort
    on: date
    event_id: str
    meeting: str = ""
    """what makes a held meeting one meeting: its reference, or else the event itself"""


@dataclass(frozen=True, slots=True)
class Stay:
    """Being in a stock, in one cohort, at the end of each day from `since` until before `until`."""

    stock: Stock
    cohort: Cohort
    since: date
    until: date
    event_id: str
    """the event that began it"""


class About(StrEnum):
    """What it is about an event that is refused."""

    KIND = "event"
    DATE = "date"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that may not follow what went before it, the sentence that says so, and what it is about."""

    event: Event
    sentence: str
    about: About = About.KIND
    why: str = ""
    """the sentence from its colon on: what is in the way, and what would be allowed"""


@dataclass(frozen=True, slots=True)
class History:
    """All that follows from an enquiry's events. Where there are refusals, the refused events count nowhere."""

    events: tuple[Event, ...]
    state: State
    cohort: Cohort | None
    since: date | None
    """when the present state began"""
    criteria_met: bool
    """in the present episode"""
    stays: tuple[Stay, ...]
    tallies: tuple[Tally, ...]
    refusals: tuple[Refusal, ...]


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events by date, then in the order of their places; Notified always comes first on its day."""
    return sorted(events, key=lambda event: (event.on, event.kind is not Kind.NOTIFIED, event.place))


def fold(events: Iterable[Event]) -> History:
    """What the standing (not voided) events of one enquiry amount to, in whatever order they are given."""
    ordered = in_order(events)
    walk = _Walk(next((event for event in ordered if event.kind is Kind.NOTIFIED), None))
    for day, of_day in groupby(ordered, key=lambda event: event.on):
        walk.through(day, list(of_day))
    return walk.history(ordered)


def refused_dates(events: Iterable[Event], today: date) -> list[Refusal]:
    """The events that lie in the future."""
    return [
        Refusal(
            event,
            f"{event} lies in the future; today is {written(today)}. Record it once it has happened.",
            About.DATE,
        )
        for event in events
        if event.on > today
    ]


class _Walk:
    """Carries an enquiry through its days."""

    def __init__(self, notified: Event | None) -> None:
        self.notified = notified
        self.state = State.NEW
        self.cohort: Cohort | None = None
        self.since: date | None = None
        self.criteria_met = False
        self.episode = 0
        self.tallies: list[Tally] = []
        self.refusals: list[Refusal] = []
        self.ended: list[Stay] = []
        self.stay: tuple[Stay, int] | None = None

    def through(self, day: date, events: Sequence[Event]) -> None:
        """One day: its steps, its meetings, then what stands at its end."""
        stock, cohort = _STOCK_OF.get(self.state), self.cohort
        seen = {self.state}
        counted: list[tuple[Flow, Event]] = []
        for event in events:
            if event.kind not in MEETINGS:
                counted += self._step(event)
                seen.add(self.state)
        for event in events:
            if event.kind in MEETINGS:
                counted += self._meeting(event, seen)
        if self.cohort:
            self._tally(counted, self.cohort)
            if stock and cohort and cohort is not self.cohort:
                self._move(stock, cohort, self.cohort, events)
            self._stay(day, self.cohort, events)

    def history(self, events: Sequence[Event]) -> History:
        """What has been gathered, refusals in the order of their events."""
        stays = [*self.ended, self.stay[0]] if self.stay else self.ended
        refusals = sorted(self.refusals, key=lambda refusal: events.index(refusal.event))
        return History(
            tuple(events), self.state, self.cohort, self.since, self.criteria_met,
            tuple(stays), tuple(self.tallies), tuple(refusals),
        )  # fmt: skip

    def _step(self, event: Event) -> list[tuple[Flow, Event]]:
        if why := self._why_not(event):
            return self._refuse(event, why)
        counted = self._counted(event)
        self._apply(event)
        return counted

    def _meeting(self, event: Event, seen: set[State]) -> list[tuple[Flow, Event]]:
        return self._counted(event) if seen & ALLOWED[event.kind] else self._refuse(event, self._not_now(event))

    def _why_not(self, event: Event) -> str:
        if self.state not in ALLOWED[event.kind]:
            return self._not_now(event)
        if event.kind in _NEEDS_CRITERIA and not self.criteria_met:
            return "the criteria have not been met in this episode. Record Criteria met first."
        if event.kind is Kind.COHORT_CHANGED and event.cohort is self.cohort:
            return f"the enquiry is in cohort {self.cohort} already. Name the cohort that it moves to."
        return ""

    def _not_now(self, event: Event) -> str:
        if self.state is State.NEW:
            if self.notified is None:
                return "the enquiry has not been notified. Record Notified first."
            return f"it is dated before Notified on {written(self.notified.on)}. No event may come before that."
        if event.kind is Kind.NOTIFIED and self.notified:
            return f"the enquiry was notified on {written(self.notified.on)} already. Correct that event instead."
        return f"the enquiry is {self.state} (since {written(self.since or event.on)}). {self._may_follow()}"

    def _may_follow(self) -> str:
        kinds = [kind for kind, states in ALLOWED.items() if self.state in states]
        if self.criteria_met is False:
            kinds = [kind for kind in kinds if kind not in _NEEDS_CRITERIA]
        if not kinds:
            return "Nothing may follow but meetings of the day on which it closed; make a new enquiry."
        return "Allowed then: " + ", ".join(kinds) + "."

    def _refuse(self, event: Event, why: str) -> list[tuple[Flow, Event]]:
        about = About.KIND
        if self.state is State.NEW and self.notified:
            about = About.DATE
        elif event.kind is Kind.COHORT_CHANGED and self.state in ALLOWED[event.kind]:
            about = About.COHORT
        self.refusals.append(Refusal(event, f"{event} is not allowed: {why}", about, why))
        return []

    def _counted(self, event: Event) -> list[tuple[Flow, Event]]:
        """The flows that an event, about to happen in the present state, is a unit of."""
        from_pipeline = self.state is State.PIPELINE
        if event.kind in _FLOWS:
            return [(_FLOWS[event.kind], event)]
        if event.kind is Kind.CRITERIA_MET and not self.criteria_met:
            return [(Flow.CRITERIA_MET, event)]
        if event.kind is Kind.CLOSED_OTHER:
            return [(Flow.CLOSED_OTHER if from_pipeline else Flow.CLOSED_OTHER_LATER, event)]
        if event.kind is Kind.WITHDRAWN:
            exit_or_memo = Flow.WITHDRAWN if from_pipeline else Flow.WITHDRAWN_LATER
            by_social_care = [Flow.WITHDRAWN_BY_SOCIAL_CARE] if event.by is By.SOCIAL_CARE else []
            return [(flow, event) for flow in (exit_or_memo, *by_social_care)]
        return []

    def _apply(self, event: Event) -> None:
        if event.kind in (Kind.NOTIFIED, Kind.REOPENED):
            self.episode += 1
            self.criteria_met = False
        if event.kind in (Kind.NOTIFIED, Kind.COHORT_CHANGED):
            self.cohort = event.cohort
        if event.kind is Kind.CRITERIA_MET:
            self.criteria_met = True
        if event.kind in _BECOMES:
            self.state, self.since = _BECOMES[event.kind], event.on

    def _tally(self, counted: Iterable[tuple[Flow, Event]], cohort: Cohort) -> None:
        for flow, event in counted:
            meeting = (event.meeting_reference.casefold() or event.id) if flow is Flow.MEETING_HELD else ""
            self.tallies.append(Tally(flow, cohort, event.on, event.id, meeting))

    def _move(self, stock: Stock, old: Cohort, new: Cohort, events: Sequence[Event]) -> None:
        """An enquiry in a stock the evening before moves once, from its old to its new cohort."""
        cause = next(event for event in reversed(events) if event.kind is Kind.COHORT_CHANGED)
        out, into = _MOVES[stock]
        self.tallies += [Tally(out, old, cause.on, cause.id), Tally(into, new, cause.on, cause.id)]

    def _stay(self, day: date, cohort: Cohort, events: Sequence[Event]) -> None:
        stock = _STOCK_OF.get(self.state)
        if self.stay:
            stay, episode = self.stay
            if (stay.stock, stay.cohort, episode) == (stock, cohort, self.episode):
                return
            self.ended.append(Stay(stay.stock, stay.cohort, stay.since, day, stay.event_id))
        cause = next((event for event in reversed(events) if event.kind in _BEGINS_A_STAY), None)
        if stock and cause:
            self.stay = Stay(stock, cohort, day, FOREVER, cause.id), self.episode
        else:
            self.stay = None
