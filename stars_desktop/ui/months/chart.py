"""The nine columns by month as nine small pictures: bars for what happened, points for what was there at the end.

Each figure is written at its bar or point. Whoever hears the screen has the table, which says the same.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stars_desktop.ui.common.strokes import ring
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.months.presenter import Series, Shown

_WIDE: Final = 280
"""of one picture, at least"""
_TALL: Final = 96
"""of its bars"""
_BETWEEN: Final = 24
_EDGE: Final = 8
"""round all of them, for the ring"""
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class Chart(QWidget):
    """As many pictures beside each other as there is room for; the chosen month stands out in all of them.

    Tab comes to it, so that it is scrolled into sight without a mouse, and the arrows choose another month.
    """

    stepped = Signal(int)
    """asks for the month before (-1) or after"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Shown | None = None
        self._chosen = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Chart of the months")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._size)

    def show_year(self, shown: Shown) -> None:
        """Another year, or another row of it."""
        self._shown = shown
        self.setAccessibleDescription(shown.summary)
        self._size()

    def choose(self, month: int) -> None:
        """Another month stands out."""
        self._chosen = month
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The rows that are needed for nine pictures."""
        many = len(self._shown.series) if self._shown else 0
        rows = -(-many // self._across(width))
        return rows * self._tall() + max(0, rows - 1) * self._theme.px(_BETWEEN) + 2 * self._theme.px(_EDGE)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three beside each other."""
        wide = 3 * self._theme.px(_WIDE) + 2 * self._theme.px(_BETWEEN)
        return QSize(wide, self.heightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Asks for the height that goes with the width."""
        super().resizeEvent(event)
        self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrows go from month to month."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: +1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """All of them."""
        if not self._shown or not self._shown.lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, between, across = self._theme.px(_EDGE), self._theme.px(_BETWEEN), self._across(self.width())
        wide = (self.width() - 2 * edge - (across - 1) * between) // across
        names = [line.short[:1] if self._narrow(wide) else line.short for line in self._shown.lines]
        for at, series in enumerate(self._shown.series):
            row, column = divmod(at, across)
            left, top = edge + column * (wide + between), edge + row * (self._tall() + between)
            place = QRect(left, top, wide, self._tall())
            self._paint(painter, place, series, names)
        if self.hasFocus():
            ring(painter, self.rect(), self._theme.tokens.accent)
        painter.end()

    def _paint(self, painter: QPainter, place: QRect, series: Series, names: Sequence[str]) -> None:
        """Its name, a line to stand on with the months under it, and the figures."""
        theme = self._theme
        title, small = theme.font(Type.STRONG), theme.font(Type.CAPTION)
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        words = f"{series.words}{', at the end of the month' if series.stock else ''}"
        tall = QFontMetrics(title).height()
        painter.drawText(QRect(place.topLeft(), QSize(place.width(), tall)), Qt.AlignmentFlag.AlignLeft, words)
        letters = QFontMetrics(small).height()
        ground = QRectF(place.adjusted(0, tall + letters + theme.px(6), 0, -letters - theme.px(4)))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        tops = self._tops(ground, series.values)
        if series.stock:
            self._paint_line(painter, tops)
        for at, (top, value, name) in enumerate(zip(tops, series.values, names, strict=True)):
            chosen = at == self._chosen
            self._paint_month(painter, series, ground, top, chosen=chosen)
            painter.setFont(_weight(small, strong=chosen))
            painter.setPen(theme.color("text" if value or chosen else "muted"))
            painter.drawText(self._beside(top.x(), top.y() - letters - theme.px(4), letters), _CENTRE, str(value))
            painter.setPen(theme.color("text" if chosen else "muted"))
            painter.drawText(self._beside(top.x(), ground.bottom() + theme.px(3), letters), _CENTRE, name)

    def _paint_line(self, painter: QPainter, tops: Sequence[QPointF]) -> None:
        painter.setPen(QPen(self._theme.color("border"), self._theme.px(2)))
        painter.drawPolyline(list(tops))

    def _paint_month(self, painter: QPainter, series: Series, ground: QRectF, top: QPointF, *, chosen: bool) -> None:
        color = QColor(self._theme.color("accent" if chosen else "border"))
        if series.stock:
            side = self._theme.px(5 if chosen else 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(top, side, side)
            return
        wide = min(self._theme.px(20), ground.width() / max(1, len(series.values)) * 0.7)
        painter.fillRect(QRectF(top.x() - wide / 2, top.y(), wide, ground.bottom() - top.y()), color)

    def _tops(self, ground: QRectF, values: Sequence[int]) -> list[QPointF]:
        """Where each figure ends: its share of the largest, in the middle of its month."""
        most, step = max(1, *values), ground.width() / len(values)
        return [
            QPointF(ground.left() + (at + 0.5) * step, ground.bottom() - ground.height() * value / most)
            for at, value in enumerate(values)
        ]

    def _beside(self, middle: float, top: float, tall: int) -> QRectF:
        wide = self._theme.px(40)
        return QRectF(middle - wide / 2, top, wide, tall)

    def _narrow(self, wide: int) -> bool:
        """Whether the names of the months would run into each other."""
        assert self._shown  # noqa: S101 - asked for while painting only
        metrics = QFontMetrics(self._theme.font(Type.CAPTION))
        longest = max(metrics.horizontalAdvance(line.short) for line in self._shown.lines)
        return longest + self._theme.px(2) > wide / len(self._shown.lines)

    def _across(self, width: int) -> int:
        between = self._theme.px(_BETWEEN)
        room = width - 2 * self._theme.px(_EDGE) + between
        return min(3, max(1, room // (self._theme.px(_WIDE) + between)))

    def _tall(self) -> int:
        words = QFontMetrics(self._theme.font(Type.STRONG)).height()
        small = QFontMetrics(self._theme.font(Type.CAPTION)).height()
        return words + 2 * small + self._theme.px(_TALL + 10)

    def _size(self) -> None:
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))
        self.update()


def _weight(font: QFont, *, strong: bool) -> QFont:
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
