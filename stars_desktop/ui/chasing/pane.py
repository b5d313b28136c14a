"""The e-mail to one social worker: read, copied into a mail program, or saved as a workbook to be filled in."""

from typing import Final

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.chasing.presenter import Letter
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.theme import Theme, Type

LINES_IN_SIGHT: Final = 10
WIDE: Final = 1000
"""pixels, at a body line of 18, that list and e-mail need beside each other"""


class SideBySide(QWidget):
    """The list, and the e-mail beside it or, where there is little room, below it."""

    def __init__(self, table: QWidget, pane: QWidget, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.addWidget(table, 2)
        self._both.addWidget(pane, 1)
        theme.changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turns where the room has changed."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        directions = QBoxLayout.Direction
        beside = self.width() >= self._theme.px(WIDE)
        self._both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._both.setStretch(0, 2 if beside else 0)


class LetterPane(QWidget):
    """Paints a letter; what its buttons do is the page's business."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.about = QLabel(self), QLabel(self)
        self.title.setWordWrap(True)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.about.setWordWrap(True)
        self.copy = QPushButton("&Copy the e-mail", self)
        self.copy.setProperty("main", True)
        self.save = QPushButton("Save as a &workbook...", self)
        self.save.setToolTip("The same questions, with room for the answers")
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName("E-mail")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        buttons = QWidget(self)
        self._buttons = FlowLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.copy, self.save):
            self._buttons.addWidget(button)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.about, buttons):
            self._column.addWidget(part)
        self._column.addWidget(self.text, 1)
        theme.changed.connect(self._size)
        self._size()

    def show_letter(self, letter: Letter) -> None:
        """Another one."""
        self.title.setText(letter.title)
        self.about.setText(letter.about)
        self.text.setPlainText(letter.text)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self._column.setContentsMargins(px(24), px(12), px(16), px(16))
        self._column.setSpacing(px(6))
        self._buttons.set_spaces(px(8), px(8))
        self.text.setMinimumHeight(self._theme.tall(0) * LINES_IN_SIGHT)
