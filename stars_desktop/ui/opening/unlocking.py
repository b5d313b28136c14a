"""Opening the chosen register: its passphrase or its recovery key, and the ways out where it does not open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.fields import LineField
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.panels import INSET, Panel, button
from stars_desktop.ui.opening.recent import Row
from stars_desktop.ui.opening.secret_field import SecretField

if TYPE_CHECKING:
    from stars_desktop.ui.opening.failures import Failure, Way

SAMPLE_PASSPHRASE: Final = "sample-data"  # noqa: S105 - no secret: nothing in the sample is
_FACTS: Final = (
    ("shield-check", "Everything in it is encrypted on this laptop and stays on it."),
    ("key-round", "Without the passphrase or the recovery key nobody can open it, nor reset it."),
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What opening is tried with: the passphrase or the recovery key, to work in it or to read it only."""

    row: Row
    secret: str
    recovery: bool = False
    writes: bool = True


class Refused(QWidget):
    """Why it did not open, with a button for each way out."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.message = MessageBar(theme, self, closes=False, edge=12)
        self.buttons: list[QPushButton] = []
        self._body = QVBoxLayout(self)
        self._body.addWidget(self.message)
        self._ways = FlowLayout()
        self._body.addLayout(self._ways)
        self.hide()

    def show_failure(self, failure: "Failure | None") -> None:
        """Says it, or nothing any more."""
        clear(self._ways)
        self.buttons = [self._button(way) for way in failure.ways] if failure else []
        px = self._theme.px
        self._body.setContentsMargins(px(INSET), 0, 0, 0)
        self._ways.setContentsMargins(0, 0, 0, px(12))
        self._ways.set_spaces(px(8), px(8))
        if failure:
            self.message.say(failure.sentence, failure.tone)
        self.setVisible(failure is not None)

    def _button(self, way: "Way") -> QPushButton:
        made = button(self, way.value)
        made.setObjectName(way.name)
        made.clicked.connect(self._choose)
        self._ways.addWidget(made)
        return made

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QObject):
            self.chosen.emit(sender.objectName())


class UnlockPanel(Panel):
    """Passphrase, Show, Open; the recovery key in its stead; and below what keeps the register safe."""

    attempted = Signal(object)
    """an Attempt"""
    way = Signal(str)
    """the name of the Way out that was chosen, but for those that try again"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.row: Row | None = None
        self._last: Attempt | None = None
        self.refused = Refused(theme, self)
        self.refused.chosen.connect(self._go)
        self.secret = SecretField("passphrase", "&Passphrase", theme, self)
        hint = "As it is on paper. Small letters will do, and hyphens may be left out."
        self.recovery = LineField("recovery", "Recover&y key", theme, self, hint=hint)
        self.open_button = button(self, "Ope&n the register", main=True)
        self.other_button = button(self, "&Use the recovery key", link=True)
        self.facts = QFrame(self)
        self._lay_out()
        for line in (self.secret.line, self.recovery.line):
            line.returnPressed.connect(self.attempt)
        self.open_button.clicked.connect(self.attempt)
        self.other_button.clicked.connect(self.turn)
        self.take_sizes()

    def show_row(self, row: Row, failure: "Failure | None") -> None:
        """Asks for the passphrase of a register, or says what is the matter with its file."""
        self.row, self._last = row, None
        named = f"the {row.council} register" if row.council else row.title
        self.name(f"Open {'the sample register' if row.sample else named}", self._about(row))
        self._ask(recovery=False)
        self.secret.clear()
        self.recovery.set_value("")
        if row.sample:
            self.secret.set_value(SAMPLE_PASSPHRASE)
        self.other_button.setVisible(not row.sample)
        for part in (self._form, self.facts):
            part.setVisible(not row.gone)
        self.refused.show_failure(failure)

    def attempt(self) -> None:
        """Tries what is typed."""
        recovery = self.recovery.isVisibleTo(self)
        secret = self.recovery.value() if recovery else self.secret.value()
        if not secret:
            field = self.recovery if recovery else self.secret
            field.show_problem("Enter the recovery key" if recovery else "Enter the passphrase")
            field.input.setFocus()
        elif self.row:
            self._try(Attempt(self.row, secret, recovery))

    def fail(self, failure: "Failure") -> None:
        """Says why it did not open; what was typed stays, chosen, to be typed anew."""
        self.wait(waiting=False)
        self.refused.show_failure(failure)
        if self.refused.buttons:
            self.refused.buttons[0].setFocus()
        else:
            self.focus_first()

    def wait(self, *, waiting: bool) -> None:
        """While it is being opened nothing can be asked for twice."""
        for part in (self.open_button, self.other_button, self.refused):
            part.setEnabled(not waiting)

    def turn(self) -> None:
        """From the passphrase to the recovery key, and back."""
        self._ask(recovery=not self.recovery.isVisibleTo(self))
        self.refused.show_failure(None)
        self.focus_first()

    def focus_first(self) -> None:
        """To the line that is to be typed, or to the first way out."""
        lines = [field.line for field in (self.secret, self.recovery) if field.isVisibleTo(self)]
        if lines:
            lines[0].setFocus()
            lines[0].selectAll()
        elif self.refused.buttons:
            self.refused.buttons[0].setFocus()

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.wait(waiting=False)
        self._last = None
        self.secret.clear()
        self.recovery.set_value("")
        self.refused.show_failure(None)

    def take_sizes(self) -> None:
        """Fonts, spaces and icons as they are now."""
        super().take_sizes()
        px = self.theme.px
        self._column.setSpacing(px(14))
        self._grid.setContentsMargins(px(INSET), px(20), 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(10))
        for icon, label in zip(_FACTS, self._icons, strict=True):
            label.setPixmap(self.theme.icon(icon[0], "muted").pixmap(px(16)))

    def _try(self, attempt: Attempt) -> None:
        self._last = attempt
        for field in (self.secret, self.recovery):
            field.show_problem("")
        self.wait(waiting=True)
        self.attempted.emit(attempt)

    def _go(self, way: str) -> None:
        if way == "AGAIN":
            self.attempt()
        elif way == "READ" and self._last:
            self._try(Attempt(self._last.row, self._last.secret, self._last.recovery, writes=False))
        else:
            self.way.emit(way)

    def _ask(self, *, recovery: bool) -> None:
        self.secret.setVisible(not recovery)
        self.recovery.setVisible(recovery)
        self.other_button.setText("&Use the passphrase" if recovery else "&Use the recovery key")

    def _about(self, row: Row) -> str:
        if row.sample:
            return f"Invented enquiries, to look round in. Its passphrase is no secret: {SAMPLE_PASSPHRASE}"
        return str(row.path)

    def _lay_out(self) -> None:
        self.body.addWidget(self.refused)
        self._form = QWidget(self)
        self._column = QVBoxLayout(self._form)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.secret)
        self._column.addWidget(self.recovery)
        self._column.addLayout(self.row_of(self.open_button, self.other_button))
        self.body.addWidget(self._form)
        self._grid = QGridLayout(self.facts)
        self._icons: list[QLabel] = []
        for at, (_, sentence) in enumerate(_FACTS):
            icon = QLabel(self.facts)
            self._icons.append(icon)
            self._grid.addWidget(icon, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words(sentence, self.facts), at, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self.facts)
