"""The program is killed in the middle of its work; the next start finds all that was saved, and nothing by half."""

import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from stars_desktop import workspace
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import DECISIONS
from stars_desktop.services.checking import check_register
from stars_desktop.services.decisions import decided
from stars_desktop.services.dossiers import dossier
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.listing import counts
from tests.conftest import enquiry, happened
from tests.release.window.desktop import Desktop, Listener, unlock

pytestmark = pytest.mark.long

PATIENCE = 30
"""seconds for the window to begin to write"""
ROUNDS = 6
NOTHING = ["Notified"]
WHOLE = ["Notified", "Cohort changed", "Criteria met, kept"]
ENQUIRIES = 1500


@pytest.fixture
def with_enquiries(register: Path, passphrase: str) -> Path:
    """A register with a child in a children's home in each of a few enquiries, notified in September 2024."""
    facts = {FactName.DATE_OF_BIRTH: "2012-05-03", FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "C2"}
    with workspace.writing(register, passphrase) as (vault, clerk):
        for number in range(1, ROUNDS + 1):
            day = clerk.today.replace(year=2024, month=9, day=5)
            notify(vault, clerk, Notification(f"K-{number}", f"C-{number}", Cohort.A, day, facts))
    return register


def kill(program: "Popen[str]") -> None:
    """As kill -9 does: the program is told nothing."""
    program.kill()
    program.wait()


def kill_once_it_writes(program: "Popen[str]", register: Path) -> None:
    """Kills the program at the moment at which the file of what is being written grows."""
    beside = register.with_name(f"{register.name}-wal")
    before = beside.stat().st_size
    until = time.monotonic() + PATIENCE
    while beside.stat().st_size == before:
        assert time.monotonic() < until, "nothing was written"
    kill(program)


def sound(register: Path, passphrase: str) -> None:
    """Looks through every page and figure."""
    with workspace.reading(register, passphrase) as vault:
        assert check_register(vault, workspace.clerk()).findings == []


def test_killed_in_mid_question_the_walk_stands_where_it_was(
    on_screen: Desktop, with_enquiries: Path, passphrase: str
) -> None:
    listener = on_screen.listener
    program = on_screen.window(with_enquiries)
    unlock(listener, passphrase)
    walk(listener, "K-3")
    answer(listener, "Does the child's social worker or team manager support the referral?")
    listener.press("Save and go on")
    listener.hears("Answer to X7, saved", "Question 2 of 4, 1 answered")
    stood = standing(listener)
    answer(listener, "Is it safe to work towards this, and is the safeguarding view on record?")
    kill(program)

    sound(with_enquiries, passphrase)
    program = on_screen.window(with_enquiries)
    unlock(listener, passphrase)
    walk(listener, "K-3")
    assert standing(listener) == stood
    with workspace.reading(with_enquiries, passphrase) as vault:
        found = dossier(vault, "K-3", workspace.clerk().today)
    assert [(one.criterion, one.evidence) for one in found.answers] == [("X7", "Care plan")]


def walk(listener: Listener, reference: str) -> None:
    """Goes to the questions of an enquiry."""
    open_enquiry(listener, reference)
    listener.menu("Enquiry", "Walk the criteria")
    listener.hears(f"{reference} - Criteria - STARS Desktop")


def open_enquiry(listener: Listener, reference: str) -> None:
    """Finds an enquiry by its reference."""
    listener.menu("Edit", "Go to an enquiry or command")
    listener.write(Reference=reference)
    listener.enter()
    listener.hears(f"{reference} - Enquiry - STARS Desktop")


def answer(listener: Listener, question: str) -> None:
    """Fills in the answer to a question, and saves nothing yet."""
    listener.hears(question)
    listener.press("Yes", role="radio button")
    listener.write(Where="Care plan", Who="Social worker", Date_of_that_record="6 9 24")


