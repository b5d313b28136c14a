"""A field for one of a long list of codes, found by typing the code or a part of its words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QListView, QWidget

from stars_desktop.ui.common.fields import PickField
from stars_desktop.ui.common.theme import Theme

_WIDE: Final = 540


class CodeField(PickField):
    """Typing narrows the list; what is typed and in no line of it stays, for the form to say so."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self,
        key: str,
        words: str,
        theme: Theme,
        parent: QWidget,
        *,
        options: Sequence[tuple[str, str]],
        hint: str = "",
    ) -> None:
        super().__init__(key, words, theme, parent, options=options, hint=hint, own=True, wide=_WIDE)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.listed = QListView()
        completer.setPopup(self.listed)  # which takes it over
        self.combo.setCompleter(completer)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave)

    def _leave(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The list goes with the focus, which an access key takes elsewhere; else it would take the next keys."""
        if now and now not in (self.combo, self.combo.lineEdit(), self.listed):
            self.listed.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """The list goes with its page; else it would lie over the next one and take its keys."""
        self.listed.hide()
        super().hideEvent(event)

    def value(self) -> str:
        """The code of the line that was chosen or that alone holds what was typed, else what was typed."""
        typed = super().value()
        lines = [(str(self.combo.itemData(at) or ""), self.combo.itemText(at)) for at in range(self.combo.count())]
        wanted = typed.casefold()
        for code, words in lines:
            if wanted in (code.casefold(), words.casefold()):
                return code
        holding = [code for code, words in lines if wanted in words.casefold()]
        return holding[0] if len(holding) == 1 else typed
