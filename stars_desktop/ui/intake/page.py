"""The page of a new enquiry: the form, and beside it what is known already of the child."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.intake import notify, suggest_reference
from stars_desktop.services.listing import is_long
from stars_desktop.ui.common.asking import Asking
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.safety import SafetyLine
from stars_desktop.ui.intake import presenter
from stars_desktop.ui.intake.presenter import Known
from stars_desktop.ui.intake.sides import Sides

PAUSE: Final = 250
"""milliseconds after the last letter before it is looked who is known"""


class IntakePage(Page):
    """Adds an enquiry; it warns of a child who is known, and never stands in the way."""

    title = "New enquiry"
    toolbar = ("go_enquiries", "import")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._suggested = ""
        self._asking = Asking(work.tasks, self._failed, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        self._build()
        self._lay_out()
        self._size()
        self.theme.changed.connect(self._size)
        self.form.changed.connect(self._pause.start)
        self._suggest()

    def arrive(self, _key: str) -> None:
        """The form as it was left; a fresh one begins at the reference of the child."""
        self.focus_main()

    def focus_main(self) -> None:
        """What has to be typed first."""
        self.form.focus_field("child_reference")

    def refresh(self) -> None:
        """What was typed stays; a reference that was only suggested is suggested anew."""
        self._suggest()
        self.look()

    def unsaved(self) -> str:
        """Whether anything was typed."""
        return "a new enquiry" if self._typed() else ""

    def look(self) -> None:
        """Looks who is known by what was typed so far."""
        self._pause.stop()
        session, values = self._work.session, self.form.values()
        try:
            large = is_long(session.vault)
        except ExpectedError as error:
            self._failed(error)
            return
        ask = partial(presenter.known, session.vault, values, session.clerk.today)
        self._asking.ask(ask, partial(self._show_known, asked=presenter.enough(values)), large=large)

    def add(self) -> None:
        """Records it and goes to it."""
        self._add("enquiry")

    def add_and_walk(self) -> None:
        """Records it and goes to its criteria."""
        self._add("triage")

    def _add(self, then: str) -> None:
        session = self._work.session
        try:
            notification, problems = presenter.checked(session.vault, self.form.values(), session.clerk.today)
            recorded = None if problems else notify(session.vault, session.clerk, notification)
        except ExpectedError as error:
            recorded, problems = None, {"": str(error)}
        self.form.show_problems(problems)
        if recorded is None:
            self.sides.area.ensureWidgetVisible(self.form.summary)
            return
        self.form.clear()
        self._suggested = ""
        self._suggest()
        self.look()
        self.recorded.emit(recorded)
        self.go.emit(Place(then, notification.reference.strip()))

    def _show_known(self, found: Sequence[Known], *, asked: bool) -> None:
        self.known.show_known(found, asked=asked)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _use(self, known: Known) -> None:
        self.form.fill(known.fills)
        self.look()

    def _open(self, reference: str) -> None:
        self.go.emit(Place("enquiry", reference))

    def _suggest(self) -> None:
        if self.form.reference.value() != self._suggested:
            return
        try:
            self._suggested = suggest_reference(self._work.session.vault)
        except ExpectedError as error:
            self._failed(error)
        self.form.reference.set_value(self._suggested)

    def _typed(self) -> bool:
        return any(
            value for key, value in self.form.values().items() if (key, value) != ("reference", self._suggested)
        )

    def _build(self) -> None:
        self.header = PageHeader(self.title, self.theme, self)
        self.header.say("What is not known yet can be added later.")
        self.message = MessageBar(self.theme, self)
        self.sides = Sides(self.theme, self._work.session.clerk.today, self)
        self.form, self.known = self.sides.form, self.sides.known
        self.known.used.connect(self._use)
        self.known.opened.connect(self._open)
        self.safety = SafetyLine(self.theme, self)
        self.sides.narrowed.connect(self._shorten)
        self._shorten(self.sides.narrow)
        self.adding = QPushButton("&Add the enquiry", self)
        self.adding.setProperty("main", True)
        self.adding.clicked.connect(self.add)
        self.walking = QPushButton("Add and wal&k the criteria", self)
        self.walking.clicked.connect(self.add_and_walk)
        if why := self._work.why_read_only:
            self.message.say(f"{why} An enquiry cannot be added.", "warn")
        for button in (self.adding, self.walking):
            button.setEnabled(self._work.session.writes)

    def _lay_out(self) -> None:
        foot = QWidget(self)
        foot.setBackgroundRole(QPalette.ColorRole.Window)
        foot.setAutoFillBackground(True)
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(self.adding)
        self._foot.addWidget(self.walking)
        self._foot.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addWidget(self.message)
        body.addWidget(self.sides, 1)
        body.addWidget(self.safety)
        body.addWidget(foot)

    def _shorten(self, narrow: bool) -> None:
        self.safety.fit(narrow=narrow)

    def _size(self) -> None:
        px = self.theme.px
        self._foot.setContentsMargins(px(24), px(10), px(24), px(10))
        self._foot.setSpacing(px(8))
