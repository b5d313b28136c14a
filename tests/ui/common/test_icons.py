"""Icons: every one that is named is there, in the colour asked for, sharp at any ratio."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from stars_desktop.system.places import resources
from stars_desktop.ui.common.icons import UnknownIconError
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT

NAMED = [
    "alarm-clock", "arrow-down", "arrow-left", "arrow-left-right", "arrow-right", "arrow-up", "ban",
    "calendar-check", "calendar-clock", "calendar-days", "calendar-plus", "calendar-x", "check", "chevron-down",
    "chevron-right", "circle-alert", "circle-check", "circle-dashed", "circle-minus", "circle-off",
    "circle-play", "circle-question-mark", "circle-slash", "circle-stop", "circle-x", "clipboard-check",
    "columns-3", "database", "database-backup", "download", "eye", "eye-off", "flask-conical", "folder-open",
    "group", "history", "hourglass", "inbox", "info", "key-round", "list", "list-checks", "list-filter", "lock",
    "mail", "message-square-text", "minus", "notebook-pen", "panel-right", "plus", "presentation", "printer",
    "refresh-cw", "route", "rows-3", "search", "settings", "shield-check", "sun", "table-2", "text-quote",
    "trending-up", "triangle-alert", "x",
]  # fmt: skip
"""All that the look uses."""


def covered(image: QImage, least: int = 1) -> list[str]:
    """The colours of the pixels that are covered at least so much, of 255."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [color.name() for color in (image.pixelColor(x, y) for x, y in places) if color.alpha() >= least]


def ink(image: QImage) -> str:
    """The colour of most pixels that are wholly covered."""
    return Counter(covered(image, 255)).most_common(1)[0][0]


def drawn(icon: QIcon, size: int, ratio: float = 1, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    """An icon as it would be painted."""
    return icon.pixmap(QSize(size, size), ratio, mode).toImage()


def test_what_is_named_is_what_is_there() -> None:
    assert sorted(path.stem for path in resources("icons").glob("*.svg")) == sorted(NAMED)


def test_the_licence_is_beside_them() -> None:
    assert "ISC License" in resources("icons", "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("name", NAMED)
def test_each_is_drawn_in_the_colour_of_its_token(theme: Theme, name: str) -> None:
    assert ink(drawn(theme.icon(name), 48)) == LIGHT.text
    assert ink(drawn(theme.icon(name, "warn"), 48)) == LIGHT.warn
    theme.set_mode(Mode.DARK)
    assert ink(drawn(theme.icon(name), 48)) == DARK.text


def test_an_icon_that_is_not_there_is_refused_when_it_is_asked_for(theme: Theme) -> None:
    with pytest.raises(UnknownIconError, match="no icon 'spinner'"):
        theme.icon("spinner")


def test_a_disabled_icon_is_greyed(theme: Theme) -> None:
    assert ink(drawn(theme.icon("plus"), 48, mode=QIcon.Mode.Disabled)) == LIGHT.disabled
    assert ink(drawn(theme.icon("plus"), 48, mode=QIcon.Mode.Selected)) == LIGHT.text


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 2, 3])
def test_it_is_drawn_for_the_ratio_of_the_screen(theme: Theme, ratio: float) -> None:
    pixmap = theme.icon("inbox").pixmap(QSize(16, 16), ratio)
    assert pixmap.size() == QSize(16, 16) * ratio
    assert pixmap.devicePixelRatio() == pytest.approx(ratio)


def test_it_is_painted_at_the_ratio_of_what_it_is_painted_on(theme: Theme) -> None:
    page = QImage(60, 60, QImage.Format.Format_ARGB32)
    page.setDevicePixelRatio(2)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    theme.icon("list").paint(painter, 5, 5, 20, 20)
    painter.end()
    assert LIGHT.text in covered(page)


def test_strokes_are_finer_above_16_pixels(theme: Theme) -> None:
    small, large = (len(covered(drawn(theme.icon("minus", size=size), 96))) for size in (16, 24))
    assert small > large


def test_a_copy_that_is_added_to_outlives_its_original(theme: Theme) -> None:
    copy = QIcon(theme.icon("mail"))
    copy.addPixmap(theme.icon("lock").pixmap(16))
    theme.apply()
    assert ink(drawn(copy, 48)) == LIGHT.text


def test_they_come_from_one_set_with_its_name_in_each() -> None:
    for path in resources("icons").glob("*.svg"):
        assert re.search(r"@license lucide-static v\d+\.\d+\.\d+ - ISC", path.read_text("utf-8")), path.name
