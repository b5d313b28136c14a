"""The return page: period and dates, the nine columns, what reconciles them, and the enquiries behind a figure."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import ROWS
from stars_desktop.store.queries import Case
from stars_desktop.ui.common.behind import Behind
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.tasks import Progress
from stars_desktop.ui.common.terms import TermRow
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.returns.against import AgainstLink
from stars_desktop.ui.returns.cases import CASES
from stars_desktop.ui.returns.dates import DateRow
from stars_desktop.ui.returns.presenter import ReturnPresenter, Shown, WishError


class ReturnPage(Page):
    """Paints what the presenter counted; every figure opens."""

    title = "Pipeline return"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = ReturnPresenter(work.session.vault, work.session.clerk)
        self._asked = False  # for a return of somebody's choice
        self._counted = False
        self._cell = (len(ROWS) - 1, 1)
        self.header = PageHeader(self.title, work.theme, self)
        self.export_button = QPushButton("E&xport...", self)
        self.export_button.setProperty("main", True)
        self.export_button.clicked.connect(self.export)
        self.header.add_button(self.export_button)
        self.dates = DateRow(self._presenter.years(), work.theme, self)
        self.dates.wished.connect(self.count)
        self.message = MessageBar(work.theme, self)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.pipeline, self.live = TermRow(work.theme, self), TermRow(work.theme, self)
        for terms in (self.pipeline, self.live):
            terms.opened.connect(self.open_figure)
        self.of_row, self.remark = QLabel(self), QLabel(self)
        for label in (self.of_row, self.remark):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setWordWrap(True)
        self.against = AgainstLink(work.theme, self)
        self.against.opened.connect(self.open_figure)
        self.behind = Behind(CASES, work.theme, self)
        self.behind.opened.connect(self._open_enquiry)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Counts once; coming back finds it as it was left."""
        if not self._counted:
            self._work.tasks.run("Counting", self._first_year, self._begin, self._failed)
        self.focus_main()

    def focus_main(self) -> None:
        """The table of figures."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Counts again; the figure that was open opens again."""
        if self._counted:
            self.count()

    def uses(self) -> Uses:
        """Export."""
        return {"export_return": Use(self.export, lambda: "" if self._counted else "Nothing is counted yet.")}

    def count(self) -> None:
        """Counts with what is chosen and typed; a date that cannot be taken is said, and the figures stay."""
        self._asked = True
        wish = self.dates.wish()
        try:
            understood = self._presenter.written_out(wish)
        except WishError as error:
            self.message.say(str(error), "error")
            self.dates.show_problem(error.field)
            return
        self.dates.show_wish(understood)
        self._work.tasks.run(
            "Counting", lambda _progress: self._presenter.count(wish), self.show_return, self._failed
        )

    def show_return(self, shown: Shown) -> None:
        """Paints what was counted."""
        self._counted = True
        self.message.hide()
        self.header.say(shown.subtitle)
        cell = self._cell  # a table that comes into sight with the focus chooses one of its own
        self.table.show_figures(shown.headings, shown.rows)
        self.remark.setText(shown.remark)
        self.remark.setVisible(bool(shown.remark))
        self.against.show_figure(shown.overrides)
        self.table.setCurrentIndex(self.table.rows.index(*cell))
        self.changed.emit()

    def open_figure(self, figure: Figure) -> None:
        """Lists the enquiries behind it."""
        self._work.tasks.run(
            "Reading the enquiries",
            lambda _progress: self._presenter.open(figure),
            self.behind.show_cases,
            self._failed,
        )

    def export(self) -> None:
        """Asks where to, and writes the workbook."""
        ask_target(self, "Export the return", self._presenter.file_name(), self.export_to)

    def export_to(self, target: str) -> None:
        """Writes the workbook, or says why not."""
        self._work.tasks.run(
            "Writing the workbook",
            lambda _progress: self._presenter.export(Path(target)),
            self._exported,
            self._failed,
        )

    def _exported(self, sentence: str) -> None:
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _first_year(self, _progress: Progress) -> int:
        return self._presenter.first_year()

    def _begin(self, year: int) -> None:
        """Proposes a year, unless one was chosen meanwhile."""
        if not self._asked:
            self.dates.choose(year)
            self.count()

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid():
            return
        self._cell = (now.row(), max(1, now.column()))
        row = ROWS[now.row()]
        pipeline, live = self._presenter.sums(row)
        self.pipeline.fill(pipeline)
        self.live.fill(live)
        self.of_row.setText(self._presenter.of_row(row))
        self.open_figure(self.table.figure(*self._cell))

    def _activated(self, index: QModelIndex) -> None:
        """Enter on a figure goes to its enquiries."""
        if index.column() > 0:
            self.behind.take_focus()

    def _open_enquiry(self, case: Case) -> None:
        self.go.emit(Place("enquiry", case.reference))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._sums = QVBoxLayout()
        for part in (self.of_row, self.pipeline, self.live, self.remark, self.against):
            self._sums.addWidget(part)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.table)
        self._inside.addLayout(self._sums)
        self._inside.addWidget(self.behind, 1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._dates = QVBoxLayout()
        self._dates.addWidget(self.dates)
        body.addWidget(self.header)
        body.addLayout(self._dates)
        body.addWidget(self.message)
        body.addWidget(self.area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.remark.setFont(self.theme.font(Type.CAPTION))
        self.of_row.setFont(self.theme.font(Type.CAPTION))
        self._dates.setContentsMargins(px(24), 0, px(16), px(8))
        self._sums.setContentsMargins(px(24), px(8), px(16), px(8))
        self._sums.setSpacing(px(6))
