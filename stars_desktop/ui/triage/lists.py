"""Lists of the walk: all questions, each open to be taken, and the facts known so far."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.domain.triage import Truth
from stars_desktop.domain.walk import Status
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.marks import TRUTH_ICONS
from stars_desktop.ui.common.rows import Index
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.state import Known, Task


def _status(task: Task) -> Cell:
    if task.truth is Truth.UNKNOWN:
        return Cell(task.status, muted=task.status == Status.NOT_STARTED)
    icon, tone = TRUTH_ICONS[task.truth]
    return Cell(task.status, icon=icon, tone=tone)


def _question(task: Task) -> Cell:
    return Cell(f"{task.id}. {task.title}")


ALL: Final = (
    Column[Task]("Question", _question, 30, fills=True),
    Column[Task]("Status", _status, 27),
    Column[Task]("Counts", lambda task: Cell(task.counts, muted=True), 12),
)
ANSWERED: Final = (
    Column[Task]("Question", _question, 32),
    Column[Task]("Answer", _status, 18),
    Column[Task]("Record", lambda task: Cell(task.record, muted=True), 24),
)


class TaskTable(Table):
    """Questions with their status; Enter takes one. As tall as its rows, for a page that scrolls as a whole.

    `reached` carries the table and the place in it where the current row is, to be brought into sight.
    """

    taken = Signal(str)
    reached = Signal(QWidget, QRect)

    def __init__(self, name: str, columns: Sequence[Column[Task]], theme: Theme, parent: QWidget) -> None:
        super().__init__(name, theme, parent)
        self._tasks = RowsModel[Task](columns, self)
        self.setModel(self._tasks)
        self.activated.connect(self._take)
        theme.changed.connect(self._stretch)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """These; whoever is current stays so."""
        row = max(0, self.currentIndex().row())
        self._tasks.show(tasks)
        if tasks:
            self.setCurrentIndex(self._tasks.index(min(row, len(tasks) - 1), 0))
        self._stretch()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """The row that the keys have come to."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.reached.emit(self, self.visualRect(current).translated(self.viewport().pos()))

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self._tasks.row(index.row()).id)

    def _stretch(self) -> None:
        rows = self._tasks.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + self._theme.px(18))


class AllQuestions(QWidget):
    """The list of all questions, to take any of them in any order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = QLabel("All questions", self)
        self.hint = QLabel("Choose one with the arrows and press Enter. They can be answered in any order.", self)
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = TaskTable("All questions", ALL, theme, self)
        self._body = QVBoxLayout(self)
        for part in (self.heading, self.hint, self.table):
            self._body.addWidget(part)
        self._body.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.TITLE))
        self._body.setContentsMargins(px(24), px(16), px(24), px(16))
        self._body.setSpacing(px(8))


class KnownFacts(QWidget):
    """What is known so far, with its dates."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: Sequence[Known] = ()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._paint)

    def show_facts(self, facts: Sequence[Known]) -> None:
        """These."""
        if facts != self._facts or not self._grid.count():
            self._facts = facts
            self._paint()

    def _paint(self) -> None:
        clear(self._grid)
        px = self._theme.px
        self._grid.setContentsMargins(px(24), px(8), px(24), px(16))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        heading = self._label("Known so far, each with its date" if self._facts else "No facts are known so far.")
        heading.setFont(self._theme.font(Type.HEADING))
        self._grid.addWidget(heading, 0, 0, 1, 3)
        for at, fact in enumerate(self._facts, start=1):
            self._grid.addWidget(self._label(fact.name, quiet=True), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._label(fact.words, wraps=True), at, 1)
            self._grid.addWidget(self._label(fact.when, quiet=True), at, 2, Qt.AlignmentFlag.AlignTop)

    def _label(self, words: str, *, quiet: bool = False, wraps: bool = False) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wraps)
        if quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label
