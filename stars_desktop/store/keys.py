"""From a passphrase to the key of a register, with nothing beside the file.

The file's first 16 bytes are its salt (SQLCipher keeps them in clear), the first of them the cost of scrypt as
a power of two. The derived key is used raw, so that opening costs scrypt once and no second derivation. Every
page ends in an HMAC; checking it with hashlib tells a wrong passphrase (no page is good) from damage (one is).
"""

import errno
import hashlib
import hmac
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO, Final

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.errors import (
    DamagedError,
    FolderError,
    NoRegisterError,
    NotARegisterError,
    UnusableError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)

PAGE: Final = 4096
SALT: Final = 16
COST: Final = 16
"""scrypt with n = 2**16 and r = 8 takes 64 MiB and about a quarter of a second"""
_NO_FILE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)
"""what a path without a file gives; EINVAL is Windows' word for a name that no file can have"""
_COSTS: Final = range(10, 20)
_MAC: Final = 64
_MAC_SALT_MASK: Final = 0x3A
_SAMPLED_PAGES: Final = 64
_NEVER_WRITTEN: Final = (1 << 30) // PAGE + 1
"""the page that SQLite leaves out, since it locks its bytes"""


def salt(randomness: bytes, cost: int = COST) -> bytes:
    """The salt of a new register from 15 random bytes and the cost of its key."""
    return bytes([cost]) + randomness[: SALT - 1]


def derive(passphrase: str, file_salt: bytes) -> bytes:
    """The 32-byte key; a passphrase is the same however its accents were typed."""
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return hashlib.scrypt(typed, salt=file_salt, n=1 << file_salt[0], r=8, p=1, maxmem=(1 << 31) - 1, dklen=32)


def unlock(path: Path, passphrase: str) -> tuple[bytes, bytes]:
    """Key and salt of the register at `path`, known to be right before the database is opened.

    Raises NoRegisterError, NotARegisterError, WrongPassphraseError or DamagedError.
    """
    file_salt = _salt_of(path)
    key = derive(passphrase, file_salt)
    _hold_against(path, key, WrongPassphraseError(path))
    return key, file_salt


def unlock_with_key(path: Path, key: bytes) -> tuple[bytes, bytes]:
    """Key and salt as from `unlock`, for a key that is known already; a wrong one raises WrongRecoveryKeyError."""
    file_salt = _salt_of(path)
    _hold_against(path, key, WrongRecoveryKeyError(path))
    return key, file_salt


def _salt_of(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise FolderError(path)
        if not stat.S_ISREG(mode):
            raise NotARegisterError(path)
        with path.open("rb") as file:
            file_salt = file.read(SALT)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise NoRegisterError(path) from None
        raise UnusableError(path, f"it cannot be read here ({error.strerror}). Ask its owner for access.") from None
    if path.stat().st_size < PAGE or file_salt[0] not in _COSTS:
        raise NotARegisterError(path)
    return file_salt


def _hold_against(path: Path, key: bytes, wrong: ExpectedError) -> None:
    """Returns where the key opens the first page; raises `wrong` where it opens none, DamagedError where it does."""
    if not bad_pages(path, key, range(1, 2)):
        return
    pages = path.stat().st_size // PAGE
    sample = range(1, pages + 1, max(1, pages // _SAMPLED_PAGES))
    raise DamagedError(path) if len(bad_pages(path, key, sample)) < len(sample) else wrong


def bad_pages(path: Path, key: bytes, numbers: range | None = None) -> list[int]:
    """The numbers (from 1) of those pages whose content is not what was written with this key; all by default."""
    with path.open("rb") as file:
        return bad_pages_of(file, key, numbers)


def bad_pages_of(file: BinaryIO, key: bytes, numbers: range | None = None) -> list[int]:
    """As `bad_pages`, of a file that is open."""
    file.seek(0)
    file_salt = file.read(SALT)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MAC_SALT_MASK for byte in file_salt), 2, 32)
    wanted = range(1, os.fstat(file.fileno()).st_size // PAGE + 1) if numbers is None else numbers
    return [number for number in wanted if number != _NEVER_WRITTEN and not _is_good(file, mac_key, number)]


def _is_good(file: BinaryIO, mac_key: bytes, number: int) -> bool:
    file.seek((number - 1) * PAGE)
    page = file.read(PAGE)
    content = page[SALT if number == 1 else 0 : -_MAC]
    mac = hmac.digest(mac_key, content + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(mac, page[-_MAC:])
