"""The return of the page as a workbook: asks where to, and writes it on the worker."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.returns.presenter import ReturnPresenter


class Exporting(QObject):
    """Says on the page what was written, or why not."""

    done = Signal(str)
    gone = Signal(object)
    """asks for a Place"""

    def __init__(self, presenter: ReturnPresenter, work: Workplace, message: MessageBar, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._work, self._message, self._page = presenter, work, message, page

    def ask(self) -> None:
        """Asks where to, and writes the workbook."""
        ask_target(self._page, "Export the return", self._presenter.file_name(), self.write_to)

    def publish(self) -> None:
        """To the copy that hides small numbers."""
        self.gone.emit(Place("publishing", self._presenter.counted_key()))

    def write_to(self, target: str) -> None:
        """Writes the workbook."""
        self._work.tasks.run(
            "Writing the workbook",
            lambda _progress: self._presenter.export(Path(target)),
            self._done,
            self._failed,
        )

    def _done(self, sentence: str) -> None:
        self._message.say(sentence, "ok")
        self.done.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self._message.say(str(error), "error")
