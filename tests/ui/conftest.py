"""Windows without a screen: a warning of Qt fails the test, and no window, style or thread outlives it."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QThreadPool
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.workspace import Session
from tests.conftest import Desk

SCREEN = os.path.relpath(Path(__file__).with_name("screen.json"))  # a drive's colon would end it
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # read when the application is made
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of the window fails on a warning, but for what a platform without a screen cannot do."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test after which a window, a thread or a task is still there."""
    gc.freeze()  # what was there before is looked at by no collection below: late in a run it is a great deal
    threads = threading.active_count()
    yield
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert qapp.topLevelWidgets() == []
    assert threading.active_count() == threads


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look, in light, at 100 %."""
    look = Theme(qapp)
    look.apply()
    look.set_mode(Mode.LIGHT)
    yield look
    look.set_mode(Mode.SYSTEM)
    qapp.setStyle("Fusion")
    qapp.setPalette(QPalette())


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a window and waits until it can have the focus."""

    def show(window: QWidget) -> None:
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return show


@pytest.fixture
def hold(shown: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
    """Shows a page in a window of 1100 x 800."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)

    def hold(page: QWidget) -> None:
        column.addWidget(page)
        window.resize(1100, 800)
        shown(window)

    return hold


@pytest.fixture
def work(qapp: QApplication, vault: Vault, desk: Desk, theme: Theme) -> Iterator[Workplace]:
    """An empty register of Derby City, open for writing, as a page works with it."""
    tasks = Tasks(qapp)
    yield Workplace(Session(vault, desk.clerk, writes=True), theme, tasks)
    tasks.wait()
    tasks.deleteLater()


def picture(widget: QWidget) -> QImage:
    """What a widget looks like now."""
    return widget.grab().toImage()


def color_at(image: QImage, x: int, y: int) -> str:
    """A pixel, counted from the other edge where the place is negative."""
    return image.pixelColor(QPoint(x % image.width(), y % image.height())).name()


def colors(image: QImage) -> set[str]:
    """Every colour in a picture."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def ring_is_round(image: QImage, color: str, inset: int = 0) -> bool:
    """Whether two pixels of a colour run along all four edges, that far in."""
    middle, half = image.height() // 2, image.width() // 2
    places = [(half, inset + at) for at in (0, 1)] + [(half, -1 - inset - at) for at in (0, 1)]
    places += [(inset + at, middle) for at in (0, 1)] + [(-1 - inset - at, middle) for at in (0, 1)]
    return all(color_at(image, x, y) == color for x, y in places)


def inked(image: QImage, strip: QRect | None = None) -> list[int]:
    """The places across at which a picture, or a strip of it, holds something dark."""
    within = strip or image.rect()
    rows = range(within.top(), within.bottom() + 1)
    across = range(within.left(), within.right() + 1)
    return [x for x in across if any(image.pixelColor(x, y).lightness() < 150 for y in rows)]
