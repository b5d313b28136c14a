"""What can stand at the left of the four answers: a question, all as a list or a form, or what they come to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.triage.decision import DecisionPanel
from stars_desktop.ui.triage.dense import DenseForm
from stars_desktop.ui.triage.lists import AllQuestions, KnownFacts
from stars_desktop.ui.triage.question import QuestionPanel
from stars_desktop.ui.triage.state import Filled, Front, Typed, View


class Fronts(QObject):
    """Shows one of them at a time. `asked_for` carries what a button asks for, `taken` a question or a fact."""

    asked_for = Signal(str)
    taken = Signal(str)

    def __init__(self, work: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._page, theme = page, work.theme
        self.question, self.known = QuestionPanel(work, page), KnownFacts(theme, page)
        self.all, self.dense = AllQuestions(theme, page), DenseForm(work, page)
        self.decision = DecisionPanel(theme, page)
        for part in (self.question, self.dense, self.decision):
            part.asked_for.connect(self.asked_for)
        self.decision.taken.connect(self.taken)
        for table in (self.all.table, self.decision.table):
            table.taken.connect(self.taken)

    @property
    def parts(self) -> Sequence[QWidget]:
        """All of them, from top to bottom."""
        return (self.question, self.known, self.all, self.dense, self.decision)

    def show_view(self, view: View, why_not: Mapping[str, str]) -> None:
        """What is in front; `why_not` says for each decision why it cannot be recorded now."""
        self.question.setVisible(view.front is Front.QUESTION)
        self.known.setVisible(view.front is Front.QUESTION)
        self.all.setVisible(view.front is Front.ALL)
        self.dense.setVisible(view.front is Front.DENSE)
        self.decision.setVisible(view.front is Front.DECISION)
        if view.asked:
            self.question.show_asked(view.asked, view.progress)
        self.known.show_facts(view.known)
        self.all.table.show_tasks(view.tasks, view.asked.id if view.asked else "")
        self.dense.show_dense(view.dense)
        self.decision.show_decision(view.decision, view.rests, why_not)

    def typed(self) -> Typed | Filled | None:
        """What is filled in for the question in front, or on the dense form; None where nobody is asked."""
        if self.dense.isVisibleTo(self._page):
            return self.dense.filled()
        return self.question.typed() if self.question.save.isVisibleTo(self._page) else None

    def focus_main(self) -> None:
        """The focus to where work begins."""
        if self.question.isVisibleTo(self._page):
            self.question.focus_main()
        elif self.dense.isVisibleTo(self._page):
            self.dense.focus_main()
        elif self.decision.isVisibleTo(self._page):
            self.decision.focus_main()
        else:
            self.all.table.setFocus(Qt.FocusReason.OtherFocusReason)
