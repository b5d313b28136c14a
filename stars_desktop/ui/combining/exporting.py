"""The ways out of the table of all councils: its workbook, and a copy for publication."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.combining import NAME
from stars_desktop.services.combined_copies import CombinedCopy, exposed_in_words
from stars_desktop.ui.combining.presenter import CombiningPresenter
from stars_desktop.ui.common.files import ask_sources, ask_target
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.tasks import Tasks


class Exporting(QObject):
    """Asks where to, writes, and says so."""

    done = Signal(str)
    failed = Signal(object)
    """an ExpectedError"""

    def __init__(self, presenter: CombiningPresenter, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._tasks, self._page = presenter, tasks, page
        self.made: CombinedCopy | None = None

    def ask(self) -> None:
        """Asks where the workbook goes."""
        ask_target(self._page, f"Export the table of {NAME}", self._presenter.file_name(), self.export_to)

    def export_to(self, target: str) -> None:
        """Writes the workbook, or says why not."""
        self._write(lambda: self._presenter.export(Path(target)))

    def ask_copies(self) -> None:
        """Asks for the councils' own publication copies, with which nothing hidden may be worked out."""
        ask_sources(self._page, "Choose the councils' publication copies", self.ask_public)

    def ask_public(self, copies: Sequence[str]) -> None:
        """Works out what is hidden; asks where it goes, and first whether at all where it gives something away."""
        paths = [Path(one) for one in copies]
        self._tasks.run(
            "Working out what to hide", lambda _progress: self._presenter.weigh(paths), self.offer, self.failed.emit
        )

    def offer(self, made: CombinedCopy) -> None:
        """Asks where a copy goes."""
        self.made = made
        if not made.gives_away:
            self._ask_public_target()
            return
        question = Question("Give it out all the same?", " ".join(exposed_in_words(made)), self._page)
        question.ask("Give it out", "Not now", self._ask_public_target)

    def publish_to(self, target: str) -> None:
        """Keeps the copy that was worked out and writes it, or says why not."""
        if made := self.made:
            self._write(lambda: self._presenter.give_out(made, Path(target)))

    def _ask_public_target(self) -> None:
        name = self._presenter.file_name("-publication")
        ask_target(self._page, f"Publication copy of {NAME}", name, self.publish_to)

    def _write(self, write: Callable[[], str]) -> None:
        self._tasks.run("Writing the workbook", lambda _progress: write(), self.done.emit, self.failed.emit)
