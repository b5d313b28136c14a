"""What is wrong for whoever uses a screen by keyboard or has it read out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.walk.fitting import LEAST, named

CARET: Final = 4
"""from the edge: further in, a line that is typed in changes by its caret alone"""


def shown_in(window: QWidget) -> list[QWidget]:
    """Every widget of a window that is in sight or can be scrolled to."""
    return [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]


def stops(window: QWidget) -> list[QWidget]:
    """Everything that the keyboard has to reach."""
    reached = Qt.FocusPolicy.TabFocus
    return [
        one
        for one in shown_in(window)
        if one.isEnabled() and one.focusPolicy() & reached and one.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """What it is called when it is read out; on Linux a list is called by the label it is related to."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface
    labels = [other for other, how in interface.relations() if how == QAccessible.RelationFlag.Label]
    return (labels[0] if labels else interface).text(QAccessible.Text.Name)


def unnamed(window: QWidget) -> list[str]:
    """What is read out without a name, or by one that lacks the words on the screen."""
    labels = {
        label.buddy(): label.text() for label in shown_in(window) if isinstance(label, QLabel) and label.buddy()
    }
    found: list[str] = []
    for widget in stops(window):
        name, words = name_of(widget), labels.get(widget, "")
        if isinstance(widget, QAbstractButton):
            words = widget.text()
        if not name:
            found.append(f"{named(widget)} has no name")
        elif _even(words) not in _even(name):
            found.append(f"{named(widget)} is called “{name}” and labelled “{words}”")
    return found


def shared_keys(window: QWidget) -> list[str]:
    """Access keys that mean two things at once."""
    keys = Counter(key for key in _access_keys(window) if key)
    return [f"Alt+{key} is used {number} times" for key, number in keys.items() if number > 1]


def lost_by_tab(window: QWidget) -> list[str]:
    """Goes round by Tab from where the focus is: what is not reached, not seen, not ringed, or out of order."""
    wanted = stops(window)
    course: list[QWidget] = []
    found: list[str] = []
    last: tuple[QWidget, QImage] | None = None
    for _ in range(2 * len(wanted) + 3):
        focus = QApplication.focusWidget()
        assert focus
        if last and not isValid(last[0]):
            found.append("what had the focus is there no more")
        elif last and last[0] is not focus and not _differ(last[0], last[1], picture_of(last[0])):
            found.append(f"{named(last[0])} looks the same with the focus and without")
        if focus in course:
            break
        course.append(focus)
        found += _unseen(focus)
        last = focus, picture_of(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        QTest.qWait(0)
    else:
        found.append("Tab does not come round")
    wanted, course = [one for one in wanted if isValid(one)], [one for one in course if isValid(one)]
    missed = [one for one in wanted if one not in course and not _with(one, course)]
    found += [f"Tab does not reach {named(one)}" for one in missed]
    found += [f"Tab stops at {named(one)}, where nothing is" for one in course if one not in wanted]
    return [*found, *_disorder(window, course)]


def picture_of(widget: QWidget) -> QImage:
    """What it looks like now, and what is round it."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def _even(words: str) -> str:
    return " ".join(words.replace("&", "").casefold().split())


def _access_keys(window: QWidget) -> Iterator[str]:
    if isinstance(window, QMainWindow):
        yield from (_letter(action.text()) for action in window.menuBar().actions())
    for widget in shown_in(window):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            yield _letter(widget.text())
        elif isinstance(widget, QTabBar):
            yield from (_letter(widget.tabText(at)) for at in range(widget.count()))


def _letter(words: str) -> str:
    return QKeySequence.mnemonic(words).toString().removeprefix("Alt+")


def _differ(widget: QWidget, one: QImage, other: QImage) -> bool:
    """Whether more than a caret is different."""
    if one.size() != other.size():
        return True
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QComboBox)):
        for image in (one, other):
            inside = QRect(QPoint(), image.size()).adjusted(CARET, CARET, -CARET, -CARET)
            painter = QPainter(image)
            painter.fillRect(inside, Qt.GlobalColor.black)
            painter.end()
    return one != other


def _with(widget: QWidget, course: Sequence[QWidget]) -> bool:
    """Whether the arrows come to it from a button of the same group."""
    if not isinstance(widget, QRadioButton):
        return False
    return any(isinstance(one, QRadioButton) and one.parentWidget() is widget.parentWidget() for one in course)


def _unseen(widget: QWidget) -> Iterator[str]:
    """What has the focus and cannot be seen whole; of what is larger than the room, a part has to be."""
    area = _areas(widget)[:1]
    room = area[0].viewport().size() if area else widget.size()
    larger = widget.width() > room.width() or widget.height() > room.height()
    needed = QSize(LEAST, LEAST) if larger else widget.size()
    seen = _in_sight(widget)
    if seen.width() < min(needed.width(), widget.width()) or seen.height() < min(needed.height(), widget.height()):
        yield f"{named(widget)} has the focus and is seen only {seen.width()} x {seen.height()}"


def _in_sight(widget: QWidget) -> QRect:
    """The part of it that none of the parts round it cuts off."""
    window = widget.window()
    seen, part = _place(widget, window), widget.parentWidget()
    while part and part is not window:
        seen, part = seen.intersected(_place(part, window)), part.parentWidget()
    return seen.intersected(window.rect())


def _areas(widget: QWidget) -> list[QAbstractScrollArea]:
    """Those that scroll it, the nearest first."""
    part, found = widget.parentWidget(), []
    while part:
        if isinstance(part, QAbstractScrollArea):
            found.append(part)
        part = part.parentWidget()
    return found


def _disorder(window: QWidget, course: Sequence[QWidget]) -> Iterator[str]:
    """Where the course goes up, or back in a line, but for coming round."""
    steps = list(zip([course[-1], *course], course, strict=False))
    back = [(one, other) for one, other in steps if _before(*_comparable(other, one, window))]
    if len(back) > 1:
        yield from (f"Tab goes back from {named(one)} to {named(other)}" for one, other in back)


def _comparable(one: QWidget, other: QWidget, window: QWidget) -> tuple[QRect, QRect]:
    """Where both are; for what is scrolled and the other is not, where that is scrolled."""
    common = set(_areas(one)) & set(_areas(other))
    outer = [[widget, *(area for area in _areas(widget) if area not in common)][-1] for widget in (one, other)]
    return _place(outer[0], window), _place(outer[1], window)


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _before(one: QRect, other: QRect) -> bool:
    """Whether one is above the other, or left of it in the same line."""
    beside = one.left() <= other.right() and other.left() <= one.right()
    common = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    level = common > min(one.height(), other.height()) // 2
    return (beside and one.bottom() < other.top()) or (level and one.right() < other.left())
