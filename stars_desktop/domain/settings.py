"""What may be chosen for a register. All of it is a local assumption: nothing of it stands in the contract."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.council import NAMES, same_council
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.plausibility import WAITS_LONG
from stars_desktop.domain.text import why_no_reference

LOCAL: Final = "a local assumption, not the contract's"
LONGEST: Final = 3650
"""days, ten years: nobody is asked about later than that"""
MOST: Final = 20
"""councils in one table"""


@dataclass(frozen=True, slots=True)
class Settings:
    """From how many days in the pipeline an enquiry is asked about, and whose returns make the table of all councils.

    Raises ExpectedError for what cannot be chosen.
    """

    waits_long: int = WAITS_LONG
    councils: tuple[str, ...] = NAMES

    def __post_init__(self) -> None:
        """Nothing else is ever kept."""
        if not 1 <= self.waits_long <= LONGEST:
            raise ExpectedError(f"The days of waiting must be a whole number from 1 to {LONGEST:,}.")
        refuse_councils(self.councils)


def refuse_councils(councils: Sequence[str]) -> None:
    """Raises ExpectedError for a list that is no list of councils."""
    if not 1 <= len(councils) <= MOST:
        raise ExpectedError(f"Name from 1 to {MOST} councils.")
    for at, council in enumerate(councils):
        if not council.strip():
            raise ExpectedError("A council must have a name.")
        if why := why_no_reference(council):
            raise ExpectedError(f"The name of a council {why}.")
        if any(same_council(council, other) for other in councils[:at]):
            raise ExpectedError(f"{council} is in the list twice.")
