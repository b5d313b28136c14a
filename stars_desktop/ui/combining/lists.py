"""What stands below the table of all councils: the parts of a figure, problems, changes, and who gave a return."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.combining.presenter import ChangeLine, CouncilLine, NoteLine, ShareLine, Shown
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tabs import Tabs
from stars_desktop.ui.common.theme import Theme

_SHARES: Final = (
    Column[ShareLine]("Council", lambda one: Cell(one.council), 20),
    Column[ShareLine](
        "Figure", lambda one: Cell(one.figure, muted=one.missing, strong=not one.missing), 10, number=True
    ),
    Column[ShareLine]("From", lambda one: Cell(one.what, muted=True), 40, fills=True),
)
_NOTES: Final = (
    Column[NoteLine](
        "Kind",
        lambda one: Cell(
            one.what, icon="triangle-alert" if one.problem else "info", tone="warn" if one.problem else "muted"
        ),
        12,
    ),
    Column[NoteLine]("What it is", lambda one: Cell(one.sentence), 60, fills=True),
)
_CHANGES: Final = (
    Column[ChangeLine]("Council", lambda one: Cell(one.council), 20),
    Column[ChangeLine]("Replaced", lambda one: Cell(one.what), 24),
    Column[ChangeLine]("Cohort", lambda one: Cell(one.row), 22),
    Column[ChangeLine]("Column", lambda one: Cell(one.column), 22),
    Column[ChangeLine]("Before", lambda one: Cell(one.before, muted=True), 8, number=True),
    Column[ChangeLine]("After", lambda one: Cell(one.after, strong=True), 8, number=True, fills=True),
)
_COUNCILS: Final = (
    Column[CouncilLine]("Council", lambda one: Cell(one.council), 22),
    Column[CouncilLine](
        "Return",
        lambda one: Cell(one.what, icon="" if one.part else "triangle-alert", tone="muted" if one.part else "warn"),
        18,
    ),
    Column[CouncilLine]("As at", lambda one: Cell(one.as_at), 20),
    Column[CouncilLine]("Submitted", lambda one: Cell(one.by, muted=True), 20, fills=True),
)
ROWS_IN_SIGHT: Final = 6


@dataclass(frozen=True, slots=True)
class _List:
    name: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]
    nothing: str

    @property
    def words(self) -> str:
        return f"{self.name} {len(self.rows):,}"


class Lists(QWidget):
    """One list at a time, by tabs; the whole of the chosen row stands below it."""

    left_out = Signal(object)
    """a CouncilLine whose return is to count no more"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lists: list[_List] = []
        self._meaning, self._why_not = "", ""
        self.tabs = Tabs(self)
        self.tabs.setAccessibleName("What is listed")
        self.tabs.setExpanding(False)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows = RowsModel[Any](_SHARES, self)
        self.table = Table("What is listed", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self.table.selectionModel().currentChanged.connect(self._say)
        self.leave = QPushButton("&Leave it out", self)
        self.leave.setToolTip("It counts no more; opening it again takes it back")
        self.leave.clicked.connect(self._leave)
        self.tabs.currentChanged.connect(self._list)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_lists(self, shown: Shown, why_not: str) -> None:
        """Other returns; the tab in front stays. `why_not` says why none can be left out."""
        self._why_not = why_not
        shares = self._lists[0] if self._lists else _List("P&arts of the figure", _SHARES, (), "")
        problems = [one for one in shown.notes if one.problem]
        remarks = [one for one in shown.notes if not one.problem]
        self._lists = [
            shares,
            _List("Pro&blems", _NOTES, problems, "Nothing stands in the way."),
            _List("Re&marks", _NOTES, remarks, "There is nothing else to know."),
            _List("&Changes", _CHANGES, shown.changes, "No return took the place of another with other figures."),
            _List("Cou&ncils", _COUNCILS, shown.councils, ""),
        ]
        self.tabs.blockSignals(True)
        for at, one in enumerate(self._lists):
            if self.tabs.count() <= at:
                self.tabs.addTab("")
            self.tabs.setTabText(at, one.words if at else one.name)
        self.tabs.blockSignals(False)
        self._list()

    def show_shares(self, shares: Sequence[ShareLine], meaning: str) -> None:
        """The parts of another figure, brought to the front."""
        self._meaning = meaning
        self._lists[0] = _List(self._lists[0].name, _SHARES, shares, "")
        if self.tabs.currentIndex() == 0:
            self._list()

    def take_focus(self) -> None:
        """Puts the focus into the parts of the figure."""
        self.tabs.setCurrentIndex(0)
        self.table.setFocus()

    def _list(self) -> None:
        at = max(0, self.tabs.currentIndex())
        if at >= len(self._lists):
            return
        shown = self._lists[at]
        row = max(0, self.table.currentIndex().row())
        self.rows.show(shown.rows, shown.columns)
        self.table.setVisible(bool(shown.rows))
        self.table.setAccessibleName(shown.name.replace("&", ""))
        self._fit()
        if shown.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(min(row, len(shown.rows) - 1), 0))
        self._say()

    def _say(self) -> None:
        shown, row = self._lists[max(0, self.tabs.currentIndex())], self._row()
        whole = {NoteLine: "sentence", ChangeLine: "words", CouncilLine: "words"}
        self.words.setText(self._meaning if isinstance(row, ShareLine) else shown.nothing)
        if type(row) in whole:
            self.words.setText(str(getattr(row, whole[type(row)])))
        self.leave.setVisible(isinstance(row, CouncilLine) and row.part is not None)
        self.leave.setEnabled(not self._why_not)

    def _row(self) -> Any:  # noqa: ANN401 - of whichever list
        at = self.table.currentIndex().row()
        return self.rows.row(at) if 0 <= at < self.rows.rowCount() else None

    def _leave(self) -> None:
        if isinstance(row := self._row(), CouncilLine):
            self.left_out.emit(row)

    def _lay_out(self) -> None:
        self._tabs, self._below = QVBoxLayout(), QVBoxLayout()
        self._tabs.addWidget(self.tabs)
        self._below.addWidget(self.words)
        self._below.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._tabs)
        body.addWidget(self.table, 1)
        body.addLayout(self._below)
        body.addStretch(0)

    def _size(self) -> None:
        px = self._theme.px
        self._tabs.setContentsMargins(px(12), px(8), 0, 0)  # a tab has as much before its words
        self._below.setContentsMargins(px(24), px(10), px(16), px(12))
        self._below.setSpacing(px(8))
        self._fit()

    def _fit(self) -> None:
        """No taller than its rows, so that the whole of the chosen one stands below them."""
        rows, tall = 1 + self.rows.rowCount(), self._theme.tall(10)
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setMinimumHeight(tall * min(rows, ROWS_IN_SIGHT) + 2)
        self.table.setMaximumHeight(tall * rows + bar)
