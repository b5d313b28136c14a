"""What a return counts: flows, stocks and the nine published columns with their definitions."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Flow(IntEnum):
    """What is counted on the day it happened. The numbers are stored in registers and never change."""

    NOTIFIED = 1
    MEETING_HELD = 2
    CRITERIA_MET = 3
    PROGRESSED = 4
    NOT_PRESENTED = 5
    WITHDRAWN_BY_SOCIAL_CARE = 6
    CASE_CLOSED = 7
    REOPENED = 8
    DECLINED = 9
    WITHDRAWN = 10
    """by anyone, from the pipeline"""
    CLOSED_OTHER = 11
    """from the pipeline"""
    WITHDRAWN_LATER = 12
    """after Not presented or Provider declined: no second exit"""
    CLOSED_OTHER_LATER = 13
    PIPELINE_IN = 14
    PIPELINE_OUT = 15
    LIVE_IN = 16
    LIVE_OUT = 17


class Stock(IntEnum):
    """What is counted at the end of a day. The numbers are stored in registers and never change."""

    PIPELINE = 1
    LIVE = 2


DEFINITIONS_VERSION: Final = "1"
"""Another one with every change of what a column, a term of a reconciliation or a memo line counts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the nine columns: its key in JSON, what it counts, its published heading and its definition.

    A stock's heading ends in the date it is for; a flow's never carries one.
    """

    key: str
    counts: Flow | Stock
    heading: str
    short: str
    definition: str


COLUMNS: Final = (
    Column(
        "notified", Flow.NOTIFIED, "No. SIB enquiries notified to SPOC", "Notified",
        "Enquiries notified to the SPOC on a date in the period; a reopened enquiry is not counted again.",
    ),
    Column(
        "meetings_held", Flow.MEETING_HELD, "No. Professional Meetings held", "Meetings held",
        "Professional meetings held on a date in the period, one for each enquiry discussed, so that a meeting "
        "about three children counts three.",
    ),
    Column(
        "criteria_met", Flow.CRITERIA_MET, "No. Referrals where criteria met for STARS", "Criteria met",
        "Enquiries found to meet the criteria on a date in the period, the first time in an episode, whatever "
        "year they were notified in.",
    ),
    Column(
        "progressed", Flow.PROGRESSED, "No. Referrals progressed by Outcomes for Children", "Progressed",
        "Referrals that became a live case on a date in the period.",
    ),
    Column(
        "pipeline", Stock.PIPELINE, "No. enquiries in the pipeline", "In the pipeline",
        "Enquiries open and not yet decided or progressed at the end of the date in the heading, those that met "
        "the criteria and wait for a match or the provider included.",
    ),
    Column(
        "not_presented", Flow.NOT_PRESENTED, "No. enquiries reviewed but not presented to STARS", "Not presented",
        "Decisions on a date in the period not to present an enquiry; a second one after reopening counts again.",
    ),
    Column(
        "withdrawn_by_social_care", Flow.WITHDRAWN_BY_SOCIAL_CARE,
        "No. enquiries withdrawn due to Social Care", "Withdrawn by social care",
        "Withdrawals by social care on a date in the period, also of enquiries that had not been presented or "
        "were declined by the provider.",
    ),
    Column(
        "cases_closed", Flow.CASE_CLOSED, "No. STARS cases closed", "Cases closed",
        "Live cases closed on a date in the period, completed or early.",
    ),
    Column(
        "cases_live", Stock.LIVE, "No. SIB cases live", "Cases live",
        "Cases live at the end of the date in the heading, whatever year they started in.",
    ),
)  # fmt: skip
"""In the published order. Headings: Derby City Council, Corporate Parenting Committee, item 09, 4.6. The source
confirms the meaning of column 4 only; the other definitions are DN2 working rules of this program."""
