"""Words that more than one screen says: states, counts, and ages."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import contract_year, written_period
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.triage import age_on

STATE_WORDS: Final[Mapping[State, str]] = {
    State.NEW: "Not yet notified",
    State.PIPELINE: "In the pipeline",
    State.LIVE: "Live",
    State.NOT_PRESENTED: "Not presented",
    State.DECLINED: "Declined by the provider",
    State.WITHDRAWN: "Withdrawn",
    State.CLOSED_OTHER: "Closed, other",
    State.CASE_CLOSED: "Case closed",
}
"""Where an enquiry is, as a label."""


def counted(number: int, one: str, many: str) -> str:
    """1 enquiry, 2 enquiries."""
    return f"{number:,} {one if number == 1 else many}"


def year_words(number: int) -> str:
    """A contract year, never without its dates."""
    return f"Year {number}: {written_period(contract_year(number))}"


def age_words(born: date | None, today: date) -> str:
    """Completed years; "" where no date of birth is known."""
    return str(age_on(born, today)) if born else ""
