"""Layouts that are filled again, the order in which Tab goes through what is new in them, and pages that scroll."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


def in_order(after: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab goes through these, as they are given, after another; made later than the rest, they would be last of all.

    Qt knows no order after what does not take the focus: see `tab_place`. (It would tell what comes before a widget,
    but what tells so in Python also changes who owns it.)
    """
    for widget in filter(takes_tab, widgets):
        QWidget.setTabOrder(after, widget)
        after = widget


def tab_place(parent: QWidget) -> QWidget:
    """Holds a place in the order of Tab for what is made later; nobody sees it, and Tab passes it by."""
    place = QWidget(parent)
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    place.hide()
    return place


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab comes to it."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def clear(layout: QLayout) -> None:
    """Takes all widgets out and lets them go.

    They are hidden and keep their parent until then: Qt shows later what was only just laid out, and without a parent
    that would be a window of its own, which takes the focus away.
    """
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    """An area without a frame that scrolls what is in a page; Tab passes it by."""
    inside.setBackgroundRole(QPalette.ColorRole.Base)
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
