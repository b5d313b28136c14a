"""What is behind a figure: the very rows that it counts, with what the figure means."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stars_desktop.ui.common.figures import Opened
from stars_desktop.ui.common.tables import Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type

ROWS_IN_SIGHT = 6


class Behind(QWidget):
    """A heading with the number, what it means, and its rows; Enter opens the enquiry."""

    opened = Signal(object)
    left = Signal()
    """Escape, in the rows: back to the figure"""

    def __init__(self, columns: Sequence[Column[Any]], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading, self.meaning, self.nothing = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.meaning, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.cases = RowsModel[Any](columns, self)
        self.table = Table("Enquiries behind the figure", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.cases)
        self.table.activated.connect(self._open)
        self._words, self.below = QVBoxLayout(), QVBoxLayout()
        for label in (self.heading, self.meaning, self.nothing):
            self._words.addWidget(label)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._words)
        body.addWidget(self.table, 1)
        body.addLayout(self.below)
        body.addStretch(0)
        theme.changed.connect(self._size)
        self._size()

    def show_cases(self, found: Opened[Any]) -> None:
        """Another figure."""
        self.heading.setText(found.title)
        self.meaning.setText(found.meaning)
        self.meaning.setVisible(bool(found.meaning))
        self.nothing.setText(found.nothing)
        self.nothing.setVisible(not found.rows)
        self.table.setVisible(bool(found.rows))
        self.cases.show(list(found.rows))
        self._fit()
        self.table.setAccessibleName(f"Enquiries behind: {found.title}")
        if found.rows:
            self.table.setCurrentIndex(self.cases.index(0, 0))

    def take_focus(self) -> None:
        """Puts the focus into the rows, where there are any."""
        if self.cases.rowCount():
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the rows."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.cases.row(index.row()))

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.HEADING))
        self.meaning.setFont(self._theme.font(Type.CAPTION))
        self._words.setContentsMargins(px(24), px(8), px(16), px(6))
        self._words.setSpacing(px(2))
        self._fit()

    def _fit(self) -> None:
        """Some rows are always in sight; the page scrolls for them where it is small."""
        self.table.setMinimumHeight(self._theme.tall(10) * min(1 + self.cases.rowCount(), ROWS_IN_SIGHT) + 2)
