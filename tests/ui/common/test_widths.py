"""Columns: they step back where there is no room, and what was drawn is remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme

COLUMNS = tuple(
    Column[str](heading, Cell, 20, gives_way=gives_way, fills=heading == "Next")
    for heading, gives_way in {"Reference": 0, "Age": 2, "Next": 0, "Team": 1}.items()
)
NAME = "list/widths"


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make(theme: Theme, hold: Callable[[QWidget], None], settings: QSettings) -> Callable[[], Table]:
    """Makes a table of 1000 that remembers its widths there; its columns ask for less than 200 each."""

    def made() -> Table:
        shelf = QWidget()
        table = Table("Enquiries", theme, shelf)
        model = RowsModel(COLUMNS, table)
        table.setModel(model)
        model.show(("One", "Two"))
        table.widths.remember(settings, NAME)
        hold(shelf)
        shelf.show()
        table.resize(1000, 200)
        return table

    return made


@pytest.fixture
def table(make: Callable[[], Table]) -> Table:
    return make()


def headings(table: Table) -> list[str]:
    """Those of the columns that are shown."""
    return [one.heading for at, one in enumerate(COLUMNS) if not table.isColumnHidden(at)]


def test_columns_step_back_one_after_the_other_and_come_again(table: Table) -> None:
    course = []
    for width in (1000, 600, 450, 200, 1000):
        table.resize(width, 200)
        course.append(headings(table))
    whole = ["Reference", "Age", "Next", "Team"]
    assert course == [whole, ["Reference", "Age", "Next"], ["Reference", "Next"], ["Reference", "Next"], whole]


def test_those_that_are_shown_fill_the_table(table: Table) -> None:
    for width in (1000, 600, 450):
        table.resize(width, 200)
        assert table.heading.length() == table.viewport().width()


def test_what_was_drawn_is_there_the_next_time_in_any_text_size(
    table: Table, make: Callable[[], Table], theme: Theme
) -> None:
    table.heading.resizeSection(1, 250)
    assert make().columnWidth(1) == 250
    table.resize(2000, 200)
    theme.set_scale(200)
    assert 450 < table.columnWidth(1) < 550
    theme.set_scale(100)
    assert table.columnWidth(1) == 250


@pytest.mark.parametrize("kept", ["", "[1]", "{", '{"Age": "wide", "Team": -4}', "7"])
def test_spoiled_settings_are_passed_over(make: Callable[[], Table], settings: QSettings, kept: str) -> None:
    asked = make().columnWidth(1)
    settings.setValue(NAME, kept)
    assert make().columnWidth(1) == asked


def test_columns_grow_with_the_letters_in_them(table: Table, theme: Theme) -> None:
    table.resize(4000, 200)
    widths = []
    for scale in (100, 200):
        theme.set_scale(scale)
        letters = table.fontMetrics().horizontalAdvance("0" * COLUMNS[0].width)
        assert table.columnWidth(0) >= letters
        widths.append(table.columnWidth(0))
    assert widths[1] > 1.8 * widths[0]
    theme.set_scale(100)
