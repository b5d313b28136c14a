"""Puts a text on a printer or into a PDF, black on white on A4; what prints is loaded when it is first asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from stars_desktop.system.files import replace_file

MARKING: Final = "OFFICIAL-SENSITIVE"
"""on every page that names a child, in whatever way"""
_MARGIN: Final = 2 / 2.54
"""in inches: Qt's own"""
_TEXT_DPI: Final = 96
"""in which a text measures its margins, whatever it is put on"""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: its title, and the text in HTML as Qt sets it."""

    title: str
    html: str
    marking: str = ""
    """such as OFFICIAL-SENSITIVE, at the head of every page"""


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
    if printed.marking:
        _put_marked(document, printed.marking, device)
    else:
        document.print_(device)


def _put_marked(document: QTextDocument, marking: str, device: QPagedPaintDevice) -> None:
    """As Qt prints a text, with what it leaves out: something at the head of every page."""
    layout, margin = document.documentLayout(), round(device.logicalDpiY() * _MARGIN)
    layout.setPaintDevice(device)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(_MARGIN * _TEXT_DPI)
    document.rootFrame().setFrameFormat(frame)
    page = QRectF(0, 0, device.width(), device.height())
    document.setPageSize(page.size())
    edge = page.adjusted(margin, margin // 2, -margin, -(margin // 2))
    painter = QPainter(device)
    painter.setFont(QFont(document.defaultFont().family(), 9))
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, page.translated(0, number * page.height()))
        painter.restore()
        painter.drawText(edge, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, marking)
        ends = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(edge, ends, f"{number + 1} of {document.pageCount()}")
    painter.end()
