"""The fields of a new enquiry."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.entries import FactName
from stars_desktop.ui.common.codes import CodeField
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import AreaField, ChoiceField, LineField, PickField
from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.intake.presenter import COHORTS, PLACEMENTS, SOURCES, STATUSES


class IntakeForm(Form):
    """What is asked of a new enquiry, in the order in which a referral is read."""

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(theme, parent)
        line, hint = self._line, "Your own number for the child, never a name."
        self.reference = line("reference", "Enquir&y reference", wide=200)
        self.child = line("child_reference", "&Child reference", hint=hint, wide=200)
        line(FactName.INITIALS, "&Initials (optional)", wide=100)
        self.born = self.add(
            DateField(FactName.DATE_OF_BIRTH, "Date of &birth (optional)", theme, self, today=today, near=False)
        )
        self.add(ChoiceField("cohort", "Cohort propose&d", theme, self, options=COHORTS, columns=2))
        self.add(DateField("notified_on", "&Notified on", theme, self, today=today))
        sources = [(one, one) for one in SOURCES]
        self.add(PickField(FactName.SOURCE, "&Source (optional)", theme, self, options=sources, own=True))
        line(FactName.SOCIAL_WORKER, "Social &worker (optional)")
        line(FactName.TEAM, "&Team (optional)")
        self.add(CodeField(FactName.PLACEMENT_TYPE, "&Placement type (optional)", theme, self, options=PLACEMENTS))
        self.add(CodeField(FactName.LEGAL_STATUS, "&Legal status (optional)", theme, self, options=STATUSES))
        self.add(AreaField(FactName.NOTES, "N&otes (optional)", theme, self))

    def fill(self, values: Mapping[str, str]) -> None:
        """Fills in some fields; a date of birth is YYYY-MM-DD."""
        for key, value in values.items():
            if key == FactName.DATE_OF_BIRTH and value:
                self.born.set_day(date.fromisoformat(value))
            else:
                self.fields[key].set_value(value)

    def clear(self) -> None:
        """As it was before anything was typed."""
        self.fill(dict.fromkeys(self.fields, ""))
        self.show_problems({})

    def _line(self, key: str, words: str, *, hint: str = "", wide: int = 420) -> LineField:
        return self.add(LineField(key, words, self._theme, self, hint=hint, wide=wide))
