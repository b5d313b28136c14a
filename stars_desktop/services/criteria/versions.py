"""The versions of the criteria of a register: which one counts, which there are, and taking another into use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria.reading import Checked, example, parsed, shipped
from stars_desktop.store.criteria import Taken, counting, take, taken
from stars_desktop.store.vault import Connection, Vault


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the criteria, and whether it is the one that counts on the day that was asked about."""

    criteria: CriteriaSet
    text: str
    """of its file"""
    taken_at: datetime | None
    """when (UTC) it was taken into use; None for the example that is shipped"""
    taken_by: str
    in_use: bool


def in_use(vault: Vault, today: date) -> CriteriaSet:
    """The criteria that count on a day: the example that is shipped where no version has begun by then."""
    if not vault.about.holds_criteria:
        return shipped()
    with vault.reading() as connection:
        return counting_in(connection, today)


def counting_in(connection: Connection, today: date) -> CriteriaSet:
    """As `in_use`, inside a transaction of a register that is being written."""
    found = counting(taken(connection), today)
    return _criteria_of(found) if found else shipped()


def versions(vault: Vault, today: date) -> list[Version]:
    """Every version of a register, in the order in which they were taken; first the example that is shipped."""
    held = _held(vault)
    found = counting(held, today)
    own = [Version(_criteria_of(one), one.text, one.taken_at, one.taken_by, one is found) for one in held]
    if any(_same_name(shipped(), one.version) for one in held):
        return own
    return [Version(shipped(), example().text, None, "", found is None), *own]


def take_into_use(vault: Vault, clerk: Clerk, checked: Checked) -> Version:
    """Takes the criteria of a file into use from the day that they name on; what was taken already stays as it is.

    Raises ExpectedError for a file with problems, for the name of another version, and for one that would begin
    before the version that counts now.
    """
    new = checked.sound
    with vault.writing() as connection:
        held = taken(connection)
        found = _already(new, held, clerk.today)
        if found is None:
            found = Taken(new.version, checked.text, new.effective_from, clerk.now(), clerk.user)
            take(connection, found)
            held.append(found)
        return Version(new, found.text, found.taken_at, found.taken_by, counting(held, clerk.today) is found)


def why_not_taken(vault: Vault, today: date, new: CriteriaSet) -> str:
    """Why criteria cannot be taken into use, or need not; "" where they can."""
    try:
        found = _already(new, _held(vault), today)
    except ExpectedError as error:
        return str(error)
    if found is None and new == shipped() and not _held(vault):
        return f"{new.version} comes with the program, and is in use already."
    return f"{new.version} was taken into use on {written(london_day(found.taken_at))} already." if found else ""


def _held(vault: Vault) -> Sequence[Taken]:
    if not vault.about.holds_criteria:
        return ()
    with vault.reading() as connection:
        return taken(connection)


def _already(new: CriteriaSet, held: Sequence[Taken], today: date) -> Taken | None:
    """The version as it was taken before. Raises ExpectedError for one that may not be taken."""
    found = next((one for one in held if _same_name(new, one.version)), None)
    if found is None:
        _refuse(new, counting(held, today))
    elif _criteria_of(found) != new:
        taken_on = written(london_day(found.taken_at))
        raise ExpectedError(
            f"{found.version} was taken into use on {taken_on} with other content, and is never changed. "
            "Give the new version a name of its own."
        )
    return found


def _refuse(new: CriteriaSet, present: Taken | None) -> None:
    if _same_name(new, shipped().version) and new != shipped():
        raise ExpectedError(
            f"{new.version} is the example that is shipped, and its content is another. "
            "Give the new version a name of its own."
        )
    if present and new.effective_from < present.effective_from:
        raise ExpectedError(
            f"{new.version} begins on {written(new.effective_from)}, before {present.version}, which counts since "
            f"{written(present.effective_from)}: it would never be used. Give it a later effective_from."
        )


def _same_name(criteria: CriteriaSet, version: str) -> bool:
    return criteria.version.casefold() == version.casefold()


def _criteria_of(one: Taken) -> CriteriaSet:
    found, _ = parsed(one.text)
    if found is None:
        raise ExpectedError(
            f"The criteria {one.version} in this register cannot be read by this version of STARS Desktop. "
            "Look for a newer one, or use a copy of the register from your backups."
        )
    return found
