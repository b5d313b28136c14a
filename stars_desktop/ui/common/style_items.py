"""How rows of lists, tabs, menus and bars are drawn."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import (
    QStyleOption,
    QStyleOptionMenuItem,
    QStyleOptionTab,
    QStyleOptionViewItem,
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
    panel,
    ring,
    strong,
    tick,
)
from stars_desktop.ui.common.style_controls import check_mark

PAD = 8
"""Beside the text of a row, and between its icon and its words."""


# -- rows of lists ----------------------------------------------------------------------------------------------


def in_popup(widget: QWidget | None) -> bool:
    """Whether rows are those of a combo box's list, which looks like a menu."""
    holder = widget.parentWidget() if widget is not None else None
    return holder is not None and holder.inherits("QComboBoxPrivateContainer")


def _row_colors(look: Look, option: QStyleOptionViewItem, widget: QWidget | None) -> tuple[str, str]:
    """The ground of a row, "" for none, and its ink."""
    tokens = look.tokens
    if not enabled(option):
        return "", tokens.disabled
    if has(option, State.State_Selected):
        if in_popup(widget):
            return tokens.accent, tokens.on_accent
        return (tokens.select if widget is None or widget.hasFocus() else tokens.select_unfocused), tokens.on_select
    return (tokens.hover if hovered(option) else ""), tokens.text


