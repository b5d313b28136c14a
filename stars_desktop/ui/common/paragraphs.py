"""Words that wrap, also inside a long one: a path or a reference never makes its page wider."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QWidget

_BREAK: Final = "\u200b"
_LONG_WORD: Final = re.compile(r"\S{25,}")
_BEHIND: Final = re.compile(r"[/\\_.@-]+|[^/\\_.@-]{12}")
"""what a line of a long word may end with"""


def breakable(words: Path | str) -> str:
    """The same to look at; a long word may go on in the next line, a path behind each folder."""
    return _LONG_WORD.sub(lambda word: _BEHIND.sub(lambda end: end[0] + _BREAK, word[0]), str(words))


class Paragraph(QLabel):
    """Plain text that wraps; what is read, copied or read out of it is what was put in."""

    def __init__(self, text: str, parent: QWidget, *, muted: bool = False, selectable: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Shows other words."""
        shown = breakable(text)
        super().setText(shown)
        self.setAccessibleName("" if shown == text else text)

    def text(self) -> str:
        """The words as they were put in."""
        return super().text().replace(_BREAK, "")

    def copy(self) -> None:
        """What is selected, to the clipboard, without the places where a line may end."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl C copies."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Copy and Select all, where words can be selected."""
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Copy", self.copy).setEnabled(self.hasSelectedText())
        menu.addAction("Select &all", lambda: self.setSelection(0, len(super(Paragraph, self).text())))
        menu.popup(event.globalPos())


def words(text: str, parent: QWidget, *, muted: bool = False) -> Paragraph:
    """Plain text that wraps."""
    return Paragraph(text, parent, muted=muted)
