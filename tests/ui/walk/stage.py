"""The main window itself over a register of its own, for whoever looks at its screens one after the other."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from stars_desktop.services.registers import make_register
from stars_desktop.services.sample import PASSPHRASE as OF_THE_SAMPLE
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Page, Place
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.window import MainWindow
from stars_desktop.workspace import Session
from tests.conftest import CHEAP, Desk

P = TypeVar("P", bound=Page)
D = TypeVar("D", bound=QDialog)

PASSPHRASE: Final = "correct horse battery staple"
"""of the empty register"""
LONG: Final = 20
"""seconds after which something is taken not to happen any more"""


@dataclass(frozen=True)
class Props:
    """What a stage needs: the look, a folder of its own, and the sample register, of which it takes a copy."""

    theme: Theme
    folder: Path
    sample: Path


class Stage:
    """A window at the door, with settings of its own: opens registers, goes to places, says what is in front."""

    def __init__(self, props: Props, size: tuple[int, int]) -> None:
        self.folder, self._sample = props.folder, props.sample
        self.theme, self.size = props.theme, size
        self.desk = Desk()
        self.settings = QSettings(str(self.folder / "settings.ini"), QSettings.Format.IniFormat)
        self.settings.setValue("opening/folder", str(self.folder))
        self.settings.setValue("opening/sample", str(self.folder / "own" / "sample.stars"))
        self.window = MainWindow(self.theme, self.settings)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.settle()

    @property
    def front(self) -> QDialog | MainWindow:
        """The dialog that is open, or else the window."""
        dialogs = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return dialogs[-1] if dialogs else self.window

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found
        return found

    def until(self, happens: Callable[[], bool]) -> None:
        """Waits for what the worker or the screen has to do first."""
        end = monotonic() + LONG
        while not happens():
            assert monotonic() < end
            QTest.qWait(2)

    def settle(self) -> None:
        """Waits until nothing is worked on, and what was found is painted."""
        QTest.qWait(1)
        self.until(lambda: not self.window.tasks._running)
        for _ in range(3):  # one layout waits for another
            QTest.qWait(1)

    def new_register(self) -> Path:
        """An empty register of Derby City."""
        path = self.folder / "derby.stars"
        make_register(path, "derby", PASSPHRASE, randomness=bytes(range(16)), cost=CHEAP)
        return path

    def open_empty(self) -> None:
        """Opens an empty register."""
        self._open(self.new_register(), PASSPHRASE)

    def open_sample(self, *, writes: bool = True) -> None:
        """Opens a copy of the sample register."""
        path = self.folder / "sample.stars"
        shutil.copy(self._sample, path)
        self._open(path, OF_THE_SAMPLE, writes=writes)

    def vault(self) -> Vault:
        """What is open."""
        assert self.window.work
        return self.window.work.session.vault

    def go(self, kind: type[P], page: str, key: str = "") -> P:
        """Goes to a page, which is of this kind."""
        self.window.go(Place(page, key))
        self.settle()
        found = self.window.page
        assert isinstance(found, kind)
        return found

    def run(self, command: str) -> None:
        """Does a command that can be done here."""
        assert self.window.commands.why_not(command) == ""
        self.window.commands.run(command)
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog in front, which is of this kind."""
        self.until(lambda: isinstance(self.front, kind))
        found = self.front
        assert isinstance(found, kind)
        self.until(found.isActiveWindow)
        return found

    def type(self, text: str, *, enter: bool = False) -> None:
        """Types into what has the focus."""
        QTest.keyClicks(self.focus, text)
        if enter:
            QTest.keyClick(self.focus, Qt.Key.Key_Return)
        self.settle()

    def press(self, words: str) -> None:
        """Presses the button with these words."""
        buttons = [one for one in self.front.findChildren(QPushButton) if one.text().replace("&", "") == words]
        (shown,) = [one for one in buttons if one.isVisible() and one.isEnabled()]
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
        self.settle()

    def close(self) -> None:
        """Closes everything, whatever was typed."""
        self.settle()
        while isinstance(self.front, QDialog):
            self.front.done(0)
        self.window.opening.forget()
        self.window.rooms.clear()
        self.window.close()
        self.window.deleteLater()

    def _open(self, path: Path, passphrase: str, *, writes: bool = True) -> None:
        clerk = self.desk.clerk
        self.window.show_register(Session(Vault.open(path, passphrase, clerk if writes else None), clerk, writes))
        self.settle()
