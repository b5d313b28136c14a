"""A panel from its plan over an interruption to its record, all by keyboard."""

from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.panel import Panel
from stars_desktop.services.enquiries import dossier
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.panels import all_panels
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day
from tests.journeys.conftest import Start
from tests.journeys.person import Person

NAMES = ("DER-0001", "DER-0002", "DER-0003")


@pytest.fixture
def council(register: Path, passphrase: str, desk: Desk) -> Path:
    """Three enquiries in the pipeline."""
    with Vault.open(register, passphrase, desk.clerk) as vault:
        for at, name in enumerate(NAMES):
            facts = {
                FactName.INITIALS: "ABC"[at] * 2,
                FactName.DATE_OF_BIRTH: "2011-02-03",
                FactName.PLACEMENT_TYPE: "K2",
                FactName.LEGAL_STATUS: "C2",
                FactName.SOCIAL_WORKER: "Wilma Worker",
            }
            notify(vault, desk.clerk, Notification(name, f"C-{at}", Cohort.A, day("2023-09-01"), facts))
    return register


def kept(register: Path, passphrase: str) -> Panel:
    """The one panel, as the register has it."""
    with Vault.open(register, passphrase) as vault:
        (panel,) = all_panels(vault)
    return panel


def test_a_panel_is_planned_held_interrupted_gone_on_with_ended_and_saved(
    start: Start, council: Path, passphrase: str, tmp_path: Path
) -> None:
    person = start(council, passphrase)
    plan(person)
    hold_first(person)
    person.press("T")
    person.type("Half a thought")
    person.press("Escape", "Ctrl+L")
    person.until_sees("Passphrase")
    assert kept(council, passphrase).items[1].typed.note == "Half a thought"

    person.type(passphrase)
    person.press("Return")
    person.until_sees("Enquiries - STARS Desktop")
    go_on(person)
    end(person, tmp_path / "record.html")
    person.quit()

    panel = kept(council, passphrase)
    assert panel.ended
    assert [item.decision for item in panel.items] == ["Not presented", "", ""]
    assert [item.typed.blank for item in panel.items] == [True, True, True]
    with Vault.open(council, passphrase) as vault:
        step = dossier(vault, "DER-0002", panel.on).next_step
        assert step
        assert step.what == "Ask for the care plan"


def plan(person: Person) -> None:
    """Names it, takes the agenda from the list, and begins."""
    person.open_menu("G", "Begin a panel...")
    person.until_sees("Begin a panel")
    person.type("Residential panel")
    person.fill(W="Head of service, residential team")
    person.press("Alt+L")
    person.press("End")
    person.press("Alt+T")
    person.until_sees("3 enquiries added.", "Agenda (3)")
    person.press("Alt+B")
    person.until_sees("Masked: reference and initials only", "Enquiry 1 of 3", "DER-0001  AA")


def hold_first(person: Person) -> None:
    """Decides the first, looks behind the mask, and goes to the second."""
    assert "Wilma Worker" not in person.screen
    person.press("M")
    person.until_sees("Not masked: names and notes can be seen", "Wilma Worker")
    person.press("M")
    person.until_sees("Masked: reference and initials only")
    assert "Wilma Worker" not in person.screen

    person.press("D", "N")
    person.until_sees("Record not presented - DER-0001")
    person.press("Alt+R")
    person.type("Not suitable for STARS")
    person.press("Return")
    person.until_sees("DER-0001: Not presented. Ctrl+Z takes it back.", "1 of 3 decided")
    person.press("N")
    person.until_sees("Enquiry 2 of 3", "DER-0002  BB")


def go_on(person: Person) -> None:
    """Finds the panel where it was left, and what was typed there."""
    person.press("Ctrl+4")
    person.until_sees(" has not ended: enquiry 2 of 3, 1 decided.")
    person.press("Return")
    person.until_sees("Enquiry 2 of 3", "Half a thought", "Masked: reference and initials only")
    person.press("T")
    person.type(" more")
    person.press("Tab")
    person.type("Ask for the care plan")
    person.press("Escape", "N")
    person.until_sees("DER-0002: Note and next action of the panel. Ctrl+Z takes it back.", "Enquiry 3 of 3")


def end(person: Person, target: Path) -> None:
    """Ends it, reads its record and saves it."""
    person.press("F11")
    person.until_sees("End the panel", "1 of 3 decided. Without a decision: DER-0002, DER-0003.")
    person.press("Alt+E")
    person.until_sees(" - Panel record - STARS Desktop", "Continue it")
    person.press("Alt+S")
    person.answer_file(target)
    person.until_sees(f"Saved as {target}")
    saved = target.read_text("utf-8")
    for said in ("Head of service", "Decided: not presented", "Half a thought more", "Seen, nothing recorded"):
        assert said in saved
    assert "Wilma Worker" not in saved
