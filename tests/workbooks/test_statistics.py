"""The rules of cells in statistics: figures and what stands in their place, held against all that holds figures."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks.conftest import COPIES, OPERATIONAL, RETURNS
from tests.workbooks.opened import Opened, cells, facts, grid

STATISTICS = (*RETURNS, *OPERATIONAL, *COPIES)
SHORTHAND = re.compile(r"\[[a-z]+\]")
ALLOWED = {"[b]", "[c]", "[e]", "[er]", "[f]", "[low]", "[p]", "[r]", "[u]", "[w]", "[x]", "[z]"}


@pytest.fixture(params=STATISTICS)
def statistics(request: pytest.FixtureRequest, workbooks: dict[str, Opened]) -> Opened:
    """Each workbook that holds figures."""
    return workbooks[request.param]


def columns(sheet: Worksheet) -> Iterator[tuple[str, list[object]]]:
    """Each heading with the values below it."""
    headings, *rows = grid(sheet)
    for number, heading in enumerate(headings):
        yield str(heading), [row[number] for row in rows]


@pytest.mark.parametrize("forbidden", ["-", "N/A", "NA", ".", "..", ":", "*", "x", ""])
def test_no_figure_is_a_sign_that_has_to_be_explained(statistics: Opened, forbidden: str) -> None:
    assert forbidden not in [cell.value for _, cell in cells(statistics.book)]


def test_no_cell_of_a_table_is_blank(statistics: Opened) -> None:
    for sheet in statistics.tabled:
        for heading, values in columns(sheet):
            assert None not in values, f"{sheet.title}: {heading}"


def test_a_column_holds_one_kind_of_value_or_shorthand_in_its_place(statistics: Opened) -> None:
    for sheet in statistics.tabled:
        for heading, values in columns(sheet):
            kinds = {type(value) for value in values if not SHORTHAND.fullmatch(str(value))}
            assert len(kinds) <= 1, f"{sheet.title}: {heading}"
            assert kinds <= {str, int, datetime}


def test_shorthand_is_that_of_the_guidance_stands_alone_and_is_explained_above_its_table(statistics: Opened) -> None:
    for sheet in statistics.tabled:
        above = " ".join(facts(sheet))
        for value in (value for row in grid(sheet) for value in row):
            if SHORTHAND.fullmatch(str(value)):
                assert value in ALLOWED
                assert f"{value} means" in above, sheet.title
            elif isinstance(value, str):
                assert not any(one in value for one in ALLOWED), value


def test_a_total_is_the_last_row_of_its_table_or_the_last_column(statistics: Opened) -> None:
    for sheet in statistics.tabled:
        headings, *rows = grid(sheet)
        if "Total" in headings:
            assert headings[-1] == "Total"
        first_total = [number for number, row in enumerate(rows) if "Total" in row[:2]]
        if first_total and sheet.title != "Queries and explanations":
            assert first_total == list(range(first_total[0], len(rows))) or sheet.title == "Table_2"


def test_names_of_sheets_are_short_and_begin_with_a_letter(opened: Opened) -> None:
    for name in opened.book.sheetnames:
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_ ]{2,29}[A-Za-z0-9]", name)
    assert len({name.casefold() for name in opened.book.sheetnames}) == len(opened.book.sheetnames)


def test_a_workbook_begins_with_its_cover_which_links_to_every_other_sheet(statistics: Opened) -> None:
    cover, *others = statistics.book.worksheets
    assert cover.title == "Cover"
    links = {cell.value: cell.hyperlink.location for (cell,) in cover.iter_rows(max_col=1) if cell.hyperlink}
    assert links == {one.title: f"'{one.title}'!A1" if " " in one.title else f"{one.title}!A1" for one in others}
    assert [row[0] for row in grid(cover)[1:]] == [one.title for one in others]


def test_the_cover_says_whose_figures_they_are_and_how_they_are_to_be_handled(statistics: Opened) -> None:
    lines = "\n".join(facts(statistics.book.worksheets[0]))
    for begins in ("Classification: OFFICIAL", "Status: ", "Made on 18 October 2023", "Definitions: version 1"):
        assert re.search(rf"^{begins}", lines, re.MULTILINE), begins
    restricted = "Cases behind the figures" in statistics.book.sheetnames
    assert ("OFFICIAL-SENSITIVE" in lines) is restricted
    assert ("It holds no personal data." in lines or "it holds no personal data." in lines) is not restricted
