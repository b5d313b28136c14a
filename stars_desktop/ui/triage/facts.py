"""The form for a fact that decides a question, asked once and dated."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.entries import FactName
from stars_desktop.domain.typed_dates import EXAMPLE
from stars_desktop.ui.common.codes import CodeField
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import Field
from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.recording.entry_drafts import FACTS
from stars_desktop.ui.triage.saving import DAY
from stars_desktop.ui.triage.state import Typed

_BORN: Final = FactName.DATE_OF_BIRTH
_LABELS: Final[Mapping[FactName, str]] = {
    _BORN: "Da&te of birth",
    FactName.PLACEMENT_TYPE: "&Placement type",
    FactName.LEGAL_STATUS: "Legal s&tatus",
}


def fact_field(name: FactName, words: str, theme: Theme, parent: QWidget, today: date) -> Field:
    """The field of one of the three facts that decide questions."""
    if name is _BORN:
        hint = f"For example {EXAMPLE.replace('2022', '2010')}."
        return DateField(name, words, theme, parent, today=today, hint=hint, near=False)
    options = next(asked.options for asked in FACTS if asked.key == name)
    return CodeField(name, words, theme, parent, options=[one for one in options if one[0]])


class FactForm(Form):
    """One of the three facts, and since when it holds; a date of birth has always held."""

    def __init__(self, theme: Theme, parent: QWidget, today: date) -> None:
        super().__init__(theme, parent)
        self.wants = _BORN
        self.inputs = {name: self.add(fact_field(name, words, theme, self, today)) for name, words in _LABELS.items()}
        self.on = self.add(DateField(DAY, "Since &when", theme, self, today=today))

    def ask(self, name: FactName) -> None:
        """Asks for this fact alone."""
        self.wants = name
        for one, field in self.inputs.items():
            field.setVisible(one is name)
        self.on.setVisible(name is not _BORN)

    def typed(self) -> Typed:
        """What is filled in."""
        return Typed(on=self.on.value(), fact=self.inputs[self.wants].value())

    def fill(self, typed: Typed) -> None:
        """Fills it in without calling it typed."""
        self.blockSignals(True)
        self.inputs[self.wants].set_value(typed.fact)
        self.on.set_value(typed.on)
        self.blockSignals(False)
