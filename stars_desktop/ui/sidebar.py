"""The places at the side of the window: where one can go, and how many are there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stars_desktop.ui.common.theme import Theme, Type

WIDE: Final = 188
RAIL: Final = 48
Index = QModelIndex | QPersistentModelIndex

_COUNT: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: the page it opens, its words and icon."""

    page: str
    words: str
    icon: str


ENTRIES: Final = (
    Entry("enquiries", "Enquiries", "list"),
    Entry("return", "Pipeline return", "table-2"),
    Entry("import", "Import", "inbox"),
    Entry("panels", "Panels", "presentation"),
    Entry("chasing", "Missing answers", "circle-question-mark"),
    Entry("criteria", "Criteria", "clipboard-check"),
)


class _Painter(QStyledItemDelegate):
    """Icon, words and count; the current place on the selected tone with a bar at its left."""

    def __init__(self, theme: Theme, bar: "SideBar") -> None:
        super().__init__(bar)
        self._theme, self._bar = theme, bar

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """One row."""
        return QSize(self._theme.px(RAIL), self._theme.tall(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one place."""
        theme, rect = self._theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        current = index.data(Qt.ItemDataRole.UserRole) == self._bar.current
        forced = theme.tokens.forced and current
        if current:
            painter.fillRect(rect, theme.color("select"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.color("accent"))
        elif QStyle.StateFlag.State_MouseOver in state:
            painter.fillRect(rect, theme.color("hover"))
        side = theme.px(16)
        icon = QRect(rect.left() + theme.px(16), rect.center().y() - side // 2, side, side)
        theme.icon(index.data(Qt.ItemDataRole.UserRole + 1), "on_select" if forced else "text").paint(painter, icon)
        if not self._bar.rail:
            self._words(painter, rect, index, current=current)
        if self._bar.hasFocus() and self._bar.currentIndex() == index:
            pen = painter.pen()
            pen.setColor(theme.color("on_accent" if forced else "accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _words(self, painter: QPainter, rect: QRect, index: Index, *, current: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font(Type.STRONG if current else Type.BODY))
        painter.setPen(theme.color("on_select" if current else "text"))
        inside = rect.adjusted(theme.px(42), 0, -theme.px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.setPen(theme.color("on_select" if current else "muted"))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, str(index.data(_COUNT) or ""))


class SideBar(QListView):
    """The places; Enter, Space or a click goes there. In a narrow window a rail of icons, named by tips."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.current = ""
        self.rail = False
        self.setAccessibleName("Places")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(parent.backgroundRole())
        self._items = QStandardItemModel(self)
        for entry in ENTRIES:
            item = QStandardItem(entry.words)
            item.setData(entry.page, Qt.ItemDataRole.UserRole)
            item.setData(entry.icon, Qt.ItemDataRole.UserRole + 1)
            item.setToolTip(entry.words)
            self._items.appendRow(item)
        self.setModel(self._items)
        self.setItemDelegate(_Painter(theme, self))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, and is nothing to what has the focus then."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def show_place(self, page: str, counts: Mapping[str, int]) -> None:
        """Marks the page in front, and shows how many are where."""
        self.current = page
        for row, entry in enumerate(ENTRIES):
            item = self._items.item(row)
            number = f"{counts[entry.page]:,}" if entry.page in counts else ""
            item.setData(number, _COUNT)
            item.setData(f"{entry.words} {number}".strip(), Qt.ItemDataRole.AccessibleTextRole)
            if entry.page == page:
                self.setCurrentIndex(item.index())
        self.viewport().update()

    def fit(self, *, rail: bool | None = None) -> None:
        """Takes the width of words, or of a rail."""
        self.rail = self.rail if rail is None else rail
        self.setFixedWidth(self._theme.px(RAIL if self.rail else WIDE))
        self.doItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))
