"""The criteria page by keyboard: look at the versions, at a file, take it into use."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.services.criteria import in_use
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.criteria.page import CriteriaPage
from stars_desktop.workspace import Session
from tests.ui.criteria.conftest import EXAMPLE, Written

Make = Callable[[Workplace], CriteriaPage]


@pytest.fixture
def make(hold: Callable[[QWidget], None]) -> Make:
    """A page in a window of its own."""

    def make(work: Workplace) -> CriteriaPage:
        first = QWidget()
        made = CriteriaPage(work, first)
        hold(made)
        made.arrive("")
        return made

    return make


@pytest.fixture
def page(make: Make, work: Workplace) -> CriteriaPage:
    return make(work)


def look_at(qtbot: QtBot, page: CriteriaPage, path: Path) -> None:
    before = page.draft
    page.look_at(str(path))
    qtbot.waitUntil(lambda: page.draft is not before or page.message.isVisible())


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClick(focus, key)


def test_the_versions_come_first_and_the_criteria_of_the_chosen_one_below(page: CriteriaPage) -> None:
    assert page.overview.table.hasFocus()
    assert page.overview.heading.text() == "What is in example-1"
    assert page.overview.about.text().endswith("to be confirmed with the contract. Comes with the program.")
    page.overview.asked.setFocus()
    press(Qt.Key.Key_Down)
    assert page.overview.words.text().startswith("On the day of notification, was the child 10 or older")


@pytest.mark.usefixtures("filled")
def test_a_version_is_taken_into_use_once_its_effect_was_seen(
    qtbot: QtBot, page: CriteriaPage, work: Workplace, written_file: Written
) -> None:
    look_at(qtbot, page, written_file("2023-1", B2="soft", B3="hard"))
    assert page.pane.tabs.hasFocus()
    for _ in range(2):
        press(Qt.Key.Key_Right)
    assert page.pane.words.text().startswith("B fits now and would not fit: B3 would be hard")
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
    assert gone.args == [Place("enquiry", "DER-2")]
    page.pane.take.setFocus()
    press(Qt.Key.Key_Space)
    question = page.findChild(Question)
    assert question
    assert "never changed" in question.informativeText()
    with qtbot.waitSignal(page.outdated):
        QTest.keyClick(question.do_it, Qt.Key.Key_Space)
    session = work.session
    assert in_use(session.vault, session.clerk.today).version == "2023-1"
    assert page.message.words.text() == "2023-1 is in use."
    assert page.overview.heading.text() == "What is in 2023-1"
    assert page.overview.table.hasFocus()


def test_not_yet_changes_nothing_and_leaves_the_file_in_sight(
    qtbot: QtBot, page: CriteriaPage, work: Workplace, written_file: Written
) -> None:
    look_at(qtbot, page, written_file("2023-1"))
    page.ask_take()
    question = page.findChild(Question)
    assert question
    QTest.keyClick(question, Qt.Key.Key_Escape)
    session = work.session
    assert in_use(session.vault, session.clerk.today).version == "example-1"
    assert page.pane.isVisible()
    page.pane.leave.click()
    assert page.overview.isVisible()


def test_mistakes_are_mended_in_the_file_which_is_then_read_again(
    qtbot: QtBot, page: CriteriaPage, written_file: Written
) -> None:
    look_at(qtbot, page, written_file("2023-1", A2="firm"))
    assert page.pane.table.hasFocus()
    assert page.pane.words.text() == "The kind of A2 is “firm”; allowed are hard, soft and information."
    assert not page.pane.take.isVisible()
    wrong = page.draft
    written_file("2023-1", A2="soft")
    page.pane.again.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.draft is not wrong)
    assert page.pane.take.isVisible()
    assert page.pane.words.text().endswith("Before: hard\nNew: soft")


def test_a_file_that_is_gone_is_said_to_be_beside_the_work(qtbot: QtBot, page: CriteriaPage, tmp_path: Path) -> None:
    look_at(qtbot, page, tmp_path / "none.toml")
    assert "cannot be read" in page.message.words.text()
    assert page.overview.isVisible()


def test_what_is_in_use_already_is_not_offered_again(qtbot: QtBot, page: CriteriaPage) -> None:
    look_at(qtbot, page, EXAMPLE)
    assert not page.pane.take.isVisible()
    assert page.pane.words.text() == "It says the same as the criteria in use."


def test_a_version_is_saved_as_a_file(page: CriteriaPage, tmp_path: Path) -> None:
    target = tmp_path / "criteria-example-1.toml"
    page.save("example-1", str(target))
    assert target.read_bytes() == EXAMPLE.read_bytes()
    page.save("example-1", str(tmp_path / "none" / "criteria.toml"))
    assert "none" in page.message.words.text()


def test_a_register_that_is_only_read_shows_the_effect_and_takes_nothing(
    qtbot: QtBot, work: Workplace, make: Make, written_file: Written
) -> None:
    session = Session(work.session.vault, work.session.clerk, writes=False)
    page = make(replace(work, session=session))
    look_at(qtbot, page, written_file("2023-1"))
    assert not page.pane.take.isEnabled()
    assert page.pane.take.toolTip() == "This register is open for reading only."
