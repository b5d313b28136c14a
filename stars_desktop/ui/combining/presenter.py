"""What the page of all councils shows, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import Period, london_day, titled_period, written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.combining import NAME, PROVISIONAL, Combined, Part, Replaced, combine, kind, periods
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Draft, Published
from stars_desktop.domain.returns import ROWS, TOTAL
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.services.combined_copies import CombinedCopy, combined_copy, give_out_combined
from stars_desktop.services.combining import (
    export_combined,
    keep,
    kept,
    leave_out,
    read_copy,
    read_part,
    read_table,
)
from stars_desktop.services.settings import change, settings
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.figures import Figure, headings
from stars_desktop.ui.common.words import counted

NOBODY: Final = (
    "No return is here yet. Open the sealed returns of {}, or type a table that one of them published. What this "
    "council submitted itself is here by itself."
)
_SHORT: Final = {column.key: column.short for column in COLUMNS}
_MEANING: Final = {column.key: column.definition for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A council's part of the chosen figure."""

    council: str
    figure: str
    what: str
    missing: bool


@dataclass(frozen=True, slots=True)
class CouncilLine:
    """A council and the return that counts; without one it is missing."""

    council: str
    what: str
    as_at: str
    by: str
    words: str
    """the whole of it, with the seal to compare by phone"""
    part: Part | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Something that stands in the way, or that should be known."""

    what: str
    sentence: str
    problem: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A figure of a council that is another since its return was replaced."""

    council: str
    what: str
    row: str
    column: str
    before: str
    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The page after the returns were added up."""

    subtitle: str
    periods: Sequence[str]
    chosen: int
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    changed: Mapping[tuple[str, str], str]
    """by how much figures are others since a return was replaced"""
    legend: str
    councils: Sequence[CouncilLine]
    notes: Sequence[NoteLine]
    changes: Sequence[ChangeLine]
    nothing: str
    """what is said where there is no table"""
    why_not_public: str

    @property
    def problems(self) -> int:
        """How many things stand in the way."""
        return sum(one.problem for one in self.notes)


class CombiningPresenter:
    """Adds up what was received; where the register is only read, what was opened counts until it is closed."""

    def __init__(self, vault: Vault, clerk: Clerk, *, writes: bool) -> None:
        self._vault, self._clerk, self._writes = vault, clerk, writes
        self._loose: list[Part] = []
        self._periods: list[Period] = []
        self._period: Period | None = None
        self._found: Combined | None = None

    def load(self) -> Shown:
        """Reads what is kept and adds it up. Raises ExpectedError for what cannot be read."""
        parts = [*kept(self._vault), *self._loose]
        self._periods = periods(parts)
        if self._period not in self._periods:
            self._period = None
        try:
            self._found = combine(parts, self._period, self.councils)
        except ExpectedError as error:
            self._found = None
            return _nothing(str(error) if parts else NOBODY.format(_all_of(self.councils)))
        return self._shown(self._found)

    @property
    def councils(self) -> tuple[str, ...]:
        """Whose returns make the table."""
        return settings(self._vault).councils

    def expect(self, councils: Sequence[str]) -> str:
        """Makes the table of these from now on, and says so. Raises ExpectedError for what is no list of councils."""
        change(self._vault, replace(settings(self._vault), councils=tuple(councils)))
        return f"The table is that of {_all_of(councils)}."

    def choose(self, at: int) -> None:
        """Another period, by its place in the list."""
        self._period = self._periods[at] if 0 <= at < len(self._periods) else None

    def read(self, path: Path) -> Part | Draft:
        """A return from a file, or a table that does not say whose it is. Raises ExpectedError for another file."""
        if path.suffix.lower() == ".xlsx" and (draft := read_table(path, self.councils)).lacks:
            return draft
        return read_part(path, self.councils)

    def add(self, part: Part) -> str:
        """Keeps a return and says so; its period is shown then."""
        if self._writes:
            keep(self._vault, self._clerk, part)
        else:
            self._loose.append(part)
        self._period = part.period
        return f"{part.council}, {titled_period(part.period)}: {kind(part)}."

    def leave_out(self, line: CouncilLine) -> str:
        """Counts the return of a council no more, and says so."""
        if not line.part:
            raise ExpectedError(f"{line.council} gave no return. There is nothing to leave out.")
        if line.part in self._loose:
            self._loose.remove(line.part)
        else:
            leave_out(self._vault, self._clerk, line.part)
        return f"Left out: {line.council}, {kind(line.part)}. Opening it again takes it back."

    def shares(self, figure: Figure) -> list[ShareLine]:
        """The councils' parts of a figure."""
        found = self._there()
        return [
            ShareLine(
                one.council,
                "not given" if one.value is None else one.printed or "blank",
                _what(found.parts.get(one.council)),
                one.value is None,
            )
            for one in found.shares(figure.row, figure.key)
        ]

    def meaning(self, figure: Figure) -> str:
        """The figure, and what it counts."""
        row = f"{figure.row}, {TITLE[Cohort(figure.row)].lower()}" if figure.row != TOTAL else "All cohorts"
        return f"{row}: {figure.words}, {figure.value:,}. {_MEANING[figure.key]}"

    def export(self, target: Path) -> str:
        """Writes the workbook and says so."""
        export_combined(self._there(), self._clerk.today, target, self._vault)
        return f"Wrote the table of all councils: {target}"

    def weigh(self, copies: Sequence[Path]) -> CombinedCopy:
        """A publication copy as it would go out. Raises ExpectedError where there can be none."""
        return combined_copy(self._there(), [read_copy(path, self.councils) for path in copies], vault=self._vault)

    def give_out(self, made: CombinedCopy, target: Path) -> str:
        """Keeps a publication copy and writes it, and says what it hides."""
        give_out_combined(made, self._clerk, target, self._vault)
        hidden = counted(len(made.suppressed.copy.hidden), "figure", "figures")
        return f"Given out, and kept in the register: {target}. It hides {hidden}."

    def file_name(self, more: str = "") -> str:
        """A name that says what the workbook is: lower case, with dashes."""
        as_at = self._there().as_at.isoformat()
        return f"stars-{NAME.lower()}-return-as-at-{as_at}{more}.xlsx"

    def awaited(self) -> Draft:
        """What a table is typed for: the council that is missing, with the dates of the table shown."""
        if not self._found:
            return Draft("", None, None, {})
        return Draft(next(iter(self._found.missing), ""), self._found.period, self._found.as_at, {})

    def _why_not_public(self, found: Combined) -> str:
        if not self._writes:
            return "The register is only read, so it cannot keep that a copy was given out."
        return "A publication copy needs the returns of all councils." if found.missing else ""

    def _there(self) -> Combined:
        if not self._found:
            raise ExpectedError(NOBODY.format(_all_of(self.councils)))
        return self._found

    def _shown(self, found: Combined) -> Shown:
        state = "Provisional" if found.provisional else "Complete"
        many = f"{len(found.parts)} of {len(found.councils)} councils"
        notes = [NoteLine("Problem", one, problem=True) for one in found.problems]
        notes += [NoteLine("Remark", one, problem=False) for one in found.remarks]
        return Shown(
            f"{titled_period(found.period)}, as at {written(found.as_at)}. {many}. {state}",
            [titled_period(one) for one in self._periods],
            self._periods.index(found.period),
            _headings(found),
            [_line(found, str(row)) for row in ROWS],
            _moved(found.replaced),
            _legend(found),
            [_council(found, one) for one in found.councils],
            notes,
            [line for one in found.replaced for line in _changes(one)],
            "",
            self._why_not_public(found),
        )


