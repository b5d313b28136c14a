"""The publication copy of a return as a workbook: one table in which small numbers are hidden, and what that means.

It holds nothing that could confirm a guess at a hidden figure: no digest, no reconciliation, no side figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from openpyxl import Workbook

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.cohort import PUBLISHED_LABEL, Cohort
from stars_desktop.domain.copies import as_shown, hidden_in_words
from stars_desktop.domain.known_sums import Copy
from stars_desktop.domain.measures import COLUMNS, Flow
from stars_desktop.domain.returns import ROWS
from stars_desktop.workbooks.cover import COVER, add_contents
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.returns import DEFINITIONS, PIPELINE, heading
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table, saved, workbook

_HOLDS: Final = {
    DEFINITIONS: "One sentence for each of the nine columns",
    PIPELINE: "The pipeline return, by cohort, with small numbers hidden",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the workbook says of itself beside its figures."""

    made_on: date
    sample: bool
    status: str
    """draft, or which version, and as known when: whole sentences"""
    hides_up_to: int
    sound: bool
    """whether no hidden figure can be worked out"""
    definitions_version: str
    meanings: Mapping[str, str]
    """what each column counts, by its key"""

    @property
    def notice(self) -> list[str]:
        """What every sheet of sample data begins with."""
        return [SAMPLE] if self.sample else []


def publication_workbook(copy: Copy, leaf: Leaf) -> bytes:
    """The workbook that may be published."""
    book = workbook(f"STARS pipeline return, {copy.council}", SAMPLE if leaf.sample else "Publication copy")
    _cover(book, copy, leaf)
    _definitions(book, copy, leaf)
    _pipeline(book, copy, leaf)
    return saved(book)


def _cover(book: Workbook, copy: Copy, leaf: Leaf) -> None:
    sheet = add_sheet(book, COVER, [28, 82])
    sound = ["No hidden figure can be worked out from this copy and those that were given out before."]
    lines = [
        *leaf.notice,
        "Classification: OFFICIAL. Publication copy: it holds no personal data.",
        f"{_whose(copy)}. Programme: STARS Social Impact Bond (DN2).",
        *_dates(copy),
        f"Status: {leaf.status}",
        f"Made on {written(leaf.made_on)} with STARS Desktop.",
        "Contact: the Single Points of Contact (SPOC) of the councils."
        if copy.parts
        else f"Contact: the Single Point of Contact (SPOC) of {copy.council}.",
        f"Definitions: version {leaf.definitions_version}.",
        *hidden_in_words(copy, leaf.hides_up_to),
        *(sound if leaf.sound else []),
        "This worksheet contains one table: the other worksheets.",
    ]
    add_lines(sheet, f"STARS pipeline return: {copy.council}", lines)
    add_contents(sheet, _HOLDS)


def _whose(copy: Copy) -> str:
    return f"Councils: {', '.join(copy.parts)}" if copy.parts else f"Council: {copy.council}"


def _dates(copy: Copy) -> Sequence[str]:
    return (
        f"Events are counted for {titled_period(copy.period)}.",
        f"Enquiries in the pipeline and live cases are counted as at the end of {written(copy.as_at)}.",
    )


def _definitions(book: Workbook, copy: Copy, leaf: Leaf) -> None:
    sheet = add_sheet(book, DEFINITIONS, [44, 22, 74])
    lines = [
        *leaf.notice,
        f"This worksheet contains one table: what each column counts, by version {leaf.definitions_version}.",
        "A cohort is the one in force at the end of the day of an event, or of the as-at date.",
    ]
    add_lines(sheet, "Definitions", lines)
    rows = [
        (
            heading(column, copy.as_at),
            "Events in the period" if isinstance(column.counts, Flow) else "Level at a date",
            leaf.meanings.get(column.key, column.definition),
        )
        for column in COLUMNS
    ]
    add_table(sheet, Grid("tbl_definitions", ("Column", "Kind", "Definition"), rows))


def _pipeline(book: Workbook, copy: Copy, leaf: Leaf) -> None:
    sheet = add_sheet(book, PIPELINE, [27, *([13.6] * len(COLUMNS))])
    sheet.page_setup.fitToHeight = 1
    lines = [
        *leaf.notice,
        "This worksheet contains one table.",
        *_dates(copy),
        *hidden_in_words(copy, leaf.hides_up_to),
    ]
    add_lines(sheet, f"Pipeline return, {copy.council}", lines)
    headings = ("SIB Cohort Type", *(heading(column, copy.as_at) for column in COLUMNS))
    figures = as_shown(copy)
    rows = [
        (
            PUBLISHED_LABEL[row] if isinstance(row, Cohort) else row,
            *(figures[str(row)][column.key] for column in COLUMNS),
        )
        for row in ROWS
    ]
    add_table(sheet, Grid("tbl_pipeline", headings, rows, numbers_from=1))
