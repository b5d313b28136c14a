"""The one style of the window: Fusion on every platform, with panels, marks, rings and sizes of ours.

What is drawn is in `style_controls` and `style_items`, how large in `style_sizes`; here is what Qt asks for and who
answers. Widgets choose by dynamic properties: `main` (the filled button of a page), `link` (a button that looks
like one), `small` (a control of a table's toolbar), `problem` (a field with something wrong), `page` (a table that
reaches the page's edge). Nothing moves.
"""

from collections.abc import Callable, Mapping
from typing import Final, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListView,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyledItemDelegate,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QTextEdit,
    QWidget,
)

from stars_desktop.ui.common import style_controls as controls
from stars_desktop.ui.common import style_items as items
from stars_desktop.ui.common.icons import Tint, named_icon
from stars_desktop.ui.common.strokes import Look
from stars_desktop.ui.common.style_sizes import (
    FIXED,
    HINTS,
    METRICS,
    PLACES,
    SIZES,
    combo_part,
    scroll_part,
)

Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
Contents = QStyle.ContentsType
Hint = QStyle.StyleHint
Standard = QStyle.StandardPixmap


def _nothing(_look: Look, _option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Where Fusion draws a box and the look has none."""


PRIMITIVES: Final[Mapping[QStyle.PrimitiveElement, Callable[..., None]]] = {
    Primitive.PE_FrameDefaultButton: _nothing,
    Primitive.PE_PanelLineEdit: controls.line_edit,
    Primitive.PE_FrameLineEdit: _nothing,
    Primitive.PE_Frame: controls.frame,
    Primitive.PE_FrameFocusRect: controls.focus_ring,
    Primitive.PE_IndicatorCheckBox: controls.check_box,
    Primitive.PE_IndicatorItemViewItemCheck: controls.check_box,
    Primitive.PE_IndicatorRadioButton: controls.radio,
    Primitive.PE_PanelItemViewRow: _nothing,
    Primitive.PE_PanelScrollAreaCorner: items.corner,
    Primitive.PE_FrameTabBarBase: items.tab_base,
    Primitive.PE_FrameGroupBox: _nothing,
    Primitive.PE_PanelMenuBar: items.bar_above,
    Primitive.PE_PanelToolBar: items.bar_above,
    Primitive.PE_PanelStatusBar: items.bar_below,
    Primitive.PE_FrameStatusBarItem: _nothing,
    Primitive.PE_IndicatorToolBarSeparator: items.divider,
    Primitive.PE_PanelMenu: items.popup,
    Primitive.PE_FrameMenu: items.popup,
    Primitive.PE_PanelTipLabel: items.popup,
}

CONTROLS: Final[Mapping[QStyle.ControlElement, Callable[..., None]]] = {
    Control.CE_PushButton: controls.push_button,
    Control.CE_CheckBox: controls.check_or_choice,
    Control.CE_RadioButton: controls.check_or_choice,
    Control.CE_ItemViewItem: items.row,
    Control.CE_HeaderEmptyArea: items.heading_rest,
    Control.CE_TabBarTabShape: items.tab,
    Control.CE_TabBarTabLabel: items.tab_label,
    Control.CE_MenuBarItem: items.menu_bar_item,
    Control.CE_MenuBarEmptyArea: items.bar_above,
    Control.CE_MenuItem: items.menu_item,
    Control.CE_ToolBar: items.bar_above,
    Control.CE_Splitter: items.divider,
    Control.CE_ProgressBar: controls.progress,
}

COMPLEX: Final[Mapping[QStyle.ComplexControl, Callable[..., None]]] = {
    Complex.CC_ToolButton: controls.tool_button,
    Complex.CC_ComboBox: controls.combo_box,
    Complex.CC_ScrollBar: controls.scroll_bar,
}

PICTURES: Final[Mapping[QStyle.StandardPixmap, tuple[str, str]]] = {
    Standard.SP_LineEditClearButton: ("x", "muted"),
    Standard.SP_ToolBarHorizontalExtensionButton: ("chevron-right", "text"),
    Standard.SP_TitleBarCloseButton: ("x", "text"),
    Standard.SP_MessageBoxInformation: ("info", "accent"),
    Standard.SP_MessageBoxWarning: ("triangle-alert", "warn"),
    Standard.SP_MessageBoxCritical: ("circle-alert", "error"),
    Standard.SP_MessageBoxQuestion: ("circle-question-mark", "accent"),
}


def _given(widget: QWidget | None) -> QWidget:
    """A widget for those methods of QProxyStyle whose stubs forget that there may be none."""
    return cast("QWidget", widget)


class StarsStyle(QProxyStyle):
    """Fusion, with the look's own panels, marks, ring and sizes, in the theme's colours."""

    def __init__(self, theme: Look) -> None:
        super().__init__("Fusion")
        self._look = theme

    def drawPrimitive(  # noqa: N802 - Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Panels, frames, marks and the ring."""
        if paint := PRIMITIVES.get(element):
            paint(self._look, option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(  # noqa: N802 - Qt's name
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Buttons, rows, tabs, menus and bars."""
        if paint := CONTROLS.get(element):
            paint(self._look, option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Tool buttons, combo boxes, scroll bars."""
        if paint := COMPLEX.get(control):
            paint(self._look, option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Sizes, grown with the font."""
        if metric in METRICS:
            return self._look.px(METRICS[metric])
        return FIXED[metric] if metric in FIXED else super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Behaviour: nothing moves, lists drop down, dialogs have one order of buttons."""
        if hint == Hint.SH_Table_GridLineColor:
            return QColor(self._look.tokens.line).rgba() - 2**32  # as Qt reads it: signed
        return HINTS[hint] if hint in HINTS else super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(  # noqa: N802 - Qt's name
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """How large controls are."""
        if measure := SIZES.get(kind):
            return measure(self._look, option, size, widget)
        usual = super().sizeFromContents(kind, option, size, _given(widget))
        if kind == Contents.CT_ItemViewItem:
            return QSize(usual.width() + self._look.px(items.PAD), max(usual.height(), self._look.tall(10)))
        return usual

    def subElementRect(  # noqa: N802 - Qt's name
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Where text and marks stand inside a field, a check and a radio button."""
        if place := PLACES.get(element):
            return place(self._look, option)
        return super().subElementRect(element, option, _given(widget))

    def subControlRect(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of combo boxes and of scroll bars are."""
        if isinstance(option, QStyleOptionComboBox):
            return combo_part(self._look, option, part)
        if control == Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_part(self._look, option, part)
        return super().subControlRect(control, option, part, _given(widget))

    def standardIcon(  # noqa: N802 - Qt's name
        self,
        standardIcon: QStyle.StandardPixmap,  # noqa: N803 - Qt's name
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        """The pictures that Qt's own widgets use, from our icons."""
        if standardIcon not in PICTURES:
            return super().standardIcon(standardIcon, option, widget)
        name, token = PICTURES[standardIcon]
        color = str(getattr(self._look.tokens, token))
        return named_icon(name, Tint(color, self._look.tokens.disabled, color))

    def polish(self, thing: QApplication | QWidget | QPalette | Qt.GlobalColor | QColor, /) -> None:
        """What widgets take once: rows for lists of combo boxes, rows that know of the pointer, room round text."""
        super().polish(thing)
        if isinstance(thing, QComboBox) and not isinstance(thing.itemDelegate(), QStyledItemDelegate):
            thing.setItemDelegate(QStyledItemDelegate(thing))
        elif isinstance(thing, QListView):
            thing.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        elif isinstance(thing, QPlainTextEdit | QTextEdit):
            thing.document().setDocumentMargin(self._look.px(7))  # text stands as far from the edge as in a field
