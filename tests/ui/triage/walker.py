"""What the tests of the walk do, and what they look at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stars_desktop.services.criteria import shipped
from stars_desktop.ui.common.pages import Place
from stars_desktop.ui.recording.dialog import RecordDialog
from stars_desktop.ui.triage.page import TriagePage
from stars_desktop.ui.triage.state import Front

Hold = Callable[[QWidget], None]
Alt = Callable[[str], None]


class Heard(QObject):
    """What the page asked of the window."""

    def __init__(self, page: TriagePage) -> None:
        super().__init__(page)
        self.places: list[Place] = []
        self.recorded: list[object] = []
        page.go.connect(self.places.append)
        page.recorded.connect(self.recorded.append)


def focus() -> QWidget:
    """Where the keys go."""
    found = QApplication.focusWidget()
    assert found
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


def tabbed(page: TriagePage) -> list[QWidget]:
    """What Tab comes to, in order, from the first button on."""
    page.identity.tabs.setFocus()
    found: list[QWidget] = []
    while (focus := page.window().focusWidget()) and focus not in found:
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def form(page: TriagePage) -> RecordDialog:
    """The form that is open over the walk."""
    (found,) = [one for one in page.findChildren(RecordDialog) if one.isVisible()]
    return found


def front(page: TriagePage) -> list[Front]:
    """What stands in front, by the tab and by what is to be seen."""
    fronts = page.fronts
    parts = zip(Front, (fronts.question, fronts.all, fronts.dense, fronts.decision), strict=True)
    return [page.identity.tabs.front, *(one for one, part in parts if part.isVisibleTo(page))]


def words(part: QWidget) -> list[str]:
    """What stands on the labels of a part that are to be seen."""
    return [label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part)]


def heading(page: TriagePage) -> str:
    return page.fronts.question.heading.text()


def question(named: str) -> str:
    return next(one.question for one in shipped().criteria if one.id == named)
