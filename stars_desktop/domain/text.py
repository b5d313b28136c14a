"""Text as it is searched, and what a reference or initials may be."""

from typing import Final
from unicodedata import category, normalize

AT_MOST: Final = 60
"""characters of a reference, or of initials: far more than any register of a council has"""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""control characters, marks of direction and joining, halves of characters, line and paragraph ends"""


def folded(text: str) -> str:
    """Text without regard to letter case, marks and punctuation, its words parted by single spaces."""
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join("".join(sign for sign in plain if category(sign)[0] not in "MPC" or sign.isspace()).split())


def why_too_long(text: str) -> str:
    """Why a text is too long for a reference or initials, as the rest of a sentence; "" where it is not."""
    return f"has {len(text):,} characters, and may have {AT_MOST}" if len(text) > AT_MOST else ""


def why_no_reference(text: str) -> str:
    """Why a text can be no reference, as the rest of a sentence; "" where it can."""
    if long := why_too_long(text):
        return long
    unseen = next((sign for sign in text if category(sign) in _UNSEEN), "")
    return f"has a character in it that cannot be seen (U+{ord(unseen):04X})" if unseen else ""
