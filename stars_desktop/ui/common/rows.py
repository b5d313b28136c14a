"""What tables show: frozen rows described by columns, all there or fetched by the page; painting never queries."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stars_desktop.domain.cohort import Cohort

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

SORT_KEY: Final = Qt.ItemDataRole.UserRole
"""The role under which a heading gives the key of its column."""
PAGE: Final = 256
"""Rows that are fetched at once."""
KEPT: Final = 40
"""Pages that are kept."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: text, with a mark before it, muted, strong or struck through."""

    text: str
    cohort: Cohort | None = None
    icon: str = ""
    tone: str = "muted"
    """the token of the icon's colour"""
    muted: bool = False
    strong: bool = False
    struck: bool = False
    stock: bool = False
    """stands on the tone of stock columns"""
    aside: str = ""
    """quieter words before a number, such as by how much it is another"""


EMPTY: Final = Cell("")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, what it shows of a row, and whether it holds numbers; `width` in letters."""

    heading: str
    shows: Callable[[Row], Cell]
    width: int
    number: bool = False
    key: str = ""
    """names the column to whoever sorts"""
    fills: bool = False
    """takes the room that is left, in place of the last column"""
    gives_way: int = 0
    """steps back where there is no room for all, the lowest number first; 0 never does"""


class TableModel(QAbstractTableModel, Generic[Row]):
    """What a table asks of its rows, wherever they come from."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def row(self, number: int) -> Row | None:
        """The row at a place; None while it is not there yet."""
        raise NotImplementedError

    def key(self, _number: int) -> Hashable:
        """What a row is known by when other rows are shown; None where that is not kept."""
        return None

    def place(self, _key: Hashable) -> int | None:
        """Where the row with a key stands now."""
        return None

    def need(self, first: int, last: int) -> None:
        """Rows that are about to be seen, both ends included."""

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows."""
        found = self.row(row)
        return EMPTY if found is None else self.columns[column].shows(found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Qt's question."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a cell, seen or spoken."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        return None

    def headerData(  # noqa: N802 - Qt's signature
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Column headings; rows have none."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        return column.key if role == SORT_KEY else None

    def _spoken(self, row: int, column: int) -> str:
        """The row's own name first, then what the cell is and holds."""
        cell = self.cell(row, column)
        words = f"{self.columns[column].heading}: {cell.text}{f', {cell.aside}' if cell.aside else ''}"
        return " ".join((f"{self.cell(row, 0).text}, {words}" if column else words).split())


class RowsModel(TableModel[Row]):
    """Rows that are all there."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject) -> None:
        super().__init__(columns, parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None) -> None:
        """Other rows, and where headings change with them other columns."""
        self.beginResetModel()
        self.rows = rows
        if columns is not None:
            self.columns = tuple(columns)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row at a place."""
        return self.rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Qt's question."""
        return 0 if parent.isValid() else len(self.rows)


def at_once(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Runs work where it is asked for."""
    done(work())


class PagedModel(TableModel[Row]):
    """Rows of which only the ids are there; a page of them is fetched before it is seen.

    `fetch` gives the rows of some ids, one for each, in their order, and None for one that is gone. `run` runs that,
    on another thread if it likes, and hands what it found to its second argument on the thread of the window. Until
    then cells are empty.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject,
        fetch: Callable[[Sequence[Any]], Sequence[Row | None]],
        run: Callable[[Callable[[], Any], Callable[[Any], None]], None] = at_once,
    ) -> None:
        super().__init__(columns, parent)
        self._fetch, self._run = fetch, run
        self._ids: Sequence[Hashable] = ()
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._asked: set[int] = set()

    def show(self, ids: Sequence[Hashable]) -> None:
        """Other rows, or the same ones again after they have changed."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._asked = set()  # a new one: what was asked for before arrives in vain
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The row at a place; None while it is not there yet, or where it is gone."""
        page = self._pages.get(number // PAGE)
        return None if page is None else page[number % PAGE]

    def key(self, number: int) -> Hashable:
        """Its id."""
        return self._ids[number]

    def place(self, key: Hashable) -> int | None:
        """Where an id stands now; None where it is not among those shown."""
        try:
            return self._ids.index(key)
        except ValueError:
            return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Qt's question."""
        return 0 if parent.isValid() else len(self._ids)

    def need(self, first: int, last: int) -> None:
        """Asks for the pages of rows that are about to be seen, if they are neither there nor on their way."""
        last = min(last, len(self._ids) - 1)
        for page in range(max(0, first) // PAGE, last // PAGE + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page not in self._asked:
                self._asked.add(page)
                ids = self._ids[page * PAGE : (page + 1) * PAGE]
                self._run(partial(self._fetch, ids), partial(self._arrived, self._asked, page))

    def _arrived(self, asked: set[int], page: int, rows: Sequence[Row | None]) -> None:
        if asked is not self._asked:
            return
        asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first = self.index(page * PAGE, 0)
        self.dataChanged.emit(first, self.index(page * PAGE + len(rows) - 1, len(self.columns) - 1))
