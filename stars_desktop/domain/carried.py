"""Answers of an earlier enquiry about the same child that still hold for a new one: offered, never taken over."""

from collections.abc import Mapping, Sequence
from typing import Final

from stars_desktop.domain.criteria import CriteriaSet, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, FactName, Reply
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


def still_hold(criteria: CriteriaSet, answers: Sequence[Answer], then: Facts, now: Facts) -> tuple[Answer, ...]:
    """Of `answers`, in order and given while the facts were as `then`, those that a person may confirm `now`."""
    found = (newest_answer(one.id, answers) for one in criteria.criteria if _holds(one.id, then, now))
    told = [one for one in found if one and one.reply is not Reply.NOT_KNOWN]
    return tuple({one.id: one for one in told}.values())


def _holds(criterion: str, then: Facts, now: Facts) -> bool:
    if criterion == _OF_THE_REFERRAL or why_not_asked(criterion, now) or missing_fact(criterion, now):
        return False
    rests_on = _RESTS_ON.get(criterion[0])
    return rests_on is None or then.get(rests_on, "") == now.get(rests_on, "")
