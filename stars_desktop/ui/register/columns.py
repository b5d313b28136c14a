"""The columns of the register list."""

from collections.abc import Sequence
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import SHORT
from stars_desktop.domain.enquiry import State
from stars_desktop.services.listing import Listed
from stars_desktop.ui.common.marks import FLAG_ICONS, STATE_ICONS, STEP_ICONS
from stars_desktop.ui.common.tables import Cell, Column
from stars_desktop.ui.common.words import STATE_WORDS, age_words
from stars_desktop.ui.register.presenter import days_in, next_words


def columns(today: date) -> Sequence[Column[Listed]]:
    """What the list shows of each enquiry on a day; what the preview shows too steps back first."""
    return (
        Column("Reference", lambda row: Cell(row.reference), 9, key="reference"),
        Column("Initials", lambda row: Cell(row.initials), 5, key="initials", gives_way=6),
        Column("Age", lambda row: Cell(age_words(row.born, today)), 3, number=True, key="age", gives_way=5),
        Column("Cohort", lambda row: Cell(SHORT[row.cohort], cohort=row.cohort), 14, key="cohort"),
        Column("Step or state", _standing, 18, key="step"),
        Column("Days", lambda row: _days(row, today), 4, number=True, key="days", gives_way=7),
        Column("Next step", lambda row: _next(row, today), 18, key="next", fills=True),
        Column("Waiting for", lambda row: Cell(row.waiting_for or ""), 12, key="waiting", gives_way=4),
        Column("Notified on", lambda row: Cell(written(row.notified_on)), 15, key="notified_on", gives_way=3),
        Column("Social worker", lambda row: Cell(row.social_worker), 14, key="social_worker", gives_way=2),
        Column("Team", lambda row: Cell(row.team), 14, key="team", gives_way=1),
    )


def _standing(row: Listed) -> Cell:
    if row.step:
        return Cell(row.step, icon=STEP_ICONS[row.step])
    return Cell(STATE_WORDS[row.state], icon=STATE_ICONS[row.state])


def _days(row: Listed, today: date) -> Cell:
    return Cell(f"{days_in(row.since, today):,}")


def _next(row: Listed, today: date) -> Cell:
    if row.look_again:
        return Cell(next_words(row), icon=FLAG_ICONS["look again"][0], tone="warn")
    late = row.next_by is not None and row.next_by < today and row.state is State.PIPELINE
    return Cell(next_words(row), icon="alarm-clock" if late else "", tone="warn", muted=not row.next_what)
