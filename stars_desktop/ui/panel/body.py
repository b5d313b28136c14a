"""The parts of a panel's screen: the line above, the agenda, what is in front with its fields, and the keys below."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.panel.agenda import WIDE, AgendaList
from stars_desktop.ui.panel.keys import KeyBar
from stars_desktop.ui.panel.notes import NotesPane
from stars_desktop.ui.panel.pane import FrontPane
from stars_desktop.ui.panel.state import View
from stars_desktop.ui.panel.top import TopBar

NARROW: Final = 900
"""below it, at a body line of 18, the agenda steps back; Previous and Next go through it"""


class AgendaSide(QFrame):
    """The agenda under its heading."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self._title, self._decided = QLabel("Agenda", self), QLabel(self)
        self._decided.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = AgendaList(theme, self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._decided)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)  # room for the hairline
        body.setSpacing(0)
        body.addLayout(self._head)
        body.addWidget(self.list, 1)
        theme.changed.connect(self._size)
        self._size()

    def show_view(self, view: View) -> None:
        """The agenda as it stands."""
        self._decided.setText(view.decided)
        self.list.show_lines(view.agenda, view.at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.RightEdge)
        painter.end()

    def _size(self) -> None:
        px = self._theme.px
        self._title.setFont(self._theme.font(Type.STRONG))
        self.setFixedWidth(px(WIDE))
        self._head.setContentsMargins(px(28), px(14), px(20), px(6))


class PanelBody(QWidget):
    """Lays the parts out, and shows a view in them."""

    def __init__(self, theme: Theme, today: date, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self.top, self.agenda = TopBar(theme, self), AgendaSide(theme, self)
        self.message = MessageBar(theme, self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self.area)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self.front, self.notes = FrontPane(theme, inside), NotesPane(theme, today, inside)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.front)
        self._inside.addWidget(self.notes)
        self._inside.addStretch(1)
        self.area.setWidget(inside)
        self.keys = KeyBar(theme, page, self)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_view(self, view: View, *, fields: bool) -> None:
        """The panel as it stands; `fields` fills in what is typed for what is in front."""
        self.top.show_view(view)
        self.agenda.show_view(view)
        self.front.setVisible(view.front is not None)
        self.notes.setVisible(view.front is not None)
        if view.front:
            self.front.show_front(view.front)
        if fields:
            self.notes.show_typed(view.typed)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, view.spoken))
        self.keys.allow(_why_not(view), _main(view))
        self.fit()

    def fit(self) -> None:
        """Gives each part the room that there is."""
        narrow = self.width() < self._theme.px(NARROW)
        self.agenda.setVisible(not narrow)
        room = self.width() - (0 if narrow else self._theme.px(WIDE)) - self._theme.px(72)
        self.front.fit(room)
        self.notes.fit(room)

    def turn_page(self, by: int) -> None:
        """Scrolls what is in front down (1) or up (-1)."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def to_top(self) -> None:
        """Another enquiry is read from its top."""
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives each part the room that there is."""
        super().resizeEvent(event)
        self.fit()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.message)
        right.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.agenda)
        row.addLayout(right, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.top)
        body.addLayout(row, 1)
        body.addWidget(self.keys)

    def _size(self) -> None:
        px = self._theme.px
        self._inside.setContentsMargins(px(36), px(20), px(36), px(20))
        self._inside.setSpacing(px(20))


def _why_not(view: View) -> dict[str, str]:
    """By the id of a key why it cannot be used now."""
    found = {}
    if view.at == 0:
        found["previous"] = "This is the first enquiry of the agenda."
    if view.last:
        found["next"] = "This is the last enquiry of the agenda. F11 ends the panel."
    if not view.front:
        found.update(dict.fromkeys(("note", "criteria", "decide"), "This enquiry is not in the register any more."))
    elif not view.front.decisions:
        found["decide"] = "Nothing can be decided of this enquiry now."
    return found


def _main(view: View) -> str:
    """The key that fits best: decide, go on, and at the end of it end."""
    if not view.settled and view.front and view.front.decisions:
        return "decide"
    return "end" if view.last else "next"
