"""The screens of missing answers in their telling states."""

from datetime import date
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
from stars_desktop.ui.chasing.page import ChasingPage
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

WORKERS: Final = (("Una Unreal", "Demo Children in Care 1"), ("Max Madeup", "Demo Team East"), ("", ""))


def _chasing(stage: Stage) -> ChasingPage:
    stage.open_sample()
    return stage.go(ChasingPage, "chasing")


def _chasing_many(stage: Stage) -> None:
    """Four enquiries more of each of two social workers and of nobody."""
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    for number in range(12):
        worker, team = WORKERS[number % 3]
        facts = {FactName.INITIALS: "KM", FactName.SOCIAL_WORKER: worker, FactName.TEAM: team}
        cohort = list(Cohort)[number % 4]
        told = Notification(f"DER-02{number:02}", f"C-{number}", cohort, date(2023, 10, 10), facts)
        notify(session.vault, session.clerk, told)
    page = stage.go(ChasingPage, "chasing")
    page.table.setCurrentIndex(page.rows.index(5, 0))


def _chasing_none(stage: Stage) -> None:
    stage.open_empty()
    stage.go(ChasingPage, "chasing")


CHASING: Final = (
    Screen("missing answers", ChasingPage, _chasing),
    Screen("missing answers, many", ChasingPage, _chasing_many),
    Screen("missing answers, none", ChasingPage, _chasing_none),
)
