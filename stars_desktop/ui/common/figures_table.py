"""The nine columns by cohort: single cells, as tall as its rows, with short words for cohorts where it is narrow."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from stars_desktop.domain.cohort import SHORT, TITLE, Cohort
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import ROWS, TOTAL
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.fixed import FixedColumn
from stars_desktop.ui.common.rows import Index
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme

Line = tuple[Figure, ...]
Changes = Mapping[tuple[str, str], str]
"""By row and key: what stands before a figure, to say by how much it is another."""

NARROW: Final = 1000
"""below it, at a body line of 18, cohorts take their short words"""


def _name(words: Mapping[Cohort, str], line: Line) -> Cell:
    row = line[0].row
    if row in list(Cohort):
        return Cell(words[Cohort(row)], cohort=Cohort(row))
    return Cell(row, strong=True)


def _figure(number: int, changes: Changes, line: Line) -> Cell:
    figure = line[number]
    stock = isinstance(COLUMNS[number].counts, Stock)
    change = changes.get((figure.row, figure.key), "")
    return Cell(f"{figure.value:,}", muted=not figure.value, strong=figure.row == TOTAL, stock=stock, aside=change)


class FiguresTable(Table):
    """Every cell is a figure that opens."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("Pipeline return by cohort", theme, parent, cells=True)
        self._look = theme
        self._headings: Sequence[str] = ()
        self._changes: Changes = {}
        self._narrow = False
        self.rows = RowsModel[Line]((), self)
        self.setProperty("page", True)
        self.setModel(self.rows)
        self._names = FixedColumn(theme, self)
        self.hide()
        theme.changed.connect(self._grow)

    def show_figures(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[Figure]],
        changes: Changes = MappingProxyType({}),
    ) -> None:
        """Other figures, under headings with their dates."""
        self._headings, self._changes = headings, changes
        self.rows.show([tuple(row) for row in rows], self._columns())
        self.show()
        self._grow()

    def figure(self, row: int, column: int) -> Figure:
        """What a cell shows; the name of a row is its first figure."""
        return self.rows.row(row)[max(1, column) - 1]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Takes other words where it has become narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        if narrow != self._narrow and self.rows.rows:
            self._narrow = narrow
            current = self.currentIndex()
            self.rows.show(self.rows.rows, self._columns())
            self.setCurrentIndex(self.rows.index(current.row(), current.column()))
        QTimer.singleShot(0, self, self._grow)

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Brings a figure out from under the names."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It scrolls sideways rather than ask for more room than there is."""
        return QSize(self._look.px(200), super().minimumSizeHint().height())

    def _columns(self) -> list[Column[Line]]:
        words, wide = (SHORT, 14) if self._narrow else (TITLE, 24)
        names = Column[Line]("Cohort", partial(_name, words), wide)
        return [
            names,
            *(
                Column[Line](words, partial(_figure, at, self._changes), 9, number=True)
                for at, words in enumerate(self._headings)
            ),
        ]

    def _grow(self) -> None:
        """As tall as its rows and, where it scrolls, its bar."""
        rows = self.verticalHeader().defaultSectionSize() * len(ROWS)
        scrolls = self.heading.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(self.heading.sizeHint().height() + rows + bar + 2)
        self._names.follow()