def standing(listener: Listener) -> list[str]:
    """The question in front, how far the walk has come, and the four answers."""
    said = listener.ask("screen")
    assert isinstance(said, list)
    marks = ("Question", "Asked now", "A, ", "B, ", "C, ", "D, ", "Is ", "Does ", "X6")
    return [one for one in said if one.partition("] ")[2].startswith(marks)]


def test_killed_while_a_decision_is_recorded_all_of_it_is_there_or_nothing(
    on_screen: Desktop, with_enquiries: Path, passphrase: str
) -> None:
    """A decision in another cohort is two events and what was known: one transaction."""
    listener = on_screen.listener
    for number in range(1, ROUNDS + 1):
        program = on_screen.window(with_enquiries)
        unlock(listener, passphrase)
        decide_otherwise(listener, f"K-{number}")
        if number < ROUNDS:
            kill_once_it_writes(program, with_enquiries)
        else:
            listener.hears("Criteria met, saved")
            kill(program)
        sound(with_enquiries, passphrase)
        assert recorded(with_enquiries, passphrase, f"K-{number}") in (
            [NOTHING, WHOLE] if number < ROUNDS else [WHOLE]
        )


def decide_otherwise(listener: Listener, reference: str) -> None:
    """Decides against the criteria, for a cohort that was not proposed, up to the last button."""
    open_enquiry(listener, reference)
    listener.menu("Enquiry", "Criteria met...")
    listener.hears("A, residential step-down: cannot tell yet")
    listener.write(Decided_on="20 9 24")
    listener.press("D, edge of care")
    listener.write(Why_it_is_decided="The panel knows more", Authorised_by="Head of service")
    listener.press("Record criteria met")


def recorded(register: Path, passphrase: str, reference: str) -> list[str]:
    """The events of an enquiry; a decision says whether what was known is kept with it."""
    with workspace.reading(register, passphrase) as vault:
        events = dossier(vault, reference, workspace.clerk().today).history.events
        kept = {event.id for event in events if event.kind in DECISIONS and decided(vault, event.id)}
    return [f"{event.kind}{', kept' if event.id in kept else ''}" for event in events]


@pytest.mark.parametrize("at", ["its beginning", "the writing of it"])
def test_killed_while_a_workbook_is_imported_all_of_it_is_there_or_nothing(
    on_screen: Desktop, register: Path, passphrase: str, book: Callable[..., Path], at: str
) -> None:
    workbook = book(
        [enquiry(f"I-{number}", "5/9/2024", "B") for number in range(ENQUIRIES)],
        [happened(f"I-{number}", "9/9/2024", "Withdrawn", By="Social care") for number in range(ENQUIRIES)],
    )
    listener = on_screen.listener
    program = on_screen.window(register)
    unlock(listener, passphrase)
    preview(listener, workbook)
    listener.press(f"Import {ENQUIRIES:,} enquiries")
    if at == "its beginning":
        listener.hears("Importing")
        kill(program)
    else:
        kill_once_it_writes(program, register)
    sound(register, passphrase)
    assert held(register, passphrase) in (0, ENQUIRIES)

    program = on_screen.window(register)
    unlock(listener, passphrase)
    there = held(register, passphrase) == ENQUIRIES
    preview(listener, workbook)
    if not there:
        listener.press(f"Import {ENQUIRIES:,} enquiries")
        listener.hears(f"Imported from {workbook.name}: {ENQUIRIES:,} enquiries")
    listener.menu("File", "Quit")
    assert program.wait(PATIENCE) == 0
    sound(register, passphrase)
    assert held(register, passphrase) == ENQUIRIES


def preview(listener: Listener, workbook: Path) -> None:
    """Chooses the workbook, and waits until what it brings was read."""
    listener.menu("File", "Import a workbook...")
    listener.press("Choose a workbook...")
    listener.write(File_name=str(workbook))
    listener.press("Open")
    listener.hears("Nothing is recorded yet.")


def held(register: Path, passphrase: str) -> int:
    """How many enquiries a register holds."""
    with workspace.reading(register, passphrase) as vault:
        return counts(vault).all
