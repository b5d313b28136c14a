"""How the cells of tables are painted: from a small value of the model, in one go."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from stars_desktop.ui.common.badges import cohort_icon
from stars_desktop.ui.common.headings import PAD, before
from stars_desktop.ui.common.rows import Cell, Index, TableModel
from stars_desktop.ui.common.theme import Theme, Type

SELECTED = QStyle.StateFlag.State_Selected.value
"""As a number: asked for every cell, and Python's flags are slow."""
MARK = 18
ICON = 16
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CellPainter(QStyledItemDelegate):
    """Paints the cells of one table; the ring round what is current is the table's."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self.refresh()

    def refresh(self) -> None:
        """Takes fonts, sizes and colours again; they are kept, since every cell wants them."""
        self._tokens, self._pad = self._theme.tokens, self._theme.px(PAD)
        self._colors: dict[str, QColor] = {}
        self._marks: dict[tuple[object, ...], QPixmap] = {}
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetrics]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, mark and words."""
        rect, selected = QRect(option.rect), bool(option.state.value & SELECTED)
        model, row, column = self._model(), index.row(), index.column()
        cell = model.cell(row, column)
        self._ground(painter, rect, cell, selected=selected)
        words = self._marked(painter, cell, self._inside(rect, column), selected=selected)
        if not cell.text or words.width() <= 0:
            return
        font, metrics = self._font(cell)
        text, tokens = cell.text, self._tokens
        if metrics.horizontalAdvance(text) > words.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        forced = selected and tokens.forced
        quiet = tokens.on_select if forced else tokens.muted
        painter.setFont(font)
        painter.setPen(self._color(quiet if forced or cell.muted else tokens.text))
        painter.drawText(words, RIGHT if model.columns[column].number else LEFT, text)
        if cell.aside:
            painter.setFont(self._theme.font(Type.CAPTION))
            painter.setPen(self._color(quiet))
            room = words.adjusted(0, 0, -metrics.horizontalAdvance(text) - self._pad, 0)
            painter.drawText(room, RIGHT, cell.aside)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the whole of it in one line."""
        cell = self._cell(index)
        wide = self._font(cell)[1].horizontalAdvance(cell.text) + self._mark_room(cell) + self._pad
        return QSize(wide + before(self._theme, index.column(), self._table), self._theme.tall(10))

    def helpEvent(  # noqa: N802 - Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole text, where not all of it can be seen."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.hidden_text(index), view)
        return True

    def hidden_text(self, index: Index) -> str:
        """The text of a cell that has no room for all of it; "" where it has."""
        cell = self._cell(index)
        room = self._inside(self._table.visualRect(index), index.column()).width() - self._mark_room(cell)
        return cell.text if self._font(cell)[1].horizontalAdvance(cell.text) > room else ""

    def _model(self) -> TableModel[Any]:
        model = self._table.model()
        assert isinstance(model, TableModel)  # noqa: S101 - a table takes no other
        return model

    def _cell(self, index: Index) -> Cell:
        return self._model().cell(index.row(), index.column())

    def _inside(self, rect: QRect, column: int) -> QRect:
        left = self._pad if column else before(self._theme, column, self._table)
        return rect.adjusted(left, 0, -self._pad, -1)

    def _ground(self, painter: QPainter, rect: QRect, cell: Cell, *, selected: bool) -> None:
        tokens = self._tokens
        if selected:
            painter.fillRect(rect, self._color(tokens.select if self._table.hasFocus() else tokens.select_unfocused))
        elif cell.stock:
            painter.fillRect(rect, self._color(tokens.alt))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._color(tokens.line))

    def _mark_room(self, cell: Cell) -> int:
        side = MARK if cell.cohort else ICON if cell.icon else 0
        return self._theme.px(side) + self._pad if side else 0

    def _marked(self, painter: QPainter, cell: Cell, room: QRect, *, selected: bool) -> QRect:
        """Draws the mark before the words, and gives the room left for them."""
        if not (taken := self._mark_room(cell)):
            return room
        side = taken - self._pad
        ratio = painter.device().devicePixelRatio()
        wanted = (cell.cohort, cell.icon, cell.tone, selected, ratio)
        if wanted not in self._marks:
            mode = QIcon.Mode.Selected if selected else QIcon.Mode.Normal
            self._marks[wanted] = self._icon(cell).pixmap(QSize(side, side), ratio, mode)
        painter.drawPixmap(room.left(), room.top() + (room.height() - side) // 2, self._marks[wanted])
        return room.adjusted(taken, 0, 0, 0)

    def _icon(self, cell: Cell) -> QIcon:
        return cohort_icon(self._theme, cell.cohort, MARK) if cell.cohort else self._theme.icon(cell.icon, cell.tone)

    def _font(self, cell: Cell) -> tuple[QFont, QFontMetrics]:
        wanted = (cell.strong, cell.struck)
        if wanted not in self._fonts:
            font = self._theme.font(Type.STRONG if cell.strong else Type.BODY)
            font.setStrikeOut(cell.struck)
            self._fonts[wanted] = font, QFontMetrics(font)
        return self._fonts[wanted]

    def _color(self, color: str) -> QColor:
        if color not in self._colors:
            self._colors[color] = QColor(color)
        return self._colors[color]
