"""The door alone in a window, with settings of its own and the register of the test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.workspace import Session


@dataclass
class Door:
    """The page, and the sessions that came out of it."""

    page: OpeningPage
    qtbot: QtBot
    sessions: list[Session] = field(default_factory=list)

    def until(self, happens: Callable[[], bool]) -> None:
        """Waits for the worker; keys of new registers cost what they cost."""
        self.qtbot.waitUntil(happens, timeout=20_000)

    def opens(self) -> Session:
        """Waits for a register to be opened."""
        self.until(lambda: bool(self.sessions))
        return self.sessions[-1]

    def type(self, text: str, *, enter: bool = True) -> None:
        """Types into whatever has the focus."""
        QTest.keyClicks(self.focus, text)
        if enter:
            QTest.keyClick(self.focus, Qt.Key.Key_Return)

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        found = self.page.window().focusWidget()
        assert found
        return found

    def press(self, words: str) -> None:
        """Presses the button with these words."""
        buttons = [one for one in self.page.findChildren(QPushButton) if one.text().replace("&", "") == words]
        (shown,) = [one for one in buttons if one.isVisible()]
        assert shown.isEnabled()
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of this test alone; the sample register would be made beside them."""
    made = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made.setValue("opening/sample", str(tmp_path / "own" / "sample.stars"))
    made.setValue("opening/folder", str(tmp_path))
    return made


@pytest.fixture
def door(qtbot: QtBot, theme: Theme, settings: QSettings, shown: Callable[[QWidget], None]) -> Iterator[Door]:
    """The door, as it stands when the program starts with no register named."""
    window = QMainWindow()
    tasks = Tasks(window)
    page = OpeningPage(theme, tasks, settings, window)
    made = Door(page, qtbot)
    page.opened.connect(made.sessions.append)
    window.setCentralWidget(page)
    window.resize(theme.px(1280), theme.px(800))
    shown(window)
    page.arrive("")
    yield made
    tasks.wait()
    page.forget()
    for session in made.sessions:
        session.close()
