"""A saved workbook as two readers see it: openpyxl, and the XML of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

CHARTS = "Charts"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Opened:
    """A file read back."""

    path: Path

    @cached_property
    def book(self) -> Workbook:
        """As openpyxl reads it."""
        return load_workbook(self.path)

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """What lies in the file."""
        with ZipFile(self.path) as parts:
            return {name: parts.read(name) for name in parts.namelist()}

    def xml(self, name: str) -> ET.Element:
        """One part, parsed."""
        return ET.fromstring(self.parts[name])  # noqa: S314 - a file of our own

    @property
    def tabled(self) -> list[Worksheet]:
        """The sheets that hold a table: all but that of the charts."""
        return [sheet for sheet in self.book.worksheets if sheet.title != CHARTS]

    @cached_property
    def sheets(self) -> dict[str, ET.Element]:
        """The XML of each worksheet, in their order, by name."""
        names = [sheet.get("name", "") for sheet in self.xml("xl/workbook.xml").iter(f"{MAIN}sheet")]
        return {name: self.xml(f"xl/worksheets/sheet{number}.xml") for number, name in enumerate(names, start=1)}


def cells(book: Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    """Every cell that holds something, with its sheet."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.value is not None:
                    yield sheet, cell


def table(sheet: Worksheet) -> Table:
    """The one table of a sheet."""
    (found,) = sheet.tables.values()
    assert isinstance(found, Table)
    return found


def bounds(sheet: Worksheet) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of the table."""
    left, first, right, last = range_boundaries(table(sheet).ref)
    assert left
    assert first
    assert right
    assert last
    return first, left, last, right


def grid(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The table's rows, headings first."""
    first, left, last, right = bounds(sheet)
    return list(sheet.iter_rows(first, last, left, right, values_only=True))


def facts(sheet: Worksheet) -> list[str]:
    """The lines above the table, the title first."""
    return [str(sheet.cell(row, 1).value) for row in range(1, bounds(sheet)[0])]
