"""Puts the page of a recovery key on a printer or into a PDF; what prints is loaded when it is first asked for."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from stars_desktop.system.files import replace_file
from stars_desktop.ui.opening.paper import Paper, page


def save_pdf(paper: Paper, target: Path) -> None:
    """Writes the page to a PDF, whole or not at all; raises ExpectedError where it cannot be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Recovery key of a STARS register")
    _put(paper, writer)
    del writer  # the end of the file is written with it
    replace_file(target, bytes(buffer.data().data()))


def print_dialog(paper: Paper, parent: QWidget) -> QDialog:
    """The system's dialog for printing the page; it is not open yet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - asks the system for its printers

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recovery key of a STARS register")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the recovery key")
    dialog.finished.connect(dialog.deleteLater)

    def put() -> None:  # keeps the printer, which the dialog only borrows
        _put(paper, printer)

    dialog.accepted.connect(put)
    return dialog


def _put(paper: Paper, device: QPagedPaintDevice) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont(document.defaultFont().family(), 11))
    document.setHtml(page(paper))
    document.print_(device)
