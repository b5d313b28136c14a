"""What the page shows: where the enquiry stands, the one thing to do, facts in words, and the timeline."""

from collections.abc import Callable
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, NextStep, Reply, WaitingFor
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services import enquiries
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.enquiry.view import Ahead, EnquiryView, Known, counted_lines, view_of
from stars_desktop.ui.recording.drafts import Opened
from tests.conftest import Desk
from tests.ui.enquiry.conftest import REFERENCE, Record

Viewer = Callable[[], EnquiryView]


@pytest.fixture
def view(opened: Callable[[], Opened], desk: Desk) -> Viewer:
    return lambda: view_of(opened().dossier, desk.clerk.today)


def test_who_it_is_and_where_it_stands(view: Viewer) -> None:
    shown = view()
    assert (shown.reference, shown.initials, shown.age) == (REFERENCE, "KM", "Age 13")
    assert (shown.cohort_words, shown.state_words, shown.step) == (
        "B, foster care stability", "In the pipeline", "Notified",
    )  # fmt: skip
    assert (shown.time_label, shown.time_words) == ("In this step", "57 days")


def test_the_main_action_follows_the_step(view: Viewer, record: Record, vault: Vault, desk: Desk) -> None:
    seen = [view().main.command]
    answer(vault, desk.clerk, REFERENCE, "X7", Reply.YES, "", "", desk.clerk.today)
    seen.append(view().main.command)
    for kind in (Kind.MEETING_PLANNED, Kind.MEETING_HELD, Kind.CRITERIA_MET, Kind.PROGRESSED, Kind.CASE_CLOSED):
        record(kind, 10, 4)
        seen.append(view().main.command)
    assert seen == ["triage", "triage", "meeting_held", "criteria_met", "progressed", "case_closed", "note"]


@pytest.mark.parametrize("kind", [Kind.NOT_PRESENTED, Kind.WITHDRAWN, Kind.CLOSED_OTHER])
def test_what_has_left_the_pipeline_is_reopened(view: Viewer, record: Record, kind: Kind) -> None:
    record(kind, 9, 1)
    assert view().main.command == "reopened"
    assert view().time_label == "In this state"
    assert not view().wants_step


def test_waiting_for_a_carer_leads_to_the_same_as_being_with_the_provider(
    view: Viewer, record: Record, vault: Vault, desk: Desk
) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    step = NextStep("", "", "", None, WaitingFor.CARER, desk.clerk.today)
    enquiries.set_next_step(vault, desk.clerk, REFERENCE, step)
    assert view().step == "Waiting for a carer"
    assert view().main.said == "Progressed..."
    assert view().ahead == Ahead("Waiting for: foster carer", ())


def test_what_may_follow_comes_first_and_the_rest_says_why_not(view: Viewer, record: Record) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    actions = view().actions
    assert [one.command for one in actions[:2]] == ["progressed", "declined"]
    assert len(actions) == len(Kind) - 1
    barred = [one for one in actions if one.why_not]
    assert list(actions[-len(barred) :]) == barred
    assert {one.words for one in barred} == {"Reopened", "Case closed"}
    assert barred[0].said == "Reopened: the enquiry is in the pipeline (since 8 August 2022)."
    assert view().barred == ("Reopened, Case closed: the enquiry is in the pipeline (since 8 August 2022).",)


def test_of_much_that_one_reason_bars_the_reason_is_said(view: Viewer, record: Record) -> None:
    record(Kind.WITHDRAWN, 9, 21)
    assert view().barred == ("Everything else: the enquiry is withdrawn (since 21 September 2022).",)


def test_answers_are_lines_that_are_shown_where_they_are_asked_for(view: Viewer, vault: Vault, desk: Desk) -> None:
    told = answer(vault, desk.clerk, REFERENCE, "B2", Reply.YES, "Rang the carers", "Carer", date(2022, 9, 1))
    (line,) = [line for line in view().lines if line.is_answer]
    assert (line.id, line.title, line.lines) == (told.ids[0], "B2 answered Yes", ("Rang the carers", "Carer"))
    assert view().answers == 1
    assert line not in view().shown(answers=False)
    assert view().shown(answers=True) == view().lines


