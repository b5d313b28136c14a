"""The one dialog of all forms: fields made from what is asked, what it will do, problems where they belong."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.codes import CodeField
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import AreaField, ChoiceField, Field, LineField, PickField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.recording.asked import Asked, Input
from stars_desktop.ui.recording.drafts import Draft

_LONGEST_OF_THREE: Final = 24
"""letters of a choice, above which choices stand one below the other"""


class RecordDialog(FormDialog):
    """Fills a draft in; it closes once the draft is recorded."""

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget) -> None:
        super().__init__(draft.title, draft.does, theme, parent)
        self.draft = draft
        self._said = ""
        for asked in draft.fields:
            field = self.form.add(_MADE[asked.input](asked, theme, self.form, draft.today))
            field.set_value(draft.filled.get(asked.key, ""))
        self.form.changed.connect(self._follow)
        self._follow()

    def start(self) -> None:
        """Opens it."""
        self.ask(self._submit)

    def _follow(self) -> None:
        """What is asked, and what it will do, as things stand."""
        values = self.form.values()
        hidden = self.draft.hidden(values)
        for key, field in self.form.fields.items():
            field.setVisible(key not in hidden)
        if (said := self.draft.effect(values)) != self._said:
            self._said = said
            self.explain(said)

    def _submit(self) -> Problems:
        return self.draft.submit(self.form.values())


def _day(asked: Asked, theme: Theme, parent: QWidget, today: date) -> Field:
    near = asked.key == "on"
    return DateField(
        asked.key, asked.words, theme, parent, today=today, hint=asked.hint, near=near, ahead=asked.ahead
    )


def _choice(asked: Asked, theme: Theme, parent: QWidget, _today: date) -> Field:
    columns = 1 if max(len(words) for _, words in asked.options) > _LONGEST_OF_THREE else 3
    return ChoiceField(
        asked.key, asked.words, theme, parent, options=asked.options, hint=asked.hint, columns=columns
    )  # fmt: skip


def _pick(asked: Asked, theme: Theme, parent: QWidget, _today: date) -> Field:
    return PickField(asked.key, asked.words, theme, parent, options=asked.options, hint=asked.hint, own=True)


def _code(asked: Asked, theme: Theme, parent: QWidget, _today: date) -> Field:
    return CodeField(asked.key, asked.words, theme, parent, options=asked.options, hint=asked.hint)


def _line(asked: Asked, theme: Theme, parent: QWidget, _today: date) -> Field:
    return LineField(asked.key, asked.words, theme, parent, hint=asked.hint)


def _area(asked: Asked, theme: Theme, parent: QWidget, _today: date) -> Field:
    return AreaField(asked.key, asked.words, theme, parent, hint=asked.hint, lines=asked.lines)


_MADE: Final[Mapping[Input, Callable[[Asked, Theme, QWidget, date], Field]]] = {
    Input.DAY: _day,
    Input.CHOICE: _choice,
    Input.PICK: _pick,
    Input.CODE: _code,
    Input.LINE: _line,
    Input.AREA: _area,
}
