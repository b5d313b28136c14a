"""An open register with one enquiry of Derby City, notified on 8 August 2022; today is 4 October 2022."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.services import enquiries
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.recording.drafts import Opened
from stars_desktop.workspace import Session
from tests.conftest import Desk

REFERENCE = "DER-0088"
Record = Callable[..., None]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.set(2022, 10, 4)
    return desk


@pytest.fixture
def enquiry(vault: Vault, desk: Desk) -> str:
    """A looked-after child of 13 in a foster home, in cohort B."""
    facts = {
        FactName.INITIALS: "KM",
        FactName.DATE_OF_BIRTH: "2009-01-19",
        FactName.PLACEMENT_TYPE: "U6",
        FactName.LEGAL_STATUS: "C2",
        FactName.SOCIAL_WORKER: "HB",
    }
    notify(vault, desk.clerk, Notification(REFERENCE, "CH-2217", Cohort.B, date(2022, 8, 8), facts))
    return REFERENCE


@pytest.fixture
def record(vault: Vault, desk: Desk, enquiry: str) -> Record:
    """Records an event of the enquiry without the window: its kind, the day as (month, day) of 2022, and the rest."""

    def happen(kind: Kind, month: int, day: int, **more: object) -> None:
        if kind in BY_ALLOWED:
            more = {"by": BY_ALLOWED[kind][0], **more}
        event = Event("", kind, date(2022, month, day), 0, **more)  # type: ignore[arg-type]
        enquiries.record(vault, desk.clerk, enquiry, event)

    return happen


@pytest.fixture
def opened(vault: Vault, desk: Desk, enquiry: str) -> Callable[[], Opened]:
    """The enquiry as it stands whenever it is called."""
    return lambda: Opened(vault, desk.clerk, enquiries.dossier(vault, enquiry, desk.clerk.today))


@pytest.fixture
def work(vault: Vault, desk: Desk, theme: Theme) -> Iterator[Workplace]:
    owner = QObject()
    yield Workplace(Session(vault, desk.clerk, writes=True), theme, Tasks(owner))
    owner.deleteLater()
