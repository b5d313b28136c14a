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
from stars_desktop.domain.decided import Decided, FoundThen, GivenAnswer, KnownFact, VerdictThen, decide
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.triage import Fit, Subject, Truth, triage
from stars_desktop.services.criteria import shipped

CRITERIA = shipped()
NOTIFIED, LATER = date(2022, 3, 1), date(2022, 4, 5)
BORN, PLACEMENT, NOTES = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.NOTES
MET = Event("e2", Kind.CRITERIA_MET, LATER, 2, reason="agreed", decided_by="Panel", override="why", authoriser="Head")


def decided(facts: Mapping[FactName, str], *answers: Answer) -> Decided:
    """Criteria met for cohort B, from facts and answers."""
    subject = Subject("DER-1", "Derby City", NOTIFIED, facts, answers, ("DER-7",), dict.fromkeys(facts, NOTIFIED))
    return decide(CRITERIA, subject, triage(CRITERIA, subject), MET, Cohort.B)


def answer(criterion: str, reply: Reply) -> Answer:
    return Answer(f"{criterion} {reply}", criterion, reply, LATER, "Care plan of 2 April", "Social worker")


def given_answer(criterion: str, reply: Reply) -> GivenAnswer:
    question = next(one.question for one in CRITERIA.criteria if one.id == criterion)
    return GivenAnswer(criterion, question, reply, "Care plan of 2 April", "Social worker", LATER)


def test_it_holds_the_decision_as_it_was_recorded() -> None:
    found = decided({})
    assert (found.reference, found.council, found.notified_on) == ("DER-1", "Derby City", NOTIFIED)
    assert (found.kind, found.decided_on, found.cohort) == (Kind.CRITERIA_MET, LATER, Cohort.B)
    assert (found.reason, found.decided_by, found.override, found.authoriser) == ("agreed", "Panel", "why", "Head")
    assert found.others == ("DER-7",)


def test_it_holds_which_criteria_were_asked() -> None:
    found = decided({})
    assert (found.criteria_version, found.criteria_label) == (CRITERIA.version, CRITERIA.label)


def test_it_holds_the_facts_that_decide_with_their_dates_and_no_notes_of_the_child() -> None:
    found = decided({NOTES: "Plays chess", BORN: "2009-05-06", PLACEMENT: ""})
    assert found.facts == (KnownFact(BORN, "2009-05-06", NOTIFIED),)
    assert "chess" not in found.to_text()


def test_it_holds_the_answers_that_counted_with_question_evidence_source_and_date() -> None:
    found = decided({}, answer("B2", Reply.NO), answer("B3", Reply.YES), answer("B2", Reply.YES))
    assert found.answers == (given_answer("B2", Reply.YES), given_answer("B3", Reply.YES))


def test_an_answer_that_was_turned_round_or_that_a_fact_has_overtaken_is_not_among_them() -> None:
    assert decided({PLACEMENT: "K2"}, answer("A1", Reply.NO)).answers == ()
    turned = decided({}, answer("C1", Reply.YES), answer("D1", Reply.YES))
    assert turned.answers == (given_answer("D1", Reply.YES),)


def test_it_holds_four_verdicts_with_their_criteria_and_the_fact_used() -> None:
    found = decided({PLACEMENT: "K2"})
    fits = {one.cohort: one.fit for one in found.verdicts}
    assert (list(fits), fits[Cohort.A], fits[Cohort.B]) == (list(Cohort), Fit.UNKNOWN, Fit.DOES_NOT_FIT)
    for verdict in found.verdicts:
        assert [one.id for one in verdict.findings] == [one.id for one in CRITERIA.of(verdict.cohort)]
    title = next(one.title for one in CRITERIA.criteria if one.id == "B1")
    foster = FoundThen("B1", title, Weight.HARD, Truth.NOT_MET, "placement type K2")
    assert foster in found.verdicts[1].findings


def test_its_text_is_canonical() -> None:
    text = decided({BORN: "2009-05-06"}, answer("B2", Reply.YES)).to_text()
    kept = json.loads(text)
    assert text == json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert (kept["decided_on"], kept["kind"], kept["cohort"]) == ("2022-04-05", "Criteria met", "B")


def test_equal_content_gives_equal_bytes() -> None:
    facts = {BORN: "2009-05-06", PLACEMENT: "U1"}
    turned = dict(reversed(facts.items()))
    assert decided(facts).to_text().encode() == decided(turned).to_text().encode()


@pytest.mark.parametrize("text", ["{}", "[]", "nothing", '{"form":2}', '{"form":1,"more":1}'])
def test_what_is_no_decision_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the text of a frozen decision"):
        Decided.from_text(text)


def _several(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=3).map(tuple)


_WORDS, _DAYS = st.text(), st.dates()
_FACTS = st.builds(KnownFact, st.sampled_from(FactName), _WORDS, st.none() | _DAYS)
_ANSWERS = st.builds(GivenAnswer, _WORDS, _WORDS, st.sampled_from(Reply), _WORDS, _WORDS, _DAYS)
_FOUND = st.builds(FoundThen, _WORDS, _WORDS, st.sampled_from(Weight), st.sampled_from(Truth), _WORDS)
_VERDICTS = st.builds(VerdictThen, st.sampled_from(Cohort), st.sampled_from(Fit), _WORDS, _several(_FOUND))
_DECISIONS = st.builds(
    Decided,
    reference=_WORDS, council=_WORDS, notified_on=_DAYS, criteria_version=_WORDS, criteria_label=_WORDS,
    kind=st.sampled_from(Kind), cohort=st.sampled_from(Cohort), decided_on=_DAYS, decided_by=_WORDS, reason=_WORDS,
    override=_WORDS, authoriser=_WORDS, others=_several(_WORDS), facts=_several(_FACTS), answers=_several(_ANSWERS),
    verdicts=_several(_VERDICTS),
)  # fmt: skip


@given(_DECISIONS)
def test_text_and_decision_say_the_same(decision: Decided) -> None:
    text = decision.to_text()
    read = Decided.from_text(text)
    assert read == decision
    assert read.to_text().encode() == text.encode()


@given(_DECISIONS, _WORDS)
def test_another_content_gives_another_text(decision: Decided, reason: str) -> None:
    other = replace(decision, reason=reason)
    assert (other.to_text() == decision.to_text()) is (other == decision)
