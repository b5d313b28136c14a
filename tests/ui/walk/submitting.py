"""The screens of checking, submitting and the months in their telling states."""

from typing import Final

from PySide6.QtCore import Qt

from stars_desktop.domain.cohort import Cohort
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.submitting import check, submit
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.months.page import MonthsPage
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.ui.submitting.page import SubmittingPage
from stars_desktop.ui.submitting.receipt import ReceiptPage
from tests.conftest import day
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

YEAR_3: Final = "2022-10-01 2023-09-30 2023-10-06"


def _check(stage: Stage) -> SubmittingPage:
    stage.open_sample()
    page = stage.go(SubmittingPage, "submitting", YEAR_3)
    stage.until(lambda: page.form is not None)
    stage.settle()
    return page


def _check_missing(stage: Stage) -> None:
    page = _check(stage)
    assert page.form
    next(iter(page.form.fields.values())).set_value("All three were withdrawn when the care plan was changed.")
    page.submit()


def submitted(stage: Stage, key: str = YEAR_3, reason: str = "") -> None:
    assert stage.window.work
    session, asked = stage.window.work.session, asked_by(key)
    found = check(session.vault, asked, session.clerk.today)
    answers = {one.key: "Seen and explained at the meeting of the panel in October." for one in found.queries}
    submit(session.vault, session.clerk, asked, answers, reason)


def _check_correction(stage: Stage) -> None:
    stage.open_sample()
    submitted(stage)
    page = stage.go(SubmittingPage, "submitting", YEAR_3)
    stage.until(lambda: page.form is not None)


def _check_nothing(stage: Stage) -> None:
    stage.open_empty()
    page = stage.go(SubmittingPage, "submitting", "2022-10-01 2022-10-31 2022-10-31")
    stage.until(lambda: page.form is not None)


def _check_refused(stage: Stage) -> None:
    stage.open_sample()
    stage.go(SubmittingPage, "submitting", "2024-10-01 2024-10-31 2023-10-06")


def _receipt(stage: Stage) -> None:
    stage.open_sample()
    submitted(stage)
    submitted(stage, reason="The levels were counted again after a late entry.")
    page = stage.go(ReceiptPage, "receipt", "2")
    stage.until(lambda: page.done is not None)
    stage.settle()


def _return_submitted(stage: Stage) -> None:
    stage.open_sample()
    submitted(stage)
    assert stage.window.work
    session = stage.window.work.session
    notify(session.vault, session.clerk, Notification("DER-0900", "C-900", Cohort.A, day("2023-09-03"), {}))
    page = stage.go(ReturnPage, "return", YEAR_3)
    stage.until(page.table.isVisible)


def _return_opening(stage: Stage) -> None:
    """A quarter, the enquiries that were in the pipeline at its start opened."""
    stage.open_sample()
    page = stage.go(ReturnPage, "return", "2022-01-01 2022-03-31 2022-03-31")
    stage.until(page.table.isVisible)
    stage.settle()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(4, 5))
    stage.settle()


def _months(stage: Stage, year: int = 3) -> MonthsPage:
    stage.open_sample()
    page = stage.go(MonthsPage, "months")
    page.year.setCurrentIndex(page.year.findData(year))
    stage.settle()
    page.focus_main()
    return page


def _months_of_one(stage: Stage) -> None:
    page = _months(stage, 1)
    page.cohort.setCurrentIndex(1)
    page.table.setCurrentIndex(page.lines.index(4, 0))
    page.chart.setFocus(Qt.FocusReason.TabFocusReason)


def _months_none(stage: Stage) -> None:
    _months(stage, 4)


SUBMITTING: Final = (
    Screen("check, queries to answer", SubmittingPage, _check),
    Screen("check, something missing", SubmittingPage, _check_missing),
    Screen("check, a correction", SubmittingPage, _check_correction),
    Screen("check, nothing asked", SubmittingPage, _check_nothing),
    Screen("check, refused", SubmittingPage, _check_refused),
    Screen("receipt", ReceiptPage, _receipt),
    Screen("return, a submitted one", ReturnPage, _return_submitted),
    Screen("return, brought forward", ReturnPage, _return_opening),
    Screen("months", MonthsPage, _months),
    Screen("months, one cohort", MonthsPage, _months_of_one),
    Screen("months, none yet", MonthsPage, _months_none),
)
