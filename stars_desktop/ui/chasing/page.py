"""The page of missing answers: which open enquiries wait, for what, and an e-mail to whoever can answer."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.chasing import Chase
from stars_desktop.domain.cohort import SHORT
from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.ui.chasing.pane import LetterPane, SideBySide
from stars_desktop.ui.chasing.presenter import ChasingPresenter
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tasks import Progress

ROWS_IN_SIGHT: Final = 6
NONE: Final = "What an enquiry waits for is listed here by social worker, with an e-mail to send."
INTRODUCTION: Final = (
    "These open enquiries wait for answers. Choose one for the e-mail to its social worker, which asks about all of "
    "theirs by reference and initials alone. Enter opens the criteria walk."
)


def _for(chase: Chase) -> Cell:
    first, *others = chase.cohorts
    words = SHORT[first] if not others else " or ".join(chase.cohorts)
    return Cell(words, cohort=first if not others else None)


COLUMNS: Final = (
    Column[Chase](
        "Social worker", lambda one: Cell(one.social_worker or "None recorded", muted=not one.social_worker), 16
    ),
    Column[Chase]("Team", lambda one: Cell(one.team), 18, fills=True, gives_way=1),
    Column[Chase]("Reference", lambda one: Cell(one.reference), 11),
    Column[Chase]("Initials", lambda one: Cell(one.initials), 7),
    Column[Chase]("For", _for, 14),
    Column[Chase]("Questions", lambda one: Cell(str(len(one.questions))), 9, number=True),
)


class ChasingPage(Page):
    """Paints what was found; nothing is recorded here."""

    title = "Missing answers"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = ChasingPresenter(work.session.vault, work.session.clerk)
        self.header = PageHeader(self.title, work.theme, self)
        self.save_all = QPushButton("Save &all as a workbook...", self)
        self.save_all.clicked.connect(self.ask_all)
        self.header.add_button(self.save_all)
        self.message = MessageBar(work.theme, self)
        self.introduction = QLabel(self)
        self.introduction.setWordWrap(True)
        self.to_list = QPushButton("&Open the enquiries", self)
        self.to_list.clicked.connect(self._to_list)
        self.rows = RowsModel[Chase](COLUMNS, self)
        self.table = Table("Enquiries that wait for answers", work.theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self.table.widths.remember(work.settings, "chasing/widths")
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.pane = LetterPane(work.theme, self)
        self.pane.copy.clicked.connect(self.copy)
        self.pane.save.clicked.connect(self.ask_one)
        self._lay_out()
        for part in (self.pane, self.save_all, self.to_list):
            part.hide()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Looks again: something may have been answered since."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The list, or where to go from an empty one."""
        (self.table if self.to_list.isHidden() else self.to_list).setFocus()

    def refresh(self) -> None:
        """Looks through the enquiries; the chosen one stays."""
        self._work.tasks.run(
            "Looking through enquiries", self._presenter.find, self._show, self._failed, cancels=True
        )

    def copy(self) -> None:
        """Puts the e-mail where another program can paste it."""
        if chosen := self._chosen():
            QGuiApplication.clipboard().setText(self._presenter.letter(chosen).text)
            self._done("The e-mail is copied. Paste it into your mail program, and read it before you send it.")

    def ask_one(self) -> None:
        """Asks where to save the questions to one social worker."""
        if chosen := self._chosen():
            chases = self._presenter.letter(chosen).chases
            ask_target(self, "Save the questions", "stars-questions.xlsx", partial(self.save, chases))

    def ask_all(self) -> None:
        """Asks where to save all questions."""
        name = "stars-questions-all.xlsx"
        ask_target(self, "Save all questions", name, partial(self.save, self._presenter.chases))

    def save(self, chases: Sequence[Chase], target: str) -> None:
        """Writes the workbook, or says why not."""

        def work(_progress: Progress) -> str:
            return self._presenter.save(chases, Path(target))

        self._work.tasks.run("Writing the workbook", work, self._done, self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The introduction takes the height that its words need."""
        super().resizeEvent(event)
        self._size()

    def _show(self, said: str) -> None:
        """Other rows; the chosen enquiry stays chosen where it still waits."""
        chosen = self._chosen()
        chases = self._presenter.chases
        self.rows.show(chases)
        references = [one.reference for one in chases]
        if chases:
            at = references.index(chosen.reference) if chosen and chosen.reference in references else 0
            self.table.setCurrentIndex(self.rows.index(at, 0))
        self.introduction.setText(INTRODUCTION if chases else f"{said} {NONE}".strip())
        self.header.say(said if chases else "")
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        for part in (self.table, self.pane, self.save_all):
            part.setVisible(bool(chases))
        self.to_list.setVisible(not chases)
        if had_focus:
            self.focus_main()
        self._choose()
        self._size()

    def _chosen(self) -> Chase | None:
        row = self.table.currentIndex().row()
        return self.rows.row(row) if 0 <= row < self.rows.rowCount() else None

    def _choose(self) -> None:
        if chosen := self._chosen():
            self.pane.show_letter(self._presenter.letter(chosen))

    def _open(self, index: QModelIndex) -> None:
        self.go.emit(Place("triage", self.rows.row(index.row()).reference))

    def _to_list(self) -> None:
        self.go.emit(Place("enquiries"))

    def _done(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "warn" if isinstance(error, CancelledError) else "error")

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._first = QHBoxLayout()
        self._first.addWidget(self.to_list)
        self._first.addStretch(1)
        column.addWidget(self.introduction)
        column.addLayout(self._first)
        column.addWidget(SideBySide(self.table, self.pane, self.theme, inside), 1)
        column.addStretch(0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for part in (self.header, self.message):
            body.addWidget(part)
        body.addWidget(area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.introduction.setContentsMargins(px(24), px(4), px(16), px(12))
        self.introduction.setMaximumWidth(px(640))
        self._first.setContentsMargins(px(24), 0, px(16), 0)
        rows = 1 + min(self.rows.rowCount(), ROWS_IN_SIGHT)
        self.table.setMinimumHeight(self.theme.tall(10) * rows + 2)
        # a page that scrolls gives its parts no more height than they insist on
        wide = min(self.width(), self.introduction.maximumWidth())
        self.introduction.setMinimumHeight(max(0, self.introduction.heightForWidth(wide)))
