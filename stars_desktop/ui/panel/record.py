"""The page of a panel's record: read here, printed or saved, and the way back to a panel that is to go on."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.panels import PanelRecord, record_of
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.panel.paper import page, title


class RecordPage(Page):
    """From what stands in the journals now; the key is the number of a panel."""

    title = "Panel record"
    toolbar = ("begin_panel", "refresh")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self.record: PanelRecord | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.message = MessageBar(work.theme, self)
        self.print_button, self.save_button = QPushButton("&Print...", self), QPushButton("&Save...", self)
        self.go_on = QPushButton("&Continue it", self)
        for button, does in (
            (self.print_button, self.print_it),
            (self.save_button, self.ask),
            (self.go_on, self._go_on),
        ):
            button.clicked.connect(does)
            self.header.add_button(button)
        self.print_button.setProperty("main", True)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("The record")
        self.text.setOpenLinks(False)
        self._around = QHBoxLayout()
        self._around.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.message):
            column.addWidget(part)
        column.addLayout(self._around, 1)
        work.theme.changed.connect(self._size)
        self._size()

    @property
    def subject(self) -> str:
        """The name and the day of the panel."""
        return title(self.record) if self.record else ""

    def arrive(self, key: str) -> None:
        """The record of another panel."""
        self.message.hide()
        self._key = key
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """To printing it."""
        (self.print_button if self.print_button.isEnabled() else self.text).setFocus()

    def refresh(self) -> None:
        """Reads it again."""
        session = self._work.session
        try:
            self.record = record_of(session.vault, int(self._key), session.clerk.today)
        except ExpectedError as error:
            self.record = None
            self.message.say(str(error), "error")
        for button in (self.print_button, self.save_button, self.go_on):
            button.setEnabled(self.record is not None)
        if self._work.why_read_only:
            self.go_on.setEnabled(False)
            self.go_on.setToolTip(self._work.why_read_only)
        self.header.say(self.subject)
        self._show()
        self.changed.emit()

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.panel.saving import print_dialog  # noqa: PLC0415 - loads what prints

        if self.record:
            QDialog.open(print_dialog(self.record, self))  # its own open() is another method

    def ask(self) -> None:
        """Asks where to save it."""
        from stars_desktop.ui.panel.saving import ask_target  # noqa: PLC0415 - loads what prints

        if self.record:
            ask_target(self, self.record, self.save_to)

    def save_to(self, target: str) -> None:
        """Writes it there."""
        from stars_desktop.ui.panel.saving import save  # noqa: PLC0415 - loads what prints

        if not self.record:
            return
        try:
            save(self.record, Path(target))
        except ExpectedError as error:
            self.message.say(str(error), "error")
            return
        self.message.say(
            f"Saved as {target}. It holds references and initials: keep it with the panel's papers.", "ok"
        )
        self.said.emit(f"Wrote the record of the panel: {target}")

    def _go_on(self) -> None:
        self.go.emit(Place("panel", self._key))

    def _show(self) -> None:
        """Keeps its place where it is read again."""
        bar = self.text.verticalScrollBar()
        at = bar.value()
        self.text.setHtml(page(self.record) if self.record else "")
        self.text.document().setDocumentMargin(self.theme.px(16))
        bar.setValue(at)

    def _size(self) -> None:
        px = self.theme.px
        self._around.setContentsMargins(px(24), px(4), px(24), px(20))
        self.text.document().setDocumentMargin(px(16))
