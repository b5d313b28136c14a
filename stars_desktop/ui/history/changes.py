"""What changed between two submitted returns, or since one: the figures with their changes, and every cause."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.changes import Cause
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import ROWS
from stars_desktop.ui.common.behind import Behind
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.layouts import scrolled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.tables import Cell, Column
from stars_desktop.ui.history.presenter import Differences, Happening, HistoryPresenter, opened, said

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

ICONS: Final = {
    Cause.NEW: "plus", Cause.LATE: "history", Cause.CORRECTION: "refresh-cw", Cause.VOIDED: "ban",
    Cause.COHORT: "arrow-left-right", Cause.DATES: "calendar-days", Cause.DEFINITIONS: "text-quote",
}  # fmt: skip
HAPPENINGS = (
    Column[Happening]("Cause", lambda one: Cell(one.cause, icon=ICONS[one.cause]), 19),
    Column[Happening]("Reference", lambda one: Cell(one.reference), 11),
    Column[Happening]("What happened", lambda one: Cell(one.words), 40, fills=True),
    Column[Happening]("Figures", lambda one: Cell("; ".join(one.figures)), 36, gives_way=1),
)
NOW: Final = "The register as it is now"
_LETTERS: Final = 46
"""of a choice that are in sight"""


class ChangesPage(Page):
    """The key names the two; the name of a row lists all that changed in it, a figure what changed it."""

    title = "What changed"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._pair = work, Pair(0)
        self._presenter = HistoryPresenter(work.session.vault)
        self.shown: Differences | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.message = MessageBar(work.theme, self)
        self.old, self.new = QComboBox(self), QComboBox(self)
        for box in (self.old, self.new):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
            box.activated.connect(self._choose_pair)
        self.about, self.words = words("", self, muted=True), words("", self)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.behind = Behind(HAPPENINGS, work.theme, self)
        self.behind.opened.connect(self._open_enquiry)
        self.behind.table.selectionModel().currentChanged.connect(self._say)
        self.open_button = QPushButton(self)
        self.open_button.clicked.connect(self._open)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, key: str) -> None:
        """Compares the two that the key names; coming back finds the page as it was left."""
        if Pair.of(key) != self._pair:
            self._pair = Pair.of(key)
            self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The table of figures."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Compares them again."""
        pair = self._pair
        if pair.old:
            self._choices()

            def work(_progress: "Progress") -> Differences:
                return self._presenter.differences(pair)

            self._work.tasks.run("Comparing the returns", work, self._show, self._failed)

    def _choices(self) -> None:
        """The versions there are, with the two that are compared chosen."""
        versions = self._presenter.choices()
        now = NOW if self._pair.asked is None else f"{NOW}, with the dates of its page"
        for box, chosen, more in ((self.old, self._pair.old, ()), (self.new, self._pair.new, ((None, now),))):
            box.clear()
            for number, said_of_it in (*more, *versions):
                box.addItem(said_of_it, number)
            box.setCurrentIndex(box.findData(chosen) if chosen is not None else 0)

    def _choose_pair(self) -> None:
        old, new = self.old.currentData(), self.new.currentData()
        asked = self._pair.asked if new is None and old == self._pair.old else None
        self.go.emit(Place("changes", Pair(old, new, asked).key))

    def _show(self, shown: Differences) -> None:
        self.shown = shown
        self.message.hide()
        self.header.say(shown.subtitle)
        self.about.setText(shown.about)
        self.table.show_figures(shown.headings, shown.rows, shown.marks)
        self.table.setCurrentIndex(self.table.rows.index(len(ROWS) - 1, 0))
        self.changed.emit()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.shown and now.isValid():
            key = COLUMNS[now.column() - 1].key if now.column() else ""
            self.behind.show_cases(opened(self.shown, ROWS[now.row()], key))
            self._fit()
            self._say(self.behind.table.currentIndex())

    def _say(self, now: QModelIndex, _before: QModelIndex | None = None) -> None:
        """The whole of the chosen one, below its row."""
        rows = self.behind.cases.rows
        one = rows[now.row()] if 0 <= now.row() < len(rows) else None
        self.words.setText(said(one) if one else "")
        self.open_button.setVisible(one is not None)
        self.open_button.setText(f"&Open {one.reference}" if one else "")

    def _activated(self, _index: QModelIndex) -> None:
        self.behind.take_focus()

    def _open(self) -> None:
        rows, at = self.behind.cases.rows, self.behind.table.currentIndex().row()
        if 0 <= at < len(rows):
            self._open_enquiry(rows[at])

    def _open_enquiry(self, one: Happening) -> None:
        self.go.emit(Place("enquiry", one.reference))

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        inside, choices = QWidget(self), QWidget(self)
        self._flow = FlowLayout(choices)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.addWidget(labelled("Fro&m", self.old, choices))
        self._flow.addWidget(labelled("&To", self.new, choices))
        self._above, self._below = QVBoxLayout(), self.behind.below
        for part in (choices, self.about):
            self._above.addWidget(part)
        self._below.addWidget(self.words)
        self._below.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.table)
        column.addWidget(self.behind, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for part in (self.header, self.message):
            body.addWidget(part)
        body.addWidget(scrolled(inside, self), 1)

    def _size(self) -> None:
        px = self.theme.px
        self._flow.set_spaces(px(8), px(4))
        self._above.setContentsMargins(px(24), px(2), px(16), px(10))
        self._above.setSpacing(px(6))
        self._below.setContentsMargins(px(24), px(8), px(16), px(12))
        self._below.setSpacing(px(8))
        self.words.setMinimumHeight(2 * self.theme.unit)
        self._fit()

    def _fit(self) -> None:
        """No taller than its rows, so that the whole of the chosen one stands below them."""
        table = self.behind.table
        bar = table.horizontalScrollBar().sizeHint().height()
        table.setMaximumHeight(self.theme.tall(10) * (1 + self.behind.cases.rowCount()) + bar)
