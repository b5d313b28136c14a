"""What the return page shows, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

from stars_desktop.domain.calendar import (
    LAST_CONTRACT_YEAR,
    MONTHS,
    NotADateError,
    Period,
    contract_year,
    contract_year_of,
    read_day,
    titled_period,
    written,
)
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import LIVE_TERMS, PARTS, PIPELINE_TERMS, ROWS, TOTAL, Asked, PipelineReturn, Term
from stars_desktop.services.exporting import export_return
from stars_desktop.services.returns import cases, pipeline_return
from stars_desktop.store.queries import Case
from stars_desktop.store.vault import Vault

NOW: Final = "now"
_HEADING_LETTERS: Final = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed: a contract year, or both dates; and the two other dates of a return."""

    year: int | None
    start: str = ""
    end: str = ""
    as_at: str = ""
    as_known: str = NOW


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure that opens: where it stands, its value, and the words for what it counts."""

    part: str
    row: str
    key: str
    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The page after a count: the table by row, both reconciliations in all, and their verdicts."""

    subtitle: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    pipeline: Sequence[Cell]
    live: Sequence[Cell]
    differences: Mapping[str, int]
    remark: str


class ReturnPresenter:
    """Counts returns of an open register, and says which enquiries stand behind a figure."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault = vault
        self._clerk = clerk
        self.asked: Asked | None = None
        self._return: PipelineReturn | None = None

    def years(self) -> list[tuple[int, str]]:
        """The contract years that have begun, the newest first, in words with their dates."""
        now = contract_year_of(self._clerk.today) or 1
        newest = min(now, LAST_CONTRACT_YEAR)
        return [(number, titled_period(contract_year(number))) for number in range(newest, 0, -1)]

    def first_year(self) -> int:
        """The year that the page opens on: the last one in which anything happened."""
        years = self.years()
        for number, _ in years:
            asked = Asked.on(self._clerk.today, contract_year(number), None, None)
            rows = pipeline_return(self._vault, asked).rows[TOTAL]
            if any(rows[column.key] for column in COLUMNS if not isinstance(column.counts, Stock)):
                return number
        return years[0][0]

    def count(self, wish: Wish) -> Figures:
        """The return as wished for. Raises ExpectedError with a sentence for a date that is none."""
        period = contract_year(wish.year) if wish.year else Period(_day("From", wish.start), _day("To", wish.end))
        as_at = _day("Pipeline and live cases at", wish.as_at) if wish.as_at.strip() else None
        known = wish.as_known.strip().casefold()
        as_known = None if known in ("", NOW) else _day("As known on", wish.as_known)
        asked = Asked.on(self._clerk.today, period, as_at, as_known)
        self._return, self.asked = pipeline_return(self._vault, asked), asked
        return self._figures(self._return, asked)

    def cases_behind(self, cell: Cell) -> list[Case]:
        """The very rows that a figure counts."""
        if self.asked is None:
            return []
        source = PARTS[cell.part][cell.key]
        return [case for case in cases(self._vault, self.asked, [source])[source] if cell.row in (case.cohort, TOTAL)]

    def export(self, target: Path) -> str:
        """Writes the workbook and says so."""
        if self._return is None:
            raise ExpectedError("There is no return to export yet. Choose a period first.")
        export_return(self._vault, self._clerk, self._return, target)
        return f"Wrote the return: {target}"

    def file_name(self) -> str:
        """A name that says what the workbook is: lower case, with dashes."""
        if self.asked is None:
            return "stars-return.xlsx"
        council = self._vault.about.council.lower().replace(" ", "-")
        return f"stars-{council}-return-as-at-{self.asked.as_at.isoformat()}.xlsx"

    def _figures(self, figures: PipelineReturn, asked: Asked) -> Figures:
        sample = ". Sample data" if self._vault.about.sample else ""
        known = f", as known on {written(asked.as_known)}" if asked.as_known else ""
        remark = ""
        if asked.as_at != asked.period.end:
            remark = (
                f"The closing levels are those of {written(asked.period.end)}, "
                f"the table's those of {written(asked.as_at)}."
            )
        return Figures(
            subtitle=f"{figures.council}. {titled_period(asked.period)}{known}{sample}",
            headings=[_heading(column.short, column.counts, asked.as_at) for column in COLUMNS],
            rows=[self._row(figures, row) for row in ROWS],
            pipeline=_terms("reconciliation", PIPELINE_TERMS, figures.reconciliation[TOTAL]),
            live=_terms("reconciliation_live", LIVE_TERMS, figures.reconciliation_live[TOTAL]),
            differences={
                "Pipeline": figures.reconciliation[TOTAL]["difference"],
                "Live": figures.reconciliation_live[TOTAL]["difference"],
            },
            remark=remark,
        )

    def _row(self, figures: PipelineReturn, row: str) -> list[Cell]:
        name = TITLE[row] if isinstance(row, Cohort) else "All cohorts"
        return [
            Cell("rows", row, column.key, figures.rows[row][column.key], f"{name}, {column.short.lower()}")
            for column in COLUMNS
        ]


def _heading(short: str, counts: object, as_at: date) -> str:
    when = f"at {_narrow(as_at)}" if isinstance(counts, Stock) else "in period"
    return "\n".join([*wrap(short, _HEADING_LETTERS), *wrap(when, _HEADING_LETTERS)])


def _narrow(day: date) -> str:
    """A date for a narrow column head: 30 Sept 2022."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {'Sept' if month == 'September' else month[:3]} {day.year}"


_SHORT: Final = {
    ("reconciliation", "opening"): "open at start",
    ("reconciliation", "closing"): "open at end",
    ("reconciliation", "withdrawn"): "withdrawn",
    ("reconciliation", "declined"): "declined",
    ("reconciliation", "closed_other"): "closed, other",
    ("reconciliation_live", "opening"): "live at start",
    ("reconciliation_live", "closing"): "live at end",
}


def _terms(part: str, terms: Sequence[Term], values: Mapping[str, int]) -> list[Cell]:
    return [Cell(part, TOTAL, term.key, values[term.key], _SHORT.get((part, term.key), term.words)) for term in terms]


def _day(name: str, typed: str) -> date:
    try:
        return read_day(typed)
    except NotADateError as error:
        said = f"“{typed.strip()}” {error}" if typed.strip() else "is blank"
        raise ExpectedError(f"{name}: {said}. Write a date as 27/03/2022 or 27 March 2022.") from None
