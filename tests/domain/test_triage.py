"""Verdicts in three values, what follows from facts, and the next question."""

from collections.abc import Mapping
from datetime import date

import pytest

from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import IDS
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Fit, Subject, Triage, Truth, age_on, birthday, open_questions, triage
from stars_desktop.services.criteria import shipped

CRITERIA = shipped()
BORN, PLACEMENT, STATUS = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS
NOTIFIED = date(2022, 3, 1)


def judged(
    facts: Mapping[FactName, str], replies: str = "", notified: date = NOTIFIED, others: tuple[str, ...] = ()
) -> Triage:
    """Triage from facts and from answers written as "A2=Yes X7=No"."""
    answers = [
        Answer(f"a{number}", pair.partition("=")[0], Reply(pair.partition("=")[2].replace("_", " ")), notified)
        for number, pair in enumerate(replies.split())
    ]
    return triage(CRITERIA, Subject("DER-1", "Derby City", notified, facts, answers, others))


def truth(found: Triage, criterion: str) -> Truth:
    """What is known of a criterion, in the first cohort that it is of."""
    return next(
        one.truth for verdict in found.cohorts.values() for one in verdict.findings if one.criterion.id == criterion
    )


def fits(found: Triage) -> str:
    """The four answers as letters: f fits, n does not fit, ? cannot tell yet."""
    return "".join({Fit.FITS: "f", Fit.DOES_NOT_FIT: "n", Fit.UNKNOWN: "?"}[found.cohorts[one].fit] for one in Cohort)


def test_nothing_is_not_met_before_it_is_known() -> None:
    found = judged({})
    assert fits(found) == "????"
    assert found.next_question == "X2"


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2012-03-01", Truth.MET), ("2012-03-02", Truth.NOT_MET),
        ("2004-03-02", Truth.MET), ("2004-03-01", Truth.NOT_MET), ("", Truth.UNKNOWN),
    ],
)  # fmt: skip
def test_age_is_10_to_17_at_notification(born: str, expected: Truth) -> None:
    assert truth(judged({BORN: born} if born else {}), "X2") is expected


def test_born_on_29_february_the_birthday_is_1_march_in_other_years() -> None:
    born = date(2012, 2, 29)
    assert birthday(born, 10) == date(2022, 3, 1)
    assert birthday(born, 12) == date(2024, 2, 29)
    assert (age_on(born, date(2022, 2, 28)), age_on(born, date(2022, 3, 1))) == (9, 10)


@pytest.mark.parametrize(
    ("notified", "expected"),
    [
        (date(2020, 8, 31), Truth.NOT_MET), (date(2020, 9, 1), Truth.MET),
        (date(2024, 9, 30), Truth.MET), (date(2024, 10, 1), Truth.NOT_MET),
    ],
)  # fmt: skip
def test_the_referral_window(notified: date, expected: Truth) -> None:
    assert truth(judged({}, notified=notified), "X4") is expected


def test_another_open_enquiry_of_the_child_is_soft() -> None:
    found = judged({}, others=("DER-9",))
    assert truth(found, "X9") is Truth.NOT_MET
    assert fits(found) == "????"


@pytest.mark.parametrize(("born", "expected"), [("2006-03-02", Truth.MET), ("2006-02-28", Truth.NOT_MET)])
def test_turning_18_within_two_years_is_information(born: str, expected: Truth) -> None:
    assert truth(judged({BORN: born}), "X10") is expected


@pytest.mark.parametrize("code", ["", *PLACEMENT_TYPES])
def test_what_follows_from_the_placement_type(code: str) -> None:
    found = judged({PLACEMENT: code} if code else {})
    foster = code in {"U1", "U2", "U3", "U4", "U5", "U6"}
    not_residential = foster or code in {"P1", "P2", "H5", "K3"}
    residential = Truth.MET if code == "K2" else Truth.NOT_MET if not_residential else Truth.UNKNOWN
    assert truth(found, "A1") is residential
    supported = Truth.NOT_MET if code in {"H5", "K3"} else Truth.MET
    assert truth(found, "A6") is (supported if code else Truth.UNKNOWN)
    assert truth(found, "B1") is ((Truth.MET if foster else Truth.NOT_MET) if code else Truth.UNKNOWN)


