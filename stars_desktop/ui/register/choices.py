"""A choice in the row above a list: a button that says what it is set to, and opens a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

ANY = "any"


class Choice(QPushButton):
    """One of a list, in a menu; Delete takes it back. What is set stands on the button, which is marked as well."""

    chosen = Signal(object)

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._options: list[tuple[object, str]] = []
        self.setProperty("small", True)
        self.setCheckable(True)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._menu.triggered.connect(self._take)
        self.setMenu(self._menu)
        self.say(ANY, marked=False)

    def offer(self, options: Sequence[tuple[object, str]], now: object) -> None:
        """What can be chosen, values with their words, and which of them is."""
        self._menu.clear()
        self._options = list(options)
        for at, (value, words) in enumerate(self._options):
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setData(at)
            action.setCheckable(True)
            action.setChecked(value == now)
            self._group.addAction(action)
            self._menu.addAction(action)

    def say(self, words: str, *, marked: bool) -> None:
        """What it is set to."""
        self.setText(f"{self._words}: {words.replace('&', '&&')}")
        self.setChecked(marked)

    def choose(self, value: object) -> None:
        """As its menu does."""
        self.chosen.emit(value)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """The mark says what is set, and is not set by a click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete takes the choice back; the arrow down opens the menu as a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.isChecked():
            self.chosen.emit(None)
        elif event.key() == Qt.Key.Key_Down:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _take(self, action: QAction) -> None:
        self.choose(self._options[action.data()][0])
