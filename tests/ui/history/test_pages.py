"""The pages of submitted returns by keyboard: the list, a version as it was, and what changed."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.history.changes import ChangesPage
from stars_desktop.ui.history.page import HistoryPage
from stars_desktop.ui.history.version import VersionPage
from stars_desktop.workspace import Session
from tests.conftest import Desk
from tests.ui.history.conftest import hand_in

P = TypeVar("P", bound=Page)
Make = Callable[[type[P], Vault], P]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, desk: Desk) -> Make[Page]:
    """Makes a page of a register, in sight."""

    def made(kind: Callable[[Workplace, None], Page], vault: Vault) -> Page:
        tasks = Tasks(theme)
        page = kind(Workplace(Session(vault, desk.clerk, writes=True), theme, tasks), None)
        tasks.setParent(page)
        qtbot.addWidget(page, before_close_func=lambda _: tasks.wait())
        page.resize(1100, 760)
        page.show()
        return page

    return made


def gone(page: Page) -> list[Place]:
    places: list[Place] = []
    page.go.connect(places.append)
    return places


def test_enter_opens_a_version_and_the_buttons_compare_it(make: Make[HistoryPage], twice: Vault) -> None:
    page = make(HistoryPage, twice)
    page.arrive("")
    places = gone(page)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    for button in (page.since, page.before, page.receipt):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places == [
        Place("version", "2"), Place("changes", "2 now"), Place("changes", "1 2"), Place("receipt", "2"),
    ]  # fmt: skip
    assert page.why.text() == "It replaces version 1: A late entry."
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert not page.why.isVisible()
    assert not page.before.isEnabled()
    assert page.before.toolTip() == "There is no version of the same period before it."


def test_where_none_was_submitted_the_way_to_the_return_is_shown(make: Make[HistoryPage], vault: Vault) -> None:
    page = make(HistoryPage, vault)
    page.arrive("")
    places = gone(page)
    assert page.nothing.isVisible()
    assert not page.table.isVisible()
    QTest.mouseClick(page.to_return, Qt.MouseButton.LeftButton)
    assert places == [Place("return")]


def test_a_version_opens_as_it_was_whatever_was_recorded_since(
    qtbot: QtBot, make: Make[VersionPage], twice: Vault
) -> None:
    page = make(VersionPage, twice)
    page.arrive("1")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5)
    page.table.setCurrentIndex(page.table.rows.index(2, 5))
    assert page.behind.heading.text() == "C, reunification: in the pipeline, 1"
    places = gone(page)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    QTest.mouseClick(page.since, Qt.MouseButton.LeftButton)
    assert places == [Place("enquiry", "DER-0001"), Place("changes", "1 now")]
    assert page.subject.endswith("as at 30 September 2023: version 1")


def test_a_version_that_is_not_there_is_said(qtbot: QtBot, make: Make[VersionPage], vault: Vault) -> None:
    page = make(VersionPage, vault)
    page.arrive("4")
    qtbot.waitUntil(page.message.isVisible)
    assert "No return of number 4 was submitted" in page.message.words.text()


def test_what_changed_is_listed_narrowed_by_a_figure_and_opens_the_enquiry(
    qtbot: QtBot, make: Make[ChangesPage], twice: Vault
) -> None:
    page = make(ChangesPage, twice)
    page.arrive("1 now")
    qtbot.waitUntil(lambda: page.behind.cases.rowCount() == 2)
    assert page.behind.heading.text() == "Everything that changed: 2 events"
    assert page.table.rows.cell(4, 1).aside == "+1"
    page.table.setCurrentIndex(page.table.rows.index(4, 1))
    assert [one.reference for one in page.behind.cases.rows] == ["DER-0002"]
    assert page.open_button.text() == "&Open DER-0002"
    places = gone(page)
    QTest.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert places == [Place("enquiry", "DER-0002")]


def test_another_pair_is_chosen(qtbot: QtBot, make: Make[ChangesPage], twice: Vault) -> None:
    page = make(ChangesPage, twice)
    page.arrive("1 now")
    qtbot.waitUntil(lambda: page.behind.cases.rowCount() == 2)
    places = gone(page)
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_Down)
    assert places == [Place("changes", "1 2")]
    page.arrive(places[0].key)
    qtbot.waitUntil(lambda: page.behind.cases.rowCount() == 1)
    assert page.header.subtitle.text() == "2 figures of the table, 1 event"


def test_where_nothing_changed_that_is_said(qtbot: QtBot, make: Make[ChangesPage], desk: Desk, vault: Vault) -> None:
    hand_in(vault, desk)
    page = make(ChangesPage, vault)
    page.arrive("1 now")
    qtbot.waitUntil(lambda: page.behind.heading.text() == "Nothing changed")
    assert page.behind.nothing.isVisible()
    assert not page.open_button.isVisible()


def test_a_version_goes_to_its_copies_and_to_the_one_that_hides_small_numbers(
    make: Make[VersionPage], twice: Vault, qtbot: QtBot
) -> None:
    page = make(VersionPage, twice)
    uses = page.uses()
    assert uses["export_return"].why_not()
    page.arrive("2")
    qtbot.waitUntil(lambda: page.shown is not None)
    places = gone(page)
    for command in ("export_return", "publication_copy"):
        assert not uses[command].why_not()
        uses[command].run()
    assert places == [Place("copies", "2"), Place("publishing", "2")]
