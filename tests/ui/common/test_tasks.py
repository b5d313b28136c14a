"""Long work on its own thread: results, failures in words, progress after a moment, cancelled without a trace."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.tasks import Progress, TaskBar, Tasks
from stars_desktop.ui.common.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def tasks(window: QWidget) -> Iterator[Tasks]:
    made = Tasks(window)
    yield made
    made.cancel()
    made.wait()


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.found: list[object] = []
        self.failed: list[str] = []
        self.threads: set[int] = set()

    def done(self, found: object) -> None:
        self.found.append(found)
        self.threads.add(threading.get_ident())

    def fail(self, error: ExpectedError) -> None:
        self.failed.append(str(error))
        self.threads.add(threading.get_ident())


def test_work_runs_elsewhere_and_comes_back_here(qtbot: QtBot, tasks: Tasks) -> None:
    heard = Heard()
    tasks.run("Counting", lambda _progress: threading.get_ident(), heard.done, heard.fail)
    qtbot.waitUntil(lambda: bool(heard.found))
    assert heard.found != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}
    assert not tasks.busy


def test_one_thing_runs_after_another(qtbot: QtBot, tasks: Tasks) -> None:
    heard = Heard()
    for number in range(20):
        tasks.run("Counting", lambda _progress, number=number: number, heard.done, heard.fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard.found) == 20)
    assert heard.found == list(range(20))


def test_an_expected_failure_comes_back_as_its_sentence(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_progress: Progress) -> None:
        raise ExpectedError("The workbook is open in Excel. Close it there, then try again.")

    heard = Heard()
    tasks.run("Writing", work, heard.done, heard.fail)
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert heard.failed == ["The workbook is open in Excel. Close it there, then try again."]


def test_a_bug_is_reported_and_whoever_waits_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    broken: list[object] = []
    tasks.broke.connect(broken.append)
    heard = Heard()
    tasks.run("Dividing", lambda _progress: 1 // 0, heard.done, heard.fail)
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert isinstance(broken[0], ZeroDivisionError)
    assert "Nothing was changed" in heard.failed[0]


def endless(progress: Progress) -> None:
    """Runs until it is cancelled."""
    number = 0
    while True:
        number += 1
        progress("Reading", min(number, 999), 1000)


def test_cancelled_work_says_so(qtbot: QtBot, tasks: Tasks) -> None:
    heard = Heard()
    tasks.run("Reading", endless, heard.done, heard.fail, cancels=True)
    tasks.cancel()
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert heard.failed == ["Cancelled. Nothing was changed."]


def test_progress_appears_after_a_moment_and_its_button_cancels(
    qtbot: QtBot, tasks: Tasks, theme: Theme, window: QWidget
) -> None:
    bar = TaskBar(tasks, theme, window)
    heard = Heard()
    tasks.run("Reading", endless, heard.done, heard.fail, cancels=True)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: bar.words.text().startswith("Reading, "))
    assert bar.bar.maximum() == 1000
    bar.cancel.click()
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert not bar.isVisible()


def test_quick_work_shows_nothing(qtbot: QtBot, tasks: Tasks, theme: Theme, window: QWidget) -> None:
    bar = TaskBar(tasks, theme, window)
    heard = Heard()
    tasks.run("Counting", lambda _progress: 1, heard.done, heard.fail)
    qtbot.waitUntil(lambda: bool(heard.found))
    assert not bar.isVisible()
    assert not bar._patience.isActive()


def test_closing_waits_and_tells_nobody(tasks: Tasks) -> None:
    heard = Heard()
    tasks.run("Reading", endless, heard.done, heard.fail)
    tasks.cancel()
    tasks.wait()
    QApplication.processEvents()
    assert (heard.found, heard.failed) == ([], [])
    assert not tasks.busy
