"""Changing the passphrase of the register that is open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.passphrase import ChangePassphrase
from stars_desktop.workspace import Session, open_register, open_with_recovery_key
from tests.conftest import Desk

GOOD = "teapot glacier walrus lamp"


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk, shown: Callable[[QWidget], None]
) -> Iterator[ChangePassphrase]:
    """Open over a window."""
    window = QMainWindow()
    tasks = Tasks(window)
    shown(window)
    made = ChangePassphrase(Workplace(Session(vault, desk.clerk, writes=True), theme, tasks), window)
    made.start()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    tasks.wait()


def fill_in(dialog: ChangePassphrase, first: str, again: str) -> None:
    """Types both and Enter."""
    assert dialog.focusWidget() is dialog.asking.secret.first.line
    QTest.keyClicks(dialog.asking.secret.first.line, first)
    QTest.keyClicks(dialog.asking.secret.again.line, again)
    QTest.keyClick(dialog.asking.secret.again.line, Qt.Key.Key_Return)


def test_it_is_set_and_the_new_recovery_key_is_shown(
    qtbot: QtBot, dialog: ChangePassphrase, vault: Vault, register: Path
) -> None:
    fill_in(dialog, GOOD, GOOD)
    qtbot.waitUntil(dialog.key.isVisible, timeout=20_000)
    assert dialog.key.paper
    key = dialog.key.paper.key
    QTest.mouseClick(dialog.key.go_on, Qt.MouseButton.LeftButton)
    assert dialog.isHidden()
    vault.close()
    open_register(register, GOOD).close()
    open_with_recovery_key(register, key).close()


def test_one_that_is_easy_to_guess_is_not_set(
    qtbot: QtBot, dialog: ChangePassphrase, vault: Vault, register: Path, passphrase: str
) -> None:
    fill_in(dialog, "Derbyshire2", "Derbyshire2")
    qtbot.waitUntil(dialog.asking.form.summary.isVisible, timeout=20_000)
    assert not dialog.asking.waits
    vault.close()
    open_register(register, passphrase).close()


def test_a_failure_is_said_and_the_old_one_opens_it_still(
    qtbot: QtBot, dialog: ChangePassphrase, vault: Vault, register: Path, passphrase: str
) -> None:
    with open_register(register, passphrase, writes=False) as reader, reader.vault.reading():
        fill_in(dialog, GOOD, GOOD)
        qtbot.waitUntil(dialog.asking.form.summary.isVisible, timeout=20_000)
    assert "derby.stars was left as it was" in dialog.asking.form.summary.accessibleName()
    assert dialog.asking.secret.value() == GOOD
    vault.close()
    open_register(register, passphrase).close()


def test_esc_leaves_it_but_with_a_key_that_nobody_noted_only_when_it_is_said_twice(
    qtbot: QtBot, dialog: ChangePassphrase
) -> None:
    fill_in(dialog, GOOD, GOOD)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it is being set"
    qtbot.waitUntil(dialog.key.isVisible, timeout=20_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.leaving.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_esc_leaves_it_at_once_while_nothing_is_being_set(dialog: ChangePassphrase) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
