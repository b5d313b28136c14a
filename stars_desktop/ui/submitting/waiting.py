"""From how many days of waiting on an enquiry is asked about: said on the page, and changed there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.services.settings import LOCAL, change, settings
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.fields import LineField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.links import SentenceLink
from stars_desktop.ui.common.theme import Theme

_HINT: Final = f"In the pipeline, at the date of the levels. The number is {LOCAL}."
_NO_NUMBER: Final = "The days of waiting must be a whole number, such as 180"


class WaitingLink(SentenceLink):
    """Says the number, and opens the form in which it is changed."""

    chosen = Signal()

    def __init__(self, vault: Vault, why_read_only: str, theme: Theme, parent: QWidget) -> None:
        super().__init__("", "", theme, parent, tone="accent")
        self._vault, self._theme_of_form = vault, theme
        self.setEnabled(not why_read_only)
        self.setToolTip(why_read_only)
        self.clicked.connect(self.ask)

    def show_days(self, days: int) -> None:
        """Says from how many on."""
        self.setText(f"Enquiries that waited {days:,} days or more are asked about ({LOCAL}). Change the number...")
        self.updateGeometry()

    def ask(self) -> None:
        """Opens the form."""
        WaitingDialog(self._vault, self._theme_of_form, self).take(self.chosen.emit)


class WaitingDialog(FormDialog):
    """Asks for the number."""

    def __init__(self, vault: Vault, theme: Theme, parent: QWidget) -> None:
        super().__init__("Waiting enquiries", "Keep the number", theme, parent)
        self._vault = vault
        self.days = self.form.add(LineField("days", "&Days of waiting", theme, self, hint=_HINT, wide=120))
        self.days.set_value(str(settings(vault).waits_long))

    def take(self, taken: Callable[[], object]) -> None:
        """Opens it; `taken` is called once another number is kept."""
        self.accepted.connect(taken)
        self.ask(self.keep)

    def keep(self) -> Problems:
        """Keeps it, or says what has to be mended."""
        typed = self.days.value().replace(",", "")
        if not (typed.isascii() and typed.isdecimal()) or len(typed) > len("10000"):
            return {"days": _NO_NUMBER}
        change(self._vault, replace(settings(self._vault), waits_long=int(typed)))
        return {}
