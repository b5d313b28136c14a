"""A field for a passphrase: dots or letters, and a word when Caps Lock is seen to be on."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from stars_desktop.ui.common.fields import Field
from stars_desktop.ui.common.theme import Theme

WIDE: Final = 345
"""of the line, at a body line of 18"""


def caps_lock(text: str, *, shift: bool) -> bool | None:
    """Whether Caps Lock is on, told by a letter that was typed; None where the letter does not tell.

    Qt does not know the state of the key. On a Mac, Shift with Caps Lock still gives a capital.
    """
    if len(text) != 1 or text.islower() == text.isupper():
        return None
    if text.islower():
        return shift
    return None if shift else True


class SecretLine(QLineEdit):
    """Says what its letters tell of Caps Lock."""

    caps = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's signature
        """Looks at the letter before it is hidden."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)  # told again by the next letter
        shift = Qt.KeyboardModifier.ShiftModifier in event.modifiers()
        on = caps_lock(event.text(), shift=shift)
        if on is not None:
            self.caps.emit(on)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's signature
        """What was seen is not known any more."""
        super().focusOutEvent(event)
        self.caps.emit(False)


class SecretField(Field):
    """A passphrase, taken exactly as it is typed, with a button that shows it, or shown by that of `shown_with`."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self,
        key: str,
        words: str,
        theme: Theme,
        parent: QWidget,
        *,
        hint: str = "",
        shown_with: "SecretField | None" = None,
    ) -> None:
        self.line = SecretLine()
        super().__init__(key, words, theme, parent, hint=hint)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_button: QPushButton = shown_with.show_button if shown_with else QPushButton("&Show", self)
        self._caps_icon, self.caps = QLabel(self), QLabel("Caps Lock is on", self)
        self._row, self._warning = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self.line, 1)
        if not shown_with:
            self.show_button.setCheckable(True)
            self.show_button.setAutoDefault(False)
            self.show_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where one types
            self._row.addWidget(self.show_button)
        self._row.addStretch(0)
        self._warning.addWidget(self._caps_icon)
        self._warning.addWidget(self.caps, 1)
        self.place(self._row, self.line)
        if not shown_with:
            QWidget.setTabOrder(self.line, self.show_button)
        self.place(self._warning)
        self.show_button.toggled.connect(self._reveal)
        self.line.textChanged.connect(self.changed)  # dictation sets a text, and edits none
        self.line.caps.connect(self._warn)
        self._warn(on=False)

    @property
    def input(self) -> SecretLine:
        """The line."""
        return self.line

    def value(self) -> str:
        """What was typed, to the letter."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Fills it in without calling it typed."""
        with QSignalBlocker(self):
            self.line.setText(value)

    def clear(self) -> None:
        """Empty, and hidden again."""
        self.set_value("")
        self.show_button.setChecked(False)

    def _reveal(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText("Hi&de" if shown else "&Show")
        self._size()

    def _warn(self, on: bool) -> None:
        self._caps_icon.setVisible(on)
        self.caps.setVisible(on)

    def _size(self) -> None:
        super()._size()
        px = self.theme.px
        tint(self.caps, "warn", self.theme)
        self._caps_icon.setPixmap(self.theme.icon("triangle-alert", "warn").pixmap(px(16)))
        self.show_button.setIcon(self.theme.icon("eye-off" if self.show_button.isChecked() else "eye"))
        self.line.setMaximumWidth(px(WIDE))
        self._row.setSpacing(px(8))
        self._warning.setSpacing(px(6))


def tint(label: QLabel, token: str, theme: Theme) -> None:
    """The colour of a label's words."""
    palette = label.palette()
    palette.setColor(label.foregroundRole(), theme.color(token))
    label.setPalette(palette)
