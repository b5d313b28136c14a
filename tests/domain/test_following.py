"""How far an enquiry has come, and what may follow, as fold has it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Answer, NextStep, Reply, WaitingFor
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.domain.following import Step, may_follow, step
from tests.domain.histories import START, allowed_events, event, notified

CARER = NextStep("n", "", "", None, WaitingFor.CARER, START + timedelta(days=7))
ANSWERED = [Answer("a", "A2", Reply.YES, START + timedelta(days=2))]


def day(number: int) -> date:
    return START + timedelta(days=number)


def meeting(kind: Kind, on: int, reference: str = "") -> Event:
    return event(kind, on, meeting=reference)


@pytest.mark.parametrize(
    ("events", "reached", "since"),
    [
        ([], Step.NOTIFIED, 0),
        ([meeting(Kind.MEETING_PLANNED, 3)], Step.MEETING_PLANNED, 3),
        ([meeting(Kind.MEETING_PLANNED, 3), meeting(Kind.MEETING_CANCELLED, 4)], Step.NOTIFIED, 0),
        ([meeting(Kind.MEETING_PLANNED, 3), meeting(Kind.MEETING_HELD, 5)], Step.MEETING_HELD, 5),
        ([meeting(Kind.MEETING_HELD, 5), meeting(Kind.MEETING_PLANNED, 6)], Step.MEETING_PLANNED, 6),
        (
            [
                meeting(Kind.MEETING_PLANNED, 3, "M1"),
                meeting(Kind.MEETING_PLANNED, 4, "M2"),
                meeting(Kind.MEETING_HELD, 5, "m2"),
            ],
            Step.MEETING_PLANNED,
            3,
        ),
        ([meeting(Kind.MEETING_HELD, 5), event(Kind.CRITERIA_MET, 6)], Step.WITH_THE_PROVIDER, 6),
        ([event(Kind.CRITERIA_MET, 4), event(Kind.CRITERIA_MET, 6)], Step.WITH_THE_PROVIDER, 4),
        ([meeting(Kind.MEETING_HELD, 2), event(Kind.WITHDRAWN, 3), event(Kind.REOPENED, 9)], Step.NOTIFIED, 9),
        ([event(Kind.CRITERIA_MET, 2), event(Kind.NOT_PRESENTED, 3), event(Kind.REOPENED, 9)], Step.NOTIFIED, 9),
        ([event(Kind.NOT_PRESENTED, 3)], Step.NONE, 3),
    ],
)
def test_the_step_follows_from_the_events_of_the_episode(events: list[Event], reached: Step, since: int) -> None:
    assert step(fold([notified(), *events]), [], None) == (reached, day(since))


def test_an_answer_means_triage_until_there_is_a_meeting() -> None:
    assert step(fold([notified()]), ANSWERED, None) == (Step.TRIAGE, day(2))
    planned = meeting(Kind.MEETING_PLANNED, 1)
    assert step(fold([notified(), planned]), ANSWERED, None) == (Step.MEETING_PLANNED, day(1))


def test_triage_of_a_reopened_enquiry_begins_with_its_episode() -> None:
    again = [notified(), event(Kind.WITHDRAWN, 3), event(Kind.REOPENED, 9)]
    assert step(fold(again), ANSWERED, None) == (Step.TRIAGE, day(9))


def test_waiting_for_a_carer_is_a_step_once_the_criteria_are_met() -> None:
    assert step(fold([notified()]), [], CARER) == (Step.NOTIFIED, day(0))
    met = [notified(), event(Kind.CRITERIA_MET, 4)]
    assert step(fold(met), [], CARER) == (Step.WAITING_FOR_A_CARER, day(7))
    provider = replace(CARER, waiting_for=WaitingFor.PROVIDER)
    assert step(fold(met), [], provider) == (Step.WITH_THE_PROVIDER, day(4))


def test_nothing_has_come_anywhere_before_it_is_notified() -> None:
    assert step(fold([]), [], None) == (Step.NONE, None)


@given(allowed_events(), st.integers(0, 60))
def test_exactly_what_fold_allows_may_follow_today(events: list[Event], on: int) -> None:
    today = day(on)
    answers = may_follow(events, today)
    assert list(answers) == [kind for kind in Kind if kind is not Kind.NOTIFIED]
    for kind, why in answers.items():
        tried = [
            fold([*events, event(kind, today, cohort, by)])
            for cohort in (Cohort if kind is Kind.COHORT_CHANGED else [None])
            for by in BY_ALLOWED.get(kind, (None,))
        ]
        assert (why == "") is any(not history.refusals for history in tried)
        assert why == "" or (why[0].isupper() and why.endswith("."))


@pytest.mark.parametrize(
    ("events", "kind", "why"),
    [
        ([], Kind.WITHDRAWN, "The enquiry has not been notified."),
        ([notified()], Kind.PROGRESSED, "The criteria have not been met in this episode."),
        ([notified()], Kind.CASE_CLOSED, "The enquiry is in the pipeline (since 20 September 2022)."),
        ([notified(12)], Kind.MEETING_HELD, "It is dated before Notified on 2 October 2022."),
        (
            [notified(), event(Kind.CRITERIA_MET, 12)],
            Kind.WITHDRAWN,
            "It would leave no room for Criteria met on 2 October 2022.",
        ),
        (
            [notified(0, Cohort.D), event(Kind.WITHDRAWN, 12)],
            Kind.CASE_CLOSED,
            "The enquiry is in the pipeline (since 20 September 2022).",
        ),
        (
            [notified(0, Cohort.A), event(Kind.WITHDRAWN, 3)],
            Kind.COHORT_CHANGED,
            "The enquiry is withdrawn (since 23 September 2022).",
        ),
    ],
)
def test_why_an_event_may_not_follow_is_one_sentence(events: list[Event], kind: Kind, why: str) -> None:
    assert may_follow(events, day(10))[kind] == why
