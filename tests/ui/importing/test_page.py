"""The import page by keyboard: choose, look, bring in, cancel, take back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.services.importing.past import past_imports
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.importing.page import ImportPage
from stars_desktop.workspace import Session
from tests.conftest import Desk, enquiry

Write = Callable[..., Path]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk) -> Iterator[ImportPage]:
    holder = QWidget()
    tasks = Tasks(holder)
    made = ImportPage(Workplace(Session(vault, desk.clerk, writes=True), theme, tasks), holder)
    qtbot.addWidget(holder)
    holder.resize(1000, 700)
    made.resize(1000, 700)
    holder.show()
    made.arrive("")
    yield made
    tasks.wait()


@pytest.fixture
def workbook(book: Write) -> Path:
    return book([enquiry("DER-0001", "1/10/2022"), enquiry("DER-0003", "31/2/2022")], [])


def read(qtbot: QtBot, page: ImportPage, workbook: Path) -> None:
    page.read(str(workbook))
    qtbot.waitUntil(lambda: page.preview.isVisible() or page.message.isVisible(), timeout=10_000)


def test_a_workbook_is_looked_at_brought_in_and_taken_back(
    qtbot: QtBot, page: ImportPage, workbook: Path, vault: Vault
) -> None:
    assert page.past.nothing.isVisible()
    read(qtbot, page, workbook)
    assert page.preview.lines.rowCount() == 1  # what is held back is listed first
    assert "has no real" in page.preview.problems.text() or "does not exist" in page.preview.problems.text()
    assert past_imports(vault) == []
    QTest.keyClick(page.preview.bring_in, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Imported from" in page.message.words.text())
    assert len(past_imports(vault)) == 1
    QTest.keyClick(page.past.undo, Qt.Key.Key_Space)
    (question,) = page.findChildren(Question)
    QTest.keyClick(question.do_it, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Taken back: 1 enquiry" in page.message.words.text())
    assert not page.past.undo.isEnabled()


def test_the_lines_of_each_kind_can_be_listed(qtbot: QtBot, page: ImportPage, workbook: Path) -> None:
    read(qtbot, page, workbook)
    tabs = page.preview.only
    assert [tabs.tabText(at) for at in range(tabs.count())] == [
        "All 2", "To import 1", "There already 0", "Held back 1",
    ]  # fmt: skip
    tabs.setCurrentIndex(2)
    assert page.preview.problems.text() == "No enquiry of this kind is in the workbook."
    tabs.setCurrentIndex(0)
    assert page.preview.lines.rowCount() == 2


def test_another_kind_of_file_is_refused_in_words(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    other = tmp_path / "letter.xlsx"
    other.write_text("Dear all")
    read(qtbot, page, other)
    assert page.message.isVisible()
    assert "letter.xlsx" in page.message.words.text()
    assert not page.preview.isVisible()
    assert page.choose_button.isEnabled()
    assert page.choose_button.hasFocus()


def test_a_cancelled_import_changes_nothing(qtbot: QtBot, page: ImportPage, book: Write, vault: Vault) -> None:
    many = book([enquiry(f"DER-{number:04}", "1/10/2022") for number in range(1, 401)], [])
    read(qtbot, page, many)
    page.bring_in()
    page._work.tasks.cancel()
    qtbot.waitUntil(page.message.isVisible, timeout=10_000)
    assert page.message.words.text().startswith("Cancelled.")
    assert past_imports(vault) == []
    assert page.preview.bring_in.isEnabled()
    assert page.preview.bring_in.hasFocus()


def test_what_is_held_back_is_saved_and_the_work_goes_on(
    qtbot: QtBot, page: ImportPage, workbook: Path, tmp_path: Path
) -> None:
    read(qtbot, page, workbook)
    page.save_rejects(str(tmp_path / "mend.xlsx"))
    qtbot.waitUntil(lambda: "Wrote what was held back" in page.message.words.text())
    assert (tmp_path / "mend.xlsx").exists()
    assert page.preview.bring_in.hasFocus()


def test_saving_what_is_held_back_can_be_cancelled(
    qtbot: QtBot, page: ImportPage, workbook: Path, tmp_path: Path
) -> None:
    read(qtbot, page, workbook)
    page.save_rejects(str(tmp_path / "mend.xlsx"))
    page._work.tasks.cancel()
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.words.text().startswith("Cancelled.")
    assert list(tmp_path.glob("mend*")) == []
