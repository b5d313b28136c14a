"""The fixed line on every screen where a worry about a child's safety may be met: triage is no referral."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stars_desktop.domain.note_back import SAFETY
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme

ALONE: Final = "This program does not pass it on."


class SafetyLine(QWidget):
    """Where a worry about a child's safety goes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._icon, self.words = QLabel(self), QLabel(self)
        self.fit(narrow=False)
        self.words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        theme.changed.connect(self._paint)
        self._paint()

    def fit(self, *, narrow: bool) -> None:
        """One line where there is little room."""
        self.words.setText(SAFETY if narrow else f"{SAFETY} {ALONE}")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline above."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.TopEdge)
        painter.end()

    def _paint(self) -> None:
        px = self._theme.px
        self._icon.setPixmap(self._theme.icon("triangle-alert", "warn").pixmap(px(16)))
        self._row.setContentsMargins(px(24), px(8), px(16), px(8))
        self._row.setSpacing(px(8))
