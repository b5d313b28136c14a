"""What the door remembers between runs: paths, councils and times; never a word of what is in a register."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from stars_desktop.system.places import own_folder
from stars_desktop.ui.opening.recent import SAMPLE_FILE, Recent, kept, read, with_opened, without

_REGISTERS: Final = "opening/registers"
_SAMPLE: Final = "opening/sample"
_FOLDER: Final = "opening/folder"


class Memory:
    """The settings, in the words of the door."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def recents(self) -> Sequence[Recent]:
        """What was opened, the last first."""
        return read(str(self._settings.value(_REGISTERS, "")))

    @property
    def sample(self) -> Path:
        """Where the sample register is, or will be made."""
        return Path(str(self._settings.value(_SAMPLE, "") or own_folder() / SAMPLE_FILE))

    @property
    def folder(self) -> Path:
        """Where registers are kept: where the last one was, or else the user's own folder."""
        return Path(str(self._settings.value(_FOLDER, "") or own_folder()))

    def note_opened(self, path: Path, council: str, at: datetime) -> None:
        """A register was opened or made."""
        opened = Recent(path.absolute(), council, at)
        self._settings.setValue(_REGISTERS, kept(with_opened(self.recents, opened)))
        self._settings.setValue(_FOLDER, str(opened.path.parent))

    def note_sample(self, path: Path) -> None:
        """The sample register was opened."""
        self._settings.setValue(_SAMPLE, str(path.absolute()))

    def forget(self, path: Path) -> None:
        """Takes a register off the list."""
        self._settings.setValue(_REGISTERS, kept(without(self.recents, path)))
