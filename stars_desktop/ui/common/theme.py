"""The look in force: light, dark or the system's colours, one text size from which all others follow."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from stars_desktop.ui.common.icons import SMALL, Tint, named_icon
from stars_desktop.ui.common.style import StarsStyle
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens, from_system, to_palette

LINE: Final = 18
"""The height of a line of body text, in pixels, for which sizes are given; none is smaller than it is given."""

LEAST_CAPTION: Final = 8.0
"""points"""


class Mode(StrEnum):
    """Where the colours come from. A contrast theme of Windows comes before any of them."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Type(StrEnum):
    """What a text is, which says how large and how strong it is."""

    CAPTION = "caption"
    BODY = "body"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"
    UNLOCK = "unlock"
    PANEL = "panel"
    """body text that a whole room reads"""
    PANEL_STRONG = "panel strong"
    PANEL_TITLE = "panel title"


_POINTS: Final = {
    Type.CAPTION: -1.0,
    Type.BODY: 0.0,
    Type.STRONG: 0.0,
    Type.HEADING: 1.0,
    Type.TITLE: 5.5,
    Type.UNLOCK: 8.5,
    Type.PANEL: 2.5,
    Type.PANEL_STRONG: 2.5,
    Type.PANEL_TITLE: 14.5,
}
"""Points added to the system's text size."""

_REGULAR: Final = frozenset({Type.CAPTION, Type.BODY, Type.PANEL})


def tokens_for(mode: Mode, *, dark: bool, contrast_theme: QPalette | None = None) -> Tokens:
    """The colours in force, given what the system says."""
    if contrast_theme is not None:
        return from_system(contrast_theme)
    if mode is Mode.SYSTEM:
        return DARK if dark else LIGHT
    return DARK if mode is Mode.DARK else LIGHT


class Theme(QObject):
    """Gives the application its style, palette and font, and screens their sizes, fonts and icons.

    Screens take sizes, fonts, colours and icons again whenever `changed` is emitted.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._mode = Mode.SYSTEM
        self._scale = 100
        self._styled_for = 0
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._tokens = LIGHT
        self._line = self._line_height()
        hints = app.styleHints()
        self._dark = hints.colorScheme() == Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._follow_scheme)
        if hasattr(hints, "accessibility"):  # from Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """Where the colours are to come from."""
        return self._mode

    @property
    def scale(self) -> int:
        """The size of text in percent of the system's, 100 to 200."""
        return self._scale

    @property
    def unit(self) -> int:
        """The height of a line of body text in pixels, never taken as less than 18: a control is it and a bit."""
        return max(LINE, self._line)

    def apply(self) -> None:
        """Gives the application its style, colours and font."""
        self._line = self._line_height()
        self._icons.clear()
        if self._styled_for != self._scale:  # a new style makes every widget ask for its sizes again
            self._styled_for = self._scale
            self._app.setStyle(StarsStyle(self))
        self._tokens = tokens_for(self._mode, dark=self._dark, contrast_theme=self._contrast_theme())
        self._app.setPalette(to_palette(self._tokens))
        self._app.setFont(self.font(Type.BODY))
        # widgets are told by post; until then they would measure by the font before
        self._app.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)

    def set_mode(self, mode: Mode) -> None:
        """Takes the colours from elsewhere; the system's own title bars and dialogs follow where they can."""
        self._mode = mode
        hints = self._app.styleHints()
        scheme = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        hints.setColorScheme(scheme.get(mode, Qt.ColorScheme.Unknown))
        if mode is Mode.SYSTEM:
            self._dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self._refresh()

    def set_scale(self, percent: int) -> None:
        """Makes text, and all that is measured by it, larger or smaller; beyond 100 and 200 it stays there."""
        self._scale = min(200, max(100, percent))
        self._refresh()

    def px(self, n: float) -> int:
        """A size given for a body line of 18 pixels, grown with the font."""
        return round(n * self.unit / LINE)

    def tall(self, extra: int) -> int:
        """The height of a control: a line of body text and a bit that does not grow with it (12 for a field)."""
        return self.unit + extra

    def color(self, token: str) -> QColor:
        """A colour by the name of its token."""
        return QColor(str(getattr(self._tokens, token)))

    def font(self, role: Type) -> QFont:
        """The font of a text: the system's own, at one of eight sizes and two weights."""
        points = self._points() + _POINTS[role]
        if role is Type.CAPTION:
            points = max(LEAST_CAPTION, points)
        font = QFont(self._system_font)
        font.setPointSizeF(points * self._scale / 100)
        font.setWeight(QFont.Weight.Normal if role in _REGULAR else QFont.Weight.DemiBold)
        return font

    def icon(self, name: str, token: str = "text", size: int = SMALL) -> QIcon:  # noqa: S107 - a colour's name
        """An icon in a token's colour, `size` pixels at a body line of 18; paint it at `px(size)`."""
        wanted = (name, token, size)
        if wanted not in self._icons:
            plain = self.color(token).name()
            selected = self._tokens.on_select if self._tokens.forced else plain
            self._icons[wanted] = named_icon(name, Tint(plain, self._tokens.disabled, selected), size)
        return self._icons[wanted]

    def _points(self) -> float:
        size = self._system_font.pointSizeF()
        return size if size > 0 else self._system_font.pixelSize() * 0.75  # given in pixels, at 96 to the inch

    def _line_height(self) -> int:
        return QFontMetrics(self.font(Type.BODY)).height()

    def _contrast_theme(self) -> QPalette | None:
        """The system's palette while a contrast theme is on."""
        hints = self._app.styleHints()
        if not hasattr(hints, "accessibility"):
            return None
        if hints.accessibility().contrastPreference() != Qt.ContrastPreference.HighContrast:
            return None
        self._app.setPalette(QPalette())  # ours taken away, the application's is the system's
        return self._app.palette()

    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        if self._mode is Mode.SYSTEM:
            self._dark = scheme == Qt.ColorScheme.Dark
            self._refresh()

    def _refresh(self) -> None:
        self.apply()
        self.changed.emit()
