"""Accessible worksheets, by the Analysis Function's rules: everything starts in column A, one marked-up table a
sheet with one header row, values only, nothing merged, nothing hidden, Arial, colour never the only message.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.theme import theme_xml

from stars_desktop.domain.errors import ExpectedError

FONT: Final = "Arial"
BODY, TITLE = 12, 16
HEADING_1: Final = "Headline 1"
_EXCELS_HEADING_1: Final = 16
_OFFICES_FONTS: Final = re.compile(r'<a:latin typeface="(Calibri|Cambria)"')
"""what text in a chart is set in, unless the theme says otherwise"""
ROWS_AT_MOST: Final = 1_048_576
DAY_FORMAT: Final = "dd/mm/yyyy"
_LINE: Final = 15.5
"""the height of a line of the body font, in points"""
_LETTER, _BOLD_LETTER = 0.9, 1.05
"""the width of a letter against a digit, on the safe side"""
_MARGIN: Final = 0.4
_A4: Final = 9
_ACROSS_A4: Final = 150
"""the width of a page in digits, at 9 points"""
_GAP: Final = 9
"""points between the lines above a table and its headings, which stand at the bottom of their row"""
_CELL_AT_MOST: Final = 32_767
_CUT: Final = " [cut: an Excel cell holds no more]"


class OrderedFont(Font):
    """A font whose parts are written in the order of the standard; openpyxl's own order makes Excel rewrite them."""

    __nested__ = Font.__nested__
    __elements__ = (
        "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
        "family", "charset", "scheme",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its name in the workbook, its headings and its rows."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    numbers_from: int | None = None
    """the first column (from 0) that holds numbers, aligned right with their headings"""


def workbook(title: str, about: str) -> Workbook:
    """An empty workbook with its document properties and styles."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.subject = about
    book.properties.creator = "STARS Desktop"
    book.properties.language = "en-GB"
    book.loaded_theme = _OFFICES_FONTS.sub(f'<a:latin typeface="{FONT}"', theme_xml).encode()
    _set_default_font(book, OrderedFont(name=FONT, size=BODY))
    large = OrderedFont(name=FONT, size=TITLE, bold=True)
    book.add_named_style(NamedStyle(HEADING_1, font=large, builtinId=_EXCELS_HEADING_1))
    return book


def _set_default_font(book: Any, font: Font) -> None:  # noqa: ANN401 - there is no public way to it
    book._fonts[0] = font  # noqa: SLF001
    book._named_styles["Normal"].font = font  # noqa: SLF001


def saved(book: Workbook) -> bytes:
    """The workbook as a file, opening on its first sheet."""
    book.active = 0
    for index, sheet in enumerate(book.worksheets):
        sheet.sheet_view.tabSelected = index == 0
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def add_sheet(book: Workbook, name: str, widths: Sequence[float]) -> Worksheet:
    """A sheet that prints on A4 landscape at 9 points or more, on as many pages side by side as that takes."""
    sheet: Worksheet = book.create_sheet(name)
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = _pages_across(widths)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = _MARGIN
    return sheet


def _pages_across(widths: Iterable[float]) -> int:
    return ceil(sum(widths) / _ACROSS_A4)


def repeat_headings(sheet: Worksheet) -> None:
    """Prints the headings of the sheet's table on every page, and where it is too wide for one its first column."""
    (table,) = sheet.tables.values()
    left, top, _, _ = range_boundaries(table.ref)
    sheet.print_title_rows = f"{top}:{top}"
    if sheet.page_setup.fitToWidth != 1:
        column = get_column_letter(left or 1)
        sheet.print_title_cols = f"{column}:{column}"


def add_lines(sheet: Worksheet, title: str, lines: Iterable[str]) -> None:
    """The title and then one fact a row, all in column A."""
    put(sheet.cell(1, 1), title).style = HEADING_1
    for number, line in enumerate(lines, start=2):
        put(sheet.cell(number, 1), line)


def untold() -> None:
    """Nobody waits for it."""


def add_table(sheet: Worksheet, grid: Grid, told: Callable[[], None] = untold) -> None:
    """The sheet's one table, below what stands there already; `told` is called after every row."""
    if len(grid.rows) + sheet.max_row > ROWS_AT_MOST:
        said = f"An Excel sheet holds {ROWS_AT_MOST:,} rows, and {grid.name} has {len(grid.rows):,}."
        raise ExpectedError(f"{said} Nothing was written.")
    top = sheet.max_row + 1 if sheet["A1"].value is not None else 1
    _add_headings(sheet, grid, top)
    rooms = [room / _LETTER for room in _rooms(sheet, grid)]
    styles = [{kind: _style(sheet, grid, index, kind) for kind in _KINDS} for index in range(len(grid.headings))]
    for number, row in enumerate(grid.rows, start=top + 1):
        for index, value in enumerate(row):
            _put_new((sheet, number, index + 1), value, styles[index])
        _fit_height(sheet, number, row, rooms)
        told()
    bottom = top + max(1, len(grid.rows))
    table: Any = Table(displayName=grid.name, ref=f"A{top}:{get_column_letter(len(grid.headings))}{bottom}")
    table._initialise_columns()  # noqa: SLF001 - else it comes with a filter
    for column, heading in zip(table.tableColumns, grid.headings, strict=True):
        column.name = heading
    table.autoFilter = None
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _add_headings(sheet: Worksheet, grid: Grid, row: int) -> None:
    for index, heading in enumerate(grid.headings):
        cell = put(sheet.cell(row, index + 1), heading)
        cell.font = OrderedFont(name=FONT, size=BODY, bold=True)
        cell.alignment = _aligned(grid, index, vertical="bottom")
        cell.border = Border(bottom=Side(style="thin"))
    _fit_height(sheet, row, grid.headings, [room / _BOLD_LETTER for room in _rooms(sheet, grid)])
    if row > 1:
        sheet.row_dimensions[row].height = (sheet.row_dimensions[row].height or _LINE) + _GAP


def _rooms(sheet: Worksheet, grid: Grid) -> list[float]:
    """The width of each column in digits."""
    return [sheet.column_dimensions[get_column_letter(index + 1)].width for index in range(len(grid.headings))]


def _fit_height(sheet: Worksheet, number: int, row: Sequence[object], rooms: Sequence[float]) -> None:
    """Rows are as tall as their wrapped text: not every program that opens a workbook works it out."""
    most = 1
    for value, room in zip(row, rooms, strict=True):
        if isinstance(value, str) and (len(value) > room or "\n" in value):
            most = max(most, _lines(value, room))
    if most > 1:
        sheet.row_dimensions[number].height = most * _LINE


@lru_cache(maxsize=1000)
def _lines(text: str, room: float) -> int:
    return sum(len(wrap(line, max(1, int(room)))) or 1 for line in text.split("\n"))


def _aligned(grid: Grid, index: int, vertical: str = "top") -> Alignment:
    right = grid.numbers_from is not None and index >= grid.numbers_from
    return Alignment(horizontal="right" if right else "left", vertical=vertical, wrap_text=True)


def put(cell: Cell | MergedCell, value: object) -> Cell:
    """A value in a cell: numbers and dates as such, all else as text that no program takes for a formula."""
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is ever merged here
    if value is None or isinstance(value, int | float | date):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY_FORMAT
        return cell
    text = _text(value)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_LIKE_A_FORMULA):
        cell.quotePrefix = True
    return cell


