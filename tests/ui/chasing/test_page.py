"""The page of missing answers by keyboard: whom to ask, the e-mail, the workbook, the walk."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.entries import Reply
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.chasing.page import ChasingPage
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.workspace import Session
from tests.conftest import Desk, day

Hold = Callable[[QWidget], None]


@pytest.fixture
def copy(sample_register: Path, tmp_path: Path, desk: Desk) -> Iterator[Vault]:
    """The sample register, to write in."""
    shutil.copy(sample_register, tmp_path / "copy.stars")
    with Vault.open(tmp_path / "copy.stars", PASSPHRASE, desk.clerk) as vault:
        yield vault


@pytest.fixture
def page(qtbot: QtBot, copy: Vault, desk: Desk, theme: Theme, hold: Hold) -> Iterator[ChasingPage]:
    first = QWidget()
    tasks = Tasks(first)
    made = ChasingPage(Workplace(Session(copy, desk.clerk, writes=True), theme, tasks), first)
    hold(made)
    made.arrive("")
    qtbot.waitUntil(lambda: made.rows.rowCount() == 2)
    yield made
    tasks.wait()
    first.deleteLater()


def test_it_says_how_much_is_missing_and_words_the_e_mail_of_the_chosen_one(page: ChasingPage) -> None:
    assert page.header.subtitle.text() == "2 enquiries wait for 4 answers."
    assert page.table.hasFocus()
    assert page.pane.title.text() == "E-mail to Tess Testcase"
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.pane.title.text() == "E-mail to Pip Pretend"
    assert "DR (DER-0140), for residential step-down:" in page.pane.text.toPlainText()


def test_the_e_mail_is_copied(page: ChasingPage) -> None:
    QTest.keyClick(page.pane.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == page.pane.text.toPlainText()
    assert page.message.words.text().startswith("The e-mail is copied.")


def test_enter_opens_the_walk(page: ChasingPage) -> None:
    gone: list[Place] = []
    page.go.connect(gone.append)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Place("triage", "DER-0142")]


def test_what_was_answered_is_gone_and_the_chosen_one_stays(
    qtbot: QtBot, page: ChasingPage, copy: Vault, desk: Desk
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    for criterion in ("X7", "B2", "B6"):
        answer(copy, desk.clerk, "DER-0142", criterion, Reply.YES, "", "", day("2023-10-18"))
    page.refresh()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1)
    assert page.pane.title.text() == "E-mail to Pip Pretend"
    answer(copy, desk.clerk, "DER-0140", "A2", Reply.YES, "", "", day("2023-10-18"))
    page.refresh()
    qtbot.waitUntil(lambda: not page.pane.isVisible())
    assert page.introduction.text().startswith("Every open enquiry can be decided by what is known.")


def test_the_questions_to_one_or_to_all_are_saved_or_said_why_not(
    qtbot: QtBot, page: ChasingPage, tmp_path: Path
) -> None:
    page.save(page._presenter.chases, str(tmp_path / "no" / "all.xlsx"))
    qtbot.waitUntil(lambda: "There is no folder" in page.message.words.text())
    for name, chases in {"one": page._presenter.letter(page.rows.row(0)).chases, "all": page.rows.rows}.items():
        page.save(chases, str(tmp_path / f"{name}.xlsx"))
        qtbot.waitUntil(lambda name=name: f"{name}.xlsx" in page.message.words.text())  # type: ignore[misc]
    rows = {name: load_workbook(tmp_path / f"{name}.xlsx")["Questions"].max_row for name in ("one", "all")}
    assert rows["all"] - rows["one"] == 1


def test_the_e_mail_goes_below_the_list_where_there_is_little_room(qtbot: QtBot, page: ChasingPage) -> None:
    assert page.pane.x() > 0
    page.window().resize(800, 800)
    qtbot.waitUntil(lambda: page.pane.x() == 0)
    assert page.pane.y() > page.table.y()
