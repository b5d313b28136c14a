"""Another passphrase for a register, which is another key for every page.

The file is never changed in place, where half of its pages could be left under either key: a copy beside it is put
under the new key and takes its place once it is whole. Until then the old passphrase opens it, from then on the new.
"""

import errno
import os
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # the binding ships no types

from stars_desktop.store import keys
from stars_desktop.store.connecting import in_words
from stars_desktop.store.errors import DamagedError, UnusableError
from stars_desktop.store.vault import Vault

_PART: Final = 1 << 20


def change_passphrase(vault: Vault, passphrase: str) -> bytes:
    """Puts an open register under another passphrase, which its salt stays with, and gives its new key.

    Raises UnusableError where another program has it open too, or where there is no room for a copy of it.
    """

    def change(path: Path, key: bytes, salt: bytes) -> bytes:
        new = keys.derive(passphrase, salt)
        _replace(path.resolve(), (key, new), salt)  # a link keeps pointing where it does
        made.append(new)
        return new

    made: list[bytes] = []
    vault.rekey(change)
    return made[0]


def _replace(path: Path, old_and_new: tuple[bytes, bytes], salt: bytes) -> None:
    building = path.with_name(f".{path.name}.new")
    old, new = old_and_new
    try:
        with in_words(path):
            _gather(path, old, salt)
            _copy(path, building)
            if keys.bad_pages(building, old):
                raise DamagedError(path)
            _run(building, old, salt, "journal_mode=OFF", f"rekey=\"x'{new.hex()}{salt.hex()}'\"")
        if keys.bad_pages(building, new):
            raise UnusableError(path, "the copy of it was not written well. Check the drive, then try again.")
        with building.open("rb+") as file:
            os.fsync(file.fileno())
        building.replace(path)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        why = "the disk has no room for a copy of it" if full else str(error.strerror or error)
        what = "Free some space" if full else "Close it in other programs"
        raise UnusableError(path, f"{why}. {what}, then try again.") from None
    finally:
        building.unlink(missing_ok=True)


def _gather(path: Path, key: bytes, salt: bytes) -> None:
    """Brings what stands in the -wal into the file; only possible while nobody else has the register open."""
    _run(path, key, salt, "journal_mode=DELETE")


def _copy(path: Path, building: Path) -> None:
    building.unlink(missing_ok=True)
    mode = path.stat().st_mode
    with (
        path.open("rb") as whole,
        os.fdopen(os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as copy,
    ):
        while part := whole.read(_PART):
            copy.write(part)
    building.chmod(mode)


def _run(path: Path, key: bytes, salt: bytes, *pragmas: str) -> None:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\"")
        connection.execute("PRAGMA synchronous=FULL")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    finally:
        connection.close()
