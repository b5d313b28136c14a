"""What an event would do is known before it is recorded: whether it may happen, and what it counts as."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.ui.recording.asked import Problems
from stars_desktop.ui.recording.weighing import UNDO, effect, problems_of
from tests.domain.histories import START, event, notified

TODAY = START + timedelta(days=60)


def new(kind: Kind, on: int, **more: object) -> Event:
    return Event("new", kind, START + timedelta(days=on), 0, **more)  # type: ignore[arg-type]


def refused(standing: Sequence[Event], *tried: Event) -> Problems:
    """What is said of events that the fold must refuse too."""
    placed = [Event(f"n{at}", one.kind, one.on, 10**6 + at, one.cohort, one.by) for at, one in enumerate(tried)]
    assert fold([*standing, *placed]).refusals or tried[-1].on > TODAY
    return problems_of(standing, tried, TODAY)


def test_an_event_before_notified_names_the_day_of_notification() -> None:
    told = refused([notified(3), event(Kind.CRITERIA_MET, 8)], new(Kind.WITHDRAWN, 1, by=By.FAMILY))
    assert told == {"on": "Withdrawn on must be the same as or after 23 September 2022, when it was notified"}


def test_an_event_too_early_in_its_episode_names_what_must_come_first() -> None:
    standing = [notified(), event(Kind.CRITERIA_MET, 10)]
    assert refused(standing, new(Kind.PROGRESSED, 5)) == {
        "on": "Progressed on must be the same as or after 30 September 2022, when the criteria were met"
    }


def test_an_event_too_late_names_what_it_must_come_before() -> None:
    standing = [notified(), event(Kind.MEETING_HELD, 2), event(Kind.WITHDRAWN, 10)]
    assert refused(standing, new(Kind.MEETING_HELD, 12)) == {
        "on": "Held on must be the same as or before 30 September 2022, when it was withdrawn"
    }


def test_a_day_ahead_is_refused_with_today() -> None:
    told = refused([notified()], new(Kind.REOPENED, 61))
    assert told == {"on": "Reopened on must be today or in the past; today is 19 November 2022"}


def test_what_would_no_longer_be_allowed_is_named() -> None:
    standing = [notified(), event(Kind.MEETING_HELD, 5), event(Kind.CRITERIA_MET, 8), event(Kind.PROGRESSED, 9)]
    told = refused(standing, new(Kind.WITHDRAWN, 4, by=By.FAMILY))
    assert told == {
        "on": "Withdrawn on must leave room for Meeting held on 25 September 2022 and Criteria met on "
        "28 September 2022 and Progressed on 29 September 2022, which would no longer be allowed"
    }


def test_what_is_allowed_on_no_day_says_what_would_be() -> None:
    told = refused([notified()], new(Kind.CASE_CLOSED, 3, by=By.EARLY))
    assert list(told) == [""]
    assert "the enquiry is in the pipeline (since 20 September 2022)" in told[""]


def test_the_cohort_that_it_has_already_is_refused_beside_the_cohort() -> None:
    told = refused([notified(cohort=Cohort.B)], new(Kind.COHORT_CHANGED, 3, cohort=Cohort.B))
    assert list(told) == ["cohort"]
    assert told["cohort"].endswith("the enquiry is in cohort B already. Name the cohort that it moves to.")


def test_what_is_allowed_has_no_problem() -> None:
    assert problems_of([notified()], [new(Kind.WITHDRAWN, 0, by=By.FAMILY)], TODAY) == {}


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (Kind.WITHDRAWN, {"by": By.SOCIAL_CARE}, "B, withdrawn by social care"),
        (Kind.WITHDRAWN, {"by": By.FAMILY}, "B, withdrawn"),
        (Kind.CRITERIA_MET, {}, "B, criteria met"),
        (Kind.MEETING_HELD, {}, "B, meeting held"),
        (
            Kind.COHORT_CHANGED,
            {"cohort": Cohort.D},
            "B, moved out of the pipeline and as D, moved into the pipeline",
        ),
    ],
)
def test_an_event_says_which_figure_it_will_change(kind: Kind, more: dict[str, object], said: str) -> None:
    told = effect([notified(cohort=Cohort.B)], [new(kind, 5, **more)], TODAY)
    assert told == f"It will count as {said}, in the return of the month in which it happened. {UNDO}"


def test_a_decision_with_another_cohort_counts_in_that_one() -> None:
    change = Event("change", Kind.COHORT_CHANGED, START + timedelta(days=5), 0, Cohort.C)
    told = effect([notified(cohort=Cohort.B)], [change, new(Kind.CRITERIA_MET, 5)], TODAY)
    assert "as C, criteria met" in told
    assert "as B, moved out of the pipeline" in told


def test_what_counts_nowhere_says_so() -> None:
    told = effect([notified()], [new(Kind.MEETING_PLANNED, 5, meeting_on=date(2022, 10, 1))], TODAY)
    assert told == f"It changes no figure of the return. {UNDO}"


def test_a_second_criteria_met_counts_nowhere() -> None:
    told = effect([notified(), event(Kind.CRITERIA_MET, 3)], [new(Kind.CRITERIA_MET, 5)], TODAY)
    assert told.startswith("It changes no figure")


def test_what_is_not_allowed_promises_no_figure() -> None:
    assert effect([notified()], [new(Kind.PROGRESSED, 5)], TODAY) == UNDO


def test_on_a_day_that_must_be_mended_it_says_what_it_would_change_today() -> None:
    told = effect([notified(3, Cohort.B)], [new(Kind.WITHDRAWN, 1, by=By.SOCIAL_CARE)], TODAY)
    assert told.startswith("It will count as B, withdrawn by social care")
