"""Marks: four shapes that differ without colour, and an icon for each thing that can be said."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.events import Kind
from stars_desktop.domain.triage import Fit, Truth
from stars_desktop.ui.common.badges import cohort_icon, paint_cohort, program_icon
from stars_desktop.ui.common.marks import (
    FIT_ICONS,
    FLAG_ICONS,
    KIND_ICONS,
    STATE_ICONS,
    STEP_ICONS,
    TRUTH_ICONS,
)
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens


def mark(cohort: Cohort, tokens: Tokens, side: int = 36) -> QImage:
    """A mark on the page."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.base))
    painter = QPainter(image)
    paint_cohort(painter, QRect(0, 0, side, side), cohort, tokens)
    painter.end()
    return image


def outline(cohort: Cohort) -> frozenset[tuple[int, int]]:
    """Where a mark is not page."""
    image = mark(cohort, LIGHT)
    return frozenset((x, y) for x in range(36) for y in range(36) if image.pixelColor(x, y).name() != LIGHT.base)


def test_the_four_shapes_differ_by_more_than_their_letter() -> None:
    outlines = {cohort: outline(cohort) for cohort in Cohort}
    for one in Cohort:
        for other in Cohort:
            if one is not other:
                assert len(outlines[one] ^ outlines[other]) > 60, (one, other)


def test_they_are_a_square_a_circle_a_diamond_and_a_shield() -> None:
    places = {"top left": (4, 4), "bottom left": (4, 31), "between": (7, 7)}
    filled = {cohort: {name for name, place in places.items() if place in outline(cohort)} for cohort in Cohort}
    assert filled == {
        Cohort.A: {"top left", "bottom left", "between"},
        Cohort.B: {"between"},
        Cohort.C: set(),
        Cohort.D: {"top left", "between"},
    }


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_they_are_all_in_one_tone_with_the_letter_on_it(tokens: Tokens) -> None:
    for cohort in Cohort:
        image = mark(cohort, tokens, 60)
        seen = [image.pixelColor(x, y).name() for x in range(60) for y in range(60)]
        assert seen.count(tokens.badge) > 600
        assert image.pixelColor(30, 8).name() == tokens.badge
        assert tokens.on_badge in {image.pixelColor(x, y).name() for x in range(18, 42) for y in range(15, 45)}


@pytest.mark.parametrize("size", [18, 26, 44])
def test_a_mark_as_an_icon_is_the_mark(theme: Theme, size: int) -> None:
    for mode, tokens in ((Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        theme.set_mode(mode)
        icon = cohort_icon(theme, Cohort.A, size)
        image = icon.pixmap(QSize(size, size), 2.0).toImage()
        assert (image.width(), image.height()) == (2 * size, 2 * size)
        assert image.pixelColor(size, 5).name() == tokens.badge
        disabled = icon.pixmap(QSize(size, size), 2.0, QIcon.Mode.Disabled).toImage()
        assert disabled.pixelColor(size, 5).name() == tokens.badge


def test_the_programs_mark_is_four_shapes_on_an_accent_square(theme: Theme) -> None:
    image = program_icon(theme).pixmap(QSize(64, 64), 1.0).toImage()
    assert image.pixelColor(32, 4).name() == LIGHT.accent
    for x, y in ((20, 20), (43, 20), (20, 43), (43, 43)):
        assert image.pixelColor(x, y).name() == LIGHT.on_accent


def test_everything_that_can_be_said_has_an_icon() -> None:
    assert set(STATE_ICONS) == set(State)
    assert set(KIND_ICONS) == set(Kind)
    assert set(FIT_ICONS) == set(Fit)
    assert set(TRUTH_ICONS) == set(Truth)


@pytest.mark.parametrize("icons", [STATE_ICONS, STEP_ICONS, KIND_ICONS])
def test_their_icons_are_there_and_no_two_alike(theme: Theme, icons: Mapping[str, str]) -> None:
    assert len(set(icons.values())) == len(icons)
    assert not any(theme.icon(name, "muted").isNull() for name in icons.values())


@pytest.mark.parametrize("icons", [FIT_ICONS, TRUTH_ICONS, FLAG_ICONS])
def test_those_with_a_tone_are_there_too(theme: Theme, icons: Mapping[str, tuple[str, str]]) -> None:
    assert not any(theme.icon(name, token).isNull() for name, token in icons.values())
    assert all(token != "error" for about, (_, token) in icons.items() if about != "problem")
