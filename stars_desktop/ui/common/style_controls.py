"""How buttons, fields, check and radio marks, progress and scroll bars are drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
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
    enabled,
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
)
from stars_desktop.ui.common.style_sizes import GAP, SPLIT, combo_part, mark_part, opens_apart, scroll_part, word_part

TURNS = {
    Qt.ArrowType.DownArrow: 0,
    Qt.ArrowType.LeftArrow: 90,
    Qt.ArrowType.UpArrow: 180,
    Qt.ArrowType.RightArrow: -90,
}
SHOWN = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic


@dataclass(frozen=True, slots=True)
class Face:
    """What a button shows, and how."""

    text: str
    icon: QIcon
    icon_size: QSize
    font: QFont
    color: str
    live: bool


# -- buttons -----------------------------------------------------------------------------------------------------


def _fill_and_edge(look: Look, option: QStyleOption, *, main: bool, flat: bool) -> tuple[str, str]:
    """Of a button; "" for none."""
    tokens, on = look.tokens, has(option, State.State_On)
    if not enabled(option):
        off = tokens.select_unfocused if main and not tokens.forced else tokens.base
        return ("", "") if flat else (off, tokens.line)
    if main:
        return (tokens.accent_hover if hovered(option) or pressed(option) else tokens.accent), ""
    if on or pressed(option):
        return tokens.select, tokens.accent if on else "" if flat else tokens.border
    rest, edge = ("", "") if flat else (tokens.base, tokens.border)
    return (tokens.hover if hovered(option) else rest), edge


def _ink(look: Look, option: QStyleOption, widget: QWidget | None) -> str:
    """The colour of a button's word and icon."""
    tokens = look.tokens
    if not enabled(option):
        return tokens.disabled
    if marked(widget, "main"):
        return tokens.on_accent
    if has(option, State.State_On) or pressed(option):
        return tokens.on_select
    return tokens.accent if marked(widget, "link") else tokens.text


def _button_panel(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None, *, flat: bool) -> None:
    """The body of a push or tool button, with its focus ring."""
    fill, edge = _fill_and_edge(look, option, main=marked(widget, "main"), flat=flat)
    if fill or edge:
        panel(painter, option.rect, fill, Edge(edge) if edge else None, look.px(RADIUS))
    if focused(option):
        focus_ring(look, option, painter, widget)


