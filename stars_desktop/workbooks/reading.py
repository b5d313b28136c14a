"""A register workbook as rows of cells, and the refusal of any other file."""

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Final
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception class by any name

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system.files import is_something_else
from stars_desktop.workbooks.form import CODES, ENQUIRIES, EVENTS, FORM, GUIDE, PROBLEM, RECORDED_AT

UNREADABLE: Final = (
    BadZipFile, InvalidFileException, ParseError, ZlibError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, NotImplementedError, OSError,
)  # fmt: skip
"""What openpyxl and the libraries beneath it raise for a file that is broken or no workbook."""
REGISTER_WORKBOOK: Final = "a register workbook"
_FORMULA: Final = re.compile(rb"<(\w+:)?f[ />]")
_OLE: Final = b"\xd0\xcf\x11\xe0"

Told = Callable[[int, int], None]
"""Told how much of how much is done; may raise CancelledError to stop."""


@dataclass(frozen=True, slots=True)
class Uncalculated:
    """In place of the value of a formula that no program has calculated yet."""

    formula: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something: its sheet, its number, and its cells by heading, as read."""

    sheet: str
    number: int
    cells: Mapping[str, object]
    letters: Mapping[str, str]
    """the column of each heading"""

    def cell(self, heading: str) -> str:
        """Where a cell is, in words: Events B7 (Date)."""
        if letter := self.letters.get(heading):
            return f"{self.sheet} {letter}{self.number} ({heading})"
        return f"{self.sheet} row {self.number} ({heading}, a column that the sheet lacks)"


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """The rows of a register workbook, and the columns and sheets that are no part of its form."""

    rows: Sequence[Row]
    """sheet by sheet"""
    left_out: Sequence[str]


class _Watched(FileIO):
    """A file that tells of every piece read of it: the libraries beneath us read piece by piece and tell nothing."""

    def __init__(self, path: Path, told: Callable[[int], None]) -> None:
        super().__init__(path, "rb")
        self._told = told

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file."""
        content = super().read(size)
        self._told(len(content))
        return content


def _counted(told: Told, total: int) -> Callable[[int], None]:
    """Adds up the pieces read of `total` bytes; pieces read again do not take it further."""
    done = 0

    def count(size: int) -> None:
        nonlocal done
        done = min(done + size, total)
        told(done, total)

    return count


def read_register_workbook(path: Path, told: Told) -> RegisterBook:
    """Reads the sheets Enquiries, Events and, where there are any, the others of the form; tells of it in bytes.

    Raises ExpectedError for a file that cannot be read, or that is another kind of workbook.
    """
    refuse_other_files(path)
    try:
        twice = 2 * path.stat().st_size  # once for formulas, once for values
        count = _counted(told, twice)
        with (
            _Watched(path, count) as whole,
            ZipFile(whole) as parts,
            _Watched(path, count) as file,
            _Watched(path, count) as again,
            catch_warnings(),
        ):
            simplefilter("ignore")  # openpyxl tells of the Excel features that it leaves out
            refuse_other_packages(path, parts.namelist())
            formulas = any(_FORMULA.search(parts.read(part)) for part in parts.namelist() if "worksheets/" in part)
            book = load_workbook(file, read_only=True, data_only=True)
            written = load_workbook(again, read_only=True) if formulas else None
            read = _register(path, book, written)
            told(twice, twice)
            return read
    except UNREADABLE as error:
        raise ExpectedError(
            f"{path} cannot be read as an Excel workbook (.xlsx); the file is broken. Open it in Excel, save it anew "
            "and try again."
        ) from error


def refuse_other_packages(path: Path, parts: Sequence[str], wanted: str = REGISTER_WORKBOOK) -> None:
    """A sentence for what else is a zip file inside."""
    for mark, kind in (
        ("word/", "a Word document"),
        ("ppt/", "a presentation"),
        ("mimetype", "an OpenDocument file"),
    ):
        if any(part.startswith(mark) for part in parts):
            raise ExpectedError(f"{path} is {kind}, not an Excel workbook (.xlsx). Choose {wanted}.")
    if not any(part.startswith("xl/") for part in parts):
        raise ExpectedError(f"{path} is a zip file without a workbook in it. Choose {wanted} (.xlsx).")


