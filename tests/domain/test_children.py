"""Triage of invented children comes to what was worked out by hand."""

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.explaining import reason
from stars_desktop.domain.triage import triage
from stars_desktop.services.criteria import shipped
from tests.domain.children import CHILDREN, Child

CRITERIA = shipped()


def test_there_are_at_least_forty_children_and_every_verdict_stands_in_every_cohort() -> None:
    assert len({one.story for one in CHILDREN}) == len(CHILDREN) >= 40
    for cohort in Cohort:
        assert {one.expected[cohort][0] for one in CHILDREN} == {"fits", "does not fit", "cannot tell yet"}


@pytest.mark.parametrize("child", CHILDREN, ids=str)
def test_the_four_verdicts_and_the_next_question(child: Child) -> None:
    found = triage(CRITERIA, child.subject)
    assert {cohort: verdict.fit for cohort, verdict in found.cohorts.items()} == {
        cohort: verdict for cohort, (verdict, _) in child.expected.items()
    }
    assert found.next_question == child.next_question


@pytest.mark.parametrize("child", CHILDREN, ids=str)
def test_the_reason_for_each_verdict_in_words(child: Child) -> None:
    found = triage(CRITERIA, child.subject)
    assert {cohort: reason(verdict, cohort, child.facts) for cohort, verdict in found.cohorts.items()} == {
        cohort: words for cohort, (_, words) in child.expected.items()
    }
