"""The operational copy of a return: all that stands behind it, for the council alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from stars_desktop.domain.calendar import MONTHS, london_day, titled_period, written
from stars_desktop.domain.changes import MEANING, Changes, Snapshot
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import LIVE_TERMS, MEMO, PIPELINE_TERMS, ROWS, TOTAL, PipelineReturn
from stars_desktop.domain.sealed import Explanation
from stars_desktop.domain.submission import Unit
from stars_desktop.workbooks.charts import Drawn, add_chart
from stars_desktop.workbooks.cover import RECONCILIATION, Stamp, add_cover, known_in_words
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.returns import HOLDS, PIPELINE, add_figures, heading, sentence
from stars_desktop.workbooks.sheets import (
    Grid,
    add_lines,
    add_sheet,
    add_table,
    repeat_headings,
    saved,
    untold,
    workbook,
)

MONTHLY: Final = "Table_3"
CHARTS: Final = "Charts"
QUERIES: Final = "Queries and explanations"
CHANGES: Final = "Changes"
CASES: Final = "Cases behind the figures"
NOT_APPLICABLE: Final = "[z]"
_SHORTHAND: Final = f"{NOT_APPLICABLE} means not applicable."

Units = Mapping[str, Mapping[str, Sequence[Unit]]]
"""By part of a return and by key, as in returns.PARTS."""


@dataclass(frozen=True, slots=True)
class Since:
    """A return that was submitted before, and what differs from it."""

    before: Snapshot
    changes: Changes


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the figures of a return."""

    units: Units
    queries: Sequence[Explanation] | None
    """what is asked of the return, with the explanation or ""; None where nothing can be asked of it"""
    months: Sequence[PipelineReturn]
    """the months of its contract year that were over, the first one first"""
    since: Since | None
    """what changed since a return before; None where there is none to compare it with"""


def operational_workbook(
    figures: PipelineReturn, stamp: Stamp, behind: Behind, told: Callable[[], None] = untold
) -> bytes:
    """The copy that stays in the council. `told` is called after every row of the enquiries behind the figures."""
    book = workbook(f"STARS pipeline return, {figures.council}", SAMPLE if stamp.sample else "Operational copy")
    holds = {**HOLDS, **dict(_more(behind)), CASES: "Every enquiry that a figure counts, by reference"}
    add_cover(book, figures, stamp, holds, restricted=True)
    add_figures(book, figures, stamp)
    if behind.months:
        _months(book, figures, stamp, behind.months)
    if behind.queries is not None:
        _queries(book, stamp, behind.queries)
    if behind.since:
        _changes(book, figures, stamp, behind.since)
    _cases(book, figures, stamp, behind.units, told)
    return saved(book)


def _more(behind: Behind) -> Iterator[tuple[str, str]]:
    """The sheets that are there when there is something to say, and what each holds."""
    if behind.months:
        yield MONTHLY, "The nine columns by month and cohort"
        yield CHARTS, "The months as charts"
    if behind.queries is not None:
        yield QUERIES, "What is asked about the return, and what was answered"
    if behind.since:
        yield CHANGES, "What differs from the return submitted before, and why"


def number_of_units(units: Units) -> int:
    """How often `operational_workbook` will tell of a row."""
    return sum(len(some) for part in units.values() for some in part.values())


def _months(book: Workbook, figures: PipelineReturn, stamp: Stamp, months: Sequence[PipelineReturn]) -> None:
    sheet = add_sheet(book, MONTHLY, [16, 10, *([13.6] * len(COLUMNS))])
    last = months[-1].asked.period.end
    lines = [
        *stamp.notice,
        "This worksheet contains one table: the nine columns by month and cohort.",
        "Events are counted for the month; the pipeline and live cases at the end of its last day.",
        f"The last month is that which ended on {written(last)}; a month that was not over is left out.",
    ]
    if known := known_in_words(figures.asked):
        lines.append(known)
    add_lines(sheet, f"Pipeline return by month, {figures.council}", lines)
    ends = " at the end of the month"
    headings = [f"{one.heading}{ends if isinstance(one.counts, Stock) else ''}" for one in COLUMNS]
    rows = [(_month(one), row, *(one.rows[row][column.key] for column in COLUMNS)) for row in ROWS for one in months]
    add_table(sheet, Grid("tbl_months", ("Month", "Cohort", *headings), rows, numbers_from=2))
    repeat_headings(sheet)
    _charts(book, stamp, months)


def _month(one: PipelineReturn) -> str:
    start = one.asked.period.start
    return f"{MONTHS[start.month - 1]} {start.year}"


_OF_CHARTS: Final = (
    ("In the pipeline and live at the end of each month, all cohorts", LineChart, ("pipeline", "cases_live")),
    ("Notified, meetings held and criteria met by month, all cohorts", BarChart,
     ("notified", "meetings_held", "criteria_met")),
    ("Progressed and cases closed by month, all cohorts", BarChart, ("progressed", "cases_closed")),
    ("Not presented and withdrawn by social care by month, all cohorts", BarChart,
     ("not_presented", "withdrawn_by_social_care")),
)  # fmt: skip
"""all nine columns, those beside each other that are compared"""
_ON_A_PAGE: Final = 2


