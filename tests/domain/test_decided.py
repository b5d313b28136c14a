"""A decision as it was taken: what is in it, and that its text says it whole and always alike."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import Weight
from stars_desktop.domain.decided import (
    AnswerThen,
    CriterionThen,
    Decided,
    FactThen,
    decide,
)
from stars_desktop.domain.entries import Answer, Fact, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.triage import Fit, Subject, Truth
from stars_desktop.services.criteria import shipped

CRITERIA = shipped()
NOTIFIED, LATER = date(2022, 3, 1), date(2022, 4, 5)
BORN, PLACEMENT = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE
MET = Event("e2", Kind.CRITERIA_MET, LATER, 2, reason="agreed", decided_by="Panel", override="why", authoriser="Head")


def decided(facts: Mapping[FactName, str], *answers: Answer) -> Decided:
    """Criteria met for cohort B, from facts and answers."""
    dated = [Fact(f"f{at}", name, value, NOTIFIED) for at, (name, value) in enumerate(facts.items())]
    subject = Subject("DER-1", "Derby City", NOTIFIED, facts, answers, ())
    return decide(CRITERIA, subject, dated, MET, Cohort.B)


def answer(criterion: str, reply: Reply) -> Answer:
    return Answer(f"{criterion} {reply}", criterion, reply, LATER, "Care plan of 2 April", "Social worker")


def test_it_holds_the_decision_as_it_was_recorded() -> None:
    found = decided({})
    assert (found.reference, found.council, found.notified_on) == ("DER-1", "Derby City", NOTIFIED)
    assert (found.kind, found.on, found.cohort) == (Kind.CRITERIA_MET, LATER, Cohort.B)
    assert (found.reason, found.decided_by, found.override, found.authoriser) == ("agreed", "Panel", "why", "Head")


def test_it_holds_which_criteria_were_asked() -> None:
    found = decided({})
    assert (found.criteria_version, found.criteria_label) == (CRITERIA.version, CRITERIA.label)


def test_it_holds_the_facts_that_were_known_with_their_dates() -> None:
    found = decided({BORN: "2009-05-06", PLACEMENT: ""})
    assert found.facts == (FactThen(BORN, "2009-05-06", NOTIFIED),)


def test_it_holds_the_answers_that_counted_with_question_evidence_source_and_date() -> None:
    found = decided({}, answer("B2", Reply.NO), answer("B3", Reply.YES), answer("B2", Reply.YES))
    questions = {one.id: one.question for one in CRITERIA.criteria}
    assert found.answers == tuple(
        AnswerThen(one, questions[one], Reply.YES, "Care plan of 2 April", "Social worker", LATER)
        for one in ("B2", "B3")
    )


def test_an_answer_that_was_taken_back_or_that_a_fact_has_overtaken_is_none() -> None:
    taken_back = (answer("B2", Reply.YES), answer("B2", Reply.NOT_KNOWN))
    assert decided({PLACEMENT: "K2"}, answer("A1", Reply.NO), *taken_back).answers == ()


def test_it_holds_four_verdicts_and_every_criterion_with_its_rule_and_the_fact_used() -> None:
    found = decided({PLACEMENT: "K2"})
    assert (found.verdicts[Cohort.A], found.verdicts[Cohort.B]) == (Fit.UNKNOWN, Fit.DOES_NOT_FIT)
    assert set(found.verdicts) == set(Cohort)
    rule = next(one for one in CRITERIA.criteria if one.id == "B1")
    weights = {Cohort.B: Weight.HARD}
    foster = CriterionThen("B1", rule.title, rule.source, weights, Truth.NOT_MET, "placement type K2")
    assert foster in found.criteria


@pytest.mark.parametrize("cohort", Cohort)
def test_a_verdict_looked_at_the_criteria_of_its_cohort(cohort: Cohort) -> None:
    ids = [one.id for one in decided({}).of(cohort)]
    assert ids == [one.id for one in CRITERIA.of(cohort)]


def test_its_text_is_canonical() -> None:
    text = decided({BORN: "2009-05-06"}, answer("B2", Reply.YES)).to_text()
    kept = json.loads(text)
    assert text == json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert (kept["on"], kept["kind"], kept["cohort"]) == ("2022-04-05", "Criteria met", "B")


def test_equal_content_gives_equal_bytes() -> None:
    facts = {BORN: "2009-05-06", PLACEMENT: "U1"}
    turned = dict(reversed(facts.items()))
    assert decided(facts).to_text().encode() == decided(turned).to_text().encode()


@pytest.mark.parametrize("text", ["{}", "[]", "nothing"])
def test_what_is_no_decision_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Decided.from_text(text)


_DAYS = st.dates()
_FACTS = st.builds(FactThen, st.sampled_from(FactName), st.text(), _DAYS)
_ANSWERS = st.builds(
    AnswerThen, st.text(), st.text(), st.sampled_from(Reply), st.text(), st.text(), _DAYS
)  # fmt: skip
_WEIGHTS = st.dictionaries(st.sampled_from(Cohort), st.sampled_from(Weight))
_CRITERIA = st.builds(CriterionThen, *[st.text()] * 3, _WEIGHTS, st.sampled_from(Truth), st.text())
_VERDICTS = st.dictionaries(st.sampled_from(Cohort), st.sampled_from(Fit))


def _several(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=3).map(tuple)


_DECISIONS = st.builds(
    Decided,
    *[st.text()] * 2, _DAYS, st.sampled_from(Kind), _DAYS, st.sampled_from(Cohort), *[st.text()] * 6,
    _several(_FACTS), _several(_ANSWERS), _several(_CRITERIA), _VERDICTS,
)  # fmt: skip


@given(_DECISIONS)
def test_text_and_decision_say_the_same(decision: Decided) -> None:
    text = decision.to_text()
    read = Decided.from_text(text)
    assert read == decision
    assert read.to_text().encode() == text.encode()


@given(_DECISIONS, st.text())
def test_another_content_gives_another_text(decision: Decided, reason: str) -> None:
    other = replace(decision, reason=reason)
    assert (other.to_text() == decision.to_text()) is (other == decision)
