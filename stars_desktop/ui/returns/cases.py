"""How an enquiry behind a figure is listed."""

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import SHORT
from stars_desktop.store.queries import Case
from stars_desktop.ui.common.tables import Cell, Column

CASES = (
    Column[Case]("Reference", lambda case: Cell(case.reference), 11),
    Column[Case]("Initials", lambda case: Cell(case.initials), 7),
    Column[Case]("Cohort", lambda case: Cell(SHORT[case.cohort], cohort=case.cohort), 15),
    Column[Case]("Event", lambda case: Cell(case.event), 15),
    Column[Case]("Happened on", lambda case: Cell(written(case.on)), 18),
    Column[Case]("Reason", lambda case: Cell(case.reason), 20),
)
