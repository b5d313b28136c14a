"""The ways into the table of all councils: sealed files, published tables in workbooks, and tables that are typed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stars_desktop.domain.combining import Part
from stars_desktop.domain.published import Draft
from stars_desktop.ui.combining.presenter import CombiningPresenter
from stars_desktop.ui.common.files import RETURNS, ask_sources
from stars_desktop.ui.common.typed_table import TypingDialog

if TYPE_CHECKING:
    from stars_desktop.ui.common.pages import Page, Workplace
    from stars_desktop.ui.common.tasks import Progress


class TakingIn(QObject):
    """Reads what is chosen, keeps it, and says so."""

    done = Signal(str)
    failed = Signal(object)
    """an ExpectedError"""

    def __init__(self, presenter: CombiningPresenter, work: "Workplace", page: "Page") -> None:
        super().__init__(page)
        self._presenter, self._work, self._page = presenter, work, page

    def choose(self) -> None:
        """Asks which files."""
        ask_sources(self._page, "Open the councils' returns", self.open_files, RETURNS)

    def open_files(self, paths: Sequence[str]) -> None:
        """Reads and keeps all or none; a workbook that does not say whose table it holds is asked about."""

        def work(_progress: "Progress") -> list[Part | Draft]:
            return [self._presenter.read(Path(path)) for path in paths]

        self._work.tasks.run("Reading the returns", work, self._read, self.failed.emit)

    def type_table(self) -> None:
        """Opens the form in which a published table is typed."""
        self.complete(self._presenter.awaited())

    def complete(self, draft: Draft) -> None:
        """Opens the form with what is known of a table."""
        today = self._work.session.clerk.today
        TypingDialog(draft, self._presenter.councils, today, self._work.theme, self._page).take(self.add)

    def add(self, part: Part) -> None:
        """Keeps a return."""
        self.done.emit(self._presenter.add(part))

    def _read(self, found: Sequence[Part | Draft]) -> None:
        said = [self._presenter.add(part) for part in found if not isinstance(part, Draft)]
        if said:
            self.done.emit(f"Opened: {' '.join(said)}")
        for draft in found:
            if isinstance(draft, Draft):
                self.complete(draft)
