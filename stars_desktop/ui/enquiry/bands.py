"""The bands below the head of the page: what there is to notice, each with what can be done about it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.ui.common.layouts import clear, in_order, tab_place
from stars_desktop.ui.common.links import link
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.enquiry.notices import Notice


class Bands(QWidget):
    """Made anew only where there is something else to notice, so that the focus stays."""

    asked = Signal(str)
    """the id of a command"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Sequence[Notice] = ()
        self._place = tab_place(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.changed.connect(self._rebuild)
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """What there is to notice now."""
        if notices != self._shown:
            self._shown = notices
            self._rebuild()

    def _rebuild(self) -> None:
        clear(self._column)
        bands = [_Band(notice, self._theme, self) for notice in self._shown]
        for band in bands:
            self._column.addWidget(band)
            for way in band.ways:
                way.clicked.connect(self._ask)
        in_order(self._place, [way for band in bands for way in band.ways])
        self.setVisible(bool(bands))

    def _ask(self) -> None:
        sender = self.sender()
        if sender:
            self.asked.emit(sender.objectName())


class _Band(QFrame):
    """An icon, strong words with more after them, and links at the right."""

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        px = theme.px
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        icon = QLabel(self)
        icon.setPixmap(theme.icon(notice.icon, notice.tone).pixmap(px(16)))
        text = words(f"<b>{escape(notice.title)}.</b> {escape(notice.words)}", self)
        text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(24), px(9))
        row.setSpacing(px(10))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        self.ways = [link(said, command, self) for said, command in notice.ways]
        for way in self.ways:
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()
