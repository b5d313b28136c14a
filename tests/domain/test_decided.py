"""A decision is frozen with all that it rested on, and its text comes back byte for byte."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import AT_THE_DECISION
from stars_desktop.domain.decided import Decided, GivenAnswer, KnownFact, decide
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.explaining import look_again, reason
from stars_desktop.domain.triage import Fit, Subject, triage
from stars_desktop.services.criteria import shipped
from tests.domain.subjects import subjects

CRITERIA = shipped()
BORN, PLACEMENT, STATUS = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS
NOTIFIED, DECIDED = date(2022, 3, 1), date(2022, 4, 20)
EVENT = Event(
    "e9", Kind.CRITERIA_MET, DECIDED, 9, decided_by="Tess", reason="Ready", override="Age", authoriser="Ann"
)
ANSWERS = [
    Answer("a1", "A1", Reply.YES, NOTIFIED, "said before the placement was known"),
    Answer("a2", "A2", Reply.NO, NOTIFIED),
    Answer("a3", "A2", Reply.YES, DECIDED, "plan of 2 April “2022”", "Care plan"),
    Answer("a4", "X7", Reply.YES, NOTIFIED),
    Answer("a5", "B2", Reply.NOT_KNOWN, NOTIFIED, "asked twice"),
]
FACTS = {BORN: "2008-10-15", PLACEMENT: "K2", FactName.INITIALS: "ZP", FactName.NOTES: "Zebedee-Planted"}


def subject() -> Subject:
    return Subject(
        "DER-1", "Derby City", NOTIFIED, dict(FACTS), list(ANSWERS), ["DER-9"], {PLACEMENT: date(2022, 2, 1)}
    )


def frozen(of: Subject, event: Event = EVENT, cohort: Cohort = Cohort.A) -> Decided:
    return decide(CRITERIA, of, triage(CRITERIA, of), event, cohort)


def test_a_decision_holds_who_decided_what_under_which_criteria() -> None:
    found = frozen(subject())
    assert (found.reference, found.council, found.notified_on) == ("DER-1", "Derby City", NOTIFIED)
    assert (found.criteria_version, found.criteria_label) == (CRITERIA.version, CRITERIA.label)
    assert (found.kind, found.cohort, found.decided_on, found.decided_by) == (
        Kind.CRITERIA_MET, Cohort.A, DECIDED, "Tess",
    )  # fmt: skip
    assert (found.reason, found.override, found.authoriser, found.others) == ("Ready", "Age", "Ann", ("DER-9",))


def test_only_facts_that_decide_are_kept_with_their_dates() -> None:
    found = frozen(subject())
    assert found.facts == (KnownFact(BORN, "2008-10-15", None), KnownFact(PLACEMENT, "K2", date(2022, 2, 1)))
    assert "Planted" not in found.to_text()


def test_answers_that_counted_are_kept_with_their_questions_in_file_order() -> None:
    questions = {one.id: one.question for one in CRITERIA.criteria}
    assert frozen(subject()).answers == (
        GivenAnswer("X7", questions["X7"], Reply.YES, "", "", NOTIFIED),
        GivenAnswer("A2", questions["A2"], Reply.YES, "plan of 2 April “2022”", "Care plan", DECIDED),
        GivenAnswer("B2", questions["B2"], Reply.NOT_KNOWN, "asked twice", "", NOTIFIED),
    )


@pytest.mark.parametrize(("first", "then"), [("C1", "D1"), ("D1", "C1")])
def test_of_looked_after_and_not_looked_after_the_newer_answer_is_kept(first: str, then: str) -> None:
    answers = [Answer("1", first, Reply.YES, NOTIFIED), Answer("2", then, Reply.NOT_KNOWN, NOTIFIED)]
    found = frozen(replace(subject(), answers=answers)).answers
    assert [(one.criterion, one.reply) for one in found] == [(then, Reply.NOT_KNOWN)]


def test_every_verdict_is_kept_with_its_reason_and_its_findings() -> None:
    who = subject()
    found, now = frozen(who), triage(CRITERIA, who)
    assert [one.cohort for one in found.verdicts] == list(Cohort)
    for one in found.verdicts:
        verdict = now.cohorts[one.cohort]
        assert (one.fit, one.reason) == (verdict.fit, reason(verdict, one.cohort, who.facts))
        assert [(f.id, f.title, f.weight, f.truth, f.fact) for f in one.findings] == [
            (f.criterion.id, f.criterion.title, f.weight, f.truth, f.fact) for f in verdict.findings
        ]
        assert AT_THE_DECISION not in {f.id for f in one.findings}


def test_what_is_changed_later_does_not_change_it() -> None:
    who = subject()
    found = frozen(who)
    text = found.to_text()
    assert isinstance(who.facts, dict)
    assert isinstance(who.answers, list)
    assert isinstance(who.others, list)
    assert isinstance(who.known_on, dict)
    who.facts[PLACEMENT] = "U4"
    who.answers.append(Answer("a9", "X7", Reply.NO, DECIDED))
    who.others.clear()
    who.known_on.clear()
    assert triage(CRITERIA, who).cohorts[Cohort.A].fit is Fit.DOES_NOT_FIT
    assert found.to_text() == text
    assert Decided.from_text(text).verdicts[0].fit is Fit.FITS


def test_what_was_known_then_is_held_against_what_is_known_now() -> None:
    who = subject()
    then = frozen(who).then
    assert look_again(then, who, CRITERIA, DECIDED) == ()
    moved = replace(who, facts={**who.facts, PLACEMENT: "U4"}, known_on={PLACEMENT: date(2022, 5, 2)})
    (cause,) = look_again(then, moved, CRITERIA, date(2022, 6, 1))
    assert cause.words == "The placement type changed from children's home to foster home."


words = st.text(max_size=20)
events = st.builds(
    Event, st.just("e"), st.sampled_from([Kind.CRITERIA_MET, Kind.NOT_PRESENTED]), st.dates(), st.just(1),
    decided_by=words, reason=words, override=words, authoriser=words,
)  # fmt: skip


@given(subjects(), events, st.sampled_from(Cohort), words, words)
def test_the_text_comes_back_byte_for_byte(
    who: Subject, event: Event, cohort: Cohort, evidence: str, source: str
) -> None:
    answers = [replace(one, evidence=evidence, source=source) for one in who.answers]
    found = frozen(replace(who, answers=answers), event, cohort)
    text = found.to_text()
    again = Decided.from_text(text)
    assert again == found
    assert again.to_text().encode() == text.encode()


@given(subjects())
def test_equal_content_is_equal_text_whatever_its_order_in_memory(who: Subject) -> None:
    turned = replace(
        who, facts=dict(reversed(list(who.facts.items()))), known_on=dict(reversed(list(who.known_on.items())))
    )
    assert frozen(turned).to_text() == frozen(who).to_text()
    assert frozen(who, replace(EVENT, on=DECIDED + timedelta(days=1))).to_text() != frozen(who).to_text()


def test_the_text_is_canonical_json() -> None:
    text = frozen(subject()).to_text()
    content = json.loads(text)
    assert text == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert (content["decided_on"], content["form"]) == ("2022-04-20", 1)


@pytest.mark.parametrize("text", ["", "[]", "7", "{}", '{"form":1}', '{"form":2}'])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the text of a frozen decision"):
        Decided.from_text(text)


def test_a_text_with_something_more_in_it_is_refused() -> None:
    content = {**json.loads(frozen(subject()).to_text()), "more": 1}
    with pytest.raises(ValueError, match="not the text of a frozen decision"):
        Decided.from_text(json.dumps(content))
