"""The imports that the register has had, each of which can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.importing.presenter import Past

ROWS_IN_SIGHT = 5

COLUMNS = (
    Column[Past]("Workbook", lambda past: Cell(past.file_name, struck=not past.can_undo), 24),
    Column[Past]("What", lambda past: Cell(past.brought, icon="ban" if past.undone else ""), 26, fills=True),
    Column[Past]("Imported on", lambda past: Cell(past.when), 23),
    Column[Past]("By", lambda past: Cell(past.by, muted=True), 16),
)


class PastImports(QWidget):
    """The newest first; the chosen one can be taken back."""

    undo_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._why_not = ""
        self.heading = QLabel("Imported before", self)
        self.nothing = QLabel("Nothing was imported yet.", self)
        self.nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.undo = QPushButton("&Take the chosen one back...", self)
        self.undo.clicked.connect(self._ask)
        self.rows = RowsModel[Past](COLUMNS, self)
        self.table = Table("Imported before", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self.table.activated.connect(self._ask)
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        self._head.addWidget(self.undo)
        self._below = QHBoxLayout()
        self._below.addWidget(self.nothing)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._head)
        body.addLayout(self._below)
        body.addWidget(self.table, 1)
        body.addStretch(0)
        theme.changed.connect(self._size)
        self._size()

    def show_past(self, past: Sequence[Past], why_not: str) -> None:
        """Shows them; `why_not` says why none can be taken back."""
        self._why_not = why_not
        at = max(0, self.table.currentIndex().row())
        self.rows.show(past)
        self.nothing.setVisible(not past)
        self.table.setVisible(bool(past))
        self.undo.setVisible(bool(past))
        if past:
            self.table.setCurrentIndex(self.rows.index(min(at, len(past) - 1), 0))
            self.table.selectionModel().currentChanged.connect(self._chosen, Qt.ConnectionType.UniqueConnection)
        self._allow()

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._allow()

    def _allow(self) -> None:
        past = self._current()
        why_not = self._why_not or ("" if past and past.can_undo else "It was taken back already.")
        self.undo.setEnabled(not why_not)
        self.undo.setToolTip(why_not)

    def _current(self) -> Past | None:
        index = self.table.currentIndex()
        return self.rows.row(index.row()) if index.isValid() and index.row() < self.rows.rowCount() else None

    def _ask(self) -> None:
        past = self._current()
        if past and self.undo.isEnabled():
            self.undo_asked.emit(past)

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.HEADING))
        self._head.setContentsMargins(px(24), px(8), px(16), px(8))
        self._below.setContentsMargins(px(24), 0, px(16), 0)
        self.table.setMinimumHeight(self._theme.tall(10) * ROWS_IN_SIGHT)
