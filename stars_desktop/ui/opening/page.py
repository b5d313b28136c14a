"""Opening a register: which file, its passphrase, and what went wrong in words of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page
from stars_desktop.ui.common.tasks import Progress, Tasks
from stars_desktop.ui.common.theme import Theme

if TYPE_CHECKING:
    from stars_desktop.workspace import Session


class OpeningPage(Page):
    """Nothing from inside a register is shown before it is open."""

    opened = Signal(object)
    title = "Open a register"

    def __init__(self, theme: Theme, tasks: Tasks, settings: QSettings, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._tasks, self._settings = tasks, settings
        self.message = MessageBar(theme, self, closes=False)
        self.path, self.passphrase = QLineEdit(self), QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button = QPushButton("&Open", self)
        self.open_button.clicked.connect(self.open)
        self.passphrase.returnPressed.connect(self.open)
        body = QVBoxLayout(self)
        for part in (self.message, self.path, self.passphrase, self.open_button):
            body.addWidget(part)

    def arrive(self, key: str) -> None:
        """Proposes a register."""
        self.path.setText(key)
        if key.endswith("sample.stars"):
            self.passphrase.setText("sample-data")

    def begin(self, what: str) -> None:
        """Begins to make a register ("new") or to open one ("open")."""

    def forget(self) -> None:
        """What was typed here is given up."""

    def open(self) -> None:
        """Opens the register on the worker thread, since its key takes a moment."""
        path, passphrase = Path(self.path.text().strip()), self.passphrase.text()

        def work(_progress: Progress) -> "Session":
            from stars_desktop import workspace  # noqa: PLC0415 - loads the database

            return workspace.open_register(path, passphrase)

        self._tasks.run("Opening the register", work, self.opened.emit, self._failed)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")
