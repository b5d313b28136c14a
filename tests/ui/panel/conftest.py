"""Three enquiries of which a panel is held."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, NextStep, WaitingFor
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.panel import Plan
from stars_desktop.services.enquiries import add_note, record, set_next_step
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from tests.conftest import Desk

TODAY = date(2023, 10, 18)
NOTIFIED = date(2023, 9, 1)
NAMES = ("DER-0001", "DER-0002", "DER-0003")
PLAN = Plan("Residential panel", TODAY, "Head of service, residential team", NAMES)
NAMING = ("Wilma Worker", "Care 1", "3 February 2011", "child of", "Nadia rang", "Ring Nadia")
"""what the mask hides"""


@pytest.fixture
def council(vault: Vault, desk: Desk) -> Vault:
    """The first waits for the panel with a next step and a note, the second is with the provider."""
    clerk = desk.clerk
    for at, (name, cohort) in enumerate(zip(NAMES, (Cohort.A, Cohort.A, Cohort.B), strict=True)):
        facts = {
            FactName.INITIALS: "ABC"[at] * 2,
            FactName.DATE_OF_BIRTH: "2011-02-03",
            FactName.PLACEMENT_TYPE: "K2",
            FactName.LEGAL_STATUS: "C2",
            FactName.SOCIAL_WORKER: "Wilma Worker",
            FactName.TEAM: "Care 1",
        }
        notify(vault, clerk, Notification(name, f"child of {name}", cohort, NOTIFIED, facts))
    add_note(vault, clerk, "DER-0001", "Nadia rang.", date(2023, 9, 4))
    waits = NextStep("", "Ring Nadia", "Wilma Worker", date(2023, 10, 20), WaitingFor.PANEL, TODAY)
    set_next_step(vault, clerk, "DER-0001", waits)
    record(vault, clerk, "DER-0002", Event("", Kind.CRITERIA_MET, date(2023, 10, 2), 0))
    return vault
