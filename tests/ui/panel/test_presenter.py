"""A panel at work, without a window."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.panel import Plan, Typed
from stars_desktop.domain.triage import Fit, Truth
from stars_desktop.services import panels
from stars_desktop.services.criteria import in_use
from stars_desktop.services.enquiries import dossier, record
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.importing.past import past_imports, undo_import
from stars_desktop.services.triage import answer, walk
from stars_desktop.store.vault import Vault
from stars_desktop.ui.panel.presenter import NO_ACTION, PanelPresenter
from stars_desktop.ui.panel.state import Front, View
from tests.conftest import Desk, day, enquiry
from tests.ui.panel.conftest import NAMING, PLAN, TODAY


@pytest.fixture
def sits(council: Vault, desk: Desk) -> PanelPresenter:
    """A panel of all three that has just begun."""
    made = PanelPresenter(council, desk.clerk)
    made.open(panels.begin(council, desk.clerk, PLAN))
    return made


def shown(view: View) -> Front:
    """What is in front."""
    assert view.front
    return view.front


def words(view: View) -> str:
    """Everything that can be read."""
    return repr(view)


def test_a_panel_opens_at_its_first_enquiry_masked(sits: PanelPresenter) -> None:
    view = sits.view()
    assert (view.name, view.on, view.place) == ("Residential panel", "Wednesday 18 October 2023", "Enquiry 1 of 3")
    assert (view.masked, view.decided, view.last) == (True, "0 of 3 decided", False)
    assert [(line.reference, line.initials, line.words) for line in view.agenda] == [
        ("DER-0001", "AA", "On now"),
        ("DER-0002", "BB", "To come"),
        ("DER-0003", "CC", "To come"),
    ]
    assert view.agenda[0].spoken == "1. DER-0001 AA, cohort A: On now"
    assert view.spoken.startswith("Enquiry 1 of 3. DER-0001 AA. To decide:")


def test_the_mask_hides_whatever_names_somebody_or_was_written_freely(sits: PanelPresenter) -> None:
    masked, unmasked = sits.view(), sits.turn_mask()
    assert [one for one in NAMING if one in words(masked)] == []
    assert [one for one in NAMING if one not in words(unmasked)] == []
    assert not unmasked.masked


def test_masked_it_is_still_said_whom_an_enquiry_waits_for_and_by_when(sits: PanelPresenter) -> None:
    (line,) = [one for one in shown(sits.view()).facts if one.label == "Next action"]
    assert (line.words, line.when) == ("Waits for: panel", "by 20 October 2023")


def test_a_birthday_ahead_shows_only_its_year_under_the_mask(sits: PanelPresenter, desk: Desk) -> None:
    desk.set(2028, 6, 1)
    ahead = [
        [one.words for one in shown(view).facts if one.label == "Ahead"] for view in (sits.view(), sits.turn_mask())
    ]
    assert ahead[0] == ["Turns 18 in 2029."]
    assert ahead[1][0].startswith("Turns 18 on 3 February 2029")


def test_a_panel_that_is_opened_again_is_masked_again(sits: PanelPresenter) -> None:
    sits.turn_mask()
    assert sits.open(sits.panel.id).masked


def test_what_is_to_be_decided_follows_where_the_enquiry_stands(sits: PanelPresenter, desk: Desk) -> None:
    assert shown(sits.view()).question == "To decide: present to the provider under cohort A?"
    assert shown(sits.view()).decisions[:2] == ("criteria_met", "not_presented")
    second = shown(sits.turn(1))
    assert second.question == "To decide: does it progress with the provider?"
    assert second.decisions[:2] == ("progressed", "declined")
    record(sits._vault, desk.clerk, "DER-0002", Event("", Kind.PROGRESSED, TODAY, 0))
    assert shown(sits.view()).question == "Live since 18 October 2023"


def test_a_decision_stands_in_place_of_the_question_and_on_the_agenda(sits: PanelPresenter) -> None:
    record(sits._vault, sits.clerk, "DER-0001", Event("", Kind.NOT_PRESENTED, TODAY, 0, reason="No carer"))
    view = sits.view()
    assert shown(view).question == "Decided: not presented"
    assert (view.agenda[0].words, view.decided, view.settled) == ("Not presented", "1 of 3 decided", True)


def test_each_cohort_says_why_in_a_few_words(sits: PanelPresenter, desk: Desk) -> None:
    why = {one.cohort: (one.fit, one.why) for one in shown(sits.view()).answers}
    assert why[Cohort.A] == (Fit.UNKNOWN, "2 needed answers are missing.")
    assert why[Cohort.B][0] is Fit.DOES_NOT_FIT
    assert why[Cohort.B][1] == "The child does not live in a foster home."
    asked = walk(sits._vault, "DER-0001", in_use(sits._vault, TODAY)).questions
    for one in asked:
        if not one.why_not_asked and one.criterion.id != "C2":
            answer(sits._vault, desk.clerk, "DER-0001", one.criterion.id, Reply.YES, "", "", day("2023-10-02"))
    fits = next(one for one in shown(sits.view()).answers if one.cohort is Cohort.A)
    assert (fits.fit, fits.why) == (Fit.FITS, "All 7 needed criteria are met.")


def test_the_criteria_of_its_cohort_stand_behind_a_key(sits: PanelPresenter) -> None:
    found = {one.title: one.truth for one in shown(sits.view()).criteria}
    assert found["Lives in residential care"] is Truth.MET
    assert found["Care plan aims at foster care"] is Truth.UNKNOWN
    assert len(found) == 7


def test_beyond_the_ends_of_the_agenda_nothing_happens(sits: PanelPresenter) -> None:
    assert sits.turn(-1).at == 0
    assert sits.turn(2).last
    assert sits.turn(3).at == 2


def test_the_agenda_says_how_far_each_has_come(sits: PanelPresenter) -> None:
    sits.record(Typed(note="Carers wanted"))
    sits.turn(1)
    sits.keep(Typed(who="Team"))
    view = sits.turn(2)
    assert [(line.words, line.waits) for line in view.agenda] == [
        ("Noted, not decided", False),
        ("Seen, not decided, typed and not recorded", True),
        ("On now", False),
    ]


def test_what_is_typed_is_there_for_whoever_opens_the_panel_next(sits: PanelPresenter, desk: Desk) -> None:
    typed = Typed("Half a", "Prof", "Te", "14 1")
    sits.keep(typed)
    again = PanelPresenter(sits._vault, desk.clerk).open(sits.panel.id)
    assert (again.typed, again.at) == (typed, 0)


def test_a_note_and_a_next_action_are_recorded_with_the_day_that_was_meant(sits: PanelPresenter) -> None:
    recorded, problems = sits.record(Typed("Carers wanted", "Profile", "Team", "14 11"))
    assert recorded
    assert (recorded.words, problems) == ("Note and next action of the panel", {})
    step = dossier(sits._vault, "DER-0001", TODAY).next_step
    assert step
    assert (step.what, step.by) == ("Profile", day("2023-11-14"))
    assert sits.view().typed.blank


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        (Typed(what="Profile", by="31 2"), {"by": "By when must be a real date, and February 2024 has no 31"}),
        (Typed(note="A note", who="Team"), {"what": NO_ACTION}),
        (Typed(by="soon"), {"what": NO_ACTION, "by": "By when must begin with the day, as in 27 3 2022"}),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_field_and_stays_typed(
    sits: PanelPresenter, typed: Typed, problems: dict[str, str]
) -> None:
    assert sits.record(typed) == (None, problems)
    assert sits.view().typed == typed


def test_the_end_says_what_is_open_and_keeps_who_really_sat(sits: PanelPresenter) -> None:
    record(sits._vault, sits.clerk, "DER-0001", Event("", Kind.NOT_PRESENTED, TODAY, 0, reason="No carer"))
    sits.turn(1)
    sits.keep(Typed(who="Team"))
    sits.view()
    left = sits.left()
    assert "1 of 3 decided. Without a decision: DER-0002, DER-0003. Typed and not recorded: DER-0002." in left
    sits.end("Head of service")
    panel = panels.open_panel(sits._vault, sits.panel.id)
    assert (panel.ended, panel.attendees, panel.items[1].typed.who) == (True, "Head of service", "Team")


def test_a_panel_that_ended_goes_on_where_it_stood(sits: PanelPresenter) -> None:
    sits.turn(1)
    sits.end("Head of service")
    assert sits.open(sits.panel.id).at == 1
    assert not panels.open_panel(sits._vault, sits.panel.id).ended


def test_an_enquiry_that_is_no_more_says_so_and_the_others_go_on(
    vault: Vault, desk: Desk, book: Callable[..., Path]
) -> None:
    path = book([enquiry("DER-0001", "1/9/2023", Initials="AA")])
    import_workbook(vault, desk.clerk, Order(path))
    sits = PanelPresenter(vault, desk.clerk)
    sits.open(panels.begin(vault, desk.clerk, Plan("Case meeting", TODAY, "", ("DER-0001",))))
    undo_import(vault, desk.clerk, past_imports(vault)[0].id)
    view = sits.view()
    assert view.front is None
    assert view.gone == "There is no enquiry “DER-0001” in this register. Check its reference."
    assert view.agenda[0].initials == ""
