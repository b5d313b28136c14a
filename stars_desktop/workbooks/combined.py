"""The table of all councils as a workbook: the sum, the councils' parts, what was replaced and what to know."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.cohort import PUBLISHED_LABEL, TITLE, Cohort
from stars_desktop.domain.combining import MISSING, NAME, PROVISIONAL, Combined, Part, Replaced, kind
from stars_desktop.domain.measures import COLUMNS, Column, Flow
from stars_desktop.domain.published import Published, read_cell
from stars_desktop.domain.returns import ROWS, TOTAL
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.workbooks.cover import COVER, add_contents
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.returns import DEFINITIONS, PIPELINE, heading
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table, repeat_headings, saved, workbook

BY_COUNCIL: Final = "Table_2"
REPLACED: Final = "Table_3"
NOTES: Final = "Notes"
_HOLDS: Final = {
    DEFINITIONS: "One sentence for each of the nine columns",
    PIPELINE: "The pipeline return of all councils, by cohort",
    BY_COUNCIL: "The councils' parts of every figure",
    REPLACED: "What changed where a return took the place of another",
    NOTES: "Problems, remarks, and what the councils explain",
}
_SHORT: Final = {column.key: column.short for column in COLUMNS}


def combined_workbook(combined: Combined, made_on: date) -> bytes:
    """The operational copy: every figure with the councils' parts. It holds no personal data."""
    book = _book(combined)
    notice = [combined.partly_sample or SAMPLE] if combined.sample else []
    sheets = [DEFINITIONS, PIPELINE, BY_COUNCIL]
    notes, changes = list(_notes(combined)), [line for one in combined.replaced for line in _changes(one)]
    sheets += [REPLACED] * bool(changes) + [NOTES] * bool(notes)
    lines = [
        "Classification: OFFICIAL. It holds no personal data. It is not for publication.",
        *_about(combined, made_on),
        *(line for council in combined.councils for line in _given(council, combined.parts.get(council))),
        "Small numbers stand as they were counted. 0 is a true zero, or a nil that was printed.",
    ]
    _cover(book, f"STARS pipeline return: {NAME}", [*notice, *lines], sheets)
    _definitions(book, combined, notice)
    _table(book, combined, notice)
    _by_council(book, combined, notice)
    if changes:
        _replaced(book, changes, notice)
    if notes:
        _remarks(book, notes, notice)
    return saved(book)


def _book(combined: Combined) -> Workbook:
    return workbook(
        f"STARS pipeline return, {NAME}", (combined.partly_sample or SAMPLE) if combined.sample else "Pipeline return"
    )


def _about(combined: Combined, made_on: date) -> list[str]:
    missing = ", ".join(combined.missing)
    defined = sorted({part.definitions_version for part in combined.parts.values() if isinstance(part, SealedReturn)})
    status = "Status: provisional." if combined.provisional else "Status: complete."
    return [
        f"Programme: STARS Social Impact Bond ({NAME}). Councils: {', '.join(combined.councils)}.",
        f"Period of the events counted: {titled_period(combined.period)}.",
        f"Pipeline and live cases as at the end of {written(combined.as_at)}.",
        *([f"Missing, and not counted as zero: {missing}."] if missing else []),
        status,
        f"Made on {written(made_on)} by STARS Desktop.",
        *([f"Definitions: version {' and version '.join(defined)}."] if defined else []),
    ]


def _given(council: str, part: Part | None) -> Iterator[str]:
    if part is None:
        yield f"{council}: no return."
    elif isinstance(part, Published):
        yield f"{council}: a published table, as at the end of {written(part.as_at)}."
    else:
        yield f"{council}: {kind(part)}. Its seal (SHA-256):"
        yield grouped(part.seal)


def _cover(book: Workbook, title: str, lines: Sequence[str], sheets: Sequence[str]) -> None:
    sheet = add_sheet(book, COVER, [28, 82])
    add_lines(sheet, title, [*lines, "This worksheet contains one table: the other worksheets."])
    add_contents(sheet, {name: _HOLDS[name] for name in sheets})


def _definitions(book: Workbook, combined: Combined, notice: Sequence[str]) -> None:
    """The councils' own, where they agree; else this program's."""
    sheet = add_sheet(book, DEFINITIONS, [44, 22, 74])
    sealed = [part for part in combined.parts.values() if isinstance(part, SealedReturn)]
    meanings = {one.key: one.meaning for part in sealed[:1] for one in part.definitions}
    said = f"As {next(iter(combined.parts))} sealed them." if sealed else "As this program counts."
    lines = [*notice, "This worksheet contains one table: what each column counts.", said]
    add_lines(sheet, "Definitions", lines)
    rows = [
        (
            heading(column, combined.as_at),
            "Events in the period" if isinstance(column.counts, Flow) else "Level at a date",
            meanings.get(column.key, column.definition),
        )
        for column in COLUMNS
    ]
    add_table(sheet, Grid("tbl_definitions", ("Column", "Kind", "Definition"), rows))


