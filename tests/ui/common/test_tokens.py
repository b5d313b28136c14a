"""Colours: what has to be read can be read, in light, dark and contrast themes, recomputed from what is in use."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens, contrast, from_system, to_palette

Role = QPalette.ColorRole
GROUNDS = {"window": Role.Window, "base": Role.Base, "alt": Role.AlternateBase, "hover": Role.Midlight}
TINTS = ("select", "select_unfocused", "info_tint", "warn_tint", "ok_tint", "error_tint")
WORDS = {"text": Role.WindowText, "muted": Role.PlaceholderText, "accent": Role.Link, "error": Role.BrightText}
SAID = ("ok", "warn", "badge")
PUBLISHED = [
    ("text", "base", 16.42, 14.29), ("text", "select", 13.16, 9.61), ("muted", "select", 5.07, 5.41),
    ("accent", "window", 6.70, 7.63), ("ok", "hover", 5.70, 7.43), ("warn", "warn_tint", 6.26, 7.47),
    ("error", "error_tint", 5.88, 7.35), ("badge", "alt", 7.49, 8.97), ("border", "select", 3.36, 3.23),
    ("on_accent", "accent", 7.46, 8.40), ("on_accent", "accent_hover", 9.72, 10.29),
    ("on_badge", "badge", 7.96, 9.69), ("disabled", "base", 3.76, 4.81),
]  # fmt: skip
"""What the look says of some pairs, in light and in dark."""


def in_use(theme: Theme, token: str) -> str:
    """A token as the application's palette has it, where the palette has it."""
    role = (GROUNDS | WORDS).get(token)
    return QApplication.palette().color(role).name() if role is not None else theme.color(token).name()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_words_can_be_read_and_parts_seen_on_every_ground(theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    for ground in (*GROUNDS, *TINTS):
        behind = in_use(theme, ground)
        for word in (*WORDS, *SAID):
            assert contrast(in_use(theme, word), behind) >= 4.5, (word, ground)
        for part in ("border", "accent", "disabled"):
            assert contrast(in_use(theme, part), behind) >= 3, (part, ground)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_words_and_the_ring_on_a_fill_can_be_read(theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    palette = QApplication.palette()
    assert contrast(palette.color(Role.HighlightedText).name(), palette.color(Role.Highlight).name()) >= 4.5
    for over, fill in (("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_badge", "badge")):
        assert contrast(in_use(theme, over), in_use(theme, fill)) >= 4.5


@pytest.mark.parametrize(("one", "other", "light", "dark"), PUBLISHED)
def test_ratios_are_those_of_the_look(one: str, other: str, light: float, dark: float) -> None:
    for tokens, ratio in ((LIGHT, light), (DARK, dark)):
        assert contrast(getattr(tokens, one), getattr(tokens, other)) == pytest.approx(ratio, abs=0.006)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_palette_has_each_token_where_qt_looks_for_it(tokens: Tokens) -> None:
    palette = to_palette(tokens)
    expected = {
        Role.Window: tokens.window, Role.Base: tokens.base, Role.Button: tokens.base, Role.ToolTipBase: tokens.base,
        Role.AlternateBase: tokens.alt, Role.Midlight: tokens.hover, Role.Mid: tokens.line, Role.Dark: tokens.border,
        Role.WindowText: tokens.text, Role.Text: tokens.text, Role.ButtonText: tokens.text,
        Role.ToolTipText: tokens.text, Role.PlaceholderText: tokens.muted, Role.BrightText: tokens.error,
        Role.Highlight: tokens.accent, Role.Accent: tokens.accent, Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent, Role.HighlightedText: tokens.on_accent,
    }  # fmt: skip
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert {role: palette.color(group, role).name() for role in expected} == expected
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        assert palette.color(QPalette.ColorGroup.Disabled, role).name() == tokens.disabled


def contrast_theme() -> QPalette:
    """A palette like that of a Windows contrast theme, with no two roles alike."""
    palette = QPalette()
    for role, color in {
        Role.WindowText: "#ffff00", Role.Window: "#000000", Role.Base: "#0a0a0a",
        Role.Highlight: "#1aebff", Role.HighlightedText: "#100010",
    }.items():  # fmt: skip
        palette.setColor(role, QColor(color))
    palette.setColor(QPalette.ColorGroup.Disabled, Role.WindowText, QColor("#3ff23f"))
    return palette


def test_a_contrast_theme_is_taken_from_the_system_alone() -> None:
    tokens = from_system(contrast_theme())
    theirs = {"#ffff00", "#000000", "#0a0a0a", "#1aebff", "#100010", "#3ff23f"}
    assert {getattr(tokens, field.name) for field in fields(tokens)} == theirs
    assert {tokens.border, tokens.line, tokens.muted, tokens.ok, tokens.warn, tokens.error} == {"#ffff00"}
    assert {tokens.ok_tint, tokens.warn_tint, tokens.error_tint, tokens.info_tint} == {tokens.base}
    assert (tokens.accent, tokens.select, tokens.on_select) == ("#1aebff", "#1aebff", "#100010")
    assert tokens.forced
    assert not LIGHT.forced
    assert (LIGHT.on_select, DARK.on_select) == (LIGHT.text, DARK.text)


def test_every_colour_is_six_digits() -> None:
    for tokens in (LIGHT, DARK, from_system(contrast_theme())):
        for field in fields(tokens):
            value = getattr(tokens, field.name)
            assert QColor(value).name() == value
