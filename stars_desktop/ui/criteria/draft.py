"""A file of criteria as it was looked at: its mistakes or, where it has none, what is new in it and its effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import SHORT
from stars_desktop.domain.effects import Difference
from stars_desktop.domain.revision import Change
from stars_desktop.services.criteria import Problem
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tabs import Tabs
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.criteria.presenter import Draft

ROWS_IN_SIGHT = 8

PROBLEMS = (
    Column[Problem]("Line", lambda one: Cell(f"{one.line:,}"), 6, number=True),
    Column[Problem]("What is wrong, and what is allowed", lambda one: Cell(one.sentence), 60),
)
NEWS = (
    Column[Change]("Criterion", lambda one: Cell(one.criterion or "All"), 7),
    Column[Change]("What is new", lambda one: Cell(one.what, strong=one.counts), 15),
    Column[Change]("Before", lambda one: Cell(one.before, muted=True), 30),
    Column[Change]("In the new version", lambda one: Cell(one.after), 30, fills=True),
)
EFFECT = (
    Column[Difference]("Reference", lambda one: Cell(one.reference), 12),
    Column[Difference]("Cohort", lambda one: Cell(SHORT[one.cohort], cohort=one.cohort), 15),
    Column[Difference]("Criteria", lambda one: Cell(", ".join(one.criteria)), 12),
    Column[Difference]("Now", lambda one: Cell(one.was), 16),
    Column[Difference]("Then", lambda one: Cell(one.becomes), 16, fills=True),
)


@dataclass(frozen=True, slots=True)
class List:
    """What one of the tabs lists, and what it says where there is nothing to list."""

    name: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]
    nothing: str

    @property
    def words(self) -> str:
        """For its tab."""
        return f"{self.name} {len(self.rows):,}"


def lists(draft: Draft) -> Sequence[List]:
    """Its mistakes alone, or all that it would bring."""
    if draft.problems:
        return (List("Problems", PROBLEMS, draft.problems, ""),)
    news = List("&New in it", NEWS, draft.news, "It says the same as the criteria in use.")
    if draft.why_not:
        return (news,)
    return (
        news,
        List("&Would then fit", EFFECT, draft.would_fit, "No enquiry that was not presented would fit."),
        List("Would no &longer fit", EFFECT, draft.would_no_longer, "No enquiry in the pipeline would be worse off."),
    )


def said(row: Problem | Change | Difference) -> str:
    """The whole of a row, in words."""
    if isinstance(row, Change):
        about = f"{row.criterion} {row.title}".strip() or "All criteria"
        weight = "It can change which cohorts fit." if row.counts else "No answer follows from it."
        return f"{about}. {weight}\nBefore: {row.before}\nNew: {row.after}"
    return row.sentence


class DraftPane(QWidget):
    """What it is in a sentence, the ways on, the lists, and the whole of the chosen row."""

    opened = Signal(str)
    """the reference of an enquiry"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lists: Sequence[List] = ()
        self.title, self.summary, self.words = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.title, self.summary, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.take, self.again = QPushButton(self), QPushButton("Read the file &again", self)
        for button in (self.take, self.again):  # one of them is in sight
            button.setProperty("main", True)
        self.leave = QPushButton("&Back to the versions", self)
        self.tabs = Tabs(self)
        self.tabs.setAccessibleName("What is listed")
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._list)
        self.rows = RowsModel[Any]((), self)
        self.table = Table("What is listed", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self.table.activated.connect(self._open)
        self.open = QPushButton(self)
        self.open.clicked.connect(self._open)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_draft(self, draft: Draft, why_not: str) -> None:
        """Another file; `why_not` says why nothing may be recorded in this register."""
        self.title.setText(draft.title)
        self.summary.setText(draft.summary)
        sound = not draft.problems
        self.take.setText(f"&Take {draft.checked.sound.version} into use..." if sound else "")
        self.take.setVisible(sound and not draft.why_not)
        self.take.setEnabled(not why_not)
        self.take.setToolTip(why_not)
        self.again.setVisible(not sound)
        self._lists = lists(draft)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for one in self._lists:
            self.tabs.addTab(one.words)
        self._list()
        self.table.selectionModel().currentChanged.connect(self._say, Qt.ConnectionType.UniqueConnection)

    def focus_main(self) -> None:
        """What is to be read comes before what is to be done: the lists, or the only one."""
        (self.tabs if len(self._lists) > 1 or not self.rows.rowCount() else self.table).setFocus()

    def _list(self) -> None:
        if 0 <= self.tabs.currentIndex() < len(self._lists):
            shown = self._lists[self.tabs.currentIndex()]
            self.rows.show(shown.rows, shown.columns)
            self.table.setVisible(bool(shown.rows))
            self.table.setAccessibleName(shown.name.replace("&", ""))
            self._fit()
            if shown.rows:
                self.table.setCurrentIndex(self.rows.index(0, 0))
            self._say()

    def _say(self) -> None:
        row = self._row()
        self.words.setText(said(row) if row else self._lists[self.tabs.currentIndex()].nothing)
        self.open.setVisible(isinstance(row, Difference))
        if isinstance(row, Difference):
            self.open.setText(f"&Open {row.reference}")

    def _row(self) -> Any:  # noqa: ANN401 - of whichever list
        at = self.table.currentIndex().row()
        return self.rows.row(at) if 0 <= at < self.rows.rowCount() else None

    def _open(self) -> None:
        if isinstance(row := self._row(), Difference):
            self.opened.emit(row.reference)

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        self._buttons = FlowLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.take, self.again, self.leave):
            self._buttons.addWidget(button)
        self._above, self._tabs, self._below = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for widget in (self.title, self.summary, buttons):
            self._above.addWidget(widget)
        self._tabs.addWidget(self.tabs)
        self._below.addWidget(self.words)
        self._below.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._above)
        body.addLayout(self._tabs)
        body.addWidget(self.table, 1)
        body.addLayout(self._below)
        body.addStretch(0)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self._buttons.set_spaces(px(8), px(8))
        self._above.setContentsMargins(px(24), px(4), px(16), px(12))
        self._above.setSpacing(px(6))
        self._tabs.setContentsMargins(px(12), 0, 0, 0)  # a tab has as much before its words
        self._below.setContentsMargins(px(24), px(10), px(16), px(12))
        self._below.setSpacing(px(8))
        self._fit()

    def _fit(self) -> None:
        """No taller than its rows, so that the whole of the chosen one stands below them."""
        rows, tall = 1 + self.rows.rowCount(), self._theme.tall(10)
        self.table.setMinimumHeight(tall * min(rows, ROWS_IN_SIGHT) + 2)
        self.table.setMaximumHeight(tall * rows + self.table.horizontalScrollBar().sizeHint().height())
