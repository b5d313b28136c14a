"""Layouts that are filled again, and the order in which Tab goes through what is new in them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def in_order(after: QWidget | None, widgets: Iterable[QWidget]) -> None:
    """Tab goes through these, as they are given, after another; made later than the rest, they would be last of all.

    Qt knows no order after what does not take the focus: then they come after what does so before it.
    """
    while after and not _takes_tab(after) and not after.isWindow():
        after = after.previousInFocusChain()
    for widget in filter(_takes_tab, widgets):
        if after:
            QWidget.setTabOrder(after, widget)
        after = widget


def clear(layout: QLayout) -> None:
    """Takes all widgets out and lets them go.

    They are hidden and keep their parent until then: Qt shows later what was only just laid out, and without a parent
    that would be a window of its own, which takes the focus away.
    """
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
