"""Each row of the table of what may follow what, both ways."""

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State, fold, refused_dates
from stars_desktop.domain.events import By, Event, Kind
from tests.domain.histories import START, event, notified

REACHED: dict[State, list[tuple[Kind, By | None]]] = {
    State.PIPELINE: [],
    State.NOT_PRESENTED: [(Kind.NOT_PRESENTED, None)],
    State.DECLINED: [(Kind.CRITERIA_MET, None), (Kind.PROVIDER_DECLINED, None)],
    State.WITHDRAWN: [(Kind.WITHDRAWN, By.FAMILY)],
    State.CLOSED_OTHER: [(Kind.CLOSED_OTHER, None)],
    State.LIVE: [(Kind.CRITERIA_MET, None), (Kind.PROGRESSED, None)],
    State.CASE_CLOSED: [(Kind.CRITERIA_MET, None), (Kind.PROGRESSED, None), (Kind.CASE_CLOSED, By.EARLY)],
}

OPEN = {State.PIPELINE, State.NOT_PRESENTED, State.DECLINED}
MAY_FOLLOW = {
    Kind.NOTIFIED: set[State](),
    Kind.MEETING_PLANNED: OPEN | {State.LIVE},
    Kind.MEETING_HELD: OPEN | {State.LIVE},
    Kind.MEETING_CANCELLED: OPEN | {State.LIVE},
    Kind.CRITERIA_MET: {State.PIPELINE},
    Kind.NOT_PRESENTED: {State.PIPELINE},
    Kind.PROGRESSED: set[State](),
    Kind.PROVIDER_DECLINED: set[State](),
    Kind.WITHDRAWN: OPEN,
    Kind.CLOSED_OTHER: OPEN,
    Kind.REOPENED: {State.NOT_PRESENTED, State.DECLINED, State.WITHDRAWN, State.CLOSED_OTHER},
    Kind.COHORT_CHANGED: OPEN | {State.LIVE},
    Kind.CASE_CLOSED: {State.LIVE},
}
"""Ten days after that state was reached, with no criteria met in a pipeline."""


def reach(state: State) -> list[Event]:
    """A history that ends in a state, the last event on day 5."""
    return [notified(), *(event(kind, 5, by=by) for kind, by in REACHED[state])]


def new(kind: Kind, on: int) -> Event:
    return event(kind, on, Cohort.B if kind in {Kind.COHORT_CHANGED, Kind.NOTIFIED} else None)


@pytest.mark.parametrize("state", REACHED)
@pytest.mark.parametrize("kind", Kind)
def test_what_may_follow_what(kind: Kind, state: State) -> None:
    history = reach(state)
    assert fold(history).state is state
    following = new(kind, 15)
    refused = [refusal.event for refusal in fold([*history, following]).refusals]
    assert refused == ([] if state in MAY_FOLLOW[kind] else [following])


@pytest.mark.parametrize("kind", Kind)
def test_nothing_but_notified_may_begin_an_enquiry(kind: Kind) -> None:
    assert bool(fold([new(kind, 0)]).refusals) is (kind is not Kind.NOTIFIED)


@pytest.mark.parametrize("kind", [Kind.PROGRESSED, Kind.PROVIDER_DECLINED])
def test_progress_and_decline_need_the_criteria_met_in_this_episode(kind: Kind) -> None:
    met = [notified(), event(Kind.CRITERIA_MET, 2)]
    assert not fold([*met, event(kind, 3)]).refusals
    again = [*met, event(Kind.NOT_PRESENTED, 4), event(Kind.REOPENED, 5)]
    (refusal,) = fold([*again, event(kind, 6)]).refusals
    assert "Record Criteria met first" in refusal.sentence
    assert not fold([*again, event(Kind.CRITERIA_MET, 6), event(kind, 6)]).refusals


@pytest.mark.parametrize("last", [Kind.NOT_PRESENTED, Kind.WITHDRAWN, Kind.CLOSED_OTHER])
@pytest.mark.parametrize("meeting", [Kind.MEETING_HELD, Kind.MEETING_PLANNED, Kind.MEETING_CANCELLED])
def test_a_meeting_may_be_on_the_day_an_enquiry_left_the_pipeline(last: Kind, meeting: Kind) -> None:
    before = [notified(), event(last, 5)]
    assert not fold([*before, event(meeting, 5)]).refusals


def test_a_meeting_may_be_on_the_day_of_a_reopening_even_before_it() -> None:
    gone = [notified(), event(Kind.WITHDRAWN, 5)]
    meeting = event(Kind.MEETING_HELD, 9)
    assert [refusal.event for refusal in fold([*gone, meeting]).refusals] == [meeting]
    assert not fold([*gone, meeting, event(Kind.REOPENED, 9)]).refusals


def test_only_meetings_may_follow_a_closed_case_and_only_on_its_day() -> None:
    closed = reach(State.CASE_CLOSED)
    assert not fold([*closed, event(Kind.MEETING_HELD, 5)]).refusals
    (refusal,) = fold([*closed, event(Kind.MEETING_HELD, 6)]).refusals
    assert "make a new enquiry" in refusal.sentence


def test_a_cohort_changes_to_another_one_only() -> None:
    (refusal,) = fold([notified(0, Cohort.B), event(Kind.COHORT_CHANGED, 1, Cohort.B)]).refusals
    assert "in cohort B already" in refusal.sentence
    assert not fold([notified(0, Cohort.B), event(Kind.COHORT_CHANGED, 1, Cohort.D)]).refusals


def test_no_event_comes_before_notified() -> None:
    early = event(Kind.MEETING_HELD, 2)
    (refusal,) = fold([notified(3), early]).refusals
    assert refusal.event is early
    assert "before Notified on 23 September 2022" in refusal.sentence


def test_notified_comes_first_on_its_day_whatever_was_recorded_first() -> None:
    meeting = event(Kind.MEETING_HELD, 0)
    assert not fold([meeting, notified(0)]).refusals


def test_no_event_lies_in_the_future() -> None:
    tomorrow = event(Kind.MEETING_HELD, 1)
    (refusal,) = refused_dates([notified(0), tomorrow], START)
    assert refusal.event is tomorrow
    assert "lies in the future" in refusal.sentence


def test_a_refusal_says_why_and_what_would_be_allowed() -> None:
    (refusal,) = fold([*reach(State.NOT_PRESENTED), event(Kind.PROGRESSED, 15)]).refusals
    assert refusal.sentence == (
        "Progressed on 5 October 2022 is not allowed: the enquiry is not presented (since 25 September 2022). "
        "Allowed then: Meeting planned, Meeting held, Meeting cancelled, Withdrawn, Closed other, Reopened, "
        "Cohort changed."
    )


def test_a_refused_event_counts_nowhere() -> None:
    history = fold([notified(), event(Kind.PROGRESSED, 1), event(Kind.CRITERIA_MET, 2)])
    assert [tally.flow.name for tally in history.tallies] == ["NOTIFIED", "CRITERIA_MET"]
    assert history.state is State.PIPELINE
