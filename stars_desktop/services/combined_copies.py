"""Publication copies of the table of all councils (DN2): what they hide, and each that was given out.

Whoever has it has the councils' own copies too, and the tables of all councils that were given out before. A register
keeps each that is given out, as it keeps its council's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.combining import NAME, Combined, Part
from stars_desktop.domain.copies import to_text
from stars_desktop.domain.council import same_council
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import CELLS, Copy, Place
from stars_desktop.domain.measures import DEFINITIONS_VERSION
from stars_desktop.domain.published import Published
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.publication.suppression import HIDES_UP_TO, Suppressed, suppress
from stars_desktop.services.publishing import LEAST, MOST, figures_in_words, given_out
from stars_desktop.store import publications
from stars_desktop.store.publications import GivenOut
from stars_desktop.store.stamps import stamped
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import replacing
from stars_desktop.workbooks.publication import Leaf, publication_workbook

__all__ = ["HIDES_UP_TO", "CombinedCopy", "combined_copy", "exposed_in_words", "give_out_combined"]


@dataclass(frozen=True, slots=True)
class CombinedCopy:
    """A copy of the table of all councils as it would go out; `before` are the copies that everybody has."""

    combined: Combined
    suppressed: Suppressed
    hides_up_to: int
    before: tuple[Copy, ...]

    @property
    def gives_away(self) -> bool:
        """Whether something can be worked out once it is given out that could not before."""
        return not self.suppressed.already.issuperset(self.suppressed.exposed)


def combined_copy(
    combined: Combined,
    copies: Sequence[Published | Copy],
    hides_up_to: int = HIDES_UP_TO,
    vault: Vault | None = None,
) -> CombinedCopy:
    """What a copy of it hides, so that nothing can be had from it and from the copies that others have.

    `copies` are the councils' publication copies; a published table is its own. Raises ExpectedError where one is
    missing, or is not that of the return that was added up.
    """
    if not LEAST <= hides_up_to <= MOST:
        raise ExpectedError(f"Numbers from 1 to {LEAST}, or to any more up to {MOST}, can be hidden.")
    if combined.missing or any(part.as_at != combined.as_at for part in combined.parts.values()):
        raise ExpectedError(f"A publication copy of {NAME} needs the returns of all councils as at one date.")
    if combined.partly_sample:
        raise ExpectedError(f"{combined.partly_sample} A publication copy holds invented figures alone, or none.")
    kept = [one.copy for one in given_out(vault)] if vault else []
    _refuse_others(combined, copies)
    of_councils = [_given_out(council, part, [*kept, *copies]) for council, part in combined.parts.items()]
    before = tuple({to_text(one): one for one in [*of_councils, *kept]}.values())
    own = Copy(NAME, combined.period, combined.as_at, combined.rows, parts=tuple(combined.parts))
    return CombinedCopy(combined, suppress(own, before, hides_up_to), hides_up_to, before)


def give_out_combined(made: CombinedCopy, clerk: Clerk, target: Path, vault: Vault | None = None) -> None:
    """Keeps it as given out for good, where there is a register, and only then replaces `target` by its workbook.

    With it the councils' copies are kept that everybody has beside it: a table of a later day is held against them.

    Raises ExpectedError, with nothing kept or replaced, where the file cannot be written.
    """
    refuse_target(target, vault)
    with ExitStack() as held:
        write = held.enter_context(replacing(target))
        if vault:
            connection = held.enter_context(vault.writing())
            at = stamped(connection, clerk.now())
            kept = {one.text for one in publications.given_out(connection)}
            new = [text for one in made.before if (text := to_text(one)) not in kept]
            for text in [*new, to_text(made.suppressed.copy)]:
                publications.add(connection, GivenOut(at, clerk.user, None, made.hides_up_to, text))
        write(publication_workbook(made.suppressed.copy, _leaf(made, clerk)))


def exposed_in_words(made: CombinedCopy) -> Iterator[str]:
    """What can be worked out whatever the copy hides: a sentence for each copy whose figures they are."""
    found: dict[int, list[Place]] = {}
    for place in made.suppressed.exposed:
        found.setdefault(place.copy, []).append(place)
    for number, places in found.items():
        copy = made.before[number] if number < len(made.before) else None
        which = f"the copy of {copy.council} as at {written(copy.as_at)}" if copy else "this copy"
        yield f"With the copies of all, this can be worked out of {which}: {figures_in_words(places)}."


def _leaf(made: CombinedCopy, clerk: Clerk) -> Leaf:
    combined = made.combined
    sealed = [part for part in combined.parts.values() if isinstance(part, SealedReturn)]
    version = sealed[0].definitions_version if sealed else DEFINITIONS_VERSION
    meanings = {one.key: one.meaning for one in sealed[0].definitions} if sealed else {}
    status = f"{'provisional' if combined.provisional else 'complete'}: the returns of all councils, added up."
    all_safe = not made.suppressed.exposed
    return Leaf(clerk.today, combined.sample, status, made.hides_up_to, all_safe, version, meanings)


def _refuse_others(combined: Combined, copies: Iterable[Published | Copy]) -> None:
    """What would be left out of account in silence."""
    for copy in copies:
        parts = [part for council, part in combined.parts.items() if same_council(copy.council, council)]
        if not any((copy.period, copy.as_at) == (part.period, part.as_at) for part in parts):
            raise ExpectedError(
                f"The copy of {copy.council}, {titled_period(copy.period)}, as at {written(copy.as_at)}, is of none "
                "of the returns that are added up. Leave it out."
            )


def _given_out(council: str, part: Part, copies: Iterable[Published | Copy]) -> Copy:
    """The publication copy of one council, with the true figures beside it."""
    if isinstance(part, Published):
        return Copy(council, part.period, part.as_at, part.rows)
    of_it = [
        copy
        for copy in copies
        if same_council(copy.council, council) and (copy.period, copy.as_at) == (part.period, part.as_at)
    ]
    if not of_it:
        raise ExpectedError(f"The publication copy of {council} is missing. Open the workbook that it gave out.")
    given = of_it[-1]
    own = Copy(council, part.period, part.as_at, part.rows, given.hidden)
    if any(own.value(cell) != given.rows[cell.row][cell.key] for cell in CELLS if cell not in given.hidden):
        raise ExpectedError(f"The publication copy of {council} has other figures than its return. Ask which holds.")
    return own
