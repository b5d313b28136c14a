"""What a version of the criteria says otherwise than another."""

from dataclasses import replace
from datetime import date

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import CriteriaSet, Weight
from stars_desktop.domain.revision import changes, kinds
from stars_desktop.services.criteria import shipped

PRESENT = shipped()


def with_criterion(named: str, **new: object) -> CriteriaSet:
    """Another version, one criterion of it changed."""
    criteria = tuple(replace(one, **new) if one.id == named else one for one in PRESENT.criteria)  # type: ignore[arg-type]
    return replace(PRESENT, version="new", criteria=criteria)


def test_the_same_criteria_under_another_name_say_nothing_new() -> None:
    later = replace(PRESENT, version="new", effective_from=date(2025, 1, 1))
    assert changes(PRESENT, later) == ()


def test_another_kind_is_named_with_the_kind_before() -> None:
    (change,) = changes(PRESENT, with_criterion("B2", weights={Cohort.B: Weight.SOFT}))
    assert (change.criterion, change.what, change.before, change.after) == ("B2", "Kind", "hard", "soft")
    assert change.counts


def test_a_kind_that_differs_by_cohort_is_said_by_cohort() -> None:
    x6 = next(one for one in PRESENT.criteria if one.id == "X6")
    assert kinds(x6) == "hard for C and D, soft for A and B"
    (change,) = changes(PRESENT, with_criterion("X6", weights=dict.fromkeys(Cohort, Weight.HARD)))
    assert (change.before, change.after) == ("hard for C and D, soft for A and B", "hard")


def test_what_can_change_a_verdict_comes_before_what_is_only_worded_anew() -> None:
    window = Period(date(2021, 1, 1), date(2026, 3, 31))
    new = replace(
        with_criterion("A1", title="In a home", question="Is the child in a home?"),
        referral_window=window,
        label="Agreed with the contract",
    )
    found = changes(PRESENT, new)
    assert [(one.criterion, one.what, one.counts) for one in found] == [
        ("X4", "Referral window", True),
        ("", "Label", False),
        ("A1", "Title", False),
        ("A1", "Question", False),
    ]
    assert found[0].after == "1 January 2021 to 31 March 2026"
    assert found[1].after == "Agreed with the contract"
