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
    QStyleOptionSpinBox,
    QStyleOptionToolButton,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)

from stars_desktop.ui.common import style_controls as controls
from stars_desktop.ui.common import style_items as items
from stars_desktop.ui.common.icons import Tint, named_icon
from stars_desktop.ui.common.strokes import Look, State, chevron, hairline, has
from stars_desktop.ui.common.style_sizes import (
    FIXED,
    HINTS,
    METRICS,
    PLACES,
    SIZES,
    combo_part,
    scroll_part,
    spin_part,
)

Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
Contents = QStyle.ContentsType
Hint = QStyle.StyleHint
Standard = QStyle.StandardPixmap

Paint = Callable[[Look, QStyleOption, QPainter, QWidget | None], None]


def _nothing(_look: Look, _option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Where Fusion draws a box and the look has none."""


def _above(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    items.bar(look, option, painter, Qt.Edge.TopEdge)


def _below(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    items.bar(look, option, painter, Qt.Edge.BottomEdge)


def _base_line(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    hairline(painter, option.rect, look.tokens.line, Qt.Edge.BottomEdge)


def _top_line(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    hairline(painter, option.rect, look.tokens.line, Qt.Edge.TopEdge)


def _separator(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    middle = option.rect.center()
    tall = look.px(20)
    line = QRect(middle.x(), middle.y() - tall // 2, 1, tall)
    if not has(option, State.State_Horizontal):
        line = QRect(option.rect.left(), middle.y(), option.rect.width(), 1)
    hairline(painter, line, look.tokens.line, Qt.Edge.LeftEdge if line.width() == 1 else Qt.Edge.TopEdge)


def _arrow(turn: int) -> Paint:
    def paint(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        color = look.tokens.text if has(option, State.State_Enabled) else look.tokens.disabled
        chevron(painter, option.rect, color, min(look.px(16), option.rect.width(), option.rect.height()), turn)

    return paint


PRIMITIVES: Final[Mapping[QStyle.PrimitiveElement, Callable[..., None]]] = {
    Primitive.PE_PanelButtonCommand: controls.push_button_panel,
    Primitive.PE_FrameDefaultButton: _nothing,
    Primitive.PE_PanelLineEdit: controls.line_edit,
    Primitive.PE_FrameLineEdit: _nothing,
    Primitive.PE_Frame: controls.frame,
    Primitive.PE_FrameFocusRect: controls.focus_ring,
    Primitive.PE_IndicatorCheckBox: controls.check_box,
    Primitive.PE_IndicatorItemViewItemCheck: controls.check_box,
    Primitive.PE_IndicatorRadioButton: controls.radio,
    Primitive.PE_PanelItemViewItem: items.row_panel,
    Primitive.PE_PanelItemViewRow: _nothing,
    Primitive.PE_FrameTabBarBase: _base_line,
    Primitive.PE_FrameTabWidget: _top_line,
    Primitive.PE_FrameGroupBox: _nothing,
    Primitive.PE_PanelMenuBar: _below,
    Primitive.PE_PanelToolBar: _below,
    Primitive.PE_PanelStatusBar: _above,
    Primitive.PE_FrameStatusBarItem: _nothing,
    Primitive.PE_IndicatorToolBarSeparator: _separator,
    Primitive.PE_PanelMenu: items.popup,
    Primitive.PE_FrameMenu: items.popup,
    Primitive.PE_PanelTipLabel: items.popup,
    Primitive.PE_IndicatorArrowDown: _arrow(0),
    Primitive.PE_IndicatorArrowLeft: _arrow(90),
    Primitive.PE_IndicatorArrowUp: _arrow(180),
    Primitive.PE_IndicatorArrowRight: _arrow(-90),
}

CONTROLS: Final[Mapping[QStyle.ControlElement, Callable[..., None]]] = {
    Control.CE_PushButton: controls.push_button,
    Control.CE_PushButtonLabel: controls.push_button_label,
    Control.CE_CheckBox: controls.check,
    Control.CE_RadioButton: controls.choice,
    Control.CE_Header: items.header,
    Control.CE_HeaderEmptyArea: items.header_rest,
    Control.CE_TabBarTabShape: items.tab,
    Control.CE_TabBarTabLabel: items.tab_label,
    Control.CE_MenuBarItem: items.menu_bar_item,
    Control.CE_MenuBarEmptyArea: _below,
    Control.CE_MenuItem: items.menu_item,
    Control.CE_ToolBar: _below,
    Control.CE_Splitter: items.splitter,
    Control.CE_ProgressBar: controls.progress,
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
        """Labels, rows, headers, tabs, menus and bars."""
        if paint := CONTROLS.get(element):
            paint(self._look, option, painter, widget)
        elif element == Control.CE_ItemViewItem and isinstance(option, QStyleOptionViewItem):
            rest = items.cell(self._look, option, painter, widget)
            super().drawControl(element, rest, painter, widget)
            items.cell_edges(self._look, option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Tool buttons, combo and spin boxes, scroll bars."""
        if isinstance(option, QStyleOptionToolButton):
            controls.tool_button(self._look, option, painter, widget)
        elif isinstance(option, QStyleOptionComboBox):
            controls.combo_box(self._look, option, painter, widget)
        elif isinstance(option, QStyleOptionSpinBox):
            controls.spin_box(self._look, option, painter, widget)
        elif control == Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            controls.scroll_bar(self._look, option, painter)
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
            return QStyle.visualRect(option.direction, option.rect, place(self._look, option))
        return super().subElementRect(element, option, _given(widget))

    def subControlRect(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of combo and spin boxes and of scroll bars are."""
        found = None
        if isinstance(option, QStyleOptionComboBox):
            found = combo_part(self._look, option, part)
        elif isinstance(option, QStyleOptionSpinBox):
            found = spin_part(self._look, option, part)
        elif control == Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            found = scroll_part(self._look, option, part)
        if found is None:
            return super().subControlRect(control, option, part, _given(widget))
        return QStyle.visualRect(option.direction, option.rect, found)

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
