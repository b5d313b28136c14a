"""A child for whom an enquiry was made before: outcome, reasons, what changed since, and the answers that hold."""

from collections.abc import Mapping
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.criteria import shipped
from stars_desktop.services.dossiers import dossier
from stars_desktop.services.enquiries import change_facts, record
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.second_time import Before, before, proposals
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

TODAY = date(2023, 10, 18)
PLACEMENT, STATUS, BORN = FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, FactName.DATE_OF_BIRTH
FOSTERED = {BORN: "2013-05-03", PLACEMENT: "U4", STATUS: "C2"}


@pytest.fixture
def first(vault: Vault, desk: Desk) -> Vault:
    """DER-0001 of CH-1, not presented on 3 April 2023 because there was no high risk; the child was not yet 10."""
    notified(vault, desk, "DER-0001", FOSTERED)
    for criterion, reply in (("X3", Reply.YES), ("X7", Reply.YES), ("B2", Reply.NO), ("B6", Reply.YES)):
        answer(vault, desk.clerk, "DER-0001", criterion, reply, "Care plan", "Una", day("2023-03-02"))
    event = Event("", Kind.NOT_PRESENTED, day("2023-04-03"), 0, reason="Placement already stable")
    record(vault, desk.clerk, "DER-0001", event)
    return vault


def notified(vault: Vault, desk: Desk, reference: str, facts: Mapping[FactName, str]) -> None:
    notify(vault, desk.clerk, Notification(reference, "CH-1", Cohort.B, day("2023-03-01"), facts))


def told(vault: Vault, **facts: str) -> Before:
    return before(vault, shipped(), ["der-0001"], {FactName(name): value for name, value in facts.items()}, TODAY)[
        "DER-0001"
    ]


def test_the_outcome_and_its_reasons_are_told_as_they_were_decided(first: Vault, desk: Desk) -> None:
    answer(first, desk.clerk, "DER-0001", "B2", Reply.YES, "", "", day("2023-08-01"))
    found = told(first)
    assert (found.since, found.reason) == (day("2023-04-03"), "Placement already stable")
    assert found.not_met == (
        "The child was not 10 to 17 when notified.",
        "There is no high risk that the foster home breaks down or residential care follows.",
    )


def test_a_birthday_since_then_and_a_fact_that_is_typed_otherwise_are_changes(first: Vault) -> None:
    assert told(first).changes == ("The child turned 10 on 3 May 2023.",)
    assert told(first, **{PLACEMENT: "K2", STATUS: ""}).changes == (
        "The child turned 10 on 3 May 2023.",
        "The placement type changed from foster home to children's home.",
    )


def test_an_enquiry_in_triage_has_no_outcome_and_no_reasons(vault: Vault, desk: Desk) -> None:
    notified(vault, desk, "DER-0001", FOSTERED)
    found = told(vault)
    assert (found.since, found.reason, found.not_met, found.answers) == (day("2023-03-01"), "", (), 0)


def test_answers_hold_while_what_they_were_given_about_is_the_same(first: Vault) -> None:
    assert told(first).answers == 3
    assert told(first, **{PLACEMENT: "K2"}).answers == 1


def test_what_still_holds_is_proposed_for_the_new_enquiry_and_the_support_of_the_referral_never_is(
    first: Vault, desk: Desk
) -> None:
    notified(first, desk, "DER-0002", FOSTERED)
    found = proposals(first, "der-0002", shipped())
    assert {one: (said.reference, said.answer.reply) for one, said in found.items()} == {
        "X3": ("DER-0001", Reply.YES),
        "B2": ("DER-0001", Reply.NO),
        "B6": ("DER-0001", Reply.YES),
    }
    assert (found["X3"].answer.evidence, found["X3"].answer.on) == ("Care plan", day("2023-03-02"))


def test_where_the_enquiry_was_answered_itself_nothing_is_proposed(first: Vault, desk: Desk) -> None:
    notified(first, desk, "DER-0002", FOSTERED)
    for criterion, reply in (("X3", Reply.NO), ("B6", Reply.NOT_KNOWN)):
        answer(first, desk.clerk, "DER-0002", criterion, reply, "", "", day("2023-09-01"))
    assert list(proposals(first, "DER-0002", shipped())) == ["B2"]


def test_the_newest_of_several_earlier_enquiries_is_proposed(first: Vault, desk: Desk) -> None:
    notified(first, desk, "DER-0002", FOSTERED)
    answer(first, desk.clerk, "DER-0002", "X3", Reply.NO, "", "", day("2023-09-01"))
    notified(first, desk, "DER-0003", FOSTERED)
    found = proposals(first, "DER-0003", shipped())
    assert (found["X3"].reference, found["X3"].answer.reply) == ("DER-0002", Reply.NO)


def test_after_the_child_moved_only_what_rests_on_no_placement_is_proposed(first: Vault, desk: Desk) -> None:
    notified(first, desk, "DER-0002", FOSTERED)
    change_facts(first, desk.clerk, "DER-0002", {PLACEMENT: "K2"}, day("2023-09-01"))
    assert list(proposals(first, "DER-0002", shipped())) == ["X3"]


def test_an_answer_holds_by_what_was_known_when_it_was_given_not_by_what_is_known_today(
    first: Vault, desk: Desk
) -> None:
    change_facts(first, desk.clerk, "DER-0001", {PLACEMENT: "K2"}, day("2023-09-01"))
    assert told(first).answers == 1
    assert told(first, **{PLACEMENT: "U4"}).answers == 3
    notified(first, desk, "DER-0002", {**FOSTERED, PLACEMENT: "K2"})
    assert list(proposals(first, "DER-0002", shipped())) == ["X3"]


def test_what_is_known_of_the_child_keeps_its_day_in_a_new_enquiry(first: Vault, desk: Desk) -> None:
    change_facts(first, desk.clerk, "DER-0001", {PLACEMENT: "K2"}, day("2023-09-01"))
    new = Notification("DER-0002", "CH-1", Cohort.A, day("2023-10-02"), {**FOSTERED, PLACEMENT: "K2", STATUS: "V2"})
    notify(first, desk.clerk, new)
    found = dossier(first, "DER-0002", TODAY).facts
    assert {name: found[name].on for name in (BORN, PLACEMENT, STATUS)} == {
        BORN: day("2023-03-01"), PLACEMENT: day("2023-09-01"), STATUS: day("2023-10-02"),
    }  # fmt: skip
