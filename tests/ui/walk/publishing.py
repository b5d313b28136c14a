"""The screens of publication copies in their telling states."""

from functools import partial
from typing import Final

from stars_desktop.services.publishing import Wish, give_out
from stars_desktop.services.submitting import check, submit
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.copies.page import CopiesPage
from stars_desktop.ui.copies.presenter import Kind
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


def _submit(stage: Stage) -> None:
    assert stage.window.work
    session, asked = stage.window.work.session, asked_by(YEAR_3)
    answers = {one.key: "Seen." for one in check(session.vault, asked, session.clerk.today).queries}
    submit(session.vault, session.clerk, asked, answers)


def _version(stage: Stage) -> None:
    stage.open_sample()
    _submit(stage)
    _shown(stage, "1")


def _nothing(stage: Stage) -> None:
    stage.open_empty()
    _shown(stage, QUARTER)


def _read_only(stage: Stage) -> None:
    stage.open_sample(writes=False)
    _shown(stage, QUARTER)


def _copies(stage: Stage, key: str = YEAR_3, kind: Kind = Kind.FIGURES) -> None:
    stage.open_sample()
    if key == "1":
        _submit(stage)
        _give_version(stage)
    page = stage.go(CopiesPage, "copies", key)
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.refresh()
    stage.until(lambda: page.made is not None and page.made.kind is kind)
    stage.settle()


def _give_version(stage: Stage) -> None:
    assert stage.window.work
    session = stage.window.work.session
    give_out(session.vault, session.clerk, Wish(1))


PUBLISHING: Final = (
    Screen("copy of a return for the meeting", CopiesPage, _copies),
    Screen("operational copy of a return", CopiesPage, partial(_copies, kind=Kind.CASES)),
    Screen("version in words", CopiesPage, partial(_copies, key="1", kind=Kind.WORDS)),
    Screen("version in words, for publication", CopiesPage, partial(_copies, key="1", kind=Kind.PUBLIC_WORDS)),
    Screen("publication copy", PublishingPage, _publishing),
    Screen("publication copy, a shield", PublishingPage, _shield),
    Screen("publication copy, copies before it", PublishingPage, _before),
    Screen("publication copy, something known", PublishingPage, _exposed),
    Screen("publication copy, given out all the same", Question, _asked),
    Screen("publication copy, a submitted version", PublishingPage, _version),
    Screen("publication copy, nothing hidden", PublishingPage, _nothing),
    Screen("publication copy, read only", PublishingPage, _read_only),
)
