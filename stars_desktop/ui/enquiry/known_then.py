"""A decision as it was: read in a dialog, printed, or saved as a PDF."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from stars_desktop.domain.decided import Decided
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.enquiry.paper import page, title

_PDF: Final = "PDF documents (*.pdf)"
_WIDE, _TALL = 760, 620


class KnownThen(QDialog):
    """What was known at a decision and what came out of it, kept as it was then."""

    def __init__(self, decided: Decided, theme: Theme, parent: QWidget, *, sample: bool) -> None:
        super().__init__(parent)
        self._theme, self._decided, self._window = theme, decided, parent.window()
        self._page = page(decided, sample=sample)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Decision as it was - {decided.reference}")
        self.message = MessageBar(theme, self)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("The decision as it was")
        self.text.setOpenLinks(False)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setHtml(f"<p><b>OFFICIAL-SENSITIVE</b></p>{self._page}")
        self.print_button, self.save_button = QPushButton("&Print...", self), QPushButton("&Save as PDF...", self)
        self.close_button = QPushButton("&Close", self)
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.accept)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        for button in (self.print_button, self.save_button, self.close_button):
            self._foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.text, 1)
        column.addLayout(self._foot)
        theme.changed.connect(self._size)
        self._size()

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.common.printing import MARKING, Printed, print_dialog  # noqa: PLC0415 - loads what prints

        printed = Printed(title(self._decided), self._page, MARKING)
        QDialog.open(print_dialog(printed, "Print the decision", self))  # its own open() is another method

    def ask(self) -> None:
        """Asks where to save it."""
        ask_target(self, "Save the decision", f"{self._decided.reference} decision.pdf", self.save_to, _PDF)

    def save_to(self, target: str) -> None:
        """Writes it there."""
        from stars_desktop.ui.common.printing import MARKING, Printed, save_pdf  # noqa: PLC0415 - loads what prints

        try:
            save_pdf(Printed(title(self._decided), self._page, MARKING), Path(target))
        except ExpectedError as error:
            self.message.say(str(error), "error")
        else:
            self.message.say(f"Saved as {target}. Keep it with the enquiry's papers.", "ok")

    def _size(self) -> None:
        px = self._theme.px
        room = self._window.size()
        self.resize(min(px(_WIDE), room.width() - px(24)), min(px(_TALL), room.height() - px(48)))
        self._foot.setContentsMargins(px(16), px(12), px(16), px(12))
        self._foot.setSpacing(px(8))
        self.text.document().setDocumentMargin(px(20))
