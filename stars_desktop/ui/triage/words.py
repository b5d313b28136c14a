"""Facts, verdicts and criteria in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.codes import LEGAL_STATUSES, NOT_LOOKED_AFTER, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import (
    FOLLOWS_FROM,
    FOSTER,
    LOOKED_AFTER,
    SUPPORTED,
    CriteriaSet,
    Weight,
)
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.triage import Finding, Truth

WEIGHTS: Final[Mapping[Weight, str]] = {
    Weight.HARD: "Needed",
    Weight.SOFT: "Weighs",
    Weight.INFORMATION: "For information",
}
"""What a criterion does to a verdict."""

_ANSWERED: Final = "answered "
_DIRECT: Final = {FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS}
_PLAIN: Final = {
    "no other one": "no other open enquiry or live case in this register",
    "no date of birth": "the date of birth is not known",
    "no placement type": "the placement type is not known",
}


def upper(text: str) -> str:
    """With a capital first letter."""
    return f"{text[:1].upper()}{text[1:]}"


def lower(text: str) -> str:
    """With a small first letter, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def listed(parts: Iterable[str]) -> str:
    """As people list them: A, B and C."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str) -> str:
    """With its noun: 1 answer, 2 answers."""
    return f"{number} {one if number == 1 else many}"


def label(criteria: CriteriaSet) -> str:
    """Which criteria these are, with their version, and what is still to be said of them."""
    name, comma, rest = criteria.label.partition(",")
    return f"{name}, version {criteria.version}{comma}{rest}"


def placement(code: str) -> str:
    """Where a child lives, by the code of the placement type."""
    if code in FOSTER:
        return f"lives in a foster home ({code})"
    if code in SUPPORTED:
        return f"lives in semi-independent or supported accommodation ({code})"
    if code in _HOMES:
        return f"{_HOMES[code]} ({code})"
    return f"placement: {lower(PLACEMENT_TYPES.get(code, 'not in the list'))} ({code})"


_HOMES: Final = {
    "K2": "lives in a children's home",
    "P1": "lives with parents or somebody with parental responsibility",
    "P2": "lives independently",
}


def legal_status(code: str) -> str:
    """Whether a child is looked after, by the code of the legal status."""
    if code == NOT_LOOKED_AFTER:
        return "is not looked after"
    said = f"{lower(LEGAL_STATUSES.get(code, 'not in the list'))} ({code})"
    return f"is looked after, {said}" if code in LOOKED_AFTER else f"legal status: {said}"


def fact_words(finding: Finding, facts: Mapping[FactName, str], known_on: Mapping[FactName, date]) -> str:
    """The fact or answer behind a finding, with its date where that is known; it begins small, as in a sentence."""
    if found := _from_fact(finding, facts):
        name = FOLLOWS_FROM[finding.criterion.id]
        return f"{found}, as known on {written(known_on[name])}" if name in known_on else found
    return _PLAIN.get(finding.fact, finding.fact)


def _from_fact(finding: Finding, facts: Mapping[FactName, str]) -> str:
    """What a placement type or a legal status says; "" where it did not decide."""
    name = FOLLOWS_FROM.get(finding.criterion.id)
    if name not in _DIRECT or finding.truth is Truth.UNKNOWN or finding.fact.startswith(_ANSWERED):
        return ""
    return placement(facts[name]) if name is FactName.PLACEMENT_TYPE else legal_status(facts[name])


def counts(weights: Mapping[Cohort, Weight]) -> str:
    """How much a question counts, and for whom: Needed for C and D, weighs for A and B."""
    parts = [_counts_for(word, cohorts) for word, cohorts in _by_weight(weights).items()]
    return ", ".join([parts[0], *(lower(one) for one in parts[1:])])


def counts_most(weights: Mapping[Cohort, Weight]) -> str:
    """How much a question counts where it counts most."""
    return next(iter(_by_weight(weights)))


def _by_weight(weights: Mapping[Cohort, Weight]) -> Mapping[str, Sequence[Cohort]]:
    found = {word: [cohort for cohort in Cohort if weights.get(cohort) is weight] for weight, word in WEIGHTS.items()}
    return {word: cohorts for word, cohorts in found.items() if cohorts}


def _counts_for(word: str, cohorts: Sequence[Cohort]) -> str:
    if len(cohorts) == len(Cohort):
        return f"{word}, all cohorts"
    return f"{word} for {listed(cohorts)}" if word != WEIGHTS[Weight.INFORMATION] else f"{word}, {listed(cohorts)}"
