"""The columns of the register list."""

from collections.abc import Sequence
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import SHORT
from stars_desktop.domain.enquiry import State
from stars_desktop.services.listing import Listed
from stars_desktop.ui.common.marks import STATE_ICONS, STEP_ICONS
from stars_desktop.ui.common.tables import Cell, Column
from stars_desktop.ui.common.words import STATE_WORDS, age_words
from stars_desktop.ui.register.presenter import days_in, next_words


def columns(today: date) -> Sequence[Column[Listed]]:
    """What the list shows of each enquiry on a day."""
    return (
        Column("Reference", lambda row: Cell(row.reference), 12, key="reference"),
        Column("Initials", lambda row: Cell(row.initials), 5, key="initials"),
        Column("Age", lambda row: Cell(age_words(row.born, today)), 3, number=True, key="age"),
        Column("Cohort", lambda row: Cell(SHORT[row.cohort], cohort=row.cohort), 15, key="cohort"),
        Column("Step or state", _standing, 21, key="step"),
        Column("Days", lambda row: Cell(f"{days_in(row.since, today):,}"), 4, number=True, key="days"),
        Column("Next step", lambda row: _next(row, today), 30, key="next"),
        Column("Waiting for", lambda row: Cell(row.waiting_for or ""), 13, key="waiting"),
        Column("Notified on", lambda row: Cell(written(row.notified_on)), 17, key="notified_on"),
        Column("Social worker", lambda row: Cell(row.social_worker), 16, key="social_worker"),
        Column("Team", lambda row: Cell(row.team), 16, key="team"),
    )


def _standing(row: Listed) -> Cell:
    if row.step:
        return Cell(row.step, icon=STEP_ICONS[row.step])
    return Cell(STATE_WORDS[row.state], icon=STATE_ICONS[row.state])


def _next(row: Listed, today: date) -> Cell:
    late = row.next_by is not None and row.next_by < today and row.state is State.PIPELINE
    return Cell(next_words(row), icon="alarm-clock" if late else "", tone="warn", muted=not row.next_what)
