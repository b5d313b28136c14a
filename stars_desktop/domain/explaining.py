"""Why a cohort fits or not, which one comes nearest, which dates lie ahead, and what calls for another look.

All of it is said in whole sentences for people who know the child and not the criteria.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM, CriteriaSet, Weight
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.phrases import PHRASES, clause, clause_with_fact, joined, sentence, value_in_words
from stars_desktop.domain.triage import (
    ADULT,
    TRACKED_YEARS,
    YOUNGEST,
    Finding,
    Fit,
    Subject,
    Triage,
    Truth,
    Verdict,
    birthday,
    triage,
)

_ALL_NAMED, _NAMED_OF_MORE = 3, 2
"""how many clauses a sentence bears, and how many of them are named where there are more"""

SOON_DAYS: Final = 90
"""From when on the end of the referral window is worth a line; a local assumption."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Which cohort fits instead or comes nearest (None where it is not one), and what stands in the way."""

    cohort: Cohort | None
    words: str


class Ahead(StrEnum):
    """What kind of date lies ahead."""

    TURNS_10 = "turns 10"
    TURNS_18 = "turns 18"
    WINDOW_OPENS = "referral window opens"
    WINDOW_CLOSES = "referral window closes"


@dataclass(frozen=True, slots=True)
class DateAhead:
    """A day from today on that changes what can be done for the child."""

    on: date
    words: str
    kind: Ahead


@dataclass(frozen=True, slots=True)
class Then:
    """What was known on the day of a decision, or of the last answer."""

    on: date
    facts: Mapping[FactName, str]
    criteria_version: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a triage calls for another look, and since when."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Explained:
    """A triage with its reasons."""

    triage: Triage
    reasons: Mapping[Cohort, str]
    nearest: Nearest | None
    dates_ahead: tuple[DateAhead, ...]

    def as_json(self) -> dict[str, object]:
        """The object that `stars triage --json` prints: that of the triage, and the words beside it."""
        near = self.nearest and {"cohort": self.nearest.cohort, "words": self.nearest.words}
        ahead = [{"on": one.on.isoformat(), "kind": one.kind, "words": one.words} for one in self.dates_ahead]
        return {**self.triage.as_json(), "reasons": dict(self.reasons), "nearest": near, "dates_ahead": ahead}


def explain(criteria: CriteriaSet, subject: Subject, asked: Cohort | None, today: date) -> Explained:
    """The four answers with their reasons; `asked` is the cohort that the enquiry stands in."""
    found = triage(criteria, subject)
    reasons = {cohort: reason(verdict, cohort, subject.facts) for cohort, verdict in found.cohorts.items()}
    return Explained(found, reasons, nearest(found, asked), dates_ahead(subject, criteria, today))


def reason(verdict: Verdict, cohort: Cohort, facts: Mapping[FactName, str]) -> str:
    """One sentence that says why a cohort fits, does not, or cannot be told yet."""
    hard = _hard(verdict)
    if verdict.fit is Fit.DOES_NOT_FIT:
        clauses = [clause_with_fact(one, facts) for one in hard if one.truth is Truth.NOT_MET]
        return sentence(joined(_shortened(clauses, "more criteria are not met")))
    if verdict.fit is Fit.UNKNOWN:
        clauses = [clause(one) for one in hard if one.truth is Truth.UNKNOWN]
        return f"It is not known yet {joined(_shortened(clauses, 'more things'))}."
    own = [clause(one) for one in hard if one.criterion.id.startswith(cohort)]
    return sentence(joined([*own, "all else that is needed is met"]))


def _shortened(clauses: Sequence[str], more: str) -> Sequence[str]:
    if len(clauses) <= _ALL_NAMED:
        return clauses
    return [*clauses[:_NAMED_OF_MORE], f"{len(clauses) - _NAMED_OF_MORE} {more}"]


def _hard(verdict: Verdict) -> list[Finding]:
    return [one for one in verdict.findings if one.weight is Weight.HARD]


