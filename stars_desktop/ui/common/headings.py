"""The headings of a table: quiet words on a quiet ground, the sort arrow beside the word.

They are measured and painted from the model, never from a style option: reading one of a heading in Python ends in a
segmentation fault now and then.
"""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stars_desktop.ui.common.rows import SORT_KEY
from stars_desktop.ui.common.strokes import hairline, marked
from stars_desktop.ui.common.theme import Theme

PAD: Final = 8
"""Beside the text of a cell and of a heading."""
EDGE: Final = 16
"""More of it in the first column of a table with the property `page`, so that text stands 24 from the edge."""
ARROW: Final = 14
GAP: Final = 4
"""Between a heading and its arrow."""


def before(theme: Theme, column: int, table: QWidget) -> int:
    """The space before the text of a column of a table."""
    return theme.px(PAD + EDGE if column == 0 and marked(table, "page") else PAD)


class Heading(QHeaderView):
    """Headings as wide as their longest line, as tall as the tallest; those whose column has a key can be clicked."""

    def __init__(self, theme: Theme, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme, self._table = theme, table
        self._key, self._descending = "", False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def sort(self) -> tuple[str, bool]:
        """The key of the column that the arrow stands at, "" for none, and whether the largest comes first."""
        return self._key, self._descending

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Puts the arrow beside the heading of a column."""
        self._key, self._descending = key, descending
        self.viewport().update()

    def key(self, section: int) -> str:
        """The key of a column; "" where it cannot be sorted."""
        return str(self._asked(section, SORT_KEY) or "")

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 - Qt's name
        """Room for the lines of a heading, its arrow and the space beside it."""
        metrics = self.fontMetrics()
        lines = self._words(section).split("\n")
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        wide += before(self._theme, section, self._table) + self._theme.px(PAD)
        if self.key(section):
            wide += self._theme.px(ARROW + GAP)
        return QSize(wide, max(self._theme.tall(10), len(lines) * metrics.lineSpacing() + self._theme.px(PAD)))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Ground, line, words and arrow."""
        px, tokens = self._theme.px, self._theme.tokens
        ground = QRect(rect)
        painter.fillRect(ground, QColor(tokens.hover if self._pointed(ground, section) else tokens.alt))
        hairline(painter, ground, tokens.border, Qt.Edge.BottomEdge)
        words = ground.adjusted(before(self._theme, section, self._table), px(3), -px(PAD), -px(4))
        right = self._asked(section, Qt.ItemDataRole.TextAlignmentRole) == Qt.AlignmentFlag.AlignRight
        sorted_by = bool(self._key) and self.key(section) == self._key
        if sorted_by:
            words = self._arrow(painter, words, section, right=right)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if sorted_by else tokens.muted))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, side | Qt.AlignmentFlag.AlignBottom, self._words(section))

    def _arrow(self, painter: QPainter, words: QRect, section: int, *, right: bool) -> QRect:
        """Draws the arrow after the last line, and gives the room left for the words."""
        side, metrics = self._theme.px(ARROW), self.fontMetrics()
        left = words.right() - side + 1
        if not right:
            last = self._words(section).rpartition("\n")[2]
            left = min(left, words.left() + metrics.horizontalAdvance(last) + self._theme.px(GAP))
        top = words.bottom() - (metrics.height() + side) // 2 + 1
        icon = self._theme.icon("arrow-down" if self._descending else "arrow-up")
        icon.paint(painter, QRect(left, top, side, side))
        return words.adjusted(0, 0, -side - self._theme.px(GAP), 0) if right else words

    def _pointed(self, rect: QRect, section: int) -> bool:
        """Whether the pointer is on a heading that acts."""
        port = self.viewport()
        return port.underMouse() and bool(self.key(section)) and rect.contains(port.mapFromGlobal(QCursor.pos()))

    def _words(self, section: int) -> str:
        return str(self._asked(section, Qt.ItemDataRole.DisplayRole) or "")

    def _asked(self, section: int, role: Qt.ItemDataRole) -> object:
        model = self.model()
        return model.headerData(section, self.orientation(), role) if model else None
