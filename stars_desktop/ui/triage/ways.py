"""What can be recorded of the enquiry that is walked: it is begun on the enquiry's own page."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.recording.forms import ALWAYS, BY_COMMAND
from stars_desktop.ui.triage.presenter import TriagePresenter

NOBODY: Final = "Choose an enquiry first, in the list of enquiries."


class Ways(QObject):
    """Asks to go to the enquiry and to begin a command there, where that can be done."""

    go = Signal(object)

    def __init__(self, work: Workplace, presenter: TriagePresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._presenter = work, presenter

    def uses(self) -> Uses:
        """What the page does for commands."""
        inside = {one: Use(partial(self.begin, one), partial(self.why_not, one)) for one in (*BY_COMMAND, *ALWAYS)}
        return {**inside, "open_enquiry": Use(self.begin, self.why_nobody)}

    def begin(self, command: str = "") -> None:
        """Goes there."""
        if scene := self._presenter.scene:
            self.go.emit(Place("enquiry", scene.dossier.reference, command))

    def why_not(self, command: str) -> str:
        """Why it cannot be recorded now; "" where it can."""
        scene = self._presenter.scene
        if scene is None or self._work.why_read_only:
            return NOBODY if scene is None else self._work.why_read_only
        return scene.dossier.may_follow[BY_COMMAND[command].kind] if command in BY_COMMAND else ""

    def why_nobody(self) -> str:
        """Why nothing can be done about an enquiry here."""
        return "" if self._presenter.scene else NOBODY
