"""The shapes of the cohorts, a letter in each, all in one neutral tone; and the program's own mark, made of them.

One painter serves tables, labels and charts. A word stands beside the mark, never the mark alone.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPolygonF

from stars_desktop.domain.cohort import Cohort
from stars_desktop.ui.common.icons import Tint, drawn_icon
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.common.tokens import Tokens


def paint_cohort(painter: QPainter, rect: QRect | QRectF, cohort: Cohort, tokens: Tokens) -> None:
    """Paints a cohort's mark as large as fits into a rectangle: A square, B circle, C diamond, D shield."""
    _paint_badge(painter, QRectF(rect), cohort, tokens.badge, tokens.on_badge)


def cohort_icon(theme: Theme, cohort: Cohort, size: int = 18) -> QIcon:
    """A cohort's mark as an icon, `size` pixels at a body line of 18; paint it at `theme.px(size)`."""
    tokens = theme.tokens
    tint = Tint(tokens.badge, tokens.badge, tokens.on_select if tokens.forced else tokens.badge)
    inside = {tokens.badge: tokens.on_badge, tokens.on_select: tokens.select}

    def draw(painter: QPainter, square: QRectF, color: str) -> None:
        _paint_badge(painter, square, cohort, color, inside[color])

    return drawn_icon(f"cohort {cohort} {size} {tokens.on_badge}", draw, tint)


def program_icon(theme: Theme) -> QIcon:
    """The program's own mark: the four cohort shapes on an accent square."""
    accent, ink = theme.tokens.accent, theme.tokens.on_accent

    def draw(painter: QPainter, square: QRectF, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        side = square.width()
        painter.drawRoundedRect(square, side / 8, side / 8)
        painter.setBrush(QColor(ink))
        for place, shape in enumerate(_SHAPES.values()):
            corner = QPointF(side * (0.19 + 0.35 * (place % 2)), side * (0.19 + 0.35 * (place // 2)))
            painter.drawPath(shape(QRectF(square.topLeft() + corner, square.size() * 0.27)))

    return drawn_icon(f"program {ink}", draw, Tint(accent, accent, accent))


def cohort_shape(cohort: Cohort, square: QRectF) -> QPainterPath:
    """The outline of a cohort's mark in a square: also what charts mark its points with."""
    return _SHAPES[cohort](square)


def _paint_badge(painter: QPainter, rect: QRectF, cohort: Cohort, color: str, letter: str) -> None:
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawPath(cohort_shape(cohort, square))
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(side * _LETTERS.get(cohort, 0.61))))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(letter))
    lifted = square.translated(0, -side / 14) if cohort is Cohort.D else square
    painter.drawText(lifted, Qt.AlignmentFlag.AlignCenter, cohort.value)
    painter.restore()


def _square(square: QRectF) -> QPainterPath:
    path = QPainterPath()
    inset = square.width() / 22
    path.addRoundedRect(square.adjusted(inset, inset, -inset, -inset), square.width() / 9, square.width() / 9)
    return path


def _circle(square: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(square)
    return path


def _diamond(square: QRectF) -> QPainterPath:
    middle = square.center()
    out = square.width() / 2
    turned = ((0, -out), (out, 0), (0, out), (-out, 0))
    return _outline([middle + QPointF(x, y) for x, y in turned])


def _shield(square: QRectF) -> QPainterPath:
    side = square.width()
    outline = ((0.06, 0.02), (0.94, 0.02), (0.94, 0.6), (0.5, 1), (0.06, 0.6))
    return _outline([square.topLeft() + QPointF(x * side, y * side) for x, y in outline])


def _outline(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


_SHAPES: Final[Mapping[Cohort, Callable[[QRectF], QPainterPath]]] = {
    Cohort.A: _square,
    Cohort.B: _circle,
    Cohort.C: _diamond,
    Cohort.D: _shield,
}
_LETTERS: Final[Mapping[Cohort, float]] = {Cohort.C: 0.5, Cohort.D: 0.56}
"""How tall the letter is for its shape, where it is not as tall as in the square and the circle."""
