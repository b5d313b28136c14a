"""Which cohort fits, why, what is missing, and what to ask next; in three values throughout.

Nothing is "not met" before it was answered or follows from a fact. Soft and information criteria are shown and
never change a verdict.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import written, written_period
from stars_desktop.domain.codes import NOT_LOOKED_AFTER
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import (
    FOSTER,
    LOOKED_AFTER,
    NOT_RESIDENTIAL,
    ONE_QUESTION,
    RESIDENTIAL,
    SUPPORTED,
    CriteriaSet,
    Criterion,
    Weight,
)
from stars_desktop.domain.entries import Answer, FactName, Reply

YOUNGEST, ADULT, TRACKED_YEARS = 10, 18, 2


class Truth(StrEnum):
    """What is known of a criterion."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "cannot tell yet"


class Fit(StrEnum):
    """The verdict on a cohort."""

    FITS = "fits"
    DOES_NOT_FIT = "does not fit"
    UNKNOWN = "cannot tell yet"


@dataclass(frozen=True, slots=True)
class Subject:
    """What triage knows of an enquiry: its facts, its answers with the newest last, and the child's other cases."""

    reference: str
    council: str
    notified_on: date
    facts: Mapping[FactName, str]
    answers: Sequence[Answer]
    others: Sequence[str]
    """references of the child's other open enquiries and live cases"""
    known_on: Mapping[FactName, date] = field(default_factory=dict)
    """since when each fact is known; no verdict rests on it"""


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion as it stands for a cohort, and the fact or answer that was used."""

    criterion: Criterion
    weight: Weight
    truth: Truth
    fact: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One cohort's answer with its findings, in file order."""

    fit: Fit
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """Four answers from one set of facts, and the question that decides most."""

    reference: str
    criteria_version: str
    cohorts: Mapping[Cohort, Verdict]
    next_question: str | None

    def as_json(self) -> dict[str, object]:
        """The object that `stars triage --json` prints."""
        return {
            "reference": self.reference,
            "criteria_version": self.criteria_version,
            "cohorts": {cohort: _verdict_json(verdict) for cohort, verdict in self.cohorts.items()},
            "next_question": self.next_question,
        }


def _verdict_json(verdict: Verdict) -> dict[str, object]:
    criteria = [
        {"id": found.criterion.id, "kind": found.weight, "state": found.truth, "fact": found.fact}
        for found in verdict.findings
    ]
    return {"verdict": verdict.fit, "criteria": criteria}


def triage(criteria: CriteriaSet, subject: Subject) -> Triage:
    """Walks every criterion once and answers for all four cohorts."""
    known = {one.id: truth_of(one.id, criteria, subject) for one in criteria.criteria}
    cohorts = {cohort: _verdict(criteria, cohort, known) for cohort in Cohort}
    return Triage(subject.reference, criteria.version, cohorts, next(iter(open_questions(criteria, cohorts)), None))


def _verdict(criteria: CriteriaSet, cohort: Cohort, known: Mapping[str, tuple[Truth, str]]) -> Verdict:
    findings = tuple(Finding(one, one.weights[cohort], *known[one.id]) for one in criteria.of(cohort))
    hard = {found.truth for found in findings if found.weight is Weight.HARD}
    if Truth.NOT_MET in hard:
        return Verdict(Fit.DOES_NOT_FIT, findings)
    return Verdict(Fit.UNKNOWN if Truth.UNKNOWN in hard else Fit.FITS, findings)


def open_questions(criteria: CriteriaSet, cohorts: Mapping[Cohort, Verdict]) -> Mapping[str, tuple[Cohort, ...]]:
    """The open hard criteria of the cohorts that cannot tell yet, with those cohorts, in the order of asking.

    The one that stands in most of them comes first; ties in file order. C1 and D1 are one question, which stands in
    both of their cohorts.
    """
    stands: dict[str, tuple[Cohort, ...]] = {}
    for cohort, verdict in cohorts.items():
        if verdict.fit is Fit.UNKNOWN:
            for found in verdict.findings:
                if found.weight is Weight.HARD and found.truth is Truth.UNKNOWN:
                    stands[found.criterion.id] = (*stands.get(found.criterion.id, ()), cohort)
    ids = [one.id for one in criteria.criteria if one.id in stands]
    both = [one for one in ids if one in ONE_QUESTION]
    if len(both) == len(ONE_QUESTION):
        stands[both[0]] += stands[both[1]]
        ids.remove(both[1])
    return {one: stands[one] for one in sorted(ids, key=lambda one: -len(stands[one]))}


_OPPOSITE: Final = {Reply.YES: Reply.NO, Reply.NO: Reply.YES, Reply.NOT_KNOWN: Reply.NOT_KNOWN}
_TRUTH: Final = {Reply.YES: Truth.MET, Reply.NO: Truth.NOT_MET, Reply.NOT_KNOWN: Truth.UNKNOWN}


