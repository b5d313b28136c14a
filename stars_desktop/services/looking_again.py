"""Enquiries to look at again: what their criteria rest on has changed since somebody looked at them last.

Somebody looked when an answer or a decision was recorded, or a note that says so; what was known then is what the
register held at that instant. Only an enquiry whose decision is open calls for another look. Where it was taken it
stands, and what has changed since is a note.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stars_desktop.domain.calendar import london_day
from stars_desktop.domain.enquiry import State, fold
from stars_desktop.domain.entries import Answer, Clerk, Fact, FactName, Note, newest_facts
from stars_desktop.domain.events import DECISIONS, Event
from stars_desktop.domain.explaining import Cause, Then, look_again, passed_since
from stars_desktop.domain.following import DECIDED, next_step_of, step
from stars_desktop.domain.triage import Subject
from stars_desktop.services.criteria import counting_in, shipped
from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.services.listing import refuse_older
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.criteria import Taken, counting, taken
from stars_desktop.store.entries import Entered, entries_of, standing_entries
from stars_desktop.store.entries import Recorded as RecordedEvent
from stars_desktop.store.journal import Journal
from stars_desktop.store.looking_again import Looked, looked
from stars_desktop.store.vault import Connection, Vault


@dataclass(frozen=True, slots=True)
class Again:
    """What has changed, the oldest first, and the decision that was taken before; without one, look again."""

    causes: tuple[Cause, ...]
    decision: Event | None


def again(vault: Vault, reference: str, today: date) -> Again | None:
    """What calls for another look at an enquiry, or has changed since its decision; None where all still stands."""
    refuse_older(vault)
    with vault.reading() as connection:
        known = enquiry_of(connection, reference)
        criteria = _Criteria(connection, today)
        decision = _decision(known.recorded, known.entered)
        at = decision.recorded_at if decision else _last_look(known.recorded, known.entered)
        causes = criteria.causes(known.entered, at, filled_in=decision is not None) if at else ()
    return Again(causes, decision.event if decision else None) if causes else None


def marked(vault: Vault, today: date) -> frozenset[int]:
    """Every enquiry to look at again, by its number."""
    refuse_older(vault)
    with vault.reading() as connection:
        criteria = _Criteria(connection, today)
        found = {one.enquiry_id: one for one in looked(connection) if one.changed or criteria.surely(one)}
        sure = {number for number, one in found.items() if criteria.surely(one)}
        doubtful = [number for number in found if number not in sure]
        entries = entries_of(connection, doubtful)
        return frozenset(sure | {one for one in doubtful if criteria.causes(entries[one], found[one].at)})


def marks(vault: Vault, ids: Sequence[int], today: date) -> dict[int, tuple[Cause, ...]]:
    """The causes for another look at those of these enquiries that call for one."""
    refuse_older(vault)
    with vault.reading() as connection:
        criteria = _Criteria(connection, today)
        found = [one for one in looked(connection, ids) if one.changed or criteria.surely(one)]
        entries = entries_of(connection, [one.enquiry_id for one in found])
        causes = {one.enquiry_id: criteria.causes(entries[one.enquiry_id], one.at) for one in found}
    return {number: said for number, said in causes.items() if said}


def note_look(vault: Vault, clerk: Clerk, reference: str) -> Recorded:
    """Records that somebody looked, with what had changed: from then on only what comes later calls for another."""
    found = again(vault, reference, clerk.today)
    said = " ".join(cause.words for cause in found.causes) if found else ""
    note = Note(clerk.new_id(), said, clerk.today, looked_again=True)
    with vault.writing() as connection:
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today, clerk.panel)
        journal.add_entries(enquiry_of(connection, reference).id, [note])
        journal.flush()
    return Recorded((note.id,), "Looked again")


class _Criteria:
    """The criteria of a register today, and their version at any instant."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._today = today
        self._now = counting_in(connection, today)
        self._held = taken(connection)

    def surely(self, one: Looked) -> bool:
        """Whether another version counts, or a birthday that decides has passed: its facts need not be read."""
        passed = passed_since(london_day(one.at), one.born, self._today)
        return bool(passed) or self._version_at(one.at) != self._now.version

    def causes(self, entered: Sequence[Entered], at: datetime, *, filled_in: bool = False) -> tuple[Cause, ...]:
        """What has changed since an instant; that a missing fact was filled in, as a walk asks for it, on request."""
        then = _values(newest_facts(one.entry for one in entered if _stood(one, at)))
        now = newest_facts(standing_entries(entered))
        known = then if filled_in else {**_values(now), **{name: value for name, value in then.items() if value}}
        subject = Subject("", "", self._today, _values(now), (), (), {name: fact.on for name, fact in now.items()})
        return look_again(Then(london_day(at), known, self._version_at(at)), subject, self._now, self._today)

    def _version_at(self, at: datetime) -> str:
        held: list[Taken] = [one for one in self._held if one.taken_at <= at]
        found = counting(held, london_day(at))
        return found.version if found else shipped().version


def _decision(recorded: Sequence[RecordedEvent], entered: Sequence[Entered]) -> RecordedEvent | None:
    """The decision in force: with the provider, live, or not presented by it."""
    history = fold(row.event for row in recorded if row.voided is None)
    entries = standing_entries(entered)
    answers = [one for one in entries if isinstance(one, Answer)]
    reached, _ = step(history, answers, next_step_of(history, entries))
    if reached not in DECIDED and history.state not in {State.LIVE, State.NOT_PRESENTED}:
        return None
    taken_ones = [row for row in recorded if row.voided is None and row.event.kind in DECISIONS]
    return max(taken_ones, key=lambda row: (row.event.on, row.event.place), default=None)


def _last_look(recorded: Sequence[RecordedEvent], entered: Sequence[Entered]) -> datetime | None:
    """When somebody looked last."""
    decisions = [row.recorded_at for row in recorded if row.voided is None and row.event.kind in DECISIONS]
    looks = [one.recorded_at for one in entered if one.voided is None and _is_look(one)]
    return max([*decisions, *looks], default=None)


def _is_look(one: Entered) -> bool:
    return isinstance(one.entry, Answer) or (isinstance(one.entry, Note) and one.entry.looked_again)


def _stood(one: Entered, at: datetime) -> bool:
    return one.recorded_at <= at and (one.voided is None or one.voided.at > at)


def _values(facts: dict[FactName, Fact]) -> dict[FactName, str]:
    return {name: fact.value for name, fact in facts.items()}
