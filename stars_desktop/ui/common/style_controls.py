"""How buttons, fields, check and radio marks, progress and scroll bars are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionToolButton,
    QWidget,
)

from stars_desktop.ui.common.strokes import (
    RADIUS,
    RING,
    Edge,
    Look,
    State,
    chevron,
    dash,
    focused,
    glyph,
    hairline,
    has,
    hovered,
    marked,
    panel,
    pressed,
    ring,
    strong,
    tick,
    underlined,
)
from stars_desktop.ui.common.style_sizes import GAP, SPLIT, combo_part, mark_part, scroll_part, spin_part, word_part


@dataclass(frozen=True, slots=True)
class Face:
    """What a button shows, and how."""

    text: str
    icon: QIcon
    icon_size: QSize
    color: str
    enabled: bool
    strong: bool
    over: str = ""
    """the colour that the icon takes over, where its own would not be seen"""
    below: bool = False
    """whether the text stands below the icon"""


def button_colors(look: Look, option: QStyleOption, *, main: bool, flat: bool) -> tuple[str, str]:
    """Fill and edge of a button."""
    tokens = look.tokens
    if not has(option, State.State_Enabled):
        if main:
            return tokens.select_unfocused if not tokens.forced else tokens.base, tokens.line
        return ("", "") if flat else (tokens.base, tokens.line)
    if main:
        return (tokens.accent_hover if hovered(option) or pressed(option) else tokens.accent), ""
    if has(option, State.State_On) or pressed(option):
        return tokens.select, tokens.accent if has(option, State.State_On) else "" if flat else tokens.border
    if flat:
        return (tokens.hover if hovered(option) else ""), ""
    return (tokens.hover if hovered(option) else tokens.base), tokens.border


def ink(look: Look, option: QStyleOption, *, main: bool) -> str:
    """The colour of a button's word."""
    tokens = look.tokens
    if not has(option, State.State_Enabled):
        return tokens.disabled
    if main:
        return tokens.on_accent
    return tokens.on_select if has(option, State.State_On) or pressed(option) else tokens.text


def button_panel(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None, *, flat: bool) -> None:
    """The body of a push or tool button, with its focus ring."""
    fill, edge = button_colors(look, option, main=marked(widget, "main"), flat=flat)
    if fill or edge:
        panel(painter, option.rect, fill, Edge(edge) if edge else None, look.px(RADIUS))
    if focused(option):
        focus_ring(look, option, painter, widget)


