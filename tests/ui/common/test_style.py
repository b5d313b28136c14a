"""The style, read off the pixels: edges, fills, the ring where the focus is, lists, menus."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QTabBar,
    QToolButton,
    QWidget,
)

from stars_desktop.ui.common.style import StarsStyle
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.common.tokens import DARK, LIGHT, Tokens, contrast, from_system
from tests.ui.common.test_tokens import contrast_theme
from tests.ui.conftest import color_at, colors, picture, ring_is_round

Shown = Callable[[QWidget], None]
MODES = [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)]


def beside(window: QWidget, *widgets: QWidget) -> None:
    """Puts widgets in a row."""
    row = QHBoxLayout(window)
    for widget in widgets:
        row.addWidget(widget)


def controls() -> list[QWidget]:
    """One of each kind that takes the focus and shows it at its edge."""
    flat, link = QPushButton("Flat"), QPushButton("Clear all filters")
    flat.setFlat(True)
    link.setProperty("link", True)
    tool = QToolButton()
    tool.setText("Columns")
    tool.setAutoRaise(True)
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo, editable = QComboBox(), QComboBox()
    combo.addItem("Other")
    editable.setEditable(True)
    return [
        QPushButton("Open"), flat, link, tool, QLineEdit(), combo, editable, QPlainTextEdit(),
        QCheckBox("Checked"), QRadioButton("Family"),
    ]  # fmt: skip


@pytest.mark.parametrize(("mode", "tokens"), MODES)
def test_the_focus_is_two_pixels_of_accent_inside_the_edge(
    theme: Theme, shown: Shown, mode: Mode, tokens: Tokens
) -> None:
    theme.set_mode(mode)
    window = QWidget()
    every = controls()
    beside(window, *every)
    shown(window)
    for widget in every:
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        with_focus = picture(widget)
        assert ring_is_round(with_focus, tokens.accent), widget
        next(one for one in every if one is not widget).setFocus()
        assert not ring_is_round(picture(widget), tokens.accent), widget


@pytest.mark.parametrize(("mode", "tokens"), MODES)
def test_edges_can_be_seen_without_the_focus(theme: Theme, shown: Shown, mode: Mode, tokens: Tokens) -> None:
    theme.set_mode(mode)
    window, focus = QWidget(), QPushButton("elsewhere")
    combo = QComboBox()
    edged = [QPushButton("Open"), QLineEdit(), combo, QPlainTextEdit()]
    beside(window, focus, *edged)
    shown(window)
    focus.setFocus()
    for widget in edged:
        image = picture(widget)
        assert color_at(image, image.width() // 2, 0) == tokens.border, widget
        assert color_at(image, 0, image.height() // 2) == tokens.border, widget
        assert color_at(image, image.width() // 2, 4) == tokens.base, widget


@pytest.mark.parametrize(("mode", "tokens"), MODES)
@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_the_main_button_is_filled_and_its_ring_stands_in_it(
    theme: Theme, shown: Shown, mode: Mode, tokens: Tokens, kind: type[QPushButton | QToolButton]
) -> None:
    theme.set_mode(mode)
    window, button, other = QWidget(), kind(), QLineEdit()
    button.setText("Record withdrawal")
    button.setProperty("main", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    beside(window, button, other)
    shown(window)
    other.setFocus()
    plain = picture(button)
    assert color_at(plain, plain.width() // 2, 1) == tokens.accent
    assert tokens.on_accent in colors(plain)
    assert not ring_is_round(plain, tokens.on_accent, inset=3)
    button.setFocus()
    assert ring_is_round(picture(button), tokens.on_accent, inset=3)
    assert color_at(picture(button), plain.width() // 2, 1) == tokens.accent
    button.setEnabled(False)
    assert color_at(picture(button), plain.width() // 2, 4) == tokens.select_unfocused


def test_an_icon_in_a_main_button_is_in_the_colour_of_its_word(theme: Theme, shown: Shown) -> None:
    button = QPushButton(theme.icon("check"), "")
    button.setProperty("main", True)
    shown(button)
    assert LIGHT.on_accent in colors(picture(button))
    assert LIGHT.text not in colors(picture(button))


def test_a_field_with_a_problem_has_an_error_edge(theme: Theme, shown: Shown) -> None:
    window, field, other = QWidget(), QLineEdit(), QLineEdit()
    field.setProperty("problem", True)
    beside(window, field, other)
    shown(window)
    other.setFocus()
    assert ring_is_round(picture(field), theme.tokens.error)
    field.setFocus()
    assert ring_is_round(picture(field), theme.tokens.accent)


def test_check_and_radio_marks_differ_on_and_off(theme: Theme, shown: Shown) -> None:
    window, check, radio, other = QWidget(), QCheckBox("One"), QRadioButton("Two"), QLineEdit()
    beside(window, other, check, radio)
    shown(window)
    other.setFocus()
    for mark in (check, radio):
        off = picture(mark)
        edge = max(contrast(color_at(off, x, off.height() // 2), LIGHT.base) for x in range(8))
        assert edge >= 3
        assert LIGHT.accent not in colors(off)
        mark.setChecked(True)
        assert LIGHT.accent in colors(picture(mark))
    assert theme.tall(10) == check.sizeHint().height()


def test_the_list_of_a_combo_box_is_a_menu(theme: Theme, shown: Shown) -> None:
    combo = QComboBox()
    combo.addItems(["One", "Two"])
    shown(combo)
    combo.showPopup()
    view = combo.view()
    index = view.model().index(0, 0)
    assert view.visualRect(index).height() >= theme.tall(10)
    assert color_at(view.viewport().grab(view.visualRect(index)).toImage(), 2, 2) == LIGHT.accent
    combo.hidePopup()


def test_menu_items_are_accent_with_their_icon_in_its_ink(theme: Theme, shown: Shown) -> None:
    menu = QMenu()
    action = menu.addAction(theme.icon("plus"), "New enquiry...")
    menu.addSeparator()
    refused = menu.addAction("Reopen")
    refused.setEnabled(False)
    shown(menu)
    menu.setActiveAction(action)
    image = menu.grab(menu.actionGeometry(action)).toImage()
    assert color_at(image, image.width() // 2, 3) == LIGHT.accent
    assert LIGHT.on_accent in colors(image)
    assert LIGHT.text not in colors(image)
    greyed = colors(menu.grab(menu.actionGeometry(refused)).toImage())
    assert LIGHT.disabled in greyed
    assert LIGHT.text not in greyed


def test_the_current_tab_has_a_bar_below_it(theme: Theme, shown: Shown) -> None:
    tabs = QTabBar()
    tabs.addTab("Overview")
    tabs.addTab("Triage")
    shown(tabs)
    below = tabs.tabRect(0).bottom()
    image = picture(tabs)
    assert image.pixelColor(QPoint(tabs.tabRect(0).center().x(), below)).name() == theme.tokens.accent
    assert image.pixelColor(QPoint(tabs.tabRect(1).center().x(), below - 3)).name() == theme.tokens.window


def test_a_list_shows_where_the_pointer_may_go_and_where_it_stands(theme: Theme, shown: Shown) -> None:
    view = QListView()
    view.setModel(QStringListModel(["Today", "Enquiries"], view))
    shown(view)
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()
    row = view.visualRect(view.currentIndex())
    assert ring_is_round(view.viewport().grab(row).toImage(), theme.tokens.accent)
    assert row.height() == theme.tall(10)


def test_progress_and_scroll_bars_show_how_far(theme: Theme, shown: Shown) -> None:
    window, bar, scroll = QWidget(), QProgressBar(), QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 4)
    bar.setValue(2)
    bar.setTextVisible(False)
    scroll.setRange(0, 100)
    beside(window, bar, scroll)
    shown(window)
    image = picture(bar)
    middle = image.height() // 2
    assert color_at(image, image.width() // 4, middle) == theme.tokens.accent
    assert color_at(image, 3 * image.width() // 4, middle) == theme.tokens.base
    assert theme.tokens.border in colors(picture(scroll))


def test_nothing_moves_and_dialogs_have_one_order(theme: Theme, qapp: QApplication, shown: Shown) -> None:
    assert theme.tokens is LIGHT
    style, hint = qapp.style(), QStyle.StyleHint
    assert style.styleHint(hint.SH_Widget_Animation_Duration) == 0
    assert style.styleHint(hint.SH_Widget_Animate) == 0
    assert qapp.styleSheet() == ""
    box = QDialogButtonBox()
    words = [("Cancel", "RejectRole"), ("Leave it", "DestructiveRole"), ("Record", "AcceptRole")]
    buttons = {word: box.addButton(word, QDialogButtonBox.ButtonRole[role]) for word, role in words}
    shown(box)
    assert sorted(buttons, key=lambda word: buttons[word].x()) == ["Record", "Leave it", "Cancel"]


def test_everything_can_be_drawn_at_200_percent_in_dark(theme: Theme, shown: Shown) -> None:
    theme.set_mode(Mode.DARK)
    theme.set_scale(200)
    window = QWidget()
    beside(window, *controls())
    shown(window)
    seen = colors(picture(window))
    assert {DARK.window, DARK.base, DARK.border, DARK.text} <= seen
    assert LIGHT.base not in seen


@dataclass(frozen=True)
class ContrastTheme:
    """The look while a contrast theme is on, at 100 %."""

    tokens: Tokens
    unit: int = 18

    def px(self, n: float) -> int:
        return round(n)

    def tall(self, extra: int) -> int:
        return self.unit + extra


def test_in_a_contrast_theme_what_is_selected_is_filled_and_its_ring_stands_in_it(theme: Theme, shown: Shown) -> None:
    assert not theme.tokens.forced
    style = StarsStyle(ContrastTheme(from_system(contrast_theme())))
    view, button, window = QListView(), QToolButton(), QWidget()
    view.setModel(QStringListModel(["Today", "Enquiries"], view))
    button.setCheckable(True)
    button.setChecked(True)
    for widget in (view, button):
        widget.setStyle(style)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    beside(window, view, button)
    shown(window)
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    row = view.viewport().grab(view.visualRect(view.model().index(1, 0))).toImage()
    assert color_at(row, row.width() // 2, 3) == "#1aebff"
    assert color_at(row, row.width() // 2, 0) == "#100010"
    assert LIGHT.text not in colors(row)
    button.setFocus()
    assert ring_is_round(picture(button), "#100010", inset=3)
