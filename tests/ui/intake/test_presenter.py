"""What the form of a new enquiry says, without a window."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
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
    assert found.why == "Same child reference."
    assert found.standing == "In the pipeline. B Foster care stability. Notified on 8 August 2022."
    assert found.facts.split("\n") == [
        "Initials: KM",
        "Date of birth: 3 May 2009",
        "Social worker: HB",
        "Placement type: U6 Foster placement with other foster carer, not long term or FFA",
        "Legal status: Not looked after",
    ]


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
    assert found.why == "Same initials and date of birth."
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
