"""Two lists below the copy: what it hides, and the copies that were given out before."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.services.publishing import Why
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tabs import Tabs
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.publishing.presenter import Hidden, Line, Shown


def _cohort(one: Hidden) -> Cell:
    if one.cell.row in list(Cohort):
        return Cell(SHORT[Cohort(one.cell.row)], cohort=Cohort(one.cell.row))
    return Cell(one.cell.row, strong=True)


MARKS: Final = {Why.SMALL: "eye-off", Why.SHIELD: "shield-check"}
HIDDEN: Final = (
    Column[Hidden]("Cohort", _cohort, 14),
    Column[Hidden]("Figure", lambda one: Cell(one.words), 20),
    Column[Hidden]("In the register", lambda one: Cell(f"{one.value:,}"), 12, number=True),
    Column[Hidden]("Why it is hidden", lambda one: Cell(one.why, icon=MARKS[one.because]), 60, fills=True),
)
BEFORE: Final = (
    Column[Line]("Given out", lambda line: Cell(line.given), 24),
    Column[Line]("Return", lambda line: Cell(line.of), 40, fills=True),
    Column[Line]("Version", lambda line: Cell(line.version), 11),
    Column[Line]("Hides", lambda line: Cell(line.hides), 8),
    Column[Line]("Hidden", lambda line: Cell(line.hidden), 8, number=True),
    Column[Line]("By", lambda line: Cell(line.by, muted=True), 16, gives_way=1),
)
ROWS_IN_SIGHT: Final = 6
NOTHING: Final = ("Nothing has to be hidden.", "No copy was given out from this register yet.")
KEPT: Final = (
    "A copy that is given out is kept in the register for good: every later one hides what would give a small number "
    "away together with it."
)


class Lists(QWidget):
    """One of them at a time; a figure that is chosen in the first is chosen in the copy."""

    chosen = Signal(object)
    """a Cell of the copy"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Sequence[Any], Sequence[Any]] = ((), ())
        self.tabs = Tabs(self)
        self.tabs.setAccessibleName("What is listed")
        self.tabs.setExpanding(False)
        for name in ("", ""):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._list)
        self.rows = RowsModel[Any]((), self)
        self.table = Table("What is hidden", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self.table.activated.connect(self._choose)
        self.nothing, self.about = words("", self), words(KEPT, self, muted=True)
        self._tabs = QVBoxLayout()
        self._tabs.addWidget(self.tabs)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._tabs)
        body.addWidget(self.table, 1)
        for label in (self.nothing, self.about):
            body.addWidget(label)
        body.addStretch(0)
        theme.changed.connect(self._size)
        self._size()

    def show_copy(self, shown: Shown) -> None:
        """The lists of another copy."""
        self._rows = (shown.hidden, shown.before)
        self.tabs.setTabText(0, f"H&idden {len(shown.hidden):,}")
        self.tabs.setTabText(1, f"Given out &before {len(shown.before):,}")
        self._list()

    def _list(self) -> None:
        at = max(0, self.tabs.currentIndex())
        self.rows.show(self._rows[at], (HIDDEN, BEFORE)[at])
        self.table.setAccessibleName(("What is hidden", "Copies that were given out before")[at])
        self.table.setVisible(bool(self._rows[at]))
        self.nothing.setText(NOTHING[at])
        self.nothing.setVisible(not self._rows[at])
        self.about.setVisible(at == 1)
        self._size()
        if self._rows[at]:
            self.table.setCurrentIndex(self.rows.index(0, self.table.first_column))

    def _choose(self, index: QModelIndex) -> None:
        if isinstance(one := self.rows.row(index.row()), Hidden):
            self.chosen.emit(one.cell)

    def _size(self) -> None:
        px, tall, rows = self._theme.px, self._theme.tall(10), 1 + self.rows.rowCount()
        self._tabs.setContentsMargins(px(12), px(8), 0, 0)  # a tab has as much before its words
        for label in (self.nothing, self.about):
            label.setContentsMargins(px(24), px(8), px(16), px(4))
        self.table.setMinimumHeight(tall * min(rows, ROWS_IN_SIGHT) + 2)
        self.table.setMaximumHeight(tall * rows + self.table.horizontalScrollBar().sizeHint().height())
