"""Puts the page of a recovery key on a printer or into a PDF."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from stars_desktop.ui.common import printing
from stars_desktop.ui.common.printing import Printed
from stars_desktop.ui.opening.paper import Paper, page


def save_pdf(paper: Paper, target: Path) -> None:
    """Writes the page to a PDF, whole or not at all; raises ExpectedError where it cannot be written."""
    printing.save_pdf(_printed(paper), target)


def print_dialog(paper: Paper, parent: QWidget) -> QDialog:
    """The system's dialog for printing the page; it is not open yet."""
    return printing.print_dialog(_printed(paper), "Print the recovery key", parent)


def _printed(paper: Paper) -> Printed:
    return Printed("Recovery key of a STARS register", page(paper))
