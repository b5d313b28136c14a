"""What an import did, or would do: in all, and enquiry by enquiry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stars_desktop.services.importing.comparing import Decision
from stars_desktop.workbooks.reading import RegisterBook
from stars_desktop.workbooks.register import RejectedRow


class What(StrEnum):
    """What becomes of an enquiry of the workbook."""

    NEW = "new"
    KNOWN = "known"
    HELD_BACK = "held back"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One enquiry of the workbook: what is added of it or, where it is held back, how many rows wait and why.

    `reference` is as the workbook or else the register has it; empty for a row that names none. Each problem
    names its cell.
    """

    reference: str
    what: What
    events: int
    answers: int
    diary: int
    problems: Sequence[str]

    @property
    def adds(self) -> bool:
        """Whether anything comes into the register."""
        return self.what is What.NEW or (self.what is What.KNOWN and bool(self.events or self.answers or self.diary))


@dataclass(frozen=True, slots=True)
class Tallied:
    """Of the rows of one kind: how many were added, were there already, or were held back."""

    added: int
    there: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The file of an import, and what tells whether it was changed since."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or with a dry run would do."""

    imported: Imported
    enquiries: Tallied
    events: Tallied
    answers: Tallied
    diary: Tallied
    left_out: Sequence[str]
    differing: Sequence[str]
    problems: Sequence[str]
    preview: Sequence[PreviewLine]
    """enquiry by enquiry, in the order of the workbook"""
    held_back: Sequence[RejectedRow]
    """the rows of the enquiries held back, in the order of the workbook"""

    @property
    def rejected(self) -> int:
        """The number of enquiries held back."""
        return self.enquiries.rejected


def outcome(imported: Imported, book: RegisterBook, decisions: Sequence[Decision]) -> Outcome:
    """Adds up what was decided."""
    taken = [one for one in decisions if not one.problems]
    held_back = [one for one in decisions if one.problems]
    new = sum(not one.known for one in taken)
    return Outcome(
        imported,
        Tallied(new, len(taken) - new, len(held_back)),
        Tallied(
            sum(_new_events(one) for one in taken),
            sum(one.events_there for one in taken),
            sum(len(one.group.events) for one in held_back),
        ),
        Tallied(
            sum(_new_answers(one) for one in taken),
            sum(one.answers_there for one in taken),
            sum(len(one.group.answers) for one in held_back),
        ),
        Tallied(
            sum(_new_in_diary(one) for one in taken),
            sum(one.diary_there for one in taken),
            sum(len(one.group.diary) for one in held_back),
        ),
        left_out=book.left_out,
        differing=[said for one in taken for said in one.differing],
        problems=[said for one in held_back for said in _problems(one)],
        preview=[_line(one) for one in decisions],
        held_back=_rejected(book, held_back),
    )


def _line(one: Decision) -> PreviewLine:
    if one.problems:
        rows = one.group
        counts = (len(rows.events), len(rows.answers), len(rows.diary))
        return PreviewLine(one.reference or _named(one), What.HELD_BACK, *counts, _problems(one))
    what = What.KNOWN if one.known else What.NEW
    return PreviewLine(one.reference, what, _new_events(one), _new_answers(one), _new_in_diary(one), ())


def _named(one: Decision) -> str:
    """The reference that the rows give; a row without one is a group of its own."""
    return next((row.reference for row in one.group.rows()), "")


def _new_events(one: Decision) -> int:
    """Those to be added that are rows of Events: Notified of a new enquiry is none."""
    return len(one.events) - (not one.known)


def _new_answers(one: Decision) -> int:
    return len(one.group.answers) - one.answers_there


def _new_in_diary(one: Decision) -> int:
    return len(one.group.diary) - one.diary_there


def _problems(one: Decision) -> list[str]:
    """The problems of one enquiry, row by row."""
    return [said for row in one.problems.values() for said in row]


def _rejected(book: RegisterBook, held_back: Iterable[Decision]) -> list[RejectedRow]:
    """The rows that are held back, in the order of the workbook, each with its problems."""
    problems = {
        (row.row.sheet, row.row.number): " ".join(one.problems.get((row.row.sheet, row.row.number), ()))
        for one in held_back
        for row in one.group.rows()
    }
    places = [(row, (row.sheet, row.number)) for row in book.rows]
    return [RejectedRow(row, problems[place]) for row, place in places if place in problems]