def _all_of(councils: Sequence[str]) -> str:
    *others, last = councils
    return f"{', '.join(others)} and {last}" if others else last


def _nothing(said: str) -> Shown:
    return Shown("", (), -1, (), (), {}, "", (), (), (), said, "There is no table yet.")


def _legend(found: Combined) -> str:
    if len(found.provisional) == len(COLUMNS):
        return f"{PROVISIONAL} Every figure is provisional and may still change. See Problems."
    return f"{PROVISIONAL} provisional: the column may still change. See Problems." if found.provisional else ""


def _headings(found: Combined) -> list[str]:
    """A mark beside the name of a column that may change, unless all of them may."""
    some = found.provisional if len(found.provisional) < len(COLUMNS) else frozenset()
    marks = [f" {PROVISIONAL}" if column.key in some else "" for column in COLUMNS]
    split = (words.rpartition("\n") for words in headings(found.as_at))
    return [f"{name}{mark}\n{when}" for (name, _, when), mark in zip(split, marks, strict=True)]


def _line(found: Combined, row: str) -> list[Figure]:
    return [Figure("rows", row, one.key, found.rows[row][one.key], one.short.lower()) for one in COLUMNS]


def _what(part: Part | None) -> str:
    return f"{kind(part)[0].upper()}{kind(part)[1:]}" if part else "No return: it is not counted as zero"


def _council(found: Combined, council: str) -> CouncilLine:
    part = found.parts.get(council)
    if part is None:
        words = f"{council} gave no return for this period. Ask for its sealed return, a file named .stars-return."
        return CouncilLine(council, "Missing", "", "", words, None)
    day = written(part.as_at)
    if isinstance(part, Published):
        words = f"{council}: a table as it was published. It has no seal, and no register of this program behind it."
        return CouncilLine(council, "Published table", day, "", words, part)
    words = f"The seal of {council}, version {part.version}, to compare by phone:\n{grouped(part.seal)}"
    submitted = f"{written(london_day(part.submitted_at))}"
    return CouncilLine(council, f"Version {part.version}", day, submitted, words, part)


def _moved(replaced: Sequence[Replaced]) -> dict[tuple[str, str], str]:
    by: dict[tuple[str, str], int] = {}
    for one in replaced:
        for cell in one.differences:
            by[cell.row, cell.key] = by.get((cell.row, cell.key), 0) + cell.after - cell.before
    return {place: f"{number:+}" for place, number in by.items() if number}


def _changes(one: Replaced) -> list[ChangeLine]:
    old, new = _name(one.old), _name(one.new)
    reason = f" Why: {one.new.reason}" if isinstance(one.new, SealedReturn) and one.new.reason else ""
    return [
        ChangeLine(
            one.new.council,
            f"{new} for {old[0].lower()}{old[1:]}",
            cell.row if cell.row == TOTAL else TITLE[Cohort(cell.row)],
            _SHORT[cell.key],
            f"{cell.before:,}",
            f"{cell.after:,}",
            f"{one.new.council}: {new} took the place of {old[0].lower()}{old[1:]}.{reason}",
        )
        for cell in one.differences
    ]


def _name(part: Part) -> str:
    return f"Version {part.version}" if isinstance(part, SealedReturn) else "Published table"
