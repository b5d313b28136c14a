"""The walk through the criteria: one question in front, the four answers beside it at all times."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.recorded import Recorded
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, Workplace
from stars_desktop.ui.common.safety import SafetyLine
from stars_desktop.ui.triage.answers import FourAnswers
from stars_desktop.ui.triage.body import Body
from stars_desktop.ui.triage.breath import Breath
from stars_desktop.ui.triage.deciding import CRITERIA_MET, NOT_PRESENTED
from stars_desktop.ui.triage.decision import KNOWN_THEN
from stars_desktop.ui.triage.fronts import Fronts
from stars_desktop.ui.triage.identity import IdentityBar
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.state import Typed, View
from stars_desktop.ui.triage.ways import Ways

NARROW: Final = 860
"""below it, at a body line of 18, the four answers stand above the question"""


class TriagePage(Page):
    """Paints what the presenter gives; the key is the reference of an enquiry."""

    title = "Criteria"
    toolbar = ("open_enquiry", "triage", "note_back", "note", "next_step", "change_facts")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._presenter = TriagePresenter(work.session.vault, work.session.clerk, keeps=work.session.writes)
        self._ways = Ways(work, self)
        self._reference = ""
        theme = work.theme
        self.identity = IdentityBar(theme, self)
        self.message = MessageBar(theme, self)
        self.fronts = Fronts(work, self)
        self.answers = FourAnswers(theme, self)
        self.body = Body(self.fronts.parts, self.answers, theme, self)
        self.safety = SafetyLine(theme, self)
        self._breath = Breath(self.fronts, self._presenter, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.identity, self.answers.strip, self.message):
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
        self._move(partial(self._presenter.arrive, key))

    def refresh(self) -> None:
        """Reads again; what is half typed stays."""
        if self._reference:
            self._breath.remember()
            self._show(self._presenter.refresh)

    def focus_main(self) -> None:
        """The focus to the question, the list or the decision."""
        self.fronts.focus_main()
        QTimer.singleShot(0, self, self.body.to_top)  # once all has its place

    def unsaved(self) -> str:
        """What was typed, in an answer or in a form, and is neither recorded nor kept in the register."""
        self._breath.keep()
        return ", ".join(one for one in (self._presenter.sittings.unsaved(), self._ways.recorder.unsaved()) if one)

    def uses(self) -> Uses:
        """The next question, and everything that can be recorded of the enquiry."""
        return {**self._ways.uses(), "triage": Use(partial(self._asked_for, "more"), self._ways.why_nobody)}

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
            self._ways.show_scene(None)
            for part in (self.body, self.identity, self.answers.strip):
                part.hide()
            self._refuse(str(error))
            return False
        self.message.hide()
        self._reference = view.reference
        self._ways.show_scene(self._presenter.scene)
        self.identity.show_view(view)
        self.body.show()
        self.identity.show()
        self.fronts.show_view(view, {one: self._ways.why_not(one) for one in (CRITERIA_MET, NOT_PRESENTED)})
        self.answers.show_view(view)
        self._fit()
        self.changed.emit()
        return True

    def _move(self, gives: Callable[[], View]) -> None:
        """Somewhere else in the walk; what was typed for the question in front is kept."""
        self._breath.keep()
        if self._show(gives):
            self.focus_main()

    def _asked_for(self, what: str) -> None:
        """A button of what is in front."""
        question, presenter = self.fronts.question, self._presenter
        moves = {"later": presenter.leave_for_later, "back": presenter.back, "more": presenter.go_on}
        if what.startswith("save"):
            self._save()
        elif what == "other" and not question.fact.isVisibleTo(question):
            self._ways.begin("change_facts")
        else:
            self._move(moves.get(what, presenter.answer_instead))

    def _save(self) -> None:
        typed, dense = self.fronts.typed(), self.fronts.dense
        if isinstance(typed, Typed):
            recorded, problems = self._presenter.save(typed)
            self.fronts.question.show_problems(problems)
        else:
            recorded, problems = self._presenter.save_all(dense.filled())
            dense.show_problems(problems)
        if not problems:
            self._show(self._presenter.view)
            self.recorded.emit(recorded)
            self._move(self._presenter.view)

    def _weigh(self) -> None:
        """The four answers follow what is filled in on the dense form."""
        self._breath.remember()
        self.answers.show_view(self._presenter.view())

    def _refuse(self, sentence: str) -> None:
        self.message.say(sentence, "error")

    def _settle(self, recorded: Recorded) -> None:
        """Something was recorded in a form over the walk; a decision ends it, and opens as it was kept."""
        self._show(self._presenter.refresh)
        self.recorded.emit(recorded)
        if self._presenter.at.ended_by(recorded):
            self._ways.begin(KNOWN_THEN)

    def _join(self) -> None:
        self._ways.go.connect(self.go)
        self._ways.recorder.done.connect(self._settle)
        self._ways.recorder.refused.connect(self._refuse)
        self._ways.recorder.said.connect(self.said)
        self.fronts.asked_for.connect(self._asked_for)
        self.fronts.taken.connect(self._take)
        self.fronts.dense.changed.connect(self._weigh)
        self._breath.failed.connect(self._refuse)
        self.fronts.decision.chosen.connect(self._ways.begin)
        for table in (self.fronts.all.table, self.fronts.decision.table):
            table.reached.connect(self.body.reveal)
        self.identity.tabs.currentChanged.connect(self._turn)
        self.identity.tabs.taken.connect(self.focus_main)
        self.answers.opened.connect(self.body.to_top)

    def _turn(self) -> None:
        """To what the tabs came to; the focus stays with them until that is asked for."""
        self._breath.remember()
        if self._show(partial(self._presenter.show, self.identity.tabs.front)):
            self.body.to_top()

    def _take(self, key: str) -> None:
        """A question, or a fact: one that is known is changed in its form."""
        if self._presenter.knows(key):
            self._ways.begin("change_facts")
        else:
            self._move(partial(self._presenter.take, key))

    def _fit(self) -> None:
        narrow = self.width() < self.theme.px(NARROW)
        self.identity.fit(narrow=narrow)
        self.body.fit(narrow=narrow)
        self.safety.fit(narrow=narrow)
        self.answers.strip.setVisible(narrow and bool(self._reference))
        self.answers.come_after(self.identity.tabs if narrow else self.fronts.decision.table)
