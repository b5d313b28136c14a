"""The page of a receipt: read here, printed or saved, and the sealed file that leaves the council."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.submission import Submission
from stars_desktop.services.sealing import ENDING, write_sealed
from stars_desktop.services.submitting import submission
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Workplace
from stars_desktop.ui.submitting.paper import file_name, page, title

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

PDF = "PDF documents (*.pdf)"
SEALED = f"Sealed returns (*{ENDING})"


class ReceiptPage(Page):
    """Of a version as it was submitted; the key is its number in the history."""

    title = "Submission receipt"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self.done: Submission | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.message = MessageBar(work.theme, self)
        self.print_button, self.save_button = QPushButton("&Print...", self), QPushButton("Save as P&DF...", self)
        self.seal_button = QPushButton("Save the sea&led file...", self)
        for button, does in (
            (self.print_button, self.print_it),
            (self.save_button, self.ask_pdf),
            (self.seal_button, self.ask_sealed),
        ):
            button.clicked.connect(does)
        self.seal_button.setProperty("main", True)
        self.seal_button.setToolTip("Figures and explanations under their seal, without personal data")
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("The receipt")
        self.text.setOpenLinks(False)
        self._around = QHBoxLayout()
        self._around.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._buttons = FlowLayout()
        for button in (self.print_button, self.save_button, self.seal_button):
            self._buttons.addWidget(button)
        column.addLayout(self._buttons)
        column.addWidget(self.message)
        column.addLayout(self._around, 1)
        work.theme.changed.connect(self._size)
        self._size()

    @property
    def subject(self) -> str:
        """The version and its return."""
        return title(self.done) if self.done else ""

    def arrive(self, key: str) -> None:
        """Another receipt."""
        self.message.hide()
        if key != self._key:
            self._key = key
            self._show(None)
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """What it is for, or why there is none."""
        (self.print_button if self.done else self.text).setFocus()

    def refresh(self) -> None:
        """Reads it again; it is what it was."""
        number = int(self._key)

        def work(_progress: "Progress") -> Submission:
            return submission(self._work.session.vault, number)

        self._work.tasks.run("Reading the receipt", work, self._show, self._missing)

    def _missing(self, error: ExpectedError) -> None:
        self._show(None)
        self._failed(error)

    def _show(self, done: Submission | None) -> None:
        first, self.done = self.done is None, done
        for button in (self.print_button, self.save_button, self.seal_button):
            button.setEnabled(done is not None)
        self.header.say(self.subject)
        self.text.setHtml(page(done) if done else "")
        self._size()
        self.changed.emit()
        if first and self.isVisible():
            self.focus_main()

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.common.printing import Printed, print_dialog  # noqa: PLC0415 - loads what prints

        if self.done:
            printed = Printed(f"Receipt. {title(self.done)}", page(self.done))
            QDialog.open(print_dialog(printed, "Print the receipt", self))  # its own open() is another method

    def ask_pdf(self) -> None:
        """Asks where to save it."""
        if self.done:
            ask_target(self, "Save the receipt", f"{file_name(self.done)}-receipt.pdf", self.save_pdf_to, PDF)

    def save_pdf_to(self, target: str) -> None:
        """Writes it there."""
        from stars_desktop.ui.common.printing import Printed, save_pdf  # noqa: PLC0415 - loads what prints

        if self.done:
            printed = Printed(f"Receipt. {title(self.done)}", page(self.done))
            self._write(lambda: save_pdf(printed, Path(target)), f"Wrote the receipt: {target}")

    def ask_sealed(self) -> None:
        """Asks where to put the sealed file."""
        if self.done:
            ask_target(self, "Save the sealed return", f"{file_name(self.done)}{ENDING}", self.seal_to, SEALED)

    def seal_to(self, target: str) -> None:
        """Writes it there."""
        if self.done:
            sealed = self.done.sealed
            sentence = f"Wrote the sealed return: {target}. It holds no personal data."
            self._write(lambda: write_sealed(sealed, Path(target)), sentence)

    def _write(self, write: Callable[[], object], sentence: str) -> None:
        try:
            write()
        except ExpectedError as error:
            self._failed(error)
            return
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _size(self) -> None:
        px = self.theme.px
        self._buttons.setContentsMargins(px(24), 0, px(16), px(8))
        self._buttons.set_spaces(px(8), px(8))
        self._around.setContentsMargins(px(24), px(4), px(24), px(20))
        self.text.document().setDocumentMargin(px(16))