def focus_ring(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_FrameFocusRect: on the edge, or three pixels in from the edge of a filled button."""
    filled = look.tokens.forced and has(option, State.State_On)
    if filled or marked(widget, "main"):
        split = isinstance(option, QStyleOptionToolButton) and opens_apart(option)
        end = -look.px(SPLIT) if split else 0
        ring(painter, option.rect.adjusted(3, 3, end - 3, -3), look.tokens.on_accent, max(1, look.px(RADIUS) - 2))
    else:
        ring(painter, option.rect, look.tokens.accent, look.px(RADIUS))


def push_button(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_PushButton, whole: Qt would put its own ring and arrow over ours."""
    link, color, rect = marked(widget, "link"), _ink(look, option, widget), QRect(option.rect)
    flat = link or QStyleOptionButton.ButtonFeature.Flat in option.features
    _button_panel(look, option, painter, widget, flat=flat)
    if QStyleOptionButton.ButtonFeature.HasMenu in option.features:
        end = QRect(rect.right() - look.px(26), rect.top(), look.px(20), rect.height())
        chevron(painter, end, color, look.px(16))
        rect.setRight(end.left())
    font = QFont(painter.font())
    font.setUnderline(link and enabled(option))
    font = strong(font) if marked(widget, "main") else font
    _face(look, painter, rect, Face(option.text, option.icon, option.iconSize, font, color, live=enabled(option)))


def tool_button(look: Look, option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ToolButton."""
    main, color, form = marked(widget, "main"), _ink(look, option, widget), Qt.ToolButtonStyle
    flat = has(option, State.State_AutoRaise) and not main
    _button_panel(look, option, painter, widget, flat=flat)
    if QStyleOptionToolButton.ToolButtonFeature.Arrow in option.features:
        chevron(painter, option.rect, color, look.px(16), TURNS.get(option.arrowType, 0))
        return
    rect = _menu_part(look, option, painter, color, flat=flat)
    text = "" if option.toolButtonStyle == form.ToolButtonIconOnly and not option.icon.isNull() else option.text
    icon = QIcon() if option.toolButtonStyle == form.ToolButtonTextOnly else option.icon
    font = strong(option.font) if main else QFont(option.font)
    _face(look, painter, rect, Face(text, icon, option.iconSize, font, color, live=enabled(option)))


def _menu_part(look: Look, option: QStyleOptionToolButton, painter: QPainter, color: str, *, flat: bool) -> QRect:
    """Draws what says that there is a menu, and gives the room left for the face."""
    rect = QRect(option.rect)
    if QStyleOptionToolButton.ToolButtonFeature.HasMenu not in option.features:
        return rect
    if not opens_apart(option):
        chevron(painter, rect.adjusted(rect.width() - look.px(24), 0, -look.px(4), 0), color, look.px(16))
        return rect.adjusted(0, 0, -look.px(20), 0)
    end = rect.adjusted(rect.width() - look.px(SPLIT), 0, 0, 0)
    chevron(painter, end, color, look.px(16))
    inset = look.px(6) if flat else 1
    hairline(painter, end.adjusted(0, inset, 0, -inset), look.tokens.line if flat else color, Qt.Edge.LeftEdge)
    return rect.adjusted(0, 0, -end.width(), 0)


def _face(look: Look, painter: QPainter, rect: QRect, face: Face) -> None:
    """Icon and text, beside each other in the middle of a rectangle."""
    painter.save()
    painter.setFont(face.font)
    size = QSize(0, 0) if face.icon.isNull() else face.icon_size
    text = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, face.text) if face.text else QSize(0, 0)
    taken = size.width() + (look.px(GAP) if size.width() and text.width() else 0)
    left = rect.left() + max(0, (rect.width() - taken - text.width()) // 2)
    if size.width():
        mode = QIcon.Mode.Normal if face.live else QIcon.Mode.Disabled
        over = face.color if face.live and face.color != look.tokens.text else ""
        top = rect.top() + (rect.height() - size.height() + 1) // 2
        painter.drawPixmap(left, top, glyph(face.icon, size, painter, mode, over))
    painter.setPen(QColor(face.color))
    painter.drawText(
        rect.adjusted(left + taken - rect.left(), 0, 0, 0), SHOWN | Qt.AlignmentFlag.AlignLeft, face.text
    )
    painter.restore()


# -- fields ------------------------------------------------------------------------------------------------------


def _field_edge(look: Look, option: QStyleOption, widget: QWidget | None, *, ringed: bool) -> Edge:
    """Two pixels of accent with the focus, of the tone of errors with a problem."""
    tokens = look.tokens
    if ringed:
        return Edge(tokens.accent, RING)
    if marked(widget, "problem"):
        return Edge(tokens.error, RING)
    return Edge(tokens.border if enabled(option) else tokens.line)


def _field(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The body of what is typed into or chosen from."""
    written = enabled(option) and not has(option, State.State_ReadOnly)
    edge = _field_edge(look, option, widget, ringed=focused(option))
    panel(painter, option.rect, look.tokens.base if written else look.tokens.window, edge, look.px(RADIUS))


def line_edit(look: Look, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelLineEdit: nothing inside a combo box, which has a panel of its own."""
    if option.lineWidth > 0 or not isinstance(widget, QLineEdit):
        _field(look, option, painter, widget)


def frame(look: Look, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """PE_Frame: a field's edge round what scrolls, its ring unless a row of it has one; else a hairline."""
    if isinstance(widget, QAbstractScrollArea):
        row = isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid()
        edge = _field_edge(look, option, widget, ringed=focused(option) and not row)
        panel(painter, option.rect, "", edge, look.px(RADIUS))
    else:
        popup = widget is not None and widget.isWindow()
        panel(painter, option.rect, "", Edge(look.tokens.border if popup else look.tokens.line), 0)


def combo_box(look: Look, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ComboBox, but for its text."""
    if option.frame:
        _field(look, option, painter, widget)
    arrow = combo_part(look, option, QStyle.SubControl.SC_ComboBoxArrow)
    color = look.tokens.text if enabled(option) else look.tokens.disabled
    chevron(painter, arrow.adjusted(0, 0, -look.px(6), 0), color, look.px(16))


# -- marks -------------------------------------------------------------------------------------------------------


def check_box(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_IndicatorCheckBox and the check mark of a list."""
    check_mark(look, option, painter, option.rect, on=has(option, State.State_On))


def check_mark(look: Look, option: QStyleOption, painter: QPainter, rect: QRect, *, on: bool) -> None:
    """A square, and a tick in it."""
    tokens = look.tokens
    fill, edge = (tokens.accent, "") if on else (tokens.hover if hovered(option) else tokens.base, tokens.border)
    if not enabled(option):
        fill, edge = tokens.base, tokens.disabled
    elif on and tokens.forced:
        edge = tokens.on_accent  # in a selected row the fill is that of the row
    panel(painter, rect, fill, Edge(edge) if edge else None, look.px(3))
    if on:
        tick(painter, rect, tokens.on_accent if enabled(option) else tokens.disabled)


def radio(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_IndicatorRadioButton."""
    _radio_mark(look, option, painter, option.rect)


def _radio_mark(look: Look, option: QStyleOption, painter: QPainter, rect: QRect) -> None:
    """A circle, and a dot in it."""
    tokens, on = look.tokens, has(option, State.State_On)
    color = tokens.disabled if not enabled(option) else tokens.accent if on else tokens.border
    side = min(rect.width(), rect.height())
    fill = tokens.hover if hovered(option) and not on else tokens.base
    panel(painter, rect, fill, Edge(color, look.px(2) if on else 1), side / 2)
    if on:
        inset = round(side * 0.27)
        panel(painter, rect.adjusted(inset, inset, -inset, -inset), color, None, side / 2)


def check_or_choice(look: Look, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """CE_CheckBox and CE_RadioButton: mark and word, and the ring round both."""
    mark = mark_part(look, option.rect)
    if isinstance(widget, QRadioButton):
        _radio_mark(look, option, painter, mark)
    else:
        check_mark(look, option, painter, mark, on=has(option, State.State_On))
    painter.setPen(QColor(look.tokens.text if enabled(option) else look.tokens.disabled))
    painter.drawText(word_part(look, option.rect), SHOWN | Qt.AlignmentFlag.AlignLeft, option.text)
    if focused(option):
        ring(painter, option.rect, look.tokens.accent, look.px(RADIUS))


# -- how far -----------------------------------------------------------------------------------------------------


def progress(look: Look, option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_ProgressBar: a thin bar; how far it is stands in words beside it."""
    height, whole = look.px(6), option.maximum - option.minimum
    groove = QRect(option.rect.left(), option.rect.center().y() - height // 2 + 1, option.rect.width(), height)
    panel(painter, groove, look.tokens.base, Edge(look.tokens.border), height / 2)
    part = (option.progress - option.minimum) / whole if whole > 0 else 0
    if part > 0:
        groove.setWidth(max(height, round(groove.width() * min(1, part))))
        panel(painter, groove, look.tokens.accent, None, height / 2)


def scroll_bar(look: Look, option: QStyleOptionSlider, painter: QPainter, _widget: QWidget | None) -> None:
    """CC_ScrollBar: a bar on a quiet track; no buttons at its ends."""
    tokens, inset = look.tokens, look.px(4)
    painter.fillRect(option.rect, QColor(tokens.base))
    bar = scroll_part(look, option, QStyle.SubControl.SC_ScrollBarSlider)
    across = option.orientation == Qt.Orientation.Horizontal
    bar = bar.adjusted(1, inset, -1, -inset) if across else bar.adjusted(inset, 1, -inset, -1)
    color = tokens.accent if pressed(option) else tokens.muted if hovered(option) else tokens.border
    panel(painter, bar, color, None, min(bar.width(), bar.height()) / 2)
