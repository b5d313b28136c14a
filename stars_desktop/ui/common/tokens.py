"""Every colour of the window, by what it is for, in one table with three sources: light, dark, the system's.

Nothing else names a colour. The ratios that hold between them are recomputed by a test from the palette in use.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #rrggbb."""

    window: str
    """menu bar, toolbar, side bar, status bar, foot of a dialog"""
    base: str
    """pages, tables, fields, buttons"""
    alt: str
    """table headers, stock columns, an opened block"""
    hover: str
    line: str
    """hairlines; carries no meaning, so no ratio is asked of it"""
    border: str
    """edges of fields, buttons and check marks; the line under a table header"""
    text: str
    muted: str
    """text of the second rank, text of headers, hints, icons that only decorate"""
    disabled: str
    accent: str
    """main button, link, focus ring, selection bar"""
    accent_hover: str
    on_accent: str
    select: str
    """the selected row or cell and the current place; never without a ring or a bar"""
    select_unfocused: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    error: str
    error_tint: str
    info_tint: str
    badge: str
    """cohort marks"""
    on_badge: str

    @property
    def forced(self) -> bool:
        """Whether these are the colours of a contrast theme, where a selected row is as strong as a main button."""
        return self.select == self.accent

    @property
    def on_select(self) -> str:
        """Text of a selected row."""
        return self.on_accent if self.forced else self.text


LIGHT: Final = Tokens(
    window="#f1f3f4", base="#ffffff", alt="#f7f8f9", hover="#eceff1", line="#dce0e3", border="#737d86",
    text="#1b2024", muted="#56616b", disabled="#7b858e",
    accent="#0d5c77", accent_hover="#0a4a60", on_accent="#ffffff", select="#d8e9f0", select_unfocused="#e4e8eb",
    ok="#1d6a40", ok_tint="#e8f4ec", warn="#864a00", warn_tint="#fbf1df", error="#b0241c", error_tint="#fcecea",
    info_tint="#e3eff4", badge="#48525c", on_badge="#ffffff",
)  # fmt: skip

DARK: Final = Tokens(
    window="#22262a", base="#191c1f", alt="#1f2326", hover="#272c30", line="#363c42", border="#7f8993",
    text="#e8ebed", muted="#aab3bb", disabled="#7f8993",
    accent="#7cc1dc", accent_hover="#9bd3e8", on_accent="#0a2029", select="#1f3d4a", select_unfocused="#2e3439",
    ok="#82cc9c", ok_tint="#1c2f25", warn="#ebb55b", warn_tint="#352b1a", error="#ff9f96", error_tint="#3b2322",
    info_tint="#1e323b", badge="#bcc4cb", on_badge="#191c1f",
)  # fmt: skip


def from_system(palette: QPalette) -> Tokens:
    """The colours of a contrast theme: all from the system's palette, never mixed with ours."""
    role = QPalette.ColorRole
    text, window, base = (palette.color(one).name() for one in (role.WindowText, role.Window, role.Base))
    accent, on_accent = (palette.color(one).name() for one in (role.Highlight, role.HighlightedText))
    return Tokens(
        window=window, base=base, alt=base, hover=base, line=text, border=text,
        text=text, muted=text, disabled=palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name(),
        accent=accent, accent_hover=accent, on_accent=on_accent, select=accent, select_unfocused=accent,
        ok=text, ok_tint=base, warn=text, warn_tint=base, error=text, error_tint=base,
        info_tint=base, badge=text, on_badge=base,
    )  # fmt: skip


def to_palette(tokens: Tokens) -> QPalette:
    """The tokens where Qt's own widgets look for them; a window without focus keeps its colours."""
    role = QPalette.ColorRole
    shown: list[tuple[str, tuple[QPalette.ColorRole, ...]]] = [
        (tokens.window, (role.Window,)),
        (tokens.base, (role.Base, role.Button, role.Light, role.ToolTipBase)),
        (tokens.alt, (role.AlternateBase,)),
        (tokens.hover, (role.Midlight,)),
        (tokens.line, (role.Mid,)),
        (tokens.border, (role.Dark, role.Shadow)),
        (tokens.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (tokens.muted, (role.PlaceholderText,)),
        (tokens.accent, (role.Accent, role.Highlight, role.Link, role.LinkVisited)),
        (tokens.on_accent, (role.HighlightedText,)),
        (tokens.error, (role.BrightText,)),
    ]
    palette = QPalette()
    for color, roles in shown:
        for one in roles:
            palette.setColor(one, QColor(color))
    off = QPalette.ColorGroup.Disabled
    for one in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        palette.setColor(off, one, QColor(tokens.disabled))
    palette.setColor(off, role.Highlight, QColor(tokens.base if tokens.forced else tokens.select_unfocused))
    return palette


def contrast(one: str, other: str) -> float:
    """How much two colours differ in luminance, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance of #rrggbb, 0 for black and 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LINEAR_UNTIL: Final = 0.04045
"""Below it sRGB is a straight line (IEC 61966-2-1)."""


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UNTIL else float(((channel + 0.055) / 1.055) ** 2.4)
