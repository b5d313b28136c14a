"""Which criteria a person answers, and which follow from a fact and are never asked.

The criteria are an example set, to be confirmed with the contract (its Appendix One is not public).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from stars_desktop.domain.codes import NOT_LOOKED_AFTER
from stars_desktop.domain.entries import Answer, FactName, Reply

TITLES: Final[Mapping[str, str]] = {
    "X1": "One of the three councils is responsible",
    "X2": "Aged 10 to 17 at notification",
    "X3": "Challenging behaviour and complex needs",
    "X4": "Notified within the referral window",
    "X5": "Fits exactly one cohort",
    "X6": "Safe to do so",
    "X7": "Social worker or team manager supports the referral",
    "X8": "Wishes of the child and engagement of the carers recorded",
    "X9": "No other open enquiry or live case",
    "X10": "Does not turn 18 within two years",
    "X11": "No equivalent intervention already",
    "A1": "Lives in residential care",
    "A2": "Care plan aims at foster care",
    "A3": "Foster carer identified or search started",
    "A4": "Ready to step down",
    "A5": "Not secure, custody, hospital or deprived of liberty",
    "A6": "Not semi-independent or supported accommodation",
    "A7": "Change of care plan considered at a review",
    "B1": "Lives in a foster placement",
    "B2": "High risk of breakdown or of entering residential care",
    "B3": "A risk indicator is recorded",
    "B4": "Placement support meeting held or planned",
    "B5": "Carer is willing to work with STARS",
    "B6": "The placement still stands",
    "C1": "Looked after",
    "C2": "The council seeks reunification",
    "C3": "Recently entered care",
    "C4": "Reunification assessment and its risk class",
    "C5": "No short breaks or remand",
    "C6": "Review held before a significant change",
    "D1": "Not looked after",
    "D2": "On the edge of care",
    "D3": "Child in need, child protection or pre-proceedings",
    "D4": "Risk drivers are recorded",
    "D5": "Likely to enter care without help",
    "D6": "A carer is willing, and the child lives there",
    "D7": "None of the usual exclusions applies",
}
"""In file order; each is worded so that Yes means met."""

_RESIDENTIAL_OR_NOT: Final = frozenset(["K2", "U1", "U2", "U3", "U4", "U5", "U6", "P1", "P2", "H5", "K3"])
"""Placement types that decide A1; with any other it is asked."""
_LOOKED_AFTER_OR_NOT: Final = frozenset({"C1", "C2", "D1", "E1", "V2", NOT_LOOKED_AFTER})
"""Legal statuses that decide C1 and D1."""

_NEVER_ASKED: Final = {
    "X1": "follows from the Council of the enquiry. Change the Council",
    "X4": "follows from Notified on. Change Notified on",
    "X5": "is asked at the decision. Leave it out",
    "X9": "follows from the register's other enquiries of the same Child reference. Change those",
    "X10": "follows from the Date of birth. Fill in or change the Date of birth",
}


def why_not_asked(criterion: str, facts: Mapping[FactName, str]) -> str:
    """Why an answer to a criterion cannot be taken, and which fact to change; empty where it can."""
    if criterion not in TITLES:
        return "is no criterion. Criteria are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"
    if criterion in _NEVER_ASKED:
        return _NEVER_ASKED[criterion]
    placement, status = facts.get(FactName.PLACEMENT_TYPE, ""), facts.get(FactName.LEGAL_STATUS, "")
    for name, follows in (
        (FactName.DATE_OF_BIRTH, criterion == "X2" and bool(facts.get(FactName.DATE_OF_BIRTH))),
        (FactName.PLACEMENT_TYPE, criterion == "A1" and placement in _RESIDENTIAL_OR_NOT),
        (FactName.PLACEMENT_TYPE, criterion in {"A6", "B1"} and bool(placement)),
        (FactName.LEGAL_STATUS, criterion in {"C1", "D1"} and status in _LOOKED_AFTER_OR_NOT),
    ):
        if follows:
            return f"follows from the {name} ({facts[name]}). Change the {name}"
    return ""


def contradiction(answers: Iterable[Answer]) -> bool:
    """Whether C1 (looked after) and D1 (not looked after), which are one question, are answered alike.

    `answers` are in order, the newest last; Not known takes an answer back.
    """
    newest = {answer.criterion: answer.reply for answer in answers}
    return newest.get("C1") == newest.get("D1") and newest.get("C1") in {Reply.YES, Reply.NO}
