"""What is recorded of one enquiry: events, notes, facts and its next step; voided, corrected and undone.

Each is one transaction, and gives what `undo` needs to take it back. What is not allowed raises RefusedError, what
is incomplete ExpectedError, in words for whoever records.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.entries import Clerk, Entry, FactName, NextStep, Note
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.services.decisions import known_again, known_at
from stars_desktop.services.dossiers import Dossier, Earlier, KnownFact, Moment, dossier, enquiry_of, entry_kind
from stars_desktop.services.facts import differing
from stars_desktop.services.kin import other_side
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.entries import entries_of, events_of, owners
from stars_desktop.store.journal import Journal
from stars_desktop.store.queries import reference_of
from stars_desktop.store.vault import Connection, Vault

__all__ = [
    "Dossier", "Earlier", "KnownFact", "Moment", "Recorded", "add_note", "change_facts", "correct", "dossier",
    "record", "record_meeting", "record_several", "set_next_step", "undo", "void",
]  # fmt: skip


def record(vault: Vault, clerk: Clerk, reference: str, event: Event) -> Recorded:
    """Records an event, given without an id and a place: it gets a new id, and comes last on its day."""
    return record_several(vault, clerk, reference, [event])


def record_several(vault: Vault, clerk: Clerk, reference: str, events: Sequence[Event]) -> Recorded:
    """Records events that belong together, such as a change of cohort and the decision on it; all or none.

    With a decision, what the register knows at this moment is kept for good (services.decisions).
    """
    new = [_complete(replace(event, id=clerk.new_id())) for event in events]
    with _journal(vault, clerk) as (connection, journal):
        known = enquiry_of(connection, reference)
        history = journal.record(known.id, new)
        for event_id, text in known_at(connection, vault.about.council, clerk.today, known, history):
            journal.freeze(event_id, text)
    return Recorded(tuple(event.id for event in new), " and ".join(event.kind for event in new))


def record_meeting(vault: Vault, clerk: Clerk, references: Sequence[str], event: Event) -> Recorded:
    """Records one meeting of several enquiries, which then share its reference: a new one where `event` has none."""
    named = {reference.strip().casefold(): reference for reference in references}
    if len(named) > 1 and not event.meeting_reference:
        event = replace(event, meeting_reference=clerk.new_id())
    ids = []
    with _journal(vault, clerk) as (connection, journal):
        for reference in named.values():
            known = enquiry_of(connection, reference)
            new = _complete(replace(event, id=clerk.new_id()))
            try:
                journal.record(known.id, [new])
            except RefusedError as error:
                raise RefusedError(f"{known.reference}: {error}") from None
            ids.append(new.id)
    return Recorded(tuple(ids), event.kind if len(ids) == 1 else f"{event.kind} for {len(ids)} enquiries")


def void(vault: Vault, clerk: Clerk, entry_id: str, reason: str) -> Recorded:
    """An event or any other entry counts nowhere from now on; it stays, with the reason.

    A link between siblings goes on both sides.
    """
    with _journal(vault, clerk) as (connection, journal):
        gone = (entry_id, *other_side(connection, entry_id))
        journal.void_all(gone, _needed(reason, "Enter why it is voided."))
        words = _named(connection, entry_id)
    return Recorded((), f"Voided: {words[0].lower()}{words[1:]}", gone)


def correct(vault: Vault, clerk: Clerk, event_id: str, right: Event, reason: str) -> Recorded:
    """Voids an event and puts `right`, given without an id and a place, in its place; Notified too.

    A decision that was corrected keeps what was known when it was taken, the right one what is known now.
    """
    new = _complete(replace(right, id=clerk.new_id()))
    with _journal(vault, clerk) as (connection, journal):
        history = journal.correct(event_id, new, _needed(reason, "Enter why it is corrected."))
        (number,) = owners(connection, [event_id]).values()
        known = enquiry_of(connection, reference_of(connection, number))
        for uid, text in known_at(connection, vault.about.council, clerk.today, known, history):
            journal.freeze(uid, text)
    return Recorded((new.id,), f"Corrected: {new.kind.lower()}", (event_id,))


def change_facts(vault: Vault, clerk: Clerk, reference: str, facts: Mapping[FactName, str], on: date) -> Recorded:
    """Records the facts that differ from what is known, as known from a day on; a blank one is not known any more."""
    _refuse_future(clerk, on)
    with _journal(vault, clerk) as (connection, journal):
        known = enquiry_of(connection, reference)
        new = differing(known, clerk, facts, on)
        journal.add_entries(known.id, new)
    words = f"Change of {new[0].name.lower()}" if len(new) == 1 else "Change of facts"
    return Recorded(tuple(fact.id for fact in new), words)


def add_note(vault: Vault, clerk: Clerk, reference: str, text: str, on: date) -> Recorded:
    """Records a note on a day."""
    return _add(vault, clerk, reference, Note(clerk.new_id(), _needed(text, "Enter the note."), on))


def set_next_step(vault: Vault, clerk: Clerk, reference: str, step: NextStep) -> Recorded:
    """Records what is to be done next and whom it waits for, given without an id; a blank one clears it."""
    new = replace(step, id=clerk.new_id(), what=step.what.strip(), who=step.who.strip())
    return _add(vault, clerk, reference, new)


def undo(vault: Vault, clerk: Clerk, recorded: Recorded) -> None:
    """Takes one step back: voids what it recorded, and records anew, in its old place, what it voided."""
    with _journal(vault, clerk) as (connection, journal):
        belong = owners(connection, recorded.voided)
        copies = {uid: clerk.new_id() for uid in recorded.voided}
        events, entries = _copies(connection, copies, set(belong.values()))
        journal.void_all(recorded.ids, f"Undone: {recorded.words}", events)
        for event_id, text in known_again(connection, copies):
            journal.freeze(event_id, text)
        for enquiry_id, some in entries.items():
            journal.add_entries(enquiry_id, some)


def _copies(
    connection: Connection, copies: Mapping[str, str], enquiries: set[int]
) -> tuple[dict[int, list[Event]], dict[int, list[Entry]]]:
    """The entries of these ids, by enquiry, under their new ids."""
    events = {
        number: [replace(row.event, id=copies[row.event.id]) for row in rows if row.event.id in copies]
        for number, rows in events_of(connection, enquiries, with_words=True).items()
    }
    entries = {
        number: [replace(one.entry, id=copies[one.entry.id]) for one in rows if one.entry.id in copies]
        for number, rows in entries_of(connection, enquiries).items()
    }
    return ({number: some for number, some in events.items() if some}, entries)


@contextmanager
def _journal(vault: Vault, clerk: Clerk) -> Iterator[tuple[Connection, Journal]]:
    with vault.writing() as connection:
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today, clerk.panel)
        yield connection, journal
        journal.flush()


def _add(vault: Vault, clerk: Clerk, reference: str, entry: Note | NextStep) -> Recorded:
    _refuse_future(clerk, entry.on)
    with _journal(vault, clerk) as (connection, journal):
        journal.add_entries(enquiry_of(connection, reference).id, [entry])
    return Recorded((entry.id,), entry_kind(entry))


def _named(connection: Connection, entry_id: str) -> str:
    (number,) = owners(connection, [entry_id]).values()
    kinds = {row.event.id: row.event.kind.value for row in events_of(connection, [number])[number]}
    kinds |= {one.entry.id: entry_kind(one.entry) for one in entries_of(connection, [number])[number]}
    return kinds[entry_id]


def _complete(event: Event) -> Event:
    """The event, which says by whom and to which cohort exactly where that is asked."""
    if event.by not in BY_ALLOWED.get(event.kind, (None,)):
        allowed = ", ".join(BY_ALLOWED.get(event.kind, ()))
        said = f"{event.kind} needs one of these: {allowed}" if allowed else f"{event.kind} is by nobody"
        raise ExpectedError(f"{said}. Choose again.")
    if (event.cohort is None) is (event.kind in {Kind.NOTIFIED, Kind.COHORT_CHANGED}):
        needs = "names no cohort" if event.cohort else "needs a cohort"
        raise ExpectedError(f"{event.kind} {needs}. Choose again.")
    return event


def _needed(text: str, sentence: str) -> str:
    if not text.strip():
        raise ExpectedError(sentence)
    return text.strip()


def _refuse_future(clerk: Clerk, on: date) -> None:
    if on > clerk.today:
        raise ExpectedError(
            f"{written(on)} lies in the future; today is {written(clerk.today)}. Give an earlier date."
        )
