"""What does not fit a screen: text cut off, parts outside their place or over each other, targets too small."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QWidget,
)

LEAST: Final = 24
"""pixels of anything that can be clicked"""
AIR: Final = 12
"""at least, round and between icon and words"""
_WORDED: Final = (QLabel, QPushButton, QToolButton, QComboBox, QCheckBox, QRadioButton, QLineEdit)
_CLICKED: Final = (QAbstractButton, QComboBox, QLineEdit)


def misfits(window: QWidget, wide: int, tall: int) -> list[str]:
    """Whatever is wrong with a window that was given this much room."""
    found = list(_outgrown(window, wide, tall))
    shown = [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]
    for widget in shown:
        if isinstance(widget.parentWidget(), QLineEdit):  # its icons are a part of it
            continue
        found += [f"{named(widget)} {fault}" for fault in _of_one(widget)]
    return [*found, *_overlaps(shown)]


def named(widget: QWidget) -> str:
    """A widget for whoever has to find it: its kind, what stands on it, and what it is in."""
    known = (widget.property(name) for name in ("text", "accessibleName", "objectName"))
    words = next((str(one) for one in known if one), "")
    inside = widget.parentWidget()
    return f"{type(widget).__name__} “{words[:40]}” in {type(inside).__name__}"


def _outgrown(window: QWidget, wide: int, tall: int) -> Iterator[str]:
    if window.width() > wide or window.height() > tall:
        yield f"the window needs {window.width()} x {window.height()}"


def _of_one(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, _WORDED):
        yield from _cut(widget)
        yield from _outside(widget)
    if isinstance(widget, _CLICKED) and widget.focusProxy() is None and min(widget.width(), widget.height()) < LEAST:
        yield f"is {widget.width()} x {widget.height()}, too small to be hit"
    if isinstance(widget, QScrollBar) and widget.width() > widget.height():
        area = widget.parentWidget()  # a part of Qt's between them
        area = area.parentWidget() if area else None
        if area and not isinstance(area, QTableView):
            yield f"scrolls {named(area)} sideways"


def _cut(widget: QWidget) -> Iterator[str]:
    """Where there is less room than the text needs."""
    if isinstance(widget, QLabel):
        wide, tall = _needed_by_label(widget)
    elif isinstance(widget, QComboBox):
        wide, tall = _needed_by_list(widget), 0
    elif isinstance(widget, QLineEdit):
        wide, tall = 0, QFontMetrics(widget.font()).height()
    elif isinstance(widget, QToolButton):
        wide, tall = _needed_by_tool(widget)
    elif widget.hasHeightForWidth():
        wide, tall = 0, widget.heightForWidth(widget.width())
    else:
        wide, tall = widget.sizeHint().width(), QFontMetrics(widget.font()).height()
    if wide > widget.width() or tall > widget.height():
        yield f"is {widget.width()} x {widget.height()} and needs {wide} x {tall}"


def _needed_by_label(label: QLabel) -> tuple[int, int]:
    if not label.text() or (label.text().endswith("…") and label.toolTip()):
        return 0, 0
    if not label.wordWrap():
        return label.sizeHint().width(), label.sizeHint().height()
    room = label.contentsRect().width() - 2 * label.margin()
    metrics = QFontMetrics(label.font())
    edges = label.width() - room
    shown = QLabel.text(label)  # with the places where a long word may end a line
    words = shown.replace("\N{ZERO WIDTH SPACE}", " ").split()
    longest = max(metrics.horizontalAdvance(word) for word in words)
    return longest + edges, label.heightForWidth(label.width())


def _needed_by_tool(button: QToolButton) -> tuple[int, int]:
    """Icon and words: a toolbar takes from the air round them before it puts the rest into its menu."""
    metrics, icon = QFontMetrics(button.font()), button.iconSize()
    if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return icon.width(), icon.height()
    beside = icon.width() if not button.icon().isNull() else 0
    return beside + metrics.horizontalAdvance(button.text().replace("&", "")) + AIR, metrics.height()


def _needed_by_list(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    needed = QFontMetrics(combo.font()).horizontalAdvance(combo.currentText())
    return combo.width() - field.width() + needed if combo.toolTip() != combo.currentText() else 0


def _outside(widget: QWidget) -> Iterator[str]:
    """What reaches beyond what it is in, but for what can be scrolled to."""
    parent = widget.parentWidget()
    while parent and not parent.isWindow() and not isinstance(parent.parentWidget(), QAbstractScrollArea):
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if not parent.rect().contains(place):
            yield f"reaches beyond {named(parent)}"
            return
        parent = parent.parentWidget()


def _overlaps(shown: list[QWidget]) -> Iterator[str]:
    """Words over words."""
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for widget in shown:
        if isinstance(widget, _WORDED):
            by_parent.setdefault(widget.parentWidget(), []).append(widget)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > 1 and common.height() > 1:
                yield f"{named(one)} lies over {named(other)}"
