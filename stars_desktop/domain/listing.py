"""The register list: what is wanted of it, its rows, and how many there are of what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import WaitingFor

SORTS: Final = (
    "reference", "initials", "age", "cohort", "state", "step", "since", "notified_on", "social_worker", "team",
    "waiting", "next",
)  # fmt: skip
"""What the list can be sorted by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which enquiries, and in which order.

    Every word of `text` occurs in the references, initials, social worker or team, whatever the letter case, marks
    and punctuation; `year` is the contract year of notification. What is blank in the column sorted by comes last.
    """

    text: str = ""
    cohort: Cohort | None = None
    state: State | None = None
    year: int | None = None
    waiting: WaitingFor | None = None
    sort: str = "notified_on"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """An enquiry's row; `since` is the day it reached its step or, outside the pipeline, its state."""

    id: int
    reference: str
    child_reference: str
    initials: str
    born: date | None
    cohort: Cohort
    state: State
    step: str
    since: date
    notified_on: date
    social_worker: str
    team: str
    waiting_for: WaitingFor | None
    next_what: str
    next_who: str
    next_by: date | None
    look_again: str = ""
    """why its criteria are to be looked at again, where that was asked for (services.looking_again)"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many enquiries there are in all, of what, and the contract years of notification that occur."""

    all: int
    by_state: Mapping[State, int]
    by_cohort: Mapping[Cohort, int]
    by_waiting: Mapping[WaitingFor, int]
    years: Sequence[int]
