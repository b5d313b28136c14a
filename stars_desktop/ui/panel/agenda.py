"""The agenda beside the enquiry in front: each with its mark and how far it has come."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stars_desktop.ui.common.badges import paint_cohort
from stars_desktop.ui.common.strokes import ring
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.panel.state import AgendaLine

WIDE: Final = 252
Index = QModelIndex | QPersistentModelIndex
_LINE: Final = Qt.ItemDataRole.UserRole + 1
_EDGE, _MARK, _TEXT = 28, 53, 82
_BADGE, _ICON = 18, 16


class _Painter(QStyledItemDelegate):
    """Number, mark, reference and initials over how far it has come; what is in front on the selected tone."""

    def __init__(self, theme: Theme, view: "AgendaList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The reference, and as many lines below as its words take."""
        line, metrics = self._line(index), QFontMetrics(self._theme.font(Type.BODY))
        room = QRect(0, 0, self._below(), 10_000)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line.words).height()
        return QSize(self._theme.px(WIDE), QFontMetrics(self._strong()).height() + words + self._theme.px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one enquiry."""
        theme, rect, line, px = self._theme, QRect(option.rect), self._line(index), self._theme.px
        forced = theme.tokens.forced and line.in_front
        if line.in_front:
            painter.fillRect(rect, theme.color("select"))
            painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), theme.color("accent"))
        elif QStyle.StateFlag.State_MouseOver in option.state:
            painter.fillRect(rect, theme.color("hover"))
        ink = "on_select" if forced else "text"
        metrics = QFontMetrics(self._strong())
        first = QRect(rect.left() + px(_TEXT), rect.top() + px(10), self._room(), metrics.height())
        self._number(painter, line, first, ink)
        self._reference(painter, line, first, ink)
        self._standing(painter, line, first, forced=forced)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            ring(painter, rect, theme.tokens.on_accent if forced else theme.tokens.accent, 0)

    def _number(self, painter: QPainter, line: AgendaLine, first: QRect, ink: str) -> None:
        px, theme = self._theme.px, self._theme
        painter.setFont(theme.font(Type.PANEL))
        painter.setPen(theme.color("muted" if ink == "text" else ink))
        place = QRect(first.left() - px(_TEXT - _EDGE), first.top(), px(_MARK - _EDGE), first.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(line.number))
        if line.cohort:
            badge = px(_BADGE)
            top = first.top() + (first.height() - badge) // 2
            mark = QRect(first.left() - px(_TEXT - _MARK), top, badge, badge)
            paint_cohort(painter, mark, line.cohort, theme.tokens)

    def _reference(self, painter: QPainter, line: AgendaLine, first: QRect, ink: str) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        font = self._strong()
        wide = QFontMetrics(font).horizontalAdvance(f"{line.reference} ")
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(first, middle, line.reference)
        painter.setFont(theme.font(Type.PANEL))
        painter.drawText(first.adjusted(wide, 0, 0, 0), middle, line.initials)

    def _standing(self, painter: QPainter, line: AgendaLine, first: QRect, *, forced: bool) -> None:
        theme, px = self._theme, self._theme.px
        ink = "on_select" if forced else "text" if line.in_front else "warn" if line.waits else "muted"
        top, side = first.bottom() + px(4), px(_ICON)
        name = "triangle-alert" if line.waits else line.icon
        middle = top + (QFontMetrics(theme.font(Type.BODY)).height() - side) // 2
        theme.icon(name, ink).paint(painter, QRect(first.left(), middle, side, side))
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.color(ink))
        place = QRect(first.left() + side + px(5), top, self._below(), 10_000)
        painter.drawText(place, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, line.words)

    def _room(self) -> int:
        return self._theme.px(WIDE - _TEXT - 12)

    def _below(self) -> int:
        """Beside the icon."""
        return self._room() - self._theme.px(_ICON) - self._theme.px(5)

    def _strong(self) -> QFont:
        return self._theme.font(Type.PANEL_STRONG)

    def _line(self, index: Index) -> AgendaLine:
        found = index.data(_LINE)
        assert isinstance(found, AgendaLine)  # noqa: S101 - nothing else is put there
        return found


class AgendaList(QListView):
    """One stop of Tab; the arrows go through it, Enter, Space or a click turns to an enquiry."""

    chosen = Signal(int)
    """the place of an enquiry on the agenda"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Agenda")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setBackgroundRole(parent.backgroundRole())
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Painter(theme, self))
        self.clicked.connect(self._choose)
        theme.changed.connect(self.doItemsLayout)

    def show_lines(self, lines: Sequence[AgendaLine], at: int) -> None:
        """The agenda as it stands; what is in front is current."""
        self._items.setRowCount(len(lines))
        for row, line in enumerate(lines):
            item = self._items.item(row) or QStandardItem()
            item.setData(line, _LINE)
            item.setText(line.spoken)
            self._items.setItem(row, item)
        self.setCurrentIndex(self._items.index(at, 0))
        self.doItemsLayout()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are the keys of the panel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space turn to what is current."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())
