"""One table of commands, from which menus, the toolbar, shortcuts and the list of shortcuts are made.

A command is data: its id, menu, words and shortcut. What it does is answered by the screen in front, or else by the
window, with a `Use`; where nobody answers, it stands disabled with the reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from stars_desktop.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done: where it stands in the menus, its words with their access key, and its shortcut."""

    id: str
    menu: str
    words: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    elsewhere: str = "This belongs to another page. Choose it at the left."
    """why it cannot be used where nobody answers for it"""
    group: int = 0
    """a line stands in the menu between groups"""
    checkable: bool = False

    @property
    def plain(self) -> str:
        """Its words without the mark of the access key."""
        return self.words.replace("&", "")


def always() -> str:
    """It can be used."""
    return ""


@dataclass(frozen=True, slots=True)
class Use:
    """What a screen does for a command, and why not now; "" where it can be done."""

    run: Callable[[], object]
    why_not: Callable[[], str] = always
    words: Callable[[], str] | None = None
    """other words than the table's, such as what would be undone"""
    checked: Callable[[], bool] | None = None


Uses = Mapping[str, Use]


class Commands(QObject):
    """The actions of a table of commands, in the colours of the theme and bound to whoever is in front."""

    def __init__(self, table: Sequence[Command], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = {command.id: command for command in table}
        self._uses: dict[str, Use] = {}
        self.actions: Mapping[str, QAction] = {command.id: self._action(command) for command in table}
        theme.changed.connect(self._tint)
        self._tint()

    def bind(self, *answers: Uses) -> None:
        """Asks these for every command from now on; the first that answers is heard."""
        self._uses = {}
        for uses in reversed(answers):
            self._uses.update(uses)
        self.refresh()

    def refresh(self) -> None:
        """Enables what can be done now; what cannot be says why where it stands."""
        for command in self.table.values():
            use = self._uses.get(command.id)
            self._allow(command, use.why_not() if use else command.elsewhere)
            action = self.actions[command.id]
            action.setText(use.words() if use and use.words else command.words)
            if use and use.checked:
                action.setChecked(use.checked())

    def run(self, command_id: str) -> None:
        """Does it, where it can be done."""
        if (use := self._uses.get(command_id)) and not use.why_not():
            use.run()

    def why_not(self, command_id: str) -> str:
        """Why it cannot be done now; "" where it can."""
        use = self._uses.get(command_id)
        return use.why_not() if use else self.table[command_id].elsewhere

    def fill_menus(self, bar: QMenuBar, titles: Iterable[str]) -> None:
        """A menu for each title that has commands, in the order given."""
        for title in titles:
            entries = [command for command in self.table.values() if command.menu == title.replace("&", "")]
            if entries:
                menu = bar.addMenu(title)
                menu.setToolTipsVisible(True)
                self._fill(menu, entries)

    def fill_menu(self, menu: QMenu, commands: Iterable[str]) -> None:
        """A context menu of these commands, for those that can be done."""
        self._fill(menu, [self.table[one] for one in commands if not self.why_not(one)])

    def fill_toolbar(self, bar: QToolBar, commands: Iterable[str]) -> None:
        """These commands with icon and words, in place of what stood there."""
        bar.clear()
        bar.addActions([self.actions[one] for one in commands])

    def _fill(self, menu: QMenu, entries: Sequence[Command]) -> None:
        for before, command in zip([None, *entries], entries, strict=False):
            if before and before.group != command.group:
                menu.addSeparator()
            menu.addAction(self.actions[command.id])

    def _allow(self, command: Command, why_not: str) -> None:
        action = self.actions[command.id]
        action.setEnabled(not why_not)
        shortcut = f" ({command.shortcut})" if command.shortcut else ""
        action.setStatusTip(why_not or command.tip)
        action.setToolTip(why_not or (command.tip or command.plain) + shortcut)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setIconText(command.plain)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(self._triggered)
        return action

    def _triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.run(sender.objectName())
            self.refresh()

    def _tint(self) -> None:
        for command in self.table.values():
            if command.icon:
                self.actions[command.id].setIcon(self._theme.icon(command.icon))
