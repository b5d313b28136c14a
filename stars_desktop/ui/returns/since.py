"""What changed since the last submitted version, in a sentence that opens to every change and its cause."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.links import SentenceLink
from stars_desktop.ui.common.pages import Place
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.returns.presenter import Since


class SinceLink(SentenceLink):
    """Hidden where no version of the contract year was submitted."""

    go = Signal(object)
    """asks for a Place"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", "since", theme, parent, tone="accent")
        self._since: Since | None = None
        self.clicked.connect(self._open)
        self.hide()

    def show_since(self, since: Since | None) -> None:
        """Of another return."""
        self._since = since
        self.setText(since.words if since else "")
        self.setVisible(since is not None)
        self.updateGeometry()

    def _open(self) -> None:
        if self._since:
            self.go.emit(Place("changes", self._since.key))
