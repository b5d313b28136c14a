"""The imports that a register has had, and undoing one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Answer, Clerk, Entry, Fact, NextStep, Note, Sibling
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import Kind
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store import imports
from stars_desktop.store.imports import PastImport, Touched
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import took out again, and a sentence for each enquiry that stays as it is."""

    enquiries: int
    events: int
    answers: int
    diary: int
    kept: Sequence[str]


@dataclass(slots=True)
class _Taken:
    """What goes: the enquiries that go whole and the entries, by their ids and by their numbers."""

    enquiries: list[int] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    events: int = 0
    answers: int = 0
    diary: int = 0
    kept: list[str] = field(default_factory=list)


def past_imports(vault: Vault) -> list[PastImport]:
    """Every import, the newest first."""
    with vault.reading() as connection:
        return imports.past(connection)


def undo_import(vault: Vault, clerk: Clerk, import_id: int, progress: Progress = silent) -> Undone:
    """Voids what an import recorded, in one transaction, and frees its references and ids for another import.

    What was added since stays: an enquiry that the import brought in and that holds anything from elsewhere stays
    whole, and so does one that holds events which would not be allowed without those of the import.
    """
    with vault.writing() as connection:
        asked = _found(connection, import_id)
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        done: list[_Taken] = []
        looked_at = 0
        for some in imports.touched(connection, import_id):
            taken = _Taken()
            for one in some:
                _take(one, taken)
            journal.void_all(taken.uids, f"The import of {asked.file_name} was taken back")
            journal.flush()
            imports.let_go(connection, import_id, taken.numbers, taken.enquiries)
            done.append(taken)
            looked_at += len(some)
            progress("Taking back", looked_at, asked.touched)
    return Undone(
        sum(len(taken.enquiries) for taken in done),
        sum(taken.events for taken in done),
        sum(taken.answers for taken in done),
        sum(taken.diary for taken in done),
        [said for taken in done for said in taken.kept],
    )


def _found(connection: Connection, import_id: int) -> PastImport:
    found = next((one for one in imports.past(connection) if one.id == import_id), None)
    if found is None:
        raise ExpectedError("That import is not in this register. Open the list of imports again and choose one.")
    if found.undone and not found.standing:
        raise RefusedError(f"The import of {found.file_name} was taken back already. Nothing more is needed.")
    return found


def _take(one: Touched, taken: _Taken) -> None:
    """Takes all that stands of the import in one enquiry, or says why it stays."""
    events = [row for row in one.events if row.entry_id in one.of_import]
    entries = [row for row in one.entries if row.entry_id in one.of_import]
    if why := _why_kept(one):
        if events or entries:
            taken.kept.append(f"{one.reference} stays as it is. {why}.")
        return
    if one.brought_in:
        taken.enquiries.append(one.id)
    taken.uids |= {row.event.id for row in events} | {row.entry.id for row in entries}
    taken.numbers += [*(row.entry_id for row in events), *(row.entry_id for row in entries)]
    taken.events += sum(row.event.kind is not Kind.NOTIFIED for row in events)
    taken.answers += sum(isinstance(row.entry, Answer) for row in entries)
    taken.diary += sum(isinstance(row.entry, Note | NextStep | Sibling) for row in entries)


def _why_kept(one: Touched) -> str:
    others = [row.event for row in one.events if row.entry_id not in one.of_import]
    if one.brought_in:
        said = [*map(str, others), *(_named(row.entry) for row in one.entries if row.entry_id not in one.of_import)]
        return f"Added to it since: {_listed(said)}" if said else ""
    in_the_way = [str(refusal.event) for refusal in fold(others).refusals]
    return f"Not allowed without what was imported: {_listed(in_the_way)}" if in_the_way else ""


def _listed(said: Sequence[str]) -> str:
    more = f" and {len(said) - _NAMED:,} more" if len(said) > _NAMED else ""
    return ", ".join(said[:_NAMED]) + more


def _named(entry: Entry) -> str:
    if isinstance(entry, Fact):
        return f"{entry.name} on {written(entry.on)}"
    if isinstance(entry, Answer):
        return f"the answer to {entry.criterion} on {written(entry.on)}"
    kind = {Note: "a note", NextStep: "a next step", Sibling: "a sibling"}[type(entry)]
    return f"{kind} on {written(entry.on)}"
