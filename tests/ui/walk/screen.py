"""A screen in a telling state, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from tests.ui.walk.stage import Stage


@dataclass(frozen=True)
class Screen:
    """A screen in a state: its name, what is in front (a page of the window, or a dialog), and the way there."""

    name: str
    shows: type[QWidget]
    go: Callable[[Stage], object]

    def make(self, stage: Stage) -> QDialog | QMainWindow:
        """Goes there, and gives the window that is in front."""
        self.go(stage)
        stage.settle()
        front = stage.front
        assert isinstance(front if isinstance(front, QDialog) else stage.window.page, self.shows)
        stage.until(front.isActiveWindow)
        return front
