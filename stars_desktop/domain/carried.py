"""Answers of an earlier enquiry about the same child that still hold for a new one: offered, never taken over."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from stars_desktop.domain.criteria import CriteriaSet, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, Fact, FactName, Reply
from stars_desktop.domain.triage import newest_answer

_OF_THE_REFERRAL: Final = "X7"
"""whether it is supported: asked for every referral anew"""
_RESTS_ON: Final = {
    "A": FactName.PLACEMENT_TYPE,
    "B": FactName.PLACEMENT_TYPE,
    "C": FactName.LEGAL_STATUS,
    "D": FactName.LEGAL_STATUS,
}
"""What an answer for a cohort was given about; where that is another now, the answer is no help."""

Facts = Mapping[FactName, str]


def still_hold(
    criteria: CriteriaSet, answers: Sequence[Answer], facts: Sequence[Fact], now: Facts
) -> tuple[Answer, ...]:
    """Of `answers`, in order and given while `facts` were what was known, those that a person may confirm `now`."""
    found = (newest_answer(one.id, answers) for one in criteria.criteria if _asked(one.id, now))
    told = [one for one in found if one and one.reply is not Reply.NOT_KNOWN and _holds(one, facts, now)]
    return tuple({one.id: one for one in told}.values())


def _asked(criterion: str, now: Facts) -> bool:
    return not (criterion == _OF_THE_REFERRAL or why_not_asked(criterion, now) or missing_fact(criterion, now))


def _holds(answer: Answer, facts: Sequence[Fact], now: Facts) -> bool:
    rests_on = _RESTS_ON.get(answer.criterion[0])
    return rests_on is None or _on(answer.on, rests_on, facts) == now.get(rests_on, "")


def _on(day: date, name: FactName, facts: Sequence[Fact]) -> str:
    """What was known on a day; before anything was, what was known first."""
    told = sorted((fact for fact in facts if fact.name is name), key=lambda fact: fact.on)
    by_then = [fact for fact in told if fact.on <= day]
    return (by_then or told[:1])[-1].value if told else ""
