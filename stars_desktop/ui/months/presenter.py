"""What the page of the months shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import (
    LAST_CONTRACT_YEAR,
    MONTHS,
    NotADateError,
    contract_year,
    contract_year_of,
    written,
)
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import ROWS, TOTAL, PipelineReturn
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.services.months import months, months_of
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.return_keys import NOW, key_of

ROW_WORDS: Final = {row: f"{row}, {TITLE[Cohort(row)].lower()}" if row != TOTAL else "All cohorts" for row in ROWS}


@dataclass(frozen=True, slots=True)
class Series:
    """One of the nine columns through the year."""

    words: str
    stock: bool
    """counted at the end of each month, not in it"""
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A month: its name, its short name, its nine figures, and the key of its return."""

    name: str
    short: str
    values: Sequence[int]
    key: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A year of one row of the return."""

    row: str
    lines: Sequence[Line]
    series: Sequence[Series]
    summary: str
    """what the chart shows, for whoever hears it"""


class MonthsPresenter:
    """Counts the months of a year, and shows one row of them."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._counted: Sequence[PipelineReturn] = ()

    def years(self) -> list[int]:
        """The contract years that have begun, the newest first."""
        last = min(contract_year_of(self._clerk.today) or 1, LAST_CONTRACT_YEAR)
        return list(range(last, 0, -1))

    def first_year(self) -> int:
        """The newest year of which a month is over."""
        begun = self.years()
        month = _first_end(begun[0])
        return begun[0] if month <= self._clerk.today or len(begun) == 1 else begun[1]

    def day(self, typed: str) -> date | None:
        """The day on which all is as it was known; None for now. Raises ExpectedError for what is no such day."""
        if typed.strip().casefold() in ("", NOW):
            return None
        try:
            known = read_typed_day(typed, self._clerk.today)
        except NotADateError as error:
            raise ExpectedError(f"As known on {error}.") from None
        if known > self._clerk.today:
            raise ExpectedError(f"As known on cannot be {written(known)}: that lies in the future.")
        return known

    def count(self, year: int, known: date | None = None) -> int:
        """Counts a year as it was known at the end of a day, or is now; the number of its months that are over."""
        self._counted = months(self._vault, year, self._clerk.today, known)
        return len(self._counted)

    def nothing(self, year: int) -> str:
        """Why a year has no month yet."""
        return f"The first month of this year is over on {written(_first_end(year))}. Choose an earlier year."

    def shown(self, row: str) -> Shown:
        """One row of every month."""
        lines = [_line(one, row) for one in self._counted]
        series = [
            Series(column.short, isinstance(column.counts, Stock), [line.values[at] for line in lines])
            for at, column in enumerate(COLUMNS)
        ]
        return Shown(row, lines, series, _summary(row, lines, series))


def _line(counted: PipelineReturn, row: str) -> Line:
    start = counted.asked.period.start
    month = MONTHS[start.month - 1]
    values = [counted.rows[row][column.key] for column in COLUMNS]
    return Line(f"{month} {start.year}", month[:3], values, key_of(counted.asked))


def _first_end(year: int) -> date:
    return next(months_of(contract_year(year))).end


def _summary(row: str, lines: Sequence[Line], series: Sequence[Series]) -> str:
    if not lines:
        return ""
    said = "; ".join(f"{one.words} {_course(one)}" for one in series)
    return f"{ROW_WORDS[row]}, {lines[0].name} to {lines[-1].name}. {said}. Every figure stands in the table."


def _course(series: Series) -> str:
    if series.stock:
        return f"from {series.values[0]} to {series.values[-1]}"
    return f"between {min(series.values)} and {max(series.values)} a month"
