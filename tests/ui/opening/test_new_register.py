"""Making a register at the door, by keyboard, with the key that opens it when its passphrase is lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stars_desktop.workspace import open_register, open_with_recovery_key
from tests.ui.opening.conftest import Door

GOOD = "teapot glacier walrus lamp"


def fill_in(door: Door, passphrase: str, again: str) -> None:
    """By keyboard: a council by Space, the other fields by Tab; folder and file name stand as proposed."""
    door.page.begin("new")
    QTest.keyClick(door.focus, Qt.Key.Key_Space)
    new = door.page.room.new
    new.secret.first.line.setFocus()
    door.type(passphrase, enter=False)
    new.secret.again.line.setFocus()
    door.type(again)


def test_a_register_is_made_its_key_noted_and_it_is_open(door: Door, tmp_path: Path) -> None:
    room = door.page.room
    fill_in(door, GOOD, GOOD)
    door.until(lambda: room.front is room.key)
    assert not door.sessions
    assert room.key.paper
    key = room.key.paper.key
    assert "".join(label.text() for label in room.key.key.groups) == key.replace("-", "")
    door.press("I have printed or written it down: go on")
    session = door.opens()
    assert (session.vault.path, session.vault.about.council) == (tmp_path / "derby.stars", "Derby City")
    assert [one.path.name for one in door.page.memory.recents] == ["derby.stars"]
    assert room.key.paper is None
    session.close()
    open_register(tmp_path / "derby.stars", GOOD).close()
    open_with_recovery_key(tmp_path / "derby.stars", key).close()


def test_no_council_is_chosen_beforehand_and_the_name_follows_the_council(door: Door, tmp_path: Path) -> None:
    door.page.begin("new")
    new = door.page.room.new
    assert (new.council.value(), new.file.value(), new.folder.value()) == ("", "", str(tmp_path))
    new.council.set_value("derby")
    new.council.set_value("nottingham")
    assert new.file.value() == "nottingham.stars"
    new.file.set_value("ours.stars")
    new.council.set_value("derby")
    assert new.file.value() == "ours.stars"


def test_problems_stand_beside_their_fields_and_nothing_typed_is_lost(door: Door) -> None:
    fill_in(door, "Derbyshire2", "Derbyshire")
    new = door.page.room.new
    door.until(new.form.summary.isVisible)
    assert new.secret.first.problem.text() == "Enter a passphrase that is harder to guess"
    assert door.focus is new.form.summary
    assert (new.council.value(), new.secret.value()) == ("derby", "Derbyshire2")
    assert new.make_button.isEnabled()


def test_how_hard_it_is_to_guess_is_said_while_it_is_typed(door: Door) -> None:
    door.page.begin("new")
    secret = door.page.room.new.secret
    secret.first.line.setFocus()
    door.type("derby", enter=False)
    door.until(lambda: "Words of this work" in secret.strength.words.text())
    door.type(f" {GOOD}", enter=False)
    door.until(lambda: "Very hard to guess" in secret.strength.words.text())


def test_that_it_cannot_be_reset_is_said_before_anything_is_made(door: Door) -> None:
    door.page.begin("new")
    assert "Nobody can reset it." in door.page.room.new.warning.words.text()
    assert door.page.room.new.warning.isVisible()


def test_a_folder_in_the_cloud_is_doubted(door: Door) -> None:
    door.page.begin("new")
    new = door.page.room.new
    new.folder.set_value("/data/tess/OneDrive - Derby City Council")
    assert "copied to the cloud" in new.doubt.words.text()
    assert new.doubt.isVisible()
    new.folder.set_value("/data/tess")
    assert not new.doubt.isVisible()


def test_a_half_filled_form_is_unsaved_work_also_while_another_register_is_open(door: Door) -> None:
    door.page.begin("new")
    assert door.page.unsaved() == ""
    QTest.keyClick(door.focus, Qt.Key.Key_Space)
    assert door.page.unsaved() == "the new register, which is not made yet"
    door.page.side.list.setFocus()
    QTest.keyClick(door.focus, Qt.Key.Key_Return)
    door.opens()
    assert door.page.unsaved() == "the new register, which is not made yet"
    door.page.arrive("")
    assert door.page.unsaved() == ""


def test_cancel_gives_it_up(door: Door) -> None:
    fill_in(door, "derby", "derby")
    door.until(door.page.room.new.form.summary.isVisible)
    door.press("Cancel")
    assert door.page.unsaved() == ""
    door.page.begin("new")
    assert (door.page.room.new.council.value(), door.page.room.new.secret.value()) == ("", "")
    assert not door.page.room.new.form.summary.isVisible()


def test_while_a_recovery_key_is_not_noted_nothing_else_begins(door: Door, tmp_path: Path) -> None:
    room = door.page.room
    fill_in(door, GOOD, GOOD)
    door.until(lambda: room.front is room.key)
    door.page.begin("new")
    assert room.front is room.key
    assert not door.page.side.isVisible()
    assert door.page.unsaved() == "the recovery key, which is shown only now"
    door.page.arrive("")
    assert door.page.unsaved() == ""
    assert room.key.key.groups == []
    open_register(tmp_path / "derby.stars", GOOD).close()


def test_the_key_is_saved_as_a_pdf_or_it_is_said_why_not(door: Door, tmp_path: Path) -> None:
    room = door.page.room
    fill_in(door, GOOD, GOOD)
    door.until(lambda: room.front is room.key)
    room.key.save_to(str(tmp_path / "no" / "key.pdf"))
    assert "There is no folder" in room.key.message.words.text()
    room.key.save_to(str(tmp_path / "key.pdf"))
    assert "Print it, then delete it" in room.key.message.words.text()
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")


def test_the_dialog_that_prints_the_key_is_the_system_s(door: Door, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as the program does

    room = door.page.room
    fill_in(door, GOOD, GOOD)
    door.until(lambda: room.front is room.key)
    door.press("Print...")
    (dialog,) = door.page.findChildren(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("module", ["sqlalchemy", "sqlcipher3", "openpyxl", "zxcvbn", "PySide6.QtPrintSupport"])
def test_the_door_stands_before_what_it_will_need_is_loaded(module: str) -> None:
    code = f"import stars_desktop.ui.opening.page, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_tab_goes_through_the_form_as_it_is_read(door: Door) -> None:
    door.page.begin("new")
    new = door.page.room.new
    wanted = [
        new.council.input,
        new.folder.line,
        new.folder.choose_button,
        new.file.line,
        new.secret.first.line,
        new.secret.first.show_button,
        new.secret.again.line,
        new.make_button,
        new.cancel_button,
    ]
    gone_through = []
    for _ in wanted:
        gone_through.append(door.focus)
        QTest.keyClick(door.focus, Qt.Key.Key_Tab)
    assert gone_through == wanted
