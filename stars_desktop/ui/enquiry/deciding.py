"""Opens a decision as it was: that of the chosen line, or else the newest."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.decisions import decided
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.enquiry.known_then import KnownThen
from stars_desktop.ui.enquiry.notices import KNOWN_THEN
from stars_desktop.ui.enquiry.view import EnquiryView, Line

NONE_YET: Final = "No decision was recorded yet."
NOT_KEPT: Final = (
    "What was known is kept with a decision that is recorded in this window. "
    "The one of {} was imported, or recorded before that, so nothing was kept with it."
)


class Decisions(QObject):
    """Knows the decisions of the page that is shown."""

    refused = Signal(str)
    """why one could not be opened"""

    def __init__(self, work: Workplace, chosen: Callable[[], Line | None], page: QWidget) -> None:
        super().__init__(page)
        self._work, self._chosen, self._page = work, chosen, page
        self._view: EnquiryView | None = None

    def show_view(self, view: EnquiryView | None) -> None:
        """The page of another enquiry."""
        self._view = view

    def uses(self) -> Uses:
        """What it does for commands."""
        return {KNOWN_THEN: Use(self.open, self._why_not)}

    def open(self) -> None:
        """Opens it."""
        line = self._line()
        if line is None:
            return
        try:
            found = decided(self._work.session.vault, line.id)
        except ExpectedError as error:
            self.refused.emit(str(error))
            return
        if found:
            sample = self._work.session.vault.about.sample
            KnownThen(found, self._work.theme, self._page, sample=sample).open()
        else:
            self.refused.emit(NOT_KEPT.format(line.happened))

    def _line(self) -> Line | None:
        chosen = self._chosen()
        if chosen and chosen.is_decision:
            return chosen
        return self._view.decision if self._view else None

    def _why_not(self) -> str:
        return "" if self._line() else NONE_YET
