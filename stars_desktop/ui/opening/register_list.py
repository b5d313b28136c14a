"""The left of the door: the registers of this laptop, and the ways to others."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stars_desktop import __version__
from stars_desktop.ui.common.paragraphs import breakable
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.opening.panels import button, hairline
from stars_desktop.ui.opening.recent import Row

_ROW: Final = Qt.ItemDataRole.UserRole
EDGE: Final = 40
"""from the edge of the window to the words, at a body line of 18"""
_WORDS: Final = 24
"""from an icon to the words beside it, as on the buttons below the list"""
_AIR: Final = 8
_WRAP: Final = Qt.TextFlag.TextWordWrap
_TALLEST: Final = 10_000


class _Painter(QStyledItemDelegate):
    """An icon, the name, and a line about it; the chosen one on the selected tone with a bar at its left."""

    def __init__(self, theme: Theme, view: "RegisterList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]  # noqa: N802
        """The name, and as many lines as the words about it need."""
        inside = self._inside(QRect(0, 0, self._view.width(), _TALLEST))
        words = breakable(index.data(_ROW).line)
        line = QFontMetrics(self._theme.font(Type.CAPTION)).boundingRect(inside, _WRAP, words)
        tall = self._theme.unit + max(self._theme.unit, line.height()) + 2 * self._theme.px(_AIR)
        return QSize(self._theme.px(100), tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Paints one register."""
        theme, rect, row = self._theme, QRect(option.rect), index.data(_ROW)
        state: QStyle.StateFlag = option.state
        current = row == self._view.shown
        if current:
            painter.fillRect(rect, theme.color("select"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.color("accent"))
        elif QStyle.StateFlag.State_MouseOver in state:
            painter.fillRect(rect, theme.color("hover"))
        forced = theme.tokens.forced and current
        self._words(painter, rect, row, forced=forced)
        if self._view.hasFocus() and index == self._view.currentIndex():
            pen = painter.pen()
            pen.setColor(theme.color("on_accent" if forced else "accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _words(self, painter: QPainter, rect: QRect, row: Row, *, forced: bool) -> None:
        theme, px = self._theme, self._theme.px
        strong, quiet = ("on_select", "on_select") if forced else ("muted" if row.gone else "text", "muted")
        icon = "circle-off" if row.gone else "flask-conical" if row.sample else "database"
        start = rect.left() + px(self._view.edge)
        theme.icon(icon, strong).paint(painter, QRect(start, rect.top() + px(9), px(16), px(16)))
        inside = self._inside(rect)
        upper = QRect(inside.left(), inside.top(), inside.width(), theme.unit)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(Type.STRONG))
        painter.setPen(theme.color(strong))
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(theme.font(Type.CAPTION))
        painter.setPen(theme.color(quiet))
        painter.drawText(inside.adjusted(0, theme.unit, 0, 0), _WRAP | middle, breakable(row.line))

    def _inside(self, rect: QRect) -> QRect:
        """Where the words of a row stand."""
        px = self._theme.px
        return rect.adjusted(px(self._view.edge + _WORDS), px(_AIR), -px(12), -px(_AIR))


class RegisterList(QListView):
    """The registers; arrows choose one, Enter or a double click goes on with it."""

    chosen = Signal(object)
    """the Row that is chosen now"""
    gone_on = Signal(object)
    """the Row with which to go on"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edge = EDGE
        self.shown: Row | None = None
        self._arriving = False
        self.setAccessibleName("Registers on this laptop")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Painter(theme, self))
        self.selectionModel().currentChanged.connect(self._turned)
        self.clicked.connect(self._choose)
        self.activated.connect(self._go_on)

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed."""
        return [self._items.item(at).data(_ROW) for at in range(self._items.rowCount())]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Lists these, with none of them chosen."""
        self._items.clear()
        for row in rows:
            item = QStandardItem(row.title)
            item.setData(row, _ROW)
            item.setData(f"{row.title}, {row.line}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(f"{row.line}\n{row.path}")
            self._items.appendRow(item)
        self.updateGeometry()

    def mark(self, row: Row | None) -> None:
        """Marks the one that is shown beside the list, or none."""
        self.shown = row
        at = next((at for at, one in enumerate(self.rows) if one == row), -1)
        if at >= 0:
            self.setCurrentIndex(self._items.index(at, 0))
        self.viewport().update()

    def _turned(self, current: QModelIndex) -> None:
        """By the arrows."""
        self.viewport().update()
        if current.isValid() and not self._arriving:
            self._choose(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's signature
        """Enter goes on, and is nothing to what has the focus then."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's signature
        """That the focus comes here chooses nothing yet."""
        self._arriving = True
        super().focusInEvent(event)
        self._arriving = False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's signature
        """As tall as its rows."""
        tall = sum(self.sizeHintForRow(row) for row in range(self._items.rowCount()))
        return QSize(self._theme.px(240), max(tall, self._least // 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's signature
        """At least two rows; more are scrolled to."""
        return QSize(self._theme.px(200), min(self.sizeHint().height(), self._least))

    @property
    def _least(self) -> int:
        """Two rows of two lines."""
        return 2 * (2 * self._theme.unit + 2 * self._theme.px(_AIR))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if row != self.shown:
            self.chosen.emit(row)

    def _go_on(self, index: QModelIndex) -> None:
        self.gone_on.emit(index.data(_ROW))


class DoorSide(QFrame):
    """The list, and below it the ways to make or find a register."""

    begun = Signal(str)
    """what is begun: "new" or "open"."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.title = QLabel("On this laptop", self)
        self.list = RegisterList(theme, self)
        self.line = hairline(self, QFrame.Shape.HLine)
        self.new_button = button(self, "&Make a new register...")
        self.open_button = button(self, "&Open another register...")
        self.version = QLabel(f"STARS Desktop {__version__}", self)
        self.version.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._body, self._ways, self._between = QVBoxLayout(self), QVBoxLayout(), QVBoxLayout()
        self._between.addWidget(self.line)
        for part in (self.title, self.list):
            self._body.addWidget(part)
        for way in self._buttons():
            way.setFlat(True)
            self._ways.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addLayout(self._between)
        self._body.addLayout(self._ways)
        self._body.addStretch(1)
        self._body.addWidget(self.version)
        self.new_button.clicked.connect(self._begin_new)
        self.open_button.clicked.connect(self._begin_open)
        theme.changed.connect(self.take_sizes)

    def fit(self, room: int) -> None:
        """Takes its part of the width of the page."""
        px = self._theme.px
        wide = min(px(372), max(px(240), room * 29 // 100))
        self.list.edge = EDGE if wide > px(320) else EDGE // 2
        self.setFixedWidth(wide)
        self.take_sizes()

    def take_sizes(self) -> None:
        """Fonts, spaces and icons as they are now."""
        px, edge = self._theme.px, self._theme.px(self.list.edge)
        self.title.setFont(self._theme.font(Type.HEADING))
        self.title.setContentsMargins(edge, 0, 0, px(4))
        self.version.setFont(self._theme.font(Type.CAPTION))
        self.version.setContentsMargins(edge, 0, 0, 0)
        self._body.setContentsMargins(0, px(40), 0, px(16))
        self._between.setContentsMargins(edge, px(20), px(24), px(16))
        self._ways.setContentsMargins(edge - px(13), 0, 0, 0)
        self._body.setSpacing(px(4))
        for part, icon in zip(self._buttons(), ("plus", "folder-open"), strict=True):
            part.setIcon(self._theme.icon(icon, "accent"))
        self.list.doItemsLayout()
        self.list.updateGeometry()

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        return self.new_button, self.open_button

    def _begin_new(self) -> None:
        self.begun.emit("new")

    def _begin_open(self) -> None:
        self.begun.emit("open")
