"""What is typed for the enquiry in front: the note of the panel, and the next action."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.panel import Typed
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import AreaField, Field, LineField
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.theme import Theme, Type

BREATH: Final = 400
"""milliseconds without a key after which what was typed is kept in the register"""
_SIDE: Final = 680
"""the least room, at a body line of 18, for the next action beside the note"""
_WHO: Final = 330
"""the least room for who and by when beside each other"""


class NotesPane(QWidget):
    """`typed_on` says that what was typed should be kept, `record_asked` that it should be recorded."""

    typed_on = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._showing = theme, False
        self.note = AreaField("note", "Note &of the panel", theme, self, lines=4)
        self.what = LineField("what", "Ne&xt action", theme, self)
        self.who = LineField("who", "&Who", theme, self)
        self.by = DateField("by", "&By when", theme, self, today=today, near=False, ahead=True)
        self.fields: tuple[Field, ...] = (self.note, self.what, self.who, self.by)
        self.problem = MessageBar(theme, self, closes=False)
        self.record = QPushButton("&Save the note and action", self)
        self.record.setAutoDefault(True)
        self.record.setToolTip("Ctrl+S; going to another enquiry saves them too")
        self.record.clicked.connect(self.record_asked)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH)
        self._breath.timeout.connect(self.typed_on)
        for field in self.fields:
            field.changed.connect(self._typed)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(*(field.value() for field in self.fields))

    def show_typed(self, typed: Typed) -> None:
        """Fills the fields for another enquiry."""
        self._showing = True
        for field, value in zip(self.fields, (typed.note, typed.what, typed.who, typed.by), strict=True):
            field.set_value(value)
            if isinstance(field.input, QLineEdit):
                field.input.setCursorPosition(0)
        self._showing = False
        self._breath.stop()
        self.show_problems({})

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Each beside its field; the first takes the focus."""
        for field in self.fields:
            field.show_problem(problems.get(field.key, ""))
        self._indent()
        if "" in problems:
            self.problem.say(problems[""], "error")
        self.problem.setVisible("" in problems)
        for field in self.fields:
            if field.key in problems:
                field.input.setFocus(Qt.FocusReason.TabFocusReason)
                break

    def begin(self) -> None:
        """Into the note, at its end."""
        self.note.area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.area.moveCursor(self.note.area.textCursor().MoveOperation.End)

    def holds_focus(self) -> bool:
        """Whether something is being typed here."""
        return any(field.isAncestorOf(self.window().focusWidget() or self) for field in self.fields)

    def allow(self, why_not: str) -> None:
        """Nothing can be typed for what is not there."""
        for field in self.fields:
            field.setEnabled(not why_not)
        self.record.setEnabled(not why_not)

    def fit(self, room: int) -> None:
        """The next action beside the note, or below it."""
        way = QBoxLayout.Direction
        beside = room >= self._theme.px(_SIDE)
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        own = room // 2 if beside else room
        self._below.setDirection(way.LeftToRight if own >= self._theme.px(_WHO) else way.TopToBottom)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing typed goes with the screen."""
        self.typed_on.emit()
        super().hideEvent(event)

    def _typed(self) -> None:
        if not self._showing:
            self.show_problems({})
            self._breath.start()

    def _lay_out(self) -> None:
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self.who, 1, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.by, 1, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addWidget(self.what)
        right.addLayout(self._below)
        right.addWidget(self.problem)
        right.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.note)
        left.addStretch(1)
        self._right = right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)

    def _indent(self) -> None:
        """A field stands in from the edge only while the bar of a problem is beside it."""
        for field in self.fields:
            if body := field.layout():
                body.setContentsMargins(self._theme.px(12) if field.problem.text() else 0, 0, 0, 0)

    def _size(self) -> None:
        px, large = self._theme.px, self._theme.font(Type.PANEL)
        for field in self.fields:
            field.input.setFont(large)
            field.label.setFont(self._theme.font(Type.PANEL_STRONG))
        self._indent()
        self.by.line.setMinimumHeight(self._theme.tall(18))
        self.by.line.setFixedWidth(px(150))
        for line in (self.what.line, self.who.line):
            line.setMaximumWidth(px(900))
            line.setMinimumHeight(self._theme.tall(18))
        self.note.area.setFixedHeight(px(162))
        self._below.setSpacing(px(12))
        self._row.setSpacing(px(28))
        self._right.setSpacing(px(10))
