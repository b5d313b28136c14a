"""The recovery key: the key of a register itself, written so that it can be kept on paper and typed again.

Fourteen groups of four carry its 256 bits, and 24 more that tell a slip of the pen or the finger from the key of
another register. The letters I, L, O and U stand nowhere in it; who types I or L for 1, or O for 0, is understood.
"""

import hashlib
from typing import Final

from stars_desktop.store.errors import MistypedKeyError

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("ILO", "110")
_BETWEEN: Final = "-_.\u2010\u2011\u2013\u2014"
"""hyphens as keyboards, printers and word processors make them"""
_BITS, _GROUP = 5, 4
_KEY_BYTES, _SUM_BYTES = 32, 3
_LENGTH: Final = (_KEY_BYTES + _SUM_BYTES) * 8 // _BITS


def written_key(key: bytes) -> str:
    """A 32-byte key in groups of four letters and digits, the last of which check the others."""
    number = int.from_bytes(key + _sum(key))
    characters = "".join(_ALPHABET[number >> shift & 31] for shift in range((_LENGTH - 1) * _BITS, -1, -_BITS))
    return "-".join(characters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_key(typed: str) -> bytes:
    """The key that was typed, in whatever case and with whatever spaces and hyphens.

    Raises MistypedKeyError where it cannot be a key as it was written.
    """
    characters = [one for one in typed.upper().translate(_READ_AS) if not one.isspace() and one not in _BETWEEN]
    if strange := next((one for one in characters if one not in _ALPHABET), ""):
        raise MistypedKeyError(f"A recovery key has no “{strange}” in it. Compare it with the paper.")
    if len(characters) != _LENGTH:
        raise MistypedKeyError(
            f"A recovery key has {_LENGTH} letters and digits, and this has {len(characters)}. "
            "Compare it with the paper, group by group."
        )
    number = 0
    for one in characters:
        number = number << _BITS | _ALPHABET.index(one)
    both = number.to_bytes(_KEY_BYTES + _SUM_BYTES)
    key, check = both[:_KEY_BYTES], both[_KEY_BYTES:]
    if _sum(key) != check:
        raise MistypedKeyError("The recovery key was mistyped somewhere. Compare it with the paper, group by group.")
    return key


def _sum(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:_SUM_BYTES]
