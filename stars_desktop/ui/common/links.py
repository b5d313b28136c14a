"""Links: buttons that look like words, and sentences that lead somewhere."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stars_desktop.ui.common.strokes import ring, strong
from stars_desktop.ui.common.theme import Theme

ROOM: Final = 5
"""for the ring, round the words: what stands in line with other words begins that much further out"""
_NARROWEST: Final = 120
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_TALLEST: Final = 10_000


def link(words: str, names: str, parent: QWidget) -> QPushButton:
    """A button that looks like a link; `names` is what it leads to, to be read from `objectName`."""
    button = QPushButton(words, parent)
    button.setProperty("link", True)
    button.setObjectName(names)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


class SentenceLink(QPushButton):
    """A link that is a whole sentence: it wraps where it has no room, in the colour of a token."""

    def __init__(  # noqa: PLR0913 - a link is described in one call
        self, sentence: str, names: str, theme: Theme, parent: QWidget, *, tone: str, bold: bool = True
    ) -> None:
        super().__init__(sentence, parent)
        self._theme, self._tone, self._bold = theme, tone, bold
        self.setObjectName(names)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How tall it is at a width; never less than can be hit with a pointer."""
        return max(self._theme.px(24), self._words(width).height() + 2 * ROOM)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        return QSize(self._words(_TALLEST).width() + 2 * ROOM, self.heightForWidth(_TALLEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It wraps before it asks for more."""
        return QSize(self._theme.px(_NARROWEST), self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Underlined words, and the ring while it has the focus."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._theme.color(self._tone))
        painter.drawText(self.rect().adjusted(ROOM, ROOM, -ROOM, -ROOM), _WRAP, self.text())
        if self.hasFocus():
            ring(painter, self.rect(), self._theme.tokens.accent)
        painter.end()

    def _font(self) -> QFont:
        font = strong(self.font()) if self._bold else QFont(self.font())
        font.setUnderline(True)
        return font

    def _words(self, width: int) -> QRect:
        metrics = QFontMetrics(self._font())
        return metrics.boundingRect(QRect(0, 0, max(1, width - 2 * ROOM), _TALLEST), _WRAP, self.text())
