"""The whole window without a screen, with settings of its own, and somebody before it who has no mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.window import MainWindow
from tests.journeys.person import Person
from tests.ui.conftest import nothing_left, shown, theme

__all__ = ["nothing_left", "shown", "theme"]

Start = Callable[..., Person]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a journey too."""
    for item in items:
        if "tests/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of this test alone; new registers and the sample would be made beside them."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made.setValue("opening/sample", str(tmp_path / "own" / "sample.stars"))
    made.setValue("opening/folder", str(tmp_path))
    return made


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, settings: QSettings, shown: Callable[[QWidget], None]) -> Start:
    """Starts the program on a register, or on none; with a passphrase it is opened."""

    def start(register: Path | None = None, passphrase: str = "") -> Person:
        window = MainWindow(theme, settings, register)
        shown(window)
        person = Person(window, qtbot)
        if passphrase:
            person.until(lambda: person.focus == "Passphrase", "the passphrase")
            person.type(passphrase)
            person.press("Return")
            person.until(lambda: window.windowTitle() == "Enquiries - STARS Desktop", "the list of enquiries")
        return person

    return start
