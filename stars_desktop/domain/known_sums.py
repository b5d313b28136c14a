"""Publication copies, and the sums between their cells that everybody who has them may count on.

Columns add up to their Total; flows of a period are those of its parts; live cases are those before, with what
progressed and without what closed; a table of several councils adds up theirs. A sum that does not hold for the true
figures, because something was corrected between two copies or a live case moved, helps nobody and is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, permutations, product
from typing import Final, NamedTuple

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import COLUMNS, Flow
from stars_desktop.domain.returns import ROWS, TOTAL, Figures
from stars_desktop.domain.ways import Spanned, Way, less, short_rounds, spanned

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
        tree = spanned({number: copies[number].period for number in numbers})
        found += [*_flows(copies, numbers, tree), *_levels(copies, numbers), *_live(copies, numbers, tree)]
    return _apart(one for one in found if not one.surplus(_true(copies)))


def _true(copies: Sequence[Copy]) -> Callable[[Place], int]:
    return lambda place: copies[place.copy].value(place.cell)


def _apart(sums: Iterable[Sum]) -> list[Sum]:
    """Each once, however many ways led to it."""
    return list({(frozenset(one.terms.items()), one.exact): one for one in sums}.values())


def _totals(copies: Sequence[Copy]) -> Iterator[Sum]:
    for number in range(len(copies)):
        for column in COLUMNS:
            cohorts = {Place(number, Cell(str(cohort), column.key)): 1 for cohort in Cohort}
            yield Sum({**cohorts, Place(number, Cell(TOTAL, column.key)): -1})


def _flows(copies: Sequence[Copy], numbers: Sequence[int], tree: Spanned) -> Iterator[Sum]:
    """Ways round come to nothing, and no stretch of time counts less than that.

    Where a figure was corrected between copies, a way through it as it was leads nowhere: others are looked for.
    """
    periods = {number: copies[number].period for number in numbers}
    stretches = list(tree.stretches())
    short: list[Way] = []
    for cell in _FLOWS:
        yield from (_over(cell, way) for way in tree.rounds)
        yield from (_over(cell, less({}, way), exact=False) for way in stretches if len(way) > 1)
        if any(_over(cell, way).surplus(_true(copies)) for way in tree.rounds):
            short = short or list(short_rounds(periods))
            yield from (_over(cell, way) for way in short)
            yield from (_over(cell, {one: 1, other: -1}, exact=False) for one, other in _nested(periods))


def _over(cell: Cell, way: Way, *, exact: bool = True) -> Sum:
    return Sum({Place(number, cell): sign for number, sign in way.items()}, exact)


def _nested(periods: Mapping[int, Period]) -> Iterator[tuple[int, int]]:
    for one, other in permutations(periods, 2):
        inner, outer = periods[one], periods[other]
        if inner != outer and outer.start <= inner.start and inner.end <= outer.end:
            yield one, other


def _levels(copies: Sequence[Copy], numbers: Iterable[int]) -> Iterator[Sum]:
    for one, other in combinations(numbers, 2):
        if copies[one].as_at == copies[other].as_at:
            for cell in _STOCKS:
                yield Sum({Place(one, cell): 1, Place(other, cell): -1})


def _live(copies: Sequence[Copy], numbers: Sequence[int], tree: Spanned) -> Iterator[Sum]:
    """Live cases before, with what progressed and without what closed, are those after."""
    on = defaultdict(list)
    for number in numbers:
        on[copies[number].as_at + timedelta(days=1)].append(number)
    ways = [*tree.ways(list(on)), *_straight({number: copies[number].period for number in numbers})]
    for first, last, way in ways:
        for before, after in product(on.get(first, ()), on.get(last, ())):
            yield from _rolled(before, after, way)


def _straight(periods: Mapping[int, Period]) -> Iterator[tuple[date, date, Way]]:
    """The ways of one period, and of the later part of one that another begins."""
    for one, period in periods.items():
        yield period.start, period.end + timedelta(days=1), {one: 1}
    for one, other in permutations(periods, 2):
        first, second = periods[one], periods[other]
        if first.start == second.start and first.end < second.end:
            yield first.end + timedelta(days=1), second.end + timedelta(days=1), {one: -1, other: 1}


def _rolled(before: int, after: int, between: Mapping[int, int]) -> Iterator[Sum]:
    for row in map(str, ROWS):
        terms = {Place(before, Cell(row, LIVE)): 1, Place(after, Cell(row, LIVE)): -1}
        for number, sign in between.items():
            terms[Place(number, Cell(row, "progressed"))] = sign
            terms[Place(number, Cell(row, "cases_closed"))] = -sign
        yield Sum(terms)


def _of_parts(copies: Sequence[Copy]) -> Iterator[Sum]:
    """A table of several councils adds up theirs; where some are not known, it is no less than the others."""
    own = defaultdict(list)
    for number, copy in enumerate(copies):
        own[copy.council, copy.period, copy.as_at].append(number)
    for number, copy in enumerate(copies):
        there = [own[key] for part in copy.parts if (key := (part, copy.period, copy.as_at)) in own]
        for some in product(*there) if there else ():
            for cell in CELLS:
                terms = {Place(one, cell): 1 for one in some}
                yield Sum({**terms, Place(number, cell): -1}, exact=len(there) == len(copy.parts))
