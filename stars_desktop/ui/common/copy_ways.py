"""The ways from a return to its copies: those that leave as they are, and the one that hides small numbers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.places import Place


class CopyWays(QObject):
    """`key` tells which return is shown, by its dates or its number; "" while there is none."""

    go = Signal(object)
    """asks for a Place"""

    def __init__(self, key: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._key = key

    def export(self) -> None:
        """To its workbooks, and to paper."""
        self._to("copies")

    def publish(self) -> None:
        """To the copy that hides small numbers."""
        self._to("publishing")

    def uses(self) -> Uses:
        """Both, for commands."""
        return {
            "export_return": Use(self.export, self._why_not),
            "publication_copy": Use(self.publish, self._why_not),
        }

    def _to(self, page: str) -> None:
        if key := self._key():
            self.go.emit(Place(page, key))

    def _why_not(self) -> str:
        return "" if self._key() else "Nothing is counted yet."
