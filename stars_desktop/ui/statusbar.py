"""What stands below: the last thing saved, whose register it is, and the contract year with its dates."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from stars_desktop.ui.common.theme import Theme, Type

_AIR: Final = 8


class _OneLine(QLabel):
    """A sentence as far as there is room for it, so that none widens the window; the whole is its tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str) -> None:
        """Another sentence."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.cut()

    def cut(self) -> None:
        """Shows what there is room for."""
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._sentence, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._sentence else self._sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More or less room."""
        super().resizeEvent(event)
        self.cut()


class StatusBar(QStatusBar):
    """A quiet line; what was done is announced too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._tick, self.done = QLabel(self), _OneLine(self)
        self.council, self.year, self.register = QLabel(self), QLabel(self), QLabel(self)
        self.addWidget(self._tick)
        self.addWidget(self.done, 1)
        for label in (self.council, self.year, self.register):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.addPermanentWidget(label)
        self.done.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._size)
        self._size()
        self.show_register("", "", None)

    def say(self, sentence: str) -> None:
        """What was done, until the next thing is."""
        self.done.say(sentence)
        self._tick.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_register(self, council: str, file_name: str, today: date | None) -> None:
        """Whose register is open, and the contract year of today; nothing where none is."""
        self.council.setText(council)
        self.register.setText(file_name)
        self.year.setText(_year(today) if today else "")
        self.say("")

    def fit(self, *, narrow: bool) -> None:
        """Where there is little room, council and last thing saved stay."""
        self.year.setVisible(not narrow)
        self.register.setVisible(not narrow)

    def _size(self) -> None:
        self._tick.setPixmap(self._theme.icon("check", "ok").pixmap(self._theme.px(16)))
        self._tick.setContentsMargins(self._theme.px(_AIR), 0, 0, 0)
        for label in (self.done, self.council, self.year, self.register):
            label.setFont(self._theme.font(Type.CAPTION))
            label.setContentsMargins(self._theme.px(_AIR), 0, self._theme.px(_AIR), 0)
        self.done.cut()
        self.setMinimumHeight(self._theme.tall(8))


def _year(today: date) -> str:
    from stars_desktop.domain.calendar import LAST_CONTRACT_YEAR, contract_year_of  # noqa: PLC0415 - brings time zones
    from stars_desktop.ui.common.words import year_words  # noqa: PLC0415

    number = contract_year_of(today)
    return year_words(number) if number and number <= LAST_CONTRACT_YEAR else ""
