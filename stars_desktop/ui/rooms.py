"""The pages of an open register: made when they are first gone to, gone when it is closed."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QStackedWidget

from stars_desktop.ui.common.pages import Page, Workplace
from stars_desktop.ui.screens import SCREENS


class Rooms:
    """Pages by name, in a stack; `connect` is called with each that is made."""

    def __init__(self, stack: QStackedWidget, connect: Callable[[Page], None]) -> None:
        self._stack, self._connect = stack, connect
        self._pages: dict[str, Page] = {}
        self._stale: set[Page] = set()

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def page(self, name: str, work: Workplace) -> Page:
        """The page of that name, showing the register as it is now."""
        if name not in self._pages:
            self._pages[name] = SCREENS[name](work, self._stack)
            self._connect(self._pages[name])
            self._stack.addWidget(self._pages[name])
        page = self._pages[name]
        if page in self._stale:
            self._stale.discard(page)
            page.refresh()
        return page

    def outdate(self, but: Page) -> None:
        """The register has changed: every page reads it again when it is gone to, one at once."""
        self._stale = {page for page in self._pages.values() if page is not but}

    def clear(self) -> None:
        """Nothing from inside stays on the screen."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
