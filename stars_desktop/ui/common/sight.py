"""What has the focus is in sight, in whatever scrolls it."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from stars_desktop.ui.common.theme import Theme

ROOM = 60
"""kept free above and below it where there is room, at a body line of 18"""


class Sight(QObject):
    """Follows the focus; Qt does so only where Tab goes on within the same area.

    Where the pointer put the focus, what is under it stays where it is.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        part = now.parentWidget()
        while part:
            if isinstance(part, QScrollArea):
                self._show(now, part)
            part = part.parentWidget()

    def _show(self, widget: QWidget, area: QScrollArea) -> None:
        inside, view = area.widget(), area.viewport().height()
        if inside is None or not inside.isAncestorOf(widget):
            return
        place = QRect(widget.mapTo(inside, QPoint()), widget.size())
        if place.height() <= view:
            room = min(self._theme.px(ROOM), (view - place.height()) // 2)
            area.ensureVisible(0, place.center().y(), 0, place.height() // 2 + room)
        elif widget.visibleRegion().isEmpty():
            area.ensureVisible(0, place.top())
