"""Copies of a return as workbooks: made, looked through, and only then saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from stars_desktop.domain.calendar import LAST_CONTRACT_YEAR, contract_year, contract_year_of
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.returns import Asked, PipelineReturn
from stars_desktop.domain.sealed import Explanation
from stars_desktop.domain.submission import Submission
from stars_desktop.services.changes import Compared, changes_between, changes_since, last_before
from stars_desktop.services.exporting import refuse_target, stamp
from stars_desktop.services.months import months_of
from stars_desktop.services.progress import Progress, silent
from stars_desktop.services.returns import cases_in, return_in
from stars_desktop.services.scanning import Scan, scan_for
from stars_desktop.services.submitting import check, submission, units_of
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import replace_file
from stars_desktop.workbooks.cover import Stamp
from stars_desktop.workbooks.operational import Behind, Since, number_of_units, operational_workbook
from stars_desktop.workbooks.returns import return_workbook


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook that is made and not saved yet, with what was found in it, and what it holds, for paper."""

    content: bytes
    scan: Scan
    figures: PipelineReturn
    stamp: Stamp
    behind: Behind | None
    """None for one that names no enquiry"""


def plain_copy(vault: Vault, clerk: Clerk, figures: PipelineReturn) -> Copy:
    """The copy for the meeting: figures, and no enquiry."""
    return _plain(vault, figures, stamp(vault, clerk, figures))


def plain_copy_of(vault: Vault, clerk: Clerk, number: int) -> Copy:
    """The same of a version that was submitted, by its number in the history: as it was frozen."""
    frozen = submission(vault, number)
    return _plain(vault, frozen.sealed.figures, _stamp_of(frozen, clerk))


def operational_copy(vault: Vault, clerk: Clerk, asked: Asked, progress: Progress = silent) -> Copy:
    """The copy that stays in the council, of a return as it is counted now; figures and enquiries of one moment.

    A CancelledError of `progress` stops it.
    """
    with vault.reading() as connection:
        figures = return_in(connection, vault.about.council, asked)
        units = units_of(cases_in(connection, asked, progress))
    last = None if asked.known_before else last_before(vault, asked)
    compared = changes_since(vault, last.number, asked) if last else None
    behind = Behind(units, _queries(vault, clerk, asked, progress), _months(vault, asked), _since(compared))
    return _written(vault, figures, stamp(vault, clerk, figures), behind, progress)


def operational_copy_of(vault: Vault, clerk: Clerk, number: int, progress: Progress = silent) -> Copy:
    """The same of a version that was submitted, by its number in the history: as it was frozen."""
    frozen = submission(vault, number)
    sealed = frozen.sealed
    last = last_before(vault, sealed.figures.asked, number)
    compared = changes_between(vault, last.number, number) if last else None
    months = _months(vault, sealed.figures.asked)
    behind = Behind(frozen.units, sealed.explanations, months, _since(compared))
    return _written(vault, sealed.figures, _stamp_of(frozen, clerk), behind, progress)


def save_copy(vault: Vault, copy: Copy, target: Path) -> None:
    """Saves it, whole or not at all, in place of what is there."""
    refuse_target(target, vault)
    replace_file(target, copy.content)


def _plain(vault: Vault, figures: PipelineReturn, says: Stamp) -> Copy:
    content = return_workbook(figures, says)
    return Copy(content, scan_for(vault, content), figures, says, None)


def _written(vault: Vault, figures: PipelineReturn, says: Stamp, behind: Behind, progress: Progress) -> Copy:
    total, done = number_of_units(behind.units), count(1)
    content = operational_workbook(figures, says, behind, lambda: progress("Writing", next(done), total))
    progress("Looking through it", 0, 1)
    return Copy(content, scan_for(vault, content), figures, says, behind)


def _stamp_of(frozen: Submission, clerk: Clerk) -> Stamp:
    sealed = frozen.sealed
    return Stamp(
        clerk.today,
        clerk.user,
        sealed.sample,
        sealed.overrides,
        sealed.definitions_version,
        sealed.criteria_version,
        sealed,
    )


def _queries(vault: Vault, clerk: Clerk, asked: Asked, progress: Progress) -> Sequence[Explanation] | None:
    """What is asked of it; nothing can be asked of what was known before, or of a period to come."""
    if asked.known_before or asked.period.start > clerk.today:
        return None
    return [Explanation(one.key, one.sentence, "") for one in check(vault, asked, clerk.today, progress).queries]


def _months(vault: Vault, asked: Asked) -> list[PipelineReturn]:
    """Those of the contract year in which its period begins that were over on the as-at date, as known as it is."""
    year = contract_year_of(asked.period.start)
    if year is None or year > LAST_CONTRACT_YEAR:
        return []
    ended = [one for one in months_of(contract_year(year)) if one.end <= asked.as_at]
    with vault.reading() as connection:
        council = vault.about.council
        return [return_in(connection, council, replace(asked, period=one, as_at=one.end)) for one in ended]


def _since(compared: Compared | None) -> Since | None:
    return Since(compared.old, compared.changes) if compared else None
