"""What else stands in the journal beside events: facts, answers, notes, next steps and siblings.

They are dated and voidable like events, and counted nowhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stars_desktop.domain.calendar import london_day, written


class FactName(StrEnum):
    """What is known about the child of an enquiry, by the words that stand in the register workbook."""

    INITIALS = "Initials"
    DATE_OF_BIRTH = "Date of birth"
    SOURCE = "Source"
    SOCIAL_WORKER = "Social worker"
    TEAM = "Team"
    PLACEMENT_TYPE = "Placement type"
    LEGAL_STATUS = "Legal status"
    NOTES = "Notes"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as known on a date; a date of birth is written YYYY-MM-DD. The newest one counts."""

    id: str
    name: FactName
    value: str
    on: date


def fact_in_words(name: FactName, value: str) -> str:
    """A fact's value as it is shown: a date of birth in full."""
    return written(date.fromisoformat(value)) if name is FactName.DATE_OF_BIRTH and value else value


class Reply(StrEnum):
    """What a person answered to a criterion."""

    YES = "Yes"
    NO = "No"
    NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to one criterion, worded so that Yes means met; the newest one counts."""

    id: str
    criterion: str
    reply: Reply
    on: date
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing of an enquiry, written down on a date."""

    id: str
    text: str
    on: date
    looked_again: bool = False
    """whether it says that somebody looked at the criteria again, whatever had changed before"""


class WaitingFor(StrEnum):
    """Whom an enquiry waits for."""

    CARER = "Foster carer"
    PROVIDER = "Provider"
    SOCIAL_WORKER = "Social worker"
    PANEL = "Panel"
    FAMILY = "Family"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, and whom it waits for, as set on a date; the newest counts, a blank one clears it."""

    id: str
    what: str
    who: str
    by: date | None
    waiting_for: WaitingFor | None
    on: date

    @property
    def blank(self) -> bool:
        """Whether there is nothing to do and nobody to wait for."""
        return not self.what and self.waiting_for is None


@dataclass(frozen=True, slots=True)
class Sibling:
    """An enquiry about a brother or sister, by its reference, as told on a date; both enquiries hold one."""

    id: str
    reference: str
    on: date


Entry = Fact | Answer | Note | NextStep | Sibling


def newest_facts(entries: Iterable[Entry]) -> dict[FactName, Fact]:
    """The fact of each name that counts, of entries in order."""
    return {entry.name: entry for entry in entries if isinstance(entry, Fact)}


def newest_step(entries: Iterable[Entry]) -> NextStep | None:
    """The next step that was set last, unless that cleared it, of entries in order."""
    steps = [entry for entry in entries if isinstance(entry, NextStep)]
    return steps[-1] if steps and not steps[-1].blank else None


@dataclass(frozen=True, slots=True)
class Voided:
    """When (UTC), by whom and why an entry of the journal was voided, and whether another took its place."""

    at: datetime
    by: str
    reason: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who records, where and when, and where new identities come from: all that is not a pure function."""

    user: str
    machine: str
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    panel: int | None = None
    """the number of the panel at which is recorded"""
    decides: str = ""
    """who decides, where that is not the user"""

    @property
    def today(self) -> date:
        """The date in London."""
        return london_day(self.now())
