"""Questions put to the register while somebody types: at once where it is small, else on the worker."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.tasks import Failure, Progress, Tasks

T = TypeVar("T")


class Asking(QObject):
    """Hears the answer to the question put last; what was asked before is answered in vain."""

    def __init__(self, tasks: Tasks, failed: Failure, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._failed = tasks, failed
        self._asked = 0
        self.waiting = False
        """for the answer to the question put last"""

    def ask(self, work: Callable[[], T], done: Callable[[T], None], *, large: bool) -> None:
        """`done` gets what `work` found; where it fails in words, `failed` given to the class gets them."""
        self._asked += 1
        self.waiting = large
        if large:
            self._tasks.run(
                "",
                partial(_unheard, work),
                partial(self._answered, self._asked, done),
                partial(self._answered, self._asked, self._failed),
            )
            return
        try:
            found = work()
        except ExpectedError as error:
            self._failed(error)
        else:
            done(found)

    def _answered(self, asked: int, then: Callable[[T], None], found: T) -> None:
        if shiboken6.isValid(self) and asked == self._asked:
            self.waiting = False
            then(found)


def _unheard(work: Callable[[], T], _progress: Progress) -> T:
    """These questions are too short to tell how far they are."""
    return work()
