"""Workbooks that the window saves whatever page is in front: an empty one, and the whole register."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.tasks import Progress

if TYPE_CHECKING:
    from stars_desktop.ui.window import MainWindow

WORKBOOKS = "Excel workbooks (*.xlsx)"


class Saving(QObject):
    """Asks where to, writes on the worker, and says what was written or why not."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def template(self) -> None:
        """An empty register workbook."""
        self._ask("Save an empty template", "stars-template.xlsx", self.write_template)

    def register(self) -> None:
        """The whole register as a workbook that imports again."""
        self._ask("Export the register", "stars-register.xlsx", self.write_register)

    def write_template(self, target: str) -> None:
        """Writes it there."""

        def work(_progress: Progress) -> str:
            from stars_desktop.services.exporting import export_template  # noqa: PLC0415 - loads openpyxl

            export_template(Path(target))
            return f"Wrote an empty register workbook: {target}"

        self._window.tasks.run("Writing the template", work, self._window.chrome.status.say, self._failed)

    def write_register(self, target: str) -> None:
        """Writes it there."""
        session = self._window.work.session if self._window.work else None

        def work(_progress: Progress) -> str:
            from stars_desktop.services.exporting import export_register  # noqa: PLC0415 - loads openpyxl

            if session:
                export_register(session.vault, Path(target))
            return f"Wrote the whole register; it holds personal data: {target}"

        self._window.tasks.run("Writing the register", work, self._window.chrome.status.say, self._failed)

    def _ask(self, title: str, name: str, write: object) -> None:
        folder = str(self._window.settings.value("folders/workbooks", ""))
        dialog = QFileDialog(self._window, title, str(Path(folder) / name), WORKBOOKS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(write)
        dialog.fileSelected.connect(self._remember)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remember(self, target: str) -> None:
        self._window.settings.setValue("folders/workbooks", str(Path(target).parent))

    def _failed(self, error: ExpectedError) -> None:
        self._window.chrome.notice.say(str(error), "error")
