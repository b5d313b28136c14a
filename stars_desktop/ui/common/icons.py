"""Icons: the SVGs of resources/icons, in the colour of the text beside them, sharp at any device pixel ratio."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from stars_desktop.system.places import resources

SMALL: Final = 16
"""The size, at a body line of 18, up to which strokes are drawn as they come; above it they are finer."""

Draw = Callable[[QPainter, QRectF, str], None]
"""Draws a picture into a square, in a colour."""


class UnknownIconError(LookupError):
    """There is no such icon in resources/icons."""


@dataclass(frozen=True, slots=True)
class Tint:
    """The colours of an icon as it stands, disabled, and in a selected row."""

    plain: str
    disabled: str
    selected: str

    def of(self, mode: QIcon.Mode) -> str:
        """The colour for one of Qt's modes."""
        if mode == QIcon.Mode.Disabled:
            return self.disabled
        return self.selected if mode == QIcon.Mode.Selected else self.plain


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    path = resources("icons", f"{name}.svg")
    if not path.is_file():
        raise UnknownIconError(f"There is no icon {name!r} in {path.parent}.")
    return path.read_text("utf-8")


def drawing(name: str, color: str, size: float = SMALL) -> bytes:
    """The SVG of an icon in a colour, its strokes as wide as they are at that size."""
    stroke = "2" if size <= SMALL else "1.75"
    text = _drawing(name).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return text.replace("currentColor", color).encode()


def draw_icon(painter: QPainter, square: QRectF, name: str, color: str, size: float = SMALL) -> None:
    """Draws an icon into a square."""
    QSvgRenderer(QByteArray(drawing(name, color, size))).render(painter, square)


def named_icon(name: str, tint: Tint, size: float = SMALL) -> QIcon:
    """An icon by its name in resources/icons; unknown names raise at once, not when it is painted."""
    _drawing(name)
    fine = "fine" if size > SMALL else ""
    return drawn_icon(
        f"{name} {fine}", lambda painter, square, color: draw_icon(painter, square, name, color, size), tint
    )


def drawn_icon(key: str, draw: Draw, tint: Tint) -> QIcon:
    """An icon that a function draws; the key names what it draws, colours apart."""
    return QIcon(_DrawnIcon(key, draw, tint))


class _DrawnIcon(QIconEngine):
    """Draws at the size and ratio asked for, and remembers the result."""

    def __init__(self, key: str, draw: Draw, tint: Tint) -> None:
        super().__init__()
        self._key, self._draw, self._tint = key, draw, tint

    def clone(self) -> QIconEngine:
        """Asked for when somebody adds a picture to a copy, which nobody here does."""
        twin = _DrawnIcon(self._key, self._draw, self._tint)
        _twins.append(twin)
        return twin

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paints it into a rectangle."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """It, at a ratio of 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """It, at a size in points and a ratio."""
        color = self._tint.of(mode)
        key = f"stars {self._key} {color} {size.width()} {size.height()} {scale}"
        known = QPixmap()
        return known if QPixmapCache.find(key, known) else self._drawn(key, size, color, scale)

    def _drawn(self, key: str, size: QSize, color: str, scale: float) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(size.width(), size.height())
        square = QRect(QPoint((size.width() - side) // 2, (size.height() - side) // 2), QSize(side, side))
        self._draw(painter, QRectF(square), color)
        painter.end()
        QPixmapCache.insert(key, pixmap)
        return pixmap


_twins: Final[list[QIconEngine]] = []
"""A clone belongs to Qt, but PySide would free it with its last name in Python."""
