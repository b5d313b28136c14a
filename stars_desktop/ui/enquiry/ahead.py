"""The band that says what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.ui.common.links import link
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.enquiry.view import EnquiryView

_NONE = "No next step. Set one..."


class NextStepBand(QFrame):
    """The next step, who does it, by when and whom it waits for; or that there is none, and a link to set one."""

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: EnquiryView | None = None
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._icon = QLabel(self)
        self._said = QWidget(self)
        self.what, self.lines = words("", self._said), words("", self._said, muted=True)
        self.change = link(_NONE, "next_step", self)
        self.change.clicked.connect(self.asked)
        text = QVBoxLayout(self._said)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(0)
        text.addWidget(self.what)
        text.addWidget(self.lines)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(0)
        theme.changed.connect(self._paint)

    def show_view(self, view: EnquiryView) -> None:
        """What comes next now."""
        self._view = view
        self.setVisible(view.ahead is not None or (view.wants_step and view.may_record))
        self.change.setVisible(view.may_record)
        self._paint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()

    def _paint(self) -> None:
        if self._view is None:
            return
        ahead, px = self._view.ahead, self._theme.px
        tone = "warn" if ahead is None or ahead.late else "accent"
        self._icon.setPixmap(self._theme.icon("alarm-clock", tone).pixmap(px(16)))
        self.what.setText(f"Next step: {ahead.what}" if ahead else "")
        self._said.setVisible(ahead is not None)
        self.what.setFont(self._theme.font(Type.STRONG))
        self.lines.setText(". ".join(ahead.lines) if ahead else "")
        self.lines.setVisible(bool(self.lines.text()))
        self.change.setText("Change..." if ahead else _NONE)
        self.change.setAccessibleName("Change... the next step" if ahead else _NONE)
        self._row.setContentsMargins(px(24), px(8), px(24), px(9))
        self._row.setSpacing(px(10))
