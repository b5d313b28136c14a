"""The timeline: a table whose rows are as tall as their words."""

from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stars_desktop.domain.events import Kind
from stars_desktop.ui.common.cells import SELECTED
from stars_desktop.ui.common.headings import PAD, before
from stars_desktop.ui.common.marks import FLAG_ICONS, KIND_ICONS
from stars_desktop.ui.common.rows import Index
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.enquiry.view import Line

_ENTRY_ICONS: Final = {
    "Note": "message-square-text",
    "Fact": "notebook-pen",
    "Next step": "alarm-clock",
    "Answer": "list-checks",
    "Sibling": "group",
}
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_HAPPENED, _EVENT, _RECORDED = range(3)
_ICON: Final = 16
_TALLEST: Final = 100_000
_VOIDED: Final = FLAG_ICONS["voided"][0]

Piece = tuple[str, Type, str, bool, str]
"""A paragraph: its text, type, colour, whether it is struck through, and the icon before it."""


def _said(line: Line) -> str:
    return "\n".join(part for part in (line.title, *line.lines, line.voided) if part)


COLUMNS: Final = (
    Column[Line]("Happened", lambda line: Cell(line.happened), 16),
    Column[Line]("Event", lambda line: Cell(_said(line)), 27, fills=True),
    Column[Line](
        "Recorded, by", lambda line: Cell(f"{line.recorded} {line.late}".strip()), 25, number=True, gives_way=1
    ),
)


class LinesModel(RowsModel[Line]):
    """The lines, each known by its entry, so that it stays chosen while others are shown."""

    def key(self, number: int) -> Hashable:
        """The id of the entry."""
        return self.rows[number].id

    def place(self, key: Hashable) -> int | None:
        """Where an entry stands now."""
        return next((at for at, line in enumerate(self.rows) if line.id == key), None)


class LinePainter(QStyledItemDelegate):
    """Paints a line: the date, what happened with its details wrapped, and who recorded it when."""

    def __init__(self, theme: Theme, table: Table) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then paragraph after paragraph."""
        rect, selected, tokens = QRect(option.rect), bool(option.state.value & SELECTED), self._theme.tokens
        if selected:
            painter.fillRect(rect, QColor(tokens.select if self._table.hasFocus() else tokens.select_unfocused))
        hairline(painter, rect, tokens.line, Qt.Edge.BottomEdge)
        forced = selected and tokens.forced
        side = Qt.AlignmentFlag.AlignRight if index.column() > _EVENT else Qt.AlignmentFlag.AlignLeft
        room = self._inside(rect, index.column()).adjusted(0, self._theme.px(7), 0, 0)
        for text, kind, color, struck, icon in self._pieces(index):
            words, font = self._beside(room, icon), self._type(kind, struck=struck)
            painter.setFont(font)
            painter.setPen(QColor(tokens.on_select if forced else str(getattr(tokens, color))))
            painter.drawText(words, _WRAP | side, text)
            self._draw_icon(painter, room, icon, QFontMetrics(font).height())
            room.setTop(room.top() + self._measured(text, font, words.width()))

    def tall(self, index: Index, width: int) -> int:
        """How tall a cell has to be at a width."""
        room = self._inside(QRect(0, 0, width, _TALLEST), index.column())
        needed = sum(
            self._measured(text, self._type(kind, struck=struck), self._beside(room, icon).width())
            for text, kind, _color, struck, icon in self._pieces(index)
        )
        return needed + self._theme.px(15)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its words."""
        wide = self._table.columnWidth(index.column())
        return QSize(wide, self.tall(index, wide))

    def _inside(self, rect: QRect, column: int) -> QRect:
        return rect.adjusted(before(self._theme, column, self._table), 0, -self._theme.px(PAD), -1)

    def _pieces(self, index: Index) -> list[Piece]:
        model = self._table.model()
        assert isinstance(model, LinesModel)  # noqa: S101 - the timeline takes no other
        line = model.row(index.row())
        gone = bool(line.voided)
        if index.column() == _HAPPENED:
            return [(line.happened, Type.BODY, "muted" if gone else "text", False, "")]
        if index.column() == _EVENT:
            icon = KIND_ICONS[Kind(line.kind)] if line.event else _ENTRY_ICONS.get(line.kind, "info")
            title: Piece = (line.title, Type.STRONG, "muted" if gone else "text", gone, icon)
            lines: list[Piece] = [(text, Type.BODY, "muted", gone, " ") for text in line.lines]
            voided: list[Piece] = [(line.voided, Type.BODY, "text", False, _VOIDED)] if gone else []
            below = self._recorded(line, " ", "Recorded on ") if self._table.isColumnHidden(_RECORDED) else []
            return [title, *lines, *voided, *below]
        return self._recorded(line, "")

    def _recorded(self, line: Line, icon: str, before: str = "") -> list[Piece]:
        late: list[Piece] = [(line.late, Type.CAPTION, "warn", False, icon)] if line.late else []
        return [(f"{before}{line.recorded}", Type.CAPTION, "muted", False, icon), *late]

    def _beside(self, room: QRect, icon: str) -> QRect:
        """The room for words beside an icon, or below one where the icon is a space."""
        return room.adjusted(self._theme.px(_ICON + 10) if icon else 0, 0, 0, 0)

    def _draw_icon(self, painter: QPainter, room: QRect, icon: str, line: int) -> None:
        if icon.strip():
            side = self._theme.px(_ICON)
            square = QRect(room.left(), room.top() + (line - side) // 2, side, side)
            self._theme.icon(icon, "muted").paint(painter, square)

    def _type(self, kind: Type, *, struck: bool) -> QFont:
        font = self._theme.font(kind)
        font.setStrikeOut(struck)
        return font

    def _measured(self, text: str, font: QFont, width: int) -> int:
        metrics = QFontMetrics(font)
        return metrics.boundingRect(QRect(0, 0, max(1, width), _TALLEST), _WRAP, text).height() + self._theme.px(1)


class Timeline(Table):
    """What happened to an enquiry, the newest first; Delete asks to void the current line."""

    void_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("Timeline", theme, parent)
        self.setProperty("page", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines = LinesModel(COLUMNS, self)
        self._lines_painter = LinePainter(theme, self)
        self.setItemDelegate(self._lines_painter)
        self.setModel(self.lines)
        self.lines.modelReset.connect(self._fit_rows)
        self.heading.sectionResized.connect(self._fit_rows)

    @property
    def current(self) -> Line | None:
        """The chosen line."""
        index = self.currentIndex()
        return self.lines.row(index.row()) if index.isValid() else None

    def choose(self, entry_id: str) -> None:
        """Makes a line the current one, and brings it into sight."""
        row = self.lines.place(entry_id)
        if row is not None:
            self.setCurrentIndex(self.lines.index(row, 0))

    def fit(self) -> None:
        """Sizes and fonts again."""
        super().fit()
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Words wrap where there is less room."""
        super().resizeEvent(event)
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete asks to void."""
        if event.key() == Qt.Key.Key_Delete and self.current:
            self.void_asked.emit()
        else:
            super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        for row in range(self.lines.rowCount()):
            cells = [self.lines.index(row, column) for column in range(len(COLUMNS))]
            tall = max(self._lines_painter.tall(cell, self.columnWidth(cell.column())) for cell in cells)
            if self.rowHeight(row) != tall:
                self.setRowHeight(row, tall)
