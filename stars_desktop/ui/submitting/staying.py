"""What has the focus stays in sight when more is laid out above it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

from stars_desktop.ui.common.pages import Page


class StaysInSight(QObject):
    """Of one page and what scrolls in it."""

    def __init__(self, area: QScrollArea, page: Page) -> None:
        super().__init__(page)
        self._area, self._page = area, page
        area.verticalScrollBar().rangeChanged.connect(self._later)

    def _later(self) -> None:
        QTimer.singleShot(0, self, self._bring)  # once what is above has its place

    def _bring(self) -> None:
        focus, inside = self._page.focusWidget(), self._area.widget()
        if focus and inside and focus.hasFocus() and inside.isAncestorOf(focus):
            middle = focus.mapTo(inside, focus.rect().center())
            self._area.ensureVisible(0, middle.y(), 0, focus.height() // 2 + self._page.theme.px(24))
