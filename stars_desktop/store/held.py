"""The very file that a register was opened from, known again however its path changes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stars_desktop.store import keys
from stars_desktop.store.errors import NotThereError

_PIECE: Final = 2000
"""pages that are read in a twentieth of a second"""


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

    def bad_pages(self, key: bytes) -> Iterator[list[int]]:
        """The numbers of damaged pages, piece by piece, so that whoever looks can do other things between.

        A page found bad is read again: it may have been in the middle of being written.
        """
        pages = os.fstat(self._pages.fileno()).st_size // keys.PAGE
        for first in range(1, pages + 1, _PIECE):
            bad = keys.bad_pages_of(self._pages, key, range(first, min(first + _PIECE, pages + 1)))
            yield [page for page in bad if keys.bad_pages_of(self._pages, key, range(page, page + 1))]
