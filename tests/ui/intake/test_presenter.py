"""What the form of a new enquiry says, without a window."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.enquiries import record
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.intake.presenter import checked, enough, known, read
from tests.conftest import Desk

TODAY = date(2023, 10, 18)
BLANK = {
    **dict.fromkeys(("reference", "child_reference", "cohort", "notified_on"), ""),
    **{str(name): "" for name in FactName},
}
GOOD = {**BLANK, "reference": "DER-0002", "child_reference": "C-7", "cohort": "B", "notified_on": "17 oct"}


@pytest.fixture
def someone(vault: Vault, desk: Desk) -> Vault:
    """A register with one enquiry, of a child of whom much is known."""
    facts = {
        FactName.INITIALS: "KM",
        FactName.DATE_OF_BIRTH: "2009-05-03",
        FactName.PLACEMENT_TYPE: "U6",
        FactName.LEGAL_STATUS: "Not looked after",
        FactName.SOCIAL_WORKER: "HB",
        FactName.NOTES: "Rang twice.",
    }
    notify(vault, desk.clerk, Notification("DER-0001", "C-7", Cohort.B, date(2022, 8, 8), facts))
    return vault


def test_dates_typed_short_are_read_and_facts_left_blank_are_none() -> None:
    typed, wrong = read({**GOOD, "Date of birth": "3/5/09", "Initials": "KM"}, TODAY)
    assert wrong == {}
    assert typed.notified_on == date(2023, 10, 17)
    assert typed.facts == {FactName.INITIALS: "KM", FactName.DATE_OF_BIRTH: "2009-05-03"}


def test_everything_to_mend_is_said_at_once_in_the_order_of_the_form(someone: Vault) -> None:
    _, wrong = checked(
        someone, {**BLANK, "reference": "der-0001", "Date of birth": "3", "Placement type": "X9"}, TODAY
    )
    assert list(wrong) == ["reference", "child_reference", "cohort", "notified_on", "Date of birth", "Placement type"]
    assert wrong["Date of birth"] == "Date of birth must include a month"
    assert "another enquiry" in wrong["reference"]


def test_a_date_that_cannot_be_read_is_said_once_and_not_missed(vault: Vault) -> None:
    _, wrong = checked(vault, {**GOOD, "notified_on": "soon"}, TODAY)
    assert wrong == {"notified_on": "Notified on must begin with the day, as in 27 3 2022"}


def test_a_child_known_by_its_reference_is_named_with_what_is_known(someone: Vault) -> None:
    (found,) = known(someone, {**GOOD, "Initials": "K"}, TODAY)
    assert found.reference == "DER-0001"
    assert found.title == "DER-0001 is about the same child"
    assert found.standing == (
        "Same child reference. In the pipeline since 8 August 2022. Cohort B, foster care stability."
    )
    told = dict(found.told)
    assert told["Two at a time"] == (
        "While DER-0001 is open, a new enquiry does not meet “No other open enquiry or live case”."
    )
    assert told["Known from it"].split("\n") == [
        "Initials: KM",
        "Date of birth: 3 May 2009",
        "Social worker: HB",
        "Placement type: U6 Foster placement with other foster carer, not long term or FFA",
        "Legal status: Not looked after",
    ]
    assert "Not met then" not in told
    assert "Answers to the criteria" not in told


def test_what_came_of_the_earlier_enquiry_and_what_changed_since_is_told(someone: Vault, desk: Desk) -> None:
    answer(someone, desk.clerk, "DER-0001", "B2", Reply.NO, "Care plan", "", date(2022, 8, 9))
    decided = Event("", Kind.NOT_PRESENTED, date(2022, 9, 1), 0, reason="Placement already stable")
    record(someone, desk.clerk, "DER-0001", decided)
    (found,) = known(someone, {**GOOD, "Placement type": "K2"}, TODAY)
    assert found.standing.startswith("Same child reference. Not presented on 1 September 2022: placement already")
    told = dict(found.told)
    assert told["Not met then"].split("\n")[-1].startswith("There is no high risk that the foster home breaks down")
    assert told["Changed since"] == "The placement type changed from foster home to children's home."
    (same,) = known(someone, GOOD, TODAY)
    assert dict(same.told)["Changed since"].startswith("Nothing that the criteria look at")
    assert dict(same.told)["Answers to the criteria"] == (
        "1 answer still holds. The walk offers each to be confirmed."
    )


def test_only_what_is_blank_is_filled_in_and_never_the_notes(someone: Vault) -> None:
    (found,) = known(someone, {**GOOD, "Initials": "K"}, TODAY)
    assert found.fills == {
        "Date of birth": "2009-05-03",
        "Social worker": "HB",
        "Placement type": "U6",
        "Legal status": "Not looked after",
    }


def test_initials_with_the_date_of_birth_name_a_child_too(someone: Vault) -> None:
    (found,) = known(someone, {**BLANK, "Initials": "k.m.", "Date of birth": "3 5 2009"}, TODAY)
    assert found.title == "DER-0001 may be about the same child"
    assert found.standing.startswith("Same initials and date of birth. In the pipeline")
    assert found.fills["child_reference"] == "C-7"


@pytest.mark.parametrize(
    ("typed", "can_tell"),
    [
        ({}, False),
        ({"Initials": "KM"}, False),
        ({"Date of birth": "3 5 2009"}, False),
        ({"Initials": "KM", "Date of birth": "3 5 2009"}, True),
        ({"child_reference": "C-7"}, True),
    ],
)
def test_nobody_is_said_to_be_unknown_before_enough_was_typed(typed: dict[str, str], can_tell: bool) -> None:
    assert enough({**BLANK, **typed}) is can_tell
