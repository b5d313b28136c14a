"""The form with what is known beside it, or above it where there is little room beside."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.layouts import tab_place
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.intake.form import IntakeForm
from stars_desktop.ui.intake.panel import KnownPanel

_ENDLESS: Final = 16_777_215
"""Qt's word for no limit"""
_NEVER: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_AS_NEEDED: Final = Qt.ScrollBarPolicy.ScrollBarAsNeeded
NARROW: Final = 900
"""less, at a body line of 18, has what is known above the form"""
_AT_FIRST, _AT_LENGTH = 0.5, 0.65
"""of the height, for what is known above the form"""
_FORM: Final = 640
_KNOWN: Final = 340


class _Area(QScrollArea):
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is typed in stays in sight while a warning takes its room."""
        super().resizeEvent(event)
        focus, inside = self.focusWidget(), self.widget()
        if focus and inside and focus.hasFocus():
            place = QRect(focus.mapTo(inside, QPoint()), focus.size())
            self.ensureVisible(0, place.center().y(), 0, place.height())


class Sides(QWidget):
    """Tab goes through what is known where it is read: above the form before it, beside it after it."""

    narrowed = Signal(bool)
    """whether there is little room"""

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.narrow = False
        self._above = tab_place(self)
        self.form = IntakeForm(theme, today, self)
        self.known = KnownPanel(theme, self)
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self.area = _Area(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.area, 2)
        self._row.addWidget(self.known, 1)
        self.known.grown.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Lays both out for the room that there is."""
        px = self._theme.px
        narrow = self.width() < px(NARROW)
        if narrow is not self.narrow:
            self.narrow = narrow
            self.narrowed.emit(narrow)
        self._row.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(8 if narrow else 16))
        self.area.setMaximumWidth(_ENDLESS if narrow else px(_FORM))
        self._column.setContentsMargins(px(12), px(4), px(24), px(16))
        self.known.fit(narrow=narrow, after=self._above if narrow else self.form.last)
        self.known.setVisible(bool(self.known.cards) or not narrow)
        self.known.setMinimumWidth(0 if narrow else px(_KNOWN))
        part = _AT_LENGTH if any(box.at_length for box in self.known.cards) else _AT_FIRST
        tall, most = (self.known.tall(self.width()), int(self.height() * part)) if narrow else (0, _ENDLESS)
        self.known.setMinimumHeight(min(tall, most))
        self.known.setMaximumHeight(min(tall or most, most))
        self.known.setVerticalScrollBarPolicy(_NEVER if narrow and tall <= most else _AS_NEEDED)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As there is room."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline between the two."""
        super().paintEvent(event)
        painter = QPainter(self)
        color, known = self._theme.color("line"), self.known.geometry()
        if not self.narrow:
            painter.fillRect(known.left() - self._theme.px(1), 0, 1, self.height(), color)
        elif self.known.isVisible():
            painter.fillRect(0, known.bottom() + 1, self.width(), 1, color)
        painter.end()
