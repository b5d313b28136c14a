"""The screens of panels in their telling states."""

from typing import Final

from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.enquiries import record
from stars_desktop.services.panels import Typed, at_panel, keep_typed, open_panel, turn_to
from stars_desktop.ui.panel.ending import EndDialog
from stars_desktop.ui.panel.overview import PanelsPage
from stars_desktop.ui.panel.page import PanelPage
from stars_desktop.ui.panel.plan import PlanDialog
from stars_desktop.ui.panel.record import RecordPage
from stars_desktop.ui.recording.dialog import RecordDialog
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage


def _panels_none(stage: Stage) -> PanelsPage:
    stage.open_sample()
    return stage.go(PanelsPage, "panels")


def _panel_plan(stage: Stage) -> PlanDialog:
    _panels_none(stage)
    stage.run("begin_panel")
    dialog = stage.dialog(PlanDialog)
    dialog.name.set_value("Residential panel")
    dialog.sat.set_value("Head of service, residential team, placements team")
    dialog.agenda.set_value("DER-0132, DER-0139, DER-0140, DER-0142, DER-0082")
    return dialog


def _panel_plan_wrong(stage: Stage) -> None:
    _panels_none(stage)
    stage.run("begin_panel")
    stage.dialog(PlanDialog).attempt()


def _panel(stage: Stage) -> PanelPage:
    """Two of five decided, the third in front with something typed."""
    _panel_plan(stage).attempt()
    stage.until(lambda: isinstance(stage.window.page, PanelPage))
    stage.window.activateWindow()  # without a screen nobody gives the focus back to what a dialog lay over
    page = stage.window.page
    assert isinstance(page, PanelPage)
    assert stage.window.work
    session = stage.window.work.session
    clerk = at_panel(session.clerk, 1)
    record(session.vault, clerk, "DER-0132", Event("", Kind.CRITERIA_MET, clerk.today, 0))
    gone = Event("", Kind.NOT_PRESENTED, clerk.today, 0, reason="Not suitable for STARS")
    record(session.vault, clerk, "DER-0139", gone)
    turn_to(session.vault, 1, 1)
    turn_to(session.vault, 1, 2)
    typed = Typed(
        "Carers with teenage experience wanted. Ask at the matching event.", "Profile", "Residential team", "20 10"
    )
    keep_typed(session.vault, 1, open_panel(session.vault, 1).items[2].enquiry_id, typed)
    page = stage.go(PanelPage, "panel", "1")
    stage.window.resize(*stage.size)  # the whole screen is more than the test gives it
    stage.settle()
    return page


def _panel_note(stage: Stage) -> None:
    page = _panel(stage)
    page.body.keys.buttons["mask"].click()
    page.body.keys.buttons["criteria"].click()
    stage.settle()
    page.body.keys.buttons["note"].click()


def _panel_wrong(stage: Stage) -> None:
    page = _panel(stage)
    page.body.notes.by.set_value("31 2")
    page.body.notes.record.click()


def _panel_decide(stage: Stage) -> None:
    page = _panel(stage)
    page.deciding.recorder.uses()["criteria_met"].run()
    stage.dialog(RecordDialog)


def _panel_end(stage: Stage) -> None:
    _panel(stage).body.keys.buttons["end"].click()
    stage.dialog(EndDialog)


def _panel_record(stage: Stage) -> RecordPage:
    _panel_end(stage)
    stage.dialog(EndDialog).attempt()
    stage.until(lambda: isinstance(stage.window.page, RecordPage))
    stage.window.activateWindow()
    return stage.go(RecordPage, "panel_record", "1")


def _panels(stage: Stage) -> None:
    _panel(stage)
    stage.go(PanelsPage, "panels")


PANELS: Final = (
    Screen("panels, none yet", PanelsPage, _panels_none),
    Screen("panels", PanelsPage, _panels),
    Screen("panels, a plan", PlanDialog, _panel_plan),
    Screen("panels, a plan with problems", PlanDialog, _panel_plan_wrong),
    Screen("panel", PanelPage, _panel),
    Screen("panel, not masked, criteria, in the note", PanelPage, _panel_note),
    Screen("panel, a date that is none", PanelPage, _panel_wrong),
    Screen("panel, a decision", RecordDialog, _panel_decide),
    Screen("panel, its end", EndDialog, _panel_end),
    Screen("panel, its record", RecordPage, _panel_record),
)
