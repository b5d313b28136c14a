"""Going somewhere by typing a few letters."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.services.intake import Notification, notify
from stars_desktop.ui.common.commands import Command, Commands, Use
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.finding.dialog import FindDialog

TABLE = (Command("lock", "File", "&Lock"), Command("about", "Help", "&About"))


@pytest.fixture
def done() -> list[str]:
    """Commands that were done."""
    return []


@pytest.fixture
def dialog(shown: Callable[[QWidget], None], work: Workplace, done: list[str], qtbot: QtBot) -> Iterator[FindDialog]:
    for number in range(1, 4):
        notify(
            work.session.vault,
            work.session.clerk,
            Notification(f"DER-000{number}", f"C-{number}", Cohort.A, date(2023, 1, number), {}),
        )
    window = QWidget()
    commands = Commands(TABLE, work.theme, window)
    commands.bind({one.id: Use(lambda one=one: done.append(one.id)) for one in TABLE})  # type: ignore[misc]
    shown(window)
    made = FindDialog(work, commands, window)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    window.close()


def offered(dialog: FindDialog) -> list[str]:
    return [one.words for one in dialog.model.rows]


def test_letters_that_were_dictated_are_found_too(dialog: FindDialog, qtbot: QtBot) -> None:
    line = QAccessible.queryAccessibleInterface(dialog.line)
    line.setText(QAccessible.Text.Value, "0002")
    qtbot.waitUntil(lambda: offered(dialog) == ["DER-0002"])


def test_letters_find_enquiries_and_enter_goes_to_the_first(dialog: FindDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.line, "der")
    qtbot.waitUntil(lambda: offered(dialog) == ["DER-0003", "DER-0002", "DER-0001"])
    with qtbot.waitSignal(dialog.go) as gone:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert gone.args == [Place("enquiry", "DER-0003")]
    assert not dialog.isVisible()


def test_enter_right_after_typing_means_what_was_typed(dialog: FindDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.line, "c-2")
    with qtbot.waitSignal(dialog.go) as gone:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert gone.args == [Place("enquiry", "DER-0002")]


def test_what_does_not_have_the_letters_is_gone_as_soon_as_they_are_typed(dialog: FindDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.line, "der")
    qtbot.waitUntil(lambda: len(offered(dialog)) == 3)
    QTest.keyClicks(dialog.line, " c 3")
    assert offered(dialog) == ["DER-0003"]  # in the same breath, before it was searched
    QTest.keyClicks(dialog.line, "x")
    assert offered(dialog) == []
    assert not dialog.nothing.isVisible()  # said once it was looked for
    qtbot.waitUntil(dialog.nothing.isVisible)


def test_the_arrows_move_in_the_list_and_stay_in_it(dialog: FindDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.line, "der")
    qtbot.waitUntil(lambda: len(offered(dialog)) == 3)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(dialog.line, key)
    with qtbot.waitSignal(dialog.go) as gone:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert gone.args == [Place("enquiry", "DER-0002")]


def test_a_command_is_done_once_the_dialog_is_closed(dialog: FindDialog, done: list[str]) -> None:
    QTest.keyClicks(dialog.line, "ab")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert done == ["about"]
    assert not dialog.isVisible()


def test_where_nothing_is_found_it_says_so_and_enter_stays(dialog: FindDialog, done: list[str]) -> None:
    QTest.keyClicks(dialog.line, "zebra")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.nothing.isVisible()
    assert dialog.isVisible()
    assert done == []


def test_escape_closes_it_and_does_nothing(dialog: FindDialog, done: list[str]) -> None:
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert done == []
