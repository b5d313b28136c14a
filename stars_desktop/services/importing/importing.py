"""One import, from the workbook to the register."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import titles
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.importing.comparing import Comparison, Decision, Group
from stars_desktop.services.importing.parsing import answer_row, enquiry_row, event_row
from stars_desktop.store.entries import known_enquiries, owners
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault
from stars_desktop.system.files import replace_file
from stars_desktop.workbooks.reading import RegisterBook, Row, read_register_workbook
from stars_desktop.workbooks.register import RejectedRow, rejects_workbook

Progress = Callable[[str, int, int], None]
"""Told the stage, and how much of how much is done."""

_FLUSH_EVERY = 500
_NOBODY = -1


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress to show."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """Of the rows of one kind: how many were added, were there already, or were held back."""

    added: int
    there: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or with a dry run would do."""

    enquiries: Tallied
    events: Tallied
    answers: Tallied
    left_out: Sequence[str]
    differing: Sequence[str]
    problems: Sequence[str]

    @property
    def rejected(self) -> int:
        """The number of enquiries held back."""
        return self.enquiries.rejected


@dataclass(frozen=True, slots=True)
class Order:
    """What to import, where to write what is held back, and whether it is only a trial."""

    workbook: Path
    rejects: Path | None = None
    dry_run: bool = False


def import_workbook(vault: Vault, clerk: Clerk, order: Order, progress: Progress = silent) -> Outcome:
    """Records every enquiry of a register workbook that has no problem, in one transaction, or nothing at all."""
    if order.rejects:
        if order.rejects.resolve() in {order.workbook.resolve(), vault.path.resolve()}:
            raise ExpectedError(f"The rejects cannot be written over {order.rejects}. Give them a file of their own.")
        refuse_target(order.rejects, vault)
    progress("Reading", 0, 1)
    book = read_register_workbook(order.workbook)
    with vault.reading() if order.dry_run else vault.writing() as connection:
        decisions = _decide(connection, vault.about.council, book, clerk, progress)
        if not order.dry_run:
            _record(connection, order.workbook.name, [one for one in decisions if not one.problems], clerk, progress)
        held_back = [one for one in decisions if one.problems]
        if order.rejects and held_back:
            rows = _rejected(book, held_back)
            content = rejects_workbook(rows, vault.about.council, titles(), sample=vault.about.sample)
            replace_file(order.rejects, content)
    return _outcome(book, decisions)


def _decide(
    connection: Connection, council: str, book: RegisterBook, clerk: Clerk, progress: Progress
) -> list[Decision]:
    groups = _grouped(council, book, clerk)
    known = {one.reference.casefold(): one for one in known_enquiries(connection, groups)}
    owned = _owned_ids(connection, groups)
    decisions = []
    for number, (key, group) in enumerate(groups.items(), start=1):
        decisions.append(Comparison(group, known.get(key), owned, clerk).decide())
        progress("Checking", number, len(groups))
    return decisions


def _owned_ids(connection: Connection, groups: Mapping[str, Group]) -> dict[str, int]:
    """The event ids of the workbook that belong to an enquiry: the register's, or no one where two share one."""
    ids = Counter(one for group in groups.values() for one in {row.event.id for row in group.events if row.event})
    shared = {one: _NOBODY for one, enquiries in ids.items() if one and enquiries > 1}
    return {**shared, **owners(connection, ids)}


def _grouped(council: str, book: RegisterBook, clerk: Clerk) -> dict[str, Group]:
    """The rows of each enquiry; a row without a reference is held back by itself."""
    groups: dict[str, Group] = defaultdict(Group)
    for row in book.enquiries:
        enquiry = enquiry_row(row, council, clerk.today)
        groups[_key(row, enquiry.reference)].enquiries.append(enquiry)
    for row in book.events:
        event = event_row(row)
        groups[_key(row, event.reference)].events.append(event)
    for row in book.answers:
        answer = answer_row(row, clerk.today)
        groups[_key(row, answer.reference)].answers.append(answer)
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


def _rejected(book: RegisterBook, held_back: Iterable[Decision]) -> list[RejectedRow]:
    """The rows that are held back, in the order of the workbook, each with its problems."""
    problems = {
        (row.row.sheet, row.row.number): " ".join(one.problems.get((row.row.sheet, row.row.number), ()))
        for one in held_back
        for row in one.group.rows()
    }
    rows = [*book.enquiries, *book.events, *book.answers]
    return [RejectedRow(row, problems[row.sheet, row.number]) for row in rows if (row.sheet, row.number) in problems]


def _outcome(book: RegisterBook, decisions: Sequence[Decision]) -> Outcome:
    taken = [one for one in decisions if not one.problems]
    held_back = [one for one in decisions if one.problems]
    new = sum(not one.known for one in taken)
    return Outcome(
        Tallied(new, len(taken) - new, len(held_back)),
        Tallied(
            sum(len(one.events) - (not one.known) for one in taken),
            sum(one.events_there for one in taken),
            sum(len(one.group.events) for one in held_back),
        ),
        Tallied(
            sum(len(one.group.answers) - one.answers_there for one in taken),
            sum(one.answers_there for one in taken),
            sum(len(one.group.answers) for one in held_back),
        ),
        left_out=book.left_out,
        differing=[said for one in taken for said in one.differing],
        problems=[said for one in held_back for said in _problems_of(one)],
    )


def _problems_of(decision: Decision) -> list[str]:
    """The problems of one enquiry, row by row."""
    return [said for row in decision.problems.values() for said in row]
