"""The whole screen for one page: menus and all that stands round the pages step back, and come back as they were."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.pages import Page
from stars_desktop.ui.frame import Frame

KEPT: Final = ("undo", "refresh", "larger", "smaller", "normal", "lock")
"""The commands whose keys such a page keeps."""


class WholeScreen(QObject):
    """Gives the screen to a page, and back to the window."""

    def __init__(self, window: Frame, parts: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._given = False

    def give(self, page: Page | None) -> None:
        """The whole screen to a page that is to have it alone; None, or another page, gives it back."""
        alone = page is not None and page.alone
        if page and alone:
            page.addActions([self._window.commands.actions[one] for one in KEPT])
        if alone is self._given:
            return
        self._given = alone
        if alone:
            self._state = self._window.windowState()
            self._hidden = [part for part in self._parts if part.isVisibleTo(self._window)]
        for part in self._hidden:
            part.setVisible(not alone)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen if alone else self._state)
