"""The toolbar: the commands of the page in front, entered by F6 and gone through by Tab and the arrows."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from stars_desktop.ui.common.commands import Commands
from stars_desktop.ui.common.theme import Theme

MORE: Final = "More commands"


class Tools(QToolBar):
    """Back and forward, what the page offers, and at the right the way to everything."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("Commands", parent)
        self._theme = theme
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        theme.changed.connect(self._size)
        self._size()

    def show_tools(self, commands: Commands, ids: Sequence[str]) -> None:
        """The commands of the page in front; none while no register is open."""
        self.clear()
        self.setVisible(bool(ids))
        for one in ("back", "forward"):
            self.addAction(commands.actions[one])
            button = self.widgetForAction(commands.actions[one])
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(commands.table[one].plain)
        self.addSeparator()
        for one in ids:
            self.addAction(commands.actions[one])
        stretch = QWidget(self)
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self.addAction(commands.actions["go_to"])

    def enter(self) -> None:
        """The focus to the first that can be used."""
        for button in self._able():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """To the next that can be used; before the first and behind the last it goes on in the window."""
        able = list(self._able())
        at = next((at for at, button in enumerate(able) if button.hasFocus()), -1)
        to = at + (1 if forward else -1)
        if at >= 0 and 0 <= to < len(able):
            able[to].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def _able(self) -> Iterator[QToolButton]:
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton) and button.isEnabled() and button.isVisible():
                yield button

    def _size(self) -> None:
        for more in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            more.setIcon(self._theme.icon("chevron-right"))  # Qt takes it once, in the colours of then
            more.setAccessibleName(MORE)
            more.setToolTip(MORE)
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
