"""What nobody foresaw: one calm dialog, with a report that names places in the code and no data."""

import platform
import traceback
from pathlib import PurePath

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from stars_desktop import __version__
from stars_desktop.system import logs
from stars_desktop.ui.common.questions import Box

TITLE = "Something went wrong in the program"
SAID = (
    "What you typed is kept, and nothing was recorded by halves. The report names places in the program and no data; "
    "support can use it."
)


def report_of(error: BaseException) -> str:
    """Kinds of error and places in the code, as support needs them; messages may hold data and are left out."""
    head = f"STARS Desktop {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.system()}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([head, type(error).__name__, *places])


class BugDialog(Box):
    """Copy the report, carry on, or close the program."""

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.Warning, TITLE, SAID, parent)
        self._report = report_of(error)
        logs.note_failure("the window", error)
        self.copy = self.addButton("Co&py the report", QMessageBox.ButtonRole.ActionRole)
        self.copy.clicked.disconnect()  # else it would close the dialog
        self.copy.clicked.connect(self._copy)
        self.carry_on = self.addButton("Carry &on", QMessageBox.ButtonRole.AcceptRole)
        self.leave = self.addButton("&Close the program", QMessageBox.ButtonRole.DestructiveRole)
        self.leave.clicked.connect(parent.window().close)
        self.setDefaultButton(self.carry_on)
        self.setEscapeButton(self.carry_on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
