"""The list of keys: every command with its shortcut, made from the table of commands."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from stars_desktop.ui.common.commands import Command, Commands
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme

OF_THE_PARTS: Final = (
    Command("", "Everywhere", "Next field, and back", "Tab"),
    Command("", "Everywhere", "The field of the underlined letter", "Alt+letter"),
    Command("", "Lists", "Open what is chosen", "Return"),
    Command("", "Lists", "Menu of what is chosen", "Shift+F10"),
    Command("", "Dialogs", "Give it up", "Esc"),
)
"""Keys that are no command's."""

COLUMNS: Final = (
    Column[Command]("Where", lambda one: Cell(one.menu, muted=True), 11),
    Column[Command]("What it does", lambda one: Cell(one.plain.rstrip(".")), 32),
    Column[Command]("Keys", lambda one: Cell(_keys(one)), 13),
)


def _keys(command: Command) -> str:
    return command.shortcut if not command.id else QKeySequence(command.shortcut).toString(_NATIVE)


_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


class ShortcutsDialog(QDialog):
    """Every key in one table."""

    def __init__(self, commands: Commands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        model = RowsModel[Command](COLUMNS, self)
        model.show([*(one for one in commands.table.values() if one.shortcut), *OF_THE_PARTS])
        self.table = Table("Keyboard shortcuts", theme, self)
        self.table.setModel(model)
        self.table.selectRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(self.table)
        body.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(theme.px(640), room.width() - 40), min(theme.px(640), room.height() - 60))
