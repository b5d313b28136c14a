"""How many decisions of the period were taken against the criteria: a remark that opens to their enquiries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.links import SentenceLink
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.common.words import counted


class AgainstLink(SentenceLink):
    """Hidden where there are none."""

    opened = Signal(object)
    """the Figure"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", "overrides", theme, parent, tone="accent")
        self._figure: Figure | None = None
        self.clicked.connect(self._open)
        self.hide()

    def show_figure(self, figure: Figure) -> None:
        """Says how many there are."""
        self._figure = figure
        number = counted(figure.value, "decision", "decisions")
        self.setText(f"{number} of this period taken against the criteria")
        self.setVisible(figure.value > 0)
        self.updateGeometry()

    def _open(self) -> None:
        self.opened.emit(self._figure)
