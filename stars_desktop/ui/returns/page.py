"""The return page: period and dates, the nine columns, what reconciles them, and the enquiries behind a figure."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import ROWS
from stars_desktop.ui.common.behind import Behind
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.copy_ways import CopyWays
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.layouts import scrolled
from stars_desktop.ui.common.links import ROOM
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.common.strips import Strips
from stars_desktop.ui.returns.beside import PublishedBeside
from stars_desktop.ui.returns.cases import CASES, Row
from stars_desktop.ui.returns.dates import DateRow
from stars_desktop.ui.returns.presenter import ReturnPresenter, Shown, WishError, wish_for
from stars_desktop.ui.returns.since import SinceLink
from stars_desktop.ui.returns.typing import TableTyping


class ReturnPage(Page):
    """Paints what the presenter counted; every figure opens."""

    title = "Pipeline return"
    toolbar = ("history", "months", "publication_copy", "export_return", "refresh")

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = ReturnPresenter(work.session.vault, work.session.clerk)
        self._asked = False  # for a return of somebody's choice
        self._key, self._staying = "", False  # the return that was gone to; whether the focus stays where it is
        self._shown: Shown | None = None
        self._opened: Figure | None = None
        self._counted = False
        self._cell = (len(ROWS) - 1, 1)
        self.header = PageHeader(self.title, work.theme, self)
        self.export_button = QPushButton("E&xport...", self)
        self.check_button = QPushButton("&Check and submit...", self)
        self.check_button.setProperty("main", True)
        self.check_button.clicked.connect(self.check)
        for button in (self.export_button, self.check_button):
            self.header.add_button(button)
        self.dates = DateRow(self._presenter.years(), work.theme, self)
        self.dates.wished.connect(self.count)
        self.since = SinceLink(work.theme, self)
        self.since.go.connect(self.go)
        self.message = MessageBar(work.theme, self)
        self.copies = CopyWays(self._presenter.counted_key, self)
        self.copies.go.connect(self.go)
        self.export_button.clicked.connect(self.copies.export)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.strips = Strips(work.theme, self)
        self.strips.opened.connect(self.open_term)
        self.published = PublishedBeside(work.theme, self)
        self.typing = TableTyping(work, self._presenter.counted_asked, self)
        self.typing.said.connect(self.said)
        self.typing.kept.connect(self.refresh)
        self.behind = Behind(CASES, work.theme, self)
        self.behind.opened.connect(self._open_enquiry)
        self.behind.left.connect(self._leave_rows)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, key: str) -> None:
        """Counts the return that the key names, or once the newest; coming back finds it as it was left."""
        if key and key != self._key:
            self._key = key
            wish = wish_for(asked_by(key))
            self.dates.choose(wish.year)
            self.dates.show_wish(wish)
            self.count()
        elif not self._counted:
            self._work.tasks.run(
                "Counting", lambda _progress: self._presenter.first_year(), self._begin, self._failed
            )
        if not self._staying:
            self.focus_main()

    def focus_main(self) -> None:
        """The table of figures."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Counts again; the figure that was open opens again."""
        if self._counted:
            self.count()

    def uses(self) -> Uses:
        """Its copies, check and submit."""
        months = Use(lambda: self.go.emit(Place("months", self._presenter.counted_year())))
        check = Use(self.check, self._why_not_checked)
        return {**self.copies.uses(), **self.typing.uses(), "check_return": check, "months": months}

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
        self._follow(self._presenter.key(wish))
        self._work.tasks.run(
            "Counting", lambda _progress: self._presenter.count(wish), self.show_return, self._failed
        )

    def show_return(self, shown: Shown) -> None:
        """Paints what was counted."""
        self._counted, self._shown = True, shown
        why_not = self._why_not_checked()
        self.check_button.setEnabled(not why_not)
        self.check_button.setToolTip(why_not)
        self.message.hide()
        self.header.say(shown.subtitle)
        cell = self._cell  # a table that comes into sight with the focus chooses one of its own
        self.table.show_figures(shown.headings, shown.rows)
        self.since.show_since(shown.since)
        self.published.show_published(shown.published)
        self.strips.show_return(shown.remark, shown.overrides)
        self.table.setCurrentIndex(self.table.rows.index(*cell))
        self.changed.emit()

    def check(self) -> None:
        """To what is asked before the return is submitted."""
        if self._shown:
            self.go.emit(Place("submitting", self._shown.key))

    def open_term(self, figure: Figure) -> None:
        """Lists the enquiries behind a figure beside the table, and goes to them; Escape comes back."""
        self.open_figure(figure)
        self._work.tasks.run("", lambda _progress: None, lambda _nothing: self.behind.take_focus(), self._failed)

    def open_figure(self, figure: Figure) -> None:
        """Lists the enquiries behind it."""
        self._opened = figure
        self._work.tasks.run(
            "Reading the enquiries",
            lambda _progress: self._presenter.open(figure),
            self.behind.show_cases,
            self._failed,
        )

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
        self.strips.show_row(row, self._presenter.sums(row), self._presenter.memo(row))
        self.open_figure(self.table.figure(*self._cell))

    def _activated(self, index: QModelIndex) -> None:
        """Enter on a figure goes to its enquiries."""
        if index.column() > 0:
            self.behind.take_focus()

    def _leave_rows(self) -> None:
        """Back to the figure whose rows they are."""
        if not self.strips.focus_figure(self._opened):
            self.table.setFocus()

    def _open_enquiry(self, row: Row) -> None:
        self.go.emit(Place("enquiry", row.reference))

    def _follow(self, key: str) -> None:
        """Other dates than those that were gone to are another place, to which one can come back."""
        if self._key and key != self._key:
            self._key, self._staying = key, True
            self.go.emit(Place("return", key))
            self._staying = False

    def _why_not_checked(self) -> str:
        if not self._shown:
            return "Nothing is counted yet."
        return self._work.why_read_only or self._shown.why_not_submitted

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addWidget(self.strips)
        column.addWidget(self.published)
        column.addWidget(self.behind, 1)
        self.area = scrolled(inside, self)
        self._dates = QVBoxLayout()
        self._dates.addWidget(self.dates)
        self._since = QVBoxLayout()
        self._since.addWidget(self.since)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addLayout(self._dates)
        body.addLayout(self._since)
        body.addWidget(self.message)
        body.addWidget(self.area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self._dates.setContentsMargins(px(24), 0, px(16), px(8))
        self._since.setContentsMargins(px(24) - ROOM, 0, px(16), 0)
