"""The plan of a panel, without a window: its name, its day, who sits, and the agenda with where it may come from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import NotADateError, written
from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Clerk, WaitingFor
from stars_desktop.domain.following import Step
from stars_desktop.domain.panel import Plan
from stars_desktop.domain.typed_dates import EXAMPLE, read_typed_day
from stars_desktop.services import panels
from stars_desktop.services.listing import Listed, Wanted, enquiry_ids, listed
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.words import STATE_WORDS, counted

MOST: Final = 60
"""enquiries that are taken over at once"""
_READ: Final = 2_000
"""enquiries of the pipeline that are looked at for what can be taken over"""
_BETWEEN: Final = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Some enquiries of the list that can be taken over into the agenda."""

    words: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An enquiry on the planned agenda."""

    number: int
    reference: str
    initials: str
    cohort: Cohort | None
    standing: str


class Planning:
    """A plan that is made, or with `plan` one that is changed."""

    def __init__(self, vault: Vault, clerk: Clerk, plan: Plan | None = None) -> None:
        self._vault, self._clerk = vault, clerk
        self.changes = plan is not None
        self._known: dict[str, Listed] = {}
        before = panels.all_panels(vault)
        self.names = tuple(dict.fromkeys(one.name for one in before))
        sat = before[0].attendees if before else ""
        self.plan = plan or Plan(self.names[0] if self.names else "", clerk.today, sat, ())
        self._sat = {one.name: one.attendees for one in reversed(before)}
        self._pipeline = self._rows(Wanted(state=State.PIPELINE, sort="reference", descending=False), _READ)
        self._rows_of(self.plan.references)

    @property
    def today(self) -> date:
        """The day on which it is planned."""
        return self._clerk.today

    @property
    def sources(self) -> Sequence[Source]:
        """What the agenda can be taken from, with how many each has: who waits, by step, by cohort, by team."""
        rows = self._pipeline
        groups = [
            (f"Waiting for: {one.lower()}", [row for row in rows if row.waiting_for is one]) for one in _WAITING
        ]
        groups += [(one, [row for row in rows if row.step == one]) for one in Step if one]
        groups += [(f"Cohort {one}, {SHORT[one]}", [row for row in rows if row.cohort is one]) for one in Cohort]
        teams = sorted({row.team for row in rows if row.team})
        groups += [(f"Team {one}", [row for row in rows if row.team == one]) for one in teams]
        groups.append(("All in the pipeline", rows))
        return [
            Source(f"{words} ({len(some):,})", tuple(row.reference for row in some)) for words, some in groups if some
        ]

    def who_sat(self, name: str) -> str:
        """Who sat at the last panel of a name."""
        return self._sat.get(name, "")

    def find(self, text: str) -> tuple[tuple[str, ...], str]:
        """The enquiries that are meant by references, or by words of the list, and what to say of it."""
        parts = [one for one in _BETWEEN.split(text) if one]
        if not parts:
            return (), "Type a reference, or words to look for."
        exact = [self._rows_of([one]) for one in parts]
        if all(exact):
            return tuple(row.reference for some in exact for row in some), ""
        rows = self._rows(Wanted(text, sort="reference", descending=False), MOST + 1)
        if not rows:
            return (), f"No enquiry matches “{text.strip()}”."
        more = f"The first {MOST} that match were added." if len(rows) > MOST else ""
        return tuple(row.reference for row in rows[:MOST]), more

    def lines(self, references: Sequence[str]) -> list[PlanLine]:
        """The agenda as it is shown."""
        self._rows_of([one for one in references if one.casefold() not in self._known])
        return [self._line(at, one) for at, one in enumerate(references, start=1)]

    def read(self, values: Mapping[str, str], references: Sequence[str]) -> tuple[Plan, dict[str, str]]:
        """The plan as it is filled in, and by field what has to be mended first."""
        problems: dict[str, str] = {}
        day = self.plan.on
        try:
            if values["on"]:
                day = read_typed_day(values["on"], self.today, ahead=True)
            else:
                problems["on"] = f"Day must be a date, such as {EXAMPLE}"
        except NotADateError as error:
            problems["on"] = f"Day {error}"
        plan = Plan(values["name"], day, values["attendees"], tuple(references))
        found = {**dict(panels.problems(plan)), **problems}
        return plan, {key: found[key] for key in ("name", "on", "agenda") if key in found}

    def filled(self) -> Mapping[str, str]:
        """What stands in the fields at first."""
        plan = self.plan
        return {"name": plan.name, "on": written(plan.on), "attendees": plan.attendees}

    def take(self, chosen: Sequence[str], more: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """An agenda with more enquiries at its end, each once, and what to say of it."""
        new = [one for one in dict.fromkeys(more) if one not in chosen][:MOST]
        already = len(set(more)) - len([one for one in set(more) if one not in chosen])
        said = [f"{counted(len(new), 'enquiry', 'enquiries')} added."]
        if already:
            said.append(f"{counted(already, 'was', 'were')} there already.")
        return (*chosen, *new), " ".join(said)

    def _line(self, at: int, reference: str) -> PlanLine:
        row = self._known.get(reference.casefold())
        if row is None:
            return PlanLine(at, reference, "", None, "")
        standing = row.step or STATE_WORDS[row.state]
        waits = f", waits for: {row.waiting_for.lower()}" if row.waiting_for else ""
        return PlanLine(at, row.reference, row.initials, row.cohort, f"{standing}{waits}")

    def _rows(self, wanted: Wanted, most: int) -> list[Listed]:
        rows = listed(self._vault, enquiry_ids(self._vault, wanted)[:most])
        self._known.update({row.reference.casefold(): row for row in rows})
        return rows

    def _rows_of(self, references: Sequence[str]) -> list[Listed]:
        """The rows of these references, where there are any."""
        for one in references:
            if one.casefold() not in self._known:
                self._rows(replace(_BY_TEXT, text=one), MOST)
        return [self._known[one.casefold()] for one in references if one.casefold() in self._known]


_BY_TEXT: Final = Wanted(sort="reference", descending=False)
_WAITING: Final = (WaitingFor.PANEL, *(one for one in WaitingFor if one is not WaitingFor.PANEL))
