"""The few strokes that every control is drawn with: panel, ring, chevron, text. No shadows, no gradients."""

from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from stars_desktop.ui.common.tokens import Tokens

State = QStyle.StateFlag

RADIUS: Final = 4
RING: Final = 2
"""The focus ring, inside the edge of what has the focus."""


class Look(Protocol):
    """What a style has to know of the theme."""

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        ...

    @property
    def unit(self) -> int:
        """The height of a line of body text, never taken as less than 18."""
        ...

    def px(self, n: float) -> int:
        """A size given for a body line of 18 pixels."""
        ...

    def tall(self, extra: int) -> int:
        """A line of body text and a bit."""
        ...


def has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Whether what is drawn is in a state."""
    return flag in option.state


def focused(option: QStyleOption) -> bool:
    """Whether it has the focus: shown always, also after a mouse click."""
    return State.State_HasFocus in option.state and State.State_Enabled in option.state


def hovered(option: QStyleOption) -> bool:
    """Whether the pointer is on it and it acts."""
    return State.State_MouseOver in option.state and State.State_Enabled in option.state


def enabled(option: QStyleOption) -> bool:
    """Whether it can be used."""
    return State.State_Enabled in option.state


def pressed(option: QStyleOption) -> bool:
    """Whether it is being pressed."""
    return State.State_Sunken in option.state


def marked(widget: QWidget | None, name: str) -> bool:
    """Whether a widget carries a dynamic property: main, link, small, problem, page."""
    return widget is not None and bool(widget.property(name))


class Edge(NamedTuple):
    """A line round a panel, inside its bounds."""

    color: str
    width: float = 1


def panel(painter: QPainter, rect: QRect, fill: str, edge: Edge | None = None, radius: float = RADIUS) -> None:
    """A filled rounded rectangle; "" fills nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge.color), edge.width) if edge else Qt.PenStyle.NoPen)
    inside = edge.width / 2 if edge else 0
    inner = max(0.0, radius - inside)
    painter.drawRoundedRect(QRectF(rect).adjusted(inside, inside, -inside, -inside), inner, inner)
    painter.restore()


def ring(painter: QPainter, rect: QRect, color: str, radius: float = RADIUS) -> None:
    """The focus ring."""
    panel(painter, rect, "", Edge(color, RING), radius)


def hairline(painter: QPainter, rect: QRect, color: str, edge: Qt.Edge) -> None:
    """One pixel along one edge of a rectangle."""
    lines = {
        Qt.Edge.TopEdge: QRect(rect.left(), rect.top(), rect.width(), 1),
        Qt.Edge.BottomEdge: QRect(rect.left(), rect.bottom(), rect.width(), 1),
        Qt.Edge.LeftEdge: QRect(rect.left(), rect.top(), 1, rect.height()),
        Qt.Edge.RightEdge: QRect(rect.right(), rect.top(), 1, rect.height()),
    }
    painter.fillRect(lines[edge], QColor(color))


def chevron(painter: QPainter, rect: QRect, color: str, side: float, turn: int = 0) -> None:
    """An open arrow in the middle of a rectangle: down, or turned clockwise by so many degrees."""
    pen = _pen(color, side / 10)
    _stroked(painter, rect, pen, turn, [(-0.3 * side, -0.15 * side), (0, 0.15 * side), (0.3 * side, -0.15 * side)])


def tick(painter: QPainter, rect: QRect, color: str) -> None:
    """A check mark filling a box."""
    side = min(rect.width(), rect.height())
    corners = ((-0.26, 0.02), (-0.07, 0.21), (0.28, -0.18))
    _stroked(painter, rect, _pen(color, side / 8), 0, [(x * side, y * side) for x, y in corners])


def _pen(color: str, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(color), max(1.4, width), Qt.PenStyle.SolidLine, cap, join)


def _stroked(painter: QPainter, rect: QRect, pen: QPen, turn: int, points: list[tuple[float, float]]) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).center())
    painter.rotate(turn)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.restore()


def strong(font: QFont) -> QFont:
    """The second of the two weights."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def glyph(icon: QIcon, size: QSize, painter: QPainter, mode: QIcon.Mode, color: str = "") -> QPixmap:
    """An icon as a picture for this painter, in another colour where one is given."""
    pixmap = icon.pixmap(size, painter.device().devicePixelRatio(), mode)
    if color and not pixmap.isNull():
        over = QPainter(pixmap)
        over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        over.fillRect(QRect(0, 0, size.width(), size.height()), QColor(color))
        over.end()
    return pixmap
