"""What a panel decides: a menu of what may follow now, and the form of what was chosen over the panel."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from stars_desktop.domain.entries import Clerk
from stars_desktop.services.enquiries import Dossier
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.recording.recorder import Recorder

WORDS: Final = {
    "criteria_met": "Criteria &met...",
    "not_presented": "&Not presented...",
    "progressed": "&Progressed...",
    "declined": "Provider &declined...",
    "withdrawal": "&Withdrawal...",
    "closed_other": "Closed, &other...",
    "reopened": "&Reopened...",
    "case_closed": "&Case closed...",
}
"""By the command of a form what a panel decides with it."""


class Deciding(QObject):
    """Opens the menu above its button; what is recorded stands in the panel's record too."""

    done = Signal(object)
    """what was recorded (services.enquiries.Recorded)"""
    refused = Signal(str)

    def __init__(self, work: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self.recorder = Recorder(work, page)
        self.recorder.done.connect(self.done)
        self.recorder.refused.connect(self.refused)
        self.menu = QMenu("Decide", page)
        self.menu.triggered.connect(self._begin)

    def offer(self, decisions: Sequence[str], dossier: Dossier | None, clerk: Clerk) -> None:
        """What may be decided of the enquiry in front, and who records it."""
        self.recorder.clerk = clerk
        self.recorder.show_dossier(dossier)
        self.menu.clear()
        for command in decisions:
            entry = QAction(WORDS[command], self.menu)
            entry.setData(command)
            self.menu.addAction(entry)

    def open(self, button: QWidget) -> None:
        """Above the button, the first entry chosen."""
        self.menu.popup(button.mapToGlobal(QPoint(0, -self.menu.sizeHint().height())))
        if entries := self.menu.actions():
            self.menu.setActiveAction(entries[0])

    def _begin(self, entry: QAction) -> None:
        use = self.recorder.uses()[str(entry.data())]
        if why := use.why_not():
            self.refused.emit(why)
        else:
            use.run()
