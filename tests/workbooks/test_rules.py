"""The rules of accessible statistics spreadsheets, held against every workbook that leaves the program, as saved."""

import re
from datetime import datetime

import pytest

from tests.workbooks.conftest import REGISTERS, RETURNS
from tests.workbooks.opened import CHARTS, MAIN, Opened, bounds, cells, facts, grid, table

PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|xl/(workbook|styles|sharedStrings)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme1\.xml|xl/tables/table\d+\.xml"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?"
)
"""No macros, drawings, comments, links, connections, pivots, printer settings or anything else."""

DRAWN = re.compile(r"xl/(charts/chart|drawings/(_rels/)?drawing)\d+\.xml(\.rels)?")
"""Charts, where there is a sheet of them."""

NOT_IN_A_SHEET = (
    "f", "mergeCell", "autoFilter", "headerFooter", "drawing", "legacyDrawing", "picture", "oleObjects", "controls",
    "conditionalFormatting", "sheetProtection", "pane", "customSheetViews", "rowBreaks", "colBreaks", "scenarios",
)  # fmt: skip

SHORTHAND = re.compile(r"\[[a-z]+\]")

DATA_SHEETS = ("Enquiries", "Events", "Answers", "Diary")


def test_the_file_holds_sheets_and_tables_and_nothing_else(opened: Opened) -> None:
    others = [name for name in opened.parts if not PARTS.fullmatch(name)]
    drawn = [name for name in others if DRAWN.fullmatch(name)]
    assert others == drawn
    assert len(drawn) == (6 if CHARTS in opened.book.sheetnames else 0)


def test_sheets_are_those_of_every_month_in_their_order(workbooks: dict[str, Opened]) -> None:
    for name in RETURNS:
        assert workbooks[name].book.sheetnames == ["Cover", "Definitions", "Table_1", "Table_2"]
    for name in REGISTERS:
        diary = ["Diary"] if name == "template" else []  # else only where something is in it
        assert workbooks[name].book.sheetnames == ["Guide", "Enquiries", "Events", "Answers", *diary, "Codes"]


def test_it_opens_on_the_first_cell_of_the_first_sheet(opened: Opened) -> None:
    (view,) = opened.xml("xl/workbook.xml").iter(f"{MAIN}workbookView")
    assert (view.get("activeTab"), view.get("firstSheet")) == ("0", "0")
    selected = [
        (view.get("tabSelected"), [pane.get("activeCell") for pane in view.iter(f"{MAIN}selection")])
        for sheet in opened.sheets.values()
        for view in sheet.iter(f"{MAIN}sheetView")
    ]
    assert selected == [("1", ["A1"]), *[("0", ["A1"])] * (len(selected) - 1)]


def test_no_sheet_row_or_column_is_hidden_or_folded(opened: Opened) -> None:
    assert {sheet.sheet_state for sheet in opened.book.worksheets} == {"visible"}
    for sheet in opened.sheets.values():
        for element in (*sheet.iter(f"{MAIN}row"), *sheet.iter(f"{MAIN}col")):
            assert element.get("hidden", "0") == "0"
            assert element.get("outlineLevel", "0") == "0"
            assert element.get("collapsed", "0") == "0"
            assert float(element.get("ht", "15")) >= 15
            assert float(element.get("width", "8")) >= 8


@pytest.mark.parametrize("element", NOT_IN_A_SHEET)
def test_sheets_are_free_of_what_hinders_reading(opened: Opened, element: str) -> None:
    found = [name for name, sheet in opened.sheets.items() if sheet.find(f".//{MAIN}{element}") is not None]
    charts = element in {"drawing", "rowBreaks"} and CHARTS in opened.sheets
    assert found == ([CHARTS] if charts else [])


def test_there_are_no_defined_names_but_what_is_printed_on_every_page_and_no_links_to_other_files(
    opened: Opened,
) -> None:
    names = {name.get("name") for name in opened.xml("xl/workbook.xml").iter(f"{MAIN}definedName")}
    assert names <= {"_xlnm.Print_Titles"}
    assert [name for name, part in opened.parts.items() if b'TargetMode="External"' in part] == []


def test_each_sheet_holds_one_table_against_its_left_edge_with_nothing_beside_or_below(opened: Opened) -> None:
    for sheet in opened.tabled:
        first, left, last, right = bounds(sheet)
        assert left == 1
        assert sheet.max_row <= last
        assert sheet.max_column == right
        beside = [sheet.cell(row, column) for row in range(1, first) for column in range(2, right + 1)]
        assert [cell.coordinate for cell in beside if cell.value is not None] == []


def test_a_table_is_marked_up_with_one_row_of_unique_headings_and_no_filter(opened: Opened) -> None:
    names = [table(sheet).displayName for sheet in opened.tabled]
    assert len(set(names)) == len(names)
    assert all(name.startswith("tbl_") for name in names)
    for number, sheet in enumerate(opened.tabled, start=1):
        element = opened.xml(f"xl/tables/table{number}.xml")
        assert element.find(f"{MAIN}autoFilter") is None
        assert (element.get("headerRowCount", "1"), element.get("totalsRowCount", "0")) == ("1", "0")
        headings = [column.get("name", "") for column in element.iter(f"{MAIN}tableColumn")]
        assert headings == list(grid(sheet)[0])
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert [heading.strip() for heading in headings] == headings
        assert "" not in headings


