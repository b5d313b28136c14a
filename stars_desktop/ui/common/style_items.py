"""How rows, headers, tabs, menus and bars are drawn."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

from stars_desktop.ui.common.icons import draw_icon
from stars_desktop.ui.common.strokes import (
    RADIUS,
    RING,
    Edge,
    Look,
    State,
    chevron,
    glyph,
    hairline,
    has,
    hovered,
    marked,
    panel,
    ring,
    strong,
    tick,
)

PAD = 8
"""Beside the text of a cell: half of it is Qt's own, which also stands between icon and text, twice."""
EDGE = 16
"""More of it in the first column of a table with the property `page`, so that text stands 24 from the edge."""


# -- rows -------------------------------------------------------------------------------------------------------


def in_popup(widget: QWidget | None) -> bool:
    """Whether rows are those of a combo box's list, which looks like a menu."""
    holder = widget.parentWidget() if widget is not None else None
    return holder is not None and holder.inherits("QComboBoxPrivateContainer")


def row_ink(look: Look, widget: QWidget | None) -> str:
    """The colour that the text of a selected row takes; "" where it keeps its own."""
    if in_popup(widget):
        return look.tokens.on_accent
    return look.tokens.on_select if look.tokens.forced else ""


def row_fill(look: Look, option: QStyleOptionViewItem, widget: QWidget | None) -> str:
    """The colour of a row; "" for none."""
    tokens = look.tokens
    if has(option, State.State_Selected):
        if in_popup(widget):
            return tokens.accent
        return tokens.select if widget is None or widget.hasFocus() else tokens.select_unfocused
    if hovered(option) and not isinstance(widget, QTableView):
        return tokens.hover
    return ""


def row_panel(look: Look, option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelItemViewItem and PE_PanelItemViewRow: what lies behind a cell."""
    if fill := row_fill(look, option, widget):
        painter.fillRect(option.rect, QColor(fill))
    elif option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(option.rect, option.backgroundBrush)


def cell(look: Look, option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> QStyleOptionViewItem:
    """Paints what lies behind a cell, and gives what is left to be drawn on it."""
    row_panel(look, option, painter, widget)
    left = QStyleOptionViewItem(option)
    left.backgroundBrush = QBrush()
    left.state &= ~(State.State_HasFocus | State.State_MouseOver)
    if has(option, State.State_Selected):
        palette = QPalette(option.palette)
        color = row_ink(look, widget) or palette.color(QPalette.ColorRole.Text)
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(color))
        left.palette = palette
    first = marked(widget, "page") and isinstance(widget, QTableView) and _is_first(widget, option)
    beside = look.px(PAD / 2)
    left.rect = option.rect.adjusted(beside + (look.px(EDGE) if first else 0), 0, -beside, 0)
    return left


def cell_edges(look: Look, option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
    """The hairline below a row, and the ring round the current one of a view that has the focus."""
    if isinstance(widget, QTableView) and not widget.showGrid():
        hairline(painter, option.rect, look.tokens.line, Qt.Edge.BottomEdge)
    if not isinstance(widget, QAbstractItemView) or not widget.hasFocus() or in_popup(widget):
        return
    current = widget.currentIndex()
    if not current.isValid() or not option.index.isValid():
        return
    color = look.tokens.on_accent if look.tokens.forced and has(option, State.State_Selected) else look.tokens.accent
    if widget.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows and _has_columns(widget):
        if option.index.row() == current.row() and option.index.parent() == current.parent():
            _row_ring(option, painter, widget, color)
    elif option.index == current:
        ring(painter, option.rect, color, 0)


def _has_columns(view: QAbstractItemView) -> bool:
    return isinstance(view, QTableView | QTreeView)


def _row_ring(option: QStyleOptionViewItem, painter: QPainter, view: QAbstractItemView, color: str) -> None:
    """The part of the ring that runs through one cell of the row."""
    rect, ink = option.rect, QColor(color)
    painter.fillRect(rect.left(), rect.top(), rect.width(), RING, ink)
    painter.fillRect(rect.left(), rect.bottom() - RING + 1, rect.width(), RING, ink)
    if _is_first(view, option):
        painter.fillRect(rect.left(), rect.top(), RING, rect.height(), ink)
    if _is_last(view, option):
        painter.fillRect(rect.right() - RING + 1, rect.top(), RING, rect.height(), ink)


def _header(view: QAbstractItemView) -> QHeaderView:
    assert isinstance(view, QTableView | QTreeView)  # noqa: S101 - asked of no other view
    return view.horizontalHeader() if isinstance(view, QTableView) else view.header()


def _is_first(view: QAbstractItemView, option: QStyleOptionViewItem) -> bool:
    header = _header(view)
    shown = (header.logicalIndex(at) for at in range(header.count()))
    return option.index.column() == next((one for one in shown if not header.isSectionHidden(one)), -1)


def _is_last(view: QAbstractItemView, option: QStyleOptionViewItem) -> bool:
    """Also of a cell that spans columns up to the last."""
    header = _header(view)
    shown = (header.logicalIndex(at) for at in reversed(range(header.count())))
    last = next((one for one in shown if not header.isSectionHidden(one)), -1)
    end = header.sectionViewportPosition(last) + header.sectionSize(last)
    return option.index.column() == last or option.rect.right() + 2 >= end


# -- headers ----------------------------------------------------------------------------------------------------


def header(look: Look, option: QStyleOptionHeader, painter: QPainter, widget: QWidget | None) -> None:
    """CE_Header, whole: quiet words on a quiet ground, a line below, the sort arrow beside the word."""
    tokens = look.tokens
    rect = option.rect
    painter.save()
    painter.fillRect(rect, QColor(tokens.hover if hovered(option) and _sorts(widget) else tokens.alt))
    hairline(painter, rect, tokens.border, Qt.Edge.BottomEdge)
    words = rect.adjusted(look.px(_header_pad(option, widget)), look.px(3), -look.px(PAD), -look.px(4))
    color = tokens.muted if has(option, State.State_Enabled) else tokens.disabled
    if option.sortIndicator != QStyleOptionHeader.SortIndicator.None_:
        color = tokens.text
        words = _sort_arrow(look, option, painter, words)
    painter.setPen(QColor(color))
    lines = option.text.split("\n")
    metrics = painter.fontMetrics()
    text = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, words.width()) for line in lines)
    painter.drawText(words, option.textAlignment, text)
    painter.restore()


def _sorts(widget: QWidget | None) -> bool:
    return isinstance(widget, QHeaderView) and widget.sectionsClickable()


def _header_pad(option: QStyleOptionHeader, widget: QWidget | None) -> int:
    place = option.position
    first = place in (QStyleOptionHeader.SectionPosition.Beginning, QStyleOptionHeader.SectionPosition.OnlyOneSection)
    paged = widget is not None and marked(widget.parentWidget(), "page")
    return PAD + EDGE if first and paged and option.orientation == Qt.Orientation.Horizontal else PAD


def _sort_arrow(look: Look, option: QStyleOptionHeader, painter: QPainter, words: QRect) -> QRect:
    """Draws the arrow after the word, and gives the room left for the word."""
    side = look.px(14)
    right = bool(option.textAlignment & Qt.AlignmentFlag.AlignRight)
    text = max(painter.fontMetrics().horizontalAdvance(line) for line in option.text.split("\n"))
    start = words.right() - side + 1 if right else min(words.left() + text + look.px(4), words.right() - side + 1)
    falling = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortUp  # so Qt calls the largest first
    name = "arrow-down" if falling else "arrow-up"
    line = painter.fontMetrics().height()
    top = (
        words.bottom() - line + 1
        if option.textAlignment & Qt.AlignmentFlag.AlignBottom
        else (words.top() + (words.height() - line) // 2)
    )
    draw_icon(painter, QRectF(start, top + (line - side) / 2, side, side), name, look.tokens.text)
    return words.adjusted(0, 0, -(side + look.px(2)) if right else -(words.right() - start + 1), 0)


def header_rest(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_HeaderEmptyArea: the ground beyond the last heading."""
    painter.fillRect(option.rect, QColor(look.tokens.alt))
    hairline(painter, option.rect, look.tokens.border, Qt.Edge.BottomEdge)


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
    chosen = has(option, State.State_Selected) and has(option, State.State_Enabled)
    painter.fillRect(option.rect, QColor(tokens.accent if chosen else tokens.window))
    hairline(painter, option.rect, tokens.line, Qt.Edge.BottomEdge)
    enabled = has(option, State.State_Enabled)
    painter.setPen(QColor(tokens.on_accent if chosen else tokens.text if enabled else tokens.disabled))
    painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, option.text)


