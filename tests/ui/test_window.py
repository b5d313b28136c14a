"""The window as a user has it: opening a register, the return, its figures and its export, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, sample_register: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    theme = Theme(qapp)
    theme.set_mode(Mode.LIGHT)
    made = MainWindow(theme, settings, sample_register)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def open_sample(qtbot: QtBot, window: MainWindow) -> ReturnPage:
    """Types nothing but Enter: the sample's passphrase is filled in."""
    QTest.keyClick(window.opening.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.returns is not None, timeout=5000)
    assert window.returns
    return window.returns


def shown(page: ReturnPage) -> list[list[str]]:
    """The table as it stands on the screen."""
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_wrong_passphrase_is_said_and_typed_again(qtbot: QtBot, window: MainWindow) -> None:
    window.opening.passphrase.setText("wrong")
    QTest.keyClick(window.opening.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(window.opening.message.isVisible, timeout=5000)
    assert "its passphrase is: sample-data" in window.opening.message.words.text()
    assert window.opening.passphrase.selectedText() == "wrong"
    assert window.returns is None


def test_without_a_register_what_needs_one_says_why(window: MainWindow) -> None:
    export = window.commands.actions["export"]
    assert not export.isEnabled()
    assert export.toolTip() == "Open a register first."


def test_the_published_year_2_comes_out(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(2))
    assert shown(page)[-1] == ["Total", "63", "15", "12", "8", "19", "27", "11", "7", "12"]
    assert window.banner.isVisible()
    assert window.windowTitle() == "Pipeline return - STARS Desktop"


def test_the_published_year_3_comes_out_by_typing(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(3))
    page.as_at.setFocus()
    QTest.keyClicks(page.as_at, "6/10/2023")
    QTest.keyClick(page.as_at, Qt.Key.Key_Return)
    assert shown(page)[-1] == ["Total", "35", "19", "9", "6", "6", "9", "14", "5", "13"]
    assert "table's those of 6 October 2023" in page.remark.text()


def test_a_date_that_is_none_is_said_and_the_figures_stay(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(2))
    before = shown(page)
    QTest.keyClicks(page.as_at, "6/10/23")
    QTest.keyClick(page.as_at, Qt.Key.Key_Return)
    assert "has a year of two digits" in page.message.words.text()
    assert page.as_at.text() == "6/10/23"
    assert shown(page) == before


def test_every_figure_opens_to_its_enquiries_by_the_arrows(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(2))
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    for _ in range(4):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.behind.text() == "Residential step-down, in the pipeline: 7"
    assert page.cases.rowCount() == 7
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.cases.rowCount() == 8


def test_a_figure_of_0_says_that_no_enquiry_counts(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(2))
    page.table.setCurrentIndex(page.model.index(2, 2))
    assert page.nothing.isVisible()
    assert not page.case_table.isVisible()


def test_a_term_opens_too(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    page.year.setCurrentIndex(page.year.findData(2))
    (declined,) = [one for one in page.pipeline.findChildren(QToolButton) if one.accessibleName() == "declined: 2"]
    QTest.mouseClick(declined, Qt.MouseButton.LeftButton)
    assert page.cases.rowCount() == 2


def test_the_return_is_exported_or_said_why_not(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = open_sample(qtbot, window)
    page.export_to(str(tmp_path / "no" / "folder.xlsx"))
    assert "There is no folder" in page.message.words.text()
    page.export_to(str(tmp_path / "r.xlsx"))
    assert "Wrote the return" in page.message.words.text()
    assert "Table_1" in load_workbook(tmp_path / "r.xlsx").sheetnames


def test_a_closed_register_leaves_nothing_on_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    window.commands.actions["close"].trigger()
    assert window.returns is None
    assert window.pages.currentWidget() is window.opening
    assert not window.banner.isVisible()
    assert window.opening.passphrase.text() in ("", PASSPHRASE)


def test_text_grows_and_mode_changes_without_losing_anything(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    height = page.table.verticalHeader().defaultSectionSize()
    before = shown(page)
    for _ in range(3):
        window.commands.actions["larger"].trigger()
    window.commands.actions["dark"].trigger()
    assert page.table.verticalHeader().defaultSectionSize() > height
    assert shown(page) == before
    window.commands.actions["normal"].trigger()
    assert page.table.verticalHeader().defaultSectionSize() == height


def named(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_everything_that_can_be_used_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    kinds = (QLineEdit, QComboBox, QPushButton, QToolButton, QTableView)
    used = [one for screen in (window.opening, page) for kind in kinds for one in screen.findChildren(kind)]
    unnamed = [one for one in used if one.objectName() != "qt_spinbox_lineedit" and not named(one)]
    assert not [one for one in unnamed if not isinstance(one.parent(), QComboBox)]


def test_access_keys_are_unique_on_a_screen(qtbot: QtBot, window: MainWindow) -> None:
    page = open_sample(qtbot, window)
    menus = [action.text() for action in window.menuBar().actions()]
    words = [one.text() for one in page.findChildren(QLabel)] + [one.text() for one in page.findChildren(QPushButton)]
    keys = [text[text.index("&") + 1].lower() for text in [*menus, *words] if "&" in text]
    shown_keys = [key for key in keys if key]
    assert len(shown_keys) == len(set(shown_keys)), shown_keys


@pytest.mark.parametrize("scale", [100, 200])
def test_the_window_fits_a_small_screen(qtbot: QtBot, window: MainWindow, scale: int) -> None:
    open_sample(qtbot, window)
    while window._theme.scale < scale:
        window.commands.actions["larger"].trigger()
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 768
