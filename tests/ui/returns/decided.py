"""An enquiry that was decided, in a register of a test's own."""

from dataclasses import replace

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.enquiries import record
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day


def told_and_decided(vault: Vault, desk: Desk, **words: str) -> str:
    """DER-0001 of cohort A, found to meet the criteria on 10 October 2023, with these words of the decision."""
    notify(vault, desk.clerk, Notification("DER-0001", "CH-1", Cohort.A, day("2023-10-02"), {}))
    met = Event("", Kind.CRITERIA_MET, day("2023-10-10"), 0)
    record(vault, desk.clerk, "DER-0001", replace(met, **words))  # type: ignore[arg-type]
    return "DER-0001"
