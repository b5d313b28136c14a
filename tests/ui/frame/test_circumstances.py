"""What is said of a register that is damaged, that is no longer there, or that a clock set back has met."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView

from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.listing import Wanted, enquiry_ids
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.store.errors import DamagedError
from stars_desktop.store.keys import PAGE
from stars_desktop.store.vault import Vault
from stars_desktop.ui.frame import Frame
from tests.conftest import Desk, enquiry
from tests.journeys.conftest import Start
from tests.journeys.person import Person


def _flip(register: Path, page: int) -> None:
    content = bytearray(register.read_bytes())
    content[(page - 1) * PAGE + 200] ^= 1
    register.write_bytes(content)


def _is_listed(register: Path) -> bool:
    with Vault.open(register, PASSPHRASE) as vault:
        try:
            return bool(enquiry_ids(vault, Wanted()))
        except DamagedError:
            return False


def test_a_damaged_register_says_so_with_the_way_to_a_backup(start: Start, copied: Path) -> None:
    _flip(copied, 120)
    assert _is_listed(copied)
    person = start(copied, PASSPHRASE)
    person.until_sees("derby.stars is damaged: part of it is not as it was written. Record nothing more in it")
    assert "Open a backup copy..." in person.screen
    assert person.table
    person.press("Ctrl+2")
    assert "derby.stars is damaged" in person.screen
    person.press("Ctrl+L")
    assert "derby.stars is damaged" not in person.screen
    person.quit()


def test_a_list_that_cannot_be_read_is_no_empty_list(start: Start, copied: Path) -> None:
    page = copied.stat().st_size // PAGE
    while True:
        _flip(copied, page)
        if not _is_listed(copied):
            break
        _flip(copied, page)
        page -= 1
    person = start(copied, PASSPHRASE)
    person.until_sees("derby.stars is damaged: part of it is not as it was written. Record nothing more in it")
    assert "Use a copy from your backups" in person.screen
    assert [view for view in person.window.findChildren(QTableView) if view.isVisible()] == []
    person.quit()


def test_a_sound_register_is_not_spoken_of(in_the_sample: Person) -> None:
    person = in_the_sample
    window = person.window
    assert isinstance(window, Frame)
    person.until(lambda: not window.tasks._running, "the end of the check")
    assert "damaged" not in person.screen
    assert "The clock" not in person.screen
    person.quit()


def test_a_clock_that_was_set_back_is_said_while_the_register_is_open(
    start: Start, register: Path, passphrase: str, desk: Desk, book: Callable[..., Path]
) -> None:
    desk.set(2099, 6, 1)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        import_workbook(vault, desk.clerk, Order(book([enquiry("D-1", "1/3/2022")])))
    person = start(register, passphrase)
    assert "was recorded at 10:00 on 1 June 2099. Set the clock right" in person.screen
    person.quit()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove a file that is open")
def test_what_is_typed_stays_where_the_register_is_gone(at_work: Person, register: Path) -> None:
    person = at_work
    person.press("Ctrl+N")
    person.type("C-1")
    person.pick("D", "A Residential step-down")
    person.fill(N="today")
    register.rename(register.with_name("away.stars"))
    person.press("Alt+A")
    person.until_sees("is no longer the file that was opened")
    assert "C-1" in person.screen
    register.with_name("away.stars").rename(register)
    person.press("Alt+A")
    person.until_sees("DER-0001 - Enquiry - STARS Desktop")
    person.press("F6", "F6")
    person.until(lambda: person.line == "Enquiries 1")
    person.quit()
