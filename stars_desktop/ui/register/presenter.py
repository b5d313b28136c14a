"""What the register list shows, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import WaitingFor
from stars_desktop.domain.following import DECIDED, Step
from stars_desktop.services.enquiries import Dossier
from stars_desktop.services.listing import Counts, Listed, Wanted, counts, enquiry_ids, listed
from stars_desktop.services.looking_again import marked, marks
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.words import STATE_WORDS, counted, year_words
from stars_desktop.ui.recording.forms import ALWAYS, BY_COMMAND

START: Final = Wanted(state=State.PIPELINE)
"""What the list opens on."""

FILTERS: Final = ("cohort", "state", "year", "waiting")

NOBODY_CHOSEN: Final = "Choose an enquiry in the list first."


@dataclass(frozen=True, slots=True)
class Order:
    """Something to sort by, and what comes first, one way and the other."""

    words: str
    up: str
    down: str


_TEXT: Final = ("A to Z", "Z to A")
_DAYS: Final = ("oldest first", "newest first")

ORDERS: Final[Mapping[str, Order]] = {
    "reference": Order("Reference", *_TEXT),
    "initials": Order("Initials", *_TEXT),
    "age": Order("Age", "youngest first", "oldest first"),
    "cohort": Order("Cohort", "A to D", "D to A"),
    "step": Order("Step or state", "first steps first", "last steps first"),
    "days": Order("Days in it", "fewest first", "most first"),
    "next": Order("Next step", "soonest first", "latest first"),
    "waiting": Order("Waiting for", *_TEXT),
    "notified_on": Order("Notified on", *_DAYS),
    "social_worker": Order("Social worker", *_TEXT),
    "team": Order("Team", *_TEXT),
}
"""By the key of the column, in the order of the columns."""

RECORDS: Final = (*BY_COMMAND, *ALWAYS)
"""Commands that record something of the chosen enquiry, on its own page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the list shows: enquiries by their numbers, in order, and how many there are of what."""

    wanted: Wanted
    ids: Sequence[int]
    counts: Counts
    again: bool = False
    """whether only those are shown that are to be looked at again"""

    @property
    def subtitle(self) -> str:
        """How many are shown, and how many filters hide."""
        shown, there = len(self.ids), self.counts.all
        if shown == there:
            return counted(there, "enquiry", "enquiries") if there else ""
        return f"{shown:,} of {there:,} shown, {there - shown:,} hidden by filters"

    @property
    def nothing(self) -> str:
        """What to say where no row is shown; "" where there are rows."""
        if self.ids:
            return ""
        if self.counts.all == 0:
            return "No enquiries yet. Add the first one, or bring in a workbook."
        return f"None of {counted(self.counts.all, 'enquiry', 'enquiries')} " + (
            "matches." if self.counts.all == 1 else "match."
        )


def find(vault: Vault, wanted: Wanted, today: date, known: Counts | None = None, *, again: bool = False) -> Found:
    """The enquiries that are wanted, and the counts of all: those that are `known`, or else counted now.

    With `again` only those of them that are to be looked at again.
    """
    ids = enquiry_ids(vault, wanted)
    if again:
        some = marked(vault, today)
        ids = [one for one in ids if one in some]
    return Found(wanted, ids, known or counts(vault), again)


def rows(vault: Vault, today: date, ids: Sequence[int]) -> list[Listed | None]:
    """A row for each of these enquiries, with why it is to be looked at again; none for one in no list any more."""
    there = {row.id: row for row in listed(vault, ids)}
    open_ones = [row.id for row in there.values() if row.step not in _NOTHING_TO_LOOK_AT]
    for number, causes in marks(vault, open_ones, today).items():
        there[number] = replace(there[number], look_again=" ".join(one.words for one in causes))
    return [there.get(one) for one in ids]


_NOTHING_TO_LOOK_AT: Final = frozenset({*DECIDED, Step.NOTIFIED, Step.NONE})


def filtered(wanted: Wanted) -> bool:
    """Whether anything is filtered out."""
    return bool(wanted.text.strip()) or any(getattr(wanted, name) is not None for name in FILTERS)


def unfiltered(wanted: Wanted) -> Wanted:
    """Every enquiry, in the order it was."""
    return Wanted(sort=wanted.sort, descending=wanted.descending)


def sorted_by(wanted: Wanted, column: str, *, descending: bool) -> Wanted:
    """The same enquiries by another column: the more days in a step, the longer ago it was reached."""
    if column == "days":
        return replace(wanted, sort="since", descending=not descending)
    if column == "step" and wanted.state is not State.PIPELINE:
        return replace(wanted, sort="state", descending=descending)
    return replace(wanted, sort=column, descending=descending)


def sort_of(wanted: Wanted) -> tuple[str, bool]:
    """The column that rows are sorted by, and whether its largest come first."""
    if wanted.sort == "since":
        return "days", not wanted.descending
    return ("step" if wanted.sort == "state" else wanted.sort), wanted.descending


def sort_words(wanted: Wanted) -> str:
    """The order in words: Notified on, newest first."""
    column, descending = sort_of(wanted)
    order = ORDERS[column]
    return f"{order.words}, {order.down if descending else order.up}"


def options(name: str, known: Counts) -> list[tuple[object, str]]:
    """What a filter can be set to, with how many enquiries there are of each."""
    if name == "cohort":
        return [(one, f"{SHORT[one]} ({known.by_cohort.get(one, 0):,})") for one in Cohort]
    if name == "state":
        return [
            (one, f"{words} ({known.by_state.get(one, 0):,})")
            for one, words in STATE_WORDS.items()
            if one is not State.NEW
        ]
    if name == "year":
        return [(number, year_words(number)) for number in known.years]
    return [(one, f"{one} ({known.by_waiting.get(one, 0):,})") for one in WaitingFor]


def set_words(value: object) -> str:
    """What a filter is set to, on its button."""
    if isinstance(value, Cohort):
        return f"{value} {SHORT[value]}"
    if isinstance(value, State):
        return STATE_WORDS[value]
    return year_words(value) if isinstance(value, int) else str(value)


def days_in(since: date, today: date) -> int:
    """How long an enquiry has been in its step or state, in days."""
    return max(0, (today - since).days)


def next_words(row: Listed) -> str:
    """What is to be done next, and by when; first of all to look at the criteria again."""
    if row.look_again:
        return f"Look again: {row.look_again.removeprefix('The ')}"
    if not row.next_what:
        return "Nothing planned" if row.state is State.PIPELINE else ""
    return f"{row.next_what}, {written(row.next_by)}" if row.next_by else row.next_what


def why_not(command: str, dossier: Dossier | None) -> str:
    """Why something cannot be recorded of the chosen enquiry; "" where it can."""
    if dossier is None:
        return NOBODY_CHOSEN
    return dossier.may_follow[BY_COMMAND[command].kind] if command in BY_COMMAND else ""
