"""From the cells of a row to values, gathering a sentence for each cell that cannot be taken."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from stars_desktop.domain.calendar import NotADateError, believable, read_day, written
from stars_desktop.domain.text import why_no_reference, why_too_long
from stars_desktop.workbooks.form import FORMULA
from stars_desktop.workbooks.reading import Row, Uncalculated

Word = TypeVar("Word", bound=str)

_EXCEL_ERRORS: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


class Cells:
    """Reads one row; `problems` are the sentences gathered on the way."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.problems: list[str] = []

    def text(self, heading: str) -> str:
        """A cell as text without outer spaces; whole numbers as they are shown."""
        value = self.row.cells.get(heading)
        if isinstance(value, Uncalculated):
            said = f"is a formula that was never calculated ({value.formula}). Type its value"
            self.problem(heading, f"{said}, or open the imported workbook in Excel, save it and import it again")
            return ""
        if isinstance(value, str) and value.startswith(FORMULA):
            formula = value.removeprefix(FORMULA)
            self.problem(heading, f"is a formula that was never calculated ({formula}). Type its value over it")
            return ""
        return shown(value)

    def needed(self, heading: str, example: str) -> str:
        """A cell that must not be blank."""
        before = len(self.problems)
        text = self.text(heading)
        if text in _EXCEL_ERRORS:
            self.problem(heading, f"read “{text}”, which is an error of Excel. Mend the formula")
            return ""
        if not text and len(self.problems) == before:
            self.problem(heading, f"is blank. Fill in {example}")
        return text

    def reference(self, heading: str, example: str) -> str:
        """A cell that must hold what can be a reference."""
        text = self.needed(heading, example)
        if why := why_no_reference(text):
            self.problem(heading, f"{why}. Type it as it is in your register")
        return text

    def short(self, heading: str) -> str:
        """A cell with no more text than a reference has."""
        text = self.text(heading)
        if why := why_too_long(text):
            self.problem(heading, f"{why}. Shorten it")
        return text

    def day(self, heading: str) -> date | None:
        """A date, real or written day first; None where the cell is blank or no date."""
        value = self.row.cells.get(heading)
        text = self.text(heading)
        if not text:
            return None
        try:
            if isinstance(value, date):
                return believable(value.date() if isinstance(value, datetime) else value)
            return read_day(text)
        except NotADateError as error:
            self.problem(heading, f"read “{text}”, which {error}. Write a date as 27/03/2022 or 27 March 2022")
            return None

    def needed_day(self, heading: str) -> date | None:
        """A date that must not be blank."""
        before = len(self.problems)
        day = self.day(heading)
        if day is None and len(self.problems) == before:
            self.problem(heading, "is blank. Fill in a date, as 27/03/2022")
        return day

    def word(self, heading: str, allowed: Iterable[Word]) -> Word | None:
        """One of the allowed words, whatever the letter case; None where the cell is blank or another word."""
        text, words = self.text(heading), list(allowed)
        found = next((word for word in words if word.casefold() == " ".join(text.casefold().split())), None)
        if text and found is None:
            self.problem(heading, f"read “{text}”. Allowed: {', '.join(map(_plain, words))}")
        return found

    def problem(self, heading: str, sentence: str) -> None:
        """Notes what is wrong with a cell: where it is, what was read and what is allowed."""
        self.problems.append(f"{self.row.cell(heading)}: {sentence}.")


def _plain(word: str) -> str:
    return word.value if isinstance(word, StrEnum) else word


def shown(value: object) -> str:
    """A cell's value as a person sees it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return written(value.date())
    if isinstance(value, date):
        return written(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
