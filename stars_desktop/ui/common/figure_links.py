"""Figures beside a return, in sentences that open to their enquiries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.returns import OVERRIDES
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.links import SentenceLink
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.common.words import counted


class FigureLink(SentenceLink):
    """A figure that is counted beside the strips; hidden where it is 0."""

    opened = Signal(object)
    """the Figure"""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__("", name, theme, parent, tone="accent")
        self.figure: Figure | None = None
        self.clicked.connect(self._open)
        self.hide()

    def show_figure(self, figure: Figure) -> None:
        """Says how many there are."""
        self.figure = figure
        self.setText(_words(figure))
        self.setVisible(figure.value > 0)
        self.updateGeometry()

    def _open(self) -> None:
        self.opened.emit(self.figure)


def _words(figure: Figure) -> str:
    if figure.part == OVERRIDES:
        return f"{counted(figure.value, 'decision', 'decisions')} of this period taken against the criteria"
    counts = "counts" if figure.value == 1 else "count"
    column = f", {counts} in column 7" if figure.key == "withdrawn_later" else ""
    return f"Memo: {figure.value:,} {figure.words}{column}; no second exit"