def test_no_row_is_blank_but_the_one_to_fill_in_an_empty_table(opened: Opened) -> None:
    for sheet in opened.tabled:
        _, *lines = grid(sheet)
        blank = [line for line in lines if all(value is None for value in line)]
        assert blank == [] or (len(lines) == 1 and sheet.title in DATA_SHEETS)
        assert all(facts(sheet))
        assert "None" not in facts(sheet)


def test_a_sheet_says_what_it_holds_above_its_table_or_is_a_table_from_its_first_row(opened: Opened) -> None:
    for sheet in opened.tabled:
        if sheet.title in DATA_SHEETS:
            assert bounds(sheet)[0] == 1
        else:
            title, *lines = facts(sheet)
            assert len(title) > 10
            assert sum(line.startswith("This worksheet contains one table") for line in lines) == 1


def test_a_title_is_in_the_style_heading_1(opened: Opened) -> None:
    styles = opened.xml("xl/styles.xml")
    headings = {style.get("xfId") for style in styles.iter(f"{MAIN}cellStyle") if style.get("builtinId") == "16"}
    formats = list(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
    for name, sheet in opened.sheets.items():
        if name not in DATA_SHEETS:
            (cell,) = [cell for cell in sheet.iter(f"{MAIN}c") if cell.get("r") == "A1"]
            assert formats[int(cell.get("s", "0"))].get("xfId") in headings


def test_all_is_in_arial_with_titles_of_16_points_and_text_of_12(opened: Opened) -> None:
    fonts = list(opened.xml("xl/styles.xml").iterfind(f"{MAIN}fonts/{MAIN}font/{MAIN}name"))
    assert {font.get("val") for font in fonts} == {"Arial"}
    for sheet, cell in cells(opened.book):
        is_title = cell.coordinate == "A1" and sheet.title not in DATA_SHEETS
        is_heading = sheet.title != CHARTS and cell.row == bounds(sheet)[0]
        assert (cell.font.name, cell.font.sz, cell.font.b) == (
            "Arial",
            16 if is_title else 12,
            is_title or is_heading,
        )


def test_nothing_is_said_by_colour_slant_or_filling(opened: Opened) -> None:
    for _, cell in cells(opened.book):
        assert cell.font.color is None or cell.font.color.type != "rgb"
        assert {bool(cell.font.i), bool(cell.font.u), bool(cell.font.strike)} == {False}
        assert cell.fill.fill_type is None


def test_text_is_on_the_left_and_level_and_not_indented(opened: Opened) -> None:
    for sheet, cell in cells(opened.book):
        said = cell.alignment
        assert (said.textRotation or 0, said.indent or 0, bool(said.shrinkToFit)) == (0, 0, False)
        if sheet.title != CHARTS and cell.row > bounds(sheet)[0]:
            if not SHORTHAND.fullmatch(str(cell.value)):  # stands where the numbers of its column do
                numeric = isinstance(cell.value, int | float) and sheet.title not in DATA_SHEETS
                assert said.horizontal == ("right" if numeric else "left")
            assert said.wrap_text


def test_document_properties_name_the_title_the_author_and_british_english(opened: Opened) -> None:
    said = opened.book.properties
    assert said.title is not None
    assert "STARS" in said.title
    assert (said.creator, said.language) == ("STARS Desktop", "en-GB")


def test_every_value_is_a_text_a_number_or_a_date_in_one_format(opened: Opened) -> None:
    for _, cell in cells(opened.book):
        assert cell.data_type in {"s", "n", "d"}
        if cell.data_type == "d":
            assert isinstance(cell.value, datetime)
            assert cell.number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("name", REGISTERS)
def test_drop_downs_offer_what_the_sheet_of_codes_lists(workbooks: dict[str, Opened], name: str) -> None:
    book = workbooks[name].book
    lists: dict[str, list[object]] = {}
    for listed, code, _ in grid(book["Codes"])[1:]:
        lists.setdefault(str(listed), []).append(code)
    found = {}
    for sheet in set(DATA_SHEETS) & set(book.sheetnames):
        headings = grid(book[sheet])[0]
        for rule in book[sheet].data_validations.dataValidation:
            if rule.type == "list":
                column = next(iter(rule.sqref.ranges)).min_col
                offered = [cell.value for (cell,) in book["Codes"][rule.formula1.split("!")[1]]]
                found[str(headings[column - 1])] = offered
    assert found == lists


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_workbook_of_sample_data_says_so_and_no_other_does(
    workbooks: dict[str, Opened], name: str
) -> None:
    lines = facts(workbooks[name].book["Guide"])
    assert ("Sample data: every enquiry, event, date and name in it is invented." in lines) is ("sample" in name)


@pytest.mark.parametrize("kind", ["export", "rejects", "questions", "template"])
def test_a_workbook_that_names_children_or_will_is_marked_as_official_sensitive(
    workbooks: dict[str, Opened], kind: str
) -> None:
    assert any("OFFICIAL-SENSITIVE" in line for line in facts(workbooks[kind].book.worksheets[0]))
