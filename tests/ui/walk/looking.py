"""What is to be looked at again, decided against the criteria, or read as it was, on the screens that show it."""

from datetime import date
from typing import Final

from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.enquiries import change_facts, record
from stars_desktop.ui.enquiry.known_then import KnownThen
from stars_desktop.ui.enquiry.page import EnquiryPage
from stars_desktop.ui.register.page import RegisterPage
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

ASKED: Final = "DER-0132"
"""in the pipeline, some of its criteria answered"""


def _moved(stage: Stage) -> None:
    assert stage.window.work
    session = stage.window.work.session
    change_facts(session.vault, session.clerk, ASKED, {FactName.PLACEMENT_TYPE: "U4"}, date(2023, 10, 16))


def _decided(stage: Stage) -> None:
    assert stage.window.work
    session = stage.window.work.session
    why = {"override": "The panel expects the plan to be changed this month", "authoriser": "Head of service"}
    event = Event("", Kind.CRITERIA_MET, date(2023, 10, 12), 0, decided_by="Tess Tester", **why)  # type: ignore[arg-type]
    record(session.vault, session.clerk, ASKED, event)


def _list_again(stage: Stage) -> None:
    stage.open_sample()
    _moved(stage)
    page = stage.go(RegisterPage, "enquiries")
    page.refresh()
    page.filters.again.click()
    stage.settle()
    page.chosen.read()


def _enquiry_again(stage: Stage) -> None:
    stage.open_sample()
    _moved(stage)
    stage.go(EnquiryPage, "enquiry", ASKED)


def _enquiry_overridden(stage: Stage) -> EnquiryPage:
    stage.open_sample()
    _decided(stage)
    stage.desk.set(2023, 10, 19)
    _moved(stage)
    return stage.go(EnquiryPage, "enquiry", ASKED)


def _as_it_was(stage: Stage) -> None:
    _enquiry_overridden(stage)
    stage.run("known_then")
    stage.dialog(KnownThen)


LOOKING: Final = (
    Screen("enquiries to look at again", RegisterPage, _list_again),
    Screen("enquiry to look at again", EnquiryPage, _enquiry_again),
    Screen("enquiry decided against the criteria", EnquiryPage, _enquiry_overridden),
    Screen("decision as it was", KnownThen, _as_it_was),
)