def menu_item(look: Look, option: QStyleOptionMenuItem, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_MenuItem: mark or icon, words, shortcut, arrow."""
    tokens = look.tokens
    rect = option.rect
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        middle = QRect(rect.left() + look.px(8), rect.center().y(), rect.width() - look.px(16), 1)
        hairline(painter, middle, tokens.line, Qt.Edge.TopEdge)
        return
    enabled = has(option, State.State_Enabled)
    chosen = has(option, State.State_Selected)
    color = tokens.text if enabled else tokens.disabled
    if chosen:
        edge = None if enabled else Edge(tokens.accent, RING)  # what is not allowed is reached, so its reason is read
        panel(painter, rect, tokens.accent if enabled else tokens.base, edge, look.px(3))
        color = tokens.on_accent if enabled else tokens.disabled
    _menu_mark(look, option, painter, color)
    words, _, shortcut = option.text.partition("\t")
    painter.setFont(option.font)
    painter.setPen(QColor(color))
    text = rect.adjusted(look.px(2 * PAD + 16), 0, -look.px(12), 0)
    show = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
    painter.drawText(text, show | Qt.AlignmentFlag.AlignLeft, words)
    if shortcut:
        painter.setPen(QColor(color if chosen or not enabled else tokens.muted))
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
        enabled = has(option, State.State_Enabled)
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        over = color if has(option, State.State_Selected) and enabled else ""
        painter.drawPixmap(box.topLeft(), glyph(option.icon, box.size(), painter, mode, over))


# -- bars and frames --------------------------------------------------------------------------------------------


def bar(look: Look, option: QStyleOption, painter: QPainter, edge: Qt.Edge) -> None:
    """A toolbar, menu bar or status bar: a hairline between it and the page."""
    painter.fillRect(option.rect, QColor(look.tokens.window))
    hairline(painter, option.rect, look.tokens.line, edge)


def splitter(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_Splitter: one line in the middle of the handle."""
    wide = has(option, State.State_Horizontal)
    middle = option.rect.center()
    line = (
        QRect(middle.x(), option.rect.top(), 1, option.rect.height())
        if wide
        else (QRect(option.rect.left(), middle.y(), option.rect.width(), 1))
    )
    painter.fillRect(line, QColor(look.tokens.accent if hovered(option) else look.tokens.line))


def popup(look: Look, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelMenu, PE_FrameMenu and PE_PanelTipLabel."""
    panel(painter, option.rect, look.tokens.base, Edge(look.tokens.border), 0)
