"""The register workbook out: an empty template, a whole register, or the rows that an import held back."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.counting import how_many
from stars_desktop.domain.entries import Reply, WaitingFor
from stars_desktop.domain.events import BY_ALLOWED, MEANING, By, Kind, Mode
from stars_desktop.domain.reasons import SUGGESTED
from stars_desktop.workbooks.form import (
    ANSWERS,
    CODES,
    DIARY,
    ENQUIRIES,
    EVENTS,
    FORM,
    FORMULA,
    GUIDE,
    IF_FILLED,
    NEXT_STEP,
    NOTE,
    PROBLEM,
    RECORDED_AT,
    SIBLING,
    Heading,
)
from stars_desktop.workbooks.reading import Row, Uncalculated
from stars_desktop.workbooks.sheets import (
    DAY_FORMAT,
    Grid,
    add_lines,
    add_sheet,
    add_table,
    repeat_headings,
    saved,
    workbook,
)

SAMPLE: Final = "Sample data: every enquiry, event, date and name in it is invented."
_HANDLING: Final = (
    "Classification: OFFICIAL-SENSITIVE. It holds personal data of children: keep it where only those may read it "
    "who need to."
)
_ROWS_TO_FILL: Final = 2000
_RECORDED: Final = Heading(RECORDED_AT, False, 24, "When it was recorded (UTC). Written by export, never read.")
_PROBLEM: Final = Heading(PROBLEM, False, 80, "What to mend in this row. Not read by import.")

Cells = Mapping[str, object]
"""A row's values by heading."""

Progress = Callable[[str, int, int], None]
"""Told the stage, and how many of how many rows are done."""


