"""Publication copies of a return: what they hide, and every one that was given out.

Whoever has several copies adds up what they show. So each that is given out is kept, and the next one hides what
would give a small number away together with those before it.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.copies import from_text, to_text
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import Copy, Place
from stars_desktop.domain.measures import COLUMNS, DEFINITIONS_VERSION
from stars_desktop.domain.returns import TOTAL, Asked, PipelineReturn
from stars_desktop.domain.submission import Submission
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.publication.suppression import HIDES_UP_TO, Suppressed, Why, suppress
from stars_desktop.services.returns import return_in
from stars_desktop.services.scanning import Scan, scan_for
from stars_desktop.services.submitting import submission_in
from stars_desktop.store import publications
from stars_desktop.store.publications import GivenOut
from stars_desktop.store.stamps import stamped
from stars_desktop.store.vault import Connection, Vault
from stars_desktop.system.files import replacing
from stars_desktop.workbooks.publication import Leaf, publication_workbook

__all__ = [
    "HIDES_UP_TO", "LEAST", "MOST", "Given", "Publication", "Why", "Wish", "exposed_in_words", "figures_in_words",
    "give_out", "given_out", "looked_through", "publication",
]  # fmt: skip

LEAST: Final = 2
MOST: Final = 9
"""the lowest and the highest threshold that may be chosen"""


@dataclass(frozen=True, slots=True)
class Wish:
    """A copy of the return as asked for, or of the submitted version of this number; it hides 1 to `hides_up_to`."""

    of: Asked | int
    hides_up_to: int = HIDES_UP_TO


@dataclass(frozen=True, slots=True)
class Given:
    """A copy that was given out: when (UTC), by whom, of which submitted version, and what it hides."""

    copy: Copy
    given_at: datetime
    given_by: str
    submission: int | None
    hides_up_to: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A copy as it would go out, with its true figures, why each hidden one is, and the copies before it.

    `before` are those that differ; the numbers of places in `suppressed.exposed` are theirs, then this copy's.
    """

    wish: Wish
    suppressed: Suppressed
    before: tuple[Given, ...]
    leaf: Leaf
    """what the workbook says of it"""

    @property
    def gives_away(self) -> bool:
        """Whether something can be worked out once it is given out that could not before."""
        return not self.suppressed.already.issuperset(self.suppressed.exposed)

    @property
    def copy(self) -> Copy:
        """The copy itself."""
        return self.suppressed.copy


def given_out(vault: Vault) -> list[Given]:
    """Every copy, in the order in which they were given out. Raises ExpectedError for one that cannot be read."""
    if not vault.about.holds_submissions:
        return []
    with vault.reading() as connection:
        return _given_out(connection)


def publication(vault: Vault, clerk: Clerk, wish: Wish) -> Publication:
    """The copy as it would go out now; nothing is recorded."""
    with vault.reading() as connection:
        return _made(connection, vault, clerk, wish)


def give_out(
    vault: Vault, clerk: Clerk, wish: Wish, target: Path | None = None, seen: Publication | None = None
) -> Publication:
    """Keeps the copy as given out for good, and only then puts its workbook in the place of `target`, where one is
    wanted.

    Raises ExpectedError, with nothing kept or replaced, where the copy is no longer the one that was `seen`, or the
    file cannot be written.
    """
    if target:
        refuse_target(target, vault)
    with replacing(target) if target else nullcontext() as write, vault.writing() as connection:
        made = _made(connection, vault, clerk, wish)
        if seen and (made.suppressed, made.leaf) != (seen.suppressed, seen.leaf):
            raise ExpectedError("The copy is another one than was shown: look at it again. Nothing was given out.")
        number = wish.of if isinstance(wish.of, int) else None
        at = stamped(connection, clerk.now())
        kept = GivenOut(at, clerk.user, number, wish.hides_up_to, to_text(made.copy))
        publications.add(connection, kept)
        if write:
            write(publication_workbook(made.copy, made.leaf))
    return made


