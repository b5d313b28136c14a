"""How long until the window is there: its first picture, and the door, against an empty window of Qt alone."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.conftest import say

ROUNDS = 15

EMPTY = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os._exit(0)
        return False
app = QApplication([])
seen = Seen()
app.installEventFilter(seen)
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from stars_desktop.ui.window import MainWindow
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and {until}:
            os._exit(0)
        return False
app = QApplication([])
seen = Seen()
app.installEventFilter(seen)
window = MainWindow(None, QSettings(sys.argv[1], QSettings.Format.IniFormat))
window.show()
app.exec()
"""
PROGRAMS = {
    "an empty window of Qt": EMPTY,
    "our first picture": OURS.format(until="True"),
    "our door": OURS.format(until='hasattr(window, "opening") and window.opening.isVisible()'),
}


def seconds(program: str, settings: Path) -> float:
    """From the start of a process until what it waits for is painted, by the system's count of its processor time."""
    before = os.times()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", program, settings], env=environment, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_the_window_is_there_at_once(tmp_path: Path) -> None:
    """The programs take turns; the first round warms the caches of the system and counts for nothing."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS + 1):
        for name, program in PROGRAMS.items():
            taken[name].append(seconds(program, tmp_path / "settings.ini"))
    floor = median(taken["an empty window of Qt"][1:])
    for name, times in taken.items():
        say(f"{name}: {1000 * median(times[1:]):.0f} ms, {median(times[1:]) / floor:.2f} times")
    assert len(taken) == len(PROGRAMS)
