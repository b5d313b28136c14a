"""The four cohorts of the STARS programme."""

from enum import StrEnum
from typing import Final


class Cohort(StrEnum):
    """Whom the programme is for (Derby City Council, Corporate Parenting Committee, item 09, 4.4)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


TITLE: Final = {
    Cohort.A: "Residential step-down",
    Cohort.B: "Foster care stability",
    Cohort.C: "Reunification",
    Cohort.D: "Edge of care",
}

SHORT: Final = {
    Cohort.A: "Step-down",
    Cohort.B: "Stability",
    Cohort.C: "Reunification",
    Cohort.D: "Edge of care",
}

PUBLISHED_LABEL: Final = {
    Cohort.A: "A - Residential Step Down to Foster Care",
    Cohort.B: "B - Foster Care Stability",
    Cohort.C: "C - Reunification with Family",
    Cohort.D: "D- Edge of Care",
}
"""The row labels as Derby publishes them, letter for letter (item 09, 4.6)."""