def focus_ring(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_FrameFocusRect: on the edge, or three pixels in from the edge of a filled button."""
    filled = look.tokens.forced and has(option, State.State_On)
    if filled or marked(widget, "main"):
        split = isinstance(option, QStyleOptionToolButton) and _is_split(option)
        end = -look.px(SPLIT) if split else 0
        ring(painter, option.rect.adjusted(3, 3, end - 3, -3), look.tokens.on_accent, max(1, look.px(RADIUS) - 2))
    else:
        ring(painter, option.rect, look.tokens.accent, look.px(RADIUS))


def push_button(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_PushButton, whole: Qt would put its own ring and arrow over ours."""
    push_button_panel(look, option, painter, widget)
    push_button_label(look, option, painter, widget)


def push_button_panel(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelButtonCommand."""
    flat = QStyleOptionButton.ButtonFeature.Flat in option.features or marked(widget, "link")
    button_panel(look, option, painter, widget, flat=flat)


def push_button_label(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_PushButtonLabel."""
    main, link = marked(widget, "main"), marked(widget, "link")
    color = ink(look, option, main=main)
    rect = QRect(option.rect)
    painter.save()
    if link and has(option, State.State_Enabled):
        color = look.tokens.on_select if look.tokens.forced and pressed(option) else look.tokens.accent
        painter.setFont(underlined(painter.font()))
    if QStyleOptionButton.ButtonFeature.HasMenu in option.features:
        end = QRect(rect.right() - look.px(26), rect.top(), look.px(20), rect.height())
        chevron(painter, end, color, look.px(16))
        rect.setRight(end.left())
    enabled = has(option, State.State_Enabled)
    over = color if (main or link) and enabled else ""
    _face(look, painter, rect, Face(option.text, option.icon, option.iconSize, color, enabled, main, over))
    painter.restore()


def _face(look: Look, painter: QPainter, rect: QRect, face: Face) -> None:
    """Icon and text in the middle of a rectangle, beside or below each other."""
    painter.save()
    if face.strong:
        painter.setFont(strong(painter.font()))
    size = QSize(0, 0) if face.icon.isNull() else face.icon_size
    text = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, face.text) if face.text else QSize(0, 0)
    gap = look.px(GAP if not face.below else 2) if face.text and not face.icon.isNull() else 0
    if face.below:
        top = rect.top() + (rect.height() - size.height() - gap - text.height()) // 2
        at = QPoint(rect.center().x() - size.width() // 2 + 1, top)
        words = QRect(rect.left(), top + size.height() + gap, rect.width(), text.height())
        align = Qt.AlignmentFlag.AlignHCenter
    else:
        left = rect.left() + max(0, (rect.width() - size.width() - gap - text.width()) // 2)
        at = QPoint(left, rect.top() + (rect.height() - size.height() + 1) // 2)
        words = QRect(left + size.width() + gap, rect.top(), rect.right() - left - size.width() - gap, rect.height())
        align = Qt.AlignmentFlag.AlignLeft
    if size.width():
        mode = QIcon.Mode.Normal if face.enabled else QIcon.Mode.Disabled
        painter.drawPixmap(at, glyph(face.icon, size, painter, mode, face.over))
    painter.setPen(QColor(face.color))
    painter.drawText(words, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, face.text)
    painter.restore()


def tool_button(look: Look, option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ToolButton."""
    main = marked(widget, "main")
    flat = has(option, State.State_AutoRaise) and not main
    button_panel(look, option, painter, widget, flat=flat)
    color = ink(look, option, main=main)
    rect = _menu_part(look, option, painter, color, flat=flat)
    form = Qt.ToolButtonStyle
    text = "" if option.toolButtonStyle == form.ToolButtonIconOnly and not option.icon.isNull() else option.text
    icon = QIcon() if option.toolButtonStyle == form.ToolButtonTextOnly else option.icon
    below = option.toolButtonStyle == form.ToolButtonTextUnderIcon
    enabled = has(option, State.State_Enabled)
    over = color if enabled and color != look.tokens.text else ""
    painter.save()
    painter.setFont(option.font)
    _face(look, painter, rect, Face(text, icon, option.iconSize, color, enabled, main, over, below))
    painter.restore()


def _menu_part(look: Look, option: QStyleOptionToolButton, painter: QPainter, color: str, *, flat: bool) -> QRect:
    """Draws what says that there is a menu, and gives the room left for the face."""
    rect = QRect(option.rect)
    if QStyleOptionToolButton.ToolButtonFeature.HasMenu not in option.features:
        return rect
    split = _is_split(option)
    end = rect.adjusted(rect.width() - look.px(SPLIT if split else 24), 0, 0 if split else -look.px(4), 0)
    chevron(painter, end, color, look.px(16))
    if split:
        inset = look.px(6) if flat else 1
        hairline(painter, end.adjusted(0, inset, 0, -inset), look.tokens.line if flat else color, Qt.Edge.LeftEdge)
    return rect.adjusted(0, 0, -end.width() if split else -look.px(20), 0)


def _is_split(option: QStyleOptionToolButton) -> bool:
    """Whether its menu has a part of its own."""
    feature = QStyleOptionToolButton.ToolButtonFeature
    return feature.MenuButtonPopup in option.features and feature.HasMenu in option.features


def field_panel(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The body of what is typed into or chosen from: an edge, two pixels of accent with the focus."""
    tokens = look.tokens
    enabled = has(option, State.State_Enabled)
    fill = tokens.base if enabled and not has(option, State.State_ReadOnly) else tokens.window
    edge, width = (tokens.border if enabled else tokens.line), 1
    if focused(option):
        edge, width = tokens.accent, RING
    elif marked(widget, "problem"):
        edge, width = tokens.error, RING
    panel(painter, option.rect, fill, Edge(edge, width), look.px(RADIUS))


def line_edit(look: Look, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelLineEdit: nothing inside a combo or spin box, which have a panel of their own."""
    if option.lineWidth > 0 or not isinstance(widget, QLineEdit):
        field_panel(look, option, painter, widget)


def frame(look: Look, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """PE_Frame: a field's edge round what scrolls and what pops up, else a hairline."""
    tokens = look.tokens
    if isinstance(widget, QAbstractScrollArea):
        edge = Edge(tokens.border)
        if focused(option) and not _shows_current(widget):
            edge = Edge(tokens.accent, RING)
        elif marked(widget, "problem"):
            edge = Edge(tokens.error, RING)
        panel(painter, option.rect, "", edge, look.px(RADIUS))
    else:
        popup = widget is not None and widget.isWindow()
        panel(painter, option.rect, "", Edge(tokens.border if popup else tokens.line), 0)


def _shows_current(widget: QWidget) -> bool:
    """Whether a list has a current row, which carries the ring then."""
    return isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid()


def check_box(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_IndicatorCheckBox and the check mark of a list."""
    tokens = look.tokens
    rect = option.rect
    on = has(option, State.State_On) or has(option, State.State_NoChange)
    enabled = has(option, State.State_Enabled)
    fill, edge = (tokens.accent, "") if on else (tokens.hover if hovered(option) else tokens.base, tokens.border)
    if not enabled:
        fill, edge = tokens.base, tokens.disabled
    elif on and tokens.forced:
        edge = tokens.on_accent  # in a selected row the fill is that of the row
    panel(painter, rect, fill, Edge(edge) if edge else None, look.px(3))
    mark = tokens.on_accent if enabled else tokens.disabled
    if has(option, State.State_NoChange):
        dash(painter, rect, mark)
    elif on:
        tick(painter, rect, mark)


def radio(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_IndicatorRadioButton: a circle, and a dot in it."""
    tokens = look.tokens
    rect = option.rect
    on, enabled = has(option, State.State_On), has(option, State.State_Enabled)
    edge, width = (tokens.accent, look.px(2)) if on else (tokens.border, 1)
    if not enabled:
        edge = tokens.disabled
    side = min(rect.width(), rect.height())
    panel(painter, rect, tokens.hover if hovered(option) and not on else tokens.base, Edge(edge, width), side / 2)
    if on:
        inset = round(side * 0.27)
        panel(painter, rect.adjusted(inset, inset, -inset, -inset), edge, None, side / 2)


def check(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_CheckBox: mark and word, and the ring round both."""
    _mark_and_word(look, option, painter, widget, check_box)


def choice(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_RadioButton, likewise."""
    _mark_and_word(look, option, painter, widget, radio)


def _mark_and_word(
    look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, draw: Callable[..., None]
) -> None:
    whole = QRect(option.rect)
    turned = option.direction
    option.rect = QStyle.visualRect(turned, whole, mark_part(look, whole))
    draw(look, option, painter, widget)
    option.rect = whole
    word = QStyle.visualRect(turned, whole, word_part(look, whole))
    if not option.icon.isNull():
        at = QRect(word.topLeft(), option.iconSize)
        at.moveTop(word.top() + (word.height() - at.height()) // 2)
        option.icon.paint(painter, at)
        word.setLeft(at.right() + look.px(GAP))
    painter.setPen(QColor(look.tokens.text if has(option, State.State_Enabled) else look.tokens.disabled))
    align = Qt.AlignmentFlag.AlignLeft if turned == Qt.LayoutDirection.LeftToRight else Qt.AlignmentFlag.AlignRight
    painter.drawText(word, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, option.text)
    if focused(option):
        ring(painter, whole, look.tokens.accent, look.px(RADIUS))


def progress(look: Look, option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_ProgressBar: a thin bar; how far it is stands in words beside it."""
    tokens = look.tokens
    height = look.px(6)
    groove = QRect(option.rect.left(), option.rect.center().y() - height // 2 + 1, option.rect.width(), height)
    panel(painter, groove, tokens.base, Edge(tokens.border), height / 2)
    whole = option.maximum - option.minimum
    part = (option.progress - option.minimum) / whole if whole > 0 else 0
    if part > 0:
        done = QRect(groove.topLeft(), QSize(max(height, round(groove.width() * min(1, part))), height))
        panel(painter, done, tokens.accent, None, height / 2)


def combo_box(look: Look, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ComboBox, but for its text."""
    if option.frame:
        field_panel(look, option, painter, widget)
    arrow = combo_part(look, option, QStyle.SubControl.SC_ComboBoxArrow)
    color = look.tokens.text if has(option, State.State_Enabled) else look.tokens.disabled
    if arrow is not None:
        arrow = QStyle.visualRect(option.direction, option.rect, arrow)
        chevron(painter, arrow.adjusted(0, 0, -look.px(6), 0), color, look.px(16))


def spin_box(look: Look, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
    """CC_SpinBox, but for its text."""
    if option.frame:
        field_panel(look, option, painter, widget)
    enabled = QAbstractSpinBox.StepEnabledFlag
    for part, turn, allowed in (
        (QStyle.SubControl.SC_SpinBoxUp, 180, enabled.StepUpEnabled),
        (QStyle.SubControl.SC_SpinBoxDown, 0, enabled.StepDownEnabled),
    ):
        place = spin_part(look, option, part)
        if place is not None and place.width() > 0:
            able = allowed in option.stepEnabled and has(option, State.State_Enabled)
            color = look.tokens.text if able else look.tokens.disabled
            chevron(painter, QStyle.visualRect(option.direction, option.rect, place), color, look.px(12), turn)


def scroll_bar(look: Look, option: QStyleOptionSlider, painter: QPainter) -> None:
    """CC_ScrollBar: a bar on a quiet track; no buttons at its ends."""
    tokens = look.tokens
    painter.fillRect(option.rect, QColor(tokens.base))
    slider = scroll_part(look, option, QStyle.SubControl.SC_ScrollBarSlider)
    inset = look.px(4)
    across = option.orientation == Qt.Orientation.Horizontal
    bar = slider.adjusted(1, inset, -1, -inset) if across else slider.adjusted(inset, 1, -inset, -1)
    color = tokens.accent if pressed(option) else tokens.muted if hovered(option) else tokens.border
    panel(painter, bar, color, None, min(bar.width(), bar.height()) / 2)
