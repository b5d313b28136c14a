"""What can be recorded of one enquiry: a form for each command, why not now, and what came of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Kind
from stars_desktop.services.enquiries import Dossier
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.recording.dialog import RecordDialog
from stars_desktop.ui.recording.drafts import Draft, EventDraft, Opened
from stars_desktop.ui.recording.entry_drafts import FactsDraft, NextStepDraft, NoteDraft, SiblingDraft
from stars_desktop.ui.recording.forms import BY_COMMAND
from stars_desktop.ui.recording.reply import ReplyDraft


class Recorder(QObject):
    """Opens one form at a time over a page."""

    done = Signal(object)
    """what was recorded (services.enquiries.Recorded)"""
    refused = Signal(str)
    """why a form could not be opened"""
    said = Signal(str)
    """what was done and needs no record"""

    def __init__(self, work: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self.clerk = work.session.clerk
        """who records"""
        self._dossier: Dossier | None = None
        self._draft: Draft | None = None

    def show_dossier(self, dossier: Dossier | None) -> None:
        """The enquiry that is recorded for from now on."""
        self._dossier = dossier

    def uses(self) -> Uses:
        """What it does for commands."""
        events = {
            command: Use(partial(self._begin_event, form.kind), partial(self._why_not_event, command))
            for command, form in BY_COMMAND.items()
        }
        return {
            **events,
            "note": Use(partial(self.begin, NoteDraft), self.why_not),
            "next_step": Use(partial(self.begin, NextStepDraft), self.why_not),
            "change_facts": Use(partial(self.begin, FactsDraft), self.why_not),
            "link_sibling": Use(partial(self.begin, SiblingDraft), self.why_not),
            "note_back": Use(self._begin_reply, self._why_nobody),
        }

    def unsaved(self) -> str:
        """The form in which something was typed and not recorded."""
        typed = (one for one in self._page.findChildren(RecordDialog) if one.isVisible() and one.typed)
        return next((one.draft.title for one in typed), "")

    def begin(self, made: Callable[[Opened], Draft]) -> None:
        """Opens the form of a draft that is made for the enquiry as it stands."""
        if self._dossier is None:
            return
        try:
            self._draft = made(Opened(self._work.session.vault, self.clerk, self._dossier))
        except ExpectedError as error:
            self.refused.emit(str(error))
            return
        dialog = RecordDialog(self._draft, self._work.theme, self._page)
        dialog.accepted.connect(self._settle)
        dialog.start()

    def why_not(self) -> str:
        """Why nothing can be recorded; "" where it can."""
        return self._work.why_read_only or self._why_nobody()

    def _settle(self) -> None:
        draft, self._draft = self._draft, None
        if draft and draft.copied:
            QGuiApplication.clipboard().setText(draft.copied)
            self.said.emit("The text was copied")
        if draft and draft.recorded:
            self.done.emit(draft.recorded)

    def _begin_reply(self) -> None:
        self.begin(partial(ReplyDraft, records=not self._work.why_read_only))

    def _begin_event(self, kind: Kind) -> None:
        self.begin(partial(EventDraft, kind=kind))

    def _why_nobody(self) -> str:
        return "" if self._dossier else "No enquiry is open here."

    def _why_not_event(self, command: str) -> str:
        if (why := self.why_not()) or self._dossier is None:
            return why
        return self._dossier.may_follow[BY_COMMAND[command].kind]
