"""The table that was published for the return shown is typed here, and stands beside it from then on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.calendar import titled_period
from stars_desktop.domain.published import Draft, Published
from stars_desktop.domain.returns import Asked
from stars_desktop.services.combining import keep
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.typed_table import TypingDialog


class TableTyping(QObject):
    """Asks for a table of this council, with the dates of the return filled in, and keeps it."""

    kept = Signal()
    said = Signal(str)

    def __init__(self, work: Workplace, asked: Callable[[], Asked | None], page: QWidget) -> None:
        super().__init__(page)
        self._work, self._asked, self._page = work, asked, page

    def uses(self) -> Uses:
        """What it does for commands."""
        return {"type_published": Use(self.start, self._why_not)}

    def start(self) -> None:
        """Opens the form."""
        about, asked, today = self._work.session.vault.about, self._asked(), self._work.session.clerk.today
        if asked:
            draft = Draft(about.council, asked.period, asked.as_at, {}, about.sample)
            TypingDialog(draft, [about.council], today, self._work.theme, self._page).take(self.keep)

    def keep(self, table: Published) -> None:
        """Keeps it beside the return."""
        keep(self._work.session.vault, self._work.session.clerk, table)
        self.said.emit(f"Added: the table published for {titled_period(table.period)}")
        self.kept.emit()

    def _why_not(self) -> str:
        return self._work.why_read_only or ("" if self._asked() else "Nothing is counted yet.")
