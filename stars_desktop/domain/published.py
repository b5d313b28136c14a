"""A pipeline table as a council published it: figures that no register stands behind, kept as they were printed.

No identity between the columns holds on every row of the tables that were published (Derby City Council, Corporate
Parenting Committee, item 09, 4.6), so that one that is broken is told with its numbers and bars nothing.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from stars_desktop.domain.calendar import NotADateError, Period, read_day
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.council import NAMES
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import Cell
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import ROWS, TOTAL, Figures
from stars_desktop.domain.sealed import canonical

_FORM: Final = "STARS published table, form 1"
HIDDEN: Final = "[c]"
"""what a publication copy prints in place of a small number"""
_NIL: Final = {"", "-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}", "\N{FIGURE DASH}", "\N{EN DASH}", "\N{EM DASH}",
               "\N{MINUS SIGN}"}  # fmt: skip
_MOST: Final = 999_999

Printed = Mapping[str, Mapping[str, str]]
"""Cells as they were printed, by row (A to D and Total) and by the key of the column."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table with its three dates and its cells as they were printed: "-" is nil, and stays "-"."""

    council: str
    period: Period
    as_at: date
    printed: Printed
    sample: bool = False
    """whether it calls itself sample data"""

    def __post_init__(self) -> None:
        keys = {column.key for column in COLUMNS}
        if {*self.printed} != {*map(str, ROWS)} or any({*cells} != keys for cells in self.printed.values()):
            raise ExpectedError("It has other rows or columns than a pipeline return.")
        for cells in self.printed.values():
            for text in cells.values():
                read_cell(text)

    @property
    def rows(self) -> Figures:
        """The figures: nil is 0, and so is what is hidden."""
        return {
            row: {key: read_cell(text) or 0 for key, text in cells.items()} for row, cells in self.printed.items()
        }

    @property
    def hidden(self) -> frozenset[Cell]:
        """The cells of a publication copy that are hidden."""
        cells = ((row, key) for row, by_key in self.printed.items() for key in by_key)
        return frozenset(Cell(row, key) for row, key in cells if read_cell(self.printed[row][key]) is None)

    def to_text(self) -> str:
        """Canonical JSON; only of sample data it says which it is."""
        content = {"form": _FORM, **asdict(self)}
        return canonical({name: value for name, value in content.items() if name != "sample" or self.sample})

    @classmethod
    def from_text(cls, text: str) -> "Published":
        """What `to_text` wrote. Raises ValueError for anything else."""
        try:
            content = json.loads(text)
            as_at, sample = date.fromisoformat(content["as_at"]), content.get("sample", False) is True
            return cls(content["council"], _period(content), as_at, content["printed"], sample)
        except (AttributeError, ExpectedError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is not the text of a published table: {error}.") from error


def _period(content: Mapping[str, Any]) -> Period:
    if content["form"] != _FORM:
        raise ValueError("it has another form")
    return Period(*(date.fromisoformat(content["period"][end]) for end in ("start", "end")))


def read_cell(printed: str) -> int | None:
    """The number that a cell stands for, nil being 0; None where it is hidden.

    Raises ExpectedError for all else: a number is never guessed.
    """
    plain = " ".join(printed.split())
    if plain in _NIL:
        return 0
    if plain == HIDDEN:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+", plain, re.ASCII) and int(plain.replace(",", "")) <= _MOST:
        return int(plain.replace(",", ""))
    raise ExpectedError(f"“{plain}” is no figure. It must be a whole number, or a dash or nothing for nil.")


def read_row(typed: str) -> dict[str, str]:
    """The nine cells of a row as it was typed, or pasted with its label; between two tabs nothing is nil.

    Raises ExpectedError where there are not nine, or one is no figure.
    """
    cells = [cell.strip() for cell in typed.strip("\n\r ").split("\t")] if "\t" in typed else typed.split()
    if re.search("[A-Za-z]", "".join(cells[: -len(COLUMNS)])):
        cells = cells[-len(COLUMNS) :]
    if len(cells) != len(COLUMNS):
        has = "1 figure" if len(cells) == 1 else f"{len(cells)} figures"
        raise ExpectedError(f"It has {has}. It must have {len(COLUMNS)}, with a dash for nil.")
    for cell in cells:
        read_cell(cell)
    return {column.key: cell for column, cell in zip(COLUMNS, cells, strict=True)}


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a table; what could not is blank and left to whoever knows it."""

    council: str
    period: Period | None
    as_at: date | None
    printed: Printed
    sample: bool = False

    @property
    def lacks(self) -> list[str]:
        """What it does not say of itself, in words."""
        said = {"council": self.council, "period": self.period, "as-at date": self.as_at}
        return [name for name, found in said.items() if not found]

    def published(self) -> Published:
        """The table, once nothing is missing. Raises ExpectedError that names what is."""
        if not self.council or not self.period or not self.as_at:
            raise ExpectedError(f"It does not say its {' and '.join(self.lacks)}.")
        return Published(self.council, self.period, self.as_at, self.printed, self.sample)


_PLAIN_DAY: Final = r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2}"
_BETWEEN: Final = re.compile(rf"({_PLAIN_DAY})\s*(?:to|-|\N{{EN DASH}}|\N{{EM DASH}})\s*({_PLAIN_DAY})")
_AS_AT: Final = re.compile(rf"\bas (?:at (?:the end of )?)?({_PLAIN_DAY})", re.IGNORECASE)
_COHORT: Final = re.compile(r"(?:cohort\s+)?([A-D])(?:\s*[-\N{EN DASH}\N{EM DASH}:].*)?", re.IGNORECASE)


_SAMPLE: Final = "Sample data"
"""begins the line that marks invented figures in a workbook"""


def find_table(grid: Sequence[Sequence[str]], councils: Sequence[str] = NAMES) -> Draft | None:
    """The table in a sheet, known by its headings and row labels, and what the sheet says of its dates and council.

    Raises ExpectedError for a cell that is no figure, and for a row that is there twice or missing.
    """
    for number, line in enumerate(grid):
        columns = _columns(line)
        if len(columns) == len(COLUMNS):
            said = [cell for some in grid for cell in some if cell]
            cells, sample = _cells(grid[number + 1 :], columns), any(cell.startswith(_SAMPLE) for cell in said)
            return Draft(_council(said, councils), _said_period(said), _as_at(said), cells, sample)
    return None


def _columns(line: Sequence[str]) -> dict[str, int]:
    """The place of each column whose published heading, or a known other form of it, stands in a line."""
    found: dict[str, int] = {}
    for at, cell in enumerate(line):
        words = _words(cell)
        for column in COLUMNS:
            known = (_words(column.heading), _words(column.short))
            if column.key not in found and any(words == one or words.startswith(f"{one} ") for one in known):
                found[column.key] = at
    return found


def _words(cell: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", cell.casefold()).split())


def _cells(lines: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Printed:
    found: dict[str, Mapping[str, str]] = {}
    for line in lines:
        row = _row(line[0].strip() if line else "")
        if row in found:
            raise ExpectedError(f"It has two rows {row}. Leave one table in the sheet.")
        if row:
            found[row] = {
                key: _checked(row, key, line[at].strip() if at < len(line) else "") for key, at in columns.items()
            }
    if lacks := [str(row) for row in ROWS if row not in found]:
        raise ExpectedError(f"It has no row {', '.join(lacks)}. Its rows must be A, B, C, D and Total.")
    return found


def _row(label: str) -> str:
    if label.casefold() == TOTAL.casefold():
        return TOTAL
    match = _COHORT.fullmatch(label)
    return match[1].upper() if match else ""


def _checked(row: str, key: str, printed: str) -> str:
    try:
        read_cell(printed)
    except ExpectedError as error:
        short = next(column.short for column in COLUMNS if column.key == key)
        raise ExpectedError(f"{row}, {short}: {error}") from None
    return printed


def _council(said: Sequence[str], councils: Sequence[str]) -> str:
    """The one council that is named; a longer name is not the shorter one that it begins with."""
    text = " ".join(said)
    named = [one for one in councils if re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE)]
    found = [one for one in named if not any(one != other and one.casefold() in other.casefold() for other in named)]
    return found[0] if len(found) == 1 else ""


def _said_period(said: Sequence[str]) -> Period | None:
    for cell in said:
        if match := _BETWEEN.search(cell):
            try:
                return Period(read_day(match[1]), read_day(match[2]))
            except (ExpectedError, NotADateError):
                continue
    return None


def _as_at(said: Sequence[str]) -> date | None:
    for cell in said:
        if match := _AS_AT.search(cell):
            try:
                return read_day(match[1])
            except NotADateError:
                continue
    return None


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that a row breaks: by how much, and the numbers."""

    identity: str
    row: str
    residual: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Identity:
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    rolled: bool = False
    """whether it begins with the pipeline at the end of the period before"""


_OUT: Final = ("not_presented", "withdrawn_by_social_care")
_IDENTITIES: Final = (
    _Identity("I1", ("notified",), ("pipeline", "progressed", *_OUT)),
    _Identity("I2", ("notified",), ("pipeline", "criteria_met", *_OUT)),
    _Identity("I3", ("notified",), ("criteria_met", *_OUT)),
    _Identity("I4", ("notified",), ("pipeline", "progressed", *_OUT), rolled=True),
    _Identity("I5", ("notified",), ("pipeline", "criteria_met", *_OUT), rolled=True),
)
LIVE: Final = "Live cases"
TOTALS: Final = "Totals"


def broken(rows: Figures, before: Figures | None = None) -> list[Broken]:
    """The identities that a table breaks, row by row; I4, I5 and the live cases need the table `before` it."""
    found = [*_totals(rows)]
    for row in map(str, ROWS):
        for one in _IDENTITIES:
            if before or not one.rolled:
                found += _of_row(one, row, rows[row], before[row] if before and one.rolled else None)
        if before:
            found += _live(row, rows[row], before[row])
    return found


def _of_row(one: _Identity, row: str, cells: Mapping[str, int], before: Mapping[str, int] | None) -> Iterator[Broken]:
    left = [(_WORDS[key], cells[key]) for key in one.left]
    if before is not None:
        left = [("in the pipeline before", before["pipeline"]), *left]
    right = [(_WORDS[key], cells[key]) for key in one.right]
    if residual := sum(number for _, number in left) - sum(number for _, number in right):
        yield Broken(one.name, row, residual, f"{_name(row)}: {_sum(left)}, but {_sum(right)}. {_off(residual)}")


def _live(row: str, cells: Mapping[str, int], before: Mapping[str, int]) -> Iterator[Broken]:
    expected = before["cases_live"] + cells["progressed"] - cells["cases_closed"]
    if residual := expected - cells["cases_live"]:
        said = (
            f"{_name(row)}: {before['cases_live']} live before + {cells['progressed']} progressed - "
            f"{cells['cases_closed']} closed = {expected}, but {cells['cases_live']} live. {_off(residual)}"
        )
        yield Broken(LIVE, row, residual, said)


def _totals(rows: Figures) -> Iterator[Broken]:
    for column in COLUMNS:
        added = sum(rows[str(cohort)][column.key] for cohort in Cohort)
        if residual := added - rows[TOTAL][column.key]:
            said = f"{column.short}: the cohorts add up to {added}, but the Total is {rows[TOTAL][column.key]}. "
            yield Broken(TOTALS, TOTAL, residual, said + _off(residual))


_WORDS: Final = {column.key: column.short[0].lower() + column.short[1:] for column in COLUMNS}


def _name(row: str) -> str:
    return TOTAL if row == TOTAL else f"Cohort {row}"


def _sum(terms: Sequence[tuple[str, int]]) -> str:
    said = " + ".join(f"{number} {words}" for words, number in terms)
    return f"{said} = {sum(number for _, number in terms)}" if len(terms) > 1 else said


def _off(residual: int) -> str:
    return f"Difference {residual:+}.".replace("-", "\N{MINUS SIGN}")  # at a hyphen a line may break
