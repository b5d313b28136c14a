"""What changed between two counts of a return: for every figure the units that came and went, each with its cause.

A cause is found, not guessed: the enquiry's journal is replayed from the instant at which the one was known to that
of the other, under the dates of the other. What was recorded when the unit came or went for the last time is its
cause; a unit that nothing recorded accounts for came or went with the dates, or with what is counted.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

from stars_desktop.domain.calendar import london_day, titled_period, written, written_period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import History, fold
from stars_desktop.domain.events import MEETINGS, Event, Kind
from stars_desktop.domain.measures import COLUMNS, Flow
from stars_desktop.domain.returns import (
    LIVE_TERMS,
    MEMO,
    PARTS,
    PIPELINE_TERMS,
    TOTAL,
    Asked,
    Level,
    PipelineReturn,
    Source,
    counted,
)
from stars_desktop.domain.submission import Submission, Unit

_NOW: Final = datetime.max.replace(tzinfo=UTC)
_STAYS_ON: Final = MEETINGS | {Kind.CRITERIA_MET}
"""kinds after which an enquiry is where it was"""

Units = Mapping[str, Mapping[str, Sequence[Unit]]]
_Key = tuple[Source, Cohort, str]


class Cause(StrEnum):
    """Why a unit is counted that was not, or no longer."""

    NEW = "New"
    LATE = "Late entry"
    CORRECTION = "Correction"
    VOIDED = "Voided"
    COHORT = "Cohort changed"
    DATES = "Other dates"
    DEFINITIONS = "Definitions changed"


MEANING: Final = {
    Cause.NEW: "happened after what the earlier return counts, or after it was submitted",
    Cause.LATE: "happened before the earlier return was submitted, and was recorded after it",
    Cause.CORRECTION: "an event was corrected",
    Cause.VOIDED: "an event was voided",
    Cause.COHORT: "the enquiry or live case moved to another cohort",
    Cause.DATES: "only one of the two returns counts this day",
    Cause.DEFINITIONS: "what is counted was defined anew",
}
"""What each cause says in half a sentence."""

FIGURES: Final[Mapping[str, Mapping[str, str]]] = {
    "rows": {column.key: column.short.lower() for column in COLUMNS},
    "reconciliation": {term.key: term.words for term in PIPELINE_TERMS},
    "reconciliation_live": {term.key: term.words for term in LIVE_TERMS},
    "memo": {term.key: term.words for term in MEMO},
}
"""What each figure is called, by part and key."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the journal with its second clock (UTC) and, where it was corrected, the id of what replaced it."""

    enquiry: int
    event: Event
    recorded_at: datetime
    voided_at: datetime | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A return with the units behind its figures, as it was known at an instant, or now: `version` is 0 then."""

    figures: PipelineReturn
    units: Units
    definitions_version: str
    version: int = 0

    @classmethod
    def of(cls, submission: Submission) -> "Snapshot":
        """A version that was submitted."""
        sealed = submission.sealed
        return cls(sealed.figures, submission.units, sealed.definitions_version, sealed.version)

    @property
    def asked(self) -> Asked:
        """Its dates."""
        return self.figures.asked

    @property
    def known_before(self) -> datetime:
        """The instant before which all that was recorded is known."""
        return self.asked.known_before or _NOW

    @property
    def known_on(self) -> date:
        """The day (London) on which it was known."""
        return london_day(self.known_before - timedelta(microseconds=1))

    @property
    def words(self) -> str:
        """Which it is, in words: a version with the day of its submission, or the register now."""
        which = f"version {self.version} of {titled_period(self.asked.period)}"
        if not self.version:
            which = f"the register now, {titled_period(self.asked.period)}"
        submitted = f", submitted on {written(self.known_on)}" if self.version else ""
        return f"{which}, as at {written(self.asked.as_at)}{submitted}"


@dataclass(frozen=True, slots=True)
class Change:
    """One unit that came (+1) or went (-1), its cause, and the words for what was recorded or decided."""

    sign: int
    unit: Unit
    cause: Cause
    words: str


@dataclass(frozen=True, slots=True)
class Changes:
    """By part and by key, as in returns.PARTS."""

    by_key: Mapping[str, Mapping[str, tuple[Change, ...]]]

    def behind(self, part: str, row: str, key: str) -> list[Change]:
        """The changes of one figure; the figure before and their signs make the figure after."""
        return [one for one in self.by_key[part][key] if row in (one.unit.cohort, TOTAL)]

    def net(self, part: str, row: str, key: str) -> int:
        """By how much a figure is another."""
        return sum(one.sign for one in self.behind(part, row, key))


def references(old: Snapshot, new: Snapshot) -> set[str]:
    """The enquiries whose journals tell why they are counted otherwise."""
    return {
        unit.reference
        for part, keys in PARTS.items()
        for key, source in keys.items()
        for sign, unit in _differing(old, new, part, key)
        if not _outside(old, new, source, sign, unit)
    }


def changes(old: Snapshot, new: Snapshot, journals: Mapping[str, Sequence[Told]]) -> Changes:
    """Everything that differs in `new`, which was known later; `journals` are those of `references`."""
    stories = {reference: _Story(told, old, new) for reference, told in journals.items()}
    return Changes(
        {part: {key: tuple(_of_source(old, new, part, key, stories)) for key in keys} for part, keys in PARTS.items()}
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """What was recorded at once: an event that came or went, or one in the place of another."""

    at: datetime
    came: Event | None
    gone: Event | None

    @property
    def place(self) -> tuple[datetime, bool, int, int]:
        """In the order of recording; of what went at once, the last of an enquiry's events went first."""
        if self.came:
            return self.at, False, self.came.on.toordinal(), self.came.place
        return (self.at, True, -self.gone.on.toordinal(), -self.gone.place) if self.gone else (self.at, True, 0, 0)


