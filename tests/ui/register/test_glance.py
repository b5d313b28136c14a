"""The preview of an enquiry, without a window."""

from dataclasses import replace
from datetime import date

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, NextStep
from stars_desktop.services.enquiries import change_facts, dossier, set_next_step, void
from stars_desktop.store.vault import Vault
from stars_desktop.ui.register.glance import Glance, Line, glance
from tests.conftest import Desk

TODAY = date(2023, 10, 18)


def shown(vault: Vault, reference: str) -> Glance:
    return glance(dossier(vault, reference, TODAY), TODAY)


def test_who_it_is_and_how_far_it_has_come(council: Vault) -> None:
    found = shown(council, "DER-0003")
    assert (found.reference, found.who, found.cohort_title) == ("DER-0003", "CC, 12", "Foster care stability")
    assert found.standing == "Waiting for a carer, 16 days"
    assert found.since == "Since 2 October 2023"


def test_outside_the_pipeline_it_says_the_state(council: Vault) -> None:
    found = shown(council, "DER-0001")
    assert (found.state, found.step, found.who) == (State.WITHDRAWN, "", "Ana Ó")
    assert found.standing == "Withdrawn, 646 days"


def test_the_next_step_says_what_who_by_when_and_for_whom_it_waits(council: Vault) -> None:
    assert shown(council, "DER-0003").next_step == (
        "Matching event, HB",
        "By 20 October 2023",
        "Waiting for: Foster carer",
    )
    assert shown(council, "DER-0004").next_step == ("Ring the team", "Was due 2 October 2023")
    assert shown(council, "DER-0005").next_step == ("No next step yet.",)


def test_a_step_that_was_cleared_is_none(council: Vault, desk: Desk) -> None:
    set_next_step(council, desk.clerk, "DER-0003", NextStep("", "", "", None, None, TODAY))
    assert shown(council, "DER-0003").next_step == ("No next step yet.",)


def test_facts_say_since_when_where_that_matters(council: Vault, desk: Desk) -> None:
    change_facts(council, desk.clerk, "DER-0005", {FactName.PLACEMENT_TYPE: "K2"}, date(2023, 10, 12))
    facts = shown(council, "DER-0005").facts
    assert facts[0] == Line("Placement type", "Children's home (K2)", "since 12 October 2023")
    assert Line("Date of birth", "19 October 2010") in facts
    assert facts[-1] == Line("Notified on", "10 October 2023")


def test_the_latest_three_events_that_stand(council: Vault, desk: Desk) -> None:
    found = shown(council, "DER-0002")
    assert [(one.label, one.note) for one in found.latest] == [
        ("Progressed", "9 January 2023"),
        ("Criteria met", "1 December 2022"),
        ("Notified", "1 March 2022"),
    ]
    progressed = dossier(council, "DER-0002", TODAY).timeline[0]
    void(council, desk.clerk, progressed.entry_id, "typed for another child")
    found = shown(council, "DER-0002")
    assert [one.label for one in found.latest] == ["Criteria met", "Notified"]
    assert found.events == "2 events"


def test_a_cohort_that_is_not_known_has_no_title(council: Vault) -> None:
    assert replace(shown(council, "DER-0002"), cohort=None).cohort_title == ""
    assert replace(shown(council, "DER-0002"), cohort=Cohort.D).cohort_title == "Edge of care"
