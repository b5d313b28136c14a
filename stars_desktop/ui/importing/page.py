"""The import page: choose a workbook, see what it brings, bring it in, and take a whole import back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.files import ask_source, ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.tasks import Progress
from stars_desktop.ui.importing.past import PastImports
from stars_desktop.ui.importing.presenter import ImportPresenter, Past, Preview
from stars_desktop.ui.importing.preview import PreviewPane

INTRODUCTION = (
    "Choose a register workbook. You see what it would bring before anything is recorded: what is new, what is there "
    "already, and each problem with its cell. Importing the same workbook twice changes nothing.\n\n"
    "There is no workbook yet? Save an empty template: it says what goes into each column, and offers the choices."
)


class ImportPage(Page):
    """Nothing is recorded before it was seen, and a whole import can be taken back."""

    title = "Import a workbook"
    toolbar = ("template", "export_register")

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = ImportPresenter(work.session.vault, work.session.clerk)
        self.header = PageHeader(self.title, work.theme, self)
        self.choose_button = QPushButton("&Choose a workbook...", self)
        self.choose_button.clicked.connect(self.choose)
        self.header.add_button(self.choose_button)
        self.message = MessageBar(work.theme, self)
        work.tasks.changed.connect(self._allow)
        self.introduction = QLabel(INTRODUCTION, self)
        self.introduction.setWordWrap(True)
        self.preview = PreviewPane(work.theme, self)
        self.preview.bring_in.clicked.connect(self.bring_in)
        self.preview.save_rejects.clicked.connect(self.ask_rejects)
        self.past = PastImports(work.theme, self)
        self.past.undo_asked.connect(self.ask_undo)
        self._lay_out()
        self._show_chosen(chosen=False)
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Shows what was chosen before, or the way to begin."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The button that goes on."""
        (self.preview.bring_in if self.preview.bring_in.isVisible() else self.choose_button).setFocus()

    def refresh(self) -> None:
        """Reads the earlier imports again."""
        try:
            self.past.show_past(self._presenter.past(), self._work.why_read_only)
        except ExpectedError as error:
            self.message.say(str(error), _tone(error))

    def uses(self) -> Uses:
        """Choosing another workbook."""
        return {"import": Use(self.choose)}

    def choose(self) -> None:
        """Asks which workbook."""
        ask_source(self, "Import a workbook", self.read)

    def read(self, path: str) -> None:
        """Reads a workbook and shows what it would bring."""
        self.message.hide()
        work = partial(self._presenter.preview, Path(path))
        self._work.tasks.run("Reading the workbook", work, self._read, self._failed, cancels=True)

    def bring_in(self) -> None:
        """Imports what was previewed."""
        if why_not := self._work.why_read_only:
            self.message.say(why_not, "warn")
            return
        self._work.tasks.run("Importing", self._presenter.bring_in, self._changed, self._failed, cancels=True)

    def ask_rejects(self) -> None:
        """Asks where to write what is held back."""
        ask_target(self, "Save what is held back", self._presenter.rejects_name(), self.save_rejects)

    def save_rejects(self, target: str) -> None:
        """Writes the workbook to mend."""

        def work(progress: Progress) -> str:
            return self._presenter.save_rejects(Path(target), progress)

        self._work.tasks.run("Writing what is held back", work, self._wrote, self._failed, cancels=True)

    def ask_undo(self, past: Past) -> None:
        """Asks before a whole import is taken back."""
        sentence = (
            f"It added {past.brought} on {past.when}. They count nowhere any more; "
            "what was added since stays. The workbook can be imported again."
        )
        question = Question(f"Take back the import of {past.file_name}?", sentence, self)
        question.ask("Take it back", "Keep it", partial(self.undo, past.id))

    def undo(self, import_id: int) -> None:
        """Takes it back."""
        work = partial(self._presenter.undo, import_id)
        self._work.tasks.run("Taking the import back", work, self._changed, self._failed, cancels=True)

    def _failed(self, error: ExpectedError) -> None:
        """Says why, and gives back the focus, which a button that rests meanwhile has lost."""
        self.message.say(str(error), _tone(error))
        self.focus_main()

    def _read(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self._show_chosen(chosen=True)
        self.focus_main()

    def _changed(self, sentence: str) -> None:
        """The register is another now: something was imported, or taken back."""
        self._show_chosen(chosen=False)
        self._wrote(sentence)
        self.refresh()
        self.outdated.emit()
        self.past.table.setFocus()

    def _wrote(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence.partition("\n")[0])
        self.focus_main()

    def _allow(self) -> None:
        """Nothing else is begun here while something runs."""
        busy = self._work.tasks.busy
        self.choose_button.setEnabled(not busy)
        self.preview.allow(busy=busy)

    def _show_chosen(self, *, chosen: bool) -> None:
        """A preview, or the way to begin: one main button either way."""
        self.preview.setVisible(chosen)
        self.introduction.setVisible(not chosen)
        self.past.setVisible(not chosen)
        self.choose_button.setProperty("main", not chosen)
        self.choose_button.setText("&Choose another workbook..." if chosen else "&Choose a workbook...")
        self.choose_button.updateGeometry()
        self.choose_button.update()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._words = QVBoxLayout()
        self._words.addWidget(self.introduction)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._words)
        column.addWidget(self.preview, 1)
        column.addWidget(self.past, 1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self.header, self.message):
            body.addWidget(widget)
        body.addWidget(self.area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.introduction.setMaximumWidth(px(600))
        self._words.setContentsMargins(px(24), px(8), px(16), px(12))


def _tone(error: ExpectedError) -> str:
    return "warn" if isinstance(error, CancelledError) else "error"
