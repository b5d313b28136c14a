"""The form of the register workbook: its sheets and headings, the same for template, import, export and rejects."""

from dataclasses import dataclass
from typing import Final

ENQUIRIES: Final = "Enquiries"
EVENTS: Final = "Events"
ANSWERS: Final = "Answers"
DIARY: Final = "Diary"
GUIDE: Final = "Guide"
CODES: Final = "Codes"

PROBLEM: Final = "Problem"
RECORDED_AT: Final = "Recorded at"
"""Written by us, never read."""
FORMULA: Final = "Formula that was never calculated: "
"""Begins the text that we write in place of such a formula, and refuse until its value is typed over it."""
NOTE, NEXT_STEP, SIBLING = "Note", "Next step", "Sibling"
"""The kinds of a row of Diary."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet: its name, whether each row needs it, its width in characters and what to fill in."""

    name: str
    needed: bool
    width: int
    hint: str
    is_date: bool = False
    if_filled: bool = False
    """whether we write the column only where something is in it"""


REFERENCE: Final = Heading("Enquiry reference", True, 19, "The council's own reference of the enquiry, one for each.")

FORM: Final[dict[str, tuple[Heading, ...]]] = {
    ENQUIRIES: (
        REFERENCE,
        Heading("Council", True, 24, "Derby City, Nottingham City or Nottinghamshire County: the register's own."),
        Heading("Child reference", True, 18, "The child's reference in the case system. No names."),
        Heading("Initials", False, 10, "The child's initials."),
        Heading("Date of birth", False, 18, "A date, as in 15/10/2008.", is_date=True),
        Heading("Cohort", True, 9, "A, B, C or D as proposed when the enquiry was notified."),
        Heading("Notified on", True, 18, "The day the SPOC heard of the child, as in 27/03/2022.", is_date=True),
        Heading("Source", False, 24, "How the enquiry reached the SPOC, such as Residential panel."),
        Heading("Social worker", False, 22, "The child's social worker."),
        Heading("Team", False, 22, "The social worker's team."),
        Heading("Placement type", False, 16, "The SSDA903 code of the placement; see the sheet Codes."),
        Heading("Legal status", False, 18, "The SSDA903 code, or Not looked after; see the sheet Codes."),
        Heading("Notes", False, 50, "Anything else worth knowing at notification."),
    ),
    EVENTS: (
        REFERENCE,
        Heading("Date", True, 18, "The day it happened, as in 27/03/2022.", is_date=True),
        Heading("Event", True, 20, "One of the events in the sheet Codes. Notified needs no row here."),
        Heading("Cohort", False, 9, "The new cohort; for Cohort changed only."),
        Heading("By", False, 14, "Who withdrew the enquiry, or Completed or Early for Case closed; else blank."),
        Heading("Reason", False, 36, "In your own words, or one of the suggestions in the sheet Codes."),
        Heading("Notes", False, 50, "Anything else worth knowing."),
        Heading("Meeting on", False, 18, "When a planned meeting is to be, as in 27/03/2022.", is_date=True),
        Heading("Meeting reference", False, 20, "The same for all children of one meeting."),
        Heading("Provider reference", False, 20, "The provider's case reference."),
        Heading("Event id", False, 38, "Leave blank. Filled in by export, so that the event is found again."),
        Heading("Meeting mode", False, 15, "Optional column: Virtual or In person.", if_filled=True),
        Heading("Attendees", False, 36, "Optional column: who came to the meeting.", if_filled=True),
        Heading("Outcome", False, 36, "Optional column: what the meeting came to.", if_filled=True),
        Heading("Decided by", False, 22, "Optional column: who decided.", if_filled=True),
        Heading("Override", False, 36, "Optional column: why, against the criteria's verdict.", if_filled=True),
        Heading("Authoriser", False, 22, "Optional column: who allowed that.", if_filled=True),
    ),
    ANSWERS: (
        REFERENCE,
        Heading("Criterion", True, 11, "Its id, such as A2."),
        Heading("Answer", True, 13, "Yes, No or Not known; Yes always means met."),
        Heading("Evidence", False, 50, "What the answer rests on."),
        Heading("Source", False, 24, "Who or what said so."),
        Heading("Date", False, 18, "The day of the answer; left blank it is Notified on.", is_date=True),
    ),
    DIARY: (
        REFERENCE,
        Heading("Date", True, 18, "Optional sheet. The day of it.", is_date=True),
        Heading("Kind", True, 11, "Note, Next step (the newest counts) or Sibling."),
        Heading("Text", False, 50, "The note, what is to be done next, or the sibling's enquiry reference."),
        Heading("Who", False, 22, "Next step only: who does it."),
        Heading("By when", False, 18, "Next step only: a date, as in 27/03/2022.", is_date=True),
        Heading("Waiting for", False, 16, "Next step only: one of the list in the sheet Codes, or blank."),
    ),
}
"""Every sheet with its columns; Answers and Diary need not be there."""

IF_FILLED: Final = frozenset({DIARY})
"""The sheets that we write only where something is in them, but for the template."""
