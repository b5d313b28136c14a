"""What is found by a few letters: enquiries, and commands that can be done now; without a window."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.domain.text import folded
from stars_desktop.services.listing import Wanted, enquiry_ids, listed
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.commands import Command
from stars_desktop.ui.common.words import STATE_WORDS, age_words

MOST: Final = 8
"""enquiries shown at a time"""
ITSELF: Final = "go_to"


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the list: an enquiry to go to, or a command to do."""

    words: str
    detail: str
    keys: str = ""
    reference: str = ""
    command: str = ""
    icon: str = ""
    cohort: Cohort | None = None
    found_by: str = ""
    """an enquiry's words that are searched, folded"""


def enquiries(vault: Vault, text: str, today: date) -> list[Offer]:
    """The enquiries that a few letters mean, the newest first; none for no letters."""
    if not folded(text):
        return []
    found = listed(vault, enquiry_ids(vault, Wanted(text=text))[:MOST])
    return [
        Offer(
            words=" ".join(part for part in (row.reference, row.initials) if part),
            detail=", ".join(
                part
                for part in (
                    f"aged {age_words(row.born, today)}" if row.born else "",
                    SHORT[row.cohort],
                    row.step or STATE_WORDS[row.state],
                )
                if part
            ),
            reference=row.reference,
            cohort=row.cohort,
            found_by=folded(f"{row.reference} {row.child_reference} {row.initials} {row.social_worker} {row.team}"),
        )
        for row in found
    ]


def still(offers: Iterable[Offer], text: str) -> list[Offer]:
    """Those of enquiries found before that other letters still mean, while these are being searched."""
    words = folded(text).split()
    return [one for one in offers if one.reference and words and all(word in one.found_by for word in words)]


def commands(table: Iterable[Command], why_not: Callable[[str], str], text: str) -> list[Offer]:
    """The commands that can be done now and whose words, or menu, hold every word typed."""
    words = folded(text).split()
    return [
        Offer(command.plain, command.menu, command.shortcut, command=command.id, icon=command.icon)
        for command in table
        if command.id != ITSELF
        and all(word in folded(f"{command.plain} {command.menu}") for word in words)
        and not why_not(command.id)
    ]