def refuse_other_files(path: Path, wanted: str = REGISTER_WORKBOOK) -> None:
    """A sentence for a file that is missing, unreadable, or no .xlsx at all."""
    if is_something_else(path):
        raise ExpectedError(f"{path} is no ordinary file. Choose {wanted} (.xlsx).")
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError:
        raise ExpectedError(f"There is no file {path}. Check the path.") from None
    except OSError as error:
        raise ExpectedError(f"{path} cannot be read: {error.strerror}. Choose a file that can.") from None
    if start == _OLE:
        raise ExpectedError(
            f"{path} is password-protected or an old .xls workbook. Save it as an Excel workbook (.xlsx) without a "
            "password, then try again."
        )
    if not start.startswith(b"PK"):
        raise ExpectedError(f"{path} is not an Excel workbook (.xlsx). Choose {wanted}.")


def _register(path: Path, book: Any, written: Any) -> RegisterBook:  # noqa: ANN401 - read-only workbooks are untyped
    try:
        sheets = {sheet.title.strip().casefold(): sheet for sheet in book.worksheets}
        missing = [name for name in (ENQUIRIES, EVENTS) if name.casefold() not in sheets]
        if missing:
            found = ", ".join(sheet.title for sheet in book.worksheets) or "none"
            raise ExpectedError(
                f"{path} is not a register workbook: it needs the sheets {ENQUIRIES} and {EVENTS}, and its sheets "
                f"are {found}. Start from the template, or choose another file."
            )
        left_out: list[str] = []
        rows: list[Row] = []
        for name in FORM:
            if sheet := sheets.get(name.casefold()):
                rows += _rows(path, name, sheet, written[sheet.title] if written else None, left_out)
        ours = {name.casefold() for name in (*FORM, GUIDE, CODES)}
        left_out += [f"the sheet {sheet.title}" for key, sheet in sheets.items() if key not in ours]
        return RegisterBook(rows, left_out)
    finally:
        book.close()
        if written:
            written.close()


def _rows(path: Path, name: str, sheet: Any, formulas: Any, left_out: list[str]) -> list[Row]:  # noqa: ANN401
    rows: list[Row] = []
    with closing(_values(sheet, formulas)) as lines:
        columns = _columns(path, name, next(lines, ()), left_out)
        letters = {heading: get_column_letter(index + 1) for heading, index in columns.items()}
        for number, line in enumerate(lines, start=2):
            cells = {heading: line[index] for heading, index in columns.items() if index < len(line)}
            if any(not _blank(value) for value in cells.values()):
                rows.append(Row(name, number, cells, letters))
    return rows


def _values(sheet: Any, formulas: Any) -> Generator[Sequence[object]]:  # noqa: ANN401
    sheet.reset_dimensions()
    if formulas is None:
        yield from sheet.iter_rows(values_only=True)
        return
    formulas.reset_dimensions()
    for values, cells in zip(sheet.iter_rows(), formulas.iter_rows(), strict=False):
        yield [
            Uncalculated(str(getattr(cell.value, "text", cell.value))) if _has_no_result(value, cell) else value.value
            for value, cell in zip(values, cells, strict=False)
        ]


def _has_no_result(value: Any, cell: Any) -> bool:  # noqa: ANN401
    """A formula without a value was never calculated; one that gives an empty text is of the type text."""
    return cell.data_type == "f" and value.value is None and value.data_type == "n"


def _columns(path: Path, name: str, headings: Sequence[object], left_out: list[str]) -> dict[str, int]:
    """The index of each heading of the form; extra columns are noted, a missing or doubled one refuses the file."""
    known = {heading.name.casefold(): heading.name for heading in FORM[name]}
    ours = {PROBLEM.casefold(), RECORDED_AT.casefold()}
    columns: dict[str, int] = {}
    for index, value in enumerate(headings):
        read = str(value).strip() if value is not None else ""
        heading = known.get(" ".join(read.casefold().split()))
        if heading in columns:
            raise ExpectedError(f"{path} has two columns {heading} in the sheet {name}. Remove one of them.")
        if heading:
            columns[heading] = index
        elif read and read.casefold() not in ours:
            left_out.append(f"the column {read} of {name}")
    missing = [heading.name for heading in FORM[name] if heading.needed and heading.name not in columns]
    if missing:
        found = ", ".join(str(value).strip() for value in headings if value is not None) or "nothing"
        raise ExpectedError(
            f"{path} is not a register workbook: row 1 of its sheet {name} needs {', '.join(missing)}, and has "
            f"{found}. Start from the template, or mend the headings."
        )
    return columns


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
