"""The dialog in which a published table is typed: whose, of when, and its five rows as they were printed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.calendar import NotADateError, Period, contract_year, contract_year_of
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import TOTALS, Draft, Published, broken, read_row
from stars_desktop.domain.returns import TOTAL, Figures
from stars_desktop.domain.typed_dates import EXAMPLE
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import LineField, PickField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.theme import Theme

_ROW_WORDS: Final = {
    Cohort.A: f"&A, {TITLE[Cohort.A].lower()}",
    Cohort.B: f"&B, {TITLE[Cohort.B].lower()}",
    Cohort.C: f"&C, {TITLE[Cohort.C].lower()}",
    Cohort.D: f"&D, {TITLE[Cohort.D].lower()}",
    TOTAL: f"&{TOTAL}",
}
_ORDER: Final = f"Nine figures, a dash for nil: {', '.join(column.short.lower() for column in COLUMNS)}."
_AGAIN: Final = "In the same order. A row can be pasted as it was copied."
_DATES: Final = {"start": "&From", "end": "T&o", "as_at": "&Levels at"}


class TypingDialog(FormDialog):
    """Asks for a table; `taken` is called with it."""

    def __init__(self, draft: Draft, councils: Sequence[str], today: date, theme: Theme, parent: QWidget) -> None:
        super().__init__("A published table", "Add the table", theme, parent)
        self._taken: Callable[[Published], object] | None = None
        self._sample = draft.sample
        options = [(one, one) for one in councils]
        self.council = self.form.add(PickField("council", "Co&uncil", theme, self, options=options))
        hints = {"as_at": "The day for pipeline and live cases."}
        self.dates = {
            key: self.form.add(DateField(key, words, theme, self, today=today, near=False, hint=hints.get(key, "")))
            for key, words in _DATES.items()
        }
        self.rows = {
            str(row): self.form.add(
                LineField(
                    str(row), words, theme, self, hint=_ORDER if row == Cohort.A else _AGAIN * (row == Cohort.B)
                )
            )
            for row, words in _ROW_WORDS.items()
        }
        self._fill(draft, today)
        self.form.changed.connect(self._weigh)
        self._weigh()

    def take(self, taken: Callable[[Published], object]) -> None:
        """Opens it."""
        self._taken = taken
        self.ask(self.add)

    def add(self) -> Problems:
        """Hands the table over, or says what has to be mended."""
        days, problems = self._days()
        figures, wrong = self._typed()
        if problems | wrong:
            return {**problems, **wrong}
        try:
            period = Period(days["start"], days["end"])
        except ExpectedError as error:
            return {"end": str(error)}
        if self._taken:
            self._taken(Published(self.council.value(), period, days["as_at"], figures, self._sample))
        return {}

    def _days(self) -> tuple[dict[str, date], dict[str, str]]:
        days: dict[str, date] = {}
        problems = {} if self.council.value() else {"council": "Choose the council that published it"}
        for key, field in self.dates.items():
            try:
                day = field.day()
            except NotADateError as error:
                problems[key] = f"{field.words} {error}."
                continue
            if day:
                days[key] = day
            else:
                problems[key] = f"{field.words} must be a date, such as {EXAMPLE}"
        return days, problems

    def _typed(self) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
        rows, problems = {}, {}
        for row, field in self.rows.items():
            try:
                rows[row] = read_row(field.line.text())
            except ExpectedError as error:
                problems[row] = f"{field.words}: {error}"
        return rows, problems

    def _weigh(self) -> None:
        """What does not add up is said while it can still be looked at; it bars nothing."""
        printed, problems = self._typed()
        self.explain("" if problems else _warning(Published("", Period(date.min, date.max), date.min, printed).rows))

    def _fill(self, draft: Draft, today: date) -> None:
        self.council.set_value(draft.council)
        period = draft.period or contract_year(max(1, (contract_year_of(today) or 1) - 1))
        self.dates["start"].set_day(period.start)
        self.dates["end"].set_day(period.end)
        self.dates["as_at"].set_day(draft.as_at or period.end)
        for row, cells in draft.printed.items():
            self.rows[row].set_value(" ".join(cells[column.key].strip() or "-" for column in COLUMNS))


def _warning(rows: Figures) -> str:
    found = broken(rows)
    totals = [one.sentence for one in found if one.identity == TOTALS]
    if totals:
        return f"{' '.join(totals)} It can be added all the same."
    said = "Its cohorts add up to its Total."
    return f"{said} {len(found)} identities between its columns do not hold, as is usual." if found else said
