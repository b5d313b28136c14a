"""The speed of triage: four verdicts for a child of whom everything is known, and of one of whom nothing is."""

import statistics
import time
from datetime import date
from typing import Any

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.explaining import explain
from stars_desktop.domain.triage import Subject, triage
from stars_desktop.services.criteria import shipped
from tests.benchmarks.conftest import say
from tests.benchmarks.test_effects import ASKED

TODAY = date(2023, 10, 18)
FACTS = {FactName.DATE_OF_BIRTH: "2010-04-17", FactName.PLACEMENT_TYPE: "U6", FactName.LEGAL_STATUS: "C2"}
ANSWERS = [Answer(f"a{at}", one, Reply.YES, TODAY, "Care plan", "Social worker") for at, one in enumerate(ASKED)]


def child(*, known: bool) -> Subject:
    return Subject("DER-1", "Derby City", date(2023, 6, 1), FACTS if known else {}, ANSWERS if known else [], [])


@pytest.mark.parametrize("known", [True, False], ids=["everything known", "nothing known"])
def test_four_verdicts(benchmark: Any, known: bool) -> None:  # noqa: ANN401 - a case of the test
    criteria, subject = shipped(), child(known=known)
    times, explained = [], []
    for _ in range(200):
        start = time.perf_counter()
        triage(criteria, subject)
        between = time.perf_counter()
        explain(criteria, subject, Cohort.B, TODAY)
        times.append(between - start)
        explained.append(time.perf_counter() - between)
    found = benchmark.pedantic(triage, (criteria, subject), rounds=50)
    assert set(found.cohorts) == set(Cohort)
    verdicts, reasons = (1000 * statistics.median(some) for some in (times, explained))
    say(f"four verdicts: {verdicts:.3f} ms; with their reasons: {reasons:.3f} ms")
