"""The two sides of the page: what is in front, and the four answers beside it or, where there is no room, above."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.triage.answers import FourAnswers

ANSWERS: Final = 432
"""width of the four answers, at a body line of 18, or two fifths of the page"""
LEAST: Final = 340


class Body(QWidget):
    """`parts` stand one below the other in an area that scrolls; each is shown or hidden by the page."""

    def __init__(self, parts: Sequence[QWidget], answers: FourAnswers, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._answers, self._narrow = theme, answers, False
        self._inside = inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.area, self.side = self._scroll(), self._scroll()
        self.area.setWidget(inside)
        self.side.setWidget(answers)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.area, 1)
        row.addWidget(self.side)
        theme.changed.connect(self._size)
        self._size()

    def fit(self, *, narrow: bool) -> None:
        """Four answers beside the question, or what one of them opens to above it."""
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self._column.insertWidget(0, self.side.takeWidget())
                self._column.insertWidget(self._column.count() - 1, self._answers.ahead)
            else:
                self._column.removeWidget(self._answers)
                self.side.setWidget(self._answers)
            self._answers.show()
            self.side.setVisible(not narrow)
            self._answers.shorten(short=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The four answers give room to the question."""
        super().resizeEvent(event)
        self._size()

    def to_top(self) -> None:
        """Shows the beginning, unless what has the focus would not be seen then."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # one layout waits for another
        focus = self.area.focusWidget()
        below = focus.mapTo(self._inside, focus.rect().bottomLeft()).y() if focus and focus.isVisible() else 0
        if below <= self.area.viewport().height():
            self.area.verticalScrollBar().setValue(0)
        elif focus:
            self.area.ensureWidgetVisible(focus)

    def reveal(self, widget: QWidget, place: QRect) -> None:
        """Scrolls to a place in one of the parts."""
        middle = widget.mapTo(self._inside, place.center())
        self.area.ensureVisible(0, middle.y(), 0, place.height() * 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline between the two."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.area.geometry().adjusted(0, 0, 1, 0), self._theme.tokens.line, Qt.Edge.RightEdge)
        painter.end()

    def _scroll(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        return area

    def _size(self) -> None:
        px = self._theme.px
        self.side.setFixedWidth(max(px(LEAST), min(px(ANSWERS), self.width() * 2 // 5)))
