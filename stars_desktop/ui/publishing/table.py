"""The nine columns as they would go out: what is hidden stands as everybody will see it."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.known_sums import Cell as Place
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.published import HIDDEN
from stars_desktop.domain.returns import TOTAL
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.figures_table import FiguresTable, Line
from stars_desktop.ui.common.tables import Cell, Column
from stars_desktop.ui.common.theme import Theme


def _figure(number: int, hidden: Collection[Place], line: Line) -> Cell:
    figure = line[number]
    stock, strong = isinstance(COLUMNS[number].counts, Stock), figure.row == TOTAL
    if Place(figure.row, figure.key) in hidden:
        return Cell(HIDDEN, stock=stock, strong=strong)
    return Cell(f"{figure.value:,}", muted=not figure.value, stock=stock, strong=strong)


class CopyTable(FiguresTable):
    """Every cell says what becomes of its figure."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._hides: Collection[Place] = ()
        super().__init__(theme, parent)
        self.setAccessibleName("Publication copy by cohort")

    def show_copy(self, headings: Sequence[str], rows: Sequence[Sequence[Figure]], hidden: Collection[Place]) -> None:
        """Another copy."""
        self._hides = hidden
        self.show_figures(headings, rows)

    def place(self, row: int, column: int) -> Place:
        """Which figure a cell shows."""
        figure = self.figure(row, column)
        return Place(figure.row, figure.key)

    def _columns(self) -> list[Column[Line]]:
        names, *figures = super()._columns()
        return [
            names,
            *(
                Column[Line](one.heading, partial(_figure, at, self._hides), 9, number=True)
                for at, one in enumerate(figures)
            ),
        ]
