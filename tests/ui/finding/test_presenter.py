"""What a few letters find, without a window."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.commands import Command
from stars_desktop.ui.finding.presenter import MOST, commands, enquiries
from tests.conftest import Desk

TODAY = date(2023, 10, 18)
TABLE = (
    Command("lock", "File", "&Lock", "Ctrl+L"),
    Command("go_to", "Edit", "&Go to an enquiry or command..."),
    Command("note", "Enquiry", "Not&e..."),
    Command("light", "View", "&Light colours"),
)


@pytest.fixture
def many(vault: Vault, desk: Desk) -> Vault:
    for number in range(1, 13):
        facts = {FactName.INITIALS: "KM", FactName.DATE_OF_BIRTH: "2010-10-19"} if number == 12 else {}
        notify(
            vault,
            desk.clerk,
            Notification(f"DER-{number:04}", f"C-{number}", Cohort.D, date(2023, 1, number), facts),
        )
    return vault


def able(_command: str) -> str:
    return ""


def test_at_most_eight_enquiries_are_offered_the_newest_first(many: Vault) -> None:
    found = enquiries(many, "der", TODAY)
    assert [one.reference for one in found] == [f"DER-{number:04}" for number in range(12, 12 - MOST, -1)]
    assert found[0].words == "DER-0012 KM"
    assert found[0].detail == "aged 12, Edge of care, Notified"
    assert found[1].words == "DER-0011"
    assert found[1].detail == "Edge of care, Notified"


@pytest.mark.parametrize("text", ["", "  ", "-"])
def test_nothing_typed_finds_no_enquiry(many: Vault, text: str) -> None:
    assert enquiries(many, text, TODAY) == []


def test_commands_are_found_by_their_words_and_their_menu() -> None:
    assert [one.command for one in commands(TABLE, able, "li")] == ["light"]
    assert [one.command for one in commands(TABLE, able, "enquiry NOTE")] == ["note"]
    assert [one.words for one in commands(TABLE, able, "lock")] == ["Lock"]


def test_all_commands_but_itself_are_offered_before_anything_is_typed() -> None:
    assert [one.command for one in commands(TABLE, able, "")] == ["lock", "note", "light"]


def test_a_command_that_cannot_be_done_now_is_not_offered() -> None:
    found = commands(TABLE, {"lock": "", "note": "Choose an enquiry first.", "light": ""}.__getitem__, "")
    assert [one.command for one in found] == ["lock", "light"]