def row(look: Look, option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
    """CE_ItemViewItem, whole, for lists without a painter of their own: check mark, icon, words, ring."""
    rect, side = QRect(option.rect), look.px(16)
    fill, ink = _row_colors(look, option, widget)
    if fill:
        painter.fillRect(rect, QColor(fill))
    room = rect.adjusted(look.px(PAD), 0, -look.px(PAD), 0)
    square = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
    feature = QStyleOptionViewItem.ViewItemFeature
    if feature.HasCheckIndicator in option.features:
        check_mark(look, option, painter, square, on=option.checkState == Qt.CheckState.Checked)
        room.setLeft(square.right() + look.px(PAD))
        square.moveLeft(room.left())
    if feature.HasDecoration in option.features:
        mode = QIcon.Mode.Normal if enabled(option) else QIcon.Mode.Disabled
        over = ink if ink not in (look.tokens.text, look.tokens.disabled) else ""
        painter.drawPixmap(square.topLeft(), glyph(option.icon, square.size(), painter, mode, over))
        room.setLeft(square.right() + look.px(PAD))
    painter.setFont(option.font)
    painter.setPen(QColor(ink))
    text = painter.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    if focused(option) and not in_popup(widget):
        ring(painter, rect, look.tokens.on_accent if look.tokens.forced and fill else look.tokens.accent, 0)


# -- tabs -------------------------------------------------------------------------------------------------------


def tab(look: Look, option: QStyleOptionTab, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_TabBarTabShape: nothing but a bar under the current one."""
    tokens = look.tokens
    rect = option.rect
    if hovered(option) and not has(option, State.State_Selected):
        painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(tokens.hover))
    if has(option, State.State_Selected):
        bar = look.px(2)
        painter.fillRect(QRect(rect.left(), rect.bottom() - bar + 1, rect.width(), bar), QColor(tokens.accent))


def tab_label(look: Look, option: QStyleOptionTab, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_TabBarTabLabel."""
    tokens = look.tokens
    current = has(option, State.State_Selected)
    painter.save()
    if current:
        painter.setFont(strong(painter.font()))
    color = (tokens.text if current else tokens.muted) if has(option, State.State_Enabled) else tokens.disabled
    painter.setPen(QColor(color))
    rect = QRect(option.rect)
    if not option.icon.isNull():
        size = option.iconSize if option.iconSize.isValid() else QSize(look.px(16), look.px(16))
        at = QRect(rect.left() + look.px(10), rect.center().y() - size.height() // 2 + 1, size.width(), size.height())
        option.icon.paint(painter, at)
        rect.setLeft(at.right())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, option.text)
    painter.restore()
    if has(option, State.State_HasFocus):
        ring(painter, option.rect.adjusted(0, 2, 0, -look.px(2) - 1), tokens.accent, look.px(RADIUS))


# -- menus ------------------------------------------------------------------------------------------------------


def menu_bar_item(look: Look, option: QStyleOptionMenuItem, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_MenuBarItem."""
    tokens = look.tokens
    chosen = has(option, State.State_Selected) and enabled(option)
    painter.fillRect(option.rect, QColor(tokens.accent if chosen else tokens.window))
    hairline(painter, option.rect, tokens.line, Qt.Edge.BottomEdge)
    live = enabled(option)
    painter.setPen(QColor(tokens.on_accent if chosen else tokens.text if live else tokens.disabled))
    painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, option.text)


def menu_item(look: Look, option: QStyleOptionMenuItem, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_MenuItem: mark or icon, words, shortcut, arrow."""
    tokens = look.tokens
    rect = option.rect
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        middle = QRect(rect.left() + look.px(8), rect.center().y(), rect.width() - look.px(16), 1)
        hairline(painter, middle, tokens.line, Qt.Edge.TopEdge)
        return
    live = enabled(option)
    chosen = has(option, State.State_Selected)
    color = tokens.text if live else tokens.disabled
    if chosen:
        edge = None if live else Edge(tokens.accent, RING)  # what is not allowed is reached, so its reason is read
        panel(painter, rect, tokens.accent if live else tokens.base, edge, look.px(3))
        color = tokens.on_accent if live else tokens.disabled
    _menu_mark(look, option, painter, color)
    words, _, shortcut = option.text.partition("\t")
    painter.setFont(option.font)
    painter.setPen(QColor(color))
    text = rect.adjusted(look.px(2 * PAD + 16), 0, -look.px(12), 0)
    show = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
    painter.drawText(text, show | Qt.AlignmentFlag.AlignLeft, words)
    if shortcut:
        painter.setPen(QColor(color if chosen or not live else tokens.muted))
        painter.drawText(text, show | Qt.AlignmentFlag.AlignRight, shortcut)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        end = QRect(rect.right() - look.px(22), rect.top(), look.px(16), rect.height())
        chevron(painter, end, color, look.px(16), -90)


def _menu_mark(look: Look, option: QStyleOptionMenuItem, painter: QPainter, color: str) -> None:
    side = look.px(16)
    box = QRect(option.rect.left() + look.px(PAD), option.rect.center().y() - side // 2 + 1, side, side)
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable and option.checked:
        if option.checkType == QStyleOptionMenuItem.CheckType.Exclusive:
            inset = side * 5 // 16
            panel(painter, box.adjusted(inset, inset, -inset, -inset), color, None, side / 2)
        else:
            tick(painter, box, color)
    elif not option.icon.isNull():
        live = enabled(option)
        mode = QIcon.Mode.Normal if live else QIcon.Mode.Disabled
        over = color if has(option, State.State_Selected) and live else ""
        painter.drawPixmap(box.topLeft(), glyph(option.icon, box.size(), painter, mode, over))


# -- bars and frames --------------------------------------------------------------------------------------------


def bar_below(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A status bar: a hairline between it and the page above."""
    _bar(look, option, painter, Qt.Edge.TopEdge)


def bar_above(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A menu bar or toolbar, likewise."""
    _bar(look, option, painter, Qt.Edge.BottomEdge)


def _bar(look: Look, option: QStyleOption, painter: QPainter, edge: Qt.Edge) -> None:
    painter.fillRect(option.rect, QColor(look.tokens.window))
    hairline(painter, option.rect, look.tokens.line, edge)


def tab_base(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_FrameTabBarBase."""
    hairline(painter, option.rect, look.tokens.line, Qt.Edge.BottomEdge)


def heading_rest(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_HeaderEmptyArea: the ground beyond the last heading."""
    painter.fillRect(option.rect, QColor(look.tokens.alt))
    hairline(painter, option.rect, look.tokens.border, Qt.Edge.BottomEdge)


def corner(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelScrollAreaCorner: the ground between two scroll bars."""
    painter.fillRect(option.rect, QColor(look.tokens.base))


def divider(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_Splitter and the separator of a toolbar: one line in the middle, accent where it can be drawn."""
    line, middle = QRect(option.rect), option.rect.center()
    if has(option, State.State_Horizontal):
        line.setRect(middle.x(), line.top(), 1, line.height())
    else:
        line.setRect(line.left(), middle.y(), line.width(), 1)
    painter.fillRect(line, QColor(look.tokens.accent if hovered(option) else look.tokens.line))


def popup(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelMenu, PE_FrameMenu and PE_PanelTipLabel."""
    panel(painter, option.rect, look.tokens.base, Edge(look.tokens.border), 0)
