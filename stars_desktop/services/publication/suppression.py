"""Which figures a publication copy hides, so that no small number can be read or worked out.

Numbers from 1 to the threshold are hidden. Where one of those could be worked out, from this copy's own sums or with
copies that were given out before, another figure of this copy is hidden too: the smallest that helps. At the end
whatever turned out not to be needed is shown again.

That 1 to 4 are hidden is this program's default; no rule of a council for committee papers was found. DfE's tables
of children looked after show zeros and mark hidden cells with c.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from stars_desktop.domain.known_sums import CELLS, Cell, Copy, Place
from stars_desktop.services.publication.attack import Attack

HIDES_UP_TO: Final = 4


class Why(StrEnum):
    """Why a figure is hidden."""

    SMALL = "small"
    """it is from 1 to the threshold"""
    SHIELD = "shield"
    """it would give another away"""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A copy with what it hides and why.

    `exposed` are hidden cells, of this copy or of those before, that can be worked out whatever this copy hides.
    """

    copy: Copy
    why: Mapping[Cell, Why]
    exposed: tuple[Place, ...]
    already: frozenset[Place] = frozenset()
    """those of them that could be worked out before this copy"""


def suppress(copy: Copy, before: Sequence[Copy], hides_up_to: int = HIDES_UP_TO) -> Suppressed:
    """What `copy` must hide, given the copies that were given out before it."""
    already = frozenset(Attack(before).worked_out())
    lost = set(already)
    small = frozenset(cell for cell in CELLS if 1 <= copy.value(cell) <= hides_up_to)
    attack = Attack([*before, replace(copy, hidden=small)])
    while in_the_open := _in_the_open(attack, small, lost):
        shield = _shield(attack, in_the_open[0])
        if shield is None:
            lost.add(in_the_open[0])
        else:
            attack = attack.hiding(attack.copies[-1].hidden | {shield})
    attack = _thinned(attack, small, lost)
    hidden = attack.copies[-1].hidden
    why = {cell: Why.SMALL if cell in small else Why.SHIELD for cell in CELLS if cell in hidden}
    return Suppressed(attack.copies[-1], why, tuple(sorted(attack.worked_out())), already)


def _in_the_open(attack: Attack, small: frozenset[Cell], lost: set[Place]) -> list[Place]:
    """What is to be protected and can be worked out: all that was hidden before, and the small numbers."""
    last = len(attack.copies) - 1
    return [place for place in attack.worked_out(lost) if place.copy != last or place.cell in small]


def _shield(attack: Attack, place: Place) -> Cell | None:
    """The smallest figure of the last copy, the first of several, that is tied to a place by sums of hidden cells."""
    last, copy = len(attack.copies) - 1, attack.copies[-1]
    tied, new = {place}, {place}
    while new:
        near = {other for one in new for other in attack.beside(one)} - tied
        shown = [one.cell for one in near if one.copy == last and one not in attack.hidden and copy.value(one.cell)]
        if shown:
            return min(shown, key=lambda cell: (copy.value(cell), CELLS.index(cell)))
        new = near & attack.hidden.keys()
        tied |= new
    return None


def _thinned(attack: Attack, small: frozenset[Cell], lost: set[Place]) -> Attack:
    """Without the shields that protect nothing, the largest first, and without those that can be worked out."""
    copy = attack.copies[-1]
    for cell in sorted(copy.hidden - small, key=copy.value, reverse=True):
        without = attack.hiding(attack.copies[-1].hidden - {cell})
        if not _in_the_open(without, small, lost):
            attack = without
    known = {place.cell for place in attack.worked_out(lost) if place.copy == len(attack.copies) - 1}
    return attack.hiding(attack.copies[-1].hidden - (known - small))
