"""What holds figures prints on A4 landscape in letters of 9 points or more, one page across, with no text cut off."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks.conftest import COPIES, OPERATIONAL, REGISTERS, RETURNS
from tests.workbooks.opened import Opened, bounds, facts

A4_LONG, A4_SHORT = 11.693, 8.268
"""in inches"""
DIGIT = 9
"""the width of a digit of Arial 12 at 96 dots an inch, in which column widths are counted"""
PADDING = 5
LINE = 15.0
"""the height of a line of Arial 12, in points"""
BODY, SMALLEST = 12, 9

NARROW, WIDE = frozenset("ijltfrI.,:;'!|()[]/- "), frozenset("mwMW@%")


def text_width(text: str, *, bold: bool = False) -> float:
    """About how wide a text is in Arial 12, in pixels; its letters are 16 pixels high."""
    em = sum(0.29 if c in NARROW else 0.85 if c in WIDE else 0.69 if c.isupper() else 0.556 for c in text)
    return em * 16 * (1.07 if bold else 1)


def lines_needed(text: str, room: float, *, bold: bool) -> int:
    """How many lines a text takes, broken between words."""
    lines, used = 1, 0.0
    for word in text.split():
        width = text_width(word + " ", bold=bold)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width
    return lines


def as_shown(value: object) -> str:
    """A value as its cell shows it."""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime) else str(value)


def widths(sheet: Worksheet) -> list[float]:
    """The columns in pixels."""
    right = bounds(sheet)[3]
    letters = [get_column_letter(number) for number in range(1, right + 1)]
    return [sheet.column_dimensions[letter].width * DIGIT for letter in letters]


def heights(sheet: Worksheet) -> list[float]:
    """The rows in points."""
    return [sheet.row_dimensions[number].height or LINE for number in range(1, sheet.max_row + 1)]


@pytest.fixture(params=[*RETURNS, *OPERATIONAL, *COPIES])
def sheets(request: pytest.FixtureRequest, workbooks: dict[str, Opened]) -> Iterator[Worksheet]:
    """Those with a table of each workbook that holds figures."""
    return iter(workbooks[request.param].tabled)


def test_a_sheet_is_set_up_for_one_page_across_of_a4_landscape(sheets: Iterator[Worksheet]) -> None:
    for sheet in sheets:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_area in {None, ""}


def test_letters_are_no_smaller_than_nine_points_on_that_page(sheets: Iterator[Worksheet]) -> None:
    for sheet in sheets:
        margins = sheet.page_margins
        across = (A4_LONG - margins.left - margins.right) * 96 / sum(widths(sheet))
        down = (A4_SHORT - margins.top - margins.bottom) * 72 / sum(heights(sheet))
        one_page = sheet.page_setup.fitToHeight == 1
        assert BODY * min(1.0, across, down if one_page else across) >= SMALLEST, sheet.title
        assert one_page or down >= SMALLEST / BODY or sheet.print_title_rows, sheet.title


def test_wrapped_text_fits_the_height_of_its_row(sheets: Iterator[Worksheet]) -> None:
    for sheet in sheets:
        first, _, last, right = bounds(sheet)
        room = widths(sheet)
        for row in range(first, last + 1):
            for column in range(1, right + 1):
                cell = sheet.cell(row, column)
                needed = lines_needed(as_shown(cell.value), room[column - 1] - PADDING, bold=bool(cell.font.b))
                assert heights(sheet)[row - 1] >= needed * LINE, f"{sheet.title} {cell.coordinate}"


def test_no_word_is_wider_than_its_column(sheets: Iterator[Worksheet]) -> None:
    for sheet in sheets:
        first, _, last, right = bounds(sheet)
        room = widths(sheet)
        for row in sheet.iter_rows(min_row=first, max_row=last, max_col=right):
            for cell, wide in zip(row, room, strict=True):
                widest = max(text_width(word, bold=bool(cell.font.b)) for word in as_shown(cell.value).split())
                assert widest <= wide - PADDING, f"{sheet.title} {cell.coordinate}"


def test_the_facts_above_a_table_reach_no_further_than_the_table(sheets: Iterator[Worksheet]) -> None:
    for sheet in sheets:
        title, *lines = facts(sheet)
        assert text_width(title, bold=True) * 16 / BODY <= sum(widths(sheet))
        for line in lines:
            assert text_width(line) <= sum(widths(sheet)), f"{sheet.title}: {line}"


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_prints_its_headings_and_references_on_every_page(workbooks: dict[str, Opened], name: str) -> None:
    for sheet in workbooks[name].book.worksheets:
        top = bounds(sheet)[0]
        across = sum(widths(sheet)) / (A4_LONG * 96 - 80)
        pages = int(sheet.page_setup.fitToWidth or 1)
        assert sheet.print_title_rows == f"${top}:${top}"
        assert sheet.print_title_cols == (None if pages == 1 else "$A:$A")
        assert across <= pages * BODY / SMALLEST


def test_the_estimate_of_widths_is_sound() -> None:
    for text, real in (
        ("0000000000", 89),
        ("No. enquiries in the pipeline", 197),
        ("Withdrawals by social care", 189),
    ):
        assert real - 1 <= text_width(text) <= 1.06 * real, f"{text}: {text_width(text)}"
    assert lines_needed("one two three four", text_width("one two "), bold=False) == 3