def _table(book: Workbook, combined: Combined, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, PIPELINE, [27, *([13.6] * len(COLUMNS))])
    sheet.page_setup.fitToHeight = 1
    lines = [*notice, "This worksheet contains one table.", *_dates(combined), *_legend(combined)]
    add_lines(sheet, f"Pipeline return, {NAME}", lines)
    headings = ("SIB Cohort Type", *(_heading(combined, column) for column in COLUMNS))
    rows = [
        (
            PUBLISHED_LABEL[row] if isinstance(row, Cohort) else row,
            *(combined.rows[row][column.key] for column in COLUMNS),
        )
        for row in ROWS
    ]
    add_table(sheet, Grid("tbl_pipeline", headings, rows, numbers_from=1))
    _in_one_line(sheet, len(lines))


def _heading(combined: Combined, column: Column) -> str:
    mark = f" {PROVISIONAL}" if column.key in combined.provisional else ""
    return f"{heading(column, combined.as_at)}{mark}"


def _by_council(book: Workbook, combined: Combined, notice: Sequence[str]) -> None:
    sheet = add_sheet(book, BY_COUNCIL, [58, 24, *([15] * len(combined.councils)), 10])
    sheet.page_setup.fitToHeight = 1
    lines = [*notice, "This worksheet contains one table: each council's part of every figure.", *_dates(combined)]
    lines += _legend(combined)
    if combined.missing:
        lines.append(f"{MISSING} not available: the council gave no return. It is no zero.")
    add_lines(sheet, f"Pipeline return, {NAME}, by council", lines)
    rows = [
        (
            _heading(combined, column),
            TITLE[cohort],
            *_parts(combined, cohort, column),
            combined.rows[cohort][column.key],
        )
        for column in COLUMNS
        for cohort in Cohort
    ]
    headings = ("Column", "Cohort", *combined.councils, NAME)
    add_table(sheet, Grid("tbl_by_council", headings, rows, numbers_from=2))
    _in_one_line(sheet, len(lines))
    repeat_headings(sheet)


def _parts(combined: Combined, cohort: Cohort, column: Column) -> Iterator[object]:
    for share in combined.shares(cohort, column.key):
        yield MISSING if share.value is None else share.value


def _dates(combined: Combined) -> list[str]:
    return [
        f"Events are counted for {titled_period(combined.period)}.",
        f"Enquiries in the pipeline and live cases are counted as at the end of {written(combined.as_at)}.",
    ]


def _legend(combined: Combined) -> list[str]:
    found = [f"Missing, and not counted as zero: {', '.join(combined.missing)}."] if combined.missing else []
    if combined.provisional:
        found.append(f"{PROVISIONAL} provisional: the column may still change; the sheet {NOTES} says why.")
    return found


def _in_one_line(sheet: Worksheet, lines: int) -> None:
    """What stands above a table of many columns runs over them."""
    for (cell,) in sheet.iter_rows(min_row=2, max_row=1 + lines, max_col=1):
        cell.alignment = Alignment(wrap_text=False, vertical="top")


def _changes(one: Replaced) -> Iterator[tuple[object, ...]]:
    for cell in one.differences:
        row = cell.row if cell.row == TOTAL else TITLE[Cohort(cell.row)]
        said = (one.new.council, _short(one.old), _short(one.new), row, _SHORT[cell.key])
        yield (*said, cell.before, cell.after, cell.after - cell.before)


def _short(part: Part) -> str:
    return "Published table" if isinstance(part, Published) else f"Version {part.version}"


def _replaced(book: Workbook, changes: Sequence[tuple[object, ...]], notice: Sequence[str]) -> None:
    sheet = add_sheet(book, REPLACED, [26, 18, 18, 26, 30, 10, 10, 10])
    lines = [*notice, "This worksheet contains one table: one row for each figure of a council that changed."]
    add_lines(sheet, "What changed where a return took the place of another", lines)
    headings = ("Council", "Replaced", "By", "Cohort", "Column", "Before", "After", "Change")
    add_table(sheet, Grid("tbl_replaced", headings, changes, numbers_from=5))
    _in_one_line(sheet, len(lines))


def _notes(combined: Combined) -> Iterator[tuple[str, str]]:
    yield from (("Problem", said) for said in combined.problems)
    yield from (("Remark", said) for said in combined.remarks)
    for council, part in combined.parts.items():
        yield from _explained(council, part) if isinstance(part, SealedReturn) else _nil(council, part)


def _explained(council: str, part: SealedReturn) -> Iterator[tuple[str, str]]:
    if part.reason:
        yield "Reason", f"{council}, version {part.version}: {part.reason}"
    yield from (("Explanation", f"{council}: {one.query} {one.answer}") for one in part.explanations)


def _nil(council: str, part: Published) -> Iterator[tuple[str, str]]:
    """Where a dash or nothing was printed, which stands as 0 here."""
    for cohort in Cohort:
        cells = part.printed[cohort].items()
        if nil := [_SHORT[key] for key, text in cells if not read_cell(text) and text.strip() != "0"]:
            yield "Printed as nil", f"{council}, cohort {cohort}: {', '.join(nil)}"


def _remarks(book: Workbook, notes: Sequence[tuple[str, str]], notice: Sequence[str]) -> None:
    sheet = add_sheet(book, NOTES, [24, 110])
    lines = [*notice, "This worksheet contains one table: one row for each note."]
    add_lines(sheet, "Problems, remarks and what the councils explain", lines)
    add_table(sheet, Grid("tbl_notes", ("Kind", "Note"), notes))
