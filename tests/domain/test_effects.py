"""What other criteria would change: held against the whole triage by both versions, and in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import CriteriaSet, Weight
from stars_desktop.domain.effects import Comparison, Difference
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Fit, Subject, triage
from stars_desktop.services.criteria import shipped

PRESENT = shipped()
ON = date(2023, 3, 1)
LATER = Period(date(2023, 4, 1), date(2026, 3, 31))
YES_TO_B = dict.fromkeys(("X6", "X7", "B2", "B6"), Reply.YES)
FOSTER = {FactName.DATE_OF_BIRTH: "2010-02-28", FactName.PLACEMENT_TYPE: "U4"}


def with_kinds(criteria: CriteriaSet, window: Period | None = None, /, **kinds: Weight) -> CriteriaSet:
    """Another version of criteria, some of another kind for every cohort."""
    changed = tuple(
        replace(one, weights=dict.fromkeys(one.weights, kinds[one.id])) if one.id in kinds else one
        for one in criteria.criteria
    )
    return replace(criteria, version="new", criteria=changed, referral_window=window or criteria.referral_window)


def subject(answers: Mapping[str, Reply], facts: Mapping[FactName, str] = FOSTER) -> Subject:
    """An enquiry with these answers."""
    given_on = [Answer(named, named, reply, ON) for named, reply in answers.items()]
    return Subject("DER-1", "Derby City", ON, facts, given_on, [])


def fits(new: CriteriaSet, one: Subject) -> list[Difference]:
    return list(Comparison(PRESENT, new).would_fit(one))


def no_longer(new: CriteriaSet, one: Subject, cohort: Cohort = Cohort.B) -> Difference | None:
    return Comparison(PRESENT, new).would_no_longer(one, cohort)


weights = st.dictionaries(st.sampled_from([one.id for one in PRESENT.criteria]), st.sampled_from(Weight), max_size=6)
some_facts = st.fixed_dictionaries(
    {},
    optional={
        FactName.DATE_OF_BIRTH: st.sampled_from(["2010-02-28", "2016-01-01"]),
        FactName.PLACEMENT_TYPE: st.sampled_from(["K2", "U4", "H5", "R1"]),
        FactName.LEGAL_STATUS: st.sampled_from(["C2", "Not looked after", "V3"]),
    },
)
asked = [one.id for one in PRESENT.criteria if one.id not in {"X1", "X2", "X4", "X5", "X9", "X10", "A6", "B1"}]
mostly_yes = st.sampled_from([*[Reply.YES] * 6, Reply.NO, Reply.NOT_KNOWN])
many_answers = st.fixed_dictionaries({named: mostly_yes for named in asked if named not in {"C1", "D1"}})
some_answers = st.dictionaries(st.sampled_from(asked), mostly_yes)


@given(weights, st.sampled_from([None, LATER]), some_facts, many_answers | some_answers)
def test_it_agrees_with_the_whole_triage_by_both_versions(
    kinds: dict[str, Weight], window: Period | None, facts: dict[FactName, str], answers: dict[str, Reply]
) -> None:
    new, one = with_kinds(PRESENT, window, **kinds), subject(answers, facts)
    now, then = (
        {cohort: verdict.fit for cohort, verdict in triage(of, one).cohorts.items()} for of in (PRESENT, new)
    )
    assert [(row.cohort, row.was, row.becomes) for row in fits(new, one)] == [
        (cohort, now[cohort], Fit.FITS)
        for cohort in Cohort
        if then[cohort] is Fit.FITS and now[cohort] is not Fit.FITS
    ]
    worse = {Fit.FITS: [Fit.UNKNOWN, Fit.DOES_NOT_FIT], Fit.UNKNOWN: [Fit.DOES_NOT_FIT], Fit.DOES_NOT_FIT: []}
    for cohort in Cohort:
        row = no_longer(new, one, cohort)
        assert (row is not None) is (then[cohort] in worse[now[cohort]])
        if row:
            assert (row.was, row.becomes) == (now[cohort], then[cohort])
            assert row.criteria


def test_what_would_be_soft_lets_a_cohort_fit() -> None:
    new = with_kinds(PRESENT, B2=Weight.SOFT)
    sentence = (
        "B would fit: B2 would be soft, and there is no high risk that the foster home breaks down or residential "
        "care follows."
    )
    assert fits(new, subject({**YES_TO_B, "B2": Reply.NO})) == [
        Difference("DER-1", Cohort.B, Fit.DOES_NOT_FIT, Fit.FITS, ("B2",), sentence)
    ]
    without = {name: reply for name, reply in YES_TO_B.items() if name not in {"B2", "X7"}}
    (row,) = fits(with_kinds(new, X7=Weight.INFORMATION), subject(without))
    assert (row.was, row.criteria) == (Fit.UNKNOWN, ("X7", "B2"))
    assert row.sentence == (
        "B would fit: X7 would be for information only, and it is not known yet whether the social worker or team "
        "manager supports the referral; B2 would be soft, and it is not known yet whether there is a high risk that "
        "the foster home breaks down or residential care follows."
    )


def test_what_would_be_hard_and_is_not_met_or_not_known_stops_a_cohort() -> None:
    new = with_kinds(PRESENT, B3=Weight.HARD)
    row = no_longer(new, subject({**YES_TO_B, "B3": Reply.NO}))
    assert row
    assert (row.becomes, row.sentence) == (
        Fit.DOES_NOT_FIT, "B fits now and would not fit: B3 would be hard, and no sign of risk is recorded.",
    )  # fmt: skip
    row = no_longer(new, subject(YES_TO_B))
    assert row
    assert row.becomes is Fit.UNKNOWN
    assert row.sentence == (
        "B fits now and could not be told any more: B3 would be hard, and it is not known yet whether a sign of risk "
        "is recorded."
    )
    row = no_longer(new, subject({"B3": Reply.NO}))
    assert row
    assert (row.was, row.sentence) == (
        Fit.UNKNOWN,
        "B cannot be told yet and would not fit: B3 would be hard, and no sign of risk is recorded.",
    )
    assert no_longer(new, subject({**YES_TO_B, "B3": Reply.YES})) is None
    assert no_longer(new, subject({**YES_TO_B, "B2": Reply.NO, "B3": Reply.NO})) is None


def test_another_window_counts_by_the_day_of_notification() -> None:
    new = with_kinds(PRESENT, LATER)
    row = no_longer(new, subject(YES_TO_B))
    assert row
    assert row.sentence == (
        "B fits now and would not fit: X4 would not be met (notified on 1 March 2023; the window is 1 April 2023 to "
        "31 March 2026)."
    )
    late = replace(subject(YES_TO_B), notified_on=date(2025, 1, 1))
    (row,) = fits(new, late)
    assert row.sentence == (
        "B would fit: X4 would be met (notified on 1 January 2025; the window is 1 April 2023 to 31 March 2026)."
    )


def test_the_same_criteria_under_another_name_change_nothing() -> None:
    new = with_kinds(PRESENT)
    assert fits(new, subject(YES_TO_B)) == []
    assert no_longer(new, subject(YES_TO_B)) is None
