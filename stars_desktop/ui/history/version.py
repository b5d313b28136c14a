"""A version of a return as it was submitted, every figure of which opens to the rows that were frozen with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.cohort import SHORT
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import OVERRIDES, ROWS, TOTAL
from stars_desktop.domain.submission import Unit
from stars_desktop.ui.common.behind import Behind
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.commands import Uses
from stars_desktop.ui.common.copy_ways import CopyWays
from stars_desktop.ui.common.figures import Figure, memo, sums
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.layouts import clear, scrolled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.strips import Strips
from stars_desktop.ui.common.tables import Cell, Column
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.history.presenter import HistoryPresenter, Version

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

UNITS = (
    Column[Unit]("Reference", lambda unit: Cell(unit.reference), 11),
    Column[Unit]("Cohort", lambda unit: Cell(SHORT[unit.cohort], cohort=unit.cohort), 15),
    Column[Unit]("Event", lambda unit: Cell(unit.event), 16),
    Column[Unit]("Happened on", lambda unit: Cell(written(unit.on)), 18),
    Column[Unit]("Recorded on", lambda unit: Cell(written(london_day(unit.recorded_at))), 18, fills=True),
)


class VersionPage(Page):
    """The key is its number in the history. Nothing on it can be changed."""

    title = "Submitted return"
    toolbar = ("publication_copy", "export_return", "refresh")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self._presenter = HistoryPresenter(work.session.vault)
        self.shown: Version | None = None
        self._opened: Figure | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.receipt, self.since = QPushButton("Recei&pt...", self), QPushButton("What &changed since", self)
        self.since.setProperty("main", True)
        self.receipt.clicked.connect(self._to_receipt)
        self.since.clicked.connect(self._compare)
        self.copies = CopyWays(self._shown_key, self)
        self.copies.go.connect(self.go)
        for button in (self.receipt, self.since):
            self.header.add_button(button)
        self.message = MessageBar(work.theme, self)
        self.about = words("", self, muted=True)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.strips = Strips(work.theme, self)
        self.strips.opened.connect(self.open_term)
        self.behind = Behind(UNITS, work.theme, self)
        self.behind.opened.connect(self._open_enquiry)
        self.behind.left.connect(self._leave_rows)
        self.heading = QLabel(self)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    @property
    def subject(self) -> str:
        """Which version of which return."""
        return self.shown.title if self.shown else ""

    def arrive(self, key: str) -> None:
        """Another version; coming back finds it as it was left."""
        if key != self._key:
            self._key = key
            self.message.hide()
            self._work.tasks.run("Reading the return", self._read, self._show, self._failed)
        self.focus_main()

    def focus_main(self) -> None:
        """The table of figures."""
        self.table.setFocus()

    def open_term(self, figure: Figure) -> None:
        """Goes to the rows of a figure beside the table; Escape comes back."""
        self.open_figure(figure)
        self.behind.take_focus()

    def open_figure(self, figure: Figure) -> None:
        """Lists the rows that were frozen with it."""
        self._opened = figure
        if self.shown:
            self.behind.show_cases(self._presenter.behind(self.shown, figure))

    def _read(self, _progress: "Progress") -> Version:
        return self._presenter.version(int(self._key))

    def _show(self, shown: Version) -> None:
        self.shown = shown
        self.header.say(shown.subtitle)
        self.about.setText(shown.about)
        self.strips.show_return(shown.remark, Figure(OVERRIDES, TOTAL, OVERRIDES, 0, ""))
        self.table.show_figures(shown.headings, shown.rows)
        self.table.setCurrentIndex(self.table.rows.index(len(ROWS) - 1, 1))
        clear(self._explained)
        self.heading.setText("What was asked, and the explanations" if shown.explained else "Nothing was asked")
        for query, answer in shown.explained:
            self._explained.addWidget(words(f"{query}\nExplained: {answer}", self))
        self._size()
        self.changed.emit()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.shown and now.isValid():
            figures, row = self.shown.submission.sealed.figures, ROWS[now.row()]
            self.strips.show_row(row, sums(figures, row), memo(figures, row))
            self.open_figure(self.table.figure(now.row(), now.column()))

    def _activated(self, index: QModelIndex) -> None:
        """Enter on a figure goes to its rows."""
        if index.column() > 0:
            self.behind.take_focus()

    def _leave_rows(self) -> None:
        if not self.strips.focus_figure(self._opened):
            self.table.setFocus()

    def _open_enquiry(self, unit: Unit) -> None:
        self.go.emit(Place("enquiry", unit.reference))

    def uses(self) -> Uses:
        """Its copies, in words too, and the one that hides small numbers."""
        return self.copies.uses()

    def _shown_key(self) -> str:
        return self._key if self.shown else ""

    def _to_receipt(self) -> None:
        self.go.emit(Place("receipt", self._key))

    def _compare(self) -> None:
        self.go.emit(Place("changes", Pair(int(self._key)).key))

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._explained = QVBoxLayout()
        self._above.addWidget(self.about)
        self._below.addWidget(self.heading)
        self._below.addLayout(self._explained)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.table)
        column.addWidget(self.strips)
        column.addWidget(self.behind, 1)
        column.addLayout(self._below)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addWidget(self.message)
        body.addWidget(scrolled(inside, self), 1)

    def _size(self) -> None:
        px = self.theme.px
        self.heading.setFont(self.theme.font(Type.HEADING))
        for part, top, bottom in ((self._above, 0, 10), (self._below, 16, 12)):
            part.setContentsMargins(px(24), px(top), px(16), px(bottom))
            part.setSpacing(px(6))
        self._explained.setSpacing(px(8))
