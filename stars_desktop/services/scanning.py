"""A workbook is looked through before it is saved: what in it names somebody, and what in it nobody sees.

Looked for is what the register holds: references, initials, names of social workers and dates of birth. What was
written by hand and names somebody in other words is not found by it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import NotADateError, read_day
from stars_desktop.domain.entries import FactName
from stars_desktop.store.personal import facts_of_all, references_of_all
from stars_desktop.store.vault import Vault
from stars_desktop.workbooks.inspecting import texts_in, unseen_in

_LETTERS: Final = 4
"""from which on a reference is looked for inside of a text; a shorter one, or a number, only as the whole of it.
Initials of one letter are not looked for: A is a cohort's name too."""
_WORD: Final = re.compile(r"\w+")
_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}")
_OURS: Final = frozenset({"SIB", "SPOC", "STARS", "DN", "SHA", "OFFICIAL", "SENSITIVE", "ID", "UTC", "OK", "OCM"})
"""Capital letters that our own headings and lines hold: no initials where they stand among other words."""


class What(StrEnum):
    """What names somebody."""

    REFERENCE = "references of enquiries or children"
    INITIALS = "initials"
    SOCIAL_WORKER = "names of social workers"
    BORN = "dates of birth"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on a sheet: how many cells or other texts hold it, and the first of them."""

    what: What
    sheet: str
    number: int
    first: str
    """its coordinate; "" where it is no cell"""

    def __str__(self) -> str:
        """In words: references of enquiries or children on Events, in 12 cells, the first one A2."""
        if not self.first:
            return f"{self.what} in {self.sheet}"
        cells = f"{self.number:,} cells, the first one" if self.number > 1 else "cell"
        return f"{self.what} on {self.sheet}, in {cells} {self.first}"


@dataclass(frozen=True, slots=True)
class Scan:
    """What is in a workbook."""

    found: tuple[Found, ...]
    unseen: tuple[str, ...]
    size: int
    """of the file, in bytes"""

    @property
    def clean(self) -> bool:
        """Whether nobody was found in it, and nothing that is not seen."""
        return not self.found and not self.unseen

    def lines(self) -> list[str]:
        """What was found, one sentence a line."""
        size = f"The file has {max(1, round(self.size / 1024)):,} KB."
        if self.clean:
            sought = f"{', '.join(What)[: -len(What.BORN) - 2]} and {What.BORN}"
            return [f"Looked through for {sought}: none is in it, and nothing hidden. {size}"]
        found = [f"It holds {one}." for one in self.found]
        return [*found, *(f"It holds what is not seen: {words}." for words in self.unseen), size]


class Names:
    """What the register holds that names somebody, ready to be looked for."""

    def __init__(self, references: Iterable[str], facts: Mapping[FactName, Iterable[str]]) -> None:
        self._whole: dict[str, What] = {}
        self._within: dict[tuple[str, ...], What] = {}
        self._initials = {one.strip() for one in facts.get(FactName.INITIALS, ()) if len(one.strip()) > 1}
        self._among_words = self._initials - _OURS
        self._born = {date.fromisoformat(one) for one in facts.get(FactName.DATE_OF_BIRTH, ())}
        for name in facts.get(FactName.SOCIAL_WORKER, ()):
            self._add(name, What.SOCIAL_WORKER)
        for name in references:
            self._add(name, What.REFERENCE)
        self._lengths = sorted({len(words) for words in self._within})

    def _add(self, name: str, what: What) -> None:
        folded = name.strip().casefold()
        words = tuple(_WORD.findall(folded))
        if words:
            self._whole[folded] = what
        if len(folded) >= _LETTERS and not folded.isdecimal():
            self._within[words] = what

    def named_in(self, value: str | date) -> set[What]:
        """What of it stands in a text, or is this day."""
        if isinstance(value, date):
            return {What.BORN} if value in self._born else set()
        folded = value.strip().casefold()
        found = {self._whole[folded]} if folded in self._whole else set()
        words = _WORD.findall(folded)
        for length in self._lengths:
            for start in range(len(words) - length + 1):
                if what := self._within.get(tuple(words[start : start + length])):
                    found.add(what)
        if value.strip() in self._initials or self._among_words & {*_WORD.findall(value)}:
            found.add(What.INITIALS)
        if any(day in self._born for day in _days(value)):
            found.add(What.BORN)
        return found


def _days(value: str) -> Iterator[date]:
    for written in _DAY.findall(value):
        try:
            yield read_day(written)
        except NotADateError:
            continue


NOBODY: Final = Names((), {})


def names_in(vault: Vault) -> Names:
    """What a register holds that names somebody."""
    with vault.reading() as connection:
        return Names(references_of_all(connection), facts_of_all(connection))


def scan(content: bytes, names: Names) -> Scan:
    """Looks through a workbook as it would be saved."""
    told: dict[tuple[str, What], list[str]] = {}
    known: dict[str | date, set[What]] = {}
    for place in texts_in(content):
        if place.value not in known:
            known[place.value] = names.named_in(place.value)
        for what in known[place.value]:
            told.setdefault((place.sheet, what), []).append(place.cell)
    found = (Found(what, sheet, len(cells), cells[0]) for (sheet, what), cells in told.items())
    return Scan(tuple(found), tuple(unseen_in(content)), len(content))


def scan_for(vault: Vault, content: bytes) -> Scan:
    """As `scan`, for what a register holds."""
    return scan(content, names_in(vault))
