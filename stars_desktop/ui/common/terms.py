"""A reconciliation as figures that open: what goes in = what goes out or is there at the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.figures import Figure, Sum
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import clear, in_order, tab_place
from stars_desktop.ui.common.theme import Theme, Type


class TermButton(QPushButton):
    """A number over its words; the whole of it opens."""

    opened = Signal(object)

    def __init__(self, figure: Figure, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure, self._theme = figure, theme
        self.setFlat(True)
        self.setProperty("link", True)
        self.setAccessibleName(f"{figure.words}: {figure.value}")
        self.number, self.words = QLabel(f"{figure.value:,}", self), QLabel(figure.words, self)
        self.words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.number.setForegroundRole(QPalette.ColorRole.Link)
        body = QVBoxLayout(self)
        body.setContentsMargins(4, 2, 4, 2)
        body.setSpacing(0)
        for label, font in ((self.number, Type.HEADING), (self.words, Type.CAPTION)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFont(theme.font(font))
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            body.addWidget(label)
        size = body.sizeHint()
        self.setMinimumSize(max(size.width(), theme.px(24)), size.height())
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self.figure)


class TermRow(QWidget):
    """One reconciliation, its difference under its name; it goes on below where there is no more room."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Sum | None = None
        self.name, self.difference, self._mark = QLabel(self), QLabel(self), QLabel(self)
        verdict = QHBoxLayout()
        verdict.setSpacing(4)
        verdict.addWidget(self._mark)
        verdict.addWidget(self.difference, 1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addLayout(verdict)
        names.addStretch(1)
        self._place = tab_place(self)
        self._into, self._out = FlowLayout(), FlowLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for side in (self._into, self._out):
            self._sides.addLayout(side)
        self._sides.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(names)
        self._row.addLayout(self._sides, 1)
        theme.changed.connect(self._again)

    def fill(self, shown: Sum) -> None:
        """Shows the terms and their difference."""
        self._shown = shown
        sound = not shown.difference
        self.name.setText(shown.name)
        self.name.setFont(self._theme.font(Type.STRONG))
        self.name.setFixedWidth(self._theme.px(112))
        self.difference.setText(f"Difference {shown.difference}")
        self.difference.setFont(self._theme.font(Type.CAPTION))
        tone = "ok" if sound else "error"
        palette = self.difference.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(tone))
        self.difference.setPalette(palette)
        icon = self._theme.icon("circle-check" if sound else "circle-alert", tone)
        self._mark.setPixmap(icon.pixmap(self._theme.px(14)))
        terms = [*self._fill(self._into, "", shown.into), *self._fill(self._out, "=", shown.out)]
        in_order(self._place, (button for term in terms for button in term.findChildren(TermButton)))
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Breaks where there is less room."""
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        """In one line, or else broken at the equals sign."""
        room = self.width() - self.name.width() - self._row.spacing()
        fits = self._into.sizeHint().width() + self._out.sizeHint().width() <= room
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._sides.setSpacing(0 if fits else self._theme.px(4))

    def _fill(self, side: FlowLayout, first: str, figures: Sequence[Figure]) -> list[QWidget]:
        clear(side)
        side.set_spaces(0, self._theme.px(2))
        terms = [self._term("+" if at else first, figure) for at, figure in enumerate(figures)]
        for term in terms:
            side.addWidget(term)
        return terms

    def _term(self, sign: str, figure: Figure) -> QWidget:
        """A term with the sign before it, which stay together where the line breaks."""
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        label = QLabel(sign, pair)
        label.setFont(self._theme.font(Type.BODY))
        label.setFixedWidth(label.fontMetrics().horizontalAdvance("+") + 2)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(label)
        button = TermButton(figure, self._theme, pair)
        button.opened.connect(self.opened)
        row.addWidget(button)
        return pair

    def _again(self) -> None:
        if self._shown:
            self.fill(self._shown)
