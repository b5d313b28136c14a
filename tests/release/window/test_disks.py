"""A disk that is full or read-only is said in a sentence beside the work, and nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop import workspace
from stars_desktop.domain.cohort import Cohort
from stars_desktop.services.checking import check_register
from stars_desktop.services.dossiers import dossier
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.registers import make_register
from tests.conftest import CHEAP
from tests.release.window.desktop import Desktop, Listener, unlock
from tests.services.disks import fill, read_only, small_disk
from tests.workbooks.opened import grid

pytestmark = pytest.mark.long


@pytest.fixture
def disk(on_screen: Desktop, tmp_path: Path) -> Iterator[Path]:
    """A disk on which a register has little room; no program holds it when it goes."""
    with small_disk(tmp_path / "disk", "2m") as folder:
        yield folder
        on_screen.end_all()


@pytest.fixture
def register(disk: Path, passphrase: str) -> Path:
    """A register on that disk, with one enquiry."""
    path = disk / "derby.stars"
    make_register(path, "derby", passphrase, randomness=bytes(16), cost=CHEAP)
    with workspace.writing(path, passphrase) as (vault, clerk):
        notify(vault, clerk, Notification("DER-0001", "C-1", Cohort.D, clerk.today, {}))
    return path


def test_what_a_full_disk_refuses_stays_in_the_form_until_there_is_room(
    on_screen: Desktop, register: Path, passphrase: str
) -> None:
    listener = on_screen.listener
    program = on_screen.window(register)
    unlock(listener, passphrase)
    filler = register.with_name("filler")
    note = "Asked for the care plan. " * 400
    listener.menu("Enquiry", "Note...")
    listener.write(Note=note)
    fill(filler)
    listener.press("Add the note")
    listener.hears("Error: Add a note - DER-0001", "the disk is full. Free some space, then try again.")
    filler.unlink()
    listener.press("Add the note")
    listener.hears("Note, saved")
    listener.menu("File", "Quit")
    assert program.wait(30) == 0
    assert notes(register, passphrase) == [note.strip()]


def test_a_register_on_a_full_disk_can_be_read_or_tried_again(
    on_screen: Desktop, register: Path, passphrase: str
) -> None:
    listener = on_screen.listener
    filler = register.with_name("filler")
    fill(filler)
    on_screen.window(register)
    listener.write(Passphrase=passphrase)
    listener.press("Open the register")
    listener.hears("derby.stars was left as it was: the disk is full", "Open it to read", "Choose another file...")
    filler.unlink()
    listener.press("Try again")
    listener.hears("Enquiries - STARS Desktop", "1 enquiry")
    listener.misses("Open for reading only")


def test_a_register_on_a_read_only_disk_is_opened_to_read(
    on_screen: Desktop, register: Path, passphrase: str
) -> None:
    listener = on_screen.listener
    with read_only(register.parent):
        program = on_screen.window(register)
        listener.write(Passphrase=passphrase)
        listener.press("Open the register")
        listener.hears("derby.stars can be read but not written to: its file or its folder is read-only.")
        listener.press("Open it to read")
        listener.hears("Enquiries - STARS Desktop", "Open for reading only: nothing can be recorded.")
        assert listener.ask("described", "New enquiry") == "This register is open for reading only."
        listener.menu("Go", "Pipeline return")
        listener.hears("Difference 0")
        listener.menu("File", "Quit")
        assert program.wait(30) == 0
    assert notes(register, passphrase) == []


def test_a_return_is_saved_elsewhere_where_its_folder_takes_nothing(
    on_screen: Desktop, register: Path, passphrase: str, tmp_path: Path
) -> None:
    listener = on_screen.listener
    program = on_screen.window(register)
    unlock(listener, passphrase)
    listener.menu("Go", "Pipeline return")
    listener.hears("Difference 0")
    listener.menu("Return", "Export the return...")
    listener.hears("none is in it, and nothing hidden.")
    with small_disk(tmp_path / "full", "64k") as full:
        fill(full / "filler")
        export(listener, full / "return.xlsx")
        listener.hears(f"The disk is full: {full / 'return.xlsx'}")
        assert [file.name for file in full.iterdir()] == ["filler"]
    with small_disk(tmp_path / "shared", "64k") as shared, read_only(shared):
        export(listener, shared / "return.xlsx")
        listener.hears("cannot be written to. Choose another folder")
    export(listener, tmp_path / "return.xlsx")
    listener.hears(f"Wrote the return: {tmp_path / 'return.xlsx'}")
    listener.menu("File", "Quit")
    assert program.wait(30) == 0
    assert grid(load_workbook(tmp_path / "return.xlsx")["Table_1"])[-1][:2] == ("Total", 1)


def export(listener: Listener, target: Path) -> None:
    """Says where the copy of the return is to be written."""
    listener.press("Save the workbook...")
    listener.write(File_name=str(target))
    listener.press("Save")


def notes(register: Path, passphrase: str) -> list[str]:
    """The notes on the enquiry of a register that is sound."""
    with workspace.reading(register, passphrase) as vault:
        assert check_register(vault, workspace.clerk()).findings == []
        timeline = dossier(vault, "DER-0001", workspace.clerk().today).timeline
    return [line for moment in timeline if moment.kind == "Note" for line in moment.lines]
