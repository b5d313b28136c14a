"""The page of publication copies: what it shows of each figure, and giving a copy out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.combining import combine
from stars_desktop.services.combined_copies import combined_copy, give_out_combined
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.publishing import Wish, give_out, given_out
from stars_desktop.services.submitting import submit
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.publishing.page import PublishingPage
from stars_desktop.workspace import Session
from tests.services.test_combining import ALL as COUNCILS
from tests.services.test_combining import given_out as shown_of
from tests.services.test_combining import printed

OCTOBER = "2022-10-01 2022-10-31 2022-10-31"
Arrive = Callable[[], PublishingPage]


@pytest.fixture
def work(work: Workplace, tmp_path: Path) -> Workplace:
    """Three of A and six of B, notified in October."""
    session = work.session
    for number in range(9):
        cohort = Cohort.A if number < 3 else Cohort.B
        notify(
            session.vault, session.clerk, Notification(f"D-{number}", f"C-{number}", cohort, date(2022, 10, 3), {})
        )
    return replace(work, settings=QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def arrive(qtbot: QtBot, work: Workplace, hold: Callable[[QWidget], None]) -> Arrive:
    """A page that shows the copy of October."""

    def arrive() -> PublishingPage:
        first = QWidget()
        page = PublishingPage(work, first)
        hold(page)
        page.arrive(OCTOBER)
        qtbot.waitUntil(lambda: page.shown is not None and page.table.hasFocus())
        return page

    return arrive


def texts(page: PublishingPage, column: int) -> list[str]:
    model = page.table.rows
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_table_is_as_it_goes_out_and_each_figure_says_what_becomes_of_it(arrive: Arrive) -> None:
    page = arrive()
    assert texts(page, 1) == ["[c]", "[c]", "0", "0", "9"]
    assert page.about.text() == "Cohort A, notified: 3 in the register. Hidden: it is from 1 to 4."
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.about.text().startswith("Cohort B, notified: 6 in the register. Hidden: with its column, or with")
    for _ in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.about.text() == "Total, notified: 9 in the register. Shown."
    assert page.summary.text().startswith("4 of 45 figures are hidden: 2 from 1 to 4, and 2 more")


def test_a_hidden_figure_of_the_list_is_chosen_in_the_table(arrive: Arrive) -> None:
    page = arrive()
    page.lists.table.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(page.lists.table, key)
    assert page.table.hasFocus()
    assert page.about.text().startswith("Cohort B, in the pipeline: 6")


def test_another_threshold_is_kept_for_the_next_time(qtbot: QtBot, arrive: Arrive) -> None:
    page = arrive()
    page.up_to.setCurrentIndex(page.up_to.findData(2))
    qtbot.waitUntil(lambda: texts(page, 1) == ["3", "6", "0", "0", "9"])
    assert page.lists.nothing.isVisible()
    assert arrive().up_to.currentText() == "1 to 2"


def test_what_is_given_out_is_written_kept_and_listed(
    qtbot: QtBot, arrive: Arrive, work: Workplace, tmp_path: Path
) -> None:
    page = arrive()
    with qtbot.waitSignal(page.outdated):
        page.give_to(str(tmp_path / "copy.xlsx"))
    assert (tmp_path / "copy.xlsx").exists()
    assert len(given_out(work.session.vault)) == 1
    qtbot.waitUntil(lambda: page.lists.tabs.tabText(1) == "Given out &before 1")
    assert page.message.words.text() == f"Given out, and kept in the register: {tmp_path / 'copy.xlsx'}"


def test_a_copy_that_is_another_one_by_now_is_not_given_out(
    qtbot: QtBot, arrive: Arrive, work: Workplace, tmp_path: Path
) -> None:
    page = arrive()
    session = work.session
    notify(session.vault, session.clerk, Notification("D-9", "C-9", Cohort.D, date(2022, 10, 3), {}))
    page.give_to(str(tmp_path / "copy.xlsx"))
    qtbot.waitUntil(page.message.isVisible)
    assert "another one than was shown" in page.message.words.text()
    assert given_out(session.vault) == []


def test_what_can_be_worked_out_all_the_same_is_said_and_asked_about(arrive: Arrive, work: Workplace) -> None:
    give_out(work.session.vault, work.session.clerk, Wish(asked_by(OCTOBER), 2))
    page = arrive()
    assert page.exposed.isVisible()
    assert "cohort A: notified" in page.exposed.words.text()
    page.give()
    question = page.findChild(Question)
    assert question
    assert question.informativeText() == page.exposed.words.text()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert len(given_out(work.session.vault)) == 1


def test_a_submitted_version_can_be_chosen(qtbot: QtBot, arrive: Arrive, work: Workplace) -> None:
    submit(work.session.vault, work.session.clerk, asked_by(OCTOBER), {})
    page = arrive()
    assert page.of.count() == 2
    page.of.setFocus()
    with qtbot.waitSignal(page.go) as gone:
        QTest.keyClick(page.of, Qt.Key.Key_Down)
    assert gone.args == [Place("publishing", "1")]
    page.arrive("1")
    qtbot.waitUntil(lambda: "version 1, submitted on 18 October 2023" in page.summary.text())
    assert page.of.currentData() == "1"


def test_nothing_is_given_out_of_a_register_that_is_only_read(
    qtbot: QtBot, work: Workplace, hold: Callable[[QWidget], None]
) -> None:
    session = Session(work.session.vault, work.session.clerk, writes=False)
    first = QWidget()
    page = PublishingPage(replace(work, session=session), first)
    hold(page)
    page.arrive(OCTOBER)
    qtbot.waitUntil(lambda: page.shown is not None)
    assert not page.give_button.isEnabled()
    assert page.give_button.toolTip() == "This register is open for reading only."
    assert QApplication.focusWidget() is not page.give_button


def test_copies_of_other_councils_that_are_known_are_not_listed_as_given_out_here(
    arrive: Arrive, work: Workplace, tmp_path: Path
) -> None:
    copies = [printed(one, shown_of(one).hidden) for one in COUNCILS]
    made = combined_copy(combine(COUNCILS), copies, vault=work.session.vault)
    give_out_combined(made, work.session.clerk, tmp_path / "dn2.xlsx", work.session.vault)
    page = arrive()
    assert page.shown
    (line,) = [one for one in page.shown.before if "DN2" in one.of]
    assert line.version == "Returns added up"
    assert not [one for one in page.shown.before if "Nottingham" in one.of]
    assert len(page.shown.before) == 2  # that of Derby, whose return was added up, and the sum
