"""What can be recorded on the enquiry's page: the forms of every enquiry, and those of the chosen line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.looking_again import note_look
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.enquiry.notices import LOOKED
from stars_desktop.ui.enquiry.view import Line
from stars_desktop.ui.recording.drafts import EventDraft
from stars_desktop.ui.recording.entry_drafts import UnlinkDraft, VoidDraft
from stars_desktop.ui.recording.recorder import Recorder

_NO_LINE = "Choose a line of the timeline first."


class Recording(Recorder):
    """A recorder that also voids and corrects the line that `chosen` gives."""

    def __init__(self, work: Workplace, chosen: Callable[[], Line | None], page: QWidget) -> None:
        super().__init__(work, page)
        self._chosen = chosen

    def uses(self) -> Uses:
        """What it does for commands."""
        return {
            **super().uses(),
            "void_event": Use(self._begin_void, self._why_not_void),
            "correct_event": Use(self._begin_correction, self._why_not_corrected),
            LOOKED: Use(self._note_look, self.why_not),
        }

    def begin_unlinking(self, other: str) -> None:
        """Opens the form that takes the link to an enquiry about a brother or sister back."""
        if why := self.why_not():
            self.refused.emit(why)
        else:
            self.begin(partial(UnlinkDraft, other=other))

    def _begin_void(self) -> None:
        if line := self._chosen():
            self.begin(partial(VoidDraft, entry_id=line.id, named=line.named))

    def _begin_correction(self) -> None:
        line = self._chosen()
        if line and line.event:
            self.begin(partial(EventDraft, kind=line.event.kind, old=line.event))

    def _note_look(self) -> None:
        if self._dossier:
            try:
                recorded = note_look(self._work.session.vault, self.clerk, self._dossier.reference)
            except ExpectedError as error:
                self.refused.emit(str(error))
            else:
                self.done.emit(recorded)

    def _why_not_void(self) -> str:
        line = self._chosen()
        if (why := self.why_not()) or line is None:
            return why or _NO_LINE
        return "That line was voided already." if line.voided else ""

    def _why_not_corrected(self) -> str:
        line = self._chosen()
        if (why := self._why_not_void()) or line is None:
            return why
        return "" if line.event else "Only events can be corrected. Void this line, and record it anew."
