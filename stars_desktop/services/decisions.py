"""Decisions: what was known when one was taken, kept with it for good, and those taken against the criteria.

What is kept stays with the register. A workbook does not carry it: it can be longer than a cell may be, and in
another register it would bear witness to facts that were never held there. An import and the command keep none.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.decided import Decided, decide
from stars_desktop.domain.enquiry import History, fold
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import DECISIONS, Event
from stars_desktop.domain.returns import ROWS, TOTAL, Asked
from stars_desktop.domain.triage import triage
from stars_desktop.services.criteria import counting_in
from stars_desktop.services.triage import subject_of
from stars_desktop.store.decisions import frozen, overridden
from stars_desktop.store.entries import Known, events_of
from stars_desktop.store.queries import Case
from stars_desktop.store.vault import Connection, Vault


def known_at(
    connection: Connection, council: str, today: date, before: Known, after: History
) -> Iterator[tuple[str, str]]:
    """The id of every decision that is new in a history, and the text to keep with it: what was known `before`."""
    recorded = {row.event.id for row in before.recorded}
    new = [event for event in after.events if event.kind in DECISIONS and event.id not in recorded]
    if new:
        criteria, subject = counting_in(connection, today), subject_of(connection, council, before)
        found = triage(criteria, subject)
        for event in new:
            if cohort := _cohort(after.events, event):
                yield event.id, decide(criteria, subject, found, event, cohort).to_text()


def known_again(connection: Connection, copies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The same for decisions that come back under new ids, which are given by their former ones."""
    for former, text in frozen(connection, copies).items():
        yield copies[former], text


def decided(vault: Vault, event_id: str) -> Decided | None:
    """The decision as it was taken; None for one that was imported, and for what is no decision."""
    with vault.reading() as connection:
        text = frozen(connection, [event_id]).get(event_id)
    try:
        return Decided.from_text(text) if text else None
    except ValueError as error:
        raise ExpectedError(
            "What was known at this decision cannot be read by this version of STARS Desktop. Look for a newer one."
        ) from error


def overrides(vault: Vault, asked: Asked) -> list[Case]:
    """The decisions of a return's period that were taken against the criteria, by date.

    Each with the cohort in force at the end of its day. All of them count: a second Criteria met in an episode too.
    """
    with vault.reading() as connection:
        return [case for case, _ in overriding(connection, asked)]


def overriding(connection: Connection, asked: Asked) -> Iterator[tuple[Case, Event]]:
    """As `overrides`, each with its event, inside a transaction of a register that is being written."""
    moment = datetime.max.replace(tzinfo=UTC)
    if asked.known_before:
        moment = asked.known_before - timedelta(microseconds=1)
    found = overridden(connection, asked)
    recorded = events_of(connection, {number for number, *_ in found})
    for number, reference, initials, uid in found:
        rows = [row for row in recorded[number] if row.stands_at(moment)]
        decision = next(row for row in rows if row.event.id == uid)
        event = decision.event
        if cohort := _cohort((row.event for row in rows), event):
            recorded_at = decision.recorded_at
            yield Case(reference, cohort, event.kind, event.on, uid, recorded_at, initials, event.override), event


def by_row(cases: Iterable[Case]) -> dict[str, int]:
    """How many they are, by cohort and in all."""
    cohorts = [case.cohort for case in cases]
    return {row: len(cohorts) if row == TOTAL else cohorts.count(Cohort(row)) for row in ROWS}


def _cohort(events: Iterable[Event], event: Event) -> Cohort | None:
    """The cohort in force at the end of an event's day."""
    return fold(one for one in events if one.on <= event.on).cohort
