"""The very file that a register was opened from, known again however its path changes."""

import os
from pathlib import Path

from stars_desktop.store import keys
from stars_desktop.store.errors import NotThereError


class HeldFile:
    """Held open as long as the database is: closing any handle of a file lets go of the locks SQLite has on it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)
        self._pages = path.open("rb", buffering=0)  # read on another thread
        self._salt, self._size = self._file.read(keys.SALT), 0

    def close(self) -> None:
        """After the database is closed."""
        self._file.close()
        self._pages.close()

    def refuse_another(self) -> None:
        """Raises NotThereError where the path holds no file or another one, or the file was written over.

        What is recorded there would be lost. A register keeps its salt, and never becomes smaller.
        """
        ours = os.fstat(self._file.fileno())
        self._file.seek(0)
        try:
            same = os.path.samestat(ours, self._path.stat())
        except OSError:
            same = False
        if not same or ours.st_size < self._size or self._file.read(keys.SALT) != self._salt:
            raise NotThereError(self._path)
        self._size = ours.st_size

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return os.fstat(self._pages.fileno()).st_size // keys.PAGE

    def bad_pages(self, key: bytes, numbers: range) -> list[int]:
        """The damaged ones of these pages, read again: they may have been in the middle of being written."""
        bad = keys.bad_pages_of(self._pages, key, numbers)
        return [page for page in bad if keys.bad_pages_of(self._pages, key, range(page, page + 1))]