def _untold(_stage: str, _done: int, _total: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was held back, as it was read, with what is wrong with it."""

    row: Row
    problem: str


Titles = Mapping[str, str]
"""What each criterion is about, by its id."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a register workbook holds; without a column of ours it is the template."""

    lines: Sequence[str]
    rows: Mapping[str, Sequence[Cells]]
    criteria: Titles
    extra: Heading | None = None
    sample: bool = False


def template_workbook(criteria: Titles) -> bytes:
    """An empty register workbook with its explanations and drop-downs."""
    lines = [
        "Fill in the sheets Enquiries and Events, and Answers and Diary if you like; then import the workbook.",
        "Each row needs the columns marked as needed below. Columns may stand in any order, others are left out.",
        "Once it is filled in it holds personal data of children and is OFFICIAL-SENSITIVE.",
        "Dates are Excel dates, or text with the day first: 27/03/2022 or 27 March 2022.",
        "Columns marked as optional are not in this workbook; add those that you want to use.",
    ]
    return _register(_Content(lines, dict.fromkeys(FORM, ()), criteria), _untold)


def register_workbook(
    council: str,
    rows: Mapping[str, Sequence[Cells]],
    criteria: Titles,
    *,
    sample: bool,
    progress: Progress,
) -> bytes:
    """A whole register, which imports into another one; voided events are left out."""
    lines = [
        f"The register of {council}: "
        + ", ".join(how_many(len(rows[name]), name) for name in (ENQUIRIES, EVENTS))
        + ".",
        "Voided events are left out. Event ids let an import find each event again.",
        _HANDLING,
    ]
    return _register(_Content(lines, rows, criteria, _RECORDED, sample), progress)


def rejects_workbook(
    rejected: Iterable[RejectedRow],
    council: str,
    criteria: Titles,
    *,
    sample: bool,
    progress: Progress,
) -> bytes:
    """The rows that an import held back, in a form that imports once they are mended."""
    rows: dict[str, list[Cells]] = {name: [] for name in FORM}
    for one in rejected:
        read = {name: _kept(value) for name, value in one.row.cells.items()}
        rows[one.row.sheet].append({**read, PROBLEM: one.problem})
    lines = [
        f"Rows that were not imported into the register of {council}, each with all rows of its enquiry.",
        "The last column, Problem, says what to mend; the row that it names is that of the imported workbook.",
        "Mend the rows here, then import this workbook. Type values over formulas that were never calculated.",
        _HANDLING,
    ]
    return _register(_Content(lines, rows, criteria, _PROBLEM, sample), progress)


def _kept(value: object) -> object:
    """What was read; a formula without a value as text, which no program calculates and no import takes."""
    return f"{FORMULA}{value.formula}" if isinstance(value, Uncalculated) else value


def _register(content: _Content, progress: Progress) -> bytes:
    rows, extras = content.rows, (content.extra,) if content.extra else ()
    book = workbook("STARS register workbook", SAMPLE if content.sample else content.lines[0])
    _guide(book, [*([SAMPLE] if content.sample else []), *content.lines], extras)
    columns_of = _columns(rows, every_sheet=content.extra is None)
    total, done = sum(map(len, rows.values())), count(1)
    for name, headings in columns_of.items():
        columns = (*headings, *extras)
        sheet = add_sheet(book, name, [heading.width for heading in columns])
        values = [[row.get(heading.name) for heading in columns] for row in rows[name]]
        grid = Grid(f"tbl_{name.lower()}", [heading.name for heading in columns], values)
        add_table(sheet, grid, lambda: progress("Writing", next(done), total))
        repeat_headings(sheet)
        _prompts(sheet, columns, len(values) + _ROWS_TO_FILL)
    written = {(name, heading.name) for name, headings in columns_of.items() for heading in headings}
    choices = [choice for choice in _CHOICES if choice in written]
    codes = _codes(book, content.criteria, {heading for _, heading in choices})
    _drop_downs(book, choices, codes, max(len(some) for some in rows.values()) + _ROWS_TO_FILL)
    progress("Saving", 0, 1)
    return saved(book)


def _columns(rows: Mapping[str, Sequence[Cells]], *, every_sheet: bool) -> dict[str, Sequence[Heading]]:
    """The sheets that are written and their columns: optional ones only where something is in them."""
    return {
        name: [
            heading
            for heading in headings
            if not heading.if_filled or any(row.get(heading.name) not in {None, ""} for row in rows[name])
        ]
        for name, headings in FORM.items()
        if every_sheet or rows[name] or name not in IF_FILLED
    }


def _guide(book: Workbook, lines: Sequence[str], extras: Sequence[Heading]) -> None:
    sheet = add_sheet(book, GUIDE, [12, 21, 9, 86])
    add_lines(
        sheet, "STARS register workbook", [*lines, "This worksheet contains one table: what each column holds."]
    )
    rows = [
        (name, heading.name, "Yes" if heading.needed else "No", heading.hint)
        for name, headings in FORM.items()
        for heading in (*headings, *extras)
    ]
    add_table(sheet, Grid("tbl_guide", ("Sheet", "Column", "Needed", "What to fill in"), rows))
    repeat_headings(sheet)


def _codes(book: Workbook, criteria: Titles, used: Collection[str]) -> dict[str, str]:
    """The sheet of words and codes that are used, and the range of each list in it, for the drop-downs."""
    sheet = add_sheet(book, CODES, [18, 52, 68])
    add_lines(
        sheet,
        "Words and codes",
        [
            "This worksheet contains one table: the words and codes that the other sheets take.",
            "Placement types and legal statuses are codes of the SSDA903 return.",
            "Reasons are suggestions only (local assumptions); any words may be used.",
            "Criteria are an example set, to be confirmed with the contract.",
        ],
    )
    lists = {name: codes for name, codes in _lists(criteria).items() if name in used}
    rows = [(name, code, meaning) for name, codes in lists.items() for code, meaning in codes.items()]
    first = sheet.max_row + 2
    add_table(sheet, Grid("tbl_codes", ("List", "Code or words", "Meaning"), rows))
    repeat_headings(sheet)
    ranges: dict[str, str] = {}
    for name, codes in lists.items():
        ranges[name] = f"{CODES}!$B${first}:$B${first + len(codes) - 1}"
        first += len(codes)
    return ranges


_MEANING_OF_BY: Final = {By.COMPLETED: "the case ran its course", By.EARLY: "the case ended early"}


def _lists(criteria: Titles) -> dict[str, Mapping[str, str]]:
    kinds = [kind for kind in Kind if kind is not Kind.NOTIFIED]
    return {
        "Council": {council.name: "as the register is" for council in COUNCILS},
        "Cohort": {cohort.value: TITLE[cohort] for cohort in Cohort},
        "Event": {kind.value: _needs(kind) for kind in kinds},
        "By": {by.value: _MEANING_OF_BY.get(by, "who withdrew the enquiry") for by in By},
        "Placement type": PLACEMENT_TYPES,
        "Legal status": LEGAL_STATUSES,
        "Answer": {reply.value: "" for reply in Reply},
        "Criterion": criteria,
        "Reason": {reason: f"for {kind}" for kind, reasons in SUGGESTED.items() for reason in reasons},
        "Meeting mode": {mode.value: "how the meeting is held" for mode in Mode},
        "Kind": {
            NOTE: "worth knowing",
            NEXT_STEP: "to be done next, and whom it waits for",
            SIBLING: "an enquiry about a brother or sister; a row for each of the two",
        },
        "Waiting for": {one.value: "whom the enquiry waits for" for one in WaitingFor},
    }


def _needs(kind: Kind) -> str:
    if kind in BY_ALLOWED:
        return f"{MEANING[kind]}; needs By: {', '.join(BY_ALLOWED[kind])}"
    return f"{MEANING[kind]}; needs Cohort" if kind is Kind.COHORT_CHANGED else MEANING[kind]


def _prompts(sheet: Worksheet, headings: Sequence[Heading], rows: int) -> None:
    """What to fill in, shown when a cell of a date column is chosen (other columns have drop-downs or the guide)."""
    for index, heading in enumerate(headings, start=1):
        if heading.is_date:
            prompt = DataValidation(allow_blank=True, showInputMessage=True, promptTitle=heading.name)
            prompt.prompt = heading.hint
            letter = get_column_letter(index)
            sheet.column_dimensions[letter].number_format = DAY_FORMAT
            prompt.add(f"{letter}2:{letter}{rows}")
            sheet.add_data_validation(prompt)


_CHOICES: Final = (
    *((ENQUIRIES, name) for name in ("Council", "Cohort", "Placement type", "Legal status")),
    *((EVENTS, name) for name in ("Event", "Cohort", "By", "Reason", "Meeting mode")),
    *((ANSWERS, name) for name in ("Criterion", "Answer")),
    *((DIARY, name) for name in ("Kind", "Waiting for")),
)
"""The columns with a drop-down, by sheet; each has the list of its own name."""


def _drop_downs(book: Workbook, choices: Iterable[tuple[str, str]], ranges: Mapping[str, str], rows: int) -> None:
    for name, listed in choices:
        letters = {str(cell.value): get_column_letter(at) for at, cell in enumerate(book[name][1], start=1)}
        choice = DataValidation("list", formula1=ranges[listed], allow_blank=True)
        choice.showErrorMessage = listed != "Reason"
        choice.errorTitle, choice.error = listed, f"Choose one from the list; the sheet {CODES} explains them."
        choice.add(f"{letters[listed]}2:{letters[listed]}{rows}")
        book[name].add_data_validation(choice)