@pytest.mark.parametrize("code", ["", *LEGAL_STATUSES])
def test_what_follows_from_the_legal_status(code: str) -> None:
    found = judged({STATUS: code} if code else {})
    looked_after = {"Not looked after": Truth.NOT_MET}.get(code, Truth.UNKNOWN)
    if code in {"C1", "C2", "D1", "E1", "V2"}:
        looked_after = Truth.MET
    opposite = {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET, Truth.UNKNOWN: Truth.UNKNOWN}
    assert (truth(found, "C1"), truth(found, "D1")) == (looked_after, opposite[looked_after])


@pytest.mark.parametrize(("code", "expected"), [("R1", Truth.MET), ("K2", Truth.MET), ("", Truth.MET)])
def test_an_answer_decides_where_the_fact_leaves_it_open(code: str, expected: Truth) -> None:
    assert truth(judged({PLACEMENT: code} if code else {}, "A1=Yes"), "A1") is expected


def test_the_newest_answer_counts_and_not_known_takes_one_back() -> None:
    assert truth(judged({}, "X7=Yes X7=No"), "X7") is Truth.NOT_MET
    assert truth(judged({}, "X7=Yes X7=Not_known"), "X7") is Truth.UNKNOWN


def test_c1_and_d1_are_one_question() -> None:
    found = judged({}, "D1=Yes")
    assert (truth(found, "C1"), truth(found, "D1")) == (Truth.NOT_MET, Truth.MET)


RESIDENTIAL = {BORN: "2009-01-19", PLACEMENT: "K2", STATUS: "C2"}


def test_a_cohort_fits_where_every_hard_criterion_is_met() -> None:
    found = judged(RESIDENTIAL, "X7=Yes A2=Yes X6=No")
    assert fits(found) == "fnnn"
    assert judged(RESIDENTIAL, "X7=Yes A2=Yes X6=No C2=No").next_question is None


def test_a_hard_criterion_not_met_decides_even_where_others_are_open() -> None:
    assert fits(judged({BORN: "2016-01-01"})) == "nnnn"


def test_safety_is_hard_for_c_and_d_only() -> None:
    assert fits(judged({BORN: "2009-01-19"}, "X6=No")) == "??nn"


def test_the_next_question_is_the_one_that_stands_in_most_open_cohorts() -> None:
    assert judged({BORN: "2009-01-19"}).next_question == "X7"
    assert judged({BORN: "2009-01-19"}, "X7=Yes").next_question == "X6"
    assert judged({BORN: "2009-01-19"}, "X7=Yes X6=Yes").next_question == "C1"
    assert judged({BORN: "2009-01-19", STATUS: "C2"}, "X7=Yes X6=Yes").next_question == "A1"
    assert judged({BORN: "2009-01-19", STATUS: "C2", PLACEMENT: "K2"}, "X7=Yes X6=Yes").next_question == "A2"


def test_soft_and_information_criteria_never_change_a_verdict() -> None:
    hard = judged(RESIDENTIAL, "X7=Yes A2=Yes")
    soft = [one for one in IDS if one in {"X3", "X8", "X11", "A3", "A4", "A5", "A7"}]
    assert fits(judged(RESIDENTIAL, " ".join(["X7=Yes A2=Yes", *(f"{one}=No" for one in soft)]))) == fits(hard)


def test_x5_is_no_part_of_a_verdict() -> None:
    assert all(one.criterion.id != "X5" for verdict in judged({}).cohorts.values() for one in verdict.findings)


def test_json_has_the_shape_that_scripts_rely_on() -> None:
    printed = judged(RESIDENTIAL).as_json()
    assert set(printed) == {"reference", "criteria_version", "cohorts", "next_question"}
    cohorts = printed["cohorts"]
    assert isinstance(cohorts, dict)
    first = cohorts["A"]["criteria"][1]
    assert first == {"id": "X2", "kind": "hard", "state": "met", "fact": "born 19 January 2009, 13 on 1 March 2022"}


def test_open_questions_stand_in_the_order_of_asking_with_the_cohorts_that_need_them() -> None:
    found = open_questions(CRITERIA, judged({BORN: "2009-01-19"}, "X6=Yes").cohorts)
    everywhere = tuple(Cohort)
    assert list(found.items())[:3] == [("X7", everywhere), ("C1", (Cohort.C, Cohort.D)), ("A1", (Cohort.A,))]
    assert "D1" not in found
