"""All questions, each open to be taken in any order, and the facts known so far."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.state import Known
from stars_desktop.ui.triage.tasks import TaskTable


class AllQuestions(QWidget):
    """The list of all questions, to take any of them in any order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = QLabel("All questions", self)
        self.hint = QLabel("Choose one with the arrows and press Enter. They can be answered in any order.", self)
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = TaskTable("All questions", ("Question", "Status"), theme, self)
        self._body = QVBoxLayout(self)
        for part in (self.heading, self.hint, self.table):
            self._body.addWidget(part)
        self._body.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.TITLE))
        self._body.setContentsMargins(px(24), px(16), px(24), px(16))
        self._body.setSpacing(px(8))


class KnownFacts(QWidget):
    """What is known so far, with its dates."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: Sequence[Known] = ()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._paint)

    def show_facts(self, facts: Sequence[Known]) -> None:
        """These."""
        if facts != self._facts or not self._grid.count():
            self._facts = facts
            self._paint()

    def _paint(self) -> None:
        clear(self._grid)
        px = self._theme.px
        self._grid.setContentsMargins(px(24), px(8), px(24), px(16))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        heading = self._label("Known so far, each with its date" if self._facts else "No facts are known so far.")
        heading.setFont(self._theme.font(Type.HEADING))
        self._grid.addWidget(heading, 0, 0, 1, 3)
        for at, fact in enumerate(self._facts, start=1):
            self._grid.addWidget(self._label(fact.name, quiet=True), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._label(fact.words, wraps=True), at, 1)
            self._grid.addWidget(self._label(fact.when, quiet=True), at, 2, Qt.AlignmentFlag.AlignTop)

    def _label(self, words: str, *, quiet: bool = False, wraps: bool = False) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wraps)
        if quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label
