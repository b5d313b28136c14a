"""One table model over frozen rows described by columns; it never queries while it paints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from stars_desktop.domain.cohort import Cohort
from stars_desktop.ui.common.marks import cohort_icon
from stars_desktop.ui.common.theme import Theme, Type

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: text, with a mark before it, muted or strong."""

    text: str
    cohort: Cohort | None = None
    icon: str = ""
    muted: bool = False
    strong: bool = False
    stock: bool = False
    """stands on the tone of stock columns"""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, what it shows of a row, and whether it holds numbers; `width` in letters."""

    heading: str
    shows: Callable[[Row], Cell]
    width: int
    number: bool = False
    key: str = ""
    """names the column to whoever sorts"""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows that are all there."""

    def __init__(self, theme: Theme, columns: Sequence[Column[Row]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.columns = tuple(columns)
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

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Qt's question."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a cell shows."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(number=column.number)
        cell = column.shows(self.row(index.row()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {cell.text}".replace("\n", " ")
        return self._painted(cell, role)

    def _painted(self, cell: Cell, role: int) -> QIcon | QFont | QColor | None:
        if role == Qt.ItemDataRole.DecorationRole and cell.cohort:
            return cohort_icon(self._theme, cell.cohort, 18)
        if role == Qt.ItemDataRole.DecorationRole and cell.icon:
            return self._theme.icon(cell.icon, "muted")
        if role == Qt.ItemDataRole.ForegroundRole and cell.muted:
            return self._theme.color("muted")
        if role == Qt.ItemDataRole.BackgroundRole and cell.stock:
            return self._theme.color("alt")
        if role == Qt.ItemDataRole.FontRole and cell.strong:
            return self._theme.font(Type.STRONG)
        return None

    def headerData(  # noqa: N802 - Qt's signature
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Column headings; rows have none."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(number=self.columns[section].number)
        return None


def _aligned(*, number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class Table(QTableView):
    """A table as they all look: whole rows or single cells, one hairline a row, sizes that grow with the text."""

    def __init__(self, name: str, theme: Theme, parent: QWidget, *, cells: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spread = cells
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
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self.fit)

    def setModel(self, model: RowsModel[Any]) -> None:  # type: ignore[override]  # noqa: N802 - our one kind of model
        """Shows a model and fits its columns."""
        super().setModel(model)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Rows and columns by the height of the body font."""
        model = self.model()
        self.verticalHeader().setMinimumSectionSize(self._theme.px(24))
        self.verticalHeader().setDefaultSectionSize(self._theme.tall(10))
        if isinstance(model, RowsModel):
            for number, column in enumerate(model.columns):
                self.setColumnWidth(number, self._theme.px(8 * column.width + 20))
            modes = QHeaderView.ResizeMode
            stretched = range(1, len(model.columns)) if self._spread else range(len(model.columns))[-1:]
            for number in range(len(model.columns)):
                mode = modes.Stretch if number in stretched else modes.Interactive
                self.horizontalHeader().setSectionResizeMode(number, mode)
