"""The enquiry that is chosen in the list: read a moment after it was chosen, and what can be done with it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.enquiries import Dossier, dossier
from stars_desktop.services.looking_again import Again, again
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.register.presenter import NOBODY_CHOSEN, RECORDS, why_not

BREATH: Final = 60
"""milliseconds for which a row is chosen before its enquiry is read: holding an arrow down reads none of them"""


class Chosen(QObject):
    """Knows the enquiry behind the current row; `changed` says that it was read."""

    changed = Signal()
    go = Signal(object)

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.reference = ""
        self.dossier: Dossier | None = None
        self.again: Again | None = None
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH)
        self._breath.timeout.connect(self.read)

    def choose(self, reference: str) -> None:
        """Another row, "" for none, or the same one after it has changed."""
        self.reference = reference
        if reference:
            self._breath.start()
        else:
            self.read()

    def read(self) -> None:
        """Reads it now."""
        self._breath.stop()
        try:
            self.dossier, self.again = self._read() if self.reference else (None, None)
        except ExpectedError:  # it went from the list a moment ago; opening it says so
            self.dossier, self.again = None, None
        self.changed.emit()

    def _read(self) -> tuple[Dossier, Again | None]:
        session = self._work.session
        of_it = session.vault, self.reference, session.clerk.today
        return dossier(*of_it), again(*of_it)

    def open(self) -> None:
        """To its page."""
        if self.reference:
            self.go.emit(Place("enquiry", self.reference))

    def uses(self) -> Uses:
        """Whatever can be done with an enquiry is done on its own page."""
        inside = {
            "open_enquiry": Use(self.open, self._why_nobody),
            "triage": Use(self._triage, self._why_nobody),
        }
        return {**inside, **{one: Use(self._beginning(one), partial(self._why_not, one)) for one in RECORDS}}

    def _triage(self) -> None:
        self.go.emit(Place("triage", self.reference))

    def _beginning(self, command: str) -> Callable[[], None]:
        return lambda: self.go.emit(Place("enquiry", self.reference, command))

    def _why_nobody(self) -> str:
        return "" if self.reference else NOBODY_CHOSEN

    def _why_not(self, command: str) -> str:
        if self._breath.isActive():
            self.read()
        return self._work.why_read_only or why_not(command, self.dossier)
