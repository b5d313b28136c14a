"""One table of commands, from which menus, the toolbar and shortcuts are made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QToolBar

from stars_desktop.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done: its id, menu, words (with the access key), shortcut, icon and what it is for."""

    id: str
    menu: str
    words: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    in_toolbar: bool = False


class Commands(QObject):
    """The actions of a table of commands, kept in the colours of the theme."""

    def __init__(self, table: Iterable[Command], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = tuple(table)
        self.actions: Mapping[str, QAction] = {command.id: self._action(command) for command in self.table}
        theme.changed.connect(self._tint)
        self._tint()

    def fill_menus(self, bar: QMenuBar, titles: Iterable[str]) -> None:
        """A menu for each title that has commands, in the order given."""
        for title in titles:
            entries = [command for command in self.table if command.menu == title.replace("&", "")]
            if entries:
                menu = bar.addMenu(title)
                menu.addActions([self.actions[command.id] for command in entries])

    def fill_toolbar(self, bar: QToolBar) -> None:
        """The commands that stand in the toolbar, with icon and words."""
        bar.addActions([self.actions[command.id] for command in self.table if command.in_toolbar])

    def allow(self, command_id: str, why_not: str = "") -> None:
        """Enables a command, or disables it with the reason shown where it stands."""
        action = self.actions[command_id]
        command = next(one for one in self.table if one.id == command_id)
        action.setEnabled(not why_not)
        action.setStatusTip(why_not or command.tip)
        action.setToolTip(why_not or command.tip or action.iconText())

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setIconText(command.words.replace("&", ""))
        action.setObjectName(command.id)
        action.setStatusTip(command.tip)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda _checked=False: command.run())
        return action

    def _tint(self) -> None:
        for command in self.table:
            if command.icon:
                self.actions[command.id].setIcon(self._theme.icon(command.icon))
