"""A row that goes on below where it has no more room, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items one after another in their own sizes, from left to right and from top to bottom.

    Those of a line stand at one height, in its middle.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down, self._out = 8, 4, 0

    def set_spaces(self, across: int, down: int, *, out: int = 0) -> None:
        """The space between items of a line, and between lines; each line begins `out` before the edge."""
        self._across, self._down, self._out = across, down, out
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """One more item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Takes an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How tall it is at a width."""
        return self._laid(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts every item in its place."""
        super().setGeometry(rect)
        self._laid(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        wide = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        tall = max((size.height() for size in sizes), default=0)
        return QSize(wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its widest item."""
        margins = self.contentsMargins()
        wide = max((item.minimumSize().width() for item in self._shown()), default=0)
        tall = max((item.minimumSize().height() for item in self._shown()), default=0)
        return QSize(wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _laid(self, rect: QRect, *, move: bool) -> int:
        """Lays the items out line by line, and gives the height."""
        margins = self.contentsMargins()
        room = rect.adjusted(margins.left() - self._out, margins.top(), -margins.right(), -margins.bottom())
        y, most = room.y(), max(1, room.width())
        for number, line in enumerate(self._lines(most)):
            x, tall = room.x(), max(item.sizeHint().height() for item in line)
            y += self._down if number else 0
            for item in line:
                size = item.sizeHint().boundedTo(QSize(most, tall))
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self._across
            y += tall
        return y - rect.y() + margins.bottom()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """The items, as many in a line as there is room for."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or wide > left:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= wide + self._across
        return lines
