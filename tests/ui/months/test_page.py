"""The months of a year: the table, the chart that says the same, and a month that opens as a return."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.measures import COLUMNS
from stars_desktop.services.months import months
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens, contrast
from stars_desktop.ui.months.page import MonthsPage
from stars_desktop.workspace import Session
from tests.conftest import Desk, day
from tests.ui.conftest import colors, picture


@pytest.fixture
def page(qtbot: QtBot, work: Workplace, sample: Vault, desk: Desk, hold: Callable[[QWidget], None]) -> MonthsPage:
    made = MonthsPage(replace(work, session=Session(sample, desk.clerk, writes=False)))
    hold(made)
    made.arrive("")
    choose(qtbot, made, 3)
    return made


def choose(qtbot: QtBot, page: MonthsPage, year: int) -> None:
    page.year.setCurrentIndex(page.year.findData(year))
    qtbot.waitUntil(lambda: not page._work.tasks._running)
    page.focus_main()


@pytest.mark.parametrize("row", ["Total", "B"])
def test_the_table_has_the_nine_columns_of_every_month(page: MonthsPage, sample: Vault, row: str) -> None:
    page.cohort.setCurrentIndex(page.cohort.findData(row))
    counted = months(sample, 3, day("2023-10-18"))
    shown = [[int(page.lines.cell(at, column).text) for column in range(1, 10)] for at in range(12)]
    assert shown == [[one.rows[row][column.key] for column in COLUMNS] for one in counted]
    assert [page.lines.cell(at, 0).text for at in (0, 11)] == ["October 2022", "September 2023"]


def test_enter_opens_the_month_as_a_return(page: MonthsPage) -> None:
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.table.setCurrentIndex(page.lines.index(4, 3))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Place("return", "2023-02-01 2023-02-28 2023-02-28")]


def test_a_year_is_gone_to_by_its_number_and_left_as_it_is_on_the_way_back(page: MonthsPage, qtbot: QtBot) -> None:
    page.arrive("2")
    qtbot.waitUntil(lambda: page.lines.cell(0, 0).text == "October 2021")
    choose(qtbot, page, 3)
    page.arrive("2")
    assert page.year.currentData() == 3


def test_the_months_are_counted_as_they_were_known_on_a_day(page: MonthsPage, sample: Vault, qtbot: QtBot) -> None:
    counted = months(sample, 3, day("2023-10-18"), day("2022-12-31"))
    assert counted != months(sample, 3, day("2023-10-18"))
    page.as_known.setText("31 12 2022")
    page.as_known.editingFinished.emit()
    qtbot.waitUntil(lambda: "as it was known on 31 December 2022." in page.about.text())
    shown = [[int(page.lines.cell(at, column).text) for column in range(1, 10)] for at in range(12)]
    assert shown == [[one.rows["Total"][column.key] for column in COLUMNS] for one in counted]
    assert page.as_known.text() == "31 December 2022"
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.open_month()
    assert gone == [Place("return", "2023-09-01 2023-09-30 2023-09-30 2022-12-31")]
    page.as_known.setText("now")
    page.as_known.editingFinished.emit()
    qtbot.waitUntil(lambda: "as it is known now." in page.about.text())


@pytest.mark.parametrize(
    ("typed", "said"), [("31 2 2022", "As known on must be a real date"), ("1 1 2040", "lies in the future")]
)
def test_a_day_that_cannot_be_is_said_and_the_months_stay(page: MonthsPage, typed: str, said: str) -> None:
    before = [line.values for line in page.lines.rows]
    page.as_known.setText(typed)
    page.as_known.editingFinished.emit()
    assert said in page.message.words.text()
    assert [line.values for line in page.lines.rows] == before
    assert page.as_known.text() == typed


def test_the_arrows_in_the_chart_choose_the_month_in_the_table(page: MonthsPage) -> None:
    page.chart.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(page.chart, key)
    assert page.table.currentIndex().row() == 10
    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    assert page.table.currentIndex().row() == 11


def test_whoever_hears_the_chart_is_told_its_course_and_where_every_figure_stands(page: MonthsPage) -> None:
    said = page.chart.accessibleDescription()
    assert said.startswith("All cohorts, October 2022 to September 2023. Notified between 1 and 8 a month;")
    assert said.endswith("Every figure stands in the table.")


@pytest.mark.parametrize(("mode", "tokens"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
def test_the_chart_is_drawn_in_the_colours_of_the_look_which_differ_enough(
    page: MonthsPage, theme: Theme, mode: Mode, tokens: Tokens
) -> None:
    theme.set_mode(mode)
    assert {tokens.border, tokens.accent, tokens.text} <= colors(picture(page.chart))
    assert contrast(tokens.border, tokens.base) >= 3
    assert contrast(tokens.accent, tokens.base) >= 3


def test_a_year_without_a_month_that_is_over_says_when_the_first_is(qtbot: QtBot, page: MonthsPage) -> None:
    choose(qtbot, page, 4)
    assert page.nothing.text() == "The first month of this year is over on 31 October 2023. Choose an earlier year."
    assert not page.table.isVisible()
    assert not page.open_button.isEnabled()
    assert page.year.hasFocus()
