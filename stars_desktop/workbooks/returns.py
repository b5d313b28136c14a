"""The pipeline return as a workbook: cover, definitions, the published table, and the reconciliation."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment

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
)
from stars_desktop.workbooks.cover import RECONCILIATION, Stamp, add_cover, known_in_words
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table, saved, workbook

DEFINITIONS: Final = "Definitions"
PIPELINE: Final = "Table_1"
"""A sheet's name never changes; new tables get new numbers."""

HOLDS: Final = {
    DEFINITIONS: "One sentence for each of the nine columns",
    PIPELINE: "The pipeline return, by cohort",
    RECONCILIATION: "What went into and out of the pipeline and the live cases, term by term",
}


def return_workbook(figures: PipelineReturn, stamp: Stamp) -> bytes:
    """The workbook that goes to the Operational Contract Management meeting: figures, and nobody's reference."""
    book = workbook(f"STARS pipeline return, {figures.council}", SAMPLE if stamp.sample else "Pipeline return")
    add_cover(book, figures, stamp, HOLDS, restricted=False)
    add_figures(book, figures, stamp)
    return saved(book)


def add_figures(book: Workbook, figures: PipelineReturn, stamp: Stamp) -> None:
    """The sheets of HOLDS."""
    _definitions(book, figures, stamp)
    _pipeline(book, figures, stamp.notice)
    _reconciliation(book, figures, stamp.notice)


def heading(column: Column, as_at: date) -> str:
    """A column's published heading; the two stocks carry their date."""
    return f"{column.heading} as {as_at:%d/%m/%Y}" if isinstance(column.counts, Stock) else column.heading


def _definitions(book: Workbook, figures: PipelineReturn, stamp: Stamp) -> None:
    sheet = add_sheet(book, DEFINITIONS, [44, 22, 74])
    lines = [
        *stamp.notice,
        f"This worksheet contains one table: what each column counts, by version {stamp.definitions_version}.",
        "A cohort is the one in force at the end of the day of an event, or of the as-at date.",
        "Only the meaning of the fourth column is published; the other definitions are working rules of DN2.",
    ]
    add_lines(sheet, "Definitions", lines)
    meanings = {one.key: one.meaning for one in stamp.sealed.definitions} if stamp.sealed else {}
    rows = [
        (
            heading(column, figures.asked.as_at),
            "Events in the period" if isinstance(column.counts, Flow) else "Level at a date",
            meanings.get(column.key, column.definition),
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
    if known := known_in_words(asked):
        lines.append(known)
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
            yield (name, sentence(term), side, *_across(by_row, term.key))
        yield (name, "Difference", "in less out", *_across(by_row, "difference"))
    for term in MEMO:
        yield ("Beside", sentence(term), "no second exit", *_across(figures.memo, term.key))
    yield ("Beside", "Distinct meetings held", "side figure", *_across(figures.memo, DISTINCT_MEETINGS))


def sentence(term: Term) -> str:
    """A term as it stands in the reconciliation."""
    return term.words[0].upper() + term.words[1:]


def _across(by_row: Figures, key: str) -> list[int]:
    return [by_row[row][key] for row in ROWS]
