"""The months of a year: the nine columns as a table and a chart, and any month opens as a return."""

from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.calendar import written
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import ROWS, TOTAL
from stars_desktop.ui.common.fixed import FixedColumn
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.layouts import scrolled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.return_keys import NOW
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.common.words import year_words
from stars_desktop.ui.months.chart import Chart
from stars_desktop.ui.months.presenter import ROW_WORDS, Line, MonthsPresenter

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

ABOUT: Final = (
    "What happened in each month, and what was in the pipeline and live at its end, as it {}. "
    "Months that are not over are left out."
)
_HEADING: Final = 12
"""letters of a line"""


class MonthsPage(Page):
    """Paints what the presenter counted; Enter on a month opens its return."""

    title = "Months"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = MonthsPresenter(work.session.vault, work.session.clerk)
        self._key = ""  # the contract year that was gone to
        self._row, self._day = TOTAL, self._presenter.day(NOW)
        self.header = PageHeader(self.title, work.theme, self)
        self.open_button = QPushButton("&Open the month as a return", self)
        self.open_button.setProperty("main", True)
        self.open_button.clicked.connect(self.open_month)
        self.header.add_button(self.open_button)
        self.year, self.cohort = QComboBox(self), QComboBox(self)
        for number in self._presenter.years():
            self.year.addItem(year_words(number), number)
        for row in ROWS:
            self.cohort.addItem(ROW_WORDS[row], row)
        self.year.setCurrentIndex(self.year.findData(self._presenter.first_year()))
        self.cohort.setCurrentIndex(self.cohort.findData(TOTAL))
        self.year.currentIndexChanged.connect(self.refresh)
        self.cohort.currentIndexChanged.connect(self.show_row)
        self.as_known = QLineEdit(NOW, self)
        self.as_known.setToolTip("As it was known at the end of a day, or now.")
        self.as_known.setAccessibleDescription(self.as_known.toolTip())
        self.as_known.editingFinished.connect(self._known)
        self.message = MessageBar(work.theme, self)
        self.about, self.nothing, self.heading = words("", self, muted=True), words("", self), QLabel(self)
        self.lines = RowsModel[Line](_columns(), self)
        self.table = Table("The nine columns by month", work.theme, self, cells=True)
        self.table.setProperty("page", True)
        self.table.setModel(self.lines)
        self._names = FixedColumn(work.theme, self.table)
        self.table.activated.connect(self.open_month)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.chart = Chart(work.theme, self)
        self.chart.stepped.connect(self._step)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, key: str) -> None:
        """Counts when it is first gone to, a contract year by its number; coming back finds it as it was left."""
        at = self.year.findData(int(key)) if key and key != self._key else -1
        if at >= 0:
            self._key = key
            self.year.setCurrentIndex(at)
        if not self.lines.rows:
            self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The months, or the choice of another year where there are none."""
        (self.year if self.nothing.isVisible() else self.table).setFocus()

    def refresh(self) -> None:
        """Counts again; the month that was chosen stays so."""
        year = self.year.currentData()
        try:
            self._day = self._presenter.day(self.as_known.text())
        except ExpectedError as error:
            self._failed(error)
            return
        day = self._day
        self.as_known.setText(written(day) if day else NOW)

        def work(_progress: "Progress") -> int:
            return self._presenter.count(year, day)

        self._work.tasks.run("Counting", work, self._counted, self._failed)

    def show_row(self) -> None:
        """The months of another cohort, or of all."""
        self._row = self.cohort.currentData()
        shown, at = self._presenter.shown(self._row), self.table.currentIndex().row()
        self.lines.show(shown.lines)
        self.heading.setText(f"{ROW_WORDS[self._row]}, by month")
        self.chart.show_year(shown)
        at = at if 0 <= at < len(shown.lines) else len(shown.lines) - 1
        self.table.setCurrentIndex(self.lines.index(at, 0))
        self._size()

    def open_month(self) -> None:
        """The chosen month as a return, every figure of which opens."""
        if line := self.lines.row(self.table.currentIndex().row()):
            self.go.emit(Place("return", line.key))

    def _counted(self, many: int) -> None:
        year = self.year.currentData()
        self.message.hide()
        self.about.setText(ABOUT.format(f"was known on {written(self._day)}" if self._day else "is known now"))
        self.header.say(year_words(year))
        self.nothing.setText("" if many else self._presenter.nothing(year))
        for part in (self.table, self.heading, self.chart, self.about):
            part.setVisible(many > 0)
        self.nothing.setVisible(not many)
        self.open_button.setEnabled(many > 0)
        self.open_button.setToolTip(self.nothing.text())
        self.show_row()

    def _known(self) -> None:
        """The day was left: only another one counts again."""
        if self.as_known.text() != (written(self._day) if self._day else NOW):
            self.refresh()

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chart.choose(now.row())

    def _step(self, by: int) -> None:
        at = self.table.currentIndex().row() + by
        if 0 <= at < self.lines.rowCount():
            self.table.setCurrentIndex(self.lines.index(at, 0))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for widget in (self.about, self.nothing):
            self._above.addWidget(widget)
        self._below.addWidget(self.heading)
        self._below.addWidget(self.chart)
        self._inside.addLayout(self._above)
        self._inside.addWidget(self.table)
        self._inside.addLayout(self._below)
        self._inside.addStretch(1)
        area = scrolled(inside, self)
        self._choices = FlowLayout()
        for name, box in (("&Year", self.year), ("&Cohort", self.cohort), ("As &known on", self.as_known)):
            self._choices.addWidget(labelled(name, box, self))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addLayout(self._choices)
        body.addWidget(self.message)
        body.addWidget(area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.about.setMaximumWidth(px(700))
        self.as_known.setFixedWidth(self.as_known.fontMetrics().horizontalAdvance("30 September 2022") + px(32))
        self.heading.setFont(self.theme.font(Type.HEADING))
        self._choices.setContentsMargins(px(24), 0, px(16), px(8))
        self._choices.set_spaces(px(8), px(4))
        self._above.setContentsMargins(px(24), px(4), px(16), px(8))
        self._below.setContentsMargins(px(24), px(20), px(16), px(20))
        self._below.setSpacing(px(12))
        scrolls = self.table.heading.length() > self.table.viewport().width()
        bar = self.table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        rows = self.theme.tall(10) * max(1, self.lines.rowCount())
        self.table.setFixedHeight(self.table.heading.sizeHint().height() + rows + bar + 2)
        self._names.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The table is as tall as its rows and, where it scrolls, its bar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._size)


def _columns() -> list[Column[Line]]:
    months = Column[Line]("Month", lambda line: Cell(line.name), 16)
    return [months, *(_column(at) for at in range(len(COLUMNS)))]


def _column(at: int) -> Column[Line]:
    stock = isinstance(COLUMNS[at].counts, Stock)
    heading = "\n".join([*wrap(COLUMNS[at].short, _HEADING), "at its end" if stock else "in month"])
    return Column[Line](heading, partial(_figure, at, stock), 9, number=True)


def _figure(at: int, stock: bool, line: Line) -> Cell:
    return Cell(f"{line.values[at]:,}", muted=not line.values[at], stock=stock)
