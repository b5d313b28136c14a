"""A new enquiry: what is to be mended, who is known already, which reference is next, and what is recorded."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.checking import check_register
from stars_desktop.services.importing import Outcome
from stars_desktop.services.intake import Match, Notification, matches, notify, problems, suggest_reference
from stars_desktop.services.registers import make_register
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk, day, enquiry
from tests.services.held import dump, fact, history, known

BORN, INITIALS = FactName.DATE_OF_BIRTH, FactName.INITIALS
GOOD = Notification("DER-0001", "C-1", Cohort.B, date(2023, 10, 2), {INITIALS: "A.B.", BORN: "2010-03-27"})
TODAY = date(2023, 10, 18)

BringRows = Callable[..., Outcome]


def told(vault: Vault, **other: object) -> dict[str, str]:
    """The problems of a notification that is good but for what is named."""
    return dict(problems(vault, replace(GOOD, **other), TODAY))  # type: ignore[arg-type]


def found(vault: Vault, child: str = "", initials: str = "", born: date | None = None) -> list[tuple[str, str]]:
    """The references of the matches, each with its reason."""
    return [(one.reference, one.why) for one in matches(vault, child, initials, born)]


def notified(vault: Vault, desk: Desk, reference: str, child: str, facts: Mapping[FactName, str]) -> None:
    notify(vault, desk.clerk, Notification(reference, child, Cohort.A, date(2023, 10, 2), facts))


def test_a_new_enquiry_is_recorded_with_what_is_known_of_the_child(vault: Vault, desk: Desk) -> None:
    given = replace(
        GOOD, reference=" DER-0001 ", facts={**GOOD.facts, FactName.TEAM: " Fostering ", FactName.NOTES: " "}
    )
    recorded = notify(vault, desk.clerk, given)
    assert recorded.words == "New enquiry DER-0001"
    assert history(vault, "DER-0001") == ["Notified on 2 October 2023"]
    held = known(vault)["DER-0001"]
    assert held.notified.cohort is Cohort.B
    assert held.facts == {INITIALS: "A.B.", BORN: "2010-03-27", FactName.TEAM: "Fostering"}
    assert len(recorded.ids) == 4
    assert held.notified.id == recorded.ids[0]
    assert check_register(vault, desk.clerk).findings == []


def test_references_and_initials_have_room_enough_and_an_end(vault: Vault) -> None:
    assert told(vault, reference="R" * 60, child_reference="C" * 60, facts={INITIALS: "I" * 60}) == {}
    assert told(vault, reference="R" * 61, child_reference="C\u202e1", facts={INITIALS: "I" * 300}) == {
        "reference": "Reference of the enquiry has 61 characters, and may have 60.",
        "child_reference": "Reference of the child has a character in it that cannot be seen (U+202E).",
        INITIALS: "Initials: this has 300 characters, and may have 60.",
    }


def test_what_is_well_has_no_problem(vault: Vault) -> None:
    assert told(vault) == {}


def test_all_that_is_blank_is_told_at_once(vault: Vault, desk: Desk) -> None:
    blank = Notification(" ", "", None, None, {})
    assert problems(vault, blank, TODAY) == [
        ("reference", "Enter the reference of the enquiry."),
        ("child_reference", "Enter the reference of the child."),
        ("cohort", "Choose the cohort that the child is notified for: A, B, C or D."),
        ("notified_on", "Enter the date on which you were notified."),
    ]
    before = dump(vault)
    with pytest.raises(ExpectedError, match=r"^Enter the reference of the enquiry\. .* you were notified\.$"):
        notify(vault, desk.clerk, blank)
    assert dump(vault) == before


def test_a_reference_is_used_once_whatever_its_letter_case(vault: Vault, desk: Desk) -> None:
    notify(vault, desk.clerk, GOOD)
    assert told(vault, reference=" der-0001") == {
        "reference": "“der-0001” is the reference of another enquiry. Enter one that is not in use."
    }


@pytest.mark.parametrize(
    ("notified_on", "sentence"),
    [
        (date(2023, 10, 19), "Notified on must be today or earlier; 19 October 2023 lies in the future."),
        (date(203, 10, 2), "Notified on must have a year from 1900 to 2100; you entered 203."),
    ],
)
def test_a_notification_is_of_a_day_that_was(vault: Vault, notified_on: date, sentence: str) -> None:
    assert told(vault, notified_on=notified_on, facts={}) == {"notified_on": sentence}


@pytest.mark.parametrize(
    ("born", "sentence"),
    [
        ("2023-10-03", "Date of birth must be before Notified on, 2 October 2023."),
        ("1823-10-03", "Date of birth must have a year from 1900 to 2100; you entered 1823."),
        ("27/03/2007", "Date of birth must be a real date, such as 27 March 2007."),
    ],
)
def test_a_child_is_born_before_it_is_notified(vault: Vault, born: str, sentence: str) -> None:
    assert told(vault, facts={BORN: born}) == {"Date of birth": sentence}


def test_placement_and_legal_status_are_of_the_lists(vault: Vault) -> None:
    facts = {FactName.PLACEMENT_TYPE: "U9", FactName.LEGAL_STATUS: "care"}
    assert told(vault, facts=facts) == {
        "Placement type": "Placement type “U9” is not on the list. Choose one of the list, or leave it blank.",
        "Legal status": "Legal status “care” is not on the list. Choose one of the list, or leave it blank.",
    }
    assert told(vault, facts={FactName.PLACEMENT_TYPE: "U4", FactName.LEGAL_STATUS: "Not looked after"}) == {}


def test_the_same_child_is_found_by_its_reference_whatever_the_letter_case(vault: Vault, desk: Desk) -> None:
    notified(vault, desk, "DER-1", "C-77", {FactName.SOCIAL_WORKER: "Jo Worker", BORN: "2010-03-27"})
    assert matches(vault, " c-77", "", None) == [
        Match(
            "DER-1", "C-77", "Same child reference", State.PIPELINE, Cohort.A, date(2023, 10, 2),
            {FactName.SOCIAL_WORKER: "Jo Worker", BORN: "2010-03-27"},
        )
    ]  # fmt: skip


@pytest.mark.parametrize("initials", ["A.B.", "ab", "A B", " a. b. "])
def test_a_child_is_found_by_its_initials_with_its_date_of_birth(vault: Vault, desk: Desk, initials: str) -> None:
    notified(vault, desk, "DER-1", "C-1", {INITIALS: "A.B.", BORN: "2010-03-27"})
    assert found(vault, "", initials, day("2010-03-27")) == [("DER-1", "Same initials and date of birth")]


@pytest.mark.parametrize(
    ("initials", "born"),
    [
        ("C.B.", "2010-03-27"), ("A.B.C.", "2010-03-27"), ("", "2010-03-27"), ("...", "2010-03-27"),
        ("A.B.", "2010-03-28"), ("A.B.", ""),
    ],
)  # fmt: skip
def test_a_twin_is_not_found_nor_anybody_of_whom_only_half_is_the_same(
    vault: Vault, desk: Desk, initials: str, born: str
) -> None:
    notified(vault, desk, "DER-1", "C-1", {INITIALS: "A.B.", BORN: "2010-03-27"})
    notified(vault, desk, "DER-2", "C-2", {BORN: "2010-03-27"})
    assert found(vault, "C-3", initials, day(born) if born else None) == []


def test_the_same_reference_comes_first_and_each_enquiry_once(vault: Vault, desk: Desk) -> None:
    facts = {INITIALS: "A.B.", BORN: "2010-03-27"}
    for number, child in enumerate(["C-1", "C-2", "C-1"], start=1):
        notified(vault, desk, f"DER-{number}", child, facts)
    assert found(vault, "C-1", "A.B.", day("2010-03-27")) == [
        ("DER-3", "Same child reference"),
        ("DER-1", "Same child reference"),
        ("DER-2", "Same initials and date of birth"),
    ]


def test_five_are_shown_the_newest_first(vault: Vault, bring_rows: BringRows) -> None:
    bring_rows([enquiry(f"DER-{n}", f"{n}/10/2022", Child_reference="C-1") for n in range(1, 8)])
    assert [one for one, _ in found(vault, "C-1")] == ["DER-7", "DER-6", "DER-5", "DER-4", "DER-3"]


def test_an_enquiry_whose_notification_was_voided_is_no_match(vault: Vault, desk: Desk) -> None:
    recorded = notify(vault, desk.clerk, GOOD)
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), desk.clerk.user, desk.clerk.today)
        journal.void_all(recorded.ids, "Entered twice")
        journal.flush()
    assert found(vault, "C-1", "A.B.", day("2010-03-27")) == []
    assert fact(vault, "DER-0001", INITIALS) == ""


def test_a_match_says_where_the_enquiry_is_now(vault: Vault, desk: Desk) -> None:
    notify(vault, desk.clerk, GOOD)
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), desk.clerk.user, desk.clerk.today)
        number = known(vault)["DER-0001"].id
        journal.record(number, [Event("x1", Kind.COHORT_CHANGED, date(2023, 10, 3), 0, Cohort.C)])
        journal.record(number, [Event("x2", Kind.NOT_PRESENTED, date(2023, 10, 4), 0)])
        journal.flush()
    (match,) = matches(vault, "C-1", "", None)
    assert (match.state, match.cohort) == (State.NOT_PRESENTED, Cohort.C)


@pytest.mark.parametrize(
    ("references", "suggested"),
    [
        ([], "DER-0001"),
        (["DER-0142"], "DER-0143"),
        (["DER-0142", "DER-0007"], "DER-0143"),
        (["DER-0142", "der-0150"], "der-0151"),
        (["DER-0142", "2023/17"], "2023/18"),
        (["DER-0009", "Derwent"], "DER-0010"),
        (["Derwent"], "DER-0001"),
        (["D9"], "D10"),
        (["417"], "418"),
        (["DER-99", "DER-9"], "DER-100"),
        (["DER-0001", "DER-2023-0044", "DER-0002"], "DER-0003"),
        (["DERBY-0007", "DER-0002"], "DER-0003"),
        (["DER_1", "DER-1", "DER%1"], "DER%2"),
    ],
)
def test_the_next_reference_follows_the_newest(
    vault: Vault, desk: Desk, references: list[str], suggested: str
) -> None:
    for reference in references:
        notified(vault, desk, reference, "C-1", {})
    assert suggest_reference(vault) == suggested
    assert told(vault, reference=suggested) == {}


@pytest.mark.parametrize(("council", "first"), [("nottingham", "NOT-0001"), ("nottinghamshire", "NTS-0001")])
def test_the_first_reference_is_the_councils(tmp_path: Path, council: str, first: str) -> None:
    make_register(tmp_path / "a.stars", council, "x", randomness=bytes(16), cost=CHEAP)
    with Vault.open(tmp_path / "a.stars", "x") as vault:
        assert suggest_reference(vault) == first
