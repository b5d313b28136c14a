"""The walk: each question once, in the order of the criteria, and what is known of it."""

from collections.abc import Mapping
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import AT_THE_DECISION, IDS
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Fit, Subject, Truth
from stars_desktop.domain.walk import Question, Status, Walk, walk_through
from stars_desktop.services.criteria import shipped

CRITERIA = shipped()
BORN, PLACEMENT, STATUS = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS
NOTIFIED = date(2022, 3, 1)


def walked(facts: Mapping[FactName, str], *replies: str) -> Walk:
    """The walk from facts and from answers written as "A2=Yes"."""
    answers = [
        Answer(f"a{number}", one.partition("=")[0], Reply(one.partition("=")[2]), NOTIFIED)
        for number, one in enumerate(replies)
    ]
    return walk_through(CRITERIA, Subject("DER-1", "Derby City", NOTIFIED, facts, answers, ()))


def question(walk: Walk, criterion: str) -> Question:
    return next(one for one in walk.questions if one.criterion.id == criterion)


def test_every_criterion_stands_in_it_once_in_file_order_but_what_is_asked_at_the_decision() -> None:
    ids = [one.criterion.id for one in walked({}).questions]
    assert ids == [one.id for one in CRITERIA.criteria if one.id not in {AT_THE_DECISION, "D1"}]
    assert set(ids) == set(IDS) - {AT_THE_DECISION, "D1"}


def test_nothing_is_known_of_a_question_before_it_is_answered() -> None:
    found = question(walked({}), "A2")
    assert (found.status, found.state, found.answer, found.why_not_asked) == (
        Status.NOT_STARTED, Truth.UNKNOWN, None, "",
    )  # fmt: skip


@pytest.mark.parametrize(("reply", "state"), [("Yes", Truth.MET), ("No", Truth.NOT_MET)])
def test_an_answered_question_shows_the_newest_answer(reply: str, state: Truth) -> None:
    found = question(walked({}, "A2=No", f"A2={reply}"), "A2")
    assert (found.status, found.state) == (Status.ANSWERED, state)
    assert found.answer
    assert (found.answer.id, found.answer.reply) == ("a1", reply)
    assert found.fact == f"answered {reply} on 1 March 2022"


def test_an_answer_that_was_taken_back_leaves_the_question_not_yet_started() -> None:
    found = question(walked({}, "A2=No", "A2=Not known"), "A2")
    assert (found.status, found.state) == (Status.NOT_STARTED, Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("criterion", "facts", "state", "why"),
    [
        ("X1", {}, Truth.MET, "Follows from the Council of the enquiry. Change the Council."),
        ("X2", {BORN: "2008-10-15"}, Truth.MET,
         "Follows from the Date of birth (15 October 2008). Change the Date of birth."),
        ("X2", {}, Truth.UNKNOWN,
         "Follows from the Date of birth, which is not known yet. Fill in the Date of birth."),
        ("B1", {}, Truth.UNKNOWN,
         "Follows from the Placement type, which is not known yet. Fill in the Placement type."),
        ("A1", {PLACEMENT: "K2"}, Truth.MET, "Follows from the Placement type (K2). Change the Placement type."),
        ("C1", {STATUS: "Not looked after"}, Truth.NOT_MET,
         "Follows from the Legal status (Not looked after). Change the Legal status."),
    ],
)  # fmt: skip
def test_what_follows_from_a_fact_is_not_asked_and_says_which(
    criterion: str, facts: dict[FactName, str], state: Truth, why: str
) -> None:
    found = question(walked(facts), criterion)
    assert (found.status, found.state, found.answer, found.why_not_asked) == (Status.FOLLOWS, state, None, why)


@pytest.mark.parametrize("criterion", ["A1", "C1"])
def test_what_the_facts_leave_open_is_asked(criterion: str) -> None:
    assert not question(walked({PLACEMENT: "R1", STATUS: "V3"}), criterion).why_not_asked


def test_a_fact_that_came_later_overtakes_an_answer() -> None:
    found = question(walked({PLACEMENT: "K2"}, "A1=No"), "A1")
    assert (found.status, found.state, found.answer) == (Status.FOLLOWS, Truth.MET, None)


def test_looked_after_or_not_is_asked_once_and_an_answer_to_either_is_shown() -> None:
    found = question(walked({}, "C1=Yes", "D1=Yes"), "C1")
    assert found.answer
    assert (found.answer.id, found.answer.criterion, found.answer.reply) == ("a1", "C1", Reply.NO)
    assert found.state is Truth.NOT_MET


def test_the_next_question_is_one_that_is_shown() -> None:
    facts = {BORN: "2008-10-15", PLACEMENT: "P1"}
    answers = [f"{one}=Yes" for one in IDS if one not in {"C1", "D1", "C2"} and not question_follows(facts, one)] + [
        "C2=No"
    ]
    walk = walked(facts, *answers)
    assert walk.triage.cohorts[Cohort.C].fit is Fit.DOES_NOT_FIT
    assert walk.triage.next_question == "D1"
    assert walk.next_question
    assert walk.next_question.criterion.id == "C1"


def question_follows(facts: Mapping[FactName, str], criterion: str) -> bool:
    return any(one.criterion.id == criterion and one.why_not_asked for one in walked(facts).questions)


def test_there_is_no_next_question_where_all_is_known() -> None:
    facts = {BORN: "2008-10-15", PLACEMENT: "K2", STATUS: "C2"}
    answers = [f"{one}=Yes" for one in IDS if not question_follows(facts, one)]
    assert walked(facts, *answers).next_question is None
    assert walked(facts).next_question
