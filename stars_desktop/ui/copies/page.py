"""The page of copies: what is made, looked through before it is saved, and then saved, printed or copied."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.copies.presenter import TABLES, CopiesPresenter, Kind, Made
from stars_desktop.ui.copies.ways import Ways

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

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
        self.ways = Ways(self._presenter, work.tasks, self)
        self.ways.done.connect(self._done)
        self.ways.failed.connect(self._failed)
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
            "export_return": Use(self.ways.ask_workbook, self.ways.why_no_workbook),
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

    def _show(self, made: Made | None) -> None:
        if made and (made.kind != self.kind.currentData()):
            return  # another one is asked for by now
        self.made = made
        self.header.say(made.title if made else "")
        self.says.setText("\n".join(made.says) if made else "")
        self.text.setHtml(made.html if made else "")
        self.ways.show_made(made, table=self.kind.currentData() in TABLES)
        self._size()
        self.changed.emit()

    def _done(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        self._choices = FlowLayout()
        self._choices.addWidget(labelled("&Copy", self.kind, self))
        for button in self.ways.buttons:
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
