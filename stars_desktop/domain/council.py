"""The three councils that commission STARS together (DN2)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Council:
    """A council, by the word that names it in a command and by the name that its returns carry."""

    slug: str
    name: str


COUNCILS: Final = (
    Council("derby", "Derby City"),
    Council("nottingham", "Nottingham City"),
    Council("nottinghamshire", "Nottinghamshire County"),
)
"""Nottinghamshire, FMCM Committee, 8 February 2021, item 7. DN2 is not D2N2: Derbyshire is no party to it."""


NAMES: Final = tuple(one.name for one in COUNCILS)


def _plain(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if word != "council")


def same_council(one: str, other: str) -> bool:
    """Whether two names are the same council's; letter case and the word Council do not matter."""
    return _plain(one) == _plain(other)