def _charts(book: Workbook, stamp: Stamp, months: Sequence[PipelineReturn]) -> None:
    sheet = add_sheet(book, CHARTS, [112])
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(
        fitToPage=False
    )  # else a break between charts is passed over
    by_key = {column.key: (number, column.short) for number, column in enumerate(COLUMNS, start=3)}
    table = book[MONTHLY]
    bottom = table.max_row
    drawn = [
        Drawn(
            title,
            _in_words(title, keys, months),
            kind,
            [by_key[key][1] for key in keys],
            [by_key[key][0] for key in keys],
            (bottom - len(months) + 1, bottom),
            max(one.rows[TOTAL][key] for one in months for key in keys),
        )
        for title, kind, keys in _OF_CHARTS
    ]
    lines = [
        *stamp.notice,
        f"This worksheet contains {len(drawn)} charts of the rows Total of {MONTHLY}, where every number stands.",
    ]
    add_lines(sheet, "Charts of the months", lines)
    row = sheet.max_row
    for number, one in enumerate(drawn):
        if number and number % _ON_A_PAGE == 0:
            sheet.row_breaks.append(Break(id=row))
        row = add_chart(sheet, table, one, row)


def _in_words(title: str, keys: Sequence[str], months: Sequence[PipelineReturn]) -> str:
    """What a chart says, for whoever does not see it."""
    short = {column.key: column.short for column in COLUMNS}
    told = [f"{short[key]}: {', '.join(f'{_month(one)} {one.rows[TOTAL][key]}' for one in months)}" for key in keys]
    return f"{title}. {'; '.join(told)}. Source: {MONTHLY}."


def _queries(book: Workbook, stamp: Stamp, queries: Sequence[Explanation]) -> None:
    sheet = add_sheet(book, QUERIES, [26, 56, 56])
    lines = [
        *stamp.notice,
        "This worksheet contains one table: what is asked about the return before it is submitted.",
        "A query says that something is worth a look, not that it is wrong. Explanations travel with the return.",
        _SHORTHAND,
    ]
    add_lines(sheet, QUERIES, lines)
    rows = [(one.key, one.query, one.answer or "Not explained yet.") for one in queries]
    nothing = [(NOT_APPLICABLE, "Nothing is asked about this return.", NOT_APPLICABLE)]
    add_table(sheet, Grid("tbl_queries", ("Key", "Query", "Explanation"), rows or nothing))
    repeat_headings(sheet)


def _changes(book: Workbook, figures: PipelineReturn, stamp: Stamp, since: Since) -> None:
    sheet = add_sheet(book, CHANGES, [11, 15, 26, 8, 15, 14, 13, 12, 27, 9])
    before = since.before
    dates = f"{titled_period(before.asked.period)}, as at {written(before.asked.as_at)}"
    headings = (
        "Worksheet", "Reconciliation", "Column or term", "Cohort", "Enquiry reference", "Event", "Happened on",
        "Cause", "What was recorded", "Change",
    )  # fmt: skip
    rows = [
        (*place, one.unit.cohort, one.unit.reference, one.unit.event, one.unit.on, one.cause, one.words, one.sign)
        for part, key, place in _places(figures)
        for one in since.changes.by_key[part][key]
    ]
    lines = [
        *stamp.notice,
        "OFFICIAL-SENSITIVE. This worksheet is in no copy that leaves the council.",
        "This worksheet contains one table: one row for each enquiry that counts now and did not, or no longer does.",
        f"Compared with version {before.version}, submitted on {written(before.known_on)}, of {dates}.",
        "The figure before and the changes of its rows make the figure now: 1 is one more, -1 one less.",
        *([] if rows else ["Nothing changed: no enquiry counts otherwise than it did."]),
        *(f"{cause} means: {meaning}." for cause, meaning in MEANING.items()),
        _SHORTHAND,
    ]
    add_lines(sheet, "Changes since the return before", lines)
    nothing = [(NOT_APPLICABLE,) * len(headings)]
    add_table(sheet, Grid("tbl_changes", headings, rows or nothing, numbers_from=len(headings) - 1))
    repeat_headings(sheet)


def _cases(book: Workbook, figures: PipelineReturn, stamp: Stamp, units: Units, told: Callable[[], None]) -> None:
    sheet = add_sheet(book, CASES, [13, 17, 40, 10, 22, 21, 14, 13])
    lines = [
        *stamp.notice,
        "OFFICIAL-SENSITIVE. This worksheet is in no copy that leaves the council.",
        "This worksheet contains one table: one row for each time that an enquiry counts in a figure.",
        f"The rows of a figure of {PIPELINE} or {RECONCILIATION} are as many as the figure says.",
        _SHORTHAND,
    ]
    add_lines(sheet, CASES, lines)
    headings = (
        "Worksheet", "Reconciliation", "Column or term", "Cohort", "Enquiry reference", "Event", "Happened on",
        "Recorded on",
    )  # fmt: skip
    rows = [
        (*place, unit.cohort, unit.reference, unit.event, unit.on, london_day(unit.recorded_at))
        for part, key, place in _places(figures)
        for unit in sorted(units[part][key], key=_in_order)
    ]
    nothing = [(NOT_APPLICABLE,) * len(headings)]
    add_table(sheet, Grid("tbl_cases", headings, rows or nothing), told)
    repeat_headings(sheet)


def _places(figures: PipelineReturn) -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    """Each part and key of a return, with where its figures stand: worksheet, reconciliation, column or term."""
    for column in COLUMNS:
        yield "rows", column.key, (PIPELINE, NOT_APPLICABLE, heading(column, figures.asked.as_at))
    for part, name, terms in (
        ("reconciliation", "Pipeline", PIPELINE_TERMS),
        ("reconciliation_live", "Live cases", LIVE_TERMS),
        ("memo", "Beside", MEMO),
    ):
        for term in terms:
            yield part, term.key, (RECONCILIATION, name, sentence(term))


def _in_order(unit: Unit) -> tuple[Cohort, object, str]:
    return unit.cohort, unit.on, unit.reference
