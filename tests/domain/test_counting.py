"""The counting rules, case by case; every sum is done by hand."""

from collections import Counter
from datetime import date, timedelta

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import FOREVER
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.domain.measures import Flow, Stock
from stars_desktop.domain.returns import Asked, Moment, counted
from tests.domain.histories import START, allowed, event, notified

A, B, C, D = Cohort


def flows(*events: Event) -> Counter[tuple[Flow, Cohort]]:
    """How often each flow is counted, by cohort."""
    return Counter((tally.flow, tally.cohort) for tally in allowed(events).tallies)


def test_only_the_first_criteria_met_of_an_episode_counts() -> None:
    counted_flows = flows(
        notified(), event(Kind.CRITERIA_MET, 1), event(Kind.CRITERIA_MET, 2),
        event(Kind.NOT_PRESENTED, 3), event(Kind.REOPENED, 4), event(Kind.CRITERIA_MET, 5),
    )  # fmt: skip
    assert counted_flows[Flow.CRITERIA_MET, A] == 2
    assert counted_flows[Flow.NOTIFIED, A] == 1
    assert counted_flows[Flow.REOPENED, A] == 1


def test_a_withdrawal_by_social_care_after_not_presented_is_a_memo_and_counts_in_its_column() -> None:
    counted_flows = flows(notified(), event(Kind.NOT_PRESENTED, 2), event(Kind.WITHDRAWN, 6, by=By.SOCIAL_CARE))
    assert counted_flows == {
        (Flow.NOTIFIED, A): 1, (Flow.NOT_PRESENTED, A): 1,
        (Flow.WITHDRAWN_LATER, A): 1, (Flow.WITHDRAWN_BY_SOCIAL_CARE, A): 1,
    }  # fmt: skip


def test_a_withdrawal_by_the_family_leaves_the_pipeline_and_counts_in_no_column() -> None:
    counted_flows = flows(notified(), event(Kind.WITHDRAWN, 6, by=By.FAMILY))
    assert counted_flows == {(Flow.NOTIFIED, A): 1, (Flow.WITHDRAWN, A): 1}


def test_closed_other_after_a_decline_is_a_memo() -> None:
    counted_flows = flows(
        notified(), event(Kind.CRITERIA_MET, 1), event(Kind.PROVIDER_DECLINED, 2), event(Kind.CLOSED_OTHER, 3)
    )
    assert counted_flows[Flow.CLOSED_OTHER_LATER, A] == 1
    assert counted_flows[Flow.CLOSED_OTHER, A] == 0
    assert counted_flows[Flow.DECLINED, A] == 1


def test_a_flow_counts_in_the_cohort_at_the_end_of_its_day() -> None:
    counted_flows = flows(
        notified(0, A), event(Kind.CRITERIA_MET, 3), event(Kind.COHORT_CHANGED, 3, B), event(Kind.MEETING_HELD, 3)
    )
    assert counted_flows[Flow.CRITERIA_MET, B] == 1
    assert counted_flows[Flow.MEETING_HELD, B] == 1
    assert (counted_flows[Flow.PIPELINE_OUT, A], counted_flows[Flow.PIPELINE_IN, B]) == (1, 1)


def test_an_enquiry_that_was_notified_that_day_does_not_move() -> None:
    counted_flows = flows(notified(0, A), event(Kind.COHORT_CHANGED, 0, C))
    assert counted_flows == {(Flow.NOTIFIED, C): 1}


def test_an_enquiry_that_was_reopened_that_day_does_not_move() -> None:
    counted_flows = flows(
        notified(0, A), event(Kind.WITHDRAWN, 1), event(Kind.COHORT_CHANGED, 0, B),
        event(Kind.REOPENED, 5), event(Kind.COHORT_CHANGED, 5, C),
    )  # fmt: skip
    assert counted_flows[Flow.PIPELINE_IN, C] == 0
    assert counted_flows[Flow.REOPENED, C] == 1


