"""Tabs over lists."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """An access key chooses a tab and brings the focus to it, and so into sight."""

    def event(self, event: QEvent) -> bool:
        """Qt chooses the tab and leaves the focus where it was, perhaps far above."""
        done = super().event(event)
        if event.type() == QEvent.Type.Shortcut:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return done
