"""The table of all councils (DN2): the sum of their returns, and everything that stands in its way.

A council that is missing is named and never taken for zero; what does not agree is said, and marks the columns that
it touches as provisional; the later version of a return takes the place of the earlier one, and is shown as a change.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Final

from stars_desktop.domain.calendar import Period, london_day, written, written_period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.council import NAMES, same_council
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.published import Published, broken
from stars_desktop.domain.returns import ROWS, TOTAL, Figures
from stars_desktop.domain.sealed import SealedReturn, grouped

NAME: Final = "DN2"
PROVISIONAL: Final = "[p]"
MISSING: Final = "[x]"
"""in place of a figure that no council gave"""
_LEVELS: Final = frozenset(column.key for column in COLUMNS if isinstance(column.counts, Stock))
_ALL: Final = frozenset(column.key for column in COLUMNS)
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_GROUPS: Final = 19
"""letters of a seal that tell two apart: four groups of four"""

Part = SealedReturn | Published


@dataclass(frozen=True, slots=True)
class Share:
    """What a council has part in a cell: its figure, None where its return is missing, and how that was printed."""

    council: str
    value: int | None
    printed: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is another in the return that took the place of one."""

    row: str
    key: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """A return, the one that took its place, and every figure that differs."""

    old: Part
    new: Part
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """The sum of the councils' returns for a period."""

    period: Period
    as_at: date
    councils: tuple[str, ...]
    parts: Mapping[str, Part]
    """by council; of a missing one there is none"""
    rows: Figures
    problems: tuple[str, ...]
    """what stands in the way of a final table"""
    remarks: tuple[str, ...]
    """what should be known, and bars nothing"""
    provisional: frozenset[str]
    """the keys of columns that may still change"""
    replaced: tuple[Replaced, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The councils without a return."""
        return tuple(council for council in self.councils if council not in self.parts)

    @property
    def sample(self) -> bool:
        """Whether anything in it is invented."""
        return any(part.sample for part in self.parts.values())

    @property
    def partly_sample(self) -> str:
        """Whose returns alone are invented, in a sentence; "" where all are, or none."""
        invented = [name for name, part in self.parts.items() if part.sample]
        if not invented or len(invented) == len(self.parts):
            return ""
        return (
            f"Sample data in part: what {' and '.join(invented)} gave is invented, and the others' figures are not."
        )

    def shares(self, row: str, key: str) -> list[Share]:
        """What a cell is the sum of, council by council."""
        return [_share(council, self.parts.get(council), row, key) for council in self.councils]


def combine(parts: Iterable[Part], period: Period | None = None, councils: Sequence[str] = NAMES) -> Combined:
    """The table of a period, or else of the one that most councils gave. Raises ExpectedError where there is none."""
    names = tuple(councils)
    found = _Sorted({part.to_text(): part for part in parts}.values(), names)
    of_period = found.of(period or found.period())
    as_at = _most((council, part.as_at) for council, some in of_period.items() for part in some)
    chains = {council: sorted(some, key=_rank(as_at)) for council, some in of_period.items()}
    chosen = {council: chain[-1] for council, chain in chains.items()}
    doubts = list(_doubts(chosen, as_at))
    missing = [council for council in names if council not in chosen]
    crossed = tuple(_versions(chains))
    return Combined(
        next(iter(chosen.values())).period,
        as_at,
        names,
        {council: chosen[council] for council in names if council in chosen},
        _added(chosen.values()),
        (*found.problems(missing), *(said for said, _ in doubts), *crossed),
        (*found.left_out, *_remarks(chosen, chains)),
        _ALL if missing or crossed else frozenset(key for _, keys in doubts for key in keys),
        tuple(_replaced(old, new) for chain in chains.values() for old, new in _taken_over(chain)),
    )


def kind(part: Part) -> str:
    """What a part is: version 2, submitted on 2 October 2023; or a published table."""
    if isinstance(part, Published):
        return "published table"
    return f"version {part.version}, submitted on {written(london_day(part.submitted_at))}"


def periods(parts: Iterable[Part]) -> list[Period]:
    """The periods of these returns, the one that ends last first."""
    return sorted({part.period for part in parts}, key=lambda one: (one.end, one.start), reverse=True)


class _Sorted:
    """Returns by council, without those that can have no part."""

    def __init__(self, parts: Iterable[Part], councils: Sequence[str]) -> None:
        self.left_out: list[str] = []
        self._by_council: dict[str, list[Part]] = {council: [] for council in councils}
        for part in parts:
            council = next((name for name in councils if same_council(name, part.council)), None)
            if council is None:
                self.left_out.append(f"{part.council} has no part in {NAME}: its return is left out.")
            elif isinstance(part, Published) and part.hidden:
                said = f"The table of {council} hides figures, which cannot be added up: it is left out."
                self.left_out.append(f"{said} Ask for the sealed return.")
            else:
                self._by_council[council].append(part)
        if not any(self._by_council.values()):
            said = " ".join(self.left_out) or "There is no return to add up."
            raise ExpectedError(f"{said} Open the sealed returns of {', '.join(councils)}.")

    def period(self) -> Period:
        """The one that most councils gave; of several the one that ends last."""
        given = {(council, part.period) for council, some in self._by_council.items() for part in some}
        many = Counter(period for _, period in given)
        return max(many, key=lambda period: (many[period], period.end, period.start))

    def of(self, period: Period) -> dict[str, list[Part]]:
        """The returns of one period, by council."""
        of_it = {council: [one for one in some if one.period == period] for council, some in self._by_council.items()}
        if not any(of_it.values()):
            raise ExpectedError(f"There is no return for {written_period(period)}. Choose another period.")
        return {council: some for council, some in of_it.items() if some}

    def problems(self, missing: Iterable[str]) -> Iterator[str]:
        """Who is missing, and what there is instead."""
        for council in missing:
            others = [written_period(one) for one in periods(self._by_council[council])]
            instead = f" Its return is for another period: {'; '.join(others)}." if others else ""
            yield f"{council} is missing, and is not counted as zero: the figures are those of the others.{instead}"


def _most(by_council: Iterable[tuple[str, date]]) -> date:
    many = Counter(day for _, day in set(by_council))
    return max(many, key=lambda day: (many[day], day))


def _rank(as_at: date) -> Callable[[Part], tuple[bool, bool, date, int, datetime]]:
    """The last of several returns of a council counts; of equal published tables the one that was given last."""

    def rank(part: Part) -> tuple[bool, bool, date, int, datetime]:
        if isinstance(part, Published):
            return part.as_at == as_at, False, part.as_at, 0, _LONG_AGO
        return part.as_at == as_at, True, part.as_at, part.version, part.submitted_at

    return rank


def _added(parts: Iterable[Part]) -> Figures:
    """Cohort by cohort; a printed Total that does not add up is no part of it."""
    rows = [part.rows for part in parts]
    by_cohort = {
        str(cohort): {column.key: sum(one[cohort][column.key] for one in rows) for column in COLUMNS}
        for cohort in Cohort
    }
    total = {column.key: sum(row[column.key] for row in by_cohort.values()) for column in COLUMNS}
    return {**by_cohort, TOTAL: total}


def _doubts(chosen: Mapping[str, Part], as_at: date) -> Iterator[tuple[str, frozenset[str]]]:
    """What does not agree or is not over, with the columns that it touches."""
    sealed = {council: part for council, part in chosen.items() if isinstance(part, SealedReturn)}
    for council, part in chosen.items():
        if part.as_at != as_at:
            said = f"{council} counts pipeline and live cases as at {written(part.as_at)}, not {written(as_at)}."
            yield f"{said} Ask for a return as at that date.", _LEVELS
    for council, one in sealed.items():
        if london_day(one.submitted_at) <= one.period.end:
            day = written(london_day(one.submitted_at))
            yield f"{council} submitted on {day}, before the period was over: its figures may still grow.", _ALL
        if not one.figures.reconciles:
            yield f"The return of {council} does not reconcile. Ask what the difference is.", _ALL
    yield from _definitions(sealed)
    if len({one.sample for one in chosen.values()}) > 1:
        invented = ", ".join(council for council, one in chosen.items() if one.sample)
        yield f"The return of {invented} is sample data, and those of the others are not.", _ALL


def _definitions(sealed: Mapping[str, SealedReturn]) -> Iterator[tuple[str, frozenset[str]]]:
    """Columns that two councils define differently."""
    if len({one.definitions_version for one in sealed.values()}) > 1:
        said = ", ".join(f"{council} {one.definitions_version}" for council, one in sealed.items())
        yield f"The councils count by different versions of the definitions: {said}.", _ALL
    for column in COLUMNS:
        meanings = {one.meaning for part in sealed.values() for one in part.definitions if one.key == column.key}
        if len(meanings) > 1:
            yield f"The councils define the column {column.short} differently.", frozenset({column.key})


def _versions(chains: Mapping[str, Sequence[Part]]) -> Iterator[str]:
    """Versions that do not follow on each other."""
    for council, chain in chains.items():
        for old, new in _taken_over(chain):
            if not isinstance(old, SealedReturn) or not isinstance(new, SealedReturn):
                continue
            if old.version == new.version:
                seals = " and ".join(f"{grouped(one.seal)[:_GROUPS]} ..." for one in (old, new))
                said = f"{council} gave two different returns as version {new.version}, sealed {seals}."
                yield f"{said} Ask by phone which one counts; the one submitted last is taken."
            elif old.version + 1 == new.version and new.replaces != old.seal:
                yield (
                    f"Version {new.version} of {council} does not replace the version {old.version} that is here. "
                    "Compare the seals by phone."
                )


def _remarks(chosen: Mapping[str, Part], chains: Mapping[str, Sequence[Part]]) -> Iterator[str]:
    for council, chain in chains.items():
        others = {part.as_at for part in chain if part.as_at != chosen[council].as_at}
        for day in sorted(others):
            yield f"A return of {council} as at {written(day)} is here too, and is left out."
    for council, part in chosen.items():
        if isinstance(part, SealedReturn) and any(
            isinstance(one, Published) and one.as_at == part.as_at for one in chains[council]
        ):
            yield f"{council} published a table too: its sealed return is taken, and the table is left out."
        if isinstance(part, Published):
            yield f"{council}: a published table. By which definitions it was counted is not known."
            yield from (f"{council}, {one.identity}. {one.sentence}" for one in broken(part.rows))


def _taken_over(chain: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Each return with the one that took its place: the next for the same as-at date."""
    return ((old, new) for old, new in pairwise(chain) if old.as_at == new.as_at)


def _replaced(old: Part, new: Part) -> Replaced:
    before, after = old.rows, new.rows
    cells = ((str(row), column.key) for row in ROWS for column in COLUMNS)
    return Replaced(
        old,
        new,
        tuple(
            Difference(row, key, before[row][key], after[row][key])
            for row, key in cells
            if before[row][key] != after[row][key]
        ),
    )


def _share(council: str, part: Part | None, row: str, key: str) -> Share:
    if part is None:
        return Share(council, None, MISSING)
    value = part.rows[row][key]
    return Share(council, value, part.printed[row][key] if isinstance(part, Published) else f"{value}")
