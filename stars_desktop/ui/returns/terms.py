"""A reconciliation as figures that open: what goes in = what goes out or is there at the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.returns.presenter import Cell

ONE_LINE = 1000
"""the width, at body size, from which both sides stand in one line; below, the reconciliation breaks at its equals"""


class TermRow(QWidget):
    """One reconciliation in all cohorts; its difference stands under its name."""

    opened = Signal(object)

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._difference = QLabel(name, self), QLabel(self)
        names = QVBoxLayout()
        names.addWidget(self._name)
        names.addWidget(self._difference)
        names.addStretch(1)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addLayout(self._left)
        self._sides.addLayout(self._right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(names)
        row.addLayout(self._sides)
        row.addStretch(1)
        self.setMinimumWidth(1)  # it breaks where there is no room
        self._shown: tuple[Sequence[Cell], int] = ((), 0)
        theme.changed.connect(lambda: self.fill(*self._shown))

    def fill(self, terms: Sequence[Cell], difference: int) -> None:
        """Shows the terms and their difference."""
        self._shown = terms, difference
        self._name.setFont(self._theme.font(Type.STRONG))
        self._name.setMinimumWidth(self._theme.px(100))
        self._difference.setText(f"Difference {difference}")
        self._difference.setFont(self._theme.font(Type.CAPTION))
        closing = next((at for at, term in enumerate(terms) if term.key == "closing"), 0)
        self._side(self._left, "", terms[:closing])
        self._side(self._right, "=", terms[closing:])
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """Breaks where there is no room for one line."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        direction = QBoxLayout.Direction
        one_line = self.width() >= self._theme.px(ONE_LINE)
        self._sides.setDirection(direction.LeftToRight if one_line else direction.TopToBottom)

    def _side(self, side: QHBoxLayout, first: str, terms: Sequence[Cell]) -> None:
        while item := side.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        side.setSpacing(self._theme.px(2))
        for at, term in enumerate(terms):
            if sign := "+" if at else first:
                side.addWidget(QLabel(sign, self))
            side.addWidget(self._button(term))
        side.addStretch(1)

    def _button(self, term: Cell) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText(f"{term.value}\n{term.words}")
        button.setAccessibleName(f"{term.words}: {term.value}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda: self.opened.emit(term))
        return button
