"""The screens of publication copies in their telling states."""

from typing import Final

from stars_desktop.services.publishing import Wish, give_out
from stars_desktop.services.submitting import check, submit
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.publishing.page import PublishingPage
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

YEAR_3: Final = "2022-10-01 2023-09-30 2023-10-06"
QUARTER: Final = "2022-10-01 2022-12-31 2022-12-31"


def _publishing(stage: Stage, key: str = YEAR_3) -> PublishingPage:
    stage.open_sample()
    return _shown(stage, key)


def _shown(stage: Stage, key: str) -> PublishingPage:
    page = stage.go(PublishingPage, "publishing", key)
    stage.until(lambda: page.shown is not None)
    stage.settle()
    return page


def _given(stage: Stage, *keys: str, hides: int = 4) -> None:
    assert stage.window.work
    session = stage.window.work.session
    for key in keys:
        give_out(session.vault, session.clerk, Wish(asked_by(key), hides))


def _shield(stage: Stage) -> None:
    page = _publishing(stage)
    page.table.setCurrentIndex(page.table.rows.index(3, 9))


def _before(stage: Stage) -> None:
    stage.open_sample()
    _given(stage, "2022-10-01 2022-10-31 2022-10-31", "2022-10-01 2022-11-30 2022-11-30", QUARTER)
    page = _shown(stage, YEAR_3)
    page.lists.tabs.setCurrentIndex(1)


def _exposed(stage: Stage) -> PublishingPage:
    stage.open_sample()
    _given(stage, YEAR_3, hides=2)
    return _shown(stage, YEAR_3)


def _asked(stage: Stage) -> None:
    _exposed(stage).give()


def _version(stage: Stage) -> None:
    stage.open_sample()
    assert stage.window.work
    session, asked = stage.window.work.session, asked_by(YEAR_3)
    answers = {one.key: "Seen." for one in check(session.vault, asked, session.clerk.today).queries}
    submit(session.vault, session.clerk, asked, answers)
    _shown(stage, "1")


def _nothing(stage: Stage) -> None:
    stage.open_empty()
    _shown(stage, QUARTER)


def _read_only(stage: Stage) -> None:
    stage.open_sample(writes=False)
    _shown(stage, QUARTER)


PUBLISHING: Final = (
    Screen("publication copy", PublishingPage, _publishing),
    Screen("publication copy, a shield", PublishingPage, _shield),
    Screen("publication copy, copies before it", PublishingPage, _before),
    Screen("publication copy, something known", PublishingPage, _exposed),
    Screen("publication copy, given out all the same", Question, _asked),
    Screen("publication copy, a submitted version", PublishingPage, _version),
    Screen("publication copy, nothing hidden", PublishingPage, _nothing),
    Screen("publication copy, read only", PublishingPage, _read_only),
)