def truth_of(criterion: str, criteria: CriteriaSet, subject: Subject) -> tuple[Truth, str]:
    """What is known of one criterion, and the fact or answer that was used."""
    if derived := _DERIVED.get(criterion):
        found = derived(criteria, subject)
        if found:
            return found
    return _answered(criterion, subject)


def newest_answer(criterion: str, answers: Sequence[Answer]) -> Answer | None:
    """The answer to a criterion that counts; C1 and D1 answer each other, and the answer is turned round."""
    same = {criterion, ONE_QUESTION.get(criterion, criterion)}
    newest = next((answer for answer in reversed(answers) if answer.criterion in same), None)
    if newest is None or newest.criterion == criterion:
        return newest
    return replace(newest, criterion=criterion, reply=_OPPOSITE[newest.reply])


def _answered(criterion: str, subject: Subject) -> tuple[Truth, str]:
    newest = newest_answer(criterion, subject.answers)
    if newest is None:
        return Truth.UNKNOWN, "not answered"
    evidence = f": {newest.evidence}" if newest.evidence else ""
    return _TRUTH[newest.reply], f"answered {newest.reply} on {written(newest.on)}{evidence}"


Derived = tuple[Truth, str] | None
"""What follows from a fact; None where the fact leaves it to be asked."""


def _met(condition: bool, fact: str) -> tuple[Truth, str]:
    return (Truth.MET if condition else Truth.NOT_MET), fact


def birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age; born on 29 February, it is 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Completed years."""
    age = day.year - born.year
    return age if birthday(born, age) <= day else age - 1


def _council(_: CriteriaSet, subject: Subject) -> Derived:
    return Truth.MET, subject.council


def _age(_: CriteriaSet, subject: Subject) -> Derived:
    born = _born(subject)
    if not born:
        return Truth.UNKNOWN, "no date of birth"
    age = age_on(born, subject.notified_on)
    return _met(YOUNGEST <= age < ADULT, f"born {written(born)}, {age} on {written(subject.notified_on)}")


def _window(criteria: CriteriaSet, subject: Subject) -> Derived:
    window = criteria.referral_window
    fact = f"notified on {written(subject.notified_on)}; the window is {written_period(window)}"
    return _met(window.start <= subject.notified_on <= window.end, fact)


def _others(_: CriteriaSet, subject: Subject) -> Derived:
    return _met(
        not subject.others, f"open or live: {', '.join(subject.others)}" if subject.others else "no other one"
    )


def _stays_a_child(_: CriteriaSet, subject: Subject) -> Derived:
    born = _born(subject)
    if not born:
        return Truth.UNKNOWN, "no date of birth"
    adult, tracked = birthday(born, ADULT), birthday(subject.notified_on, TRACKED_YEARS)
    return _met(adult > tracked, f"turns {ADULT} on {written(adult)}; tracked to {written(tracked)}")


def _residential(_: CriteriaSet, subject: Subject) -> Derived:
    placement = subject.facts.get(FactName.PLACEMENT_TYPE, "")
    if placement in RESIDENTIAL | NOT_RESIDENTIAL:
        return _met(placement in RESIDENTIAL, f"placement type {placement}")
    return None


def _not_supported(_: CriteriaSet, subject: Subject) -> Derived:
    placement = subject.facts.get(FactName.PLACEMENT_TYPE, "")
    if not placement:
        return Truth.UNKNOWN, "no placement type"
    return _met(placement not in SUPPORTED, f"placement type {placement}")


def _foster(_: CriteriaSet, subject: Subject) -> Derived:
    placement = subject.facts.get(FactName.PLACEMENT_TYPE, "")
    if not placement:
        return Truth.UNKNOWN, "no placement type"
    return _met(placement in FOSTER, f"placement type {placement}")


def _looked_after(_: CriteriaSet, subject: Subject) -> Derived:
    status = subject.facts.get(FactName.LEGAL_STATUS, "")
    if status in LOOKED_AFTER or status == NOT_LOOKED_AFTER:
        return _met(status in LOOKED_AFTER, f"legal status {status}")
    return None


def _not_looked_after(criteria: CriteriaSet, subject: Subject) -> Derived:
    found = _looked_after(criteria, subject)
    return _met(found[0] is Truth.NOT_MET, found[1]) if found else None


def _born(subject: Subject) -> date | None:
    born = subject.facts.get(FactName.DATE_OF_BIRTH)
    return date.fromisoformat(born) if born else None


_DERIVED: Final[Mapping[str, Callable[[CriteriaSet, Subject], Derived]]] = {
    "X1": _council,
    "X2": _age,
    "X4": _window,
    "X9": _others,
    "X10": _stays_a_child,
    "A1": _residential,
    "A6": _not_supported,
    "B1": _foster,
    "C1": _looked_after,
    "D1": _not_looked_after,
}
