"""Criteria: what is asked of an enquiry, of which kind for which cohort, and which follow from a fact.

The ids are fixed; words, kinds and the referral window come from a file of criteria with a version of its own.
The set that is shipped is an example, to be confirmed with the contract (its Appendix One is not public).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.codes import NOT_LOOKED_AFTER
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Answer, FactName, Reply, fact_in_words

_NUMBERS: Final = {"X": 11, "A": 7, "B": 6, "C": 6, "D": 7}
IDS: Final = tuple(f"{letter}{number + 1}" for letter, count in _NUMBERS.items() for number in range(count))
AT_THE_DECISION: Final = "X5"
"""asked when it is decided, and no part of a verdict"""


def named_version(version: str) -> str:
    """A version on paper: the shipped one never without saying that it is an example."""
    return f"{version}, an example to be confirmed with the contract" if version.startswith("example-") else version


class Weight(StrEnum):
    """What a criterion does to a verdict: only hard ones change it."""

    HARD = "hard"
    SOFT = "soft"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion, worded so that Yes means met, with where the rule comes from."""

    id: str
    weights: Mapping[Cohort, Weight]
    title: str
    question: str
    guidance: str
    source: str


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A version of the criteria, in file order."""

    version: str
    label: str
    effective_from: date
    referral_window: Period
    criteria: tuple[Criterion, ...]

    def of(self, cohort: Cohort) -> tuple[Criterion, ...]:
        """What a verdict on a cohort looks at: the criteria of all cohorts and its own."""
        return tuple(one for one in self.criteria if cohort in one.weights and one.id != AT_THE_DECISION)


def cohorts_of(criterion_id: str) -> tuple[Cohort, ...]:
    """X criteria are of all cohorts, others of the one whose letter they bear."""
    return tuple(Cohort) if criterion_id.startswith("X") else (Cohort(criterion_id[0]),)


FOSTER: Final = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"})
RESIDENTIAL: Final = frozenset({"K2"})
SUPPORTED: Final = frozenset({"H5", "K3"})
NOT_RESIDENTIAL: Final = FOSTER | SUPPORTED | {"P1", "P2"}
LOOKED_AFTER: Final = frozenset({"C1", "C2", "D1", "E1", "V2"})

_NEVER_ASKED: Final = {
    "X1": "follows from the Council of the enquiry. Change the Council",
    "X4": "follows from Notified on. Change Notified on",
    "X5": "is asked at the decision. Leave it out",
    "X9": "follows from the register's other enquiries of the same Child reference. Change those",
    "X10": "follows from the Date of birth. Fill in or change the Date of birth",
}


def why_not_asked(criterion: str, facts: Mapping[FactName, str]) -> str:
    """Why an answer to a criterion cannot be taken, and which fact to change; empty where it can."""
    if criterion not in IDS:
        return "is no criterion. Criteria are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"
    if criterion in _NEVER_ASKED:
        return _NEVER_ASKED[criterion]
    placement, status = facts.get(FactName.PLACEMENT_TYPE, ""), facts.get(FactName.LEGAL_STATUS, "")
    for name, follows in (
        (FactName.DATE_OF_BIRTH, criterion == "X2" and bool(facts.get(FactName.DATE_OF_BIRTH))),
        (FactName.PLACEMENT_TYPE, criterion == "A1" and placement in RESIDENTIAL | NOT_RESIDENTIAL),
        (FactName.PLACEMENT_TYPE, criterion in {"A6", "B1"} and bool(placement)),
        (FactName.LEGAL_STATUS, criterion in {"C1", "D1"} and status in LOOKED_AFTER | {NOT_LOOKED_AFTER}),
    ):
        if follows:
            return f"follows from the {name} ({fact_in_words(name, facts[name])}). Change the {name}"
    return ""


_NEEDS: Final = {
    "X2": FactName.DATE_OF_BIRTH,
    "A6": FactName.PLACEMENT_TYPE,
    "B1": FactName.PLACEMENT_TYPE,
}

FOLLOWS_FROM: Final[Mapping[str, FactName]] = {
    **_NEEDS,
    "X10": FactName.DATE_OF_BIRTH,
    "A1": FactName.PLACEMENT_TYPE,
    "C1": FactName.LEGAL_STATUS,
    "D1": FactName.LEGAL_STATUS,
}
"""The fact by which a criterion is decided: always, or where its value leaves nothing open."""


def missing_fact(criterion: str, facts: Mapping[FactName, str]) -> str:
    """Which fact a criterion waits for, whatever anybody answers; empty where it waits for none."""
    name = _NEEDS.get(criterion)
    return (
        f"follows from the {name}, which is not known yet. Fill in the {name}" if name and not facts.get(name) else ""
    )


ONE_QUESTION: Final = {"C1": "D1", "D1": "C1"}
"""Looked after, and not looked after: Yes to one is No to the other."""


def contradiction(answers: Iterable[Answer]) -> bool:
    """Whether C1 (looked after) and D1 (not looked after), which are one question, are answered alike.

    `answers` are in order, the newest last; Not known takes an answer back.
    """
    newest = {answer.criterion: answer.reply for answer in answers}
    return newest.get("C1") == newest.get("D1") and newest.get("C1") in {Reply.YES, Reply.NO}
