"""Which file: the system's own dialogs, in the folder that was used last, or first in the user's documents."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

WORKBOOKS: Final = "Excel workbooks (*.xlsx)"
CRITERIA: Final = "Criteria (*.toml)"
RETURNS: Final = "Sealed returns and workbooks (*.stars-return *.xlsx)"
_FOLDER: Final = "folders/workbooks"


def ask_target(parent: QWidget, title: str, name: str, then: Callable[[str], object], kind: str = WORKBOOKS) -> None:
    """Where to write a file; the dialog asks before it replaces one."""
    dialog = _dialog(parent, title, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_source(parent: QWidget, title: str, then: Callable[[str], object], kind: str = WORKBOOKS) -> None:
    """Which file to read."""
    dialog = _dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_sources(parent: QWidget, title: str, then: Callable[[list[str]], object], kind: str = WORKBOOKS) -> None:
    """Which files to read, one or more."""
    dialog = _dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(then)
    dialog.open()


def _dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, str(QSettings().value(_FOLDER) or documents), kind)
    dialog.fileSelected.connect(_remember)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _remember(chosen: str) -> None:
    QSettings().setValue(_FOLDER, str(Path(chosen).parent))
