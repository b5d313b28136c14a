"""The ways of a copy out of the window: its workbook, a PDF, a printer, the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.copies.presenter import CopiesPresenter, Made

if TYPE_CHECKING:
    from stars_desktop.ui.common.printing import Printed

PDF: Final = "PDF documents (*.pdf)"


class Ways(QObject):
    """Its buttons, and what they do with the copy that was made."""

    done = Signal(str)
    failed = Signal(object)
    """an ExpectedError"""

    def __init__(self, presenter: CopiesPresenter, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._tasks, self._page = presenter, tasks, page
        self._made: Made | None = None
        self.save_button = self._button("Save the &workbook...", self.ask_workbook)
        self.save_button.setProperty("main", True)
        self.copy_button = self._button("Cop&y the words", self.copy_words)
        self.copy_button.setProperty("main", True)
        self.print_button = self._button("&Print...", self.print_it)
        self.pdf_button = self._button("Save as P&DF...", self.ask_pdf)
        self.buttons = (self.save_button, self.copy_button, self.print_button, self.pdf_button)

    def show_made(self, made: Made | None, *, table: bool) -> None:
        """The buttons of a copy that was made, or is being made."""
        self._made = made
        self.save_button.setVisible(table)
        self.copy_button.setVisible(not table)
        for button in self.buttons:
            button.setEnabled(made is not None)

    def why_no_workbook(self) -> str:
        """Why it cannot be saved as a workbook; "" where it can."""
        if not self._made:
            return "The copy is not made yet."
        return "" if self._made.copy else "There is no workbook of the words."

    def ask_workbook(self) -> None:
        """Asks where the workbook goes."""
        if self._made and self._made.copy:
            ask_target(self._page, "Save the workbook", f"{self._made.file_name}.xlsx", self.save_to)

    def save_to(self, target: str) -> None:
        """Saves the workbook that was looked through, or says why not."""
        if made := self._made:
            self._tasks.run(
                "Saving the workbook",
                lambda _progress: self._presenter.save(made, Path(target)),
                self.done.emit,
                self.failed.emit,
            )

    def ask_pdf(self) -> None:
        """Asks where the PDF goes."""
        if self._made:
            ask_target(self._page, "Save as PDF", f"{self._made.file_name}.pdf", self.save_pdf_to, PDF)

    def save_pdf_to(self, target: str) -> None:
        """Writes it there, or says why not."""
        from stars_desktop.ui.common.printing import save_pdf  # noqa: PLC0415 - loads what prints

        if not (printed := self.printed()):
            return
        try:
            save_pdf(printed, Path(target))
        except ExpectedError as error:
            self.failed.emit(error)
        else:
            self.done.emit(f"Wrote the PDF: {target}")

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.common.printing import print_dialog  # noqa: PLC0415 - loads what prints

        if printed := self.printed():
            QDialog.open(print_dialog(printed, "Print the return", self._page))  # its own open() is another method

    def copy_words(self) -> None:
        """To the clipboard."""
        if self._made:
            QGuiApplication.clipboard().setText(self._made.words)
            self.done.emit("Copied the words.")

    def printed(self) -> "Printed | None":
        """The copy as it is put on paper."""
        from stars_desktop.ui.common.printing import MARKING, Printed  # noqa: PLC0415 - loads what prints

        if not self._made:
            return None
        marking = MARKING if self._made.copy and self._made.copy.behind else ""
        return Printed(f"Pipeline return. {self._made.title}", self._made.html, marking)

    def _button(self, said: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(said, self._page)
        button.clicked.connect(does)
        return button
