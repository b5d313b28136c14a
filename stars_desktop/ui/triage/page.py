"""The walk through the criteria: one question in front, the four answers beside it at all times."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, Workplace
from stars_desktop.ui.recording.forms import BY_COMMAND
from stars_desktop.ui.triage.blocks import FourAnswers
from stars_desktop.ui.triage.body import Body
from stars_desktop.ui.triage.decision import DecisionPanel
from stars_desktop.ui.triage.identity import IdentityBar, SafetyLine
from stars_desktop.ui.triage.lists import AllQuestions, KnownFacts
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.question import QuestionPanel
from stars_desktop.ui.triage.state import Front, View
from stars_desktop.ui.triage.ways import Ways

NARROW: Final = 860
"""below it, at a body line of 18, the four answers stand above the question"""


class TriagePage(Page):
    """Paints what the presenter gives; the key is the reference of an enquiry."""

    title = "Criteria"
    toolbar = ("open_enquiry", "triage", "note", "next_step", "change_facts")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._presenter = TriagePresenter(work.session.vault, work.session.clerk)
        self._ways = Ways(work, self._presenter, self)
        self._reference = ""
        theme = work.theme
        self.identity = IdentityBar(theme, self)
        self.message = MessageBar(theme, self)
        self.question, self.known = QuestionPanel(work, self), KnownFacts(theme, self)
        self.all, self.decision = AllQuestions(theme, self), DecisionPanel(theme, self)
        self.answers = FourAnswers(theme, self)
        self.body = Body((self.question, self.known, self.all, self.decision), self.answers, theme, self)
        self.safety = SafetyLine(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.identity, self.message):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addWidget(self.safety)
        self._join()
        theme.changed.connect(self._fit)

    @property
    def subject(self) -> str:
        """The reference of the enquiry."""
        return self._reference

    def arrive(self, key: str) -> None:
        """Where the walk of this enquiry was left."""
        self._keep()
        if self._show(partial(self._presenter.arrive, key)):
            self.body.to_top()
            self.focus_main()

    def refresh(self) -> None:
        """Reads again; what is half typed stays."""
        if self._reference:
            self._keep()
            self._show(self._presenter.refresh)

    def focus_main(self) -> None:
        """The focus to the question, the list or the decision."""
        if self.question.isVisibleTo(self):
            self.question.focus_main()
        elif self.decision.isVisibleTo(self):
            self.decision.focus_main()
        else:
            self.all.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> str:
        """Answers that were typed and not recorded."""
        self._keep()
        return self._presenter.unsaved()

    def uses(self) -> Uses:
        """The next question here; what is recorded of an enquiry is begun on its page."""
        return {**self._ways.uses(), "triage": Use(self._go_on, self._ways.why_nobody)}

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside each other or one above the other."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, gives: Callable[[], View]) -> bool:
        """Paints what the presenter gives, or says why it gives nothing."""
        try:
            view = gives()
        except ExpectedError as error:
            self._reference = ""
            self.body.hide()
            self.identity.hide()
            self.message.say(str(error), "error")
            return False
        self.message.hide()
        self._reference = view.reference
        self._paint(view)
        self.changed.emit()
        return True

    def _move(self, gives: Callable[[], View]) -> None:
        """Somewhere else in the walk; what was typed for the question in front is kept."""
        self._keep()
        if self._show(gives):
            self.body.to_top()
            self.focus_main()

    def _paint(self, view: View) -> None:
        self.identity.show_view(view)
        for part, front in (
            (self.question, Front.QUESTION),
            (self.known, Front.QUESTION),
            (self.all, Front.ALL),
            (self.decision, Front.DECISION),
        ):
            part.setVisible(view.front is front)
        self.body.show()
        self.identity.show()
        if view.asked:
            self.question.show_asked(view.asked, view.progress)
        self.known.show_facts(view.known)
        self.all.table.show_tasks(view.tasks)
        self.decision.show_decision(view.decision, view.tasks, {one: self._ways.why_not(one) for one in BY_COMMAND})
        self.answers.show_blocks(view.blocks)

    def _keep(self) -> None:
        """Remembers what is typed in the question that is in front."""
        if self._reference and self.question.isVisibleTo(self) and self.question.form.isVisibleTo(self):
            self._presenter.keep(self.question.form.typed())

    def _asked_for(self, what: str) -> None:
        """A button of the question."""
        if what == "save":
            self._save()
        elif what == "fact":
            self._ways.begin("change_facts")
        elif what == "same":
            self.question.take_record(self._presenter.same_record())
        else:
            self._move({"later": self._presenter.leave_for_later, "back": self._presenter.back}[what])

    def _save(self) -> None:
        recorded, problems = self._presenter.save(self.question.form.typed())
        if problems:
            self.question.show_problems(problems)
            return
        self._show(self._presenter.view)
        self.recorded.emit(recorded)
        self.body.to_top()
        self.focus_main()

    def _join(self) -> None:
        self._ways.go.connect(self.go)
        self.question.asked_for.connect(self._asked_for)
        self.identity.all_questions.clicked.connect(self._show_all)
        self.identity.decide.clicked.connect(self._show_decision)
        for table in (self.all.table, self.decision.table):
            table.taken.connect(self._take)
            table.reached.connect(self.body.reveal)
        self.decision.taken.connect(self._take)
        self.decision.chosen.connect(self._ways.begin)
        self.decision.more.connect(self._go_on)

    def _show_all(self) -> None:
        self._move(partial(self._presenter.show, Front.ALL))

    def _show_decision(self) -> None:
        self._move(partial(self._presenter.show, Front.DECISION))

    def _go_on(self) -> None:
        self._move(self._presenter.go_on)

    def _take(self, question: str) -> None:
        self._move(partial(self._presenter.take, question))

    def _fit(self) -> None:
        narrow = self.width() < self.theme.px(NARROW)
        self.identity.fit(narrow=narrow)
        self.body.fit(narrow=narrow)
        self.safety.fit(narrow=narrow)
        self.answers.come_after(self.identity.decide if narrow else self.decision.table)
