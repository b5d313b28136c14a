"""The speed of triage in bulk: the effect of new criteria on ten thousand enquiries, each with facts and answers."""

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import CriteriaSet, Weight
from stars_desktop.domain.entries import Answer, Entry, Fact, FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.criteria import effect, shipped
from stars_desktop.services.registers import make_register
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.benchmarks.conftest import PASSPHRASE, later, say
from tests.conftest import CHEAP

MANY = 10_000
ASKED = [one.id for one in shipped().criteria if one.id not in {"X1", "X2", "X4", "X5", "X9", "X10", "A6", "B1"}]
REPLIES = [*[Reply.YES] * 8, Reply.NO, Reply.NOT_KNOWN]


def entries(chance: random.Random, name: str, on: date) -> Iterator[Entry]:
    """Six facts and about twenty answers."""
    values = {
        FactName.INITIALS: "Z.O.",
        FactName.DATE_OF_BIRTH: date.fromordinal(on.toordinal() - chance.randrange(3700, 6500)).isoformat(),
        FactName.SOCIAL_WORKER: "Zoë O'Brien",
        FactName.TEAM: "North",
        FactName.PLACEMENT_TYPE: chance.choice(["K2", "U4", "P1", "R1"]),
        FactName.LEGAL_STATUS: chance.choice(["C2", "V2", "Not looked after"]),
    }
    for fact, value in values.items():
        yield Fact(f"{name}-{fact}", fact, value, on)
    for named in ASKED:
        if chance.random() < 0.75:
            yield Answer(f"{name}-{named}", named, chance.choice(REPLIES), on, "As the plan says", "Care plan")


@pytest.fixture
def open_or_not_presented(tmp_path: Path) -> Iterator[Vault]:
    """Ten thousand enquiries, half of them in the pipeline, half not presented."""
    path, desk, chance = tmp_path / "many.stars", later(), random.Random(20221004)
    make_register(path, "derby", PASSPHRASE, randomness=bytes(16), cost=CHEAP)
    with Vault.open(path, PASSPHRASE, desk.clerk) as vault:
        with vault.writing() as connection:
            journal = Journal(connection, desk.at, "bench", desk.clerk.today)
            for number in range(MANY):
                on = date(2021, 1, 1) + timedelta(days=chance.randrange(1000))
                events = [Event(f"e{number}", Kind.NOTIFIED, on, 0, chance.choice(list(Cohort)))]
                if number % 2:
                    events.append(Event(f"n{number}", Kind.NOT_PRESENTED, on, 1))
                enquiry_id = journal.add_enquiry(f"E-{number}", f"C-{number}", events)
                journal.add_entries(enquiry_id, list(entries(chance, f"k{number}", on)))
            journal.flush()
        yield vault


def changed() -> CriteriaSet:
    """Half a dozen criteria of another kind, which touches every cohort."""
    kinds = {"A2": Weight.SOFT, "X7": Weight.SOFT, "B2": Weight.SOFT, "B3": Weight.HARD, "C4": Weight.HARD}
    kinds |= {"D5": Weight.HARD, "D2": Weight.INFORMATION, "C2": Weight.SOFT}
    return replace(
        shipped(),
        version="2024-1",
        criteria=tuple(
            replace(one, weights=dict.fromkeys(one.weights, kinds.get(one.id, next(iter(one.weights.values())))))
            for one in shipped().criteria
        ),
    )


def test_the_effect_of_new_criteria(open_or_not_presented: Vault, benchmark: Any) -> None:  # noqa: ANN401
    clerk, new = later().clerk, changed()
    found = effect(open_or_not_presented, clerk, new)
    assert (found.not_presented, found.in_pipeline) == (MANY // 2, MANY // 2)
    rows = len(found.would_fit) + len(found.would_no_longer)
    assert min(len(found.would_fit), len(found.would_no_longer)) > 100
    times = []
    for _ in range(5):
        start = time.perf_counter()
        effect(open_or_not_presented, clerk, new)
        times.append(time.perf_counter() - start)
    benchmark.pedantic(effect, (open_or_not_presented, clerk, new), rounds=1)
    say(f"the effect of new criteria on {MANY:,} enquiries, {rows:,} rows: {statistics.median(times):.2f} s")
