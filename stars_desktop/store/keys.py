"""From a passphrase to the key of a register, with nothing beside the file.

The file's first 16 bytes are its salt (SQLCipher keeps them in clear), the first of them the cost of scrypt as
a power of two. The derived key is used raw, so that opening costs scrypt once and no second derivation. Every
page ends in an HMAC; checking it with hashlib tells a wrong passphrase (no page is good) from damage (one is).
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.errors import (
    DamagedError,
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
_COSTS: Final = range(10, 20)
_MAC: Final = 64
_MAC_SALT_MASK: Final = 0x3A
_SAMPLED_PAGES: Final = 64


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
    if not path.is_file():
        raise NoRegisterError(path)
    try:
        with path.open("rb") as file:
            file_salt = file.read(SALT)
    except OSError as error:
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
    return [number for number, good in _judged(path, key, numbers) if not good]


def _judged(path: Path, key: bytes, numbers: range | None) -> Iterator[tuple[int, bool]]:
    with path.open("rb") as file:
        file_salt = file.read(SALT)
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MAC_SALT_MASK for byte in file_salt), 2, 32)
        for number in numbers or range(1, path.stat().st_size // PAGE + 1):
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            content = page[SALT if number == 1 else 0 : -_MAC]
            mac = hmac.digest(mac_key, content + number.to_bytes(4, "little"), "sha512")
            yield number, hmac.compare_digest(mac, page[-_MAC:])
