"""Reasons suggested for an event; any words may stand instead.

Nothing is published: these are local assumptions, drawn from the programme's papers, to be agreed by the councils.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from stars_desktop.domain.events import Kind

SUGGESTED: Final[Mapping[Kind, Sequence[str]]] = {
    Kind.NOT_PRESENTED: (
        "Age outside range",
        "Placement or legal position fits no cohort",
        "Care plan does not support the outcome",
        "Risk cannot be managed in a family setting",
        "No foster carer match available",
        "Young person does not want the move",
        "Parent or carer will not engage",
        "Already receives an equivalent service",
        "Placement already stable",
        "Not enough information from social care",
        "Out of area",
    ),
    Kind.WITHDRAWN: (
        "Care plan changed",
        "Placement stabilised",
        "Placement ended or emergency move",
        "Child became looked after",
        "Child returned home",
        "Other service commissioned",
        "Social worker did not respond or no longer supports",
        "Court proceedings or direction",
        "Family withdrew",
        "Moved out of area",
        "Young person turned 18",
    ),
    Kind.CASE_CLOSED: (
        "Intervention completed",
        "Placement disrupted",
        "Re-entered care",
        "Entered residential care",
        "Young person or carer disengaged",
        "Provider ended the work",
        "Reached 18",
    ),
    Kind.CLOSED_OTHER: ("Duplicate", "Entered in error", "Aged out", "Moved away", "Housekeeping"),
}
