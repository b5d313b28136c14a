"""Facts and timeline: beside each other, or by turns behind two tabs where there is no room for both."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QTabBar, QToolButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.enquiry.notices import KNOWN_THEN
from stars_desktop.ui.enquiry.side import WIDE, SideColumn
from stars_desktop.ui.enquiry.timeline import Timeline
from stars_desktop.ui.enquiry.view import EnquiryView, counted_lines

_ONE_PANE: Final = 900
"""the width, at a body line of 18, below which they take turns"""
_TIMELINE, _FACTS = 0, 1
_OF_A_LINE: Final = {
    "correct_event": "&Correct...",
    "void_event": "&Void...",
    "note": "Add a &note...",
    KNOWN_THEN: "&Decision as it was",
}


class Panes(QWidget):
    """Asks for commands: those of a line by Enter, Delete and its menu, others by links."""

    asked = Signal(str)
    """the id of a command"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: EnquiryView | None = None
        self.tabs = QTabBar(self)
        self.side = SideColumn(theme, self)
        self.tabs.setDrawBase(True)
        self.tabs.addTab("Timeline")
        self.tabs.addTab("Facts and people")
        self._counted = QLabel(self)
        self._counted.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._title = QLabel("Timeline", self)
        self.answers = QToolButton(self)
        self.answers.setCheckable(True)
        self.answers.setToolTip("Show the answers to the criteria too, each of which can be voided")
        self.answers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.then = QToolButton(self)
        self.then.setText("Decision as it &was")
        self.then.setToolTip(
            "What was known at the decision, and what came out of it; of the chosen line, or the newest"
        )
        self.then.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.timeline = Timeline(theme, self)
        self._right = QWidget(self)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._size)
        self._size()

    def show_view(self, view: EnquiryView) -> None:
        """What is known, and what happened."""
        self._view = view
        self.side.show_view(view)
        self.answers.setText(f"&Answers ({view.answers})")
        self._show_lines()
        self._fit()

    def show_line(self, entry_id: str) -> None:
        """Brings a line of the timeline to the front, with the focus on it."""
        self.tabs.setCurrentIndex(_TIMELINE)
        self.timeline.choose(entry_id)
        self.timeline.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives each the room that there is."""
        super().resizeEvent(event)
        self._fit()

    def _show_lines(self) -> None:
        if self._view:
            lines = self._view.shown(answers=self.answers.isChecked())
            self._counted.setText(counted_lines(lines))
            self.timeline.lines.show(lines)

    def _fit(self) -> None:
        by_turns = self.width() < self._theme.px(_ONE_PANE)
        self.tabs.setVisible(by_turns)
        answers = self._view.answers if self._view else 0
        self.answers.setVisible(bool(answers))
        self.then.setVisible(bool(self._view and self._view.decision))
        self._title.setVisible(not by_turns)
        self._head.setVisible(not by_turns or bool(answers) or self.then.isVisibleTo(self))
        self.side.setVisible(not by_turns or self.tabs.currentIndex() == _FACTS)
        self._right.setVisible(not by_turns or self.tabs.currentIndex() == _TIMELINE)

    def _lay_out(self) -> None:
        self._head = QWidget(self._right)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._title)
        self._head_row.addWidget(self._counted, 1)
        self._head_row.addWidget(self.answers)
        self._head_row.addWidget(self.then)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._head)
        right.addWidget(self.timeline, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.side)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.side.begun.connect(self.asked)
        self.tabs.currentChanged.connect(self._fit)
        self.answers.clicked.connect(self._show_lines)
        self.then.clicked.connect(self._ask_then)
        self.timeline.activated.connect(self._ask_correction)
        self.timeline.void_asked.connect(self._ask_void)
        self.timeline.menu_asked.connect(self._open_menu)

    def _ask_correction(self) -> None:
        self.asked.emit("correct_event")

    def _ask_then(self) -> None:
        self.asked.emit(KNOWN_THEN)

    def _ask_void(self) -> None:
        self.asked.emit("void_event")

    def _open_menu(self, _index: QModelIndex, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, words in _OF_A_LINE.items():
            entry = QAction(words, menu)
            entry.setData(command)
            menu.addAction(entry)
        menu.triggered.connect(self._ask)
        menu.popup(where)

    def _ask(self, action: QAction) -> None:
        self.asked.emit(str(action.data()))

    def _size(self) -> None:
        px = self._theme.px
        self._fit()  # before anything asks for more room than there is
        self._title.setFont(self._theme.font(Type.HEADING))
        self.answers.setIcon(self._theme.icon("list-checks"))
        self.then.setIcon(self._theme.icon("clipboard-check"))
        self._head_row.setContentsMargins(px(24), px(8), px(16), px(8))
        self._head_row.setSpacing(px(10))
        self.side.setMinimumWidth(px(WIDE - 100))
        self._split.setSizes([px(WIDE), max(px(WIDE), self.width() - px(WIDE))])
