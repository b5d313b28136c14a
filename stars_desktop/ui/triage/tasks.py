"""A list of questions or facts: rows as tall as their words, each of which leads to its question."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stars_desktop.domain.triage import Truth
from stars_desktop.ui.common.cells import SELECTED
from stars_desktop.ui.common.headings import PAD
from stars_desktop.ui.common.marks import TRUTH_ICONS
from stars_desktop.ui.common.rows import Index
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.listing import CHANGE, FILL_IN, NOT_STARTED
from stars_desktop.ui.triage.state import Task

_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_TALLEST: Final = 10_000
_ICON: Final = 16
_ACTS: Final = (CHANGE, FILL_IN)
"""statuses that say what choosing the row does"""


def columns(question: str, status: str) -> tuple[Column[Task], ...]:
    """The two columns under their headings."""
    return (
        Column[Task](question, lambda task: Cell(f"{task.title}. {task.said}"), 30, fills=True),
        Column[Task](status, lambda task: Cell(task.status), 18),
    )


class TaskPainter(QStyledItemDelegate):
    """Paints a title with what is said of it below, and the status."""

    def __init__(self, theme: Theme, table: Table) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark and words."""
        rect, selected, tokens = QRect(option.rect), bool(option.state.value & SELECTED), self._theme.tokens
        if selected:
            painter.fillRect(rect, QColor(tokens.select if self._table.hasFocus() else tokens.select_unfocused))
        hairline(painter, rect, tokens.line, Qt.Edge.BottomEdge)
        task, forced = self._task(index), selected and tokens.forced
        room = self._inside(rect)
        if index.column() == 0:
            self._words(painter, room, task.title, Type.BODY, tokens.on_select if forced else tokens.text)
            room.setTop(room.top() + self._measured(task.title, room.width()))
            self._words(painter, room, task.said, Type.BODY, tokens.on_select if forced else tokens.muted)
        elif task.status in _ACTS:
            self._words(painter, room, task.status, Type.BODY, tokens.on_select if forced else tokens.accent)
        else:
            self._status(painter, room, task, tokens.on_select if forced else "")

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its words."""
        wide, task = self._table.columnWidth(index.column()), self._task(index)
        room = self._inside(QRect(0, 0, wide, _TALLEST)).width()
        words = (task.title, task.said) if index.column() == 0 else (task.status,)
        return QSize(wide, sum(self._measured(one, room) for one in words) + self._theme.px(11))

    def _task(self, index: Index) -> Task:
        model = self._table.model()
        assert isinstance(model, RowsModel)  # noqa: S101 - the list takes no other
        found = model.row(index.row())
        assert isinstance(found, Task)  # noqa: S101 - nor other rows
        return found

    def _status(self, painter: QPainter, room: QRect, task: Task, forced: str) -> None:
        icon, tone = TRUTH_ICONS[task.truth]
        side, line = self._theme.px(_ICON), QFontMetrics(self._theme.font(Type.BODY)).height()
        if task.truth is not Truth.UNKNOWN:
            square = QRect(room.left(), room.top() + (line - side) // 2, side, side)
            self._theme.icon(icon, tone).paint(painter, square)
        tokens = self._theme.tokens
        ink = forced or (tokens.muted if task.status == NOT_STARTED else tokens.text)
        self._words(painter, room.adjusted(side + self._theme.px(PAD), 0, 0, 0), task.status, Type.BODY, ink)

    def _words(self, painter: QPainter, room: QRect, text: str, role: Type, ink: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(ink))
        painter.drawText(room, _WRAP, text)

    def _inside(self, rect: QRect) -> QRect:
        pad = self._theme.px(PAD)
        return rect.adjusted(pad, self._theme.px(5), -pad, 0)

    def _measured(self, text: str, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(Type.BODY))
        return metrics.boundingRect(QRect(0, 0, max(1, width), _TALLEST), _WRAP, text).height()


class TaskTable(Table):
    """Enter or a click takes a row. As tall as its rows, for a page that scrolls as a whole.

    `reached` carries the table and the place in it where the current row is, to be brought into sight.
    """

    taken = Signal(str)
    reached = Signal(QWidget, QRect)

    def __init__(self, name: str, headings: tuple[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(name, theme, parent)
        self._lines = TaskPainter(theme, self)
        self.setItemDelegate(self._lines)
        self._tasks = RowsModel[Task](columns(*headings), self)
        self.setModel(self._tasks)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heading.sectionResized.connect(self._stretch)
        self.activated.connect(self._take)
        self.clicked.connect(self._take)
        theme.changed.connect(self._stretch)

    def show_tasks(self, tasks: tuple[Task, ...], current: str = "") -> None:
        """These; the named one is current, else whoever was stays so."""
        row = max(0, self.currentIndex().row())
        named = next((at for at, task in enumerate(tasks) if task.key == current), None)
        self._tasks.show(tasks)
        if tasks:
            self.setCurrentIndex(self._tasks.index(min(row, len(tasks) - 1) if named is None else named, 0))
        self._stretch()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """The row that the keys have come to."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.reached.emit(self, self.visualRect(current).translated(self.viewport().pos()))

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self._tasks.row(index.row()).key)

    def _stretch(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._tasks.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2)
