"""Publication copies, and the sums between their cells that everybody who has them may count on.

Columns add up to their Total; flows of a period are those of its parts; live cases are those before, with what
progressed and without what closed; a table of several councils adds up theirs. A sum that does not hold for the true
figures, because something was corrected between two copies or a live case moved, helps nobody and is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import Final, NamedTuple

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import COLUMNS, Flow
from stars_desktop.domain.returns import ROWS, TOTAL, Figures

LIVE: Final = "cases_live"
"""the one stock that can be rolled forward with columns of the table"""


class Cell(NamedTuple):
    """A cell of a table: its row (A to D or Total) and its column's key."""

    row: str
    key: str


CELLS: Final = tuple(Cell(str(row), column.key) for row in ROWS for column in COLUMNS)
_FLOWS: Final = tuple(
    cell for cell in CELLS for column in COLUMNS if cell.key == column.key and isinstance(column.counts, Flow)
)
_STOCKS: Final = tuple(cell for cell in CELLS if cell not in _FLOWS)


@dataclass(frozen=True, slots=True)
class Copy:
    """A table that was given out or is about to be: its true figures, and which of them it hides.

    `parts` names the councils that it adds up; a council's own has none.
    """

    council: str
    period: Period
    as_at: date
    rows: Figures
    hidden: frozenset[Cell] = frozenset()
    parts: tuple[str, ...] = ()

    def value(self, cell: Cell) -> int:
        """The true figure."""
        return self.rows[cell.row][cell.key]


class Place(NamedTuple):
    """A cell of one of several copies, by the copy's number."""

    copy: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms, each place with its sign, add up to 0; where it is not `exact`, to 0 at most."""

    terms: Mapping[Place, int]
    exact: bool = True

    def surplus(self, value: Callable[[Place], int]) -> int:
        """By how much these values break it; 0 where it holds."""
        total = sum(sign * value(place) for place, sign in self.terms.items())
        return total if self.exact else max(total, 0)


def known_sums(copies: Sequence[Copy]) -> list[Sum]:
    """Every sum that holds for the true figures of these copies."""
    of_council = defaultdict(list)
    for number, copy in enumerate(copies):
        of_council[copy.council].append(number)
    found = [*_totals(copies), *_of_parts(copies)]
    for numbers in of_council.values():
        found += [*_flows(copies, numbers), *_levels(copies, numbers), *_live(copies, numbers)]
    return [one for one in found if not one.surplus(lambda place: copies[place.copy].value(place.cell))]


def _totals(copies: Sequence[Copy]) -> Iterator[Sum]:
    for number in range(len(copies)):
        for column in COLUMNS:
            cohorts = {Place(number, Cell(str(cohort), column.key)): 1 for cohort in Cohort}
            yield Sum({**cohorts, Place(number, Cell(TOTAL, column.key)): -1})


def _flows(copies: Sequence[Copy], numbers: Sequence[int]) -> Iterator[Sum]:
    periods = {number: copies[number].period for number in numbers}
    for cycle in _cycles(periods):
        for cell in _FLOWS:
            yield Sum({Place(number, cell): sign for number, sign in cycle.items()})
    for cell in _FLOWS:
        yield from (
            Sum({Place(one, cell): 1, Place(other, cell): -1}, exact=False)
            for one, other in _nested(periods, {number: copies[number].value(cell) for number in numbers})
        )


def _nested(periods: Mapping[int, Period], values: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Periods within longer ones that count no less, without those that follow from one that lies between."""
    within = [
        (one, other)
        for one, other in permutations(periods, 2)
        if values[one] <= values[other] and _lies_in(periods[one], periods[other])
    ]
    there = set(within)
    for one, other in within:
        if not any((one, between) in there and (between, other) in there for between in periods):
            yield one, other


def _lies_in(inner: Period, outer: Period) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


def _levels(copies: Sequence[Copy], numbers: Iterable[int]) -> Iterator[Sum]:
    for one, other in combinations(numbers, 2):
        if copies[one].as_at == copies[other].as_at:
            for cell in _STOCKS:
                yield Sum({Place(one, cell): 1, Place(other, cell): -1})


def _live(copies: Sequence[Copy], numbers: Sequence[int]) -> Iterator[Sum]:
    """Live cases before, with what progressed and without what closed, are those after."""
    on = {copies[number].as_at: number for number in numbers}
    for number in numbers:
        period = copies[number].period
        if period.eve in on and period.end in on:
            yield from _rolled(on[period.eve], on[period.end], {number: 1})
    for one, other in permutations(numbers, 2):
        first, second = copies[one].period, copies[other].period
        if first.start == second.start and first.end < second.end and first.end in on and second.end in on:
            yield from _rolled(on[first.end], on[second.end], {one: -1, other: 1})


def _rolled(before: int, after: int, between: Mapping[int, int]) -> Iterator[Sum]:
    for row in map(str, ROWS):
        terms = {Place(before, Cell(row, LIVE)): 1, Place(after, Cell(row, LIVE)): -1}
        for number, sign in between.items():
            terms[Place(number, Cell(row, "progressed"))] = sign
            terms[Place(number, Cell(row, "cases_closed"))] = -sign
        yield Sum(terms)


def _of_parts(copies: Sequence[Copy]) -> Iterator[Sum]:
    """A table of several councils adds up theirs; where some are not known, it is no less than the others."""
    own: dict[tuple[str, Period, date], int] = {}
    for number, copy in enumerate(copies):
        own[copy.council, copy.period, copy.as_at] = number
    for number, copy in enumerate(copies):
        there = [own[key] for part in copy.parts if (key := (part, copy.period, copy.as_at)) in own]
        if there:
            for cell in CELLS:
                terms = {Place(one, cell): 1 for one in there}
                yield Sum({**terms, Place(number, cell): -1}, exact=len(there) == len(copy.parts))


def _cycles(periods: Mapping[int, Period]) -> Iterator[Mapping[int, int]]:
    """The independent ways in which some of these periods, added and taken away, come to nothing."""
    edges = {number: (period.start, period.end + timedelta(days=1)) for number, period in periods.items()}
    reached: dict[date, Mapping[int, int]] = {}
    waiting = dict(edges)
    while waiting:
        step = next((one for one in waiting if any(day in reached for day in waiting[one])), None)
        if step is None:
            reached[next(iter(waiting.values()))[0]] = {}
            continue
        start, end = waiting.pop(step)
        if start in reached and end in reached:
            yield _added(_added(reached[start], {step: 1}), {one: -sign for one, sign in reached[end].items()})
        elif start in reached:
            reached[end] = _added(reached[start], {step: 1})
        else:
            reached[start] = _added(reached[end], {step: -1})


def _added(left: Mapping[int, int], right: Mapping[int, int]) -> Mapping[int, int]:
    total = {one: left.get(one, 0) + right.get(one, 0) for one in {**left, **right}}
    return {one: sign for one, sign in total.items() if sign}
