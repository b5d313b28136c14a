"""Work that may take longer than a blink, on one thread, and what becomes of its failures."""

import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system import logs

Failure = Callable[[Exception], None]


class _Signals(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, run: Callable[[], Any], signals: _Signals) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._run, self._signals = run, signals

    def run(self) -> None:
        """On the worker thread; the one place of the window for what nobody foresaw."""
        try:
            found = self._run()
        except Exception as error:  # noqa: BLE001 - handed to the window in words
            self._signals.failed.emit(error)
        else:
            self._signals.done.emit(found)


class Tasks(QObject):
    """Runs one piece of work after another on one thread; results come back on the window's own."""

    busy = Signal(str)
    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[tuple[_Work, _Signals]] = []

    def run(self, words: str, work: Callable[[], Any], done: Callable[[Any], None], failed: Failure) -> None:
        """Starts work; `done` gets what it found, `failed` what it raised."""
        signals = _Signals(self)
        task = _Work(work, signals)
        self._running.append((task, signals))
        signals.done.connect(lambda found: self._ended(task, done, found))
        signals.failed.connect(lambda error: self._ended(task, failed, error))
        self.busy.emit(words)
        self._pool.start(task)

    def wait(self) -> None:
        """Until nothing runs any more."""
        self._pool.waitForDone()

    def _ended(self, task: _Work, then: Callable[[Any], None], value: Any) -> None:  # noqa: ANN401
        for pair in [pair for pair in self._running if pair[0] is task]:
            self._running.remove(pair)
            pair[1].deleteLater()
        if not self._running:
            self.idle.emit()
        then(value)


def in_words(error: Exception) -> str:
    """An expected failure's own sentence; a fault is logged and said calmly."""
    if isinstance(error, ExpectedError):
        return str(error)
    logs.note_failure("the window", error)
    place = traceback.extract_tb(error.__traceback__)[-1:] or []
    where = f" ({place[0].name})" if place else ""
    return f"Something went wrong in the program{where}. Nothing was changed. The log tells support where."
