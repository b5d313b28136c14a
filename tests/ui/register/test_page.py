"""The register list in a window, by keyboard and by mouse, over real registers."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, Reply, WaitingFor
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.services.enquiries import change_facts, record
from stars_desktop.services.listing import Wanted, enquiry_ids
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.register.glance import Line
from stars_desktop.ui.register.page import RegisterPage
from stars_desktop.ui.register.presenter import NOBODY_CHOSEN
from tests.conftest import Desk
from tests.ui.register.conftest import Opens, gone, references


@pytest.fixture
def page(council: Vault, open_page: Opens) -> RegisterPage:
    return open_page(council)


def current(page: RegisterPage) -> str:
    return str(page.model.index(page.table.currentIndex().row(), 0).data())


def choose(page: RegisterPage, reference: str) -> None:
    page.table.setCurrentIndex(page.model.index(references(page).index(reference), 0))


def chip(page: RegisterPage, name: str) -> str:
    return page.filters.choices[name].text().replace("&", "")


def test_it_opens_on_the_pipeline_and_says_what_is_hidden(page: RegisterPage) -> None:
    assert references(page) == ["DER-0005", "DER-0004", "DER-0003"]
    assert page.header.subtitle.text() == "3 of 5 shown, 2 hidden by filters"
    assert chip(page, "state") == "State: In the pipeline"
    assert page.filters.choices["state"].isChecked()
    assert chip(page, "cohort") == "Cohort: any"
    assert page.table.hasFocus()
    assert current(page) == "DER-0005"


def test_a_row_says_all_that_is_known(page: RegisterPage) -> None:
    row = references(page).index("DER-0003")
    assert [page.model.cell(row, column).text for column in range(page.model.columnCount())] == [
        "DER-0003", "CC", "12", "Stability", "Waiting for a carer", "16", "Matching event, 20 October 2023",
        "Foster carer", "8 November 2022", "Worker 3", "Care 1",
    ]  # fmt: skip
    late = page.model.cell(references(page).index("DER-0004"), 6)
    assert (late.text, late.icon, late.tone) == ("Ring the team, 2 October 2023", "alarm-clock", "warn")


def test_clearing_all_filters_shows_every_enquiry(page: RegisterPage) -> None:
    page.filters.search.setText("worker")
    QTest.mouseClick(page.filters.clear, Qt.MouseButton.LeftButton)
    assert len(references(page)) == 5
    assert page.header.subtitle.text() == "5 enquiries"
    assert page.filters.search.text() == ""
    assert not page.filters.clear.isVisible()


def test_the_list_follows_what_is_typed(page: RegisterPage, qtbot: QtBot) -> None:
    page.filters.clear_all()
    QTest.keyClicks(page.filters.search, "ana o")
    qtbot.waitUntil(lambda: references(page) == ["DER-0001"])
    assert page.header.subtitle.text() == "1 of 5 shown, 4 hidden by filters"
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(references(page)) == 5)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cohort", Cohort.B, ["DER-0003", "DER-0002"]),
        ("state", State.LIVE, ["DER-0002"]),
        ("year", 2, ["DER-0002", "DER-0001"]),
        ("waiting", WaitingFor.CARER, ["DER-0003"]),
    ],
)
def test_every_filter_filters_says_so_and_is_taken_back_by_delete(
    page: RegisterPage, name: str, value: object, expected: list[str]
) -> None:
    page.filters.clear_all()
    button = page.filters.choices[name]
    button.choose(value)
    assert references(page) == expected
    assert button.isChecked()
    assert page.header.subtitle.text() == f"{len(expected)} of 5 shown, {5 - len(expected)} hidden by filters"
    QTest.keyClick(button, Qt.Key.Key_Delete)
    assert len(references(page)) == 5
    assert not button.isChecked()


def test_a_filter_is_set_by_keyboard_alone(page: RegisterPage) -> None:
    button = page.filters.choices["cohort"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = button.menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Any", "Step-down (1)", "Stability (2)", "Reunification (1)", "Edge of care (1)",
    ]  # fmt: skip
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert chip(page, "cohort") == "Cohort: B Stability"
    assert references(page) == ["DER-0003"]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it_round(page: RegisterPage) -> None:
    heading = page.table.heading
    at = heading.sectionViewportPosition(0) + 30
    place = heading.viewport().rect().center()
    place.setX(at)
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert references(page) == ["DER-0003", "DER-0004", "DER-0005"]
    assert page.filters.sort.text() == "Sort &by: Reference, A to Z"
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert references(page) == ["DER-0005", "DER-0004", "DER-0003"]
    assert heading.sort == ("reference", True)


def test_the_order_is_chosen_by_keyboard_too(page: RegisterPage) -> None:
    page.filters.sort.choose("social_worker")
    assert references(page) == ["DER-0005", "DER-0004", "DER-0003"]
    assert page.table.heading.sort == ("social_worker", False)
    page.filters.sort.choose("turn")
    assert references(page) == ["DER-0003", "DER-0004", "DER-0005"]
    assert page.filters.sort.text() == "Sort &by: Social worker, Z to A"


def test_who_is_chosen_stays_chosen_through_a_refresh_another_order_and_a_filter(page: RegisterPage) -> None:
    choose(page, "DER-0003")
    page.refresh()
    assert current(page) == "DER-0003"
    page.filters.sort.choose("reference")
    assert (current(page), page.table.currentIndex().row()) == ("DER-0003", 0)
    page.filters.clear_all()
    assert (current(page), page.table.currentIndex().row()) == ("DER-0003", 2)
    assert page.table.hasFocus()


def test_where_the_chosen_one_leaves_the_list_its_neighbour_is_chosen(
    page: RegisterPage, council: Vault, desk: Desk
) -> None:
    choose(page, "DER-0004")
    record(council, desk.clerk, "DER-0004", Event("", Kind.WITHDRAWN, date(2023, 10, 18), 0, by=By.FAMILY))
    page.refresh()
    assert references(page) == ["DER-0005", "DER-0003"]
    assert current(page) == "DER-0003"


def test_enter_and_a_double_click_open_the_enquiry(page: RegisterPage) -> None:
    places = gone(page)
    choose(page, "DER-0004")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert places == [Place("enquiry", "DER-0004")]
    at = page.table.visualRect(page.model.index(2, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert places[1:] == [Place("enquiry", "DER-0003")]


def test_the_preview_shows_the_chosen_enquiry_and_opens_it(page: RegisterPage, qtbot: QtBot) -> None:
    choose(page, "DER-0003")
    preview = page.beside.preview
    qtbot.waitUntil(lambda: preview.title.text() == "DER-0003  CC, 12")
    assert preview.standing.text() == "Waiting for a carer, 16 days"
    places = gone(page)
    QTest.keyClick(preview.open, Qt.Key.Key_Space)
    assert places == [Place("enquiry", "DER-0003")]


def test_the_lines_of_the_preview_are_there_at_once(page: RegisterPage, qtbot: QtBot) -> None:
    preview = page.beside.preview
    qtbot.waitUntil(lambda: preview.title.text() != "")
    facts = preview.blocks[2]
    facts.show_lines([Line("Team", "North", "since 1 October 2022"), Line("Source", "Panel")])
    said = {label.text() for label in facts.findChildren(QLabel) if label.isVisible()}
    assert {"Team", "North", "since 1 October 2022", "Source", "Panel"} <= said


def test_the_preview_steps_back_in_a_narrow_window_and_comes_when_asked(page: RegisterPage) -> None:
    assert page.beside.isVisible()
    page.window().resize(1024, 700)
    assert not page.beside.isVisible()
    QTest.mouseClick(page.beside.toggle, Qt.MouseButton.LeftButton)
    assert page.beside.isVisible()
    page.window().resize(1300, 700)
    QTest.mouseClick(page.beside.toggle, Qt.MouseButton.LeftButton)
    assert not page.beside.isVisible()
    assert page.table.isVisible()


def test_whether_the_preview_is_wanted_is_remembered_for_wide_and_narrow_windows(
    council: Vault, open_page: Opens, qtbot: QtBot
) -> None:
    first = open_page(council)
    first.beside.toggle.click()
    first.hide()
    later = open_page(council)
    assert not later.beside.isVisible()
    later.window().resize(1024, 700)
    later.beside.toggle.click()
    later.hide()
    last = open_page(council)
    assert not last.beside.isVisible()
    last.window().resize(1024, 700)
    qtbot.waitUntil(last.beside.isVisible)


def test_what_is_to_be_looked_at_again_is_marked_and_found(
    page: RegisterPage, council: Vault, desk: Desk, qtbot: QtBot
) -> None:
    answer(council, desk.clerk, "DER-0005", "B2", Reply.YES, "", "", date(2023, 10, 18))
    desk.set(2023, 10, 19)
    change_facts(council, desk.clerk, "DER-0005", {FactName.DATE_OF_BIRTH: "2011-10-19"}, date(2023, 10, 19))
    page.refresh()
    page.filters.again.click()
    assert references(page) == ["DER-0005"]
    assert page.header.subtitle.text() == "1 of 5 shown, 4 hidden by filters"
    said = "Look again: date of birth was corrected from 19 October 2010 to 19 October 2011."
    assert page.model.index(0, 6).data() == said
    qtbot.waitUntil(page.beside.preview.blocks[0].isVisible)
    assert page.beside.preview.blocks[0].title.text() == "Look again"
    QTest.mouseClick(page.filters.clear, Qt.MouseButton.LeftButton)
    assert not page.filters.again.isChecked()
    assert len(references(page)) == 5


def test_with_nothing_to_look_at_again_the_list_says_so_and_clears(page: RegisterPage) -> None:
    page.filters.clear_all()
    page.filters.again.click()
    assert page.empty.words.text() == "None of 5 enquiries match."
    QTest.mouseClick(page.empty.clear, Qt.MouseButton.LeftButton)
    assert len(references(page)) == 5


def test_beside_the_preview_the_list_has_no_need_to_scroll_sideways(page: RegisterPage, qtbot: QtBot) -> None:
    def hidden() -> list[str]:
        return [one.heading for at, one in enumerate(page.model.columns) if page.table.isColumnHidden(at)]

    seen = {1130: ["Waiting for", "Notified on", "Social worker", "Team"], 1024: ["Social worker", "Team"]}
    for wide, back in seen.items():
        page.window().resize(wide, 700)
        qtbot.waitUntil(partial(lambda wanted: hidden() == wanted, back))
        assert page.table.heading.length() == page.table.viewport().width()


def test_commands_go_to_the_page_of_the_chosen_enquiry(page: RegisterPage) -> None:
    choose(page, "DER-0003")
    places, uses = gone(page), page.uses()
    for command in ("open_enquiry", "triage", "note", "withdrawal"):
        assert uses[command].why_not() == ""
        uses[command].run()
    assert places == [
        Place("enquiry", "DER-0003"),
        Place("triage", "DER-0003"),
        Place("enquiry", "DER-0003", "note"),
        Place("enquiry", "DER-0003", "withdrawal"),
    ]
    assert uses["case_closed"].why_not() != ""


def test_find_puts_the_focus_into_the_search_and_the_arrow_down_back_into_the_list(page: RegisterPage) -> None:
    page.uses()["find"].run()
    assert QApplication.focusWidget() is page.filters.search
    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_an_empty_register_says_how_to_begin(vault: Vault, open_page: Opens) -> None:
    page = open_page(vault)
    assert page.empty.words.text() == "No enquiries yet. Add the first one, or bring in a workbook."
    assert page.empty.add.hasFocus()
    assert not page.filters.isVisible()
    assert not page.beside.toggle.isVisible()
    places = gone(page)
    QTest.keyClick(page.empty.add, Qt.Key.Key_Space)
    QTest.keyClick(page.empty.bring, Qt.Key.Key_Space)
    assert places == [Place("new_enquiry"), Place("import")]
    assert page.uses()["note"].why_not() == NOBODY_CHOSEN


def test_filtered_to_nothing_it_says_so_and_clears(page: RegisterPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filters.search, "zebra")
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.words.text() == "None of 5 enquiries match."
    assert page.chosen.reference == ""
    assert not page.filters.clear.isVisible()
    QTest.mouseClick(page.empty.clear, Qt.MouseButton.LeftButton)
    assert len(references(page)) == 5
    assert page.table.isVisible()


def test_a_register_that_is_only_read_records_nothing(council: Vault, open_page: Opens) -> None:
    page = open_page(council, writes=False)
    uses = page.uses()
    assert uses["note"].why_not() == "This register is open for reading only."
    assert uses["open_enquiry"].why_not() == ""


def test_the_numbers_in_the_header_are_those_of_the_register(page: RegisterPage, council: Vault) -> None:
    for wanted in (Wanted(), Wanted(state=State.PIPELINE), Wanted(cohort=Cohort.B), Wanted(text="care 1")):
        page.filters.want(wanted)
        assert len(references(page)) == len(enquiry_ids(council, wanted))


@pytest.mark.parametrize(("wide", "tall", "scale"), [(836, 700, 100), (1200, 700, 200)])
def test_it_fits_a_small_screen(page: RegisterPage, theme: Theme, wide: int, tall: int, scale: int) -> None:
    theme.set_scale(scale)
    page.filters.choices["year"].choose(3)
    assert page.minimumSizeHint().width() <= wide
    assert page.minimumSizeHint().height() <= tall
    theme.set_scale(100)
