"""Whether every page of the open register is as it was written, found out behind all other work."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.tasks import Progress, Tasks

if TYPE_CHECKING:
    from stars_desktop.store.vault import Vault


class PageCheck(QObject):
    """Looks piece by piece, so that whoever waits for the worker, or locks the register, waits for one piece."""

    damaged = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pieces: Iterator[list[int]] = iter(())

    def begin(self, vault: "Vault") -> None:
        """Looks through a register that was opened, in place of the one before."""
        self._pieces = vault.bad_pages()
        self._look()

    def _look(self) -> None:
        self._tasks.run("", self._piece, self._looked, self._not_looked)

    def _piece(self, _progress: Progress) -> list[int] | None:
        try:
            return next(self._pieces, None)
        except OSError:  # its drive is gone, which whoever records is told
            return None

    def _looked(self, bad: list[int] | None) -> None:
        if bad:
            self.damaged.emit()
        elif bad is not None:
            self._look()

    def _not_looked(self, _error: ExpectedError) -> None:
        """What cannot be read is said by the page that reads it."""
