"""How an enquiry behind a figure is listed."""

from dataclasses import dataclass

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.cohort import SHORT
from stars_desktop.store.queries import Case
from stars_desktop.ui.common.tables import Cell, Column

CARRIED = "Brought forward"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a figure, and whether it was carried in from before the period."""

    case: Case
    carried: bool

    @property
    def reference(self) -> str:
        """Of its enquiry."""
        return self.case.reference


CASES = (
    Column[Row]("Reference", lambda row: Cell(row.reference), 11),
    Column[Row]("Initials", lambda row: Cell(row.case.initials), 7),
    Column[Row]("Cohort", lambda row: Cell(SHORT[row.case.cohort], cohort=row.case.cohort), 15),
    Column[Row]("Event", lambda row: Cell(row.case.event), 15),
    Column[Row]("Happened on", lambda row: Cell(written(row.case.on)), 18),
    Column[Row]("Recorded on", lambda row: Cell(written(london_day(row.case.recorded_at))), 18),
    Column[Row]("Carried in", lambda row: Cell(CARRIED if row.carried else ""), 15),
    Column[Row]("Reason", lambda row: Cell(row.case.reason), 16),
)
