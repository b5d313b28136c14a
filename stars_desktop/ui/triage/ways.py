"""What can be recorded of the enquiry that is walked: its forms open over the walk, which stays where it is."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.recording.recorder import Recorder
from stars_desktop.ui.triage.scene import Scene

NOBODY: Final = "Choose an enquiry first, in the list of enquiries."


class Ways(QObject):
    """Opens forms, and asks to go to the page of the enquiry."""

    go = Signal(object)

    def __init__(self, work: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self.recorder = Recorder(work, page)
        self._reference = ""

    def show_scene(self, scene: Scene | None) -> None:
        """The enquiry that is walked from now on; None for none."""
        self._reference = scene.dossier.reference if scene else ""
        self.recorder.show_dossier(scene.dossier if scene else None)

    def uses(self) -> Uses:
        """What the page does for commands."""
        return {**self.recorder.uses(), "open_enquiry": Use(self._open, self.why_nobody)}

    def begin(self, command: str) -> None:
        """Opens the form of a command; what only the page of the enquiry shows, there."""
        if use := self.recorder.uses().get(command):
            use.run()
        else:
            self.go.emit(Place("enquiry", self._reference, command))

    def why_not(self, command: str) -> str:
        """Why it cannot be recorded now; "" where it can."""
        return self.recorder.uses()[command].why_not()

    def why_nobody(self) -> str:
        """Why nothing can be done about an enquiry here."""
        return "" if self._reference else NOBODY

    def _open(self) -> None:
        self.go.emit(Place("enquiry", self._reference))
