"""One import, from the workbook to the register."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import in_use, titles
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.importing.comparing import Comparison, Decision, Group
from stars_desktop.services.importing.outcome import Imported, Outcome, outcome
from stars_desktop.services.importing.parsing import answer_row, diary_row, enquiry_row, event_row
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.entries import Known, known_enquiries, owners
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault
from stars_desktop.system.files import replace_file
from stars_desktop.workbooks.form import ANSWERS, ENQUIRIES, EVENTS
from stars_desktop.workbooks.reading import RegisterBook, Row, read_register_workbook, refuse_other_files
from stars_desktop.workbooks.register import rejects_workbook

_FLUSH_EVERY = 100
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Order:
    """What to import, where to write what is held back, and whether it is only a trial."""

    workbook: Path
    rejects: Path | None = None
    dry_run: bool = False


def import_workbook(vault: Vault, clerk: Clerk, order: Order, progress: Progress = silent) -> Outcome:
    """Records every enquiry of a register workbook that has no problem, in one transaction, or nothing at all.

    A CancelledError of `progress` stops it at once, with nothing changed and no rejects written.
    """
    if order.rejects:
        _refuse_rejects(order.rejects, vault, order.workbook)
    book = read_register_workbook(order.workbook, partial(progress, "Reading"))
    with vault.reading() if order.dry_run else vault.writing() as connection:
        decisions = _decide(connection, vault.about.council, book, clerk, progress)
        if not order.dry_run:
            _record(connection, order.workbook.name, [one for one in decisions if not one.problems], clerk, progress)
        done = outcome(Imported(order.workbook, _digest(order.workbook)), book, decisions)
        if order.rejects and done.held_back:
            _write_rejects(vault, clerk, done, order.rejects, progress)
    return done


def import_previewed(vault: Vault, clerk: Clerk, trial: Outcome, progress: Progress = silent) -> Outcome:
    """Imports the workbook of a trial, as it was then; refused where the file was changed since."""
    workbook = trial.imported.path
    refuse_other_files(workbook)
    if _digest(workbook) != trial.imported.digest:
        raise ExpectedError(f"{workbook} was changed since it was read. Choose it again to see what it brings now.")
    return import_workbook(vault, clerk, Order(workbook), progress)


def save_rejects(vault: Vault, clerk: Clerk, done: Outcome, target: Path, progress: Progress = silent) -> None:
    """The rows that an import, or the trial of one, held back, as a workbook that imports once it is mended."""
    _refuse_rejects(target, vault, done.imported.path)
    _write_rejects(vault, clerk, done, target, progress)


def _refuse_rejects(target: Path, vault: Vault, workbook: Path) -> None:
    if target.resolve() in {workbook.resolve(), vault.path.resolve()}:
        raise ExpectedError(f"The rejects cannot be written over {target}. Give them a file of their own.")
    refuse_target(target, vault)


def _write_rejects(vault: Vault, clerk: Clerk, done: Outcome, target: Path, progress: Progress) -> None:
    criteria = titles(in_use(vault, clerk.today))
    about = vault.about
    content = rejects_workbook(done.held_back, about.council, criteria, sample=about.sample, progress=progress)
    replace_file(target, content)


def _digest(workbook: Path) -> str:
    return sha256(workbook.read_bytes()).hexdigest()


def _decide(
    connection: Connection, council: str, book: RegisterBook, clerk: Clerk, progress: Progress
) -> list[Decision]:
    groups = _grouped(council, book, clerk, progress)
    known = _known(connection, groups, progress)
    owned = _owned_ids(connection, groups)
    decisions = []
    for number, (key, group) in enumerate(groups.items(), start=1):
        decisions.append(Comparison(group, known.get(key), owned, clerk).decide())
        progress("Checking", number, len(groups))
    return decisions


def _known(connection: Connection, groups: Mapping[str, Group], progress: Progress) -> dict[str, Known]:
    """What the register holds of the enquiries of the workbook."""
    known: dict[str, Known] = {}
    for one in known_enquiries(connection, groups):
        known[one.reference.casefold()] = one
        progress("Looking up", len(known), len(groups))
    return known


def _owned_ids(connection: Connection, groups: Mapping[str, Group]) -> dict[str, int]:
    """The event ids of the workbook that belong to an enquiry: the register's, or no one where two share one."""
    ids = Counter(one for group in groups.values() for one in {row.event.id for row in group.events if row.event})
    shared = {one: _NOBODY for one, enquiries in ids.items() if one and enquiries > 1}
    return {**shared, **owners(connection, ids)}


def _grouped(council: str, book: RegisterBook, clerk: Clerk, progress: Progress) -> dict[str, Group]:
    """The rows of each enquiry; a row without a reference is held back by itself."""
    groups: dict[str, Group] = defaultdict(Group)
    for number, row in enumerate(book.rows, start=1):
        if row.sheet == ENQUIRIES:
            enquiry = enquiry_row(row, council, clerk.today)
            groups[_key(row, enquiry.reference)].enquiries.append(enquiry)
        elif row.sheet == EVENTS:
            event = event_row(row)
            groups[_key(row, event.reference)].events.append(event)
        elif row.sheet == ANSWERS:
            answer = answer_row(row, clerk.today)
            groups[_key(row, answer.reference)].answers.append(answer)
        else:
            noted = diary_row(row, clerk.today)
            groups[_key(row, noted.reference)].diary.append(noted)
        progress("Sorting", number, len(book.rows))
    return groups


def _key(row: Row, reference: str) -> str:
    return reference.casefold() or f"\n{row.sheet} {row.number}"


def _record(
    connection: Connection, file_name: str, decisions: Sequence[Decision], clerk: Clerk, progress: Progress
) -> None:
    fresh = [one for one in decisions if one.events or one.entries]
    if not fresh:
        return
    journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
    journal.begin_import(file_name)
    for number, one in enumerate(fresh, start=1):
        if one.known:
            enquiry_id = one.known.id
            if one.events:
                journal.record(enquiry_id, one.events)
        else:
            enquiry_id = journal.add_enquiry(one.reference, one.child_reference, one.events)
        journal.add_entries(enquiry_id, one.entries)
        if number % _FLUSH_EVERY == 0:
            journal.flush()
        progress("Recording", number, len(fresh))
    journal.flush()
