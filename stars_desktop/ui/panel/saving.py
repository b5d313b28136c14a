"""Prints the record of a panel, or saves it as a PDF or as a text that a word processor opens."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from stars_desktop.services.panels import PanelRecord
from stars_desktop.system.files import replace_file
from stars_desktop.ui.common import printing
from stars_desktop.ui.common.files import FileDialog
from stars_desktop.ui.common.printing import MARKING, Printed
from stars_desktop.ui.panel.paper import document, file_name, page, title

PDF: Final = "PDF documents (*.pdf)"
TEXT: Final = "Text with headings, for a word processor (*.html)"


def save(record: PanelRecord, target: Path) -> None:
    """Writes it whole or not at all, by the ending of the name; raises ExpectedError where it cannot be written."""
    if target.suffix.casefold() == ".html":
        replace_file(target, document(record).encode())
    else:
        printing.save_pdf(_printed(record), target)


def ask_target(parent: QWidget, record: PanelRecord, then: Callable[[str], object]) -> None:
    """Where to save it; the dialog asks before it replaces a file."""
    dialog = FileDialog(parent, "Save the record of the panel", str(Path.home()), f"{PDF};;{TEXT}")
    dialog.selectFile(file_name(record))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    suffix = _Suffix(dialog)
    dialog.filterSelected.connect(suffix.follow)
    dialog.fileSelected.connect(then)
    dialog.open()


def print_dialog(record: PanelRecord, parent: QWidget) -> QDialog:
    """The system's dialog for printing it; it is not open yet."""
    return printing.print_dialog(_printed(record), "Print the record of the panel", parent)


class _Suffix(QObject):
    """The ending that a name gets which has none, by what is saved."""

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def follow(self, chosen: str) -> None:
        """Another kind of file."""
        self._dialog.setDefaultSuffix("html" if chosen == TEXT else "pdf")


def _printed(record: PanelRecord) -> Printed:
    return Printed(f"Record of {title(record)}", page(record), MARKING)
