"""What the parts of the window know of it: the look, the settings, the worker, and where one can go."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton

from stars_desktop.ui.common.places import Place
from stars_desktop.ui.navigation import Trail

if TYPE_CHECKING:  # the first picture does not wait for them
    from stars_desktop.ui.common.commands import Commands
    from stars_desktop.ui.common.pages import Page, Workplace
    from stars_desktop.ui.common.tasks import Tasks
    from stars_desktop.ui.common.theme import Theme

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Frame(QMainWindow):
    """The window, to those parts of it that it is made of."""

    said = Signal(str)
    """what was done, for the line below"""
    failed = Signal(str)
    """what could not be done and what to do, for the bar above the page"""
    furnished = Signal()
    """the first picture stands, and all else is there"""

    theme: "Theme"
    tasks: "Tasks"
    commands: "Commands"

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self.trail = Trail()
        self.work: Workplace | None = None
        """the open register; None at the door"""

    @property
    def page(self) -> "Page":
        """The page in front."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """Brings a page to the front, and begins there what is to be begun."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Back (-1) or forward along where the window has been."""
        raise NotImplementedError

    def leave(self, begin: str = "") -> None:
        """To the door, and there begins "new" or "open"; asks first where something typed would be lost."""
        raise NotImplementedError

    def refresh_all(self) -> None:
        """Reads again what every page shows."""
        raise NotImplementedError

    def next_pane(self) -> None:
        """The focus to the next part of the window."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the focus, as Space does; Qt itself sees to that in dialogs only."""
        focus = self.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QPushButton | QToolButton) and focus.isEnabled():
            focus.click()
        else:
            super().keyPressEvent(event)
