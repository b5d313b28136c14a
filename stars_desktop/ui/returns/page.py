"""The return page: period and dates, the nine columns, what reconciles them, and the enquiries behind a figure."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.store.queries import Case
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.tables import Cell as Shown
from stars_desktop.ui.common.tables import Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.returns.presenter import NOW, Cell, Figures, ReturnPresenter, Wish
from stars_desktop.ui.returns.terms import TermRow

Line = tuple[Cell, ...]

CASES = (
    Column[Case]("Reference", lambda case: Shown(case.reference), 12),
    Column[Case]("Cohort", lambda case: Shown(TITLE[case.cohort], cohort=case.cohort), 26),
    Column[Case]("Event", lambda case: Shown(case.event), 20),
    Column[Case]("Happened on", lambda case: Shown(written(case.on)), 20),
)
OTHER_DATES = "Other dates"


def _name(line: Line) -> Shown:
    row = line[0].row
    if row in list(Cohort):
        return Shown(TITLE[Cohort(row)], cohort=Cohort(row))
    return Shown(row, strong=True)


def _figure(number: int, line: Line) -> Shown:
    cell = line[number]
    stock = isinstance(COLUMNS[number].counts, Stock)
    return Shown(str(cell.value), muted=not cell.value, strong=cell.row == "Total", stock=stock)


class ReturnPage(QWidget):
    """Paints what the presenter counted; every figure opens."""

    said = Signal(str)

    def __init__(self, presenter: ReturnPresenter, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._build()
        self._lay_out()
        self._size()
        theme.changed.connect(self._size)
        self.year.setCurrentIndex(max(0, self.year.findData(presenter.first_year())))
        self.count()
        self.year.currentIndexChanged.connect(self.count)

    def count(self) -> None:
        """Counts again with what is chosen and typed."""
        other = self.year.currentData() is None
        for field in (self.start, self.end):
            field.setVisible(other)
            self._labels[field].setVisible(other)
        wish = Wish(
            self.year.currentData(), self.start.text(), self.end.text(), self.as_at.text(), self.as_known.text()
        )
        try:
            self._show(self._presenter.count(wish))
        except ExpectedError as error:
            self.message.say(str(error), "error")

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
        try:
            self.message.say(self._presenter.export(Path(target)), "ok")
        except ExpectedError as error:
            self.message.say(str(error), "error")

    def open_cell(self, cell: Cell) -> None:
        """Lists the enquiries behind a figure."""
        found = self._presenter.cases_behind(cell)
        self.behind.setText(f"{cell.words[0].upper()}{cell.words[1:]}: {cell.value}")
        self.cases.show(found)
        self.nothing.setVisible(not found)
        self.case_table.setVisible(bool(found))

    def _show(self, figures: Figures) -> None:
        self.message.hide()
        self.subtitle.setText(figures.subtitle)
        number = [Column[Line]("Cohort", _name, 26)]
        number += [
            Column[Line](heading, lambda line, at=at: _figure(at, line), 11, number=True)  # type: ignore[misc]
            for at, heading in enumerate(figures.headings)
        ]
        self.model.show([tuple(row) for row in figures.rows], number)
        self.pipeline.fill(figures.pipeline, figures.differences["Pipeline"])
        self.live.fill(figures.live, figures.differences["Live"])
        self.remark.setText(figures.remark)
        self.remark.setVisible(bool(figures.remark))
        self.table.setCurrentIndex(self.model.index(len(figures.rows) - 1, 1))
        self.open_cell(figures.rows[-1][0])

    def _chosen(self, index: QModelIndex) -> None:
        if index.column() > 0:
            self.open_cell(self.model.row(index.row())[index.column() - 1])

    def _build(self) -> None:
        self.title = QLabel("Pipeline return", self)
        self.subtitle = QLabel(self)
        self.subtitle.setWordWrap(True)
        self.export_button = QPushButton("E&xport...", self)
        self.export_button.setProperty("main", True)
        self.export_button.clicked.connect(self.export)
        self.message = MessageBar(self._theme, self)
        self._build_dates()
        self.model = RowsModel[Line]((), self)
        self.table = Table("Pipeline return by cohort", self._theme, self, cells=True)
        self.table.setModel(self.model)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._chosen(now))
        self.pipeline = TermRow("Pipeline", self._theme, self)
        self.live = TermRow("Live cases", self._theme, self)
        for row in (self.pipeline, self.live):
            row.opened.connect(self.open_cell)
        self.remark = QLabel(self)
        self.behind = QLabel(self)
        self.cases = RowsModel[Case](CASES, self)
        self.case_table = Table("Enquiries behind the figure", self._theme, self)
        self.case_table.setModel(self.cases)
        self.nothing = QLabel("No enquiry counts here.", self)

    def _build_dates(self) -> None:
        self.year = QComboBox(self)
        for number, words in self._presenter.years():
            self.year.addItem(words, number)
        self.year.addItem(OTHER_DATES, None)
        self.start, self.end = QLineEdit(self), QLineEdit(self)
        self.as_at, self.as_known = QLineEdit(self), QLineEdit(NOW, self)
        self._labels: dict[QWidget, QLabel] = {}
        for field, words in (
            (self.year, "&Period"),
            (self.start, "F&rom"),
            (self.end, "&To"),
            (self.as_at, "&Levels at"),
            (self.as_known, "As &known"),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            self._labels[field] = label
            if isinstance(field, QLineEdit):
                field.editingFinished.connect(self.count)
        self.as_at.setToolTip("The day for pipeline and live cases; blank is the end of the period, or today.")
        self.as_known.setToolTip("As it was known at the end of a day, or now.")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.export_button)
        dates = QHBoxLayout()
        for field, label in self._labels.items():
            dates.addWidget(label)
            dates.addWidget(field)
        dates.addStretch(1)
        self._body = QVBoxLayout(self)
        for part in (head, dates):
            self._body.addLayout(part)
        for widget in (self.message, self.table, self.pipeline, self.live, self.remark, self.behind, self.nothing):
            self._body.addWidget(widget)
        self._body.addWidget(self.case_table, 1)
        self._parts = (head, dates)

    def _size(self) -> None:
        """By the height of the body font."""
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.TITLE))
        self.behind.setFont(self._theme.font(Type.HEADING))
        for field in (self.start, self.end, self.as_at, self.as_known):
            field.setFixedWidth(px(130))
        for part in self._parts:
            part.setSpacing(px(12))
        self._body.setContentsMargins(px(24), px(16), px(24), px(16))
        self._body.setSpacing(px(12))
        self.table.setFixedHeight(self._theme.tall(10) * 5 + self._theme.unit * 4 + self._theme.px(16))
        self.table.setMinimumWidth(px(940))
        self.case_table.setMinimumHeight(px(28 * 4))