class _Story:
    """The journal of one reference between two instants: what is counted at each step of it."""

    def __init__(self, told: Sequence[Told], old: Snapshot, new: Snapshot) -> None:
        self._old, self._new = old, new
        self._recorded_at = {one.event.id: one.recorded_at for one in told}
        self._came_from = {one.replaced_by: one.event.id for one in told if one.replaced_by}
        standing = [one for one in told if _stands(one, old.known_before)]
        self._histories = _folded(standing)
        self._before = self._present(self._histories, old.asked)
        self._views = [self._present(self._histories, new.asked)]
        self._steps: list[_Step] = []
        for step, now in _replayed(told, standing, old.known_before, new.known_before):
            self._steps.append(step)
            self._views.append(self._present(_folded(now), new.asked))

    def root(self, event_id: str) -> str:
        """The event that was recorded first where one was corrected, be it several times."""
        while event_id in self._came_from:
            event_id = self._came_from[event_id]
        return event_id

    def why(self, source: Source, sign: int, unit: Unit) -> tuple[Cause, str]:
        """Why a unit is counted now, or no longer."""
        there = sign > 0
        key = self._key(source, unit.cohort, unit.event_id)
        seen = [(key in view) is there for view in self._views]
        if (key in self._before) is there or not seen[-1]:
            return _defined(self._old, self._new)
        if seen[0]:
            return self._with_the_dates(source, there, unit)
        last = max(at for at, after in enumerate(seen) if after and not seen[at - 1])
        return self._recorded(source, self._steps[last - 1])

    def _key(self, source: Source, cohort: Cohort, event_id: str) -> _Key:
        return source, cohort, self.root(event_id) if isinstance(source, Flow) else ""

    def _present(self, histories: Iterable[History], asked: Asked) -> set[_Key]:
        return {
            self._key(source, unit.cohort, unit.event_id)
            for history in histories
            for source, unit in counted(history, asked)
        }

    def _recorded(self, source: Source, step: _Step) -> tuple[Cause, str]:
        on = written(london_day(step.at))
        if step.gone and step.came:
            return Cause.CORRECTION, f"Corrected on {on}: {_said(step.gone)} became {_said(step.came)}"
        if step.came is None:
            return Cause.VOIDED, f"Voided on {on}: {step.gone}"
        words = f"{step.came}, recorded on {on}"
        counted_to = _last_day(self._old.asked, source)
        late = step.came.on <= counted_to and step.came.on < self._old.known_on
        cause = _by_kind(step.came.kind)
        return Cause.LATE if late and cause is Cause.NEW else cause, words

    def _with_the_dates(self, source: Source, there: bool, unit: Unit) -> tuple[Cause, str]:
        if isinstance(source, Flow):
            return _of_another_day(self._old, self._new, there, unit)
        before, after = self._old.asked.evening(source.moment), self._new.asked.evening(source.moment)
        event = self._turned(source, there, unit.cohort, after) if after > before else None
        if event is None:
            counts, other = (after, before) if there else (before, after)
            return Cause.DATES, f"Counted at the end of {written(counts)}, and not of {written(other)}"
        recorded = written(london_day(self._recorded_at[event.id]))
        return _by_kind(event.kind), f"{event}, recorded on {recorded}"

    def _turned(self, level: Level, there: bool, cohort: Cohort, evening: date) -> Event | None:
        """The event by which an enquiry had come into a stock, or had left it, at the end of a day."""
        for history in self._histories:
            stays = [stay for stay in history.stays if stay.stock is level.stock and stay.since <= evening]
            own = [stay for stay in stays if stay.cohort is cohort and (evening < stay.until) is there]
            if own and there:
                return next(event for event in history.events if event.id == own[-1].event_id)
            if own:
                day = own[-1].until
                moved = any(stay.since == day for stay in stays)
                turns = [event for event in history.events if event.on == day and event.kind not in _STAYS_ON]
                return next(event for event in reversed(turns) if moved is (event.kind is Kind.COHORT_CHANGED))
        return None


