"""Facts and answers given in one go: all or none, and undone in one step."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.triage import Fit
from stars_desktop.services.criteria import shipped
from stars_desktop.services.enquiries import dossier, undo
from stars_desktop.services.filling_in import fill_in
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import Given, triage_enquiry, walk
from stars_desktop.store.vault import Vault
from tests.conftest import Desk

FIRST, SECOND = date(2023, 10, 2), date(2023, 10, 9)
FACTS = {FactName.DATE_OF_BIRTH: "2010-04-17", FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "C2"}


@pytest.fixture
def enquiry(vault: Vault, desk: Desk) -> str:
    notify(vault, desk.clerk, Notification("DER-0001", "C-1", Cohort.A, FIRST, {}))
    return "DER-0001"


def given(criterion: str, reply: Reply = Reply.YES, on: date = SECOND) -> Given:
    return Given(criterion, reply, " As the plan says ", "Social worker", on)


def test_a_whole_conversation_is_recorded_in_one_step_and_undone_in_one(
    vault: Vault, desk: Desk, enquiry: str
) -> None:
    before = triage_enquiry(vault, enquiry, shipped())
    answers = [given("X7"), given("X6"), given("A2"), given("C2", Reply.NO)]
    recorded = fill_in(vault, desk.clerk, enquiry, FACTS, SECOND, answers)
    assert (recorded.words, len(recorded.ids)) == ("3 facts and 4 answers", 7)
    found = triage_enquiry(vault, enquiry, shipped())
    assert [found.cohorts[one].fit for one in Cohort] == [Fit.FITS, *[Fit.DOES_NOT_FIT] * 3]
    assert dossier(vault, enquiry, desk.clerk.today).facts[FactName.LEGAL_STATUS].on == SECOND
    undo(vault, desk.clerk, recorded)
    assert triage_enquiry(vault, enquiry, shipped()) == before


def test_an_answer_that_a_fact_of_the_same_step_decides_is_refused_and_nothing_is_recorded(
    vault: Vault, desk: Desk, enquiry: str
) -> None:
    with pytest.raises(ExpectedError, match=r"A1 follows from the Placement type \(K2"):
        fill_in(vault, desk.clerk, enquiry, FACTS, SECOND, [given("X7"), given("A1")])
    assert walk(vault, enquiry, shipped()).subject.answers == []
    assert dossier(vault, enquiry, desk.clerk.today).facts == {}


def test_a_fact_lets_an_answer_be_given_in_the_same_step(vault: Vault, desk: Desk, enquiry: str) -> None:
    """A residential school leaves it to a person whether that is residential care."""
    fill_in(vault, desk.clerk, enquiry, {FactName.PLACEMENT_TYPE: "S1"}, SECOND, [given("A1")])
    assert walk(vault, enquiry, shipped()).subject.answers[-1].criterion == "A1"


def test_looked_after_and_not_looked_after_answered_alike_in_one_go_leave_the_later_one(
    vault: Vault, desk: Desk, enquiry: str
) -> None:
    fill_in(vault, desk.clerk, enquiry, {}, SECOND, [given("C1"), given("D1")])
    found = triage_enquiry(vault, enquiry, shipped())
    assert found.cohorts[Cohort.C].fit is Fit.DOES_NOT_FIT


@pytest.mark.usefixtures("enquiry")
@pytest.mark.parametrize(
    ("facts", "answers", "said"),
    [
        ({FactName.PLACEMENT_TYPE: "a house"}, [], "is not on the list"),
        ({}, [given("X7", on=date(2024, 1, 1))], "cannot lie in the future"),
        ({}, [given("X5")], "X5 is asked at the decision"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    vault: Vault, desk: Desk, facts: dict[FactName, str], answers: list[Given], said: str
) -> None:
    with pytest.raises(ExpectedError, match=said):
        fill_in(vault, desk.clerk, "DER-0001", facts, SECOND, answers)
