"""What is still to be answered, as a workbook that a social worker fills in: reference and initials, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.chasing import Chase, in_all
from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.note_back import SAFETY
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table, repeat_headings, saved, workbook

QUESTIONS: Final = "Questions"
_TITLE: Final = "What STARS still needs to know"
_COLUMNS: Final = {
    "Team": 16,
    "Social worker": 16,
    "Enquiry reference": 12,
    "Initials": 9,
    "For": 15,
    "Question": 42,
    "Answer": 22,
    "Where it is recorded": 18,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the workbook says of itself."""

    council: str
    made_on: date
    sample: bool


def chasing_workbook(chases: Sequence[Chase], about: Sheet) -> bytes:
    """One row a question."""
    book = workbook(_TITLE, SAMPLE if about.sample else f"{_TITLE}, {about.council}")
    sheet = add_sheet(book, QUESTIONS, list(_COLUMNS.values()))
    lines = [
        *([SAMPLE] if about.sample else []),
        "Classification: OFFICIAL-SENSITIVE. It names children by reference and initials.",
        f"{about.council}, {written(about.made_on)}. {in_all(chases)}",
        "Fill in Answer, and Where it is recorded, such as the care plan; then send the workbook back.",
        SAFETY.replace("not here", "not to us"),
        "This worksheet contains one table: one row for each question. Answer and Where it is recorded are blank.",
    ]
    add_lines(sheet, _TITLE, lines)
    add_table(sheet, Grid("tbl_questions", list(_COLUMNS), [row for one in chases for row in _rows(one)]))
    repeat_headings(sheet)
    return saved(book)


def _rows(one: Chase) -> list[tuple[object, ...]]:
    wanted = " or ".join(TITLE[cohort] for cohort in one.cohorts)
    about = (one.team, one.social_worker, one.reference, one.initials, wanted)
    return [(*about, question, None, None) for question in one.questions]
