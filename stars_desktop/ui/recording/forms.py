"""What is asked for each kind of event: every kind is described here once, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.events import BY_ALLOWED, Kind, Mode
from stars_desktop.domain.reasons import SUGGESTED
from stars_desktop.domain.typed_dates import EXAMPLE
from stars_desktop.ui.recording.asked import A_DAY, Asked, Input

OTHERS: Final = "others"
"""the references of the other enquiries of the same meeting"""
FITS: Final = "fits"
"""the one cohort that the child fits on the day of the decision"""
WHY: Final = "why"
"""the reason of a correction"""
OWN_FIELDS: Final = frozenset({OTHERS, FITS, WHY})
"""keys that are no field of an event"""
OVERRIDE: Final = frozenset({"override", "authoriser"})
"""asked for where the criteria do not say that the cohort fits"""

_NO_NAMES: Final = "Leave out names, addresses and dates of birth."
_REASON: Final = "Choose a reason, or type your own words."


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A kind of event as it is recorded: its command, its words as a link, its button, and what is asked.

    The first question is always the day on which it happened.
    """

    kind: Kind
    command: str
    words: str
    does: str
    past: str
    """completes 'when ...' for a later event that may not come before it"""
    asked: tuple[Asked, ...]


def _day(words: str, hint: str) -> Asked:
    plain = words.replace("&", "")
    return Asked("on", words, Input.DAY, f"{hint}, {A_DAY}", f"{plain} must be a date, such as {EXAMPLE}")


def _notes(words: str = "&Note (optional)") -> Asked:
    return Asked("notes", words, Input.AREA, _NO_NAMES)


def _by(kind: Kind, words: str, needed: str) -> Asked:
    return Asked("by", words, Input.CHOICE, needed=needed, options=tuple((by, by) for by in BY_ALLOWED[kind]))


def _reason(kind: Kind, words: str = "&Reason", needed: str = "Choose a reason, or type one") -> Asked:
    suggested = tuple((one, one) for one in SUGGESTED.get(kind, ()))
    return Asked(
        "reason", words, Input.PICK if suggested else Input.LINE, _REASON if suggested else "", needed, suggested
    )


def cohort_words(cohort: Cohort) -> str:
    """A cohort by letter and words: B, foster care stability."""
    return f"{cohort}, {TITLE[cohort][0].lower()}{TITLE[cohort][1:]}"


def split_references(typed: str) -> list[str]:
    """References typed with commas or semicolons between."""
    return [one for part in typed.replace(";", ",").split(",") if (one := part.strip())]


COHORTS: Final = tuple((cohort.value, cohort_words(cohort)) for cohort in Cohort)
_MODE: Final = Asked("mode", "&How it is held (optional)", Input.CHOICE, options=tuple((mode, mode) for mode in Mode))
_ATTENDEES: Final = Asked(
    "attendees", "&Who takes part (optional)", Input.AREA, "By role: social worker, carers, provider."
)
_OTHERS: Final = Asked(
    OTHERS,
    "&Other enquiries of the same meeting (optional)",
    hint="Their references with commas between. It is recorded in each of them.",
)
_REFERENCE: Final = Asked(
    "meeting_reference", "Meeting &reference (optional)", hint="Shared by the children of one meeting."
)
_FITS: Final = Asked(
    FITS,
    "&Cohort",
    Input.CHOICE,
    "On the day of the decision a child fits exactly one cohort.",
    "Choose the one cohort that the child fits",
    COHORTS,
)
_COUNTED_IN: Final = Asked(
    FITS,
    "&Cohort",
    Input.CHOICE,
    "The one that it is counted in.",
    "Choose the cohort that it is counted in",
    COHORTS,
)
_DECIDED_BY: Final = Asked("decided_by", "Decided &by (optional)")
_AGAINST: Final = (
    Asked(
        "override",
        "&Why it is decided against the criteria",
        Input.AREA,
        "The criteria as answered do not say that this cohort fits. Someone with authority may decide otherwise.",
        "Enter why it is decided against the criteria",
    ),
    Asked("authoriser", "&Authorised by", hint="The name of whoever allowed it.", needed="Enter who authorised it"),
)

