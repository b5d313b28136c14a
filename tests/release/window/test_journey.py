"""From an empty laptop to the return of the month, heard and pressed over the bus of the screen readers."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.journeys.outcome import figures
from tests.release.window.desktop import Desktop, Listener
from tests.workbooks.opened import grid

pytestmark = pytest.mark.long

PASSPHRASE = "copper lantern orchard 71"
QUESTIONS = (
    ("Does the child's social worker or team manager support the referral?", "Yes"),
    ("Is it safe to work towards this, and is the safeguarding view on record?", "Yes"),
    ("Does the care plan aim at a move to foster care?", "Yes"),
    ("Is the council seeking to return the child to birth family or primary carers?", "No"),
)
REACHED = ("notified", "meetings_held", "criteria_met", "progressed", "cases_live")
TOTAL = (
    *("Cohort: Total", "Total, Notified in period: 1", "Total, Meetings held in period: 1"),
    *("Total, Criteria met in period: 1", "Total, Progressed in period: 1"),
    *("Total, In the pipeline at 30 Sept 2024: 0", "Total, Not presented in period: 0"),
    *("Total, Withdrawn by social care in period: 0", "Total, Cases closed in period: 0"),
    "Total, Cases live at 30 Sept 2024: 1",
)
"""the last line of the return, as it is heard cell by cell"""


def test_a_month_is_worked_with_a_screen_reader_alone(on_screen: Desktop, tmp_path: Path) -> None:
    listener = on_screen.listener
    program = on_screen.window()
    for step in (make_a_register, add_an_enquiry, walk, meet, decide, count):
        step(listener)
        assert listener.ask("nameless") == [], step
    export(listener, tmp_path / "return.xlsx")
    listener.menu("File", "Quit")
    assert program.wait(timeout=20) == 0
    register = on_screen.own_folder / "nottingham.stars"
    assert figures(register, PASSPHRASE, year=4) == dict.fromkeys(REACHED, 1)
    assert grid(load_workbook(tmp_path / "return.xlsx")["Table_1"])[-1] == ("Total", 1, 1, 1, 1, 0, 0, 0, 0, 1)


def make_a_register(listener: Listener) -> None:
    """The first run, up to the empty list."""
    listener.press("Make the register...")
    listener.hears("Nobody can reset it.")
    listener.press("Nottingham City")
    listener.write(Passphrase=PASSPHRASE, The_passphrase_again=PASSPHRASE)
    listener.press("Make the register")
    noted = listener.hears("Recovery key: ")
    assert re.fullmatch(r"Recovery key: (\w \w \w \w(, |$)){14}", noted)
    listener.press("I have printed or written it down")
    listener.hears("Enquiries - STARS Desktop")


def add_an_enquiry(listener: Listener) -> None:
    """A child in a children's home is notified."""
    listener.press("Add the first one")
    listener.hears("New enquiry - STARS Desktop")
    listener.write(Child_reference="C-7", Initials="AB", Date_of_birth="3 5 2012", Notified_on="5 9 24")
    listener.hears("Thursday 5 September 2024")
    listener.press("A Residential step-down")
    listener.write(Placement_type="K2", Legal_status="C2")
    listener.press("Add and walk the criteria")
    listener.hears("NOT-0001 - Criteria - STARS Desktop")


def walk(listener: Listener) -> None:
    """Every question is answered, and the four answers are heard."""
    listener.hears("A, Residential step-down: Cannot tell yet.", "B, Foster care stability: Does not fit.")
    for question, answer in QUESTIONS:
        listener.hears(question)
        listener.press(answer, role="radio button")
        listener.write(Where="Care plan", Who="Social worker", Date_of_that_record="6 9 24")
        listener.press("Save and go on")
    listener.hears("A, Residential step-down: Fits.")


def meet(listener: Listener) -> None:
    """A meeting is planned, and held."""
    listener.menu("Enquiry", "Plan a meeting...")
    listener.hears("Record planned meeting - NOT-0001")
    listener.write(Arranged_on="9 9 24", Meeting_on="16 9 24", Who_takes_part="Social worker, carers")
    listener.press("In person", "Record planned meeting")
    listener.hears("Meeting planned, saved")
    listener.menu("Enquiry", "Meeting held...")
    listener.hears("Record meeting - NOT-0001", "Monday 16 September 2024")
    assert listener.ask("checked", "In person")
    listener.press("Record meeting")
    listener.hears("Meeting held, saved")


def decide(listener: Listener) -> None:
    """A mistake is heard beside its field; then the enquiry is presented, and the provider takes it on."""
    listener.menu("Enquiry", "Criteria met...")
    listener.hears("A, residential step-down: fits")
    listener.write(Decided_on="31 2 24")
    listener.press("Record criteria met")
    listener.hears("Error: Record criteria met - NOT-0001", "There is a problem")
    listener.write(Decided_on="20 9 24")
    listener.press("Record criteria met")
    listener.hears("Decision as it was - NOT-0001", "A Residential step-down: fits, as decided")
    listener.press("Close")
    listener.hears("Criteria met, saved", "With the provider")
    listener.menu("Enquiry", "Progressed...")
    listener.write(Progressed_on="27 9 24")
    listener.press("Record progressed")
    listener.hears("Progressed, saved", "Live")


def count(listener: Listener) -> None:
    """The return of the year is heard figure by figure."""
    listener.menu("Go", "Pipeline return")
    listener.hears("Nottingham City. Contract Year 4, 1 October 2023 to 30 September 2024", "Difference 0")
    assert tuple(listener.rows("Pipeline return by cohort")[-1]) == TOTAL


def export(listener: Listener, target: Path) -> None:
    """The workbook for the meeting is looked through and saved."""
    listener.menu("Return", "Export the return...")
    listener.hears("none is in it, and nothing hidden.")
    listener.press("Save the workbook...")
    listener.write(File_name=str(target))
    listener.press("Save")
    listener.hears(f"Wrote the return: {target}")
