"""Work that may take longer than a blink, on one thread of its own; what becomes of it, and how far it is."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.ui.common.theme import Theme

Failure = Callable[[ExpectedError], None]
Work = Callable[["Progress"], Any]
"""What runs on the other thread; it tells how far it is, and is told to stop, by calling the progress."""

OFTEN: Final = 0.05
"""seconds between two tellings that reach the window"""
PATIENCE: Final = 600
"""milliseconds for which nothing is shown"""


class _Signals(QObject):
    """Carries what the worker found to the window's thread; each names its task first."""

    done = Signal(object, object)
    failed = Signal(object, object)
    told = Signal(str, int, int)


class Progress:
    """Told the stage and how much of how much is done; raises CancelledError once the user has cancelled."""

    def __init__(self, signals: _Signals) -> None:
        self._signals = signals
        self._told = 0.0
        self.cancelled = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Called by the work, on its own thread."""
        if self.cancelled:
            raise CancelledError("Cancelled. Nothing was changed.")
        now = monotonic()
        if now - self._told >= OFTEN:
            self._told = now
            self._signals.told.emit(stage, done, total)


class _Task(QRunnable):
    def __init__(self, work: Work, done: Callable[[Any], None], failed: Failure, signals: _Signals) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self.then, self.otherwise, self.signals = work, done, failed, signals
        self.progress = Progress(signals)

    def run(self) -> None:
        """On the worker thread; the one place of the window for what nobody foresaw."""
        try:
            found = self._work(self.progress)
        except Exception as error:  # noqa: BLE001 - handed to the window: a sentence, or a bug to report
            self.signals.failed.emit(self, error)
        else:
            self.signals.done.emit(self, found)


class Tasks(QObject):
    """Runs one piece of work after another on one thread; results come back on the window's own."""

    changed = Signal()
    """what runs, or how far it is, is another now"""
    broke = Signal(object)
    """a bug, for the window to report calmly"""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[_Task] = []
        self.words, self.stage, self.done, self.total = "", "", 0, 0
        self.cancels = False

    @property
    def busy(self) -> bool:
        """Whether something runs that was given words."""
        return bool(self._running and self.words)

    def run(
        self, words: str, work: Work, done: Callable[[Any], None], failed: Failure, *, cancels: bool = False
    ) -> None:
        """Starts work; `done` gets what it found, `failed` the sentence it raised. Quiet work has no words."""
        signals = _Signals(self)
        task = _Task(work, done, failed, signals)
        self._running.append(task)
        signals.done.connect(self._ended)
        signals.failed.connect(self._broke)
        signals.told.connect(self._told)
        if words:
            self.words, self.stage, self.done, self.total, self.cancels = words, words, 0, 0, cancels
            self.changed.emit()
        self._pool.start(task)

    def cancel(self) -> None:
        """Asks what runs to stop; it says so when it has."""
        for task in self._running:
            task.progress.cancelled = True

    def wait(self) -> None:
        """Until nothing runs any more; what was found by then comes to nobody."""
        for task in self._running:
            task.signals.blockSignals(True)
        self._pool.waitForDone()
        for task in list(self._running):
            self._forget(task)

    def _told(self, stage: str, done: int, total: int) -> None:
        self.stage, self.done, self.total = stage, done, total
        self.changed.emit()

    def _ended(self, task: _Task, found: Any) -> None:  # noqa: ANN401 - any result
        if task in self._running:  # else it was waited for, and what it found comes to nobody
            self._forget(task)
            task.then(found)

    def _broke(self, task: _Task, error: Exception) -> None:
        if task not in self._running:
            return
        self._forget(task)
        if isinstance(error, ExpectedError):
            task.otherwise(error)
        else:
            self.broke.emit(error)
            task.otherwise(ExpectedError("Something went wrong in the program. Nothing was changed."))

    def _forget(self, task: _Task) -> None:
        self._running.remove(task)
        task.signals.deleteLater()
        if not self._running:
            self.words = ""
        self.changed.emit()


class TaskBar(QFrame):
    """What runs and how far it is, with Cancel; it appears after 0.6 s."""

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._theme = tasks, theme
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.clicked.connect(self._stop)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._appear)
        tasks.changed.connect(self._follow)
        theme.changed.connect(self._size)
        self._size()
        self.hide()

    def _follow(self) -> None:
        if not self._tasks.busy:
            self._patience.stop()
            self.hide()
            return
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()
        counted = self._tasks.total > 1
        count = f", {100 * self._tasks.done // self._tasks.total} %" if counted else ""
        self.words.setText(f"{self._tasks.stage}{count}")
        self.bar.setAccessibleName(self._tasks.words)
        self.bar.setRange(0, self._tasks.total if counted else 1)
        self.bar.setValue(self._tasks.done)
        self.cancel.setVisible(self._tasks.cancels)

    def _appear(self) -> None:
        self.cancel.setEnabled(True)
        self.setVisible(self._tasks.busy)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._tasks.cancel()

    def _size(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(24), px(6), px(12), px(6))
        self._row.setSpacing(px(12))
        self.words.setMinimumWidth(px(260))
