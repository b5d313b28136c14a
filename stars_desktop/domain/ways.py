"""Periods as ways from one day to another: what follows from adding some of them and taking others away.

A flow of a period leads from its first day to the day after its last. Where ways part and meet again, they count the
same; and no stretch of time counts less than nothing.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, permutations

from stars_desktop.domain.calendar import Period

Way = Mapping[int, int]
"""The numbers of periods, each with its sign: +1 is added, -1 taken away."""

_LONGEST_ROUND = 4
"""periods in a way round that is looked for one by one: a quarter and its three months"""


@dataclass(frozen=True, slots=True)
class Spanned:
    """What periods span: by groups that hang together, the way to each day; and the independent ways round."""

    groups: Sequence[Mapping[date, Way]]
    rounds: Sequence[Way]

    def stretches(self) -> Iterator[Way]:
        """Ways that count no less than nothing: between neighbouring days, and a stretch less one that lies in it."""
        for group in self.groups:
            for first, last in pairwise(sorted(group)):
                yield _between(group, first, last)
        for outer, inner in permutations(self.groups, 2):
            for around, within in _lying_in(sorted(outer), sorted(inner)):
                yield less(_between(outer, *around), _between(inner, *within))

    def ways(self, days: Sequence[date]) -> Iterator[tuple[date, date, Way]]:
        """The way from each of these days to the next one that can be reached from it."""
        for group in self.groups:
            for first, last in pairwise(day for day in sorted(set(days)) if day in group):
                yield first, last, _between(group, first, last)


def spanned(periods: Mapping[int, Period]) -> Spanned:
    """Goes along the periods, one after another."""
    waiting = {number: _ends(period) for number, period in periods.items()}
    groups: list[dict[date, Way]] = []
    rounds: list[Way] = []
    while waiting:
        reached = groups[-1] if groups else {}
        step = next((one for one in waiting if any(day in reached for day in waiting[one])), None)
        if step is None:
            groups.append({next(iter(waiting.values()))[0]: {}})
            continue
        start, end = waiting.pop(step)
        if start in reached and end in reached:
            rounds.append(less(_joined(reached[start], {step: 1}), reached[end]))
        elif start in reached:
            reached[end] = _joined(reached[start], {step: 1})
        else:
            reached[start] = less(reached[end], {step: 1})
    return Spanned(groups, rounds)


def short_rounds(periods: Mapping[int, Period]) -> Iterator[Way]:
    """Every way round of a few periods, independent or not."""
    beside = defaultdict(list)
    for number, period in periods.items():
        start, end = _ends(period)
        beside[start].append((number, 1, end))
        beside[end].append((number, -1, start))

    def onward(way: Way, day: date, seen: frozenset[date], home: date) -> Iterator[Way]:
        for number, sign, there in beside[day]:
            if number <= min(way):
                continue
            if there == home and number not in way:
                yield {**way, number: sign}
            elif there not in seen and len(way) < _LONGEST_ROUND - 1:
                yield from onward({**way, number: sign}, there, seen | {there}, home)

    for number, period in periods.items():
        start, end = _ends(period)
        yield from onward({number: 1}, end, frozenset((start, end)), start)


def less(left: Way, right: Way) -> Way:
    """The one without the other."""
    return _joined(left, {one: -sign for one, sign in right.items()})


def _joined(left: Way, right: Way) -> Way:
    total = {one: left.get(one, 0) + right.get(one, 0) for one in {**left, **right}}
    return {one: sign for one, sign in total.items() if sign}


def _ends(period: Period) -> tuple[date, date]:
    return period.start, period.end + timedelta(days=1)


def _between(group: Mapping[date, Way], first: date, last: date) -> Way:
    return less(group[last], group[first])


def _lying_in(outer: Sequence[date], inner: Sequence[date]) -> Iterator[tuple[tuple[date, date], tuple[date, date]]]:
    """Stretches of one group around those of another: the longest within each, and the shortest around each."""
    for first, last in pairwise(outer):
        within = inner[bisect_left(inner, first) : bisect_right(inner, last)]
        if len(within) > 1:
            yield (first, last), (within[0], within[-1])
    for first, last in pairwise(inner):
        before, after = bisect_right(outer, first) - 1, bisect_left(outer, last)
        if before >= 0 and after < len(outer):
            yield (outer[before], outer[after]), (first, last)
