"""What can be recorded of the open enquiry: a form for each command, why not now, and what came of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Kind
from stars_desktop.services.enquiries import Dossier
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.enquiry.dialog import RecordDialog
from stars_desktop.ui.enquiry.drafts import Draft, EventDraft, Opened
from stars_desktop.ui.enquiry.entry_drafts import FactsDraft, NextStepDraft, NoteDraft, VoidDraft
from stars_desktop.ui.enquiry.forms import BY_COMMAND
from stars_desktop.ui.enquiry.view import Line, why_not_recorded

_NO_LINE = "Choose a line of the timeline first."


class Recording(QObject):
    """Opens one form at a time over the page."""

    done = Signal(object)
    """what was recorded (services.enquiries.Recorded)"""
    refused = Signal(str)
    """why a form could not be opened"""

    def __init__(self, work: Workplace, chosen: Callable[[], Line | None], page: QWidget) -> None:
        super().__init__(page)
        self._work, self._chosen, self._page = work, chosen, page
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
            "note": Use(partial(self._begin, NoteDraft), self._why_not),
            "next_step": Use(partial(self._begin, NextStepDraft), self._why_not),
            "change_facts": Use(partial(self._begin, FactsDraft), self._why_not),
            "void_event": Use(self._begin_void, self._why_not_void),
            "correct_event": Use(self._begin_correction, self._why_not_corrected),
        }

    def unsaved(self) -> str:
        """The form in which something was typed and not recorded."""
        typed = (one for one in self._page.findChildren(RecordDialog) if one.isVisible() and one.typed)
        return next((one.draft.title for one in typed), "")

    def _begin(self, made: Callable[[Opened], Draft]) -> None:
        if self._dossier is None:
            return
        session = self._work.session
        try:
            self._draft = made(Opened(session.vault, session.clerk, self._dossier))
        except ExpectedError as error:
            self.refused.emit(str(error))
            return
        dialog = RecordDialog(self._draft, self._work.theme, self._page)
        dialog.accepted.connect(self._settle)
        dialog.start()

    def _settle(self) -> None:
        draft, self._draft = self._draft, None
        if draft and draft.recorded:
            self.done.emit(draft.recorded)

    def _begin_event(self, kind: Kind) -> None:
        self._begin(partial(EventDraft, kind=kind))

    def _begin_void(self) -> None:
        if line := self._chosen():
            self._begin(partial(VoidDraft, entry_id=line.id, named=line.named))

    def _begin_correction(self) -> None:
        line = self._chosen()
        if line and line.event:
            self._begin(partial(EventDraft, kind=line.event.kind, old=line.event))

    def _why_not(self) -> str:
        return self._work.why_read_only or ("" if self._dossier else "No enquiry is open here.")

    def _why_not_event(self, command: str) -> str:
        if why := self._why_not():
            return why
        return why_not_recorded(self._dossier, command) if self._dossier else ""

    def _why_not_void(self) -> str:
        line = self._chosen()
        if (why := self._why_not()) or line is None:
            return why or _NO_LINE
        return "That line was voided already." if line.voided else ""

    def _why_not_corrected(self) -> str:
        line = self._chosen()
        if (why := self._why_not_void()) or line is None:
            return why
        return "" if line.event else "Only events can be corrected. Void this line, and record it anew."
