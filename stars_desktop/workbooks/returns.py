"""The pipeline return as a workbook: cover, definitions, the published table, and the reconciliation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.hyperlink import Hyperlink

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.cohort import PUBLISHED_LABEL, Cohort
from stars_desktop.domain.measures import COLUMNS, Column, Flow, Stock
from stars_desktop.domain.returns import (
    DISTINCT_MEETINGS,
    LIVE_TERMS,
    MEMO,
    PIPELINE_TERMS,
    ROWS,
    TOTAL,
    Figures,
    PipelineReturn,
    Term,
    overrides_in_words,
)
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table, saved, workbook

COVER: Final = "Cover"
DEFINITIONS: Final = "Definitions"
PIPELINE: Final = "Table_1"
RECONCILIATION: Final = "Table_2"
"""A sheet's name never changes; new tables get new numbers."""

_HOLDS: Final = {
    DEFINITIONS: "One sentence for each of the nine columns",
    PIPELINE: "The pipeline return, by cohort",
    RECONCILIATION: "What went into and out of the pipeline and the live cases, term by term",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the workbook says of itself beside its figures."""

    made_on: date
    sample: bool
    overrides: Mapping[str, int]
    """decisions taken against the criteria, by row"""


def return_workbook(figures: PipelineReturn, stamp: Stamp) -> bytes:
    """The workbook that goes to the Operational Contract Management meeting."""
    book = workbook(f"STARS pipeline return, {figures.council}", SAMPLE if stamp.sample else "Pipeline return")
    notice = [SAMPLE] if stamp.sample else []
    _cover(book, figures, stamp, notice)
    _definitions(book, figures, notice)
    _pipeline(book, figures, notice)
    _reconciliation(book, figures, notice)
    return saved(book)


def heading(column: Column, as_at: date) -> str:
    """A column's published heading; the two stocks carry their date."""
    return f"{column.heading} as {as_at:%d/%m/%Y}" if isinstance(column.counts, Stock) else column.heading


def _cover(book: Workbook, figures: PipelineReturn, stamp: Stamp, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, COVER, [26, 84])
    asked = figures.asked
    known = f"As known at the end of {written(asked.as_known)}." if asked.as_known else "As known when it was made."
    lines = [
        *notice,
        f"Council: {figures.council}. Programme: STARS Social Impact Bond (DN2).",
        f"Period of the events counted: {titled_period(asked.period)}.",
        f"Pipeline and live cases as at the end of {written(asked.as_at)}.",
        known,
        f"Made on {written(stamp.made_on)} by STARS Desktop. Status: draft, not submitted.",
        f"Digest of the figures (SHA-256): {figures.digest}",
        _verdict(figures),
        overrides_in_words(stamp.overrides),
        "It holds no personal data. Figures are counts; 0 is a true zero.",
        "This worksheet contains one table: the other worksheets.",
    ]
    add_lines(sheet, f"STARS pipeline return: {figures.council}", lines)
    add_table(sheet, Grid("tbl_contents", ("Worksheet", "What it holds"), list(_HOLDS.items())))
    for row in sheet.iter_rows(min_row=sheet.max_row - len(_HOLDS) + 1, max_col=1):
        name = str(row[0].value)
        row[0].hyperlink = Hyperlink(ref=row[0].coordinate, location=f"{name}!A1", display=name)


def _verdict(figures: PipelineReturn) -> str:
    if figures.reconciles:
        return f"Reconciliation: every difference is 0; see {RECONCILIATION}."
    return f"Reconciliation: there is a difference; see {RECONCILIATION}. Run: stars check"


def _definitions(book: Workbook, figures: PipelineReturn, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, DEFINITIONS, [44, 22, 74])
    lines = [
        *notice,
        "This worksheet contains one table: what each column counts.",
        "A cohort is the one in force at the end of the day of an event, or of the as-at date.",
        "Only the meaning of the fourth column is published; the other definitions are working rules of DN2.",
    ]
    add_lines(sheet, "Definitions", lines)
    rows = [
        (
            heading(column, figures.asked.as_at),
            "Events in the period" if isinstance(column.counts, Flow) else "Level at a date",
            column.definition,
        )
        for column in COLUMNS
    ]
    add_table(sheet, Grid("tbl_definitions", ("Column", "Kind", "Definition"), rows))


def _pipeline(book: Workbook, figures: PipelineReturn, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, PIPELINE, [27, *([13.6] * len(COLUMNS))])
    sheet.page_setup.fitToHeight = 1
    asked = figures.asked
    lines = [
        *notice,
        "This worksheet contains one table.",
        f"Events are counted for {titled_period(asked.period)}.",
        f"Enquiries in the pipeline and live cases are counted as at the end of {written(asked.as_at)}.",
    ]
    if asked.as_known:
        lines.append(f"As known at the end of {written(asked.as_known)}.")
    add_lines(sheet, f"Pipeline return, {figures.council}", lines)
    headings = ("SIB Cohort Type", *(heading(column, asked.as_at) for column in COLUMNS))
    rows = [
        (
            PUBLISHED_LABEL[row] if isinstance(row, Cohort) else row,
            *(figures.rows[row][column.key] for column in COLUMNS),
        )
        for row in ROWS
    ]
    add_table(sheet, Grid("tbl_pipeline", headings, rows, numbers_from=1))
    for row in sheet.iter_rows(min_row=2, max_row=1 + len(lines), max_col=1):
        row[0].alignment = Alignment(wrap_text=False, vertical="top")


def _reconciliation(book: Workbook, figures: PipelineReturn, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, RECONCILIATION, [17, 46, 26, *([10] * len(ROWS))])
    sheet.page_setup.fitToHeight = 1
    asked = figures.asked
    lines = [
        *notice,
        "This worksheet contains one table: each term of both reconciliations, and what is counted beside them.",
        f"From the end of {written(asked.period.eve)} to the end of {written(asked.period.end)}.",
        "What goes in, less what goes out or is there at the end, is the difference; it must be 0.",
    ]
    if asked.as_at != asked.period.end:
        lines.append(
            f"The closing pipeline is that of {written(asked.period.end)}; column 5 of {PIPELINE} is that of "
            f"{written(asked.as_at)}, and need not be the same."
        )
    add_lines(sheet, f"Reconciliation, {figures.council}", lines)
    headings = ("Reconciliation", "Term", "Side", *(f"Cohort {cohort}" for cohort in Cohort), TOTAL)
    grid = Grid("tbl_reconciliation", headings, list(_terms(figures)), numbers_from=3)
    add_table(sheet, grid)


def _terms(figures: PipelineReturn) -> Iterator[tuple[object, ...]]:
    for name, terms, by_row in (
        ("Pipeline", PIPELINE_TERMS, figures.reconciliation),
        ("Live cases", LIVE_TERMS, figures.reconciliation_live),
    ):
        for term in terms:
            side = "in" if term.side > 0 else "out, or there at the end"
            yield (name, _sentence(term), side, *_across(by_row, term.key))
        yield (name, "Difference", "in less out", *_across(by_row, "difference"))
    for term in MEMO:
        yield ("Beside", _sentence(term), "no second exit", *_across(figures.memo, term.key))
    yield ("Beside", "Distinct meetings held", "side figure", *_across(figures.memo, DISTINCT_MEETINGS))


def _sentence(term: Term) -> str:
    return term.words[0].upper() + term.words[1:]


def _across(by_row: Figures, key: str) -> list[int]:
    return [by_row[row][key] for row in ROWS]
