"""What happened and what to do, as a bar beside the work."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from stars_desktop.ui.common.paragraphs import Paragraph
from stars_desktop.ui.common.strokes import Edge, panel
from stars_desktop.ui.common.theme import Theme

ICONS: Final = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "error": "circle-alert"}


class WayOut(NamedTuple):
    """Something to do about a message: a link of a few words, and what it starts."""

    words: str
    start: Callable[[], object]


class MessageBar(QFrame):
    """A sentence or two on a tint, with its icon and a way out; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget, *, closes: bool = True, edge: int = 24) -> None:
        super().__init__(parent)
        self._theme, self._edge = theme, edge
        self._tone = "info"
        self._way_out: WayOut | None = None
        self._icon = QLabel(self)
        self.words = Paragraph("", self, selectable=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.link = QPushButton(self)
        self.link.setProperty("link", True)
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self._go)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        self._close.setVisible(closes)
        self._lay_out()
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def say(self, sentence: str, tone: str = "info", way_out: WayOut | None = None) -> None:
        """Shows and announces a sentence; an error is read out at once, the rest when the reader pauses."""
        self._tone, self._way_out = tone, way_out
        self.words.setText(sentence)
        self.link.setText(way_out.words if way_out else "")
        self.link.setVisible(way_out is not None)
        self._paint()
        self.show()
        news = QAccessibleAnnouncementEvent(self, sentence)
        if tone == "error":
            news.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(news)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The tint, and in a contrast theme, which has none, an edge."""
        super().paintEvent(event)
        tokens = self._theme.tokens
        tint = {"info": tokens.info_tint, "ok": tokens.ok_tint, "warn": tokens.warn_tint, "error": tokens.error_tint}
        painter = QPainter(self)
        panel(painter, self.rect(), tint[self._tone], Edge(tokens.border) if tokens.forced else None, 0)
        painter.end()

    def _go(self) -> None:
        if self._way_out:
            self._way_out.start()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, top)
        row.addWidget(self.words, 1)
        row.addWidget(self.link, 0, top)
        row.addStretch()
        row.addWidget(self._close, 0, top)

    def _paint(self) -> None:
        """Takes sizes and colours again; the words take no more room than they need, so the link stands by them."""
        px = self._theme.px
        tone = "text" if self._tone == "info" else self._tone
        self._icon.setPixmap(self._theme.icon(ICONS[self._tone], tone).pixmap(px(16)))
        self._icon.setFixedHeight(self._theme.tall(8))
        self.words.setMinimumHeight(self._theme.tall(8))
        lines = self.words.text().split("\n")
        self.words.setMaximumWidth(max(self.words.fontMetrics().horizontalAdvance(line) for line in lines) + px(8))
        self._close.setIcon(self._theme.icon("x"))
        self.words.setContentsMargins(0, px(4), 0, px(4))
        self._row.setContentsMargins(px(self._edge), px(2), px(12), px(2))
        self._row.setSpacing(px(8))
        self.update()
