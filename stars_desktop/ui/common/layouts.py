"""Layouts that are filled again."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Takes all widgets out and lets them go.

    They are hidden and keep their parent until then: Qt shows later what was only just laid out, and without a parent
    that would be a window of its own, which takes the focus away.
    """
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
