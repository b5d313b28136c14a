"""Enquiries that are walked through the criteria."""

from collections.abc import Callable
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from tests.conftest import Desk

NOTIFIED = date(2023, 10, 2)
BORN = {FactName.DATE_OF_BIRTH: "2010-04-17", FactName.INITIALS: "KD"}
RESIDENTIAL = {**BORN, FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "C2"}
FOSTERED = {**BORN, FactName.PLACEMENT_TYPE: "U6"}

Notify = Callable[..., str]


@pytest.fixture
def notified(vault: Vault, desk: Desk) -> Notify:
    """Makes an enquiry of some facts; gives its reference."""

    def make(facts: dict[FactName, str], reference: str = "DER-0001", cohort: Cohort = Cohort.A) -> str:
        notify(vault, desk.clerk, Notification(reference, f"child of {reference}", cohort, NOTIFIED, facts))
        return reference

    return make
