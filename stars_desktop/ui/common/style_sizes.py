"""How large controls are and where their parts stand, for a body line of 18 pixels; what Fusion is told not to do."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionTab,
    QStyleOptionToolButton,
    QWidget,
)

from stars_desktop.ui.common.strokes import RING, Look, marked, strong

Contents = QStyle.ContentsType
Metric = QStyle.PixelMetric
Hint = QStyle.StyleHint
Part = QStyle.SubElement
Sub = QStyle.SubControl

HINTS: Final[Mapping[QStyle.StyleHint, int]] = {
    Hint.SH_Widget_Animation_Duration: 0,
    Hint.SH_Widget_Animate: 0,
    Hint.SH_ScrollBar_Transient: 0,
    Hint.SH_ComboBox_Popup: 0,
    Hint.SH_DialogButtonLayout: 0,  # do it, don't, Cancel: the order of Windows, everywhere
    Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    Hint.SH_ItemView_ActivateItemOnSingleClick: 0,
    Hint.SH_Menu_AllowActiveAndDisabled: 1,
    Hint.SH_UnderlineShortcut: 1,
    Hint.SH_ScrollBar_LeftClickAbsolutePosition: 0,
}

METRICS: Final[Mapping[QStyle.PixelMetric, float]] = {
    Metric.PM_SmallIconSize: 16,
    Metric.PM_ButtonIconSize: 16,
    Metric.PM_ToolBarIconSize: 16,
    Metric.PM_TabBarIconSize: 16,
    Metric.PM_ListViewIconSize: 16,
    Metric.PM_LineEditIconSize: 16,
    Metric.PM_MessageBoxIconSize: 24,
    Metric.PM_IndicatorWidth: 16,
    Metric.PM_IndicatorHeight: 16,
    Metric.PM_ExclusiveIndicatorWidth: 16,
    Metric.PM_ExclusiveIndicatorHeight: 16,
    Metric.PM_CheckBoxLabelSpacing: 8,
    Metric.PM_RadioButtonLabelSpacing: 8,
    Metric.PM_MenuButtonIndicator: 26,
    Metric.PM_ScrollBarExtent: 14,
    Metric.PM_ScrollBarSliderMin: 32,
    Metric.PM_SplitterWidth: 5,
    Metric.PM_FocusFrameHMargin: 3,  # Qt adds one, and puts it on both sides of icon and text
    Metric.PM_MenuBarHMargin: 4,
    Metric.PM_MenuBarItemSpacing: 0,
    Metric.PM_MenuVMargin: 4,
    Metric.PM_MenuHMargin: 3,
    Metric.PM_ToolBarItemMargin: 5,
    Metric.PM_ToolBarItemSpacing: 4,
    Metric.PM_ToolBarSeparatorExtent: 13,
    Metric.PM_ToolBarExtensionExtent: 24,
    Metric.PM_LayoutHorizontalSpacing: 8,
    Metric.PM_LayoutVerticalSpacing: 8,
    Metric.PM_LayoutLeftMargin: 16,
    Metric.PM_LayoutTopMargin: 16,
    Metric.PM_LayoutRightMargin: 16,
    Metric.PM_LayoutBottomMargin: 16,
    Metric.PM_ToolTipLabelFrameWidth: 5,
    Metric.PM_TabBarTabHSpace: 20,
    Metric.PM_TabBarTabVSpace: 20,
}
"""Sizes for a body line of 18 pixels."""

FIXED: Final[Mapping[QStyle.PixelMetric, int]] = {
    Metric.PM_DefaultFrameWidth: RING,
    Metric.PM_ComboBoxFrameWidth: 1,
    Metric.PM_MenuPanelWidth: 1,
    Metric.PM_ToolBarFrameWidth: 0,
    Metric.PM_TabBarTabShiftVertical: 0,
    Metric.PM_TabBarTabOverlap: 0,
    Metric.PM_TabBarBaseOverlap: 0,
}
"""Sizes that stay."""


RING_ROOM: Final = 5
"""Between the edge of a check or radio button and its mark: the ring and a little air."""
MARK: Final = 16
GAP: Final = 8
"""Between an icon or a mark and its word."""
SPLIT: Final = 26
"""The part of a tool button that opens its menu."""
ARROW: Final = 28
"""The part of a combo box that holds its arrow."""


# -- how large ---------------------------------------------------------------------------------------------------


def _height(look: Look, widget: QWidget | None) -> int:
    """Of a field or button."""
    return look.tall(8 if marked(widget, "small") else 12)


def _for_strong(widget: QWidget | None, text: str) -> int:
    """How much wider a word is when it is strong than Qt measured it."""
    if widget is None:
        return 0
    font, show = widget.font(), Qt.TextFlag.TextShowMnemonic
    return QFontMetrics(strong(font)).size(show, text).width() - QFontMetrics(font).size(show, text).width()


def _push_button(look: Look, option: QStyleOptionButton, size: QSize, widget: QWidget | None) -> QSize:
    if marked(widget, "link"):
        return QSize(size.width() + 2 * RING_ROOM, max(look.tall(8), size.height()))
    more = _for_strong(widget, option.text) if marked(widget, "main") else 0
    room = look.px(15 if not marked(widget, "small") else 11)
    return QSize(size.width() + more + 2 * room, max(_height(look, widget), size.height() + look.px(8)))


def opens_apart(option: QStyleOptionToolButton) -> bool:
    """Whether the menu of a tool button has a part of its own."""
    feature = QStyleOptionToolButton.ToolButtonFeature
    return feature.MenuButtonPopup in option.features and feature.HasMenu in option.features


def _tool_button(look: Look, option: QStyleOptionToolButton, size: QSize, widget: QWidget | None) -> QSize:
    main = marked(widget, "main")
    least = look.tall(12 if main else 8 if marked(widget, "small") else 10)
    wide = size.width() + look.px(12)
    if QStyleOptionToolButton.ToolButtonFeature.HasMenu in option.features and not opens_apart(option):
        wide += look.px(20)
    if main:
        wide += _for_strong(widget, option.text) + look.px(12)
    return QSize(max(least, wide), max(least, size.height() + look.px(8)))


def _line_edit(look: Look, option: QStyleOptionFrame, size: QSize, widget: QWidget | None) -> QSize:
    if option.lineWidth <= 0:
        return size
    return QSize(size.width() + look.px(20), max(_height(look, widget), size.height()))


def _combo(look: Look, _option: QStyleOptionComboBox, size: QSize, widget: QWidget | None) -> QSize:
    return QSize(size.width() + look.px(ARROW + 12), max(_height(look, widget), size.height() + 2))


def _check(look: Look, _option: QStyleOption, size: QSize, _widget: QWidget | None) -> QSize:
    wide = size.width() + look.px(MARK) + look.px(GAP) + 3 * RING_ROOM
    return QSize(wide, max(look.tall(10), size.height() + look.px(8)))


def _tab(_look: Look, option: QStyleOptionTab, size: QSize, widget: QWidget | None) -> QSize:
    return QSize(size.width() + _for_strong(widget, option.text), size.height())


def _menu_bar_item(look: Look, _option: QStyleOptionMenuItem, size: QSize, _widget: QWidget | None) -> QSize:
    return QSize(size.width() + 2 * look.px(10), look.tall(10))


def _menu_item(look: Look, option: QStyleOptionMenuItem, size: QSize, _widget: QWidget | None) -> QSize:
    """Room for a menu item; Qt adds the column of shortcuts."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(size.width(), look.px(9))
    return QSize(size.width() + look.px(8 + MARK + GAP + 36), look.tall(10))


