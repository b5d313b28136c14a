"""Open enquiries that wait for facts and answers: whom to ask what."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from stars_desktop.domain.chasing import Chase, held_up, in_groups
from stars_desktop.domain.criteria import IDS
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.following import DECIDED
from stars_desktop.services.criteria import in_use
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.listing import refuse_older
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.subjects import subjects
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import replace_file
from stars_desktop.workbooks.chasing import Sheet, chasing_workbook


def cannot_tell(vault: Vault, today: date, progress: Progress = silent) -> list[Chase]:
    """The undecided enquiries in the pipeline that wait for an answer, by team and social worker.

    A CancelledError of `progress` stops it.
    """
    refuse_older(vault)
    criteria = in_use(vault, today)
    with vault.reading() as connection:
        stand = subjects(connection, vault.about.council, State.PIPELINE, IDS)
        undecided = [one for one in stand if one.step not in DECIDED]
    found = []
    for number, one in enumerate(undecided, start=1):
        cohorts, questions = held_up(criteria, one.subject, one.cohort)
        if questions:
            found.append(Chase(one.team, one.social_worker, one.subject.reference, one.initials, cohorts, questions))
        progress("Looking through enquiries", number, len(undecided))
    return [one for group in in_groups(found) for one in group]


def export_chases(vault: Vault, clerk: Clerk, chases: Sequence[Chase], target: Path) -> None:
    """The questions as a workbook to be filled in and sent back, replacing what is there."""
    refuse_target(target, vault)
    about = vault.about
    replace_file(target, chasing_workbook(chases, Sheet(about.council, clerk.today, about.sample)))
