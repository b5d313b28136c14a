"""A field in a row of fields, with its label before it."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


def labelled(words: str, field: QWidget, parent: QWidget) -> QWidget:
    """Both as one, which stay together where a row of them breaks."""
    label = QLabel(words, parent)
    label.setBuddy(field)
    plain = QFont()  # takes the rest from the application
    plain.setKerning(False)  # Qt measures letters about an underlined one closer than it draws them
    label.setFont(plain)
    pair = QWidget(parent)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 8, 0)
    row.addWidget(label)
    row.addWidget(field)
    return pair
