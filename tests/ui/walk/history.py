"""The screens of submitted returns and of what changed between them in their telling states."""

from datetime import timedelta
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.services.enquiries import correct, dossier, record, void
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.listing import Wanted, enquiry_ids, listed
from stars_desktop.ui.history.changes import ChangesPage
from stars_desktop.ui.history.page import HistoryPage
from stars_desktop.ui.history.version import VersionPage
from stars_desktop.ui.returns.page import ReturnPage
from tests.conftest import day
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage
from tests.ui.walk.submitting import YEAR_3, submitted

YEAR_2: Final = "2021-10-01 2022-09-30 2022-09-30"
REASON: Final = "A withdrawal and a meeting were recorded late, and an enquiry stood in the wrong cohort."


def changed(stage: Stage) -> None:
    """Four versions of two returns, and something recorded since of every kind."""
    stage.open_sample()
    submitted(stage, YEAR_2)
    submitted(stage)
    stage.desk.at += timedelta(days=2)
    _late(stage)
    submitted(stage, reason=REASON)
    stage.desk.at += timedelta(days=5)
    assert stage.window.work
    session = stage.window.work.session
    vault, clerk = session.vault, session.clerk
    notify(vault, clerk, Notification("DER-0900", "C-900", Cohort.A, day("2023-09-03"), {}))
    notify(vault, clerk, Notification("DER-0901", "C-901", Cohort.B, day("2023-10-23"), {}))
    waiting = _waiting(stage)
    moved = next(one for one in Cohort if one is not dossier(vault, waiting[0], clerk.today).history.cohort)
    record(vault, clerk, waiting[0], Event("", Kind.COHORT_CHANGED, day("2023-09-20"), 0, cohort=moved))
    first = dossier(vault, waiting[1], clerk.today).history.events[0]
    right = Event("", Kind.NOTIFIED, first.on, 0, cohort=next(one for one in Cohort if one is not first.cohort))
    correct(vault, clerk, first.id, right, "Typed wrongly")
    void(vault, clerk, dossier(vault, waiting[2], clerk.today).history.events[-1].id, "It was of another child")


def _late(stage: Stage) -> None:
    assert stage.window.work
    session = stage.window.work.session
    withdrawn = Event("", Kind.WITHDRAWN, day("2023-09-29"), 0, by=By.SOCIAL_CARE, reason="Care plan changed")
    record(session.vault, session.clerk, _waiting(stage)[0], withdrawn)


def _waiting(stage: Stage) -> list[str]:
    """The enquiries in the pipeline."""
    vault = stage.vault()
    return [
        one.reference for one in listed(vault, enquiry_ids(vault, Wanted(state=State.PIPELINE, descending=False)))
    ]


def _history(stage: Stage) -> None:
    changed(stage)
    stage.go(HistoryPage, "history")


def _history_none(stage: Stage) -> None:
    stage.open_sample()
    stage.go(HistoryPage, "history")


def _version(stage: Stage) -> None:
    changed(stage)
    page = stage.go(VersionPage, "version", "3")
    stage.until(page.table.isVisible)
    page.table.setCurrentIndex(page.table.rows.index(1, 7))


def _since(stage: Stage, key: str = "3 now") -> ChangesPage:
    changed(stage)
    page = stage.go(ChangesPage, "changes", key)
    stage.until(page.table.isVisible)
    return page


def _figure(stage: Stage) -> None:
    page = _since(stage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(4, 5))


def _between(stage: Stage) -> None:
    _since(stage, "2 3")


def _months(stage: Stage) -> None:
    _since(stage, "1 3")


def _nothing(stage: Stage) -> None:
    stage.open_sample()
    submitted(stage)
    page = stage.go(ChangesPage, "changes", "1 now")
    stage.until(page.table.isVisible)


def _return(stage: Stage) -> None:
    changed(stage)
    page = stage.go(ReturnPage, "return", YEAR_3)
    stage.until(page.table.isVisible)


HISTORY: Final = (
    Screen("submitted returns", HistoryPage, _history),
    Screen("submitted returns, none", HistoryPage, _history_none),
    Screen("submitted version", VersionPage, _version),
    Screen("changes, since a version", ChangesPage, _since),
    Screen("changes, of a figure", ChangesPage, _figure),
    Screen("changes, between versions", ChangesPage, _between),
    Screen("changes, between years", ChangesPage, _months),
    Screen("changes, none", ChangesPage, _nothing),
    Screen("return, changed since", ReturnPage, _return),
)
