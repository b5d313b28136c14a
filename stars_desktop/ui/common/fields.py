"""Fields of a form: label, hint, problem and input, built in one call so that none of them can be forgotten."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stars_desktop.ui.common.theme import Theme, Type

WIDE: Final = 420
"""of a line of text, at a body line of 18"""
INSET: Final = 12
"""from the edge of a field to its words, where the bar of a problem stands"""


def plain(text: str) -> str:
    """Words without the mark of their access key."""
    return text.replace("&", "")


class _NoWheel(QObject):
    """A wheel turned over a field that nobody chose scrolls the page, and never changes the field."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's signature
        """Leaves the turn of a wheel to what lies behind."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class Field(QWidget):
    """A label with its access key, a hint, a problem in words, and the input that `_input` gives."""

    changed = Signal()

    def __init__(self, key: str, words: str, theme: Theme, parent: QWidget, *, hint: str = "") -> None:
        super().__init__(parent)
        self.key, self.words = key, plain(words)
        self.theme = theme
        self.label = QLabel(words, self)
        self.hint = QLabel(hint, self)
        self.problem = QLabel(self)
        self._problem_icon = QLabel(self)
        for label in (self.hint, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setVisible(bool(hint))
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._body = QVBoxLayout(self)
        self._trouble = QHBoxLayout()
        self._trouble.addWidget(self._problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._trouble.addWidget(self.problem, 1)
        self._body.addWidget(self.label)
        self._body.addWidget(self.hint)
        self._body.addLayout(self._trouble)
        self.show_problem("")
        theme.changed.connect(self._size)

    @property
    def input(self) -> QWidget:
        """Where is typed or chosen."""
        raise NotImplementedError

    def value(self) -> str:
        """What was typed or chosen, without outer spaces."""
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        """Fills it in."""
        raise NotImplementedError

    def show_problem(self, sentence: str) -> None:
        """What is wrong with it, beside it; "" for nothing."""
        self.problem.setText(sentence)
        for part in (self.problem, self._problem_icon):
            part.setVisible(bool(sentence))
        if self._has_input():
            self.input.setProperty("problem", bool(sentence))
            self.input.setAccessibleDescription(sentence or self.hint.text())
            self.input.update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's signature
        """A bar beside a field with a problem."""
        super().paintEvent(event)
        if self.problem.text():
            painter = QPainter(self)
            painter.fillRect(0, 0, self.theme.px(3), self.height(), self.theme.color("error"))
            painter.end()

    def place(self, content: QWidget | QLayout, focus: QWidget | None = None) -> None:
        """Puts the input below the words."""
        if isinstance(content, QWidget):
            self._body.addWidget(content)
        else:
            self._body.addLayout(content)
        if focus:
            self.label.setBuddy(focus)
            focus.setAccessibleDescription(self.hint.text())
        self._size()

    def _has_input(self) -> bool:
        return self.label.buddy() is not None

    def _size(self) -> None:
        px = self.theme.px
        self.label.setFont(self.theme.font(Type.STRONG))
        self.problem.setFont(self.theme.font(Type.STRONG))
        self._problem_icon.setPixmap(self.theme.icon("circle-alert", "error").pixmap(px(16)))
        self._body.setContentsMargins(px(INSET), 0, 0, 0)
        self._body.setSpacing(px(3))


class LineField(Field):
    """One line of text."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self, key: str, words: str, theme: Theme, parent: QWidget, *, hint: str = "", wide: int = WIDE
    ) -> None:
        self._wide = wide
        self.line = QLineEdit()
        super().__init__(key, words, theme, parent, hint=hint)
        self.place(self.line, self.line)
        self.line.textChanged.connect(self.changed)  # dictation sets a text, and edits none

    @property
    def input(self) -> QLineEdit:
        """The line."""
        return self.line

    def value(self) -> str:
        """What was typed, its spaces evened."""
        return " ".join(self.line.text().split())

    def set_value(self, value: str) -> None:
        """Fills it in without calling it typed."""
        with QSignalBlocker(self):
            self.line.setText(value)

    def _size(self) -> None:
        super()._size()
        self.line.setMaximumWidth(self.theme.px(self._wide))


