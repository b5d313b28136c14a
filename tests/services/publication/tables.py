"""Random tables, and an attacker of another kind: he tries every filling there is."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.known_sums import CELLS, Cell, Copy, Place, known_sums
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import TOTAL

YEAR = Period(date(2022, 10, 1), date(2023, 9, 30))
HIGHEST = 12
"""Enough for a second value of whatever stands in a small table."""


EVERY = tuple(column.key for column in COLUMNS)


def table(luck: random.Random, most: int, keys: Sequence[str] = EVERY) -> Mapping[str, Mapping[str, int]]:
    """Figures with many zeros, in these columns only; live cases as they come."""
    rows = {
        str(cohort): {
            column.key: luck.choice([0, luck.randint(0, most), luck.randint(0, most)]) if column.key in keys else 0
            for column in COLUMNS
        }
        for cohort in Cohort
    }
    total = {column.key: sum(row[column.key] for row in rows.values()) for column in COLUMNS}
    return {**rows, TOTAL: total}


def values_left(copies: Sequence[Copy], place: Place) -> set[int]:
    """Every value that a hidden cell can have, found by trying; only for few hidden cells in few sums."""
    tied = _tied(copies, place)
    sums = [one for one in known_sums(copies) if not tied.isdisjoint(one.terms)]
    order = sorted(tied)
    found = set()
    for values in product(range(1, HIGHEST + 1), repeat=len(order)):
        filled = dict(zip(order, values, strict=True))
        if not any(one.surplus(lambda at, f=filled: f.get(at, copies[at.copy].value(at.cell))) for one in sums):  # type: ignore[misc]
            found.add(filled[place])
    return found


def fewest(copy: Copy, small: frozenset[Cell]) -> int:
    """How many cells a copy alone must hide at least, by trying every choice of further ones."""
    others = [cell for cell in CELLS if copy.value(cell) and cell not in small]
    for more in range(len(others) + 1):
        for some in combinations(others, more):
            tried = Copy(copy.council, copy.period, copy.as_at, copy.rows, small.union(some))
            if all(len(values_left([tried], Place(0, cell))) > 1 for cell in tried.hidden):
                return len(small) + more
    raise AssertionError("hiding everything does not help")


def _tied(copies: Sequence[Copy], place: Place) -> set[Place]:
    """The hidden cells that have to do with one, through sums of hidden cells."""
    hidden = {Place(number, cell) for number, copy in enumerate(copies) for cell in copy.hidden}
    tied, new = {place}, {place}
    while new:
        near = {other for one in known_sums(copies) if not new.isdisjoint(one.terms) for other in one.terms}
        new = (near & hidden) - tied
        tied |= new
    return tied


def years(luck: random.Random, most: int, keys: Sequence[str] = EVERY) -> Iterator[Copy]:
    """Copies of one council, year to date at the end of each quarter, as they grow."""
    rows = table(luck, most, keys)
    for end in (date(2022, 12, 31), date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)):
        yield Copy("Derby City", Period(YEAR.start, end), end, rows)
        more = table(luck, 2, keys)
        rows = {row: {key: rows[row][key] + more[row][key] for key in rows[row]} for row in rows}
