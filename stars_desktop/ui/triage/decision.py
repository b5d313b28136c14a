"""What the answers come to, and the ways to the decision: a result with what happens next, never an error."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import clear, in_order, tab_place
from stars_desktop.ui.common.links import SentenceLink
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.deciding import CRITERIA_MET, NOT_PRESENTED
from stars_desktop.ui.triage.state import Decision, Missing, Task
from stars_desktop.ui.triage.tasks import TaskTable

KNOWN_THEN: Final = "known_then"
_WORDS: Final = {CRITERIA_MET: "Criteria &met...", NOT_PRESENTED: "Not &presented..."}


class DecisionPanel(QWidget):
    """Result, what is missing, what can be recorded, and what was answered.

    `chosen` carries the command of a decision, `taken` a question or a fact, and `asked_for` "more" questions.
    """

    chosen = Signal(str)
    taken = Signal(str)
    asked_for = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading, self.missing_title, self.why_not = (self._label() for _ in range(3))
        self.missing_title.setText("Still needed")
        self.rests_title = self._label("What it rests on")
        self._sentences, self._missing, self._place = QVBoxLayout(), QVBoxLayout(), tab_place(self)
        self.records = {command: self._button(command, words) for command, words in _WORDS.items()}
        self.then = self._button(KNOWN_THEN, "Dec&ision as it was")
        self.go_on = QPushButton(self)
        self.go_on.setAutoDefault(True)
        self.go_on.clicked.connect(self._go_on)
        self.table = TaskTable("What it rests on", ("Fact or answer", "Change it"), theme, self)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_decision(self, decision: Decision, rests: tuple[Task, ...], why_not: Mapping[str, str]) -> None:
        """`why_not` says for each command why it cannot be recorded now; "" where it can."""
        self.heading.setText(decision.heading)
        clear(self._sentences)
        for sentence in decision.sentences:
            self._sentences.addWidget(self._label(sentence))
        self._show_missing(decision)
        for command, button in self.records.items():
            button.setProperty("main", command == decision.main)
            button.setEnabled(not why_not[command])
            button.setToolTip(why_not[command])
            button.setText(_WORDS[command])
        refused = [f"{_plain(command)}: {why_not[command]}" for command in _WORDS if why_not[command]]
        self.why_not.setText("\n".join(refused))
        self.why_not.setVisible(bool(refused))
        self.then.setProperty("main", decision.kept)
        self.then.setVisible(decision.kept)
        self.go_on.setProperty("main", not decision.main and not decision.kept)
        self.go_on.setText(decision.more)
        self.go_on.setVisible(bool(decision.more))
        self.table.show_tasks(rests)

    def focus_main(self) -> None:
        """The focus to what fits best."""
        buttons = [self.then, *self.records.values(), self.go_on]
        shown = [one for one in buttons if one.isVisibleTo(self) and one.isEnabled()]
        mains = [one for one in shown if one.property("main")]
        for button in [*mains, *shown][:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_missing(self, decision: Decision) -> None:
        clear(self._missing)
        self.missing_title.setVisible(bool(decision.missing))
        links = [self._link(one) for one in decision.missing]
        for link in links:
            self._missing.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        in_order(self._place, links)

    def _link(self, one: Missing) -> QPushButton:
        link = SentenceLink(one.words, one.id, self._theme, self, tone="accent", bold=False)
        link.setAutoDefault(True)
        link.clicked.connect(self._take)
        return link

    def _label(self, words: str = "") -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, command: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(command)
        button.setAutoDefault(True)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        if sender := self.sender():
            self.chosen.emit(sender.objectName())

    def _go_on(self) -> None:
        self.asked_for.emit("more")

    def _take(self) -> None:
        if sender := self.sender():
            self.taken.emit(sender.objectName())

    def _lay_out(self) -> None:
        self._buttons = FlowLayout()
        for button in (self.then, *self.records.values(), self.go_on):
            self._buttons.addWidget(button)
        self._body = QVBoxLayout(self)
        self._body.addWidget(self.heading)
        self._body.addLayout(self._sentences)
        self._body.addWidget(self.missing_title)
        self._body.addLayout(self._missing)
        self._body.addLayout(self._buttons)
        for part in (self.why_not, self.rests_title):
            self._body.addWidget(part)
        self._body.addWidget(self.table)
        self._body.addStretch(1)

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.TITLE))
        for title in (self.missing_title, self.rests_title):
            title.setFont(self._theme.font(Type.HEADING))
        self._missing.setSpacing(0)
        self._sentences.setSpacing(px(6))
        self._buttons.set_spaces(px(8), px(6))
        self._body.setContentsMargins(px(24), px(16), px(24), px(16))
        self._body.setSpacing(px(10))


def _plain(command: str) -> str:
    return _WORDS[command].replace("&", "").removesuffix("...")
