"""Histories for tests: short hand-written ones, and any allowed one that Hypothesis can think of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import History, fold
from stars_desktop.domain.events import BY_ALLOWED, By, Event, Kind

START = date(2022, 9, 20)
_NUMBERS = count(1)


def event(kind: Kind, on: int | date, cohort: Cohort | None = None, by: By | None = None, meeting: str = "") -> Event:
    """An event on a date, or so many days after START, recorded after all made before it."""
    number = next(_NUMBERS)
    day = START + timedelta(days=on) if isinstance(on, int) else on
    if kind in BY_ALLOWED and by is None:
        by = BY_ALLOWED[kind][0]
    return Event(f"e{number}", kind, day, number, cohort, by, meeting_reference=meeting)


def notified(on: int | date = 0, cohort: Cohort = Cohort.A) -> Event:
    """The event that begins an enquiry."""
    return event(Kind.NOTIFIED, on, cohort)


@st.composite
def candidates(draw: st.DrawFn) -> Event:
    """Any event within six weeks around the end of a contract year, a few days of which are crowded."""
    kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.NOTIFIED]))
    on = draw(st.one_of(st.integers(0, 4), st.integers(0, 40)))
    cohort = draw(st.sampled_from(list(Cohort))) if kind is Kind.COHORT_CHANGED else None
    by = draw(st.sampled_from(BY_ALLOWED[kind])) if kind in BY_ALLOWED else None
    return event(kind, on, cohort, by, draw(st.sampled_from(["", "", "M1", "M2"])))


@st.composite
def allowed_events(draw: st.DrawFn) -> list[Event]:
    """The events of one enquiry, in the order in which they could have been recorded one by one."""
    events = [notified(draw(st.integers(0, 6)), draw(st.sampled_from(list(Cohort))))]
    for candidate in draw(st.lists(candidates(), max_size=14)):
        placed = replace(candidate, place=next(_NUMBERS))
        if not fold([*events, placed]).refusals:
            events.append(placed)
    return events


def allowed(events: Sequence[Event]) -> History:
    """The history, which must have no refusal."""
    history = fold(events)
    assert not history.refusals, history.refusals[0].sentence
    return history


PERIODS = [
    Period(START, date(2022, 9, 30)),
    Period(date(2022, 10, 1), date(2023, 9, 30)),
    Period(START - timedelta(days=30), START + timedelta(days=90)),
    Period(START + timedelta(days=3), START + timedelta(days=3)),
]
