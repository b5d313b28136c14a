"""Which file: the system's own dialogs, in the folder that was used last, or first in the user's documents."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileInfo, QSettings, QStandardPaths
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from stars_desktop.system.places import resources

WORKBOOKS: Final = "Excel workbooks (*.xlsx)"
CRITERIA: Final = "Criteria (*.toml)"
RETURNS: Final = "Sealed returns and workbooks (*.stars-return *.xlsx)"
_FOLDER: Final = "folders/workbooks"


class FileDialog(QFileDialog):
    """The system's dialog; where Qt draws its own, it opens none of the files that it lists.

    Qt opens each to tell what kind of file it is. Closing the register's file lets go of the locks SQLite has on it.
    """

    def __init__(self, parent: QWidget, title: str, folder: str, kind: str = "") -> None:
        super().__init__(parent, title, str(resources()), kind)  # it lists before it can be told not to open
        self._kinds = _Kinds()
        self.setIconProvider(self._kinds)
        self.setDirectory(folder)
        self.finished.connect(self.deleteLater)


class _Kinds(QFileIconProvider):
    """What kind of file it is, by its name alone."""

    def __init__(self) -> None:
        super().__init__()
        kinds = QAbstractFileIconProvider.IconType
        self._folder, self._file = super().icon(kinds.Folder), super().icon(kinds.File)

    def icon(self, about: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """A folder, a file, or what the sidebar asks for."""
        if isinstance(about, QFileInfo):
            return self._folder if about.isDir() else self._file
        return super().icon(about)

    def type(self, about: QFileInfo) -> str:
        """In a word or two."""
        return "Folder" if about.isDir() else f"{about.suffix().upper()} file".strip()


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


def _dialog(parent: QWidget, title: str, kind: str) -> FileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = FileDialog(parent, title, str(QSettings().value(_FOLDER) or documents), kind)
    dialog.fileSelected.connect(_remember)
    return dialog


def _remember(chosen: str) -> None:
    QSettings().setValue(_FOLDER, str(Path(chosen).parent))
