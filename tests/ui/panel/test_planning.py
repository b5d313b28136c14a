"""The plan of a panel, without a window."""

from dataclasses import replace

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.services import panels
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.vault import Vault
from stars_desktop.ui.panel.planning import MOST, Planning
from tests.conftest import Desk, day
from tests.ui.panel.conftest import NAMES, PLAN, TODAY


@pytest.fixture
def planning(council: Vault, desk: Desk) -> Planning:
    return Planning(council, desk.clerk)


def test_the_agenda_can_be_taken_from_who_waits_steps_cohorts_teams_or_the_whole_pipeline(planning: Planning) -> None:
    found = {source.words: source.references for source in planning.sources}
    assert found == {
        "Waiting for: panel (1)": ("DER-0001",),
        "Notified (2)": ("DER-0001", "DER-0003"),
        "With the provider (1)": ("DER-0002",),
        "Cohort A, Step-down (2)": ("DER-0001", "DER-0002"),
        "Cohort B, Stability (1)": ("DER-0003",),
        "Team Care 1 (3)": NAMES,
        "All in the pipeline (3)": NAMES,
    }


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("der-0003, DER-0001", ("DER-0003", "DER-0001")),
        ("wilma", NAMES),
        ("BB", ("DER-0002",)),
        ("DER 0002", ("DER-0002",)),
    ],
)
def test_enquiries_are_found_by_their_references_or_by_words_of_the_list(
    planning: Planning, text: str, references: tuple[str, ...]
) -> None:
    assert planning.find(text) == (references, "")


def test_what_is_not_found_is_said(planning: Planning) -> None:
    assert planning.find("zebra") == ((), "No enquiry matches “zebra”.")
    assert planning.find("  ") == ((), "Type a reference, or words to look for.")


def test_more_than_a_panel_can_go_through_is_cut_and_said(vault: Vault, desk: Desk) -> None:
    for at in range(MOST + 3):
        notify(vault, desk.clerk, Notification(f"DER-{at:04}", f"C-{at}", Cohort.A, day("2023-09-01"), {}))
    found, said = Planning(vault, desk.clerk).find("DER")
    assert (len(found), said) == (MOST, f"The first {MOST} that match were added.")


def test_an_enquiry_stands_on_the_agenda_once(planning: Planning) -> None:
    assert planning.take(("DER-0002",), NAMES) == (
        ("DER-0002", "DER-0001", "DER-0003"),
        "2 enquiries added. 1 was there already.",
    )


def test_the_agenda_shows_where_each_stands(planning: Planning) -> None:
    lines = planning.lines(("DER-0001", "DER-0002"))
    assert [(one.number, one.reference, one.initials, one.cohort, one.standing) for one in lines] == [
        (1, "DER-0001", "AA", Cohort.A, "Notified, waits for: panel"),
        (2, "DER-0002", "BB", Cohort.A, "With the provider"),
    ]


def test_a_plan_says_by_field_what_is_missing(planning: Planning) -> None:
    empty = {"name": "", "on": "31 2 2023", "attendees": ""}
    assert planning.read(empty, ())[1] == {
        "name": "Enter the name of the panel",
        "on": "Day must be a real date, and February 2023 has no 31",
        "agenda": "Choose at least one enquiry for the agenda",
    }
    assert list(planning.read({**empty, "on": ""}, NAMES)[1]) == ["name", "on"]


def test_a_plan_may_be_for_a_day_ahead(planning: Planning) -> None:
    plan, problems = planning.read({"name": "Case meeting", "on": "24 10", "attendees": "Team"}, ("DER-0002",))
    assert problems == {}
    assert (plan.name, plan.on, plan.attendees, plan.references) == (
        "Case meeting", day("2023-10-24"), "Team", ("DER-0002",),
    )  # fmt: skip


def test_the_next_panel_begins_from_the_last_one_of_its_name(council: Vault, desk: Desk) -> None:
    panels.begin(council, desk.clerk, PLAN)
    panels.begin(council, desk.clerk, replace(PLAN, name="Case meeting", attendees="Team", on=day("2023-10-01")))
    planning = Planning(council, desk.clerk)
    assert planning.names == ("Residential panel", "Case meeting")
    assert (planning.plan.name, planning.plan.attendees, planning.plan.on) == (PLAN.name, PLAN.attendees, TODAY)
    assert planning.who_sat("Case meeting") == "Team"
    assert planning.who_sat("Another") == ""
