"""A return in words and figures that open, as every page shows it that shows one; without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Final, Generic, TypeVar

from stars_desktop.domain.calendar import MONTHS, written
from stars_desktop.domain.cohort import SHORT, TITLE, Cohort
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import (
    LIVE_TERMS,
    MEMO,
    OVERRIDES,
    PIPELINE_TERMS,
    ROWS,
    Asked,
    Figures,
    PipelineReturn,
    Term,
)

_HEADING_LETTERS: Final = 12

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that opens: the part of the return, its row and key, its value and the words for what it counts."""

    part: str
    row: str
    key: str
    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A reconciliation of one row: what goes in, what goes out or is there at the end, and the difference."""

    name: str
    into: Sequence[Figure]
    out: Sequence[Figure]
    difference: int


@dataclass(frozen=True, slots=True)
class Opened(Generic[T]):
    """A figure with the rows behind it."""

    title: str
    meaning: str
    rows: Sequence[T]
    nothing: str


def headings(as_at: date) -> list[str]:
    """Of the nine columns, each with what it is for: the period, or the day of a level."""
    return [_heading(column.short, column.counts, as_at) for column in COLUMNS]


def lines(figures: PipelineReturn) -> list[Sequence[Figure]]:
    """The nine columns by row."""
    return [
        [Figure("rows", row, one.key, figures.rows[row][one.key], one.short.lower()) for one in COLUMNS]
        for row in ROWS
    ]


def sums(figures: PipelineReturn, row: str) -> tuple[Sum, Sum]:
    """Both reconciliations of a row: the pipeline's and that of live cases."""
    return (
        _sum("Pipeline", "reconciliation", PIPELINE_TERMS, figures.reconciliation, row),
        _sum("Live cases", "reconciliation_live", LIVE_TERMS, figures.reconciliation_live, row),
    )


def memo(figures: PipelineReturn, row: str) -> list[Figure]:
    """What counts in a column and leaves the pipeline no second time."""
    return [Figure("memo", row, term.key, figures.memo[row][term.key], term.words) for term in MEMO]


def of_row(row: str) -> str:
    """Whose reconciliation it is."""
    name = f"{row}, {SHORT[Cohort(row)].lower()}" if row in list(Cohort) else "all cohorts"
    return f"Reconciliation of {name}."


def apart(asked: Asked) -> str:
    """That the levels are of another day than the end of the period; "" where they are not."""
    if asked.as_at == asked.period.end:
        return ""
    return (
        f"The table's levels are those of {written(asked.as_at)}; the reconciliation closes on "
        f"{written(asked.period.end)}, so its closing pipeline is not column 5."
    )


def _heading(short: str, counts: object, as_at: date) -> str:
    when = f"at {_narrow(as_at)}" if isinstance(counts, Stock) else "in period"
    return "\n".join([*wrap(short, _HEADING_LETTERS), when])


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


def _sum(name: str, part: str, terms: Sequence[Term], figures: Figures, row: str) -> Sum:
    values: Mapping[str, int] = figures[row]

    def side(which: int) -> list[Figure]:
        return [
            Figure(part, row, term.key, values[term.key], _SHORT.get((part, term.key), term.words))
            for term in terms
            if term.side == which
        ]

    return Sum(name, side(+1), side(-1), values["difference"])


def title(figure: Figure) -> str:
    """Whose figure it is, what it counts, and how many."""
    row = f"{figure.row}, {TITLE[Cohort(figure.row)].lower()}" if figure.row in list(Cohort) else "All cohorts"
    return f"{row}: {figure.words}, {figure.value:,}"


def meaning(figure: Figure) -> str:
    """What it counts, in a sentence."""
    if figure.part == "rows":
        return next(column.definition for column in COLUMNS if column.key == figure.key)
    if figure.part == OVERRIDES:
        return "Decisions that somebody with authority took against the criteria as answered, with the reason."
    if figure.part == "memo":
        return "Counts in its column, and leaves the pipeline no second time."
    return "A term of the reconciliation: what was there and came in equals what left and is there at the end."


def nothing(figure: Figure, asked: Asked) -> str:
    """What is said in place of rows where there are none."""
    stock = figure.part == "rows" and figure.key in ("pipeline", "cases_live")
    when = f"on {written(asked.as_at)}" if stock else f"between {written(asked.period.start)} and "
    return f"No enquiry counts here {when}{'' if stock else written(asked.period.end)}."
