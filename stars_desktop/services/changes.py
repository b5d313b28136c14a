"""What changed between two returns that were submitted, or since one of them, with every cause."""

from dataclasses import dataclass

from stars_desktop.domain.calendar import contract_year_of
from stars_desktop.domain.changes import Changes, Snapshot, changes, references
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import DEFINITIONS_VERSION
from stars_desktop.domain.returns import Asked
from stars_desktop.services.returns import cases_in, return_in
from stars_desktop.services.submitting import Listed, history, submission, units_of
from stars_desktop.store.histories import told
from stars_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Compared:
    """Two returns, the one that was known earlier first, and everything that differs in the other."""

    old: Snapshot
    new: Snapshot
    changes: Changes


def changes_between(vault: Vault, one: int, other: int) -> Compared:
    """Between two versions, by their numbers in the history; the one submitted first is taken as the old one."""
    if one == other:
        raise ExpectedError(f"Both are number {one}. Choose two versions, or one and the register as it is now.")
    old, new = (Snapshot.of(submission(vault, number)) for number in sorted((one, other)))
    return _compared(vault, old, new)


def changes_since(vault: Vault, number: int, asked: Asked | None = None) -> Compared:
    """Between a version and now, for the same dates or as `asked` for."""
    old = Snapshot.of(submission(vault, number))
    wanted = asked or Asked(old.asked.period, old.asked.as_at)
    with vault.reading() as connection:
        figures = return_in(connection, vault.about.council, wanted)
        now = Snapshot(figures, units_of(cases_in(connection, wanted)), DEFINITIONS_VERSION)
    return _compared(vault, old, now)


def last_before(vault: Vault, asked: Asked, number: int | None = None) -> Listed | None:
    """The version that was submitted last of the same period, or else of the same contract year; before a number."""
    year = contract_year_of(asked.period.start)
    earlier = [one for one in history(vault) if number is None or one.number < number]
    kept = [one for one in earlier if year and contract_year_of(one.period.start) == year]
    same = [one for one in kept if one.period == asked.period]
    return next(reversed(same or kept), None)


def _compared(vault: Vault, old: Snapshot, new: Snapshot) -> Compared:
    with vault.reading() as connection:
        journals = told(connection, references(old, new))
    return Compared(old, new, changes(old, new, journals))
