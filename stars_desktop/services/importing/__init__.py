"""A register workbook into the register: read, compare with what is there, record in one transaction.

    RegisterBook -> parsing (cells to values, with problems) -> Group (the rows of one enquiry)
                 -> comparing (with what the register holds) -> Decision -> Journal, Outcome

An enquiry with a problem in any row is held back whole, with a sentence at each problem; all others are
recorded. Nothing is ever changed by an import: rows are there already, are added, or are rejected.
"""

from stars_desktop.services.importing.importing import (
    Order,
    import_previewed,
    import_workbook,
    save_rejects,
)
from stars_desktop.services.importing.outcome import Outcome, PreviewLine, Tallied, What

__all__ = [
    "Order",
    "Outcome",
    "PreviewLine",
    "Tallied",
    "What",
    "import_previewed",
    "import_workbook",
    "save_rejects",
]
