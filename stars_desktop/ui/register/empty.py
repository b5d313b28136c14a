"""What stands in place of the list where it has no row: why, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.theme import Theme


class Empty(QWidget):
    """A sentence where the first row would be, and its buttons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.add = QPushButton("&Add the first one", self)
        self.add.setProperty("main", True)
        self.bring = QPushButton("&Import a workbook", self)
        self.clear = QPushButton("Clear all filters", self)
        self.clear.setProperty("link", True)
        self._buttons = QHBoxLayout()
        for button in (self.add, self.bring, self.clear):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._body = QVBoxLayout(self)
        self._body.addWidget(self.words)
        self._body.addLayout(self._buttons)
        self._body.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def say(self, sentence: str, *, none_at_all: bool, why_read_only: str) -> None:
        """Why there is nothing, and what can be done about it."""
        may_add = none_at_all and not why_read_only
        self.words.setText(f"{sentence} {why_read_only}".strip() if none_at_all else sentence)
        self.add.setVisible(may_add)
        self.bring.setVisible(may_add)
        self.clear.setVisible(not none_at_all)

    @property
    def first(self) -> QPushButton:
        """The button where work begins."""
        return self.clear if self.clear.isVisibleTo(self) else self.add

    def _size(self) -> None:
        px = self._theme.px
        self._body.setContentsMargins(px(24), px(20), px(24), px(20))
        self._body.setSpacing(px(12))
        self._buttons.setSpacing(px(8))
