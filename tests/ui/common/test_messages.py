"""Messages: words on a tint with an icon of their own, a way out beside them, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.messages import MessageBar, WayOut
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import from_system
from tests.ui.common.test_tokens import contrast_theme
from tests.ui.conftest import color_at, colors, picture

Shown = Callable[[QWidget], None]
BUSY = "The workbook is open in Excel. Close it there, then export again. Nothing was changed."


class Page(QWidget):
    """A message above the work."""

    def __init__(self, theme: Theme, *, closes: bool = True) -> None:
        super().__init__()
        self.message = MessageBar(theme, self, closes=closes)
        self.work = QPushButton("Work", self)
        column = QVBoxLayout(self)
        column.addWidget(self.message)
        column.addWidget(self.work)
        column.addStretch()
        self.resize(900, 200)


@pytest.fixture
def page(theme: Theme, shown: Shown) -> Page:
    made = Page(theme)
    shown(made)
    return made


def test_it_takes_no_room_while_there_is_nothing_to_say(page: Page) -> None:
    assert not page.message.isVisible()
    page.message.say(BUSY, "warn")
    assert page.message.isVisible()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("tone", ["info", "ok", "warn", "error"])
def test_each_tone_has_its_tint_and_its_icon(page: Page, theme: Theme, tone: str, mode: Mode) -> None:
    page.message.say(BUSY, tone)
    theme.set_mode(mode)
    image = picture(page.message)
    assert color_at(image, 3, 3) == theme.color(f"{tone}_tint").name()
    assert theme.color("text" if tone == "info" else tone).name() in colors(image)


def test_in_a_contrast_theme_it_has_an_edge(page: Page, theme: Theme) -> None:
    theme._tokens = from_system(contrast_theme())
    page.message.say(BUSY, "warn")
    image = picture(page.message)
    assert color_at(image, 40, 0) == theme.tokens.text
    assert color_at(image, 40, 2) == theme.tokens.base


def test_a_way_out_stands_beside_the_words_and_is_reached_by_tab(page: Page) -> None:
    taken: list[str] = []
    page.message.say(BUSY, "warn", WayOut("Try again", lambda: taken.append("again")))
    beside = page.message.link.x() - page.message.words.geometry().right()
    assert 0 < beside < 30
    page.message.link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.message.link, Qt.Key.Key_Space)
    assert taken == ["again"]
    QTest.keyClick(page.message.link, Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), QToolButton)


def test_the_next_message_has_no_way_out_of_the_last(page: Page) -> None:
    taken: list[str] = []
    page.message.say(BUSY, "warn", WayOut("Try again", lambda: taken.append("again")))
    page.message.say("Wrote the return.", "ok")
    assert not page.message.link.isVisible()
    page.message.link.click()
    assert taken == []


def test_it_is_closed_by_keyboard_unless_it_stays(theme: Theme, shown: Shown, page: Page) -> None:
    page.message.say(BUSY, "warn")
    (close,) = page.message.findChildren(QToolButton)
    close.setFocus(Qt.FocusReason.TabFocusReason)
    heard = QAccessible.queryAccessibleInterface(close)
    assert heard.text(QAccessible.Text.Name) == "Close this message"
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not page.message.isVisible()
    staying = Page(theme, closes=False)
    shown(staying)
    staying.message.say(BUSY)
    assert not any(button.isVisible() for button in staying.message.findChildren(QToolButton))


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_message_takes_as_many_lines_as_it_needs(page: Page, theme: Theme, scale: int) -> None:
    page.resize(500, 900)
    theme.set_scale(scale)
    page.message.say(BUSY * 3, "error", WayOut("Try again", page.update))
    words = page.message.words
    picture(page)
    assert words.height() >= words.heightForWidth(words.width())
    assert page.message.width() <= page.width()
