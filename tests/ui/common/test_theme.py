"""The theme: where colours come from, and that all sizes follow the text."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.theme import LEAST_CAPTION, Mode, Theme, Type, tokens_for
from stars_desktop.ui.common.tokens import DARK, LIGHT
from tests.ui.common.test_tokens import contrast_theme
from tests.ui.conftest import color_at, picture


def test_it_begins_with_the_systems_colours_at_100(qapp: QApplication) -> None:
    theme = Theme(qapp)
    assert (theme.mode, theme.scale) == (Mode.SYSTEM, 100)


@pytest.mark.parametrize(
    ("mode", "dark", "tokens"),
    [
        (Mode.SYSTEM, False, LIGHT), (Mode.SYSTEM, True, DARK), (Mode.LIGHT, True, LIGHT),
        (Mode.DARK, False, DARK),
    ],
)  # fmt: skip
def test_colours_come_from_where_the_mode_says(mode: Mode, *, dark: bool, tokens: object) -> None:
    assert tokens_for(mode, dark=dark) is tokens
    assert tokens_for(mode, dark=dark, contrast_theme=contrast_theme()).forced


def test_a_mode_is_applied_and_announced(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert (theme.mode, theme.tokens) == (Mode.DARK, DARK)
    assert QApplication.palette().base().color().name() == DARK.base


def test_the_system_is_followed_until_a_mode_is_chosen(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.set_mode(Mode.SYSTEM)
    hints = qapp.styleHints()
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    theme.set_mode(Mode.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT


def test_a_change_of_contrast_is_followed(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)


def test_a_mode_repaints_what_is_shown(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    assert color_at(picture(field), 20, 8) == LIGHT.base
    theme.set_mode(Mode.DARK)
    assert color_at(picture(field), 20, 8) == DARK.base


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_text_and_sizes_grow_together(theme: Theme, percent: int, qtbot: QtBot) -> None:
    points = theme.font(Type.BODY).pointSizeF()
    theme.set_scale(percent)
    assert theme.scale == percent
    assert theme.font(Type.BODY).pointSizeF() == pytest.approx(points * percent / 100)
    assert QApplication.font().pointSizeF() == theme.font(Type.BODY).pointSizeF()
    assert theme.unit == max(18, QFontMetrics(QApplication.font()).height())
    assert theme.px(18) == theme.unit
    assert theme.px(36) == 2 * theme.unit
    field = QLineEdit()
    qtbot.addWidget(field)
    assert field.sizeHint().height() == theme.unit + 12


def test_scale_stays_between_100_and_200(theme: Theme) -> None:
    theme.set_scale(250)
    assert theme.scale == 200
    theme.set_scale(50)
    assert theme.scale == 100


def test_sizes_are_never_smaller_than_they_are_given(theme: Theme) -> None:
    assert [theme.px(n) for n in (1, 4, 24, 28)] == [1, 4, 24, 28]
    theme.set_scale(200)
    assert theme.px(24) > 24


def test_a_widget_that_is_there_grows_with_the_scale(theme: Theme, qtbot: QtBot) -> None:
    buttons: list[QWidget] = [QPushButton("Open"), QComboBox(), QRadioButton("Family"), QToolButton()]
    for button in buttons:
        qtbot.addWidget(button)
    before = [button.sizeHint() for button in buttons]
    theme.set_scale(200)
    after = [button.sizeHint() for button in buttons]
    assert all(now.height() > then.height() for now, then in zip(after, before, strict=True))
    assert all(now.width() > then.width() for now, then in zip(after, before, strict=True))


def test_nothing_that_is_clicked_is_under_24_pixels(theme: Theme, qtbot: QtBot) -> None:
    for kind in (QPushButton, QToolButton, QLineEdit, QComboBox, QRadioButton):
        for small in (False, True):
            widget = kind()
            widget.setProperty("small", small)
            qtbot.addWidget(widget)
            assert widget.sizeHint().boundedTo(QSize(24, 24)) == QSize(24, 24), kind
    assert theme.tall(8) >= 24


def test_fonts_are_the_systems_in_eight_sizes_and_two_weights(theme: Theme) -> None:
    body = theme.font(Type.BODY).pointSizeF()
    added = {role: theme.font(role).pointSizeF() - body for role in Type}
    caption = max(LEAST_CAPTION, body - 1) - body
    assert added == pytest.approx(
        {
            Type.CAPTION: caption, Type.BODY: 0, Type.STRONG: 0, Type.HEADING: 1, Type.TITLE: 5.5, Type.UNLOCK: 8.5,
            Type.PANEL: 2.5, Type.PANEL_STRONG: 2.5, Type.PANEL_TITLE: 14.5,
        }
    )  # fmt: skip
    assert {theme.font(role).weight().value for role in Type} == {400, 600}
    assert theme.font(Type.CAPTION).weight().value == 400