def looked_through(vault: Vault, made: Publication) -> Scan:
    """What in its workbook names somebody; a publication copy has nothing of the kind."""
    return scan_for(vault, publication_workbook(made.copy, made.leaf))


def exposed_in_words(made: Publication) -> list[str]:
    """What can be worked out whatever the copy hides: a sentence for each copy whose figures they are."""
    found: dict[tuple[int, bool], list[Place]] = {}
    for place in made.suppressed.exposed:
        found.setdefault((place.copy, place in made.suppressed.already), []).append(place)
    return [_exposed(made, number, places, already=already) for (number, already), places in found.items()]


def _exposed(made: Publication, number: int, places: Sequence[Place], *, already: bool) -> str:
    figures = figures_in_words(places)
    if number == len(made.before):
        return (
            f"Together with copies given out before, this can be worked out of the copy whatever it hides: {figures}."
        )
    given = made.before[number]
    whose = f"of {given.copy.council} " if given.copy.council != made.copy.council else ""
    which = f"the copy {whose}as at {written(given.copy.as_at)}, given out on {written(london_day(given.given_at))}"
    if already:
        return f"This could be worked out already, of {which}: {figures}."
    return f"Once this copy is given out, this can be worked out of {which}, whatever is hidden now: {figures}."


def figures_in_words(places: Iterable[Place]) -> str:
    """Which figures they are, row by row."""
    short = {column.key: column.short[0].lower() + column.short[1:] for column in COLUMNS}
    by_row: dict[str, list[str]] = {}
    for place in places:
        by_row.setdefault(place.cell.row, []).append(short[place.cell.key])
    return "; ".join(
        f"{'Total' if row == TOTAL else f'cohort {row}'}: {', '.join(some)}" for row, some in by_row.items()
    )


def _made(connection: Connection, vault: Vault, clerk: Clerk, wish: Wish) -> Publication:
    if not LEAST <= wish.hides_up_to <= MOST:
        raise ExpectedError(f"Numbers from 1 to {LEAST}, or to any more up to {MOST}, can be hidden.")
    if isinstance(wish.of, int):
        frozen = submission_in(connection, wish.of)
        figures, status = frozen.sealed.figures, _status(frozen)
        version = frozen.sealed.definitions_version
        meanings = {one.key: one.meaning for one in frozen.sealed.definitions}
    else:
        figures, status = return_in(connection, vault.about.council, wish.of), _draft(wish.of)
        version, meanings = DEFINITIONS_VERSION, {column.key: column.definition for column in COLUMNS}
    before = _apart(_given_out(connection) if vault.about.holds_submissions else [])
    found = suppress(_copy(figures), [one.copy for one in before], wish.hides_up_to)
    leaf = Leaf(clerk.today, vault.about.sample, status, wish.hides_up_to, not found.exposed, version, meanings)
    return Publication(wish, found, before, leaf)


def _copy(figures: PipelineReturn) -> Copy:
    return Copy(figures.council, figures.asked.period, figures.asked.as_at, figures.rows)


def _status(frozen: Submission) -> str:
    sealed = frozen.sealed
    return f"version {sealed.version}, submitted on {written(london_day(sealed.submitted_at))}."


def _draft(asked: Asked) -> str:
    known = f" As known at the end of {written(asked.as_known)}." if asked.as_known else ""
    return f"draft, not submitted.{known}"


def _given_out(connection: Connection) -> list[Given]:
    return [_read(one) for one in publications.given_out(connection)]


def _read(one: GivenOut) -> Given:
    try:
        return Given(from_text(one.text), one.given_at, one.given_by, one.submission, one.threshold)
    except ValueError as error:
        raise ExpectedError(
            "A publication copy that was given out cannot be read by this version of STARS Desktop, so it cannot "
            "tell what another one must hide. Look for a newer one, or use a copy of the register from your backups."
        ) from error


def _apart(copies: Iterable[Given]) -> tuple[Given, ...]:
    """Each copy once: the same one again tells nobody more."""
    first: dict[str, Given] = {}
    for one in copies:
        first.setdefault(to_text(one.copy), one)
    return tuple(first.values())
