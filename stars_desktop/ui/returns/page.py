"""The return page: period and dates, the nine columns, what reconciles them, and the enquiries behind a figure."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import SHORT, TITLE, Cohort
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import ROWS
from stars_desktop.store.queries import Case
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tasks import Progress
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.returns.behind import Behind
from stars_desktop.ui.returns.dates import DateRow
from stars_desktop.ui.returns.presenter import Figure, ReturnPresenter, Shown, WishError
from stars_desktop.ui.returns.terms import TermRow

Line = tuple[Figure, ...]


NARROW: Final = 1000
"""below it, at a body line of 18, cohorts take their short words"""


def _name(words: Mapping[Cohort, str], line: Line) -> Cell:
    row = line[0].row
    if row in list(Cohort):
        return Cell(words[Cohort(row)], cohort=Cohort(row))
    return Cell(row, strong=True)


def _figure(number: int, line: Line) -> Cell:
    figure = line[number]
    stock = isinstance(COLUMNS[number].counts, Stock)
    return Cell(f"{figure.value:,}", muted=not figure.value, strong=figure.row == ROWS[-1], stock=stock)


class ReturnPage(Page):
    """Paints what the presenter counted; every figure opens."""

    title = "Pipeline return"
    toolbar = ("export_return", "refresh")

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = ReturnPresenter(work.session.vault, work.session.clerk)
        self._counted = False
        self._headings: Sequence[str] = ()
        self._cell = (len(ROWS) - 1, 1)
        self.header = PageHeader(self.title, work.theme, self)
        self.export_button = QPushButton("E&xport...", self)
        self.export_button.setProperty("main", True)
        self.export_button.clicked.connect(self.export)
        self.header.add_button(self.export_button)
        self.dates = DateRow(self._presenter.years(), work.theme, self)
        self.dates.wished.connect(self.count)
        self.message = MessageBar(work.theme, self)
        self.model = RowsModel[Line]((), self)
        self.table = Table("Pipeline return by cohort", work.theme, self, cells=True)
        self.table.setProperty("page", True)
        self.table.setModel(self.model)
        self.table.activated.connect(self._activated)
        self.pipeline, self.live = TermRow(work.theme, self), TermRow(work.theme, self)
        for terms in (self.pipeline, self.live):
            terms.opened.connect(self.open_figure)
        self.of_row, self.remark = QLabel(self), QLabel(self)
        for label in (self.of_row, self.remark):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setWordWrap(True)
        self.behind = Behind(work.theme, self)
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
        self._headings = shown.headings
        self.model.show([tuple(row) for row in shown.rows], self._columns())
        self.remark.setText(shown.remark)
        self.remark.setVisible(bool(shown.remark))
        self.table.selectionModel().currentChanged.connect(self._chosen, Qt.ConnectionType.UniqueConnection)
        self.table.setCurrentIndex(self.model.index(*self._cell))
        self._size()
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
        dialog = QFileDialog(self, "Export the return", self._presenter.file_name(), "Excel workbooks (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        self.dates.choose(year)
        self.count()

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid():
            return
        self._cell = (now.row(), max(1, now.column()))
        line = self.model.row(now.row())
        row = line[0].row
        pipeline, live = self._presenter.sums(row)
        self.pipeline.fill(pipeline)
        self.live.fill(live)
        name = f"{row}, {SHORT[Cohort(row)].lower()}" if row in list(Cohort) else "all cohorts"
        memo = "; ".join(f"{one.value} {one.words}" for one in self._presenter.memo(row) if one.value)
        self.of_row.setText(f"Reconciliation of {name}." + (f" Beside it: {memo}; no second exit." if memo else ""))
        self.open_figure(line[self._cell[1] - 1])

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
        for part in (self.of_row, self.pipeline, self.live, self.remark):
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
        rows = self.table.verticalHeader().defaultSectionSize() * len(ROWS)
        bar = self.table.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0
        self.table.setFixedHeight(self.table.heading.sizeHint().height() + rows + bar + 2)

    def _columns(self) -> list[Column[Line]]:
        narrow = self.width() < self.theme.px(NARROW)
        names = Column[Line]("Cohort", partial(_name, SHORT if narrow else TITLE), 14 if narrow else 24)
        figures = [
            Column[Line](heading, partial(_figure, at), 9, number=True) for at, heading in enumerate(self._headings)
        ]
        return [names, *figures]

    def _scrolls(self) -> bool:
        return self.table.heading.length() > self.table.viewport().width()

    def resizeEvent(self, event: Any) -> None:  # noqa: ANN401, N802 - Qt's name
        """The table is as tall as its rows and, where it scrolls, its bar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._size)