def _text(value: object) -> str:
    text = str(value)
    if not text.isprintable():
        text = "".join(char for char in text if char in "\t\n" or ord(char) >= ord(" "))
    return text if len(text) <= _CELL_AT_MOST else text[: _CELL_AT_MOST - len(_CUT)] + _CUT


_LIKE_A_FORMULA: Final = ("=", "+", "-", "@")
_KINDS: Final = (None, date.min, "text", "=")
"""A value of each kind that has a style of its own."""


def _style(sheet: Worksheet, grid: Grid, index: int, kind: date | str | None) -> StyleArray:
    """What `put` and the column's alignment make of a cell: worked out once, for it takes longer than a value."""
    cell: Any = put(Cell(sheet, row=1, column=1), kind)
    cell.alignment = _aligned(grid, index)
    return StyleArray(cell._style)  # noqa: SLF001 - there is no public way to it


def _put_new(place: tuple[Any, int, int], value: object, styles: Mapping[date | str | None, StyleArray]) -> None:
    """As `put`, into a cell that is not there yet, with a style made before; openpyxl looks at nothing again."""
    sheet, row, column = place
    cell: Any = Cell(sheet, row, column)
    sheet._cells[row, column] = cell  # noqa: SLF001 - as openpyxl appends
    if isinstance(value, date):
        kind: date | str | None = date.min
        cell._value, cell.data_type = value, "d"  # noqa: SLF001
    elif value is None or isinstance(value, int | float):
        kind = None
        cell.value = value
    else:
        text = _text(value)
        kind = "=" if text.startswith(_LIKE_A_FORMULA) else "text"
        cell._value, cell.data_type = text, "s"  # noqa: SLF001
    cell._style = copy(styles[kind])  # noqa: SLF001
