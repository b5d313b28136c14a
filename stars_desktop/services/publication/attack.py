"""An attack on publication copies: which of the cells they hide could somebody work out?

A cell is safe while the known sums leave it two values at least. Each is shown by a second filling of the hidden
cells that keeps every sum; an integer program looks for them, for all cells at once and then one by one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from highspy import Highs, HighsVarType, ObjSense

from stars_desktop.domain.known_sums import Copy, Place, known_sums

LEAST: Final = 1
"""Zeros are shown, so that everybody knows a hidden cell to be more."""
_ROOM: Final = 9
"""How far above its true value another one is looked for."""

_WHOLE: Final = 1e-6

Filling = Mapping[Place, int]
"""A second filling of hidden cells: by how much each that differs is off its true value."""


class Attack:
    """What everybody knows who has these copies.

    `fillings` that were found for copies that hid more, or less, are used again where they hold here.
    """

    def __init__(self, copies: Sequence[Copy], fillings: Iterable[Filling] = ()) -> None:
        self.copies = copies
        self.sums = known_sums(copies)
        self.hidden = [Place(number, cell) for number, copy in enumerate(copies) for cell in sorted(copy.hidden)]
        among = set(self.hidden)
        self.fillings = [one for one in fillings if among.issuperset(one)]
        self._program: _Program | None = None

    def worked_out(self, known: Collection[Place] = ()) -> list[Place]:
        """The hidden cells that can have no other value, but for those that are known to be such."""
        for sense in (ObjSense.kMaximize, ObjSense.kMinimize):
            while self._moved(sense, self._uncovered(known)):
                pass
        for place in self._uncovered(known):
            _ = self._moved(ObjSense.kMaximize, [place]) or self._moved(ObjSense.kMinimize, [place])
        return self._uncovered(known)

    def _uncovered(self, known: Collection[Place]) -> list[Place]:
        covered = {place for filling in self.fillings for place in filling} | set(known)
        return [place for place in self.hidden if place not in covered]

    def _moved(self, sense: ObjSense, places: Collection[Place]) -> bool:
        """Whether a filling with the sum of some cells as large, or small, as can be gives any another value."""
        if not places:
            return False
        self._program = self._program or _Program(self)
        filling = self._program.filling(sense, places)
        if filling.keys().isdisjoint(places) or not self._holds(filling):
            return False
        self.fillings.append(filling)
        return True

    def _holds(self, filling: Filling) -> bool:
        """Whether it keeps every sum; nothing is taken on trust from the solver."""

        def value(place: Place) -> int:
            return self.copies[place.copy].value(place.cell) + filling.get(place, 0)

        return not any(one.surplus(value) for one in self.sums) and all(value(place) >= LEAST for place in filling)


class _Program:
    """The hidden cells of an attack as whole numbers that keep every sum."""

    def __init__(self, attack: Attack) -> None:
        self._true = {place: attack.copies[place.copy].value(place.cell) for place in attack.hidden}
        self._column = {place: number for number, place in enumerate(self._true)}
        self._all = np.arange(len(self._true), dtype=np.int32)
        self._solver = Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        for true in self._true.values():
            self._solver.addVar(LEAST, true + _ROOM)
        for one in attack.sums:
            self._add(one.terms, exact=one.exact, attack=attack)

    def filling(self, sense: ObjSense, places: Collection[Place]) -> Filling:
        """The one in which the sum of some cells is as large, or as small, as can be."""
        cost = np.zeros(len(self._true))
        cost[[self._column[place] for place in places]] = 1
        self._solver.changeColsCost(len(cost), self._all, cost)
        self._solver.changeObjectiveSense(sense)
        found = self._solved(HighsVarType.kContinuous)
        if any(abs(value - round(value)) > _WHOLE for value in found):  # seldom: a sum's corners are mostly whole
            found = self._solved(HighsVarType.kInteger)
        off = {place: round(found[column]) - self._true[place] for place, column in self._column.items()}
        return {place: by for place, by in off.items() if by}

    def _solved(self, numbers: HighsVarType) -> Sequence[float]:
        self._solver.changeColsIntegrality(len(self._all), self._all, np.full(len(self._all), numbers))
        self._solver.run()
        return self._solver.getSolution().col_value

    def _add(self, terms: Mapping[Place, int], *, exact: bool, attack: Attack) -> None:
        unknown = [place for place in terms if place in self._column]
        shown = (
            sign * attack.copies[place.copy].value(place.cell)
            for place, sign in terms.items()
            if place not in self._column
        )
        if unknown:
            rest = -sum(shown)
            columns = np.array([self._column[place] for place in unknown], dtype=np.int32)
            signs = np.array([terms[place] for place in unknown], dtype=float)
            self._solver.addRow(rest if exact else -np.inf, rest, len(unknown), columns, signs)
