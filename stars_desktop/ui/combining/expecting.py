"""The councils whose returns make the table: a list that may change."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from stars_desktop.services.settings import LOCAL
from stars_desktop.ui.combining.presenter import CombiningPresenter
from stars_desktop.ui.common.fields import AreaField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.pages import Page

_HINT: Final = (
    "One on each line, by the name that its returns carry. One of them without a return is named as missing, and the "
    f"return of any other is left out. Another list than at first is {LOCAL}."
)


class Expecting(QObject):
    """Asks which councils they are, and says so."""

    done = Signal(str)

    def __init__(self, presenter: CombiningPresenter, page: Page) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page

    def ask(self) -> None:
        """Opens the form."""
        CouncilsDialog(self._presenter, self._page).take(self.done.emit)


class CouncilsDialog(FormDialog):
    """One line for each council."""

    def __init__(self, presenter: CombiningPresenter, page: Page) -> None:
        super().__init__("Councils of the table", "Keep the list", page.theme, page)
        self._presenter = presenter
        self._said: Callable[[str], object] | None = None
        self.councils = self.form.add(AreaField("councils", "&Councils", page.theme, self, hint=_HINT, lines=6))
        self.councils.set_value("\n".join(presenter.councils))

    def take(self, said: Callable[[str], object]) -> None:
        """Opens it; `said` is called with a sentence once another list is kept."""
        self._said = said
        self.ask(self.keep)

    def keep(self) -> Problems:
        """Keeps it. Raises ExpectedError for what is no list of councils."""
        lines = (" ".join(line.split()) for line in self.councils.value().splitlines())
        sentence = self._presenter.expect([line for line in lines if line])
        if self._said:
            self._said(sentence)
        return {}
