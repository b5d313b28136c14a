"""An attack on publication copies: which of the cells they hide could somebody work out?

A cell is safe while the known sums leave it two values at least. Each is shown by a second filling of the hidden
cells that keeps every sum. An integer program looks for them, among those cells alone that hang together by sums: for
all of them at once and then one by one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from highspy import Highs, HighsVarType, ObjSense

from stars_desktop.domain.known_sums import Cell, Copy, Place, Sum, known_sums

LEAST: Final = 1
"""Zeros are shown, so that everybody knows a hidden cell to be more."""
_ROOM: Final = 9
"""How far above its true value another one is looked for."""

_WHOLE: Final = 1e-6

Filling = Mapping[Place, int]
"""A second filling of hidden cells: by how much each that differs is off its true value."""


class Attack:
    """What everybody knows who has these copies."""

    def __init__(self, copies: Sequence[Copy], like: "Attack | None" = None) -> None:
        self.copies = copies
        self.hidden = {
            Place(number, cell): True for number, copy in enumerate(copies) for cell in sorted(copy.hidden)
        }
        self._sums: Mapping[Place, Sequence[Sum]] = (
            like._sums if like else _by_place(known_sums(copies))  # noqa: SLF001 - one of its own kind
        )
        self._fillings: list[Filling] = like._fillings if like else []  # noqa: SLF001
        self._fixed: dict[frozenset[Place], set[Place]] = like._fixed if like else {}  # noqa: SLF001
        self._moved = {place for one in self._fillings if one.keys() <= self.hidden.keys() for place in one}

    def hiding(self, cells: frozenset[Cell]) -> "Attack":
        """The same, where the last copy hides these cells; it knows already what was found here."""
        *before, copy = self.copies
        return Attack([*before, replace(copy, hidden=cells)], self)

    def worked_out(self, known: Collection[Place] = ()) -> list[Place]:
        """The hidden cells that can have no other value, but for those that are known to be such."""
        known = set(known)
        for group in self._groups(self._open(self.hidden, known)):
            self._try(group, known)
        return self._open(self.hidden, known)

    def beside(self, place: Place) -> Iterator[Place]:
        """Every cell, hidden or not, that stands in a sum with this one."""
        for one in self._sums[place]:
            yield from one.terms

    def _open(self, places: Collection[Place], known: set[Place]) -> list[Place]:
        return [place for place in places if place not in self._moved and place not in known]

    def _groups(self, places: Collection[Place]) -> Iterator[list[Place]]:
        """The hidden cells that hang together by sums, for each of these places."""
        grouped: set[Place] = set()
        for place in places:
            if place in grouped:
                continue
            group, new = {place}, [place]
            while new:
                near = [one for one in self.beside(new.pop()) if one in self.hidden and one not in group]
                group.update(near)
                new += near
            grouped |= group
            yield sorted(group)

    def _try(self, group: list[Place], known: set[Place]) -> None:
        """Looks for another value of every cell of a group."""
        fixed = self._fixed.setdefault(frozenset(group), set())
        known = known | fixed
        if not self._open(group, known):
            return
        program = _Program(self, group, {id(one): one for place in group for one in self._sums[place]}.values())
        for sense in (ObjSense.kMaximize, ObjSense.kMinimize):
            while self._move(program, sense, self._open(group, known)):
                pass
        for place in self._open(group, known):
            if place in self._moved:
                continue
            if not any(self._move(program, sense, [place]) for sense in (ObjSense.kMaximize, ObjSense.kMinimize)):
                fixed.add(place)

    def _move(self, program: "_Program", sense: ObjSense, places: Collection[Place]) -> bool:
        """Whether a filling with the sum of some cells as large, or small, as can be gives any another value."""
        if not places:
            return False
        filling = program.filling(sense, places)
        if filling.keys().isdisjoint(places) or not self._holds(filling):
            return False
        self._fillings.append(filling)
        self._moved |= filling.keys()
        return True

    def _holds(self, filling: Filling) -> bool:
        """Whether it keeps every sum; nothing is taken on trust from the solver."""

        def value(place: Place) -> int:
            return self.copies[place.copy].value(place.cell) + filling.get(place, 0)

        sums = {id(one): one for place in filling for one in self._sums[place]}
        return not any(one.surplus(value) for one in sums.values()) and all(
            place in self.hidden and value(place) >= LEAST for place in filling
        )


def _by_place(sums: Collection[Sum]) -> Mapping[Place, Sequence[Sum]]:
    found = defaultdict(list)
    for one in sums:
        for place in one.terms:
            found[place].append(one)
    return found


class _Quiet(Highs):
    """The solver without the banner that it prints as it is made: standard output is for scripts."""

    def __init__(self) -> None:
        super(Highs, self).__init__()
        self.setOptionValue("output_flag", False)


class _Program:
    """Hidden cells as whole numbers that keep every sum."""

    def __init__(self, attack: Attack, group: Sequence[Place], sums: Collection[Sum]) -> None:
        self._true = {place: attack.copies[place.copy].value(place.cell) for place in group}
        self._column = {place: number for number, place in enumerate(self._true)}
        self._all = np.arange(len(self._true), dtype=np.int32)
        self._solver = _Quiet()
        for true in self._true.values():
            self._solver.addVar(LEAST, true + _ROOM)
        for one in sums:
            self._add(one, attack.copies)

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

    def _add(self, one: Sum, copies: Sequence[Copy]) -> None:
        unknown = [place for place in one.terms if place in self._column]
        rest = -sum(
            sign * copies[place.copy].value(place.cell)
            for place, sign in one.terms.items()
            if place not in self._column
        )
        columns = np.array([self._column[place] for place in unknown], dtype=np.int32)
        signs = np.array([one.terms[place] for place in unknown], dtype=float)
        self._solver.addRow(rest if one.exact else -np.inf, rest, len(unknown), columns, signs)
