"""A workbook is looked at, brought in and taken back; what is held back goes out to be mended."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from stars_desktop import workspace
from tests.conftest import enquiry, happened
from tests.journeys.conftest import Start
from tests.journeys.outcome import figures
from tests.journeys.person import Person


def test_a_workbook_is_previewed_imported_and_taken_back_whole(
    start: Start, register: Path, passphrase: str, book: Callable[..., Path], tmp_path: Path
) -> None:
    today = workspace.clerk().today
    workbook = book(
        [enquiry("D-1", today, "B"), enquiry("D-2", today, "C"), enquiry("D-3", "32/13/2026", "A")],
        [happened("D-1", today, "Withdrawn", By="Social care")],
    )
    person = start(register, passphrase)
    preview(person, workbook)
    person.press("Alt+S")
    person.answer_file(tmp_path / "to-mend.xlsx")
    person.until_sees("to-mend.xlsx")
    assert [row[0].value for row in load_workbook(tmp_path / "to-mend.xlsx")["Enquiries"].rows][1:] == ["D-3"]

    person.take("Import 2 enquiries")
    person.until_sees("Imported from book-0.xlsx: 2 enquiries and 1 event. 1 enquiry held back.")
    assert person.line.startswith("Workbook: book-0.xlsx; ")
    person.press("Ctrl+1")
    person.until_sees("1 of 2 shown, 1 hidden by filters")
    assert person.line.startswith("Reference: D-2; ")

    person.press("Ctrl+2")
    person.until_sees("Difference 0")
    assert person.table[-1] == ["Total", "2", "0", "0", "0", "1", "0", "1", "0", "0"]

    person.press("Alt+Left", "Alt+Left")
    person.take("Take the chosen one back...")
    person.until_sees("Take back the import of book-0.xlsx?")
    assert person.focus == "Keep it"
    person.take("Take it back")
    person.until_sees("Taken back: 2 enquiries and 1 event.")
    assert person.line.startswith("Workbook: book-0.xlsx; ")
    person.press("Ctrl+1")
    person.until_sees("No enquiries yet.")
    person.quit()
    assert figures(register, passphrase) == {}


def preview(person: Person, workbook: Path) -> None:
    """Looks at the workbook before anything is recorded."""
    person.open_menu("F", "Import a workbook...")
    person.until(lambda: person.focus == "Choose a workbook...")
    assert person.screen.startswith("Import a workbook - STARS Desktop")
    person.press("Ctrl+I")
    person.answer_file(workbook)
    person.until_sees("2 enquiries new, 1 held back for problems. Nothing is recorded yet.")
    person.until_sees("Enquiries G4 (Notified on): read “32/13/2026”, which has no real month (13).")
