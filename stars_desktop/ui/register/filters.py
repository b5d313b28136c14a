"""The row above the list: search, filters, and the order of the rows."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from stars_desktop.services.listing import Counts, Wanted
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.marks import FLAG_ICONS
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.register.choices import ANY, Choice
from stars_desktop.ui.register.presenter import (
    FILTERS,
    ORDERS,
    START,
    filtered,
    options,
    set_words,
    sort_of,
    sort_words,
    sorted_by,
    unfiltered,
)

PAUSE: Final = 250
"""milliseconds after the last letter before the list is searched"""
TURN: Final = "turn"

_WORDS: Final = {
    "cohort": "&Cohort",
    "state": "&State",
    "year": "Notified in &year",
    "waiting": "&Waiting for",
}


class SearchLine(QLineEdit):
    """A line that Esc clears and that hands the arrow down and Enter on to the list below."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that are the list's."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterRow(QWidget):
    """What is wanted of the list, as it is set; `changed` says that something else is wanted now."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wanted = START
        self.search = SearchLine(self)
        self.search.setAccessibleName("Search this list")
        self.search.setPlaceholderText("Search this list")
        self.search.setToolTip("By reference, child reference, initials, social worker or team")
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("small", True)
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.choices = {name: Choice(_WORDS[name], self) for name in FILTERS}
        self.again = QPushButton("Loo&k again", self)
        self.again.setCheckable(True)
        self.again.setProperty("small", True)
        self.again.setToolTip("Those whose facts or criteria have changed since they were looked at last")
        self.again.clicked.connect(self._turn_again)
        self.sort = Choice("Sort &by", self)
        self.clear = QPushButton("C&lear all filters", self)
        self.clear.setProperty("link", True)
        self.clear.clicked.connect(self.clear_all)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._typed)
        for choice in self.choices.values():
            choice.chosen.connect(self._filter)
        self.sort.chosen.connect(self._sort)
        self._row = FlowLayout(self)
        self.parts = (self.search, *self.choices.values(), self.again, self.clear)
        for part in self.parts:
            self._row.addWidget(part)
        theme.changed.connect(self._size)
        self._size()
        self.show_wanted()

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered out."""
        return filtered(self.wanted) or self.again.isChecked()

    def want(self, wanted: Wanted) -> None:
        """Wants something else."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.show_wanted()
            self.changed.emit()

    def sort_by(self, column: str, descending: bool) -> None:
        """The same enquiries in another order."""
        self.want(sorted_by(self.wanted, column, descending=descending))

    def clear_all(self) -> None:
        """Every enquiry."""
        self._pause.stop()
        again = self.again.isChecked()
        self.again.setChecked(False)
        if unfiltered(self.wanted) != self.wanted:
            self.want(unfiltered(self.wanted))
        elif again:
            self._turn_again()

    def focus_search(self) -> None:
        """To where the list is searched; what stands there is typed over."""
        self.search.setFocus()
        self.search.selectAll()

    def offer(self, known: Counts) -> None:
        """What each filter can be set to, and how many enquiries there are of it."""
        for name, choice in self.choices.items():
            choice.offer([(None, "Any"), *options(name, known)], getattr(self.wanted, name))
        orders = [(key, order.words) for key, order in ORDERS.items()]
        self.sort.offer([*orders, (TURN, "Turn the order round")], sort_of(self.wanted)[0])

    def show_wanted(self) -> None:
        """What is set stands on the buttons."""
        for name, choice in self.choices.items():
            value = getattr(self.wanted, name)
            choice.say(ANY if value is None else set_words(value), marked=value is not None)
        self.sort.say(sort_words(self.wanted), marked=False)
        self.clear.setVisible(self.narrows)
        if not self._pause.isActive() and self.search.text().strip() != self.wanted.text.strip():
            self.search.blockSignals(True)
            self.search.setText(self.wanted.text)
            self.search.blockSignals(False)

    def _filter(self, value: object) -> None:
        name = next(name for name, choice in self.choices.items() if choice is self.sender())
        changes: dict[str, Any] = {name: value}
        column, descending = sort_of(self.wanted)
        self.want(sorted_by(replace(self.wanted, **changes), column, descending=descending))

    def _sort(self, key: object) -> None:
        column, descending = sort_of(self.wanted)
        if key in (None, TURN, column):
            self.sort_by(column, not descending)
        else:
            self.sort_by(str(key), descending=False)

    def _turn_again(self) -> None:
        self.show_wanted()
        self.changed.emit()

    def _typed(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.want(replace(self.wanted, text=self.search.text()))

    def _size(self) -> None:
        px = self._theme.px
        self._glass.setIcon(self._theme.icon("search", "muted"))
        self.again.setIcon(self._theme.icon(FLAG_ICONS["look again"][0]))
        self.search.setFixedSize(px(190), self.choices["cohort"].sizeHint().height())
        self.sort.setMinimumHeight(self._theme.tall(10))  # as tall as the button beside it
        self._row.setContentsMargins(px(24), 0, px(16), px(10))
        self._row.set_spaces(px(8), px(6))
