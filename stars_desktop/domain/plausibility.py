"""Queries that a return puts before it is submitted: what is possible, and would be asked about at the meeting.

None of them says that a figure is wrong. Each wants a record that is mended, or an explanation that travels with the
return; so its sentence names no enquiry. The limits are this program's own choice, not the contract's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import Kind
from stars_desktop.domain.returns import TOTAL, PipelineReturn
from stars_desktop.domain.submission import Unit

WAITS_LONG: Final = 180
"""Days in the pipeline from which on an enquiry is asked about, unless a register has another number chosen."""
_ALL_LEAVE: Final = 3
"""From so many notified on it is asked why all were withdrawn, or none was presented."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: its key, the row and the column or term it is about, and the enquiries it is asked for."""

    key: str
    row: str
    column: str
    sentence: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the queries look at."""

    figures: PipelineReturn
    behind: Mapping[str, Sequence[Unit]]
    """by the key of a column"""
    since: Mapping[str, date]
    """by the reference of every enquiry in the pipeline: the day it came there last"""
    without_reason: Sequence[Unit]
    """decisions and endings of the period that have none recorded"""
    without_authoriser: Sequence[Unit]
    """decisions of the period against the criteria, without the name of whoever allowed it"""


def queries(seen: Seen, waits_long: int = WAITS_LONG) -> tuple[Query, ...]:
    """What a return is asked, by cohort; each key stands once."""
    found = [*_of_dates(seen.figures)]
    for cohort in Cohort:
        found += [
            *_all_leave(seen, cohort),
            *_never_progressed(seen, cohort),
            *_waiting(seen, cohort, waits_long),
            *_without_reason(seen.without_reason, cohort),
            *_without_authoriser(seen.without_authoriser, cohort),
        ]
    return tuple(found)


def _of_dates(figures: PipelineReturn) -> Iterator[Query]:
    asked = figures.asked
    if asked.as_at > asked.period.end:
        yield Query(
            "dates", TOTAL, "pipeline",
            f"Pipeline and live cases are counted at {written(asked.as_at)}, after {written(asked.period.end)}, "
            "up to which everything else is counted.",
            (),
        )  # fmt: skip


def _all_leave(seen: Seen, cohort: Cohort) -> Iterator[Query]:
    row = seen.figures.rows[cohort]
    notified = row["notified"]
    for key, words in (("withdrawn_by_social_care", "withdrawn by social care"), ("not_presented", "not presented")):
        if notified >= _ALL_LEAVE and row[key] >= notified:
            sentence = f"Cohort {cohort}: {row[key]} {words} of {notified} notified."
            yield _query(key, cohort, key, sentence, _of(seen.behind[key], cohort))


def _never_progressed(seen: Seen, cohort: Cohort) -> Iterator[Query]:
    row = seen.figures.rows[cohort]
    if row["cases_closed"] and not row["progressed"]:
        before = seen.figures.reconciliation_live[cohort]["opening"]
        sentence = (
            f"Cohort {cohort}: {_cases(row['cases_closed'])} closed, and none progressed in the period; "
            f"{before} {'was' if before == 1 else 'were'} live before it."
        )
        yield _query("closed", cohort, "cases_closed", sentence, _of(seen.behind["cases_closed"], cohort))


def _waiting(seen: Seen, cohort: Cohort, waits_long: int) -> Iterator[Query]:
    as_at = seen.figures.asked.as_at
    days = {
        unit.reference: (as_at - seen.since[unit.reference]).days for unit in _of(seen.behind["pipeline"], cohort)
    }
    late = sorted((one for one in days if days[one] >= waits_long), key=lambda one: -days[one])
    if late:
        longest = f", the longest for {days[late[0]]:,} days" if len(late) > 1 else ""
        waited = f"had waited for {waits_long if longest else days[late[0]]:,} days{' or more' if longest else ''}"
        sentence = f"Cohort {cohort}: {_enquiries(len(late))} {waited} at {written(as_at)}{longest}."
        yield Query(f"waiting.{cohort}", cohort, "pipeline", sentence, tuple(late))


_ENDINGS: Final = {
    Kind.NOT_PRESENTED: ("not_presented", "not presented"),
    Kind.WITHDRAWN: ("withdrawn", "withdrawn"),
    Kind.CLOSED_OTHER: ("closed_other", "closed for another reason"),
    Kind.CASE_CLOSED: ("cases_closed", "closed as a live case"),
}


def _without_reason(units: Iterable[Unit], cohort: Cohort) -> Iterator[Query]:
    of_cohort = _of(units, cohort)
    for kind, (column, words) in _ENDINGS.items():
        if some := [unit for unit in of_cohort if unit.event == kind]:
            sentence = f"Cohort {cohort}: {len(some)} {words}, and no reason is recorded."
            yield _query(f"no_reason.{column}", cohort, column, sentence, some)


def _without_authoriser(units: Iterable[Unit], cohort: Cohort) -> Iterator[Query]:
    if some := _of(units, cohort):
        decided = "1 was" if len(some) == 1 else f"{len(some)} were"
        sentence = f"Cohort {cohort}: {decided} decided against the criteria, and nobody is named who allowed it."
        yield _query("no_authoriser", cohort, "overrides", sentence, some)


def _query(name: str, cohort: Cohort, column: str, sentence: str, units: Sequence[Unit]) -> Query:
    references = tuple(dict.fromkeys(unit.reference for unit in units))
    return Query(f"{name}.{cohort}", cohort, column, sentence, references)


def _of(units: Iterable[Unit], cohort: Cohort) -> list[Unit]:
    return [unit for unit in units if unit.cohort is cohort]


def _cases(number: int) -> str:
    return f"{number} {'case was' if number == 1 else 'cases were'}"


def _enquiries(number: int) -> str:
    return f"{number} {'enquiry' if number == 1 else 'enquiries'}"
