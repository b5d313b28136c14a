"""What a publication copy hides against the fewest cells that any could, and how long the twelfth of a year takes."""

import random
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.known_sums import CELLS, Copy
from stars_desktop.services.publication.attack import Attack
from stars_desktop.services.publication.suppression import Suppressed, Why, suppress
from tests.benchmarks.conftest import say
from tests.services.publication.tables import YEAR, fewest, table, years

TABLES = 60
FIRST_DAYS = (*(date(2022, month, 1) for month in (10, 11, 12)), *(date(2023, month, 1) for month in range(1, 11)))


def test_how_many_more_cells_than_the_fewest_are_hidden(benchmark: Any) -> None:  # noqa: ANN401
    """Tables of two columns, small enough that every choice can be tried."""
    copies = [
        Copy("Derby City", YEAR, YEAR.end, table(random.Random(seed), 6, ("notified", "pipeline")))
        for seed in range(TABLES)
    ]
    found = [suppress(copy, []) for copy in copies]
    benchmark.pedantic(lambda: suppress(copies[0], []), rounds=5)
    hidden = sum(len(one.copy.hidden) for one in found)
    least = 0
    for one in found:
        small = frozenset(cell for cell, why in one.why.items() if why is Why.SMALL)
        least += fewest(one.copy, small)
    assert hidden >= least
    say(f"hidden in {TABLES} small tables: {hidden:,} cells; the fewest that do: {least:,} ({hidden - least} more)")


def test_how_many_more_than_the_fewest_are_hidden_after_copies_before(benchmark: Any) -> None:  # noqa: ANN401
    """One column to date, quarter after quarter: each choice of cells to hide in the last one is tried."""
    hidden = least = 0
    for seed in range(TABLES):
        given: list[Copy] = []
        for copy in years(random.Random(seed), 4, ("notified",)):
            found = suppress(copy, given)
            if given:
                hidden += len(found.copy.hidden)
                least += fewest_after(given, found)
            given.append(found.copy)
    benchmark.pedantic(lambda: suppress(given[-1], given[:-1]), rounds=5)
    assert hidden >= least
    say(f"hidden after copies before: {hidden:,} cells; the fewest that do: {least:,} ({hidden - least} more)")


def fewest_after(before: Sequence[Copy], found: Suppressed) -> int:
    """How many cells of one column must be hidden at least, so that no more can be worked out than was found."""
    small = frozenset(cell for cell, why in found.why.items() if why is Why.SMALL)
    others = [cell for cell in CELLS if found.copy.value(cell) and cell not in small]
    for more in range(len(others) + 1):
        for some in combinations(others, more):
            attack = Attack([*before, replace(found.copy, hidden=small.union(some))])
            if set(attack.worked_out()) <= set(found.exposed):
                return len(small) + more
    raise AssertionError("hiding everything does not help")


@pytest.mark.parametrize("to_date", [True, False], ids=["year to date", "each month alone"])
def test_the_twelfth_copy_of_a_year(benchmark: Any, *, to_date: bool) -> None:  # noqa: ANN401
    def twelfth(seed: int) -> tuple[Copy, list[Copy]]:
        *months, last = months_of_a_year(random.Random(seed), to_date=to_date)
        given: list[Copy] = []
        for copy in months:
            given.append(suppress(copy, given).copy)
        return last, given

    ready = iter([twelfth(seed) for seed in range(5)])
    benchmark.pedantic(suppress, setup=lambda: (next(ready), {}), rounds=5)
    times = benchmark.stats.stats.data
    how = "year to date" if to_date else "each month alone"
    say(f"the twelfth copy of a year, {how}: {statistics.median(times):,.2f} s, at most {max(times):,.2f} s")


def months_of_a_year(luck: random.Random, *, to_date: bool) -> Iterator[Copy]:
    """Twelve copies of one council."""
    rows = table(luck, 4)
    for first, after in pairwise(FIRST_DAYS):
        end = after - timedelta(days=1)
        yield Copy("Derby City", Period(FIRST_DAYS[0] if to_date else first, end), end, rows)
        more = table(luck, 2)
        rows = {row: {key: to_date * rows[row][key] + more[row][key] for key in rows[row]} for row in rows}
