"""Puts a text on a printer or into a PDF, black on white on A4; what prints is loaded when it is first asked for."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from stars_desktop.system.files import replace_file


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: its title, and the text in HTML as Qt sets it."""

    title: str
    html: str


def save_pdf(printed: Printed, target: Path) -> None:
    """Writes it to a PDF, whole or not at all; raises ExpectedError where it cannot be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printed.title)
    _put(printed, writer)
    del writer  # the end of the file is written with it
    replace_file(target, bytes(buffer.data().data()))


def print_dialog(printed: Printed, words: str, parent: QWidget) -> QDialog:
    """The system's dialog for printing it, with these words as its title; it is not open yet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - asks the system for its printers

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(printed.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(words)
    dialog.finished.connect(dialog.deleteLater)

    def put() -> None:  # keeps the printer, which the dialog only borrows
        _put(printed, printer)

    dialog.accepted.connect(put)
    return dialog


def _put(printed: Printed, device: QPagedPaintDevice) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont(document.defaultFont().family(), 11))
    document.setHtml(printed.html)
    document.print_(device)
