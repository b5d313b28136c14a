"""The page of one enquiry: whose it is, what comes next, what is known, what happened, and what may follow."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.enquiries import Recorded, dossier
from stars_desktop.services.looking_again import again
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.enquiry.ahead import NextStepBand
from stars_desktop.ui.enquiry.bands import Bands
from stars_desktop.ui.enquiry.deciding import Decisions
from stars_desktop.ui.enquiry.identity import IdentityBar
from stars_desktop.ui.enquiry.notices import WALK
from stars_desktop.ui.enquiry.panes import Panes
from stars_desktop.ui.enquiry.recording import Recording
from stars_desktop.ui.enquiry.view import EnquiryView, Line, only_read, view_of

_ONE_ROW: Final = 1040
"""the width, at a body line of 18, below which where the enquiry stands goes under whose it is"""


class EnquiryPage(Page):
    """Records through the forms of `Recording`; stays where it is, and shows what was recorded last."""

    title = "Enquiry"
    toolbar = ("triage", "plan_meeting", "note", "next_step", "withdrawal")

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._reference = ""
        self._could: tuple[str, ...] = ()
        self.view: EnquiryView | None = None
        self.message = MessageBar(self.theme, self)
        self.identity, self.bands = IdentityBar(self.theme, self), Bands(self.theme, self)
        self.ahead = NextStepBand(self.theme, self)
        self.panes = Panes(self.theme, self)
        self.recording = Recording(work, self._chosen, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.message, self.identity, self.bands, self.ahead):
            column.addWidget(part)
        column.addWidget(self.panes, 1)
        self.decisions = Decisions(work, self._chosen, self)
        self._connect()
        self._show(None)

    @property
    def subject(self) -> str:
        """The reference."""
        return self.view.reference if self.view else self._reference

    def arrive(self, key: str) -> None:
        """Opens an enquiry by its reference, at the thing to do."""
        if key and key != self._reference:
            self._reference = key
            self.message.hide()
            self.panes.timeline.lines.show(())
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """To the thing to do."""
        self.identity.main.setFocus()

    def refresh(self) -> None:
        """Reads it again; the chosen line stays."""
        session = self._work.session
        try:
            found = dossier(session.vault, self._reference, session.clerk.today)
            changed = again(session.vault, self._reference, session.clerk.today)
        except ExpectedError as error:
            self.recording.show_dossier(None)
            self._show(None)
            self.message.say(str(error), "error")
        else:
            self.recording.show_dossier(found)
            view = view_of(found, session.clerk.today, changed)
            why = self._work.why_read_only
            self._show(only_read(view, why) if why else view)

    def uses(self) -> Uses:
        """What it does for commands."""
        walk, here = Use(self._walk, self._why_not_open), Use(self.refresh, _open_already)
        return {**self.recording.uses(), **self.decisions.uses(), WALK: walk, "open_enquiry": here}

    def unsaved(self) -> str:
        """The open form, where something was typed into it."""
        return self.recording.unsaved()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives the head the room that there is."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.identity.main.chosen.connect(self._run)
        self.bands.asked.connect(self._run)
        self.ahead.asked.connect(self._set_next_step)
        self.panes.asked.connect(self._run)
        self.panes.side.opened.connect(self._open)
        self.panes.side.unlinked.connect(self.recording.begin_unlinking)
        self.panes.timeline.selectionModel().currentRowChanged.connect(self._note_choice)
        self.recording.done.connect(self._settle)
        self.recording.refused.connect(self._refuse)
        self.decisions.refused.connect(self._refuse)
        self.recording.said.connect(self.said)
        self.theme.changed.connect(self._fit)

    def _show(self, view: EnquiryView | None) -> None:
        self.view = view
        self.decisions.show_view(view)
        self.bands.show_notices(view.notices if view else ())
        for part in (self.identity, self.ahead, self.panes):
            part.setVisible(view is not None)
        if view:
            self.identity.show_view(view)
            self.ahead.show_view(view)
            self.panes.show_view(view)
        self._note_choice()

    def _chosen(self) -> Line | None:
        return self.panes.timeline.current

    def _note_choice(self) -> None:
        """Tells the window where commands can do something else now."""
        could = tuple(use.why_not() for use in self.uses().values())
        if could != self._could:
            self._could = could
            self.changed.emit()

    def _run(self, command: str) -> None:
        """Does what a command does, or says why not."""
        use = self.uses()[command]
        if why := use.why_not():
            self._refuse(why)
            return
        self.message.hide()
        use.run()

    def _refuse(self, why: str) -> None:
        self.message.say(why)

    def _set_next_step(self) -> None:
        self._run("next_step")

    def _settle(self, recorded: Recorded) -> None:
        """What was recorded is there, chosen, and can be undone."""
        self.refresh()
        self.panes.show_line((*recorded.voided, *recorded.ids)[-1])
        self.recorded.emit(recorded)

    def _walk(self) -> None:
        self.go.emit(Place(WALK, self._reference))

    def _open(self, reference: str) -> None:
        self.go.emit(Place("enquiry", reference))

    def _why_not_open(self) -> str:
        return "" if self.view else "No enquiry is open here."

    def _fit(self) -> None:
        self.identity.fit(narrow=self.width() < self.theme.px(_ONE_ROW))


def _open_already() -> str:
    return "It is open already."