def nearest(found: Triage, asked: Cohort | None = None) -> Nearest | None:
    """Which cohort fits, or comes nearest, and what stands in its way.

    None where the cohort that was asked for fits or cannot be told yet; without one, all four are looked at.
    """
    if asked and found.cohorts[asked].fit is not Fit.DOES_NOT_FIT:
        return None
    fits = [cohort for cohort, verdict in found.cohorts.items() if verdict.fit is Fit.FITS]
    if fits:
        return _fitting(found, fits)
    waits = [cohort for cohort, verdict in found.cohorts.items() if verdict.fit is Fit.UNKNOWN]
    if waits:
        return _waiting(found, waits)
    everywhere = _not_met_everywhere(found)
    if everywhere:
        return _blocked(found, everywhere)
    return _missing_least(found, asked)


def _fitting(found: Triage, fits: Sequence[Cohort]) -> Nearest:
    if len(fits) > 1:
        *most, last = fits
        return Nearest(None, f"{', '.join(most)} and {last} fit; the decision asks for exactly one.")
    (cohort,) = fits
    against = [
        clause(one)
        for one in found.cohorts[cohort].findings
        if one.weight is Weight.SOFT and one.truth is Truth.NOT_MET
    ]
    said = f", except that {joined(_shortened(against, 'more things weigh against it'))}" if against else ""
    return Nearest(cohort, f"{cohort} fits{said}.")


def _waiting(found: Triage, waits: Sequence[Cohort]) -> Nearest:
    cohort = min(waits, key=lambda one: len(_open(found, one)))
    missing = _open(found, cohort)
    named = f": {clause(missing[0])}" if len(missing) == 1 else ""
    return Nearest(cohort, f"None fits yet; {cohort} waits for {_answers(len(missing))}{named}.")


def _blocked(found: Triage, everywhere: Sequence[str]) -> Nearest:
    """What is not met in any cohort hides that one of them fits otherwise."""
    said = joined([PHRASES[one].not_met for one in everywhere])
    free = [
        cohort
        for cohort in found.cohorts
        if not _open(found, cohort) and len(_not_met(found, cohort)) == len(everywhere)
    ]
    otherwise = f" But for that, {' and '.join(free)} would fit." if free else ""
    return Nearest(free[0] if len(free) == 1 else None, f"None fits: {said}.{otherwise}")


def _missing_least(found: Triage, asked: Cohort | None) -> Nearest:
    """Where a child lives and its legal status weigh most: what people decide changes sooner."""
    cohort = min((one for one in Cohort if one is not asked), key=lambda one: _distance(found, one))
    clauses = [clause(one) for one in _not_met(found, cohort)]
    missing = len(_open(found, cohort))
    also = f" It waits for {_answers(missing)} besides." if missing else ""
    said = joined(_shortened(clauses, "more criteria are not met"))
    of_whom = " of the others" if asked else ""
    return Nearest(cohort, f"None fits; {cohort} comes nearest{of_whom}, but {said}.{also}")


def _distance(found: Triage, cohort: Cohort) -> tuple[int, int, int]:
    not_met = _not_met(found, cohort)
    return sum(one.criterion.id in FOLLOWS_FROM for one in not_met), len(not_met), len(_open(found, cohort))


def _not_met_everywhere(found: Triage) -> list[str]:
    per_cohort = [[one.criterion.id for one in _not_met(found, cohort)] for cohort in found.cohorts]
    return [one for one in per_cohort[0] if all(one in others for others in per_cohort)]


def _not_met(found: Triage, cohort: Cohort) -> list[Finding]:
    return [one for one in _hard(found.cohorts[cohort]) if one.truth is Truth.NOT_MET]


def _open(found: Triage, cohort: Cohort) -> list[Finding]:
    return [one for one in _hard(found.cohorts[cohort]) if one.truth is Truth.UNKNOWN]


_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _answers(number: int) -> str:
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} answer" if number == 1 else f"{said} answers"


