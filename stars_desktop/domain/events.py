"""What can happen to an enquiry, each on a date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort


class Kind(StrEnum):
    """The kinds of event, by the words that stand in the register workbook."""

    NOTIFIED = "Notified"
    MEETING_PLANNED = "Meeting planned"
    MEETING_HELD = "Meeting held"
    MEETING_CANCELLED = "Meeting cancelled"
    CRITERIA_MET = "Criteria met"
    NOT_PRESENTED = "Not presented"
    PROGRESSED = "Progressed"
    PROVIDER_DECLINED = "Provider declined"
    WITHDRAWN = "Withdrawn"
    CLOSED_OTHER = "Closed other"
    REOPENED = "Reopened"
    COHORT_CHANGED = "Cohort changed"
    CASE_CLOSED = "Case closed"


MEANING: Final = {
    Kind.NOTIFIED: "the SPOC heard of the child",
    Kind.MEETING_PLANNED: "a professional meeting was arranged; Date is the day of arranging it",
    Kind.MEETING_HELD: "a professional meeting about the enquiry took place",
    Kind.MEETING_CANCELLED: "a planned meeting did not take place",
    Kind.CRITERIA_MET: "the criteria were found met, and the enquiry is presented to the provider",
    Kind.NOT_PRESENTED: "it was decided not to present the enquiry",
    Kind.PROGRESSED: "the provider took it on; a live case began",
    Kind.PROVIDER_DECLINED: "the provider declined, or found no match",
    Kind.WITHDRAWN: "the enquiry was withdrawn",
    Kind.CLOSED_OTHER: "the enquiry was closed for another reason, such as a duplicate",
    Kind.REOPENED: "the enquiry came back into the pipeline",
    Kind.COHORT_CHANGED: "the enquiry or live case moved to another cohort",
    Kind.CASE_CLOSED: "the live case ended",
}
"""What each kind says in half a sentence."""

MEETINGS: Final = frozenset({Kind.MEETING_PLANNED, Kind.MEETING_HELD, Kind.MEETING_CANCELLED})
DECISIONS: Final = frozenset({Kind.CRITERIA_MET, Kind.NOT_PRESENTED})


class By(StrEnum):
    """Who withdrew an enquiry, or how a case was closed."""

    SOCIAL_CARE = "Social care"
    FAMILY = "Family"
    YOUNG_PERSON = "Young person"
    PROVIDER = "Provider"
    OTHER = "Other"
    COMPLETED = "Completed"
    EARLY = "Early"


BY_ALLOWED: Final = {
    Kind.WITHDRAWN: (By.SOCIAL_CARE, By.FAMILY, By.YOUNG_PERSON, By.PROVIDER, By.OTHER),
    Kind.CASE_CLOSED: (By.COMPLETED, By.EARLY),
}
"""Where By is needed, and with which words; for every other kind there is none."""


class Mode(StrEnum):
    """How a meeting is held."""

    VIRTUAL = "Virtual"
    IN_PERSON = "In person"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one enquiry; never changed once recorded.

    `id` is unique in the world. `place` orders the events of a day: it grows as events are recorded, and a
    correction with the same date takes over the place of what it replaces. `cohort` is the one proposed
    (Notified) or the new one (Cohort changed). `meeting_reference` is shared by the children of one meeting.
    The words from `mode` on say more of a meeting or a decision; they make no two events different.
    """

    id: str
    kind: Kind
    on: date
    place: int
    cohort: Cohort | None = None
    by: By | None = None
    meeting_on: date | None = None
    meeting_reference: str = ""
    provider_reference: str = ""
    reason: str = ""
    notes: str = ""
    mode: str = ""
    """a `Mode`, or nothing"""
    attendees: str = ""
    outcome: str = ""
    decided_by: str = ""
    override: str = ""
    """why it was decided against the verdict of the criteria"""
    authoriser: str = ""
    """who allowed that"""

    def __str__(self) -> str:
        return f"{self.kind} on {written(self.on)}"
