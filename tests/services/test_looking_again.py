"""What changes after somebody looked at the criteria: which enquiries call for another look, and why."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.criteria import check_criteria, take_into_use
from stars_desktop.services.enquiries import change_facts, dossier, record, undo, void
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.listing import Wanted, enquiry_ids, listed
from stars_desktop.services.looking_again import again, marked, marks, note_look
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.system.places import resources
from tests.conftest import Desk

NAME = "DER-0001"
FACTS = {FactName.DATE_OF_BIRTH: "2007-11-20", FactName.PLACEMENT_TYPE: "U4", FactName.LEGAL_STATUS: "C2"}


@pytest.fixture
def looked(vault: Vault, desk: Desk) -> str:
    """An enquiry whose criteria were looked at on 9 October 2023, and another one that nobody looked at."""
    desk.set(2023, 10, 2)
    for reference in (NAME, "DER-0002"):
        notify(vault, desk.clerk, Notification(reference, f"C-{reference}", Cohort.B, date(2023, 10, 2), FACTS))
    desk.set(2023, 10, 9)
    answer(vault, desk.clerk, NAME, "B2", Reply.YES, "", "", date(2023, 10, 9))
    desk.set(2023, 10, 18)
    return NAME


def change(vault: Vault, desk: Desk, name: FactName, value: str, reference: str = NAME) -> Sequence[str]:
    return change_facts(vault, desk.clerk, reference, {name: value}, desk.clerk.today).ids


def said(vault: Vault, desk: Desk, reference: str = NAME) -> list[str]:
    """The causes for another look, which the list marks too."""
    today = desk.clerk.today
    found = again(vault, reference, today)
    causes = [cause.words for cause in found.causes] if found else []
    number = dossier(vault, reference, today).id
    if not (found and found.decision):
        assert (number in marked(vault, today)) is bool(causes)
        assert [one.words for one in marks(vault, [number], today).get(number, ())] == causes
    return causes


def test_where_nothing_changed_nobody_need_look(vault: Vault, desk: Desk, looked: str) -> None:
    assert said(vault, desk, looked) == []
    change(vault, desk, FactName.TEAM, "Another team")
    assert said(vault, desk, looked) == []


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ((FactName.PLACEMENT_TYPE, "K2"), "The placement type changed from "),
        ((FactName.LEGAL_STATUS, "V2"), "The legal status changed from "),
        ((FactName.DATE_OF_BIRTH, "2008-11-20"), "The date of birth was corrected from 20 November 2007 to "),
        ((FactName.PLACEMENT_TYPE, ""), "The placement type is no longer known; it was "),
    ],
)
def test_what_a_verdict_rests_on_calls_for_another_look(
    vault: Vault, desk: Desk, looked: str, to: tuple[FactName, str], sentence: str
) -> None:
    changed = change(vault, desk, *to)
    (cause,) = said(vault, desk, looked)
    assert cause.startswith(sentence)
    desk.set(2023, 10, 19)
    void(vault, desk.clerk, changed[0], "mistyped")
    assert said(vault, desk, looked) == []


@pytest.mark.usefixtures("looked")
def test_one_that_nobody_looked_at_yet_is_not_marked(vault: Vault, desk: Desk) -> None:
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2", "DER-0002")
    assert said(vault, desk, "DER-0002") == []


def test_what_was_filled_in_on_the_walk_is_no_change(vault: Vault, desk: Desk) -> None:
    desk.set(2023, 10, 18)
    notify(vault, desk.clerk, Notification(NAME, "C-1", Cohort.B, date(2023, 10, 2), {}))
    answer(vault, desk.clerk, NAME, "B2", Reply.YES, "", "", date(2023, 10, 9))
    desk.set(2023, 10, 19)
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2")
    assert said(vault, desk) == []
    desk.set(2023, 10, 20)
    change(vault, desk, FactName.PLACEMENT_TYPE, "U4")
    assert said(vault, desk) == []


def test_a_birthday_that_decides_calls_for_another_look_on_its_day(vault: Vault, desk: Desk, looked: str) -> None:
    desk.set(2025, 11, 19)
    assert said(vault, desk, looked) == []
    desk.set(2025, 11, 20)
    assert said(vault, desk, looked) == ["The child turned 18 on 20 November 2025."]


def test_another_answer_is_another_look_until_something_else_changes(vault: Vault, desk: Desk, looked: str) -> None:
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2")
    desk.set(2023, 10, 19)
    answer(vault, desk.clerk, looked, "B3", Reply.YES, "", "", date(2023, 10, 19))
    assert said(vault, desk, looked) == []
    desk.set(2023, 10, 20)
    change(vault, desk, FactName.PLACEMENT_TYPE, "U4")
    assert len(said(vault, desk, looked)) == 1


def test_who_looked_and_found_nothing_to_answer_says_so_and_can_take_it_back(
    vault: Vault, desk: Desk, looked: str
) -> None:
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2")
    before = said(vault, desk, looked)
    desk.set(2023, 10, 19)
    recorded = note_look(vault, desk.clerk, looked)
    assert said(vault, desk, looked) == []
    newest = dossier(vault, looked, desk.clerk.today).timeline[0]
    assert (newest.title, list(newest.lines)) == ("Looked at the criteria again", before)
    desk.set(2023, 10, 20)
    undo(vault, desk.clerk, recorded)
    assert said(vault, desk, looked) == before


def test_a_decision_stands_and_what_changed_since_is_a_note(vault: Vault, desk: Desk, looked: str) -> None:
    record(vault, desk.clerk, looked, Event("", Kind.CRITERIA_MET, date(2023, 10, 18), 0))
    desk.set(2023, 10, 20)
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2")
    found = again(vault, looked, desk.clerk.today)
    assert found
    assert found.decision
    assert (found.decision.kind, found.decision.on) == (Kind.CRITERIA_MET, date(2023, 10, 18))
    assert found.causes[0].words.startswith("The placement type changed from ")
    assert marked(vault, desk.clerk.today) == frozenset()


def test_a_version_that_was_taken_into_use_calls_for_another_look_at_all_that_are_open(
    vault: Vault, desk: Desk, looked: str, tmp_path: Path
) -> None:
    example = resources("criteria", "example-1.toml").read_text(encoding="utf-8")
    newer = tmp_path / "newer.toml"
    newer.write_text(example.replace("example-1", "2023-2", 1), "utf-8")
    take_into_use(vault, desk.clerk, check_criteria(newer))
    assert said(vault, desk, looked) == ["The criteria changed from version example-1 to version 2023-2."]
    assert said(vault, desk, "DER-0002") == []
    desk.set(2023, 10, 19)
    answer(vault, desk.clerk, looked, "B3", Reply.YES, "", "", date(2023, 10, 19))
    assert said(vault, desk, looked) == []


def test_marks_are_those_of_the_enquiries_that_are_asked_about(vault: Vault, desk: Desk, looked: str) -> None:
    change(vault, desk, FactName.PLACEMENT_TYPE, "K2")
    ids = enquiry_ids(vault, Wanted())
    (number,) = marks(vault, ids, desk.clerk.today)
    assert [row.reference for row in listed(vault, [number])] == [looked]
    assert marks(vault, [one for one in ids if one != number], desk.clerk.today) == {}
    assert marks(vault, [], desk.clerk.today) == {}
