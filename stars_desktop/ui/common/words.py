"""Words that more than one screen says: states, counts, and ages."""

from collections.abc import Mapping, Sequence
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


INVENTED: Final = "Sample data. Every enquiry here is invented."
"""what every paper of a sample register begins with"""


def counted(number: int, one: str, many: str) -> str:
    """1 enquiry, 2 enquiries."""
    return f"{number:,} {one if number == 1 else many}"


def year_words(number: int) -> str:
    """A contract year, never without its dates."""
    return f"Year {number}: {written_period(contract_year(number))}"


def age_words(born: date | None, today: date) -> str:
    """Completed years; "" where no date of birth is known."""
    return str(age_on(born, today)) if born else ""


def with_keys(entries: Sequence[str]) -> list[str]:
    """Entries of a menu with an access key each: the first letter of a word that none before has, or else any."""
    taken: set[str] = set()
    keyed = []
    for entry in entries:
        starts = [at for at, letter in enumerate(entry) if letter.isalpha() and (at == 0 or entry[at - 1] == " ")]
        places = [*starts, *(at for at, letter in enumerate(entry) if letter.isalpha())]
        at = next((at for at in places if entry[at].casefold() not in taken), None)
        taken |= set() if at is None else {entry[at].casefold()}
        keyed.append(entry if at is None else f"{entry[:at]}&{entry[at:]}")
    return keyed