def dates_ahead(subject: Subject, criteria: CriteriaSet, today: date) -> tuple[DateAhead, ...]:
    """The days after today (the last day of the window: from today on) that still change something, soonest first."""
    born = subject.facts.get(FactName.DATE_OF_BIRTH)
    ahead = [*_window_ahead(criteria, today)]
    if born:
        ahead += _birthdays_ahead(date.fromisoformat(born), subject, criteria, today)
    return tuple(sorted(ahead, key=lambda one: one.on))


def _birthdays_ahead(born: date, subject: Subject, criteria: CriteriaSet, today: date) -> list[DateAhead]:
    ten, adult = birthday(born, YOUNGEST), birthday(born, ADULT)
    if today < ten:
        closes = criteria.referral_window.end
        late = f", after the referral window {'closed' if closes < today else 'closes'} on {written(closes)}"
        said = f"Not eligible today; turns {YOUNGEST} on {written(ten)}{late if closes < ten else ''}."
        return [DateAhead(ten, said, Ahead.TURNS_10)]
    tracked = birthday(subject.notified_on, TRACKED_YEARS)
    if today < adult <= tracked:
        said = f"before two years of outcomes can be counted, which end on {written(tracked)}"
        return [DateAhead(adult, f"Turns {ADULT} on {written(adult)}, {said}.", Ahead.TURNS_18)]
    if today < adult <= birthday(today, TRACKED_YEARS):
        said = f"Turns {ADULT} on {written(adult)}, less than two years from today."
        return [DateAhead(adult, said, Ahead.TURNS_18)]
    return []


def _window_ahead(criteria: CriteriaSet, today: date) -> list[DateAhead]:
    opens, closes = criteria.referral_window.start, criteria.referral_window.end
    if today < opens:
        said = f"The referral window opens {_in_days(opens, today)}, on {written(opens)}."
        return [DateAhead(opens, said, Ahead.WINDOW_OPENS)]
    if today <= closes and (closes - today).days <= SOON_DAYS:
        said = f"The referral window closes {_in_days(closes, today)}, on {written(closes)}."
        return [DateAhead(closes, said, Ahead.WINDOW_CLOSES)]
    return []


def _in_days(day: date, today: date) -> str:
    days = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def look_again(then: Then, now: Subject, criteria: CriteriaSet, today: date) -> tuple[Cause, ...]:
    """What has changed since then that a verdict may rest on, oldest first; nothing where all still stands."""
    causes = [_changed(name, then, now, today) for name in _DECIDING]
    born = now.facts.get(FactName.DATE_OF_BIRTH)
    causes += passed_since(then.on, date.fromisoformat(born) if born else None, today)
    if then.criteria_version != criteria.version:
        said = f"The criteria changed from version {then.criteria_version} to version {criteria.version}."
        causes.append(Cause(said, criteria.effective_from))
    return tuple(sorted((one for one in causes if one), key=lambda one: one.on))


_DECIDING: Final = (FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, FactName.DATE_OF_BIRTH)


def _changed(name: FactName, then: Then, now: Subject, today: date) -> Cause | None:
    before, after = then.facts.get(name, ""), now.facts.get(name, "")
    if before == after:
        return None
    on = now.known_on.get(name, today)
    was, now_is = (value_in_words(name, one) if one else "" for one in (before, after))
    if was == now_is:
        was, now_is = f"{was} ({before})", f"{now_is} ({after})"
    if not was:
        return Cause(f"The {name.lower()} was filled in: {now_is}.", on)
    if not now_is:
        return Cause(f"The {name.lower()} is no longer known; it was {was}.", on)
    changed = "was corrected" if name is FactName.DATE_OF_BIRTH else "changed"
    return Cause(f"The {name.lower()} {changed} from {was} to {now_is}.", on)


def passed_since(then: date, born: date | None, today: date) -> list[Cause]:
    """The birthdays that decide and have come since a day, where it is known when the child was born."""
    days = {age: birthday(born, age) for age in (YOUNGEST, ADULT)} if born else {}
    passed = {age: day for age, day in days.items() if then < day <= today}
    return [Cause(f"The child turned {age} on {written(day)}.", day) for age, day in passed.items()]