def _of_source(old: Snapshot, new: Snapshot, part: str, key: str, stories: Mapping[str, _Story]) -> Iterator[Change]:
    """The changes of a key, by reference; an event in the place of another changes no figure where both count."""
    source = PARTS[part][key]
    differing = list(_differing(old, new, part, key))

    def same(unit: Unit) -> Hashable:
        story = stories.get(unit.reference)
        return unit.reference, unit.cohort, story.root(unit.event_id) if story else unit.event_id

    gone, came = ([unit for sign, unit in differing if sign == wanted] for wanted in (-1, +1))
    found = [(-1, unit) for unit in _beyond(gone, came, same)] + [(+1, unit) for unit in _beyond(came, gone, same)]
    for sign, unit in sorted(found, key=lambda one: (one[1].reference, one[0], one[1].on)):
        if _outside(old, new, source, sign, unit):
            cause, words = _of_another_day(old, new, sign > 0, unit)
        else:
            cause, words = stories[unit.reference].why(source, sign, unit)
        yield Change(sign, unit, cause, words)


def _differing(old: Snapshot, new: Snapshot, part: str, key: str) -> Iterator[tuple[int, Unit]]:
    """The units that are behind one of two figures only; in a stock, whatever began the stay."""
    flow = isinstance(PARTS[part][key], Flow)

    def same(unit: Unit) -> Hashable:
        return unit.reference, unit.cohort, unit.event_id if flow else ""

    before, after = old.units[part][key], new.units[part][key]
    yield from ((-1, unit) for unit in _beyond(before, after, same))
    yield from ((+1, unit) for unit in _beyond(after, before, same))


def _beyond(units: Iterable[Unit], others: Iterable[Unit], same: Callable[[Unit], Hashable]) -> list[Unit]:
    """Those that are not among the others, as often as they are not."""
    left = Counter(map(same, others))
    found = []
    for unit in units:
        if left[same(unit)]:
            left[same(unit)] -= 1
        else:
            found.append(unit)
    return found


def _outside(old: Snapshot, new: Snapshot, source: Source, sign: int, unit: Unit) -> bool:
    """Whether it is of a day that the other return does not count, which needs no journal to be seen."""
    other = old if sign > 0 else new
    period = other.asked.period
    return isinstance(source, Flow) and not period.start <= unit.on <= period.end


def _of_another_day(old: Snapshot, new: Snapshot, there: bool, unit: Unit) -> tuple[Cause, str]:
    if there and unit.on > old.asked.period.end:
        recorded = written(london_day(unit.recorded_at))
        return _by_kind(unit.event), f"{unit.event} on {written(unit.on)}, recorded on {recorded}"
    period = (old if there else new).asked.period
    return Cause.DATES, f"{unit.event} on {written(unit.on)}, outside {written_period(period)}"


def _defined(old: Snapshot, new: Snapshot) -> tuple[Cause, str]:
    return Cause.DEFINITIONS, f"Definitions {new.definitions_version} in place of {old.definitions_version}"


def _last_day(asked: Asked, source: Source) -> date:
    return asked.evening(source.moment) if isinstance(source, Level) else asked.period.end


def _stands(told: Told, moment: datetime) -> bool:
    return told.recorded_at < moment and (told.voided_at is None or told.voided_at >= moment)


def _folded(told: Iterable[Told]) -> list[History]:
    by_enquiry = sorted(told, key=lambda one: one.enquiry)
    return [fold(one.event for one in some) for _, some in groupby(by_enquiry, key=lambda one: one.enquiry)]


def _replayed(
    told: Sequence[Told], standing: Sequence[Told], since: datetime, until: datetime
) -> Iterator[tuple[_Step, list[Told]]]:
    """What was recorded between two instants, in its order, each with all that stood then."""
    now = list(standing)
    for step, gone, came in sorted(_between(told, since, until), key=lambda one: one[0].place):
        now = [one for one in now if one is not gone]
        now += [came] if came else []
        yield step, now


def _between(
    told: Sequence[Told], since: datetime, until: datetime
) -> Iterator[tuple[_Step, Told | None, Told | None]]:
    corrected = {(one.enquiry, one.replaced_by, one.voided_at): one for one in told if one.replaced_by}
    for one in told:
        wrong = corrected.get((one.enquiry, one.event.id, one.recorded_at))
        if since <= one.recorded_at < until:
            yield _Step(one.recorded_at, one.event, wrong.event if wrong else None), wrong, one
        if one.voided_at and not one.replaced_by and since <= one.voided_at < until:
            yield _Step(one.voided_at, None, one.event), one, None


def _by_kind(kind: str) -> Cause:
    return Cause.COHORT if kind == Kind.COHORT_CHANGED else Cause.NEW


def _said(event: Event) -> str:
    """An event with what can make it count otherwise."""
    more = {
        Kind.COHORT_CHANGED: f" to {event.cohort}",
        Kind.NOTIFIED: f" in cohort {event.cohort}",
        Kind.WITHDRAWN: f" by {(event.by or '').lower()}",
        Kind.CASE_CLOSED: f", {(event.by or '').lower()},",
    }
    return f"{event.kind}{more.get(event.kind, '')} on {written(event.on)}"
