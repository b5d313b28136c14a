"""Long lists: only ids are there, a page of rows is fetched before it is seen, and whoever is current stays so."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.ui.common.rows import KEPT, PAGE
from stars_desktop.ui.common.tables import Cell, Column, PagedModel, Table
from stars_desktop.ui.common.theme import Theme
from tests.ui.conftest import inked, picture

MANY = 100_000
COLUMNS = (
    Column[int]("Reference", lambda row: Cell(f"DER-{row:06}"), 12),
    Column[int]("Half", lambda row: Cell(str(row // 2)), 8),
)


class Store:
    """Counts what it is asked for; gives it at once, or when told to."""

    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(self, ids: Sequence[int]) -> Sequence[int]:
        self.asked.append(ids)
        return list(ids)

    def later(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.waiting.append(lambda: done(work()))

    def deliver(self) -> None:
        """Everything that was put off."""
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()


class Shelf(QWidget):
    """A table over a hundred thousand ids."""

    def __init__(self, theme: Theme, *, later: bool = False) -> None:
        super().__init__()
        self.store = Store()
        run = {"run": self.store.later} if later else {}
        self.model = PagedModel[int](COLUMNS, self, self.store.fetch, **run)
        self.table = Table("Enquiries", theme, self)
        self.table.setModel(self.model)
        QVBoxLayout(self).addWidget(self.table)
        self.resize(500, 400)

    def seen(self) -> list[str]:
        """The words in the rows in sight."""
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        return [self.model.index(row, 0).data() for row in range(first, last + 1)]


@pytest.fixture
def shelf(theme: Theme, shown: Callable[[QWidget], None]) -> Shelf:
    made = Shelf(theme)
    shown(made)
    made.table.setFocus()
    made.model.show(range(MANY))
    return made


@pytest.fixture
def slow(theme: Theme, shown: Callable[[QWidget], None]) -> Shelf:
    """Its rows arrive when they are delivered."""
    made = Shelf(theme, later=True)
    shown(made)
    made.model.show(range(MANY))
    return made


def test_only_the_page_in_sight_is_fetched(shelf: Shelf) -> None:
    picture(shelf.table)
    assert shelf.model.rowCount() == MANY
    assert shelf.store.asked == [range(PAGE)]
    assert shelf.seen()[:2] == ["DER-000000", "DER-000001"]


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_End, MANY - 1), (Qt.Key.Key_PageDown, 11)])
def test_rows_are_there_when_keys_bring_them_into_sight(shelf: Shelf, key: Qt.Key, row: int) -> None:
    shelf.table.selectRow(0)
    QTest.keyClick(shelf.table, key)
    assert abs(shelf.table.currentIndex().row() - row) <= 3
    assert all(shelf.seen())


def test_every_place_that_is_scrolled_to_is_there(shelf: Shelf) -> None:
    bar = shelf.table.verticalScrollBar()
    for place in (50_000, 99_990, 250, 12_345, 0):
        bar.setValue(place)
        assert abs(shelf.table.rowAt(0) - place) <= 20
        assert shelf.seen()[0] == f"DER-{shelf.table.rowAt(0):06}"
        assert all(shelf.seen())


def test_a_page_is_fetched_once_and_only_so_many_are_kept(shelf: Shelf) -> None:
    bar = shelf.table.verticalScrollBar()
    for page in range(KEPT + 10):
        bar.setValue(page * PAGE + 100)
    asked = len(shelf.store.asked)
    assert asked == KEPT + 10
    bar.setValue(20 * PAGE + 100)
    assert len(shelf.store.asked) == asked
    bar.setValue(100)
    assert len(shelf.store.asked) == asked + 1


def test_a_row_that_is_not_there_yet_is_empty_and_asks_for_nothing(slow: Shelf) -> None:
    waiting = len(slow.store.waiting)
    picture(slow.table)
    assert slow.model.index(70_000, 0).data() == ""
    assert slow.seen()[0] == ""
    assert slow.store.asked == []
    assert len(slow.store.waiting) == waiting == 1


def test_rows_that_arrive_are_painted(slow: Shelf) -> None:
    place = slow.table.visualRect(slow.model.index(2, 0)).adjusted(4, 4, -4, -4)
    before = slow.table.viewport().grab(place).toImage()
    changed: list[tuple[int, int]] = []
    slow.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    slow.store.deliver()
    assert changed == [(0, PAGE - 1)]
    assert slow.seen()[0] == "DER-000000"
    assert not inked(before)
    assert inked(slow.table.viewport().grab(place).toImage())


def test_what_was_asked_for_before_other_ids_were_shown_arrives_in_vain(slow: Shelf) -> None:
    slow.model.show(range(MANY, 2 * MANY))
    old, new = slow.store.waiting
    new()
    old()
    assert slow.seen()[0] == f"DER-{MANY:06}"


def test_the_last_page_is_as_long_as_what_is_left(shelf: Shelf) -> None:
    shelf.model.show(range(PAGE + 3))
    QTest.keyClick(shelf.table, Qt.Key.Key_End)
    assert shelf.seen()[-1] == f"DER-{PAGE + 2:06}"
    assert [len(ids) for ids in shelf.store.asked[-2:]] == [PAGE, 3]
    shelf.model.show([])
    assert shelf.model.rowCount() == 0


def test_who_is_current_stays_so_in_another_order(shelf: Shelf) -> None:
    shelf.table.selectRow(7)
    shelf.model.show(range(MANY - 1, -1, -1))
    row = MANY - 1 - 7
    assert shelf.table.currentIndex().row() == row
    assert shelf.table.selectionModel().isRowSelected(row)
    assert "DER-000007" in shelf.seen()
    shelf.model.show([3, 7, 9])
    assert shelf.table.currentIndex().row() == 1


def test_who_is_no_longer_shown_is_no_longer_selected(shelf: Shelf) -> None:
    shelf.table.selectRow(7)
    shelf.model.show([3, 9])
    assert not shelf.table.selectionModel().hasSelection()


def test_a_list_that_is_read_again_shows_what_has_changed(shelf: Shelf) -> None:
    shelf.table.verticalScrollBar().setValue(5000)
    shelf.table.selectRow(5003)
    before = len(shelf.store.asked)
    shelf.model.show(range(MANY))
    assert len(shelf.store.asked) > before
    assert shelf.table.currentIndex().row() == 5003
    assert shelf.table.rowAt(0) == 5000