def test_a_case_that_went_live_that_day_moves_in_the_pipeline_and_not_among_live_cases() -> None:
    counted_flows = flows(
        notified(0, A), event(Kind.CRITERIA_MET, 1), event(Kind.PROGRESSED, 4), event(Kind.COHORT_CHANGED, 4, B)
    )
    assert (counted_flows[Flow.PIPELINE_OUT, A], counted_flows[Flow.PIPELINE_IN, B]) == (1, 1)
    assert counted_flows[Flow.PROGRESSED, B] == 1
    assert (counted_flows[Flow.LIVE_OUT, A], counted_flows[Flow.LIVE_IN, B]) == (0, 0)


def test_two_changes_on_one_day_move_it_once() -> None:
    counted_flows = flows(notified(0, A), event(Kind.COHORT_CHANGED, 2, B), event(Kind.COHORT_CHANGED, 2, D))
    assert counted_flows == {(Flow.NOTIFIED, A): 1, (Flow.PIPELINE_OUT, A): 1, (Flow.PIPELINE_IN, D): 1}


def test_a_change_there_and_back_on_one_day_moves_nothing() -> None:
    counted_flows = flows(notified(0, A), event(Kind.COHORT_CHANGED, 2, B), event(Kind.COHORT_CHANGED, 2, A))
    assert counted_flows == {(Flow.NOTIFIED, A): 1}


def test_one_that_changes_and_is_withdrawn_the_same_day_moves_and_leaves_from_the_new_cohort() -> None:
    counted_flows = flows(notified(0, A), event(Kind.COHORT_CHANGED, 2, B), event(Kind.WITHDRAWN, 2, by=By.FAMILY))
    assert counted_flows == {
        (Flow.NOTIFIED, A): 1, (Flow.PIPELINE_OUT, A): 1, (Flow.PIPELINE_IN, B): 1, (Flow.WITHDRAWN, B): 1,
    }  # fmt: skip


def test_stays_are_the_evenings_in_a_stock() -> None:
    history = allowed(
        [notified(0, A), event(Kind.COHORT_CHANGED, 3, B), event(Kind.CRITERIA_MET, 4), event(Kind.PROGRESSED, 6)]
    )
    day = [START + timedelta(days=days) for days in (0, 3, 6)]
    assert [(stay.stock, stay.cohort, stay.since, stay.until) for stay in history.stays] == [
        (Stock.PIPELINE, A, day[0], day[1]),
        (Stock.PIPELINE, B, day[1], day[2]),
        (Stock.LIVE, B, day[2], FOREVER),
    ]


def test_one_that_comes_and_goes_on_a_day_is_in_no_stock() -> None:
    assert allowed([notified(0), event(Kind.CLOSED_OTHER, 0)]).stays == ()


def test_equal_meetings_count_each_and_are_one_meeting_by_their_reference() -> None:
    held = [event(Kind.MEETING_HELD, 2, meeting="m-7"), event(Kind.MEETING_HELD, 2, meeting="M-7")]
    tallies = [t for t in allowed([notified(), *held]).tallies if t.flow is Flow.MEETING_HELD]
    assert len(tallies) == 2
    assert {tally.meeting for tally in tallies} == {"m-7"}


def test_meetings_without_a_reference_are_meetings_of_their_own() -> None:
    history = allowed([notified(), event(Kind.MEETING_HELD, 2), event(Kind.MEETING_HELD, 2)])
    assert len({tally.meeting for tally in history.tallies if tally.flow is Flow.MEETING_HELD}) == 2


def test_stocks_are_counted_at_three_evenings() -> None:
    history = allowed([notified(date(2022, 9, 30), A), event(Kind.NOT_PRESENTED, date(2022, 10, 20))])
    period = Period(date(2022, 10, 1), date(2022, 10, 31))
    levels = [
        source.moment
        for source, _ in counted(history, Asked(period, date(2022, 10, 19)))
        if not isinstance(source, Flow)
    ]
    assert levels == [Moment.OPENING, Moment.AS_AT]