def _progress(look: Look, _option: QStyleOption, size: QSize, _widget: QWidget | None) -> QSize:
    return QSize(max(size.width(), look.px(140)), look.px(10))


SIZES: Final[Mapping[QStyle.ContentsType, Callable[..., QSize]]] = {
    Contents.CT_PushButton: _push_button,
    Contents.CT_ToolButton: _tool_button,
    Contents.CT_LineEdit: _line_edit,
    Contents.CT_ComboBox: _combo,
    Contents.CT_CheckBox: _check,
    Contents.CT_RadioButton: _check,
    Contents.CT_TabBarTab: _tab,
    Contents.CT_MenuBarItem: _menu_bar_item,
    Contents.CT_MenuItem: _menu_item,
    Contents.CT_ProgressBar: _progress,
}


# -- where their parts stand -------------------------------------------------------------------------------------


def mark_part(look: Look, rect: QRect) -> QRect:
    """The mark of a check or radio button."""
    side = look.px(MARK)
    return QRect(rect.left() + RING_ROOM, rect.top() + (rect.height() - side) // 2, side, side)


def word_part(look: Look, rect: QRect) -> QRect:
    """Its word."""
    return rect.adjusted(RING_ROOM + look.px(MARK) + look.px(GAP), 0, -RING_ROOM, 0)


def _whole(_look: Look, option: QStyleOption) -> QRect:
    return QRect(option.rect)


def _mark(look: Look, option: QStyleOption) -> QRect:
    return mark_part(look, option.rect)


def _word(look: Look, option: QStyleOption) -> QRect:
    return word_part(look, option.rect)


def _typed(look: Look, option: QStyleOption) -> QRect:
    """Qt keeps two pixels more on either side, so text stands 10 from the edge."""
    framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
    return option.rect.adjusted(look.px(8), 1, -look.px(8), -1) if framed else QRect(option.rect)


PLACES: Final[Mapping[QStyle.SubElement, Callable[[Look, QStyleOption], QRect]]] = {
    Part.SE_CheckBoxIndicator: _mark,
    Part.SE_CheckBoxContents: _word,
    Part.SE_CheckBoxFocusRect: _whole,
    Part.SE_CheckBoxClickRect: _whole,
    Part.SE_RadioButtonIndicator: _mark,
    Part.SE_RadioButtonContents: _word,
    Part.SE_RadioButtonFocusRect: _whole,
    Part.SE_RadioButtonClickRect: _whole,
    Part.SE_LineEditContents: _typed,
    Part.SE_PushButtonFocusRect: _whole,
}


def combo_part(look: Look, option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect:
    """The text, the arrow or the whole of a combo box."""
    rect = option.rect
    if part == Sub.SC_ComboBoxEditField:
        left = 7 if option.editable else 9
        return rect.adjusted(look.px(left), RING, -look.px(ARROW), -RING)
    if part == Sub.SC_ComboBoxArrow:
        return QRect(rect.right() - look.px(ARROW) + 1, rect.top(), look.px(ARROW), rect.height())
    return QRect(rect)


def scroll_part(look: Look, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """The bar and the track before and after it; there are no buttons."""
    rect = option.rect
    across = option.orientation == Qt.Orientation.Horizontal
    length = rect.width() if across else rect.height()
    extent = option.maximum - option.minimum
    bar = length
    if extent > 0:
        bar = min(length, max(look.px(32), option.pageStep * length // (extent + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - bar, option.upsideDown
    )
    spans = {
        Sub.SC_ScrollBarSlider: (start, bar),
        Sub.SC_ScrollBarSubPage: (0, start),
        Sub.SC_ScrollBarAddPage: (start + bar, length - start - bar),
        Sub.SC_ScrollBarGroove: (0, length),
    }
    begin, long = spans.get(part, (0, 0))
    if across:
        return QRect(rect.left() + begin, rect.top(), long, rect.height())
    return QRect(rect.left(), rect.top() + begin, rect.width(), long)
