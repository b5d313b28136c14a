"""Somebody who works with the keyboard alone, and reads what stands on the screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

PATIENCE = 20_000
"""milliseconds for what the worker does: the key of a new register costs what it costs"""
STOPS = 80
"""more stops of Tab, or lines of a menu, than any page has"""


@dataclass
class Person:
    """Presses keys, which go to whatever has the focus, and touches nothing else."""

    window: QMainWindow
    qtbot: QtBot
    strokes: int = 0
    """the keys that were pressed so far, besides what was typed"""

    def press(self, *keys: str) -> None:
        """Keys one after the other, such as Tab or Alt+Left."""
        for one in keys:
            front = QGuiApplication.focusWindow()
            assert front, f"no window is there to press {one} in"
            self.strokes += 1
            QTest.keySequence(front, QKeySequence(one))
            self._settle()

    def type(self, text: str) -> None:
        """Writes into what has the focus."""
        QTest.keyClicks(self._focus, text)

    def fill(self, **typed: str) -> None:
        """Writes into the fields of these underlined letters, in place of what stands there."""
        for letter, text in typed.items():
            self.press(f"Alt+{letter}", "Ctrl+A")
            self.type(text)

    def reach(self, name: str) -> None:
        """Presses Tab until what has the focus has this name."""
        self._walk(["Tab"], name, lambda: self.focus)

    def take(self, name: str) -> None:
        """Goes to a button by Tab, and presses it with Enter."""
        self.reach(name)
        self.press("Return")

    def pick(self, letter: str, option: str) -> None:
        """Goes to a choice by its underlined letter, and with the arrows to one of its options."""
        self.press(f"Alt+{letter}")
        self._walk(("Right", "Down"), option, lambda: self.focus)
        self.press("Space")

    def open_menu(self, letter: str, *entries: str) -> None:
        """Opens a menu of the window, goes to an entry by the arrows, and does it."""
        self.press(f"Alt+{letter}")
        self.take_entry(*entries)

    def take_entry(self, *entries: str) -> None:
        """Goes to an entry of the open menu, and does it."""
        for entry in entries:
            self._walk(["Down"], entry, lambda: self.entry)
            self.press("Return")

    def answer_file(self, path: object) -> None:
        """Types the path into the dialog for files."""
        self.until(lambda: isinstance(self._focus, QLineEdit) and QApplication.activeModalWidget() is not None)
        self.press("Ctrl+A")
        self.type(str(path))
        self.press("Return")

    def quit(self) -> None:
        """Leaves the program."""
        self.press("Ctrl+Q")
        self.until(lambda: not self.window.isVisible(), "the end")

    def until_sees(self, *sentences: str) -> None:
        """Waits until all of these stand on the screen."""
        for sentence in sentences:
            self.until(partial(_reads, self, sentence), sentence)

    def until(self, happens: Callable[[], object], otherwise: str = "") -> None:
        """Waits for the worker, or for the pause after typing."""
        try:
            self.qtbot.waitUntil(lambda: bool(happens()), timeout=PATIENCE)
        except self.qtbot.TimeoutError:
            raise AssertionError(f"{otherwise!r} never came; at {self.focus!r} of:\n{self.screen}") from None
        self._settle()

    @property
    def focus(self) -> str:
        """The name of what has the focus, as a screen reader says it."""
        found = QAccessible.queryAccessibleInterface(self._focus)
        return str(found.text(QAccessible.Text.Name))

    @property
    def entry(self) -> str:
        """The line of the open menu that Enter would do."""
        menu = QApplication.activePopupWidget()
        active = menu.activeAction() if isinstance(menu, QMenu) else None
        return active.text().replace("&", "") if active else ""

    @property
    def line(self) -> str:
        """The current row of the list that has the focus, or its current cell where each is one of its own."""
        view = self._focus
        assert isinstance(view, QAbstractItemView), f"no list has the focus, but {self.focus!r}"
        index = view.currentIndex()
        whole = view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
        cells = [index.siblingAtColumn(at) for at in range(view.model().columnCount())] if whole else [index]
        spoken = [cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() for cell in cells]
        return "; ".join(str(one) for one in spoken if one)

    @property
    def table(self) -> list[list[str]]:
        """Every cell of the table that has the focus, as it is read."""
        view = self._focus
        assert isinstance(view, QTableView), f"no table has the focus, but {self.focus!r}"
        model = view.model()
        across = range(model.columnCount())
        return [[str(model.index(row, at).data() or "") for at in across] for row in range(model.rowCount())]

    @property
    def screen(self) -> str:
        """All words on the window in front, its title first, and what is typed in its fields."""
        front = QApplication.activeWindow() or self.window
        return "\n".join([front.windowTitle(), *(words for part in _parts(front) for words in _words(part))])

    @property
    def _focus(self) -> QWidget:
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found, f"nothing has the focus in:\n{self.screen}"
        return found

    def _walk(self, keys: Sequence[str], name: str, reads: Callable[[], str]) -> None:
        """Presses a key until something of this name is there, and another where that leads nowhere."""
        passed: list[str] = []
        while not (now := reads()).startswith(name):
            passed.append(now)
            assert len(passed) < STOPS, f"{keys} never come to {name!r}, but to {passed}"
            for key in keys:
                self.press(key)
                if reads() != now:
                    break

    def _settle(self) -> None:
        """Waits for a button that its underlined letter pressed; a closed window gives the focus to the one below."""
        self.qtbot.waitUntil(lambda: not any(_is_down(window) for window in QApplication.topLevelWidgets()))
        self.qtbot.waitUntil(partial(_has_focus, self.window))


def _reads(person: Person, sentence: str) -> bool:
    return sentence in person.screen


def _has_focus(window: QWidget) -> bool:
    """Whether keys go somewhere; as a desktop does, gives the focus to the window in front."""
    front = QGuiApplication.focusWindow()
    if (front is None or not front.isVisible()) and window.isVisible():  # a list that was just closed takes no keys
        (QApplication.activeModalWidget() or window).activateWindow()
        return False
    return True


def _is_down(window: QWidget) -> bool:
    """Whether a button of it is held; Qt's own file dialog draws its mode as a button that stays down."""
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    return any(one.isDown() for one in buttons if not isinstance(one.window(), QFileDialog))


def _parts(window: QWidget) -> Iterator[QWidget]:
    return (part for part in window.findChildren(QWidget) if part.isVisible())


def _words(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text().replace("&", "")
    elif isinstance(part, QPlainTextEdit):
        yield part.toPlainText()
    elif isinstance(part, QTabBar):
        yield from (part.tabText(at).replace("&", "") for at in range(part.count()))
    elif isinstance(part, QComboBox):
        yield part.currentText()
