"""Workbooks that the window saves whatever page is in front: an empty one, and the whole register."""

from pathlib import Path

from PySide6.QtCore import QObject

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.tasks import Progress
from stars_desktop.ui.frame import Frame


class Saving(QObject):
    """Asks where to, writes on the worker, and says what was written or why not."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window

    def template(self) -> None:
        """An empty register workbook."""
        ask_target(self._window, "Save an empty template", "stars-template.xlsx", self.write_template)

    def register(self) -> None:
        """The whole register as a workbook that imports again."""
        ask_target(self._window, "Export the register", "stars-register.xlsx", self.write_register)

    def write_template(self, target: str) -> None:
        """Writes it there."""

        def work(_progress: Progress) -> str:
            from stars_desktop.services.exporting import export_template  # noqa: PLC0415 - loads openpyxl

            export_template(Path(target))
            return f"Wrote an empty register workbook: {target}"

        self._window.tasks.run("Writing the template", work, self._window.said.emit, self._failed)

    def write_register(self, target: str) -> None:
        """Writes it there."""
        session = self._window.work.session if self._window.work else None

        def work(progress: Progress) -> str:
            from stars_desktop.services.exporting import export_register  # noqa: PLC0415 - loads openpyxl

            if session:
                export_register(session.vault, session.clerk, Path(target), progress)
            return f"Wrote the whole register; it holds personal data: {target}"

        tasks = self._window.tasks
        tasks.run("Writing the register", work, self._window.said.emit, self._failed, cancels=True)

    def _failed(self, error: ExpectedError) -> None:
        self._window.failed.emit(str(error))
