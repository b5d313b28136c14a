"""The return page by keyboard: other dates, every figure opening, its enquiries, and the export."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stars_desktop.domain.calendar import contract_year, london_day, written
from stars_desktop.domain.measures import Flow
from stars_desktop.domain.returns import Asked
from stars_desktop.services.returns import cases
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.terms import TermButton
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.workspace import Session
from tests.conftest import Desk
from tests.ui.returns.decided import told_and_decided


@pytest.fixture
def fresh(qtbot: QtBot, theme: Theme, sample: Vault, desk: Desk) -> ReturnPage:
    return made(qtbot, theme, sample, desk)


def made(qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk) -> ReturnPage:
    """The page of a register, in sight."""
    tasks = Tasks(theme)
    page = ReturnPage(Workplace(Session(vault, desk.clerk, writes=False), theme, tasks), None)  # type: ignore[arg-type]
    tasks.setParent(page)
    qtbot.addWidget(page, before_close_func=lambda _: tasks.wait())
    page.resize(1100, 760)
    page.show()
    return page


def opened(qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk) -> ReturnPage:
    """The page, which has counted."""
    page = made(qtbot, theme, vault, desk)
    page.arrive("")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5)
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, sample: Vault, desk: Desk) -> ReturnPage:
    return opened(qtbot, theme, sample, desk)


def choose(qtbot: QtBot, page: ReturnPage, year: int | None) -> None:
    page.dates.year.setCurrentIndex(page.dates.year.findData(year))
    settle(qtbot, page)


def settle(qtbot: QtBot, page: ReturnPage) -> None:
    qtbot.waitUntil(lambda: not page._work.tasks.busy)


def shown(page: ReturnPage) -> list[str]:
    model = page.table.rows
    return [str(model.index(model.rowCount() - 1, at).data()) for at in range(model.columnCount())]


def test_the_published_year_2_comes_out(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    assert shown(page) == ["Total", "63", "15", "12", "8", "19", "27", "11", "7", "12"]
    assert page.strips.pipeline.difference.text() == "Difference 0"


def test_a_year_chosen_before_anything_is_counted_is_the_one_that_is_counted(qtbot: QtBot, fresh: ReturnPage) -> None:
    fresh.arrive("")
    choose(qtbot, fresh, 2)
    assert shown(fresh) == ["Total", "63", "15", "12", "8", "19", "27", "11", "7", "12"]


def test_the_published_year_3_comes_out_by_typing(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 3)
    line = page.dates.lines["as_at"]
    line.selectAll()
    QTest.keyClicks(line, "6 10 23")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert line.text() == "6 October 2023"
    assert shown(page) == ["Total", "35", "19", "9", "6", "6", "9", "14", "5", "13"]
    assert page.strips.remark.isVisible()


def test_other_dates_are_typed(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, None)
    QTest.keyClicks(page.dates.lines["start"], "1 10 2021")
    QTest.keyClicks(page.dates.lines["end"], "30 9 2022")
    QTest.keyClick(page.dates.lines["end"], Qt.Key.Key_Return)
    settle(qtbot, page)
    assert shown(page) == ["Total", "63", "15", "12", "8", "19", "27", "11", "7", "12"]


def test_a_date_that_cannot_be_taken_is_said_and_the_figures_stay(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    before = shown(page)
    line = page.dates.lines["as_at"]
    line.selectAll()
    QTest.keyClicks(line, "31 2 2022")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Levels at must be a real date, and February 2022 has no 31" in page.message.words.text()
    assert line.text() == "31 2 2022"
    assert shown(page) == before


def test_every_figure_opens_by_the_arrows_and_enter_goes_to_its_enquiries(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    page.table.setCurrentIndex(page.table.rows.index(0, 1))
    for _ in range(4):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.behind.heading.text() == "A, residential step-down: in the pipeline, 7")
    assert page.behind.cases.rowCount() == 7
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    gone: list[Place] = []
    page.go.connect(gone.append)
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert gone == [Place("enquiry", page.behind.cases.row(0).reference)]


def test_a_figure_of_0_says_that_no_enquiry_counts(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    page.table.setCurrentIndex(page.table.rows.index(2, 2))
    qtbot.waitUntil(page.behind.nothing.isVisible)
    assert not page.behind.table.isVisible()


def test_the_reconciliation_of_the_chosen_row_opens_too(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    settle(qtbot, page)
    declined = next(
        one for one in page.strips.pipeline.findChildren(TermButton) if one.accessibleName() == "declined: 2"
    )
    QTest.mouseClick(declined, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.behind.heading.text() == "All cohorts: declined, 2")
    assert page.behind.cases.rowCount() == 2


def test_a_refresh_keeps_the_figure_that_was_open(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    page.table.setCurrentIndex(page.table.rows.index(1, 7))
    page.refresh()
    settle(qtbot, page)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, 7)
    qtbot.waitUntil(lambda: page.behind.heading.text() == "B, foster care stability: withdrawn by social care, 7")


def test_its_copies_are_those_of_the_return_that_is_shown(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    gone: list[Place] = []
    page.go.connect(gone.append)
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    page.uses()["publication_copy"].run()
    assert gone == [
        Place("copies", "2021-10-01 2022-09-30 2022-09-30"), Place("publishing", "2021-10-01 2022-09-30 2022-09-30"),
    ]  # fmt: skip


def test_a_remark_says_how_many_decisions_were_against_the_criteria_and_opens_to_them(
    qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk
) -> None:
    told_and_decided(vault, desk, override="The carer asked for it", authoriser="Ann Lee")
    page = opened(qtbot, theme, vault, desk)
    qtbot.waitUntil(page.strips.against.isVisible)
    assert page.strips.against.text() == "1 decision of this period taken against the criteria"
    QTest.keyClick(page.strips.against, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.behind.heading.text() == "All cohorts: decided against the criteria, 1"
    assert page.behind.cases.row(0).reference == "DER-0001"


def test_there_is_no_such_remark_where_every_decision_followed_them(page: ReturnPage) -> None:
    assert not page.strips.against.isVisible()


def test_the_names_of_the_rows_stay_in_sight_and_beside_the_figure(qtbot: QtBot, page: ReturnPage) -> None:
    names = page.table._names
    assert not names.isVisible()
    page.resize(500, 760)
    page.table.setCurrentIndex(page.table.rows.index(1, 9))
    qtbot.waitUntil(names.isVisible)
    for column in (9, 5, 2):
        page.table.setCurrentIndex(page.table.rows.index(1, column))
        figure = page.table.visualRect(page.table.currentIndex())
        assert names.width() <= figure.left()
        assert figure.right() <= page.table.viewport().width()
    QTest.mouseClick(names, Qt.MouseButton.LeftButton, pos=QPoint(20, names.height() - 10))
    assert page.table.currentIndex() == page.table.rows.index(4, 0)
    assert not names.isVisible()


def test_the_reconciliation_is_one_line_or_breaks_at_its_equals_sign(qtbot: QtBot, page: ReturnPage) -> None:
    def tops() -> list[int]:
        return [
            one.mapTo(page.strips.pipeline, QPoint()).y() for one in page.strips.pipeline.findChildren(TermButton)
        ]

    page.resize(1300, 760)
    qtbot.waitUntil(lambda: len(set(tops())) == 1)
    page.resize(800, 760)
    qtbot.waitUntil(lambda: [tops().count(top) for top in sorted(set(tops()))] == [4, 7])


def test_every_enquiry_behind_a_figure_is_listed_with_its_event_and_both_dates(
    qtbot: QtBot, page: ReturnPage, sample: Vault
) -> None:
    choose(qtbot, page, 2)
    settle(qtbot, page)
    page.table.setCurrentIndex(page.table.rows.index(4, 6))
    qtbot.waitUntil(lambda: page.behind.heading.text().startswith("All cohorts: not presented"))
    asked = Asked(contract_year(2), contract_year(2).end, None)
    behind = cases(sample, asked, [Flow.NOT_PRESENTED])[Flow.NOT_PRESENTED]
    listed = [[page.behind.cases.cell(row, at).text for at in (0, 3, 4, 5)] for row in range(len(behind))]
    assert listed == [
        [one.reference, "Not presented", written(one.on), written(london_day(one.recorded_at))] for one in behind
    ]
    assert any(happened != recorded for _, _, happened, recorded in listed)


def test_a_term_opens_by_keyboard_to_its_enquiries_and_escape_comes_back(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    settle(qtbot, page)
    page.activateWindow()
    opening = page.strips.pipeline.findChildren(TermButton)[0]
    opening.setFocus()
    QTest.keyClick(opening, Qt.Key.Key_Space)
    qtbot.waitUntil(page.behind.table.hasFocus)
    assert page.behind.heading.text().startswith("All cohorts: open at start")
    shown = [[page.behind.cases.cell(row, 6).text] for row in range(page.behind.cases.rowCount())]
    assert shown == [["Brought forward"]] * opening.figure.value
    QTest.keyClick(page.behind.table, Qt.Key.Key_Escape)
    assert opening.hasFocus()


def test_the_memo_opens_too(qtbot: QtBot, page: ReturnPage) -> None:
    choose(qtbot, page, 2)
    settle(qtbot, page)
    memo = next(one for one in page.strips.memo if one.isVisible())
    assert memo.text().startswith("Memo: ")
    QTest.keyClick(memo, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert memo.figure
    assert page.behind.cases.rowCount() == memo.figure.value


def test_a_return_of_other_dates_is_gone_to_by_its_key_and_others_are_another_place(
    qtbot: QtBot, page: ReturnPage
) -> None:
    page.arrive("2022-10-01 2022-10-31 2022-10-31")
    settle(qtbot, page)
    assert "1 October 2022 to 31 October 2022. Levels at 31 October 2022" in page.header.subtitle.text()
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.dates.lines["as_at"].setText("15 10 22")
    page.count()
    settle(qtbot, page)
    assert gone == [Place("return", "2022-10-01 2022-10-31 2022-10-15")]
    page.arrive(gone[0].key)
    assert "Levels at 15 October 2022" in page.header.subtitle.text()
    page.arrive("2022-10-01 2022-10-31 2022-10-31")
    settle(qtbot, page)
    assert "Levels at 31 October 2022" in page.header.subtitle.text()


def test_the_check_is_of_the_return_that_is_shown(qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk) -> None:
    told_and_decided(vault, desk)
    tasks = Tasks(theme)
    page = ReturnPage(Workplace(Session(vault, desk.clerk, writes=True), theme, tasks), None)  # type: ignore[arg-type]
    tasks.setParent(page)
    qtbot.addWidget(page, before_close_func=lambda _: tasks.wait())
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.arrive("2023-10-01 2023-10-17 2023-10-17")
    settle(qtbot, page)
    page.check_button.click()
    assert gone == [Place("submitting", "2023-10-01 2023-10-17 2023-10-17")]
    page.dates.lines["as_known"].setText("17 10 23")
    page.count()
    settle(qtbot, page)
    assert not page.check_button.isEnabled()
    assert "as it is known now" in page.check_button.toolTip()


def test_text_made_larger_and_normal_again_leaves_the_dates_as_wide_as_they_were(
    qtbot: QtBot, theme: Theme, page: ReturnPage
) -> None:
    def wide() -> list[int]:
        return [page.dates.year.width(), *(line.width() for line in page.dates.lines.values())]

    page.resize(1300, 760)
    plain = wide()
    theme.set_scale(200)
    qtbot.waitUntil(lambda: page.dates.year.width() > 1.8 * plain[0])
    assert page.dates.lines["as_at"].width() > 1.8 * plain[-2]
    theme.set_scale(100)
    qtbot.waitUntil(lambda: wide() == plain)
