"""The one line by which every enquiry and every command is reached."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.listing import is_long
from stars_desktop.ui.common.asking import Asking
from stars_desktop.ui.common.commands import Commands
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.finding import presenter
from stars_desktop.ui.finding.presenter import Offer

PAUSE: Final = 120
"""milliseconds after the last letter before it is searched"""
LINES: Final = 14
"""of the list, that are in sight"""
NOTHING: Final = "No enquiry and no command that can be used now has these letters."

PLAIN: Final = "chevron-right"
"""the icon of a command that has none, so that all words stand in line"""

COLUMNS: Final = (
    Column[Offer]("Enquiry or command", lambda one: Cell(one.words, cohort=one.cohort, icon=one.icon or PLAIN), 28),
    Column[Offer]("About it", lambda one: Cell(one.detail, muted=True), 20, fills=True),
    Column[Offer]("Keys", lambda one: Cell(_keys(one.keys), muted=True), 9),
)


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class FindLine(QLineEdit):
    """A line whose up and down are the list's."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows and whole pages move in the list below."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: LINES, Qt.Key.Key_PageUp: -LINES}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class FindDialog(QDialog):
    """Type a few letters, choose with the arrows, Enter; Esc closes."""

    go = Signal(object)
    """asks for a Place"""

    def __init__(self, work: Workplace, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._commands, self._theme = work, commands, work.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Go to an enquiry or command")
        self._asking = Asking(work.tasks, self._failed, self)
        self.line = FindLine(self)
        self.line.setAccessibleName("Reference, initials, social worker, team or command")
        self.label = QLabel("Reference, initials, social &worker, team or command", self)
        self.label.setBuddy(self.line)
        self.model = RowsModel[Offer](COLUMNS, self)
        self.table = Table("Found", self._theme, self)
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.setFocusProxy(self.line)
        self.table.activated.connect(self.take)
        self.table.clicked.connect(self.take)
        self.nothing = QLabel(NOTHING, self)
        self.nothing.setWordWrap(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.search)
        self.line.textChanged.connect(self._narrow)
        self.line.moved.connect(self._move)
        self.line.returnPressed.connect(self._enter)
        self._lay_out()
        self._large = self._is_large()
        self._taken = False  # Enter was pressed before the answer was there
        self.search()

    def search(self) -> None:
        """Finds what was typed."""
        self._pause.stop()
        session, text = self._work.session, self.line.text()
        ask = partial(presenter.enquiries, session.vault, text, session.clerk.today)
        self._asking.ask(ask, partial(self._show, text), large=self._large and bool(text))

    def _narrow(self, text: str) -> None:
        """What is known already of what was typed; nothing stays in sight that does not have these letters."""
        self._taken = False
        self._offer(text, presenter.still(self.model.rows, text))
        self.nothing.hide()
        self._pause.start()

    def take(self) -> None:
        """Goes to the current enquiry, or does the current command."""
        at = self.table.currentIndex().row()
        if at < 0:
            return
        chosen = self.model.row(at)
        self.accept()
        if chosen.reference:
            self.go.emit(Place("enquiry", chosen.reference))
        else:
            self._commands.run(chosen.command)

    def _enter(self) -> None:
        if self._pause.isActive():
            self.search()
        self._taken = self._asking.waiting
        if not self._taken:
            self.take()

    def _show(self, text: str, found: Sequence[Offer]) -> None:
        if text != self.line.text():  # typed on meanwhile; that is searched next
            return
        self._offer(text, found)
        self.nothing.setVisible(not self.model.rows)
        if self._taken:
            self.take()

    def _offer(self, text: str, found: Sequence[Offer]) -> None:
        able = presenter.commands(self._commands.table.values(), self._commands.why_not, text)
        self.model.show([*found, *able])
        there = bool(self.model.rows)
        if there:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setVisible(there)

    def _move(self, by: int) -> None:
        if self.model.rows:
            at = min(max(0, self.table.currentIndex().row() + by), len(self.model.rows) - 1)
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _failed(self, error: ExpectedError) -> None:
        self.model.show([])
        self.table.hide()
        self.nothing.setText(str(error))
        self.nothing.show()

    def _is_large(self) -> bool:
        try:
            return is_long(self._work.session.vault)
        except ExpectedError:  # finding says so
            return False

    def _lay_out(self) -> None:
        px = self._theme.px
        body = QVBoxLayout(self)
        body.setContentsMargins(px(16), px(12), px(16), px(16))
        body.setSpacing(px(6))
        for part in (self.label, self.line, self.nothing):
            body.addWidget(part)
        body.addWidget(self.table, 1)
        body.addStretch(0)
        room = self.screen().availableSize()
        tall = px(120) + LINES * self._theme.tall(10)
        self.resize(min(px(760), room.width() - 40), min(tall, room.height() - 60))
