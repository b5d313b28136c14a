"""Tables: headings and cells read off the pixels, every key, columns that fit, sorting that is only asked for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.ui.common.cells import CellPainter
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens, from_system
from tests.ui.common.test_tokens import contrast_theme
from tests.ui.conftest import color_at, colors, inked, picture, ring_is_round

Shown = Callable[[QWidget], None]
MODES = [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)]
LONG = "Answer was due on 29 September 2022, and nobody has asked for it since then in any way"


def column(heading: str, at: int, *, number: bool = False, key: str = "") -> Column[tuple[str, ...]]:
    """A column of a row of words."""
    return Column(heading, lambda row: Cell(row[at]), 10, number=number, key=key)


COLUMNS = (
    column("Reference", 0, key="reference"),
    Column[tuple[str, ...]]("Cohort", lambda _row: Cell("Step-down", cohort=Cohort.A), 12),
    column("Days\nin step", 1, number=True, key="days"),
    column("Next", 2),
)
ROWS = [(f"DER-{number:04}", str(number), LONG if number == 1 else "Meeting") for number in range(40)]


class Shelf(QWidget):
    """A table, and a field that may have the focus instead."""

    def __init__(self, theme: Theme, *, cells: bool = False) -> None:
        super().__init__()
        self.table = Table("Enquiries", theme, self, cells=cells)
        self.field = QLineEdit(self)
        self.model = RowsModel(COLUMNS, self)
        self.table.setModel(self.model)
        self.model.show(ROWS)
        row = QHBoxLayout(self)
        row.addWidget(self.table, 1)
        row.addWidget(self.field)
        self.resize(900, 300)

    def cell(self, row: int, at: int) -> QImage:
        """A cell as it is painted."""
        return self.table.viewport().grab(self.table.visualRect(self.model.index(row, at))).toImage()

    def row(self, row: int) -> QImage:
        """A whole row."""
        ends = [self.table.visualRect(self.model.index(row, at)) for at in (0, len(COLUMNS) - 1)]
        return self.table.viewport().grab(ends[0].united(ends[1])).toImage()

    def widths(self) -> list[int]:
        """Of all columns."""
        return [self.table.columnWidth(at) for at in range(len(COLUMNS))]

    def least(self) -> list[int]:
        """What the headings need."""
        return [self.table.heading.sectionSizeFromContents(at).width() for at in range(len(COLUMNS))]


@pytest.fixture
def shelf(theme: Theme, shown: Shown) -> Shelf:
    made = Shelf(theme)
    shown(made)
    made.table.setFocus()
    return made


@pytest.mark.parametrize(("mode", "tokens"), MODES)
def test_the_ring_goes_round_the_whole_current_row(shelf: Shelf, theme: Theme, mode: Mode, tokens: Tokens) -> None:
    theme.set_mode(mode)
    shelf.table.selectRow(2)
    assert ring_is_round(shelf.row(2), tokens.accent)
    assert all(color_at(shelf.cell(2, at), -4, 5) == tokens.select for at in range(4))
    shelf.field.setFocus()
    assert tokens.accent not in colors(shelf.row(2))
    assert color_at(shelf.cell(2, 0), 4, 4) == tokens.select_unfocused


def test_a_table_without_rows_shows_that_it_has_the_focus(qtbot: QtBot, shelf: Shelf, theme: Theme) -> None:
    shelf.model.show([])
    qtbot.waitUntil(lambda: not shelf.table.verticalScrollBar().isVisible())
    assert ring_is_round(picture(shelf.table.viewport()), theme.tokens.accent)


def test_a_table_of_cells_has_its_ring_round_one(theme: Theme, shown: Shown) -> None:
    shelf = Shelf(theme, cells=True)
    shown(shelf)
    shelf.table.setFocus()
    shelf.table.setCurrentIndex(shelf.model.index(1, 2))
    assert ring_is_round(shelf.cell(1, 2), LIGHT.accent)
    assert LIGHT.accent not in colors(shelf.cell(1, 1))


def test_in_a_contrast_theme_the_ring_stands_in_the_filled_row(shelf: Shelf, theme: Theme) -> None:
    theme._tokens = from_system(contrast_theme())
    shelf.table.fit()
    shelf.table.selectRow(2)
    row = shelf.row(2)
    assert ring_is_round(row, "#100010")
    assert color_at(row, 4, 4) == "#1aebff"
    assert LIGHT.text not in colors(row)


def test_rows_have_one_hairline_and_no_other_line(shelf: Shelf) -> None:
    image = shelf.cell(3, 1)
    assert color_at(image, 30, -1) == LIGHT.line
    assert color_at(image, -1, 8) == LIGHT.base
    assert color_at(image, 30, 0) == LIGHT.base


def test_a_cell_shows_its_mark_its_tone_and_that_it_is_struck_through(shelf: Shelf) -> None:
    cells = {
        "mark": Cell("One", cohort=Cohort.B), "icon": Cell("One", icon="triangle-alert", tone="warn"),
        "muted": Cell("One", muted=True), "stock": Cell("One", stock=True), "struck": Cell("One", struck=True),
        "strong": Cell("One", strong=True), "plain": Cell("One"),
    }  # fmt: skip
    shelf.model.show([()] * 2, [Column(name, lambda _row, cell=cell: cell, 8) for name, cell in cells.items()])  # type: ignore[misc]
    seen = {name: shelf.cell(1, at) for at, name in enumerate(cells)}
    assert LIGHT.badge in colors(seen["mark"])
    assert LIGHT.warn in colors(seen["icon"])
    assert LIGHT.text not in colors(seen["muted"])
    assert color_at(seen["stock"], 3, 3) == LIGHT.alt
    texts = {name: inked(image, QRect(8, 4, 40, 20)) for name, image in seen.items()}
    assert len(texts["struck"]) > len(texts["plain"])
    assert max(texts["strong"]) > max(texts["plain"])


@pytest.mark.parametrize("scale", [100, 200])
def test_a_table_of_the_page_begins_24_from_its_edge(shelf: Shelf, theme: Theme, scale: int) -> None:
    theme.set_scale(scale)

    def begins() -> tuple[int, int]:
        heading = picture(shelf.table.heading)
        cell = shelf.cell(3, 0)
        across = theme.px(60)
        return (
            inked(heading, QRect(0, 2, across, heading.height() - 6))[0],
            inked(cell, QRect(0, 4, across, cell.height() - 8))[0],
        )

    before = begins()
    shelf.table.setProperty("page", True)
    shelf.table.viewport().update()
    shelf.table.heading.viewport().update()
    assert begins() == tuple(place + theme.px(16) for place in before)


@pytest.mark.parametrize(("mode", "tokens"), MODES)
def test_headings_are_quiet_with_a_line_below(shelf: Shelf, theme: Theme, mode: Mode, tokens: Tokens) -> None:
    theme.set_mode(mode)
    image = picture(shelf.table.heading)
    assert color_at(image, -3, 3) == tokens.alt
    assert color_at(image, 3, -1) == color_at(image, -3, -1) == tokens.border
    assert tokens.muted in colors(image)
    assert tokens.text not in colors(image)
    shelf.table.show_sort("days", True)
    assert tokens.text in colors(picture(shelf.table.heading))


def test_headings_of_numbers_end_where_the_numbers_end(shelf: Shelf) -> None:
    place = shelf.table.columnViewportPosition(2)
    wide = shelf.table.columnWidth(2)
    heading = picture(shelf.table.heading)
    above = inked(heading, QRect(place, 2, wide, heading.height() - 6))
    below = inked(shelf.cell(3, 2), QRect(0, 4, wide, 18))
    assert abs(max(above) - place - max(below)) <= 2
    assert min(above) > place + wide // 4


def test_a_heading_has_room_for_its_lines_and_its_arrow(shelf: Shelf, theme: Theme) -> None:
    metrics = shelf.table.heading.fontMetrics()
    assert shelf.table.heading.height() >= 2 * metrics.lineSpacing()
    place = shelf.table.columnViewportPosition(0)
    word = place + theme.px(8) + metrics.horizontalAdvance("Reference")
    after = QRect(word + 2, 2, place + shelf.table.columnWidth(0) - word - 3, shelf.table.heading.height() - 6)
    assert not inked(picture(shelf.table.heading), after)
    shelf.table.show_sort("reference", False)
    assert inked(picture(shelf.table.heading), after)


@pytest.mark.parametrize("width", [200, 420, 900])
@pytest.mark.parametrize("cells", [False, True])
def test_columns_fill_the_table_and_are_never_narrower_than_their_headings(
    theme: Theme, shown: Shown, width: int, *, cells: bool
) -> None:
    shelf = Shelf(theme, cells=cells)
    shelf.field.hide()
    shelf.resize(width, 300)
    shown(shelf)
    for scale in (100, 200):
        theme.set_scale(scale)
        assert all(wide >= least for wide, least in zip(shelf.widths(), shelf.least(), strict=True))
        assert sum(shelf.widths()) >= shelf.table.viewport().width()
        if sum(shelf.widths()) > shelf.table.viewport().width():
            assert shelf.widths()[-1] == shelf.least()[-1]


def test_a_column_that_is_drawn_wider_stays_so_and_none_can_hide_its_heading(shelf: Shelf) -> None:
    shelf.table.heading.resizeSection(0, 200)
    shelf.table.heading.resizeSection(1, 5)
    assert shelf.widths()[:2] == [200, shelf.least()[1]]
    shelf.resize(800, 300)
    assert shelf.widths()[0] == 200
    assert sum(shelf.widths()) == shelf.table.viewport().width()


def test_rows_and_headings_grow_with_the_text(shelf: Shelf, theme: Theme) -> None:
    assert shelf.table.rowHeight(0) == theme.tall(10)
    before = QSize(shelf.table.columnWidth(0), shelf.table.heading.height())
    theme.set_scale(200)
    assert shelf.table.rowHeight(0) == theme.tall(10)
    assert shelf.table.columnWidth(0) > before.width()
    assert shelf.table.heading.height() > before.height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot: QtBot, shelf: Shelf, key: Qt.Key) -> None:
    shelf.table.selectRow(2)
    with qtbot.waitSignal(shelf.table.activated) as said:
        QTest.keyClick(shelf.table, key)
    assert said.args
    assert said.args[0].row() == 2


def test_a_double_click_opens_and_a_single_one_does_not(qtbot: QtBot, shelf: Shelf) -> None:
    place = shelf.table.visualRect(shelf.model.index(3, 1)).center()
    left = Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(shelf.table.activated):
        QTest.mouseClick(shelf.table.viewport(), left, pos=place)
    with qtbot.waitSignal(shelf.table.activated) as said:
        QTest.mouseDClick(shelf.table.viewport(), left, pos=place)
    assert said.args
    assert said.args[0].row() == 3


def test_keys_go_to_the_ends_and_by_the_page(shelf: Shelf) -> None:
    table = shelf.table
    table.selectRow(3)
    places = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
        places.append(table.currentIndex().row())
        assert table.selectionModel().isRowSelected(places[-1])
    last, up, first, page, down = places
    assert (last, first) == (39, 0)
    assert first < page < last
    assert first < up < last
    assert down == page + 1


def test_in_a_table_of_cells_home_and_end_stay_in_the_row(theme: Theme, shown: Shown) -> None:
    shelf = Shelf(theme, cells=True)
    shown(shelf)
    shelf.table.setCurrentIndex(shelf.model.index(5, 1))
    QTest.keyClick(shelf.table, Qt.Key.Key_End)
    assert (shelf.table.currentIndex().row(), shelf.table.currentIndex().column()) == (5, 3)


def test_letters_do_not_move_the_current_row(shelf: Shelf) -> None:
    shelf.table.selectRow(0)
    QTest.keyClicks(shelf.table, "DER-0005")
    assert shelf.table.currentIndex().row() == 0


def test_tab_leaves_the_table(shelf: Shelf) -> None:
    QTest.keyClick(shelf.table, Qt.Key.Key_Tab)
    assert shelf.field.hasFocus()


def test_the_menu_key_asks_for_a_menu_below_the_current_row(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.table.selectRow(2)
    with qtbot.waitSignal(shelf.table.menu_asked) as said:
        place = QPoint(5, 5)
        QApplication.sendEvent(shelf.table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place))
    assert said.args
    index, below = said.args
    assert index.row() == 2
    assert below == shelf.table.viewport().mapToGlobal(shelf.table.visualRect(index).bottomLeft())


def test_the_right_button_asks_for_a_menu_where_it_is(qtbot: QtBot, shelf: Shelf) -> None:
    place = shelf.table.visualRect(shelf.model.index(4, 1)).center()
    port = shelf.table.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, port.mapToGlobal(place))
    with qtbot.waitSignal(shelf.table.menu_asked) as said:
        QApplication.sendEvent(port, event)
    assert said.args
    assert (said.args[0].row(), said.args[1]) == (4, port.mapToGlobal(place))


def click(table: Table, section: int) -> None:
    """On a heading."""
    place = QPoint(table.heading.sectionViewportPosition(section) + 20, 8)
    QTest.mouseClick(table.heading.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_heading_asks_for_an_order_and_moves_no_row(shelf: Shelf) -> None:
    asked: list[tuple[str, bool]] = []
    shelf.table.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    for section in (2, 2, 2, 0, 1, 3):
        click(shelf.table, section)
    assert asked == [("days", False), ("days", True), ("days", False), ("reference", False)]
    assert shelf.table.heading.sort == ("reference", False)
    assert shelf.model.index(0, 0).data() == "DER-0000"


def test_the_next_click_turns_round_the_order_that_is_shown(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.table.show_sort("days", False)
    with qtbot.waitSignal(shelf.table.sort_asked) as said:
        click(shelf.table, 2)
    assert said.args == ["days", True]


def test_a_tip_has_the_whole_text_only_where_it_is_cut_off(shelf: Shelf) -> None:
    painter = shelf.table.itemDelegate()
    assert isinstance(painter, CellPainter)
    shelf.resize(600, 300)
    assert painter.hidden_text(shelf.model.index(1, 3)) == LONG
    assert painter.hidden_text(shelf.model.index(2, 3)) == ""
    assert painter.hidden_text(shelf.model.index(1, 0)) == ""


def test_a_cell_is_spoken_with_the_name_of_its_row_and_its_heading(shelf: Shelf) -> None:
    heard = QAccessible.queryAccessibleInterface(shelf.table)
    cells = [heard.child(at) for at in range(heard.childCount())]
    assert f"DER-0001, Next: {LONG}" in [cell.text(QAccessible.Text.Name) for cell in cells]
    spoken = [shelf.model.index(1, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]
    assert spoken == [
        "Reference: DER-0001", "DER-0001, Cohort: Step-down", "DER-0001, Days in step: 1", f"DER-0001, Next: {LONG}",
    ]  # fmt: skip