def test_facts_stand_in_words_with_their_dates_and_what_is_not_known_says_so(view: Viewer) -> None:
    facts = {one.label: one for one in view().facts}
    assert facts["Date of birth"] == Known("Date of birth", "19 January 2009", "told on 8 August 2022")
    assert facts["Legal status"].since == "since 8 August 2022"
    assert facts["Placement type"].words == "Foster placement with other foster carer, not long term or FFA (U6)"
    assert facts["Source"] == Known("Source", "Not known")
    assert facts["Child reference"].words == "CH-2217"
    assert "Notes" not in facts
    assert [(one.label, one.words) for one in view().people] == [("Social worker", "HB"), ("Team", "Not known")]


def test_a_child_without_a_date_of_birth_has_no_age(view: Viewer, vault: Vault, desk: Desk) -> None:
    facts = {FactName.DATE_OF_BIRTH: ""}
    enquiries.change_facts(vault, desk.clerk, REFERENCE, facts, desk.clerk.today)
    assert view().age == "Age not known"


def test_other_enquiries_of_the_child_are_named(view: Viewer, vault: Vault, desk: Desk) -> None:
    notify(vault, desk.clerk, Notification("DER-0100", "ch-2217", Cohort.D, date(2022, 9, 1), {}))
    assert view().others == (("DER-0100", "Cohort D, in the pipeline, notified on 1 September 2022"),)


def test_the_next_step_says_who_when_and_whom_it_waits_for(view: Viewer, vault: Vault, desk: Desk) -> None:
    assert view().ahead is None
    assert view().wants_step
    step = NextStep("", "Ask for a match", "RS", date(2022, 10, 1), WaitingFor.PROVIDER, desk.clerk.today)
    enquiries.set_next_step(vault, desk.clerk, REFERENCE, step)
    said = ("RS, by 1 October 2022, which has passed", "Waiting for: provider")
    assert view().ahead == Ahead("Ask for a match", said, late=True)


def test_the_timeline_is_newest_first_with_both_dates_and_how_late_it_was_recorded(
    view: Viewer, record: Record
) -> None:
    record(Kind.MEETING_HELD, 9, 22, attendees="Carers")
    record(Kind.CRITERIA_MET, 10, 3)
    record(Kind.MEETING_PLANNED, 10, 4)
    lines = view().lines
    assert [line.happened for line in lines] == [
        "4 October 2022", "3 October 2022", "22 September 2022", "8 August 2022",
    ]  # fmt: skip
    assert [line.late for line in lines] == ["", "1 day later", "12 days later", "57 days later"]
    assert lines[2].recorded == "4 October 2022, Tess Tester"
    assert lines[2].lines == ("Attended by Carers",)


def test_a_voided_line_stays_and_says_by_whom_when_and_why(
    view: Viewer, record: Record, vault: Vault, desk: Desk
) -> None:
    record(Kind.MEETING_HELD, 9, 22)
    enquiries.void(vault, desk.clerk, view().lines[0].id, "wrong date typed")
    assert view().lines[0].voided == "Voided on 4 October 2022 by Tess Tester: wrong date typed"
    assert counted_lines(view().lines) == "2 lines, 1 of them voided"


def test_a_corrected_line_says_so_below_what_took_its_place(
    view: Viewer, record: Record, vault: Vault, desk: Desk
) -> None:
    record(Kind.MEETING_HELD, 9, 22)
    right = Event("", Kind.MEETING_HELD, date(2022, 9, 22), 0, outcome="Agreed")
    enquiries.correct(vault, desk.clerk, view().lines[0].id, right, "outcome forgotten")
    assert [bool(line.voided) for line in view().lines] == [False, True, False]
    assert view().lines[1].voided.startswith("Corrected on 4 October 2022 by Tess Tester: outcome")
