"""A register with a return that was submitted twice, and something recorded after each."""

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.returns import Asked
from stars_desktop.services.enquiries import record
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.submitting import check, submit
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

ASKED = Asked(contract_year(3), day("2023-09-30"))


def hand_in(vault: Vault, desk: Desk, reason: str = "") -> None:
    """Submits the return of Year 3."""
    queries = check(vault, ASKED, desk.at.date()).queries
    submit(vault, desk.clerk, ASKED, {one.key: "Known to the panel." for one in queries}, reason)


@pytest.fixture
def twice(vault: Vault, desk: Desk) -> Vault:
    """Version 2 knows one late entry, which version 1 did not; an enquiry of September was told after both."""
    notify(vault, desk.clerk, Notification("DER-0001", "C-1", Cohort.C, day("2023-06-01"), {}))
    hand_in(vault, desk)
    desk.set(2023, 10, 20)
    record(vault, desk.clerk, "DER-0001", Event("", Kind.NOT_PRESENTED, day("2023-09-28"), 0))
    hand_in(vault, desk, "A late entry.")
    desk.set(2023, 10, 25)
    notify(vault, desk.clerk, Notification("DER-0002", "C-2", Cohort.A, day("2023-09-03"), {}))
    return vault
