"""What holds for triage whatever is known of a child."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import ONE_QUESTION, Weight, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.explaining import explain
from stars_desktop.domain.triage import Fit, Subject, Triage, Truth, open_questions, triage
from stars_desktop.services.criteria import shipped
from tests.domain.subjects import ASKED, subjects

CRITERIA = shipped()
BORN, PLACEMENT, STATUS = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS
OPPOSITE = {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET, Truth.UNKNOWN: Truth.UNKNOWN}
YES_OR_NO = (Reply.YES, Reply.NO)


def judged(subject: Subject) -> Triage:
    return triage(CRITERIA, subject)


def truths(found: Triage) -> dict[str, Truth]:
    """What is known of each criterion."""
    return {one.criterion.id: one.truth for verdict in found.cohorts.values() for one in verdict.findings}


def fits(found: Triage) -> dict[Cohort, Fit]:
    return {cohort: verdict.fit for cohort, verdict in found.cohorts.items()}


def replied(subject: Subject, criterion: str, reply: Reply) -> Subject:
    """With one more answer."""
    new = Answer("new", criterion, reply, subject.notified_on)
    return replace(subject, answers=[*subject.answers, new])


def with_fact(subject: Subject, name: FactName, value: str) -> Subject:
    return replace(subject, facts={**subject.facts, name: value})


def only_unknowns_turned(before: Triage, after: Triage) -> bool:
    """Whether what was decided, criterion and verdict, still stands."""
    then, now = truths(before), truths(after)
    criteria = all(now[one] is truth for one, truth in then.items() if truth is not Truth.UNKNOWN)
    verdicts = all(fits(after)[one] is fit for one, fit in fits(before).items() if fit is not Fit.UNKNOWN)
    return criteria and verdicts


@given(subjects(), st.sampled_from(ASKED), st.sampled_from(YES_OR_NO))
def test_an_answer_to_what_is_unknown_turns_that_and_nothing_that_was_decided(
    subject: Subject, criterion: str, reply: Reply
) -> None:
    before = judged(subject)
    assume(truths(before)[criterion] is Truth.UNKNOWN)
    assume(not why_not_asked(criterion, subject.facts) and not missing_fact(criterion, subject.facts))
    after = judged(replied(subject, criterion, reply))
    assert only_unknowns_turned(before, after)
    turned = {one for one, truth in truths(after).items() if truths(before)[one] is not truth}
    assert turned == {criterion, ONE_QUESTION.get(criterion, criterion)}


FACTS = {
    BORN: ("2008-10-15", "2016-01-01"),
    PLACEMENT: ("K2", "U4", "H5", "R1", "P1", "Z1"),
    STATUS: ("C2", "V3", "Not looked after"),
}
ANSWERED_INSTEAD = {BORN: set(), PLACEMENT: {"A1"}, STATUS: {"C1", "D1"}}
"""What a person may have answered while a fact was missing, and the fact overtakes"""


@given(subjects(), st.sampled_from([(name, value) for name, values in FACTS.items() for value in values]))
def test_a_fact_that_was_missing_turns_nothing_that_was_decided_but_answers_given_in_its_place(
    subject: Subject, fact: tuple[FactName, str]
) -> None:
    name, value = fact
    assume(name not in subject.facts)
    assume(not any(one.criterion in ANSWERED_INSTEAD[name] for one in subject.answers))
    assert only_unknowns_turned(judged(subject), judged(with_fact(subject, name, value)))


def of_one_question(answer: Answer) -> str:
    """C1 and D1 are one."""
    return min(answer.criterion, ONE_QUESTION.get(answer.criterion, answer.criterion))


@given(subjects(), st.data())
def test_the_order_of_answers_to_different_questions_does_not_matter(subject: Subject, data: st.DataObject) -> None:
    slots = data.draw(st.permutations([of_one_question(one) for one in subject.answers]))
    waiting: dict[str, Iterator[Answer]] = {
        question: iter([one for one in subject.answers if of_one_question(one) == question]) for question in slots
    }
    shuffled = [next(waiting[question]) for question in slots]
    assert judged(replace(subject, answers=shuffled)) == judged(subject)


@given(subjects())
def test_looked_after_and_not_looked_after_are_one_question(subject: Subject) -> None:
    found = judged(subject)
    known = truths(found)
    assert known["D1"] is OPPOSITE[known["C1"]]
    assert not {"C1", "D1"} <= set(open_questions(CRITERIA, found.cohorts))
    turned_round = [
        replace(one, criterion=ONE_QUESTION[one.criterion], reply=_OTHER[one.reply])
        if one.criterion in ONE_QUESTION
        else one
        for one in subject.answers
    ]
    assert fits(judged(replace(subject, answers=turned_round))) == fits(found)


_OTHER = {Reply.YES: Reply.NO, Reply.NO: Reply.YES, Reply.NOT_KNOWN: Reply.NOT_KNOWN}


@given(subjects())
def test_there_is_a_next_question_while_a_verdict_is_open_and_none_after(subject: Subject) -> None:
    found = judged(subject)
    assert (found.next_question is not None) is (Fit.UNKNOWN in fits(found).values())


@given(subjects())
def test_the_next_question_can_always_change_a_verdict(subject: Subject) -> None:
    question = judged(subject).next_question
    assume(question)
    assert question
    assert any(
        len({tuple(fits(judged(one)).items()) for one in said(rest, question)}) > 1
        for rest in all_else_known(subject, question)
    )


def all_else_known(subject: Subject, question: str) -> Iterator[Subject]:
    """Every way to fill in the facts that are missing (the question's own aside), with Yes to all that is open."""
    own = {BORN} if question == "X2" else {PLACEMENT} if question in {"A6", "B1"} else set()
    missing = [name for name in (BORN, PLACEMENT) if name not in subject.facts and name not in own]
    for values in product(*(FACTS[name] for name in missing)):
        filled = subject
        for name, value in zip(missing, values, strict=True):
            filled = with_fact(filled, name, value)
        for criterion in open_questions(CRITERIA, judged(filled).cohorts):
            if criterion not in {question, ONE_QUESTION.get(question)}:
                filled = replied(filled, criterion, Reply.YES)
        yield filled


def said(subject: Subject, question: str) -> list[Subject]:
    """What may be replied to a question: Yes and No, or the values of the fact that it waits for."""
    if question == "X2":
        return [with_fact(subject, BORN, value) for value in FACTS[BORN]]
    if missing_fact(question, subject.facts):
        return [with_fact(subject, PLACEMENT, value) for value in FACTS[PLACEMENT]]
    return [replied(subject, question, reply) for reply in YES_OR_NO]


@given(subjects())
def test_what_is_not_hard_never_changes_a_verdict(subject: Subject) -> None:
    weights = {one.id: set(one.weights.values()) for one in CRITERIA.criteria}
    hard_only = [one for one in subject.answers if Weight.HARD in weights[one.criterion]]
    without = replace(subject, answers=hard_only, others=[])
    assert fits(judged(without)) == fits(judged(subject))


@given(subjects(), st.sampled_from(ASKED))
def test_not_known_takes_an_answer_back_and_leaves_all_else(subject: Subject, criterion: str) -> None:
    same = {criterion, ONE_QUESTION.get(criterion, criterion)}
    without = replace(subject, answers=[one for one in subject.answers if one.criterion not in same])
    taken_back = judged(replied(subject, criterion, Reply.NOT_KNOWN))
    assert truths(taken_back) == truths(judged(without))


@given(subjects())
def test_no_child_fits_where_it_lives_in_two_ways_at_once(subject: Subject) -> None:
    found = fits(judged(subject))
    for one, other in ((Cohort.A, Cohort.B), (Cohort.C, Cohort.D)):
        assert {found[one], found[other]} != {Fit.FITS}


@given(subjects(), st.sampled_from([*Cohort, None]), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_verdict_is_explained_in_whole_sentences_that_change_nothing(
    subject: Subject, asked: Cohort | None, today: date
) -> None:
    found = explain(CRITERIA, subject, asked, today)
    assert found.triage == judged(subject)
    near = [found.nearest.words] if found.nearest else []
    for said in (*found.reasons.values(), *near, *(one.words for one in found.dates_ahead)):
        assert (said[0].isupper(), said[-1], "  " in said) == (True, ".", False)
    assert (found.nearest is None) is bool(asked and fits(found.triage)[asked] is not Fit.DOES_NOT_FIT)
    assert [one.on for one in found.dates_ahead] == sorted(one.on for one in found.dates_ahead)
    assert json.loads(json.dumps(found.as_json())).keys() >= judged(subject).as_json().keys()
