"""Panels: begun, held, gone on with after an interruption, and what stands in their record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, NextStep, WaitingFor
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services import panels
from stars_desktop.services.checking import check_register
from stars_desktop.services.enquiries import dossier, record, set_next_step, undo
from stars_desktop.services.importing import Outcome
from stars_desktop.services.importing.past import past_imports, undo_import
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.panels import Plan, Typed
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, enquiry

TODAY = date(2023, 10, 18)
NAMES = ("DER-0001", "DER-0002", "DER-0003")
PLAN = Plan("Residential panel", TODAY, "Head of service, residential team", NAMES)


@pytest.fixture
def told(vault: Vault, desk: Desk) -> Vault:
    """Three enquiries in the pipeline."""
    for at, name in enumerate(NAMES):
        facts = {FactName.INITIALS: "ABC"[at] * 2}
        notify(vault, desk.clerk, Notification(name, f"C-{at}", Cohort.A, date(2023, 9, 1), facts))
    return vault


@pytest.fixture
def held(told: Vault, desk: Desk) -> int:
    """A panel with all three on its agenda, at the first."""
    return panels.begin(told, desk.clerk, PLAN)


def decide(vault: Vault, desk: Desk, panel: int, name: str, kind: Kind = Kind.NOT_PRESENTED) -> None:
    """Records a decision while the panel sits."""
    record(vault, panels.at_panel(desk.clerk, panel), name, Event("", kind, TODAY, 0, reason="No carer"))


def references(vault: Vault, panel: int) -> list[str]:
    return [item.reference for item in panels.open_panel(vault, panel).items]


def test_a_panel_begins_at_the_first_enquiry_of_its_agenda(told: Vault, held: int) -> None:
    panel = panels.open_panel(told, held)
    assert (panel.name, panel.on, panel.attendees, panel.at, panel.ended) == (*_said(PLAN), 0, False)
    assert references(told, held) == list(NAMES)
    assert [item.seen for item in panel.items] == [True, False, False]
    assert panel.decided == 0


def _said(plan: Plan) -> tuple[str, date, str]:
    return plan.name, plan.on, plan.attendees


def test_a_plan_without_a_name_or_an_agenda_says_what_is_missing(told: Vault, desk: Desk) -> None:
    empty = Plan(" ", TODAY, "", ())
    assert [key for key, _ in panels.problems(empty)] == ["name", "agenda"]
    with pytest.raises(ExpectedError, match=r"Enter the name of the panel\. Choose at least one enquiry"):
        panels.begin(told, desk.clerk, empty)
    assert panels.all_panels(told) == []


def test_an_agenda_takes_references_in_any_letter_case_and_each_once(told: Vault, desk: Desk) -> None:
    plan = replace(PLAN, name="  Case   meeting ", references=("der-0003", "DER-0001", "DER-0003"))
    number = panels.begin(told, desk.clerk, plan)
    assert references(told, number) == ["DER-0003", "DER-0001"]
    assert panels.open_panel(told, number).name == "Case meeting"


def test_a_reference_that_is_not_in_the_register_begins_no_panel(told: Vault, desk: Desk) -> None:
    with pytest.raises(ExpectedError, match="There is no enquiry “DER-0009” in this register"):
        panels.begin(told, desk.clerk, replace(PLAN, references=("DER-0001", "DER-0009")))
    assert panels.all_panels(told) == []


def test_what_is_decided_at_a_panel_stands_on_its_agenda(told: Vault, desk: Desk, held: int) -> None:
    decide(told, desk, held, "DER-0002")
    panel = panels.open_panel(told, held)
    assert [item.decision for item in panel.items] == ["", Kind.NOT_PRESENTED, ""]
    assert panel.decided == 1


def test_what_is_decided_elsewhere_on_the_same_day_is_not_the_panels(told: Vault, desk: Desk, held: int) -> None:
    record(told, desk.clerk, "DER-0002", Event("", Kind.CRITERIA_MET, TODAY, 0))
    assert panels.open_panel(told, held).decided == 0


def test_a_decision_that_is_undone_is_no_decision_of_the_panel(told: Vault, desk: Desk, held: int) -> None:
    clerk = panels.at_panel(desk.clerk, held)
    made = record(told, clerk, "DER-0001", Event("", Kind.NOT_PRESENTED, TODAY, 0, reason="No carer"))
    undo(told, desk.clerk, made)
    item = panels.open_panel(told, held).items[0]
    assert (item.decision, item.noted) == ("", False)
    assert [one.stands for one in item.written] == [False]
    (discussed, *_) = panels.record_of(told, held, TODAY).discussed
    assert [moment.voided is not None for moment in discussed.moments] == [True]


def test_after_an_interruption_a_panel_stands_where_it_stood(
    told: Vault, desk: Desk, held: int, passphrase: str
) -> None:
    panels.turn_to(told, held, 1)
    second = panels.open_panel(told, held).items[1]
    typed = Typed("Ask at the matching", "Profile", "Residential team", "14 10")
    panels.keep_typed(told, held, second.enquiry_id, typed)
    path: Path = told.path
    told.close()
    with Vault.open(path, passphrase, desk.clerk) as again:
        panel = panels.open_panel(again, held)
        assert (panel.at, panel.ended) == (1, False)
        assert [item.seen for item in panel.items] == [True, True, False]
        assert panel.items[1].typed == typed
        assert not panel.items[1].noted


def test_a_note_and_a_next_action_are_recorded_and_no_longer_half_typed(told: Vault, desk: Desk, held: int) -> None:
    waits = NextStep("", "Panel", "", None, WaitingFor.PANEL, TODAY)
    set_next_step(told, desk.clerk, "DER-0001", waits)
    item = panels.open_panel(told, held).items[0]
    typed = Typed("Carers wanted", "Profile", "Residential team", "14 11")
    recorded = panels.record_typed(told, desk.clerk, held, replace(item, typed=typed), date(2023, 11, 14))
    assert recorded.words == "Note and next action of the panel"
    found = dossier(told, "DER-0001", TODAY)
    step = found.next_step
    assert step
    assert (step.what, step.who, step.by, step.waiting_for) == (
        "Profile",
        "Residential team",
        date(2023, 11, 14),
        None,
    )
    after = panels.open_panel(told, held).items[0]
    assert after.typed.blank
    assert after.noted
    assert [one.kind for one in after.written] == ["Note", "Next step"]


def test_a_next_action_leaves_whom_else_the_enquiry_waits_for(told: Vault, desk: Desk, held: int) -> None:
    set_next_step(told, desk.clerk, "DER-0001", NextStep("", "Matching", "", None, WaitingFor.CARER, TODAY))
    item = replace(panels.open_panel(told, held).items[0], typed=Typed(what="Profile"))
    panels.record_typed(told, desk.clerk, held, item, None)
    step = dossier(told, "DER-0001", TODAY).next_step
    assert step
    assert step.waiting_for is WaitingFor.CARER


@pytest.mark.parametrize(
    ("typed", "says"),
    [(Typed(), "Enter a note or a next action first"), (Typed("A note", who="Team"), "Enter what is to be done")],
)
def test_what_cannot_be_recorded_yet_is_refused_in_words_and_stays_typed(
    told: Vault, desk: Desk, held: int, typed: Typed, says: str
) -> None:
    item = panels.open_panel(told, held).items[0]
    panels.keep_typed(told, held, item.enquiry_id, typed)
    with pytest.raises(ExpectedError, match=says):
        panels.record_typed(told, desk.clerk, held, replace(item, typed=typed), None)
    assert panels.open_panel(told, held).items[0].typed == typed


def test_another_agenda_keeps_what_was_typed_and_the_enquiry_in_front(told: Vault, held: int) -> None:
    panels.turn_to(told, held, 1)
    second = panels.open_panel(told, held).items[1]
    panels.keep_typed(told, held, second.enquiry_id, Typed("Half a no"))
    panels.change(told, held, replace(PLAN, name="Case meeting", references=("DER-0003", "DER-0002")))
    panel = panels.open_panel(told, held)
    assert panel.name == "Case meeting"
    assert [item.reference for item in panel.items] == ["DER-0003", "DER-0002"]
    assert panel.items[panel.at].reference == "DER-0002"
    assert panel.items[1].typed.note == "Half a no"


def test_an_enquiry_of_which_something_was_recorded_stays_on_the_agenda(told: Vault, desk: Desk, held: int) -> None:
    decide(told, desk, held, "DER-0002")
    with pytest.raises(ExpectedError, match="DER-0002 stays on the agenda"):
        panels.change(told, held, replace(PLAN, references=("DER-0001",)))
    assert references(told, held) == list(NAMES)


def test_a_panel_ends_and_can_be_gone_on_with(told: Vault, desk: Desk, held: int) -> None:
    assert panels.going_on(told) == 1
    panels.end(told, desk.clerk, held)
    assert panels.open_panel(told, held).ended
    assert panels.going_on(told) == 0
    panels.go_on(told, held)
    assert not panels.open_panel(told, held).ended
    assert panels.going_on(told) == 1


def test_panels_are_listed_from_the_newest_day_on(told: Vault, desk: Desk, held: int) -> None:
    later = panels.begin(told, desk.clerk, replace(PLAN, on=date(2023, 10, 20)))
    earlier = panels.begin(told, desk.clerk, replace(PLAN, on=date(2023, 9, 20)))
    assert [one.id for one in panels.all_panels(told)] == [later, held, earlier]


def test_the_record_says_who_sat_what_was_decided_and_what_was_not_come_to(
    told: Vault, desk: Desk, held: int
) -> None:
    panels.turn_to(told, held, 1)
    decide(told, desk, held, "DER-0002")
    item = replace(panels.open_panel(told, held).items[1], typed=Typed("Try again in spring"))
    panels.record_typed(told, desk.clerk, held, item, None)
    found = panels.record_of(told, held, TODAY)
    assert (found.panel.attendees, found.council, found.sample) == (PLAN.attendees, "Derby City", False)
    first, second, third = found.discussed
    assert (first.reference, first.initials, first.cohort, first.decision) == ("DER-0001", "AA", Cohort.A, "")
    assert (second.initials, second.decision) == ("BB", Kind.NOT_PRESENTED)
    assert [moment.kind for moment in second.moments] == [Kind.NOT_PRESENTED, "Note"]
    assert (third.seen, third.moments) == (False, ())


def test_an_enquiry_whose_import_was_taken_back_stays_in_the_record_without_its_child(
    bring: Callable[..., Outcome], book: Callable[..., Path], vault: Vault, desk: Desk
) -> None:
    bring(book([enquiry("DER-0001", "1/9/2023", Initials="AA"), enquiry("DER-0002", "1/9/2023", Initials="BB")]))
    number = panels.begin(vault, desk.clerk, replace(PLAN, references=("DER-0001", "DER-0002")))
    undo_import(vault, desk.clerk, past_imports(vault)[0].id)
    found = panels.record_of(vault, number, TODAY)
    assert [(one.initials, one.cohort, one.moments) for one in found.discussed] == [("", None, ())] * 2


def test_a_panel_that_is_not_there_is_said_in_words(told: Vault) -> None:
    with pytest.raises(ExpectedError, match="That panel is not in this register"):
        panels.open_panel(told, 77)


def test_a_register_with_a_panel_is_sound(told: Vault, desk: Desk, held: int) -> None:
    decide(told, desk, held, "DER-0002", Kind.CRITERIA_MET)
    assert check_register(told, desk.clerk).findings == []