_ALL: Final = (
    RecordForm(Kind.NOTIFIED, "", "Notified", "Record notification", "it was notified", (
        _day("Notified &on", "The day you heard of the child"),
        Asked("cohort", "&Cohort proposed", Input.CHOICE, needed="Choose the cohort proposed", options=COHORTS),
        _notes(),
    )),
    RecordForm(Kind.MEETING_PLANNED, "plan_meeting", "Plan a meeting", "Record planned meeting",
               "a meeting was planned", (
        _day("&Arranged on", "The day it was arranged"),
        Asked("meeting_on", "&Meeting on", Input.DAY, f"The day it is to be held, {A_DAY}",
              f"Meeting on must be a date, such as {EXAMPLE}", ahead=True),
        _MODE, _ATTENDEES, _OTHERS, _notes(),
    )),
    RecordForm(Kind.MEETING_HELD, "meeting_held", "Meeting held", "Record meeting", "a meeting was held", (
        _day("Hel&d on", "The day of the meeting"), _MODE, _ATTENDEES,
        Asked("outcome", "O&utcome (optional)", Input.AREA, "What was agreed. " + _NO_NAMES),
        _REFERENCE, _OTHERS, _notes(),
    )),
    RecordForm(Kind.MEETING_CANCELLED, "meeting_cancelled", "Meeting cancelled", "Record cancelled meeting",
               "a meeting was cancelled", (
        _day("&Cancelled on", "The day you heard that it would not take place"),
        _reason(Kind.MEETING_CANCELLED, "&Why it did not take place (optional)", ""), _REFERENCE, _notes(),
    )),
    RecordForm(Kind.CRITERIA_MET, "criteria_met", "Criteria met", "Record criteria met", "the criteria were met", (
        _day("&Decided on", "The day of the decision"), _FITS, *_AGAINST, _DECIDED_BY,
        _reason(Kind.CRITERIA_MET, "&Reason (optional)", ""), _notes(),
    )),
    RecordForm(Kind.NOT_PRESENTED, "not_presented", "Not presented", "Record not presented", "it was not presented", (
        _day("&Decided on", "The day of the decision"),
        _COUNTED_IN,
        _reason(Kind.NOT_PRESENTED), _DECIDED_BY, _notes(),
    )),
    RecordForm(Kind.PROGRESSED, "progressed", "Progressed", "Record progressed", "it progressed", (
        _day("&Progressed on", "The day the provider took it on"),
        Asked("provider_reference", "Provider &reference (optional)", hint="The provider's own number for the case."),
        _notes(),
    )),
    RecordForm(Kind.PROVIDER_DECLINED, "declined", "Provider declined", "Record declined", "the provider declined", (
        _day("&Declined on", "The day the provider told you"),
        _reason(Kind.PROVIDER_DECLINED, "&Reason (optional)", ""), _notes(),
    )),
    RecordForm(Kind.WITHDRAWN, "withdrawal", "Withdrawal", "Record withdrawal", "it was withdrawn", (
        _day("&Withdrawn on", "The day you were told"),
        _by(Kind.WITHDRAWN, "W&ho withdrew it", "Choose who withdrew it"), _reason(Kind.WITHDRAWN), _notes(),
    )),
    RecordForm(Kind.CLOSED_OTHER, "closed_other", "Closed, other", "Record closing", "it was closed", (
        _day("&Closed on", "The day from which it is no longer worked on"), _reason(Kind.CLOSED_OTHER), _notes(),
    )),
    RecordForm(Kind.REOPENED, "reopened", "Reopened", "Record reopening", "it was reopened", (
        _day("&Reopened on", "The day from which it is worked on again"),
        _reason(Kind.REOPENED, "Rea&son (optional)", ""), _notes(),
    )),
    RecordForm(Kind.COHORT_CHANGED, "cohort_changed", "Cohort changed", "Record cohort change",
               "its cohort was changed", (
        _day("&Changed on", "The day from which the other cohort holds"),
        Asked("cohort", "&To cohort", Input.CHOICE, needed="Choose the cohort that it moves to", options=COHORTS),
        _reason(Kind.COHORT_CHANGED, "&Reason (optional)", ""), _notes(),
    )),
    RecordForm(Kind.CASE_CLOSED, "case_closed", "Case closed", "Record case closed", "the case was closed", (
        _day("&Closed on", "The day the case ended"),
        _by(Kind.CASE_CLOSED, "&How it ended", "Choose whether it was completed or ended early"),
        _reason(Kind.CASE_CLOSED), _notes(),
    )),
)  # fmt: skip

FORMS: Final[Mapping[Kind, RecordForm]] = {form.kind: form for form in _ALL}
"""By the kind of event, in the order of `Kind`."""
BY_COMMAND: Final[Mapping[str, RecordForm]] = {form.command: form for form in _ALL if form.command}
ALWAYS: Final = ("note", "next_step", "change_facts", "note_back", "link_sibling")
"""The commands that record something else, whatever happened."""
