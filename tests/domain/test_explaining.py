"""Reasons, the nearest cohort, dates ahead and causes for another look, each in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import IDS
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.explaining import (
    Ahead,
    Cause,
    Nearest,
    Then,
    dates_ahead,
    explain,
    look_again,
    nearest,
    reason,
)
from stars_desktop.domain.phrases import PHRASES, joined, value_in_words
from stars_desktop.domain.triage import Subject, triage
from stars_desktop.services.criteria import shipped

CRITERIA = shipped()
BORN, PLACEMENT, STATUS = FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS
NOTIFIED = date(2022, 3, 1)
HOME = {BORN: "2008-10-15", PLACEMENT: "K2", STATUS: "C2"}
FOSTERED = {BORN: "2008-10-15", PLACEMENT: "U4", STATUS: "C2"}


def subject(facts: Mapping[FactName, str], replies: str = "", notified: date = NOTIFIED) -> Subject:
    """A subject with answers written as "A2=Yes"."""
    answers = [
        Answer(f"a{number}", pair.partition("=")[0], Reply(pair.partition("=")[2]), notified)
        for number, pair in enumerate(replies.split())
    ]
    return Subject("DER-1", "Derby City", notified, facts, answers, ())


NO_SUPPORT = "None fits: neither the social worker nor the team manager supports the referral."
NO_RETURN = "the council is not seeking a return to family or primary carers"
TWO_AGAINST = "no sign of risk is recorded, and the foster carer is not willing to work with STARS"
NEAREST: list[tuple[Mapping[FactName, str], str, Cohort | None, Cohort | None, str]] = [
    (FOSTERED, "X7=Yes B2=Yes B6=Yes", Cohort.A, Cohort.B, "B fits."),
    (FOSTERED, "X7=Yes B2=Yes B6=Yes", None, Cohort.B, "B fits."),
    (
        FOSTERED, "X7=Yes B2=Yes B6=Yes B3=No", Cohort.A, Cohort.B,
        "B fits, except that no sign of risk is recorded.",
    ),
    (
        FOSTERED, "X7=Yes B2=Yes B6=Yes B3=No B4=No B5=No", Cohort.D, Cohort.B,
        f"B fits, except that {TWO_AGAINST}.",
    ),
    (
        FOSTERED, "X6=Yes X7=Yes B2=Yes B6=Yes C2=Yes", Cohort.A, None,
        "B and C fit; the decision asks for exactly one.",
    ),
    (FOSTERED, "X7=Yes B6=No", Cohort.A, Cohort.C, "None fits yet; C waits for two answers."),
    (
        FOSTERED, "X7=Yes B2=Yes", Cohort.A, Cohort.B,
        "None fits yet; B waits for one answer: whether the foster placement still stands.",
    ),
    (
        {PLACEMENT: "K2", STATUS: "C2"}, "X7=Yes A2=Yes", Cohort.D, Cohort.A,
        "None fits yet; A waits for one answer: how old the child was when notified.",
    ),
    (
        FOSTERED, "X7=Yes B2=Yes B6=No C2=No", Cohort.A, Cohort.B,
        "None fits; B comes nearest of the others, but the foster placement has ended.",
    ),
    (
        FOSTERED, "X7=Yes B6=No C2=No", Cohort.B, Cohort.C,
        f"None fits; C comes nearest of the others, but {NO_RETURN}. It waits for one answer besides.",
    ),
    (
        HOME, "X7=Yes A2=No C2=No", None, Cohort.A,
        "None fits; A comes nearest, but the care plan does not aim at foster care.",
    ),
    (HOME, "X7=No A2=Yes", Cohort.A, Cohort.A, f"{NO_SUPPORT} But for that, A would fit."),
    (HOME, "X6=Yes X7=No A2=Yes C2=Yes", Cohort.A, None, f"{NO_SUPPORT} But for that, A and C would fit."),
    (
        {**HOME, BORN: "2012-03-02"}, "X7=Yes", Cohort.A, None,
        "None fits: the child was not 10 to 17 when notified.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "replies", "asked", "cohort", "words"), NEAREST)
def test_the_nearest_cohort_and_what_stands_in_its_way(
    facts: Mapping[FactName, str], replies: str, asked: Cohort | None, cohort: Cohort | None, words: str
) -> None:
    assert nearest(triage(CRITERIA, subject(facts, replies)), asked) == Nearest(cohort, words)


def test_nothing_is_nearer_than_a_cohort_that_fits_or_cannot_be_told_yet() -> None:
    assert nearest(triage(CRITERIA, subject(FOSTERED, "X7=Yes B2=Yes B6=Yes")), Cohort.B) is None
    assert nearest(triage(CRITERIA, subject(FOSTERED)), Cohort.B) is None


def test_every_criterion_has_its_words_for_every_state() -> None:
    assert set(PHRASES) == set(IDS)
    for phrase in PHRASES.values():
        said = {phrase.met, phrase.not_met, phrase.unknown}
        assert len(said) == 3
        assert not any(one.endswith(".") or one[0].isupper() for one in said)
        assert phrase.unknown.startswith(("whether ", "how "))


def test_every_code_has_words_without_the_code() -> None:
    for name, codes in ((PLACEMENT, PLACEMENT_TYPES), (STATUS, LEGAL_STATUSES)):
        said = {code: value_in_words(name, code) for code in codes}
        assert not any(words == code or "(" in words for code, words in said.items())
    assert value_in_words(PLACEMENT, "U2") == "foster home with a relative or friend"
    assert value_in_words(PLACEMENT, "R2") == "NHS or other health establishment"
    assert value_in_words(PLACEMENT, "H5") == "semi-independent living"
    assert value_in_words(BORN, "2008-10-15") == "15 October 2008"


def test_clauses_are_joined_as_whole_clauses() -> None:
    assert [joined(("a", "b", "c")[:count]) for count in (1, 2, 3)] == ["a", "a, and b", "a, b, and c"]


def ahead(born: str, today: date, notified: date = NOTIFIED) -> list[tuple[Ahead, date, str]]:
    facts = {BORN: born} if born else {}
    return [(one.kind, one.on, one.words) for one in dates_ahead(subject(facts, notified=notified), CRITERIA, today)]


def test_a_child_under_10_is_told_when_it_turns_10() -> None:
    later = replace(CRITERIA, referral_window=Period(date(2020, 9, 1), date(2029, 9, 30)))
    (found,) = dates_ahead(subject({BORN: "2017-03-03"}), later, date(2026, 9, 1))
    assert (found.kind, found.on) == (Ahead.TURNS_10, date(2027, 3, 3))
    assert found.words == "Not eligible today; turns 10 on 3 March 2027."


@pytest.mark.parametrize(("today", "verb"), [(date(2026, 9, 1), "closed"), (date(2023, 9, 1), "closes")])
def test_a_tenth_birthday_after_the_window_says_so(today: date, verb: str) -> None:
    assert ahead("2017-03-03", today) == [
        (
            Ahead.TURNS_10,
            date(2027, 3, 3),
            f"Not eligible today; turns 10 on 3 March 2027, after the referral window {verb} on 30 September 2024.",
        )
    ]


def test_on_the_birthday_itself_the_date_lies_behind() -> None:
    assert [one[0] for one in ahead("2012-03-02", date(2022, 3, 1))] == [Ahead.TURNS_10]
    assert ahead("2012-03-02", date(2022, 3, 2)) == []
    assert [one[0] for one in ahead("2004-03-02", date(2022, 3, 1))] == [Ahead.TURNS_18]
    assert ahead("2004-03-02", date(2022, 3, 2)) == []


def test_turning_18_before_two_years_of_outcomes() -> None:
    said = "Turns 18 on 1 March 2024, before two years of outcomes can be counted, which end on 1 March 2024."
    assert ahead("2006-03-01", NOTIFIED) == [(Ahead.TURNS_18, date(2024, 3, 1), said)]
    assert ahead("2006-03-02", NOTIFIED) == []
    assert ahead("2006-03-02", date(2022, 3, 2)) == [
        (Ahead.TURNS_18, date(2024, 3, 2), "Turns 18 on 2 March 2024, less than two years from today.")
    ]


def test_born_on_29_february_the_dates_are_1_march() -> None:
    assert ahead("2012-02-29", date(2022, 2, 28))[0][1] == date(2022, 3, 1)
    assert ahead("2004-02-29", date(2022, 2, 28))[0][1] == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2020, 8, 30), "The referral window opens in 2 days, on 1 September 2020."),
        (date(2020, 8, 31), "The referral window opens tomorrow, on 1 September 2020."),
        (date(2020, 9, 1), ""),
        (date(2024, 7, 1), ""),
        (date(2024, 7, 2), "The referral window closes in 90 days, on 30 September 2024."),
        (date(2024, 9, 18), "The referral window closes in 12 days, on 30 September 2024."),
        (date(2024, 9, 30), "The referral window closes today, on 30 September 2024."),
        (date(2024, 10, 1), ""),
    ],
)
def test_the_referral_window_opens_and_closes(today: date, words: str) -> None:
    assert [one[2] for one in ahead("", today)] == ([words] if words else [])


def test_dates_ahead_stand_soonest_first() -> None:
    assert [one[0] for one in ahead("2006-10-10", date(2024, 9, 1))] == [Ahead.WINDOW_CLOSES, Ahead.TURNS_18]
    assert [one[0] for one in ahead("2006-09-10", date(2024, 9, 1))] == [Ahead.TURNS_18, Ahead.WINDOW_CLOSES]


THEN = Then(date(2022, 4, 1), HOME, CRITERIA.version)


def changed(facts: Mapping[FactName, str], then: Then = THEN, today: date = date(2022, 6, 1)) -> list[Cause]:
    now = replace(subject(facts), known_on=dict.fromkeys(facts, date(2022, 5, 2)))
    return list(look_again(then, now, CRITERIA, today))


def test_where_nothing_changed_nobody_need_look_again() -> None:
    assert changed(HOME) == []


@pytest.mark.parametrize(
    ("facts", "words", "on"),
    [
        (
            {**HOME, PLACEMENT: "U4"},
            "The placement type changed from children's home to foster home.", date(2022, 5, 2),
        ),
        (
            {**HOME, STATUS: "Not looked after"},
            "The legal status changed from full care order to not looked after by the council.", date(2022, 5, 2),
        ),
        (
            {**HOME, BORN: "2009-10-15"},
            "The date of birth was corrected from 15 October 2008 to 15 October 2009.", date(2022, 5, 2),
        ),
        (
            {BORN: HOME[BORN], STATUS: "C2"},
            "The placement type is no longer known; it was children's home.", date(2022, 6, 1),
        ),
    ],
)  # fmt: skip
def test_a_changed_fact_asks_for_another_look(facts: Mapping[FactName, str], words: str, on: date) -> None:
    assert changed(facts) == [Cause(words, on)]


def test_a_fact_that_was_filled_in_asks_for_another_look() -> None:
    before = replace(THEN, facts={BORN: HOME[BORN], STATUS: "C2"})
    assert changed(HOME, before) == [Cause("The placement type was filled in: children's home.", date(2022, 5, 2))]


def test_two_codes_with_the_same_words_are_told_apart() -> None:
    before = replace(THEN, facts=FOSTERED)
    (found,) = changed({**FOSTERED, PLACEMENT: "U6"}, before)
    assert found.words == "The placement type changed from foster home (U4) to foster home (U6)."


def test_a_birthday_since_then_asks_for_another_look() -> None:
    ten, adult = {**HOME, BORN: "2012-05-20"}, {**HOME, BORN: "2004-06-01"}
    assert changed(ten, replace(THEN, facts=ten)) == [Cause("The child turned 10 on 20 May 2022.", date(2022, 5, 20))]
    assert changed(ten, replace(THEN, facts=ten, on=date(2022, 5, 20))) == []
    (found,) = changed(adult, replace(THEN, facts=adult))
    assert found.words == "The child turned 18 on 1 June 2022."
    assert changed(adult, replace(THEN, facts=adult), date(2022, 5, 31)) == []


def test_another_version_of_the_criteria_asks_for_another_look() -> None:
    (found,) = changed(HOME, replace(THEN, criteria_version="example-0"))
    assert found.words == "The criteria changed from version example-0 to version example-1."


def test_causes_stand_oldest_first() -> None:
    facts = {**HOME, BORN: "2012-05-20", PLACEMENT: "U4"}
    found = changed(facts, replace(THEN, facts={**facts, PLACEMENT: "K2"}))
    assert [one.on for one in found] == [date(2022, 5, 2), date(2022, 5, 20)]


def test_an_explanation_holds_all_of_it() -> None:
    facts = {**HOME, BORN: "2004-10-15"}
    who = subject(facts, "X7=Yes A2=Yes")
    found = explain(CRITERIA, who, Cohort.B, NOTIFIED)
    assert found.triage == triage(CRITERIA, who)
    assert found.reasons == {one: reason(verdict, one, facts) for one, verdict in found.triage.cohorts.items()}
    assert found.nearest == Nearest(Cohort.A, "A fits.")
    assert [one.kind for one in found.dates_ahead] == [Ahead.TURNS_18]
