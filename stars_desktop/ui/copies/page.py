"""The page of copies: what is made, looked through before it is saved, and then saved, printed or copied."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.copies.presenter import CopiesPresenter, Kind, Made

if TYPE_CHECKING:
    from stars_desktop.ui.common.printing import Printed
    from stars_desktop.ui.common.tasks import Progress

PDF = "PDF documents (*.pdf)"
_MAKING = "Making the copy"


class CopiesPage(Page):
    """The key names a return by its dates, or a submitted version by its number."""

    title = "Copy of the return"
    toolbar = ("publication_copy", "refresh")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self._presenter = CopiesPresenter(work.session.vault, work.session.clerk)
        self.made: Made | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.kind = QComboBox(self)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.activated.connect(self.refresh)
        self.message = MessageBar(work.theme, self)
        self.says = words("", self, muted=True)
        self.save_button = self._button("Save the &workbook...", self.ask_workbook)
        self.save_button.setProperty("main", True)
        self.copy_button = self._button("Copy the wo&rds", self.copy_words)
        self.print_button = self._button("&Print...", self.print_it)
        self.pdf_button = self._button("Save as P&DF...", self.ask_pdf)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("The copy as it is printed")
        self.text.setOpenLinks(False)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    @property
    def subject(self) -> str:
        """Which return it is a copy of."""
        return self.made.title if self.made else ""

    def arrive(self, key: str) -> None:
        """Makes a copy of another return, or again of this one."""
        if key and key != self._key:
            self._key = key
            self.kind.clear()
            for kind in self._presenter.kinds(key):
                self.kind.addItem(kind, kind)
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """What it is a copy of."""
        self.kind.setFocus()

    def uses(self) -> Uses:
        """Saving it, and the copy that hides small numbers."""
        return {
            "export_return": Use(self.ask_workbook, self._why_no_workbook),
            "publication_copy": Use(self.publish),
        }

    def refresh(self) -> None:
        """Makes it again, and looks through it."""
        if not self._key:
            return
        self._show(None)
        key, kind = self._key, Kind(self.kind.currentData())

        def work(progress: "Progress") -> Made:
            return self._presenter.make(key, kind, progress)

        self.message.hide()
        self._work.tasks.run(_MAKING, work, self._show, self._failed, cancels=True)

    def publish(self) -> None:
        """To the copy that hides small numbers."""
        self.go.emit(Place("publishing", self._key))

    def ask_workbook(self) -> None:
        """Asks where the workbook goes."""
        if self.made and self.made.copy:
            ask_target(self, "Save the workbook", f"{self.made.file_name}.xlsx", self.save_to)

    def save_to(self, target: str) -> None:
        """Saves the workbook that was looked through."""
        if made := self.made:
            self._write(lambda: self._presenter.save(made, Path(target)))

    def ask_pdf(self) -> None:
        """Asks where the PDF goes."""
        if self.made:
            ask_target(self, "Save as PDF", f"{self.made.file_name}.pdf", self.save_pdf_to, PDF)

    def save_pdf_to(self, target: str) -> None:
        """Writes it there."""
        from stars_desktop.ui.common.printing import save_pdf  # noqa: PLC0415 - loads what prints

        if not (printed := self._printed()):
            return
        try:
            save_pdf(printed, Path(target))
        except ExpectedError as error:
            self._failed(error)
        else:
            self._done(f"Wrote the PDF: {target}")

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.common.printing import print_dialog  # noqa: PLC0415 - loads what prints

        if printed := self._printed():
            QDialog.open(print_dialog(printed, "Print the return", self))  # its own open() is another method

    def copy_words(self) -> None:
        """To the clipboard."""
        if self.made:
            QGuiApplication.clipboard().setText(self.made.words)
            self._done("Copied the words.")

    def _printed(self) -> "Printed | None":
        from stars_desktop.ui.common.printing import Printed  # noqa: PLC0415 - loads what prints

        return Printed(f"Pipeline return. {self.made.title}", self.made.html) if self.made else None

    def _write(self, write: Callable[[], str]) -> None:
        self._work.tasks.run("Saving the workbook", lambda _progress: write(), self._done, self._failed)

    def _show(self, made: Made | None) -> None:
        if made and (made.kind != self.kind.currentData()):
            return  # another one is asked for by now
        self.made = made
        self.header.say(made.title if made else "")
        self.says.setText("\n".join(made.says) if made else "")
        self.text.setHtml(made.html if made else "")
        table = self.kind.currentData() in (Kind.FIGURES, Kind.CASES)
        self.save_button.setVisible(table)
        self.copy_button.setVisible(not table)
        for button in (self.save_button, self.copy_button, self.print_button, self.pdf_button):
            button.setEnabled(made is not None)
        self._size()
        self.changed.emit()

    def _why_no_workbook(self) -> str:
        if not self.made:
            return "The copy is not made yet."
        return "" if self.made.copy else "There is no workbook of the words."

    def _done(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _button(self, said: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(said, self)
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        self._choices = FlowLayout()
        self._choices.addWidget(labelled("&Copy", self.kind, self))
        for button in (self.save_button, self.copy_button, self.print_button, self.pdf_button):
            self._choices.addWidget(button)
        self._said, self._around = QVBoxLayout(), QHBoxLayout()
        self._said.addWidget(self.says)
        self._around.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._choices)
        column.addWidget(self.message)
        column.addLayout(self._said)
        column.addLayout(self._around, 1)

    def _size(self) -> None:
        px = self.theme.px
        self._choices.setContentsMargins(px(24), 0, px(16), px(8))
        self._choices.set_spaces(px(8), px(8))
        self._said.setContentsMargins(px(24), px(4), px(16), px(4))
        self._around.setContentsMargins(px(24), px(4), px(24), px(20))
        self.text.document().setDocumentMargin(px(16))
