"""The register list in a window: how long the event loop stands still, and rows against SQL written by hand.

Run: python3 installer/dev.py bench tests/benchmarks/test_list.py. Sizes come from STARS_BENCH_SIZES; beyond a hundred
thousand enquiries there is no list to measure.
"""

import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.rows import PAGE
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.register.page import RegisterPage
from stars_desktop.workspace import Session
from tests.benchmarks.conftest import bare, later, say

MOST: Final = 100_000

IDS = "select enquiry_id from standing where state <> 'new' order by {} desc, enquiry_id desc"
FILTERED = (
    "select enquiry_id from standing where state <> 'new' and cohort = 'B' order by notified_on desc, enquiry_id desc"
)
SEARCHED = "select enquiry_id from standing where state <> 'new' and search like '%khan%' order by notified_on desc"
ROWS = "select * from standing join enquiry on enquiry.id = enquiry_id where enquiry_id in ({})"


class Heartbeat:
    """Beats whenever the event loop comes round; the longest time between two beats is how long it stood still."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start(0)

    def during(self, begin: Callable[[], object], done: Callable[[], bool], qtbot: QtBot) -> tuple[float, float]:
        """Seconds until it was done, and of the longest stand-still meanwhile."""
        qtbot.wait(50)
        start = self.begin()
        begin()
        qtbot.waitUntil(done, timeout=60_000)
        taken = time.perf_counter() - start
        qtbot.wait(150)  # what follows a moment later counts too: the preview of who is chosen
        return taken, self.longest

    def begin(self) -> float:
        """Forgets what was before."""
        self._last, self.longest = time.perf_counter(), 0.0
        return self._last

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def work(qapp: QApplication, grown: tuple[int, Vault]) -> Iterator[Workplace]:
    size, vault = grown
    if size > MOST:
        pytest.skip("no list is that long")
    theme, tasks = Theme(qapp), Tasks(qapp)
    theme.apply()
    yield Workplace(Session(vault, later().clerk, writes=True), theme, tasks)
    tasks.wait()
    qapp.setStyle("Fusion")


def by_hand(vault: Vault, ids: str) -> float:
    """Seconds for the same in SQL written by hand, warm: the numbers in order, and the first page of rows."""
    raw = bare(vault)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        found = raw.execute(ids).fetchall()
        raw.execute(ROWS.format(",".join(str(row[0]) for row in found[:PAGE]))).fetchall()
        times.append(time.perf_counter() - start)
    return min(times)


def there(page: RegisterPage) -> bool:
    """Whether what is wanted was found, and its rows in sight are there."""
    return (
        bool(page.found and page.found.wanted == page.filters.wanted)
        and page.model.rowCount() > 0
        and page.model.row(max(0, page.table.rowAt(0))) is not None
    )


def test_the_list_opens_sorts_filters_and_scrolls(work: Workplace, grown: tuple[int, Vault], qtbot: QtBot) -> None:
    size, vault = grown
    beat = Heartbeat()
    made: list[RegisterPage] = []
    lines: list[tuple[str, tuple[float, float], str]] = []

    def measure(name: str, begin: Callable[[], object], ids: str) -> None:
        shown = made[0].found if made else None
        lines.append((name, beat.during(begin, lambda: made[0].found is not shown and there(made[0]), qtbot), ids))

    def open_it() -> None:
        page = RegisterPage(work)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()

    measure("opening", open_it, IDS.format("notified_on"))
    page = made[0]
    measure("all of it", page.filters.clear_all, IDS.format("notified_on"))
    assert page.model.rowCount() > size * 0.9
    for column, sql in (("social_worker", "lower(social_worker)"), ("days", "step_since"), ("age", "born")):
        measure(f"sorting by {column}", lambda column=column: page.filters.sort_by(column, True), IDS.format(sql))  # type: ignore[misc]
    page.filters.sort_by("notified_on", True)
    measure("one cohort", lambda: page.filters.choices["cohort"].choose(Cohort.B), FILTERED)
    page.filters.clear_all()
    qtbot.wait(500)
    measure("searching (the pause in typing counts)", lambda: page.filters.search.setText("khan"), SEARCHED)
    page.filters.clear_all()
    qtbot.wait(500)
    measure("reading again", page.refresh, IDS.format("notified_on"))
    for name, (taken, gap), ids in lines:
        floor = by_hand(vault, ids)
        say(
            f"the list of {size:>7,}, {name}: {taken * 1000:.0f} ms, {taken / floor:.1f} times plain SQL for "
            f"numbers and a page; the event loop stood still {gap * 1000:.0f} ms at most"
        )
    say(f"the list of {size:>7,}, scrolling: {scrolled(page, beat, qtbot)}")
    beat.stop()


def scrolled(page: RegisterPage, beat: Heartbeat, qtbot: QtBot) -> str:
    """Jumps all over the list, and holds an arrow down."""
    bar, gaps = page.table.verticalScrollBar(), []
    beat.begin()
    for turn in range(60):
        start = time.perf_counter()
        bar.setValue((turn * 7919) % max(1, bar.maximum()))
        page.table.viewport().repaint()
        gaps.append(time.perf_counter() - start)
        qtbot.wait(1)
    for _ in range(200):
        QTest.keyClick(page.table, Qt.Key.Key_PageDown)
        qtbot.wait(1)
    jump, gap = sorted(gaps)[30] * 1000, beat.longest * 1000
    return f"a jump and its picture {jump:.0f} ms; the event loop stood still {gap:.0f} ms at most"
