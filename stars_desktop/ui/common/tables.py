"""The table of every screen: rows of a model under headings, whole rows or single cells, all of it by keyboard."""

from collections.abc import Hashable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from stars_desktop.ui.common.cells import CellPainter
from stars_desktop.ui.common.headings import Heading
from stars_desktop.ui.common.rows import Cell, Column, PagedModel, RowsModel, TableModel
from stars_desktop.ui.common.strokes import ring
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.common.widths import Widths

__all__ = ["Cell", "Column", "PagedModel", "RowsModel", "Table", "TableModel"]

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Table(QTableView):
    """A table as they all look: one hairline a row, sizes that grow with the text, the ring round what is current.

    Enter and a double click emit `activated`, a click on a heading whose column has a key `sort_asked` with the key
    and whether the largest come first, the Menu key and the right button `menu_asked` with the cell and the place on
    the screen. The property `page` is for a table that begins at the edge of its page.
    """

    sort_asked = Signal(str, bool)
    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self, name: str, theme: Theme, parent: QWidget, *, cells: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._cells = theme, cells
        self._kept: Hashable = None
        self.setAccessibleName(name)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._painter = CellPainter(theme, self)
        self.setItemDelegate(self._painter)
        self.heading = Heading(theme, self)
        self.heading.sectionClicked.connect(self._sort_by)
        self.widths = Widths(self, self.heading, theme, shared=cells)
        self.setHorizontalHeader(self.heading)
        if cells:
            self.heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.fit)

    def setModel(self, model: TableModel[Any]) -> None:  # type: ignore[override]  # noqa: N802 - our one kind of model
        """Shows a model and fits its columns."""
        model.modelAboutToBeReset.connect(self._keep)
        super().setModel(model)
        model.modelReset.connect(self._shown)
        self.fit()

    @property
    def first_column(self) -> int:
        """The first that has not stepped back: of a column that has, no cell is scrolled to."""
        return next(number for number in range(self.model().columnCount()) if not self.isColumnHidden(number))

    def show_sort(self, key: str, descending: bool) -> None:
        """Shows by which column, "" for none, the rows are sorted."""
        self.heading.show_sort(key, descending=descending)

    def fit(self) -> None:
        """Rows and columns by the height of the body font."""
        self._painter.refresh()
        self.verticalHeader().setDefaultSectionSize(self._theme.tall(10))
        self.widths.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns take what room there is."""
        super().resizeEvent(event)
        self.widths.fit()
        self._need()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Asks for rows before they come into sight."""
        super().scrollContentsBy(dx, dy)
        self._need()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do nothing here: looking for one would read every row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens; Home and End go to the first and the last row, in a table of cells to the ends of the row."""
        index, rows = self.currentIndex(), self.model().rowCount() if self.model() else 0
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: rows - 1}
        if event.key() in ENTER and index.isValid():
            self.activated.emit(index)
        elif event.key() in ends and rows and not self._cells:
            self.setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], max(0, index.column())))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Asks for a menu below the current cell, or where the pointer is."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(index, below if by_key else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Cells, and the ring where the keys go."""
        super().paintEvent(event)
        if self.hasFocus():
            tokens, selection = self._theme.tokens, self.selectionModel()
            filled = tokens.forced and selection is not None and selection.hasSelection()
            painter = QPainter(self.viewport())
            ring(painter, self._current_rect(), tokens.on_accent if filled else tokens.accent, 0)
            painter.end()

    def _current_rect(self) -> QRect:
        index, heading = self.currentIndex(), self.heading
        if not index.isValid():
            return self.viewport().rect()
        if self._cells:
            return self.visualRect(index)
        row = index.row()
        return QRect(-heading.offset(), self.rowViewportPosition(row), heading.length(), self.rowHeight(row))

    def _sort_by(self, section: int) -> None:
        if key := self.heading.key(section):
            known, descending = self.heading.sort
            descending = key == known and not descending
            self.show_sort(key, descending)
            self.sort_asked.emit(key, descending)

    def _keep(self) -> None:
        """Remembers who is current while other rows are shown."""
        model, index = self.model(), self.currentIndex()
        self._kept = model.key(index.row()) if isinstance(model, TableModel) and index.isValid() else None

    def _shown(self) -> None:
        model = self.model()
        self.widths.fit()
        self._need()
        if isinstance(model, TableModel) and self._kept is not None:
            row = model.place(self._kept)
            if row is not None:
                self.setCurrentIndex(model.index(row, self.first_column))

    def _need(self) -> None:
        """Asks for the rows in sight and as many before and after them."""
        model = self.model()
        if isinstance(model, TableModel) and model.rowCount():
            first = self.rowAt(0)
            many = self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) + 1
            model.need(first - many, first + 2 * many)
