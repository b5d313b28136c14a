"""Links: buttons that look like words, and words that wrap."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


def link(words: str, names: str, parent: QWidget) -> QPushButton:
    """A button that looks like a link; `names` is what it leads to, to be read from `objectName`."""
    button = QPushButton(words, parent)
    button.setProperty("link", True)
    button.setObjectName(names)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def words(text: str, parent: QWidget, *, muted: bool = False) -> QLabel:
    """Plain text that wraps."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
