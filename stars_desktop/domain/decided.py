"""A decision as it was made: what was known, under which criteria, and what came out of it, frozen for good.

The text of it is canonical: equal content is equal byte for byte.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM, ONE_QUESTION, CriteriaSet, Weight, why_not_asked
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.explaining import Then, reason
from stars_desktop.domain.triage import Fit, Subject, Triage, Truth

_FORM: Final = 1
"""The form of the text; another one is not read as this."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that a verdict rested on, and since when it was known, where that is told."""

    name: FactName
    value: str
    on: date | None


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer to a criterion that counted, with the question as it was worded then."""

    criterion: str
    question: str
    reply: Reply
    evidence: str
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class FoundThen:
    """A criterion as it stood."""

    id: str
    title: str
    weight: Weight
    truth: Truth
    fact: str


@dataclass(frozen=True, slots=True)
class VerdictThen:
    """The verdict on a cohort, why in one sentence, and its criteria in file order."""

    cohort: Cohort
    fit: Fit
    reason: str
    findings: tuple[FoundThen, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and all that it rested on. Names and notes of the child are no part of it."""

    reference: str
    council: str
    notified_on: date
    criteria_version: str
    criteria_label: str
    kind: Kind
    cohort: Cohort
    decided_on: date
    decided_by: str
    reason: str
    override: str
    """why it was decided against the verdict of the criteria"""
    authoriser: str
    others: tuple[str, ...]
    """references of the child's other open enquiries and live cases"""
    facts: tuple[KnownFact, ...]
    answers: tuple[GivenAnswer, ...]
    verdicts: tuple[VerdictThen, ...]

    @property
    def then(self) -> Then:
        """What was known, to be held against what is known later."""
        return Then(self.decided_on, {one.name: one.value for one in self.facts}, self.criteria_version)

    def to_text(self) -> str:
        """Canonical JSON: sorted keys, no spaces, dates as 2022-03-27."""
        content = {"form": _FORM, **asdict(self)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)

    @classmethod
    def from_text(cls, text: str) -> "Decided":
        """What `to_text` wrote. Raises ValueError for anything else."""
        try:
            return _decided(json.loads(text))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is not the text of a frozen decision: {error}.") from error


def decide(criteria: CriteriaSet, subject: Subject, found: Triage, event: Event, cohort: Cohort) -> Decided:
    """Freezes what is known now, with the event that decides; `cohort` is the one in force once it is recorded."""
    return Decided(
        subject.reference, subject.council, subject.notified_on, criteria.version, criteria.label,
        event.kind, cohort, event.on, event.decided_by, event.reason, event.override, event.authoriser,
        tuple(subject.others), _facts(subject), tuple(_answers(criteria, subject)),
        tuple(_verdict(one, found, subject.facts) for one in found.cohorts),
    )  # fmt: skip


def _facts(subject: Subject) -> tuple[KnownFact, ...]:
    return tuple(
        KnownFact(name, subject.facts[name], subject.known_on.get(name))
        for name in dict.fromkeys(FOLLOWS_FROM.values())
        if subject.facts.get(name)
    )


def _answers(criteria: CriteriaSet, subject: Subject) -> Iterable[GivenAnswer]:
    """The newest to each question; one that a fact has overtaken decided nothing."""
    newest: dict[str, Answer] = {}
    for answer in subject.answers:
        newest.pop(ONE_QUESTION.get(answer.criterion, ""), None)
        newest[answer.criterion] = answer
    for one in criteria.criteria:
        if one.id in newest and not why_not_asked(one.id, subject.facts):
            said = newest[one.id]
            yield GivenAnswer(one.id, one.question, said.reply, said.evidence, said.source, said.on)


def _verdict(cohort: Cohort, found: Triage, facts: Mapping[FactName, str]) -> VerdictThen:
    verdict = found.cohorts[cohort]
    findings = tuple(
        FoundThen(one.criterion.id, one.criterion.title, one.weight, one.truth, one.fact) for one in verdict.findings
    )
    return VerdictThen(cohort, verdict.fit, reason(verdict, cohort, facts), findings)


def _decided(content: Mapping[str, Any]) -> Decided:
    said = dict(content)
    if said.pop("form") != _FORM:
        raise ValueError("it has another form")
    read = {
        "notified_on": date.fromisoformat(content["notified_on"]),
        "kind": Kind(content["kind"]),
        "cohort": Cohort(content["cohort"]),
        "decided_on": date.fromisoformat(content["decided_on"]),
        "others": tuple(content["others"]),
        "facts": tuple(_known_fact(one) for one in content["facts"]),
        "answers": tuple(_given_answer(one) for one in content["answers"]),
        "verdicts": tuple(_verdict_then(one) for one in content["verdicts"]),
    }
    return Decided(**{**said, **read})


def _known_fact(content: Mapping[str, Any]) -> KnownFact:
    on = content["on"]
    return KnownFact(FactName(content["name"]), content["value"], date.fromisoformat(on) if on else None)


def _given_answer(content: Mapping[str, Any]) -> GivenAnswer:
    read = {"reply": Reply(content["reply"]), "on": date.fromisoformat(content["on"])}
    return GivenAnswer(**{**content, **read})


def _verdict_then(content: Mapping[str, Any]) -> VerdictThen:
    findings = tuple(
        FoundThen(**{**one, "weight": Weight(one["weight"]), "truth": Truth(one["truth"])})
        for one in content["findings"]
    )
    return VerdictThen(Cohort(content["cohort"]), Fit(content["fit"]), content["reason"], findings)
