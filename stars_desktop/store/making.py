"""Making a register: whole or not at all."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import insert

from stars_desktop.store import keys, schema
from stars_desktop.store.connecting import Access, beside, connecting, in_words
from stars_desktop.store.errors import DamagedError, UnusableError
from stars_desktop.store.tables import ABOUT
from stars_desktop.store.vault import About
from stars_desktop.system.files import is_folder

_PRIVATE: Final = 0o600
_BUILT: Final = ("", "-wal", "-shm", ".lock")
"""the files that there are while a register is made"""


@dataclass(frozen=True, slots=True)
class Made:
    """A register to be made: what opens it, what it says of itself, and its randomness (15 bytes)."""

    passphrase: str
    about: About
    randomness: bytes
    cost: int = keys.COST


def create(path: Path, made: Made, fill: Callable[[Path, bytes, bytes], None] | None = None) -> bytes:
    """Makes a register at `path`, filled where there is something to fill it with, or nothing at all; gives its key.

    It is made beside its place, under a hidden name that `fill` is given with its key and salt, and put there once
    it is whole; an existing file is never touched.
    """
    if os.path.lexists(path):
        raise UnusableError(path, "there is a file of that name already. Choose another name.")
    if not is_folder(path.parent):
        raise UnusableError(path, f"there is no folder {path.parent}. Make it, or choose another folder.")
    file_salt = keys.salt(made.randomness, made.cost)
    key = keys.derive(made.passphrase, file_salt)
    building = path.with_name(f".{path.name}.new")
    try:
        _build(building, key, file_salt, made.about)
        if fill:
            fill(building, key, file_salt)
        _remove(path, "-wal", "-shm")  # left by a register that is no more
        building.rename(path)
    except OSError as error:
        raise UnusableError(path, _why_not(error)) from None
    except UnusableError as error:
        raise UnusableError(path, error.why) from None
    except DamagedError:
        raise UnusableError(path, "the disk is full or fails. Free some space, or choose another folder.") from None
    finally:
        with suppress(OSError):  # where nothing can be written, nothing is left either
            _remove(building, *_BUILT)
    return key


_OF_THE_PLACE: Final = {
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one.",
    errno.EROFS: "its folder is read-only. Choose another folder.",
    errno.EACCES: "its folder cannot be written to. Choose another folder.",
    errno.ENOSPC: "the disk is full. Free some space, or choose another folder.",
}


def _why_not(error: OSError) -> str:
    return _OF_THE_PLACE.get(error.errno or 0, f"{error.strerror or error}. Choose another folder.")


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        beside(path, suffix).unlink(missing_ok=True)


def _build(path: Path, key: bytes, file_salt: bytes, about: About) -> None:
    _remove(path, *_BUILT)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))
    engine = connecting(path, key, file_salt, Access.WRITE)
    try:
        with in_words(path), engine.connect() as connection, connection.begin():
            schema.upgrade(connection)
            said = {"council": about.council, "sample": "yes" if about.sample else "no"}
            connection.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in said.items()])
    finally:
        engine.dispose()
