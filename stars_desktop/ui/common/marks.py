"""The icons of what can be said of an enquiry: they stand beside their words, never instead of them."""

from collections.abc import Mapping
from typing import Final

from stars_desktop.domain.enquiry import State
from stars_desktop.domain.events import Kind
from stars_desktop.domain.triage import Fit, Truth

STATE_ICONS: Final[Mapping[State, str]] = {
    State.NEW: "mail",
    State.PIPELINE: "circle-dashed",
    State.LIVE: "circle-play",
    State.NOT_PRESENTED: "circle-slash",
    State.DECLINED: "circle-x",
    State.WITHDRAWN: "circle-minus",
    State.CLOSED_OTHER: "circle-off",
    State.CASE_CLOSED: "circle-stop",
}

STEP_ICONS: Final[Mapping[str, str]] = {
    "Notified": "mail",
    "Triage": "list-checks",
    "Meeting planned": "calendar-clock",
    "Meeting held": "calendar-check",
    "With the provider": "hourglass",
    "Waiting for a carer": "search",
}
"""The steps of an enquiry in the pipeline, by the words that stand beside the icon."""

KIND_ICONS: Final[Mapping[Kind, str]] = {
    Kind.NOTIFIED: "mail",
    Kind.MEETING_PLANNED: "calendar-clock",
    Kind.MEETING_HELD: "calendar-check",
    Kind.MEETING_CANCELLED: "calendar-x",
    Kind.CRITERIA_MET: "circle-check",
    Kind.NOT_PRESENTED: "circle-slash",
    Kind.PROGRESSED: "circle-play",
    Kind.PROVIDER_DECLINED: "circle-x",
    Kind.WITHDRAWN: "circle-minus",
    Kind.CLOSED_OTHER: "circle-off",
    Kind.REOPENED: "folder-open",
    Kind.COHORT_CHANGED: "arrow-left-right",
    Kind.CASE_CLOSED: "circle-stop",
}

FIT_ICONS: Final[Mapping[Fit, tuple[str, str]]] = {
    Fit.FITS: ("circle-check", "ok"),
    Fit.DOES_NOT_FIT: ("circle-slash", "text"),
    Fit.UNKNOWN: ("circle-dashed", "text"),
}
"""The icon of a verdict and the token of its colour: a child who does not fit is nobody's failure."""

TRUTH_ICONS: Final[Mapping[Truth, tuple[str, str]]] = {
    Truth.MET: ("check", "ok"),
    Truth.NOT_MET: ("x", "text"),
    Truth.UNKNOWN: ("circle-dashed", "text"),
}
"""The same for one criterion."""

FLAG_ICONS: Final[Mapping[str, tuple[str, str]]] = {
    "late entry": ("history", "muted"),
    "look again": ("refresh-cw", "warn"),
    "past the set time": ("alarm-clock", "warn"),
    "problem": ("circle-alert", "error"),
    "warning": ("triangle-alert", "warn"),
    "voided": ("ban", "muted"),
}
