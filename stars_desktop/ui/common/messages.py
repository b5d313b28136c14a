"""What happened and what to do, as a bar beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from stars_desktop.ui.common.theme import Theme

ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "error": "circle-alert"}


class MessageBar(QFrame):
    """One sentence on a tint, with its icon; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget, *, closes: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "info"
        self._icon = QLabel(self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        self._close.setVisible(closes)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAutoFillBackground(True)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def say(self, sentence: str, tone: str = "info") -> None:
        """Shows and announces a sentence."""
        self._tone = tone
        self.words.setText(sentence)
        self._paint()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _paint(self) -> None:
        palette = self.palette()
        tint = {"info": "info_tint", "ok": "ok_tint", "warn": "warn_tint", "error": "error_tint"}[self._tone]
        palette.setColor(self.backgroundRole(), self._theme.color(tint))
        self.setPalette(palette)
        tone = "text" if self._tone == "info" else self._tone
        self._icon.setPixmap(self._theme.icon(ICONS[self._tone], tone).pixmap(self._theme.px(16)))
        self._close.setIcon(self._theme.icon("x"))
        self._row.setContentsMargins(self._theme.px(24), self._theme.px(6), self._theme.px(12), self._theme.px(6))
        self._row.setSpacing(self._theme.px(8))
