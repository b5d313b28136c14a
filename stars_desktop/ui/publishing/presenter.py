"""What the page of publication copies shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import london_day, titled_period, written, written_moment
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.known_sums import CELLS, Cell, Copy
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import ROWS, Asked
from stars_desktop.services.publishing import (
    Given,
    Publication,
    Why,
    Wish,
    exposed_in_words,
    give_out,
    given_out,
    looked_through,
    publication,
)
from stars_desktop.services.submitting import history
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.figures import Figure, headings
from stars_desktop.ui.common.return_keys import asked_by, key_of

_SHORT: Final = {column.key: column.short for column in COLUMNS}

_NOBODY: Final = (
    "Its workbook was looked through for references, initials, names of social workers and dates of birth: it holds "
    "none."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be published of a return: as it is counted now, or one of its versions."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that the copy hides, as the register has it, and why."""

    cell: Cell
    words: str
    value: int
    because: Why
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A copy that was given out."""

    given: str
    by: str
    of: str
    version: str
    hides: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A copy as it would go out."""

    made: Publication
    subtitle: str
    summary: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    hidden: Sequence[Hidden]
    before: Sequence[Line]
    exposed: Sequence[str]
    """what can be worked out whatever it hides"""
    scan: str
    """what was found in it that names somebody"""


class PublishingPresenter:
    """Publication copies of the returns of an open register."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk

    def choices(self, key: str) -> list[Choice]:
        """What may be published of the return that a key names, itself included; the versions last."""
        versions = history(self._vault)
        asked = asked_by(key) if " " in key else None
        named = [one for one in versions if str(one.number) == key]
        period, as_at = (asked.period, asked.as_at) if asked else (named[0].period, named[0].as_at)
        draft = key if asked else key_of(Asked(period, as_at))
        submitted = [
            Choice(str(one.number), f"Version {one.version}, submitted on {written(london_day(one.submitted_at))}")
            for one in versions
            if (one.period, one.as_at) == (period, as_at)
        ]
        known = "As it was known" if asked and asked.as_known else "As it is counted now"
        return [Choice(draft, f"{known}, a draft"), *submitted]

    def show(self, key: str, hides_up_to: int) -> Shown:
        """The copy as it would go out. Raises ExpectedError where there is none."""
        of = asked_by(key) if " " in key else int(key)
        made = publication(self._vault, self._clerk, Wish(of, hides_up_to))
        copy = made.copy
        scan = looked_through(self._vault, made)
        hidden = [_hidden(made, cell) for cell in CELLS if cell in copy.hidden]
        return Shown(
            made,
            f"{copy.council}. {titled_period(copy.period)}. Levels at {written(copy.as_at)}",
            _summary(made),
            headings(copy.as_at),
            [_row(made, str(row)) for row in ROWS],
            hidden,
            [_line(one) for one in reversed(given_out(self._vault)) if self._ours(one.copy)],
            exposed_in_words(made),
            _NOBODY if scan.clean else " ".join(scan.lines()),
        )

    def _ours(self, copy: Copy) -> bool:
        """Whether it was given out from this register: other councils' copies are only known in it."""
        return bool(copy.parts) or copy.council == self._vault.about.council

    def about(self, shown: Shown, cell: Cell) -> str:
        """A figure in a sentence: what the register has, and what becomes of it."""
        made = shown.made
        number = f"{_name(cell)}: {made.copy.value(cell):,} in the register."
        return f"{number} {_why(made, cell)}" if cell in made.copy.hidden else f"{number} Shown."

    def give_out(self, shown: Shown, target: Path) -> str:
        """Keeps and writes it, and says so. Raises ExpectedError where it is another one by now."""
        give_out(self._vault, self._clerk, shown.made.wish, target, shown.made)
        return f"Given out, and kept in the register: {target}"

    def file_name(self, shown: Shown) -> str:
        """A name that says what the workbook is: lower case, with dashes."""
        copy = shown.made.copy
        council = copy.council.lower().replace(" ", "-")
        return f"stars-{council}-publication-as-at-{copy.as_at.isoformat()}.xlsx"


def _summary(made: Publication) -> str:
    copy, up_to = made.copy, made.wish.hides_up_to
    if not copy.hidden:
        return f"No figure is from 1 to {up_to}, and none has to be hidden. Status: {made.leaf.status}"
    small = sum(why is Why.SMALL for why in made.suppressed.why.values())
    others = len(copy.hidden) - small
    more = (
        f"{small} from 1 to {up_to}, and {others} more that would give them away"
        if others
        else (f"all of them are from 1 to {up_to}")
    )
    return f"{len(copy.hidden)} of {len(CELLS)} figures are hidden: {more}. Status: {made.leaf.status}"


def _row(made: Publication, row: str) -> list[Figure]:
    return [Figure("rows", row, key, made.copy.rows[row][key], short.lower()) for key, short in _SHORT.items()]


def _hidden(made: Publication, cell: Cell) -> Hidden:
    because = made.suppressed.why[cell]
    return Hidden(cell, _SHORT[cell.key], made.copy.value(cell), because, _why(made, cell))


def _why(made: Publication, cell: Cell) -> str:
    if made.suppressed.why[cell] is Why.SMALL:
        return f"Hidden: it is from 1 to {made.wish.hides_up_to}."
    return "Hidden: with its column, or with copies given out before, it would give away a small number."


def _name(cell: Cell) -> str:
    row = f"Cohort {cell.row}" if len(cell.row) == 1 else cell.row
    return f"{row}, {_SHORT[cell.key].lower()}"


def _line(given: Given) -> Line:
    copy = given.copy
    return Line(
        written_moment(given.given_at),
        given.given_by,
        f"{f'{copy.council}, all councils. ' if copy.parts else ''}{titled_period(copy.period)}, "
        f"as at {written(copy.as_at)}",
        f"Number {given.submission}" if given.submission else "Returns added up" if copy.parts else "Draft",
        f"1 to {given.hides_up_to}",
        f"{len(copy.hidden)}",
    )
