"""The criteria page: the versions of the register, and a new one looked at before it is taken into use."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import CRITERIA, ask_source, ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.criteria.draft import DraftPane
from stars_desktop.ui.criteria.overview import Overview
from stars_desktop.ui.criteria.presenter import CriteriaPresenter, Draft

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress


class CriteriaPage(Page):
    """Nothing is taken into use before its mistakes, its news and its effect were seen."""

    title = "Criteria"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = CriteriaPresenter(work.session.vault, work.session.clerk)
        self.draft: Draft | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.choose_button = QPushButton("&Choose a file of criteria...", self)
        self.choose_button.clicked.connect(self.choose)
        self.header.add_button(self.choose_button)
        self.message = MessageBar(work.theme, self)
        self.overview = Overview(work.theme, self)
        self.overview.save_asked.connect(self.ask_save)
        self.pane = DraftPane(work.theme, self)
        self.pane.take.clicked.connect(self.ask_take)
        self.pane.again.clicked.connect(self.look_again)
        self.pane.leave.clicked.connect(self.leave)
        self.pane.opened.connect(self._open)
        self._lay_out()
        self._show(None)

    def arrive(self, _key: str) -> None:
        """Shows what was chosen before, or the versions."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """What is to be read first."""
        if self.draft:
            self.pane.focus_main()
        else:
            self.overview.table.setFocus()

    def refresh(self) -> None:
        """Reads the versions, and the effect of the chosen file, again."""
        try:
            self.overview.show_lines(self._presenter.lines())
            self.header.say(self._presenter.subtitle())
        except ExpectedError as error:
            self._failed(error)
        if self.draft:
            self.look_again()

    def choose(self) -> None:
        """Asks which file."""
        ask_source(self, "Choose a file of criteria", self.look_at, CRITERIA)

    def look_at(self, path: str) -> None:
        """Reads a file and shows what it would bring."""
        self.message.hide()

        def work(_progress: "Progress") -> Draft:
            return self._presenter.look_at(Path(path))

        self._work.tasks.run("Looking at the criteria", work, self._looked, self._failed)

    def look_again(self) -> None:
        """Reads the chosen file again."""
        if self.draft:
            self.look_at(str(self.draft.checked.path))

    def leave(self) -> None:
        """Back to the versions."""
        self._show(None)
        self.focus_main()

    def ask_take(self) -> None:
        """Asks before a version is taken into use: it stays for good."""
        if not self.draft or self.draft.why_not:
            return
        new = self.draft.checked.sound
        sentence = (
            f"It counts {self.draft.begins}. What was decided before stays as it was decided. "
            "A version that was taken is never changed or taken away; another can take its place."
        )
        question = Question(f"Take {new.version} into use?", sentence, self)
        question.ask(f"Take {new.version} into use", "Not yet", self.take)

    def take(self) -> None:
        """Takes it into use."""
        if not self.draft:
            return
        version = self.draft.checked.sound.version
        try:
            sentence = self._presenter.take(self.draft)
        except ExpectedError as error:
            self._failed(error)
            return
        self._show(None)
        self.refresh()
        self.overview.choose(version)
        self._done(sentence)
        self.outdated.emit()
        self.focus_main()

    def ask_save(self, version: str) -> None:
        """Asks where to keep a version as a file."""
        name = f"criteria-{version}.toml"
        ask_target(self, "Save a version of the criteria", name, partial(self.save, version), CRITERIA)

    def save(self, version: str, target: str) -> None:
        """Writes its file."""
        try:
            self._done(self._presenter.save(version, Path(target)))
        except ExpectedError as error:
            self._failed(error)

    def _looked(self, draft: Draft) -> None:
        self._show(draft)
        self.focus_main()

    def _show(self, draft: Draft | None) -> None:
        """A file that was looked at, or the versions; one main button either way."""
        self.draft = draft
        if draft:
            self.pane.show_draft(draft, self._work.why_read_only)
        self.pane.setVisible(draft is not None)
        self.overview.setVisible(draft is None)
        self.choose_button.setProperty("main", draft is None)
        self.choose_button.setText("&Choose another file..." if draft else "&Choose a file of criteria...")
        self.choose_button.updateGeometry()

    def _open(self, reference: str) -> None:
        self.go.emit(Place("enquiry", reference))

    def _done(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.overview)
        column.addWidget(self.pane)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self.header, self.message):
            body.addWidget(widget)
        body.addWidget(area, 1)
