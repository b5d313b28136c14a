"""The line above a panel: which one, what the mask hides, and how far it has come."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.panel.state import View

MASKED = "Masked: reference and initials only"
UNMASKED = "Not masked: names and notes can be seen"


class TopBar(QFrame):
    """Name and day, who sits, the mask's state in words, and the place on the agenda."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._masked = theme, True
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.name, self._on, self._icon, self.masked, self.place = (QLabel(self) for _ in range(5))
        for label in (self.name, self._on, self.masked, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for quiet in (self._on, self.place):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        state = QWidget(self)
        self._state = QHBoxLayout(state)
        self._state.setContentsMargins(0, 0, 0, 0)
        self._state.addWidget(self._icon)
        self._state.addWidget(self.masked)
        left, right = FlowLayout(), FlowLayout()
        left.addWidget(self.name)
        left.addWidget(self._on)
        right.addWidget(state)
        right.addWidget(self.place)
        self._flows = (left, right)
        self._row = QHBoxLayout(self)
        self._row.addLayout(left, 1)
        self._row.addLayout(right)
        theme.changed.connect(self._size)
        self._size()

    def show_view(self, view: View) -> None:
        """The panel as it stands."""
        words = MASKED if view.masked else UNMASKED
        if view.masked is not self._masked:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._masked = view.masked
        self.name.setText(view.name)
        self._on.setText(view.on)
        self.masked.setText(words)
        self.place.setText(view.place)
        self._size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()

    def _size(self) -> None:
        px, theme = self._theme.px, self._theme
        self.name.setFont(theme.font(Type.PANEL_STRONG))
        for label in (self._on, self.masked, self.place):
            label.setFont(theme.font(Type.PANEL))
        name, tone = ("eye-off", "text") if self._masked else ("eye", "warn")
        self._icon.setPixmap(theme.icon(name, tone, 20).pixmap(px(20)))
        palette = self.masked.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(tone))
        self.masked.setPalette(palette)
        self._state.setSpacing(px(8))
        for flow in self._flows:
            flow.set_spaces(px(16), px(2))
        self._row.setContentsMargins(px(28), px(12), px(28), px(12))
        self._row.setSpacing(px(16))
