"""A decision as it was taken: what was known of the enquiry then, and under which criteria. Never changed after.

It is kept as text in a canonical form: equal content gives equal bytes, and what was kept reads the same for good.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import CriteriaSet, Weight
from stars_desktop.domain.entries import Fact, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.triage import Fit, Subject, Truth, Verdict
from stars_desktop.domain.walk import Status, Walk, walk_through


@dataclass(frozen=True, slots=True)
class FactThen:
    """A fact as stored, and since when it was known."""

    name: FactName
    value: str
    on: date


@dataclass(frozen=True, slots=True)
class AnswerThen:
    """The answer to a criterion that counted, with the question as it was worded."""

    criterion: str
    question: str
    reply: Reply
    evidence: str
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class FindingThen:
    """A criterion as it stood for a cohort, where its rule comes from, and the fact or answer that was used."""

    id: str
    title: str
    rule: str
    weight: Weight
    truth: Truth
    fact: str


@dataclass(frozen=True, slots=True)
class VerdictThen:
    """One cohort's answer."""

    cohort: Cohort
    fit: Fit
    findings: tuple[FindingThen, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The whole of it; `cohort` is the one that was decided on."""

    reference: str
    council: str
    notified_on: date
    kind: Kind
    on: date
    cohort: Cohort
    reason: str
    decided_by: str
    override: str
    authoriser: str
    criteria_version: str
    criteria_label: str
    facts: tuple[FactThen, ...]
    answers: tuple[AnswerThen, ...]
    verdicts: tuple[VerdictThen, ...]

    def to_text(self) -> str:
        """JSON with sorted keys and no spaces; dates are written YYYY-MM-DD."""
        return json.dumps(
            asdict(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat
        )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """What `to_text` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        kept = json.loads(text)
        return cls(
            **{name: str(kept[name]) for name in _TEXTS},
            notified_on=date.fromisoformat(kept["notified_on"]),
            kind=Kind(kept["kind"]),
            on=date.fromisoformat(kept["on"]),
            cohort=Cohort(kept["cohort"]),
            facts=tuple(
                FactThen(FactName(one["name"]), one["value"], date.fromisoformat(one["on"])) for one in kept["facts"]
            ),
            answers=tuple(_answer(one) for one in kept["answers"]),
            verdicts=tuple(_verdict(one) for one in kept["verdicts"]),
        )


_TEXTS = (
    "reference", "council", "reason", "decided_by", "override", "authoriser", "criteria_version", "criteria_label",
)  # fmt: skip


def decide(criteria: CriteriaSet, subject: Subject, facts: Iterable[Fact], event: Event, cohort: Cohort) -> Decided:
    """A decision `event` on a cohort, with what is known of its enquiry now.

    `facts` are those of the subject with their dates, in any order; blank ones are not known, and left out.
    """
    known = {fact.name: fact for fact in facts if fact.value}
    found = walk_through(criteria, subject)
    return Decided(
        reference=subject.reference,
        council=subject.council,
        notified_on=subject.notified_on,
        kind=event.kind,
        on=event.on,
        cohort=cohort,
        reason=event.reason,
        decided_by=event.decided_by,
        override=event.override,
        authoriser=event.authoriser,
        criteria_version=criteria.version,
        criteria_label=criteria.label,
        facts=tuple(FactThen(name, known[name].value, known[name].on) for name in FactName if name in known),
        answers=_answers(found),
        verdicts=tuple(_then(cohort, verdict) for cohort, verdict in found.triage.cohorts.items()),
    )


def _answers(walk: Walk) -> tuple[AnswerThen, ...]:
    """The answers that count, in file order: none that was taken back, and none that a fact has overtaken."""
    return tuple(
        AnswerThen(one.criterion.id, one.criterion.question, found.reply, found.evidence, found.source, found.on)
        for one in walk.questions
        if one.status is Status.ANSWERED and (found := one.answer)
    )


def _then(cohort: Cohort, verdict: Verdict) -> VerdictThen:
    findings = (
        FindingThen(one.criterion.id, one.criterion.title, one.criterion.source, one.weight, one.truth, one.fact)
        for one in verdict.findings
    )
    return VerdictThen(cohort, verdict.fit, tuple(findings))


def _answer(kept: Mapping[str, Any]) -> AnswerThen:
    words = (kept["evidence"], kept["source"])
    return AnswerThen(
        kept["criterion"], kept["question"], Reply(kept["reply"]), *words, date.fromisoformat(kept["on"])
    )


def _verdict(kept: Mapping[str, Any]) -> VerdictThen:
    findings = (
        FindingThen(one["id"], one["title"], one["rule"], Weight(one["weight"]), Truth(one["truth"]), one["fact"])
        for one in kept["findings"]
    )
    return VerdictThen(Cohort(kept["cohort"]), Fit(kept["fit"]), tuple(findings))
