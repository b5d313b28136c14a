"""What is put into the window once its first picture stands."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from stars_desktop.ui.chrome import Chrome
from stars_desktop.ui.command_table import MENUS, TABLE
from stars_desktop.ui.common.badges import program_icon
from stars_desktop.ui.common.commands import Commands
from stars_desktop.ui.common.pages import Page
from stars_desktop.ui.common.sight import Sight
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.frame import Frame
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.ui.opening.recent import SAMPLE_FILE
from stars_desktop.ui.rooms import Rooms
from stars_desktop.ui.standing import Standing


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the pages, the pages, what the window does itself, and the door."""

    chrome: Chrome
    rooms: Rooms
    standing: Standing
    opening: OpeningPage


def remembered(settings: QSettings) -> Theme:
    """The look as it was left, whatever somebody wrote into the settings."""
    mode, scale = str(settings.value("view/mode", "")), str(settings.value("view/scale", ""))
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - there is a window
    theme = Theme(app)
    theme.setParent(app)
    theme.set_mode(Mode(mode) if mode in list(Mode) else Mode.SYSTEM)
    theme.set_scale(int(scale) if scale.isdecimal() else 100)
    return theme


def is_sample(register: Path) -> bool:
    """Whether a register opens by itself: the sample's passphrase is no secret."""
    return register.name == SAMPLE_FILE and register.is_file()


def furnish(window: Frame, theme: Theme, connect: Callable[[Page], None]) -> Furniture:
    """Puts it into a window; `connect` is called with each page that is made."""
    window.theme, window.tasks = theme, Tasks(window)
    window.commands = Commands(TABLE, theme, window)
    window.commands.fill_menus(window.menuBar(), MENUS)
    window.setWindowIcon(program_icon(theme))
    Sight(theme, window)
    chrome = Chrome(window)
    opening = OpeningPage(theme, window.tasks, window.settings, window)
    chrome.stack.addWidget(opening)
    return Furniture(chrome, Rooms(chrome.stack, connect), Standing(window), opening)
