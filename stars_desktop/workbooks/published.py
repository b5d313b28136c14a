"""The sheets of a workbook as texts, for whoever looks for a published table in them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from openpyxl import load_workbook

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.workbooks.reading import UNREADABLE, refuse_other_files, refuse_other_packages

WANTED: Final = "a workbook with a published table"
_ROWS, _COLUMNS = 400, 60
"""how far a table is looked for: what is further out is no table of nine columns"""

Texts = list[list[str]]


def sheets_as_texts(path: Path) -> list[tuple[str, Texts]]:
    """Each sheet with its name. Raises ExpectedError for a file that cannot be read."""
    refuse_other_files(path, WANTED)
    try:
        with ZipFile(path) as parts, catch_warnings():
            simplefilter("ignore")  # openpyxl tells of the Excel features that it leaves out
            refuse_other_packages(path, parts.namelist(), WANTED)
            book = load_workbook(path, read_only=True, data_only=True)
            written = load_workbook(path, read_only=True)
            try:
                return [(sheet.title, list(_texts(sheet, written[sheet.title]))) for sheet in book.worksheets]
            finally:
                book.close()
                written.close()
    except UNREADABLE as error:
        raise ExpectedError(
            f"{path} cannot be read as an Excel workbook (.xlsx); the file is broken. Open it in Excel, save it anew "
            "and try again."
        ) from error


def _texts(sheet: Any, written: Any) -> Iterator[list[str]]:  # noqa: ANN401 - read-only workbooks are untyped
    for one in (sheet, written):
        one.reset_dimensions()
    values = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
    formulas = written.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
    for row, typed in zip(values, formulas, strict=False):
        yield [_text(value, was) for value, was in zip(row, typed, strict=False)]


def _text(value: object, typed: object) -> str:
    """As a reader sees it; a formula that no program has calculated yet is no blank."""
    if value is None:
        return "" if typed is None else str(typed)
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(value).split())
