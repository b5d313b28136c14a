"""What is in a saved workbook, read from the file itself: every text and date, and all that a reader does not see."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import ReadOnlyCell

_UNSEEN_PARTS: Final = (
    ("comments", "comments"), ("vbaProject", "a macro"), ("externalLinks/", "links to other files"),
    ("pivot", "a pivot table with the rows behind it"), ("connections", "connections to other sources"),
    ("embeddings/", "embedded files"), ("media/", "pictures"), ("customXml/", "parts of another program"),
)  # fmt: skip
_UNSEEN_IN_SHEETS: Final = (
    (re.compile(rb'<row[^>]* hidden="(1|true)"'), "hidden rows"),
    (re.compile(rb'<col [^>]*hidden="(1|true)"'), "hidden columns"),
    (re.compile(rb"<f[ >]"), "formulas"),
    (re.compile(rb"<headerFooter"), "a header or footer"),
)
_PRINTED: Final = "_xlnm.Print_"
"""begins the names that say what is printed"""
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Place:
    """A text or a date in a workbook, and where."""

    sheet: str
    """or what else holds it, such as the document properties"""
    cell: str
    """its coordinate; "" outside of a sheet's cells"""
    value: str | date


def texts_in(content: bytes) -> Iterator[Place]:
    """Every text and every date of a workbook: of cells, charts, document properties and names of sheets."""
    with closing(load_workbook(BytesIO(content), read_only=True)) as book:
        for sheet in book.worksheets:
            yield Place(sheet.title, "", sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell, Cell | ReadOnlyCell) and isinstance(cell.value, str | date):
                        value = cell.value.date() if isinstance(cell.value, datetime) else cell.value
                        yield Place(sheet.title, cell.coordinate, value)
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("docProps/"):
                yield from _words("the document properties", parts.read(name))
            if name.startswith(("xl/charts/", "xl/drawings/")) and name.endswith(".xml"):
                yield from _words("a chart", parts.read(name))


def _words(place: str, part: bytes) -> Iterator[Place]:
    """The texts of a part, those in its attributes too."""
    for element in ET.fromstring(part).iter():  # noqa: S314 - a file of our own
        for text in (element.text, element.get("descr"), element.get("title")):
            if text and text.strip():
                yield Place(place, "", text)


def unseen_in(content: bytes) -> list[str]:
    """What a workbook holds that nobody sees who opens it, in words; one that is written here holds nothing of it."""
    found = []
    with ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        found += [words for mark, words in _UNSEEN_PARTS if any(mark in name for name in names)]
        about = ET.fromstring(parts.read("xl/workbook.xml"))  # noqa: S314 - a file of our own
        if any(sheet.get("state", "visible") != "visible" for sheet in about.iter(f"{_MAIN}sheet")):
            found.append("hidden worksheets")
        if any(not one.get("name", "").startswith(_PRINTED) for one in about.iter(f"{_MAIN}definedName")):
            found.append("defined names")
        sheets = [parts.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
        found += [words for mark, words in _UNSEEN_IN_SHEETS if any(mark.search(sheet) for sheet in sheets)]
    return found
