"""The check page: what would be submitted, what is asked about it, and then the submission."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError, NamedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.layouts import clear, scrolled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.return_keys import asked_by, key_of
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.submitting.presenter import Done, Shown, SubmittingPresenter
from stars_desktop.ui.submitting.queries import QueriesForm
from stars_desktop.ui.submitting.staying import StaysInSight
from stars_desktop.ui.submitting.waiting import WaitingLink

if TYPE_CHECKING:
    from stars_desktop.ui.common.tasks import Progress

_WIDE: Final = 700
"""of a line of words, at a body line of 18"""


class SubmittingPage(Page):
    """The key names the return by its dates; what is typed is kept by return until it is submitted."""

    title = "Check and submit"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self._presenter = SubmittingPresenter(work.session.vault, work.session.clerk)
        self._typed: dict[str, dict[str, str]] = {}
        self._left_for, self._submitting = ("", ""), False
        self.shown: Shown | None = None
        self.form: QueriesForm | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.submit_button = QPushButton("&Submit", self)
        self.submit_button.setProperty("main", True)
        self.submit_button.clicked.connect(self.submit)
        self.header.add_button(self.submit_button)
        self.message = MessageBar(work.theme, self)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._open_return)
        self.summary, self.remarks, self.replaces = words("", self), words("", self, muted=True), words("", self)
        self.heading = QLabel(self)
        self.waiting = WaitingLink(work.session.vault, work.why_read_only, work.theme, self)
        self.waiting.chosen.connect(self.refresh)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, key: str) -> None:
        """Checks a return; coming back from an enquiry finds the place that was left."""
        if key != self._key:
            self._key, self.shown = key, None
            self.message.hide()
            self._show(None)
        self._check()

    def focus_main(self) -> None:
        """Where the page was left for an enquiry, else what is still to be explained, else the submission."""
        key, reference = self._left_for
        self._left_for = ("", "")
        if self.form and (self.form.focus_reference(key, reference) or self.form.focus_next()):
            return
        (self.submit_button if self.submit_button.isEnabled() else self.table).setFocus()

    def refresh(self) -> None:
        """Checks again; what was typed stays."""
        if self._key:
            self._check()

    def uses(self) -> Uses:
        """The submission."""
        return {"check_return": Use(self.submit, self._why_not)}

    def unsaved(self) -> str:
        """Explanations of returns that were not submitted."""
        typed = any(text for fields in self._typed.values() for text in fields.values())
        return "explanations of a return that is not submitted" if typed else ""

    def submit(self) -> None:
        """Freezes a version and shows its receipt, or says what is missing."""
        if not self.shown or not self.form:
            return
        typed = self.form.values()
        if problems := self._presenter.problems(self.shown, typed):
            self.form.show_problems(problems)
            return
        shown = self.shown
        self._hold(submitting=True)

        def work(progress: "Progress") -> Done:
            return self._presenter.submit(shown, typed, progress)

        self._work.tasks.run("Submitting the return", work, self._submitted, self._failed, cancels=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lines of words are no longer than they are read well."""
        super().resizeEvent(event)
        self._size()

    def _check(self) -> None:
        asked = asked_by(self._key)

        def work(progress: "Progress") -> Shown:
            return self._presenter.check(asked, progress)

        self._work.tasks.run("Checking the return", work, self._checked, self._failed, cancels=True)

    def _hold(self, *, submitting: bool) -> None:
        """While it is submitted, what is submitted cannot be changed."""
        self._submitting = submitting
        why_not = self._why_not()
        self.submit_button.setEnabled(not why_not)
        self.submit_button.setToolTip(why_not)
        if self.form:
            self.form.setEnabled(not submitting)
        self.changed.emit()

    def _submitted(self, done: Done) -> None:
        self._typed.pop(done.key, None)
        self._hold(submitting=False)
        if here := self._key == done.key:
            self._key = ""
        self.outdated.emit()
        if here and self.isVisible():
            self.go.emit(Place("receipt", str(done.number)))
        self.said.emit(f"Submitted version {done.version}")

    def _checked(self, shown: Shown) -> None:
        if key_of(shown.asked) != self._key:
            return  # another was gone to meanwhile
        before, self.shown = self.shown, shown
        self.header.say(shown.subtitle)
        self.table.show_figures(shown.headings, shown.rows)
        self.summary.setText(shown.summary)
        self.waiting.show_days(shown.waits_long)
        self.replaces.setText(shown.replaces)
        self.replaces.setVisible(bool(shown.replaces))
        self.remarks.setText(shown.remarks)
        self.remarks.setVisible(bool(shown.remarks))
        self.submit_button.setText(f"&Submit version {shown.version}")
        self._hold(submitting=self._submitting)
        if before is None or (before.queries, before.replaces) != (shown.queries, shown.replaces):
            self._show(shown)
        self.changed.emit()
        if self.isVisible():
            self.focus_main()

    def _show(self, shown: Shown | None) -> None:
        """The form of another check, filled in with what was typed for this return before."""
        clear(self._forms)
        self.form = None
        words_ = (self.remarks, self.heading, self.summary, self.waiting, self.replaces)
        for part in (self.table, *words_, self.submit_button):
            part.setVisible(shown is not None)
        if shown:
            typed = {**shown.known, **self._typed.get(self._key, {})}
            self.form = QueriesForm(shown, typed, self.theme, self)
            self.form.changed.connect(self._keep)
            self.form.opened.connect(self._open)
            self._forms.addWidget(self.form)
            self.heading.setText("What is asked" if shown.queries else "Ready to be submitted")

    def _keep(self) -> None:
        if self.form:
            self._typed[self._key] = {**self._typed.get(self._key, {}), **self.form.values()}

    def _why_not(self) -> str:
        if self._submitting:
            return "It is being submitted."
        return self._work.why_read_only or ("" if self.shown else "Nothing is checked yet.")

    def _open(self, query: str, reference: str) -> None:
        self._left_for = (query, reference)
        self.go.emit(Place("enquiry", reference))

    def _open_return(self) -> None:
        self.go.emit(Place("return", self._key))

    def _failed(self, error: ExpectedError) -> None:
        """Beside what was typed where it was not submitted, else in place of a check."""
        submitting = self._submitting
        self._hold(submitting=False)
        if submitting and self.form:
            named = error.text if isinstance(error, NamedError) else ""
            field = next((key for key, text in self.form.values().items() if named and text.strip() == named), "")
            self.form.show_problems({field: str(error)})
        else:
            self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._words, self._forms = QVBoxLayout(), QVBoxLayout()
        for part in (self.remarks, self.heading, self.summary, self.waiting, self.replaces):
            self._words.addWidget(part)
        column.addWidget(self.table)
        column.addLayout(self._words)
        column.addLayout(self._forms)
        column.addStretch(1)
        self.area = scrolled(inside, self)
        self._sight = StaysInSight(self.area, self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self.header, self.message):
            body.addWidget(widget)
        body.addWidget(self.area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.heading.setFont(self.theme.font(Type.HEADING))
        self.remarks.setFont(self.theme.font(Type.CAPTION))
        right = max(px(16), self.width() - px(24 + _WIDE))  # a layout asks what is narrower for its height too early
        self._words.setContentsMargins(px(24), px(12), right, px(12))
        self._words.setSpacing(px(6))
        self._forms.setContentsMargins(px(12), 0, right, px(24))