class AreaField(Field):
    """Several lines of text; Tab leaves it."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self, key: str, words: str, theme: Theme, parent: QWidget, *, hint: str = "", lines: int = 3
    ) -> None:
        self._lines = lines
        self.area = QPlainTextEdit()
        super().__init__(key, words, theme, parent, hint=hint)
        self.area.setTabChangesFocus(True)
        self.place(self.area, self.area)
        self.area.textChanged.connect(self.changed)

    @property
    def input(self) -> QPlainTextEdit:
        """The area."""
        return self.area

    def value(self) -> str:
        """What was typed."""
        return self.area.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Fills it in."""
        self.area.setPlainText(value)

    def _size(self) -> None:
        super()._size()
        self.area.setFixedHeight(self.theme.unit * self._lines + self.theme.px(16))


class PickField(Field):
    """One of a list. With `own` words of one's own may be typed instead."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self,
        key: str,
        words: str,
        theme: Theme,
        parent: QWidget,
        *,
        options: Sequence[tuple[str, str]],
        hint: str = "",
        own: bool = False,
        wide: int = WIDE,
    ) -> None:
        self._wide = wide
        self.combo = QComboBox()
        super().__init__(key, words, theme, parent, hint=hint)
        self.combo.setEditable(own)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self._wheel = _NoWheel(self)
        self.combo.installEventFilter(self._wheel)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(options)
        self.place(self.combo, self.combo)
        self.combo.currentIndexChanged.connect(self.changed)
        if own:
            self.combo.setCurrentIndex(-1)
            self.combo.editTextChanged.connect(self.changed)
            line = self.combo.lineEdit()
            if line:
                line.setAccessibleName(self.words)

    @property
    def input(self) -> QComboBox:
        """The list."""
        return self.combo

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """What can be chosen: values and the words that they are shown by."""
        self.combo.clear()
        for value, words in options:
            self.combo.addItem(words, value)

    def value(self) -> str:
        """The chosen value, or the words typed in its stead."""
        if self.combo.isEditable():
            return " ".join(self.combo.currentText().split())
        return str(self.combo.currentData() or "")

    def set_value(self, value: str) -> None:
        """Chooses a value."""
        at = self.combo.findData(value)
        self.combo.setCurrentIndex(at)
        if at < 0 and self.combo.isEditable():
            self.combo.setEditText(value)

    def _size(self) -> None:
        super()._size()
        self.combo.setMaximumWidth(self.theme.px(self._wide))
        self.combo.setMinimumWidth(self.theme.px(min(self._wide, 160)))


class ChoiceField(Field):
    """One of a few, all in sight; one stop of Tab, the arrows choose."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self,
        key: str,
        words: str,
        theme: Theme,
        parent: QWidget,
        *,
        options: Sequence[tuple[str, str]],
        hint: str = "",
        columns: int = 3,
    ) -> None:
        super().__init__(key, words, theme, parent, hint=hint)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self._box = box = QWidget(self)  # what the label names: each button is named by its own words
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (value, option) in enumerate(options):
            button = QRadioButton(option, box)
            button.setAccessibleDescription(self.words)
            self.buttons[value] = button
            self.group.addButton(button, at)
            grid.addWidget(button, at // columns, at % columns)
        grid.setColumnStretch(columns, 1)
        grid.setSpacing(0)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else the access key passes it by
        box.setFocusProxy(self.input)
        self.place(box, box)
        self.group.buttonToggled.connect(self._toggled)

    @property
    def input(self) -> QRadioButton:
        """The chosen button, or the first."""
        checked = self.group.checkedButton()
        return checked if isinstance(checked, QRadioButton) else next(iter(self.buttons.values()))

    def value(self) -> str:
        """The chosen value; "" for none."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Chooses a value, or with "" none."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)
            return
        self.group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self.group.setExclusive(True)
        self._box.setFocusProxy(self.input)

    def _toggled(self, button: QRadioButton, on: bool) -> None:
        if on:
            self._box.setFocusProxy(button)
            self.changed.emit()
