"""The rows of the sheet Enquiries: what each needs, how it may be written, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.domain.entries import FactName
from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.services.registers import make_register
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk, day, enquiry, happened
from tests.services.held import events, fact, history, known

Bring = Callable[..., Outcome]


@pytest.fixture
def other_register(tmp_path: Path, desk: Desk) -> Callable[[str], Vault]:
    """A maker of empty registers of other councils."""

    def make(council: str) -> Vault:
        path = tmp_path / f"{council}.other"
        make_register(path, council, "secret words", randomness=bytes(16), cost=CHEAP)
        return Vault.open(path, "secret words", desk.clerk)

    return make


def test_a_row_with_what_is_needed_makes_an_enquiry_notified_on_its_day(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", day("2022-03-27"), "C")])
    assert (done.enquiries.added, done.problems) == (1, [])
    assert history(vault, "E1") == ["Notified on 27 March 2022"]
    assert events(vault, "E1")[0].cohort == "C"


def test_every_cell_of_the_row_is_kept(bring_rows: Bring, vault: Vault) -> None:
    said = {
        "Initials": "T T", "Date of birth": day("2009-02-28"), "Source": "Panel", "Social worker": "Ann O",
        "Team": "North", "Placement type": "K2", "Legal status": "C2", "Notes": "Seen\ntwice",
    }  # fmt: skip
    bring_rows([{**enquiry("E1", "1/3/2022"), "Child reference": "CH-9", **said}])
    held = known(vault)["E1"]
    assert held.child_reference == "CH-9"
    assert held.facts == {**said, "Date of birth": "2009-02-28"}


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Enquiry reference", "A2"),
        ("Council", "B2"),
        ("Child reference", "C2"),
        ("Cohort", "F2"),
        ("Notified on", "G2"),
    ],
)
@pytest.mark.parametrize("empty", [None, "", "   "])
def test_a_needed_cell_left_blank_is_a_problem(
    bring_rows: Bring, vault: Vault, heading: str, place: str, empty: str | None
) -> None:
    done = bring_rows([{**enquiry("E1", "1/3/2022"), heading: empty}])
    assert [said.startswith(f"Enquiries {place} ({heading}): is blank. Fill in ") for said in done.problems] == [True]
    assert (done.enquiries.rejected, known(vault)) == (1, {})


@pytest.mark.parametrize(
    "named",
    ["Derby City", "derby city", "DERBY CITY COUNCIL", " Derby  City ", "Derby City Council"],
)
def test_the_council_is_known_however_it_is_spelt(bring_rows: Bring, named: str) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022", Council=named)]).enquiries.added == 1


@pytest.mark.parametrize(
    ("slug", "named"),
    [
        ("nottingham", "Nottingham City"),
        ("nottingham", "nottingham city council"),
        ("nottinghamshire", "Nottinghamshire County"),
        ("nottinghamshire", "NOTTINGHAMSHIRE COUNTY COUNCIL"),
    ],
)
def test_each_council_has_its_own_register(
    other_register: Callable[[str], Vault], desk: Desk, book: Callable[..., Path], slug: str, named: str
) -> None:
    path = book([enquiry("E1", "1/3/2022", Council=named), enquiry("E2", "1/3/2022")])
    with other_register(slug) as vault:
        done = import_workbook(vault, desk.clerk, Order(path))
    assert (done.enquiries.added, done.enquiries.rejected) == (1, 1)
    assert "Enquiries B3 (Council): read “Derby City”" in done.problems[0]


@pytest.mark.parametrize("named", ["Derby", "Derbyshire County", "Nottingham City", "Nottinghamshire County", "7"])
def test_another_council_is_a_problem_that_names_both(bring_rows: Bring, named: str) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022", Council=named)]).problems == [
        f"Enquiries B2 (Council): read “{named}”. This is the register of Derby City, and takes its enquiries only."
    ]


@pytest.mark.parametrize(("written", "cohort"), [("A", "A"), ("b", "B"), (" C ", "C"), ("D", "D")])
def test_a_cohort_is_one_letter_of_any_case(bring_rows: Bring, vault: Vault, written: str, cohort: str) -> None:
    bring_rows([enquiry("E1", "1/3/2022", written)])
    assert events(vault, "E1")[0].cohort == cohort


@pytest.mark.parametrize("written", ["E", "AB", "Cohort A", "1"])
def test_another_cohort_is_a_problem_that_says_which_there_are(bring_rows: Bring, written: str) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022", written)]).problems == [
        f"Enquiries F2 (Cohort): read “{written}”. Allowed: A, B, C, D."
    ]


@pytest.mark.parametrize(
    ("heading", "written", "held"),
    [
        (FactName.PLACEMENT_TYPE, "K2", "K2"),
        (FactName.PLACEMENT_TYPE, " u4 ", "U4"),
        (FactName.PLACEMENT_TYPE, "K3", "K3"),
        (FactName.PLACEMENT_TYPE, "z14", "Z14"),
        (FactName.LEGAL_STATUS, "c2", "C2"),
        (FactName.LEGAL_STATUS, "V4", "V4"),
        (FactName.LEGAL_STATUS, "NOT LOOKED AFTER", "Not looked after"),
        (FactName.LEGAL_STATUS, " not  looked after ", "Not looked after"),
        (FactName.LEGAL_STATUS, None, ""),
    ],
)
def test_codes_are_held_as_the_lists_write_them(
    bring_rows: Bring, vault: Vault, heading: FactName, written: str | None, held: str
) -> None:
    assert bring_rows([{**enquiry("E1", "1/3/2022"), heading.value: written}]).problems == []
    assert fact(vault, "E1", heading) == held


@pytest.mark.parametrize(
    ("heading", "written", "place"),
    [
        ("Placement type", "Children's home", "K2"),
        ("Placement type", "K9", "K2"),
        ("Placement type", "Not looked after", "K2"),
        ("Legal status", "K2", "L2"),
        ("Legal status", "Full care order", "L2"),
    ],
)
def test_another_code_is_a_problem_that_lists_the_codes(
    bring_rows: Bring, heading: str, written: str, place: str
) -> None:
    (said,) = bring_rows([{**enquiry("E1", "1/3/2022"), heading: written}]).problems
    assert said.startswith(f"Enquiries {place} ({heading}): read “{written}”. Allowed: ")
    assert ("U6" in said) is (heading == "Placement type")


@pytest.mark.parametrize(("ours", "theirs"), [("DER-1", "der-1"), ("DER-1", "  DER-1 "), ("der-ä", "DER-Ä")])
def test_references_match_whatever_their_letter_case_and_outer_spaces(
    bring_rows: Bring, vault: Vault, ours: str, theirs: str
) -> None:
    done = bring_rows([enquiry(ours, "1/3/2022")], [happened(theirs, "2/3/2022", "Meeting held")])
    assert done.problems == []
    assert history(vault, ours) == ["Notified on 1 March 2022", "Meeting held on 2 March 2022"]


@pytest.mark.parametrize(("ours", "theirs"), [(1042, 1042), (1042, "1042"), ("1042", 1042.0), (1042.0, 1042)])
def test_a_reference_that_excel_holds_as_a_number_matches(
    bring_rows: Bring, vault: Vault, ours: object, theirs: object
) -> None:
    row = {**enquiry("", "1/3/2022"), "Enquiry reference": ours}
    event = {**happened("", "2/3/2022", "Meeting held"), "Enquiry reference": theirs}
    assert bring_rows([row], [event]).problems == []
    assert history(vault, "1042") == ["Notified on 1 March 2022", "Meeting held on 2 March 2022"]


def test_an_enquiry_that_stands_twice_is_a_problem_of_both_rows(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022"), enquiry("E2", "1/3/2022"), enquiry("e1", "1/3/2022")])
    assert done.problems == [
        "Enquiries A2 (Enquiry reference): “E1” stands in rows 2, 4. Keep one of them.",
        "Enquiries A4 (Enquiry reference): “e1” stands in rows 2, 4. Keep one of them.",
    ]
    assert list(known(vault)) == ["E2"]


def test_two_enquiries_of_one_child_are_two_enquiries(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("E1", "1/3/2022", Child_reference="C"), enquiry("E2", "1/3/2022", Child_reference="C")])
    assert list(known(vault)) == ["E1", "E2"]


@pytest.mark.parametrize("heading", ["Enquiry reference", "Child reference"])
@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("R" * 61, "has 61 characters, and may have 60. Type it as it is in your register."),
        ("DER\u202e-0001", "has a character in it that cannot be seen (U+202E). Type it as it is in your register."),
        ("DER\u200b-0001", "has a character in it that cannot be seen (U+200B). Type it as it is in your register."),
        ("DER\n-0001", "has a character in it that cannot be seen (U+000A). Type it as it is in your register."),
    ],
)
def test_what_can_be_no_reference_is_a_problem(
    bring_rows: Bring, vault: Vault, heading: str, written: str, why: str
) -> None:
    done = bring_rows([{**enquiry("E1", "1/3/2022"), heading: written}])
    (problem,) = done.problems
    assert problem.endswith(f"({heading}): {why}")
    assert known(vault) == {}


def test_what_any_register_has_comes_in(bring_rows: Bring, vault: Vault) -> None:
    longest = "É/ö 1-2_3#" * 6
    row = {**enquiry(longest, "1/3/2022", Initials="\U0001f600" * 60), "Child reference": longest}
    assert bring_rows([row]).problems == []
    assert list(known(vault)) == [longest]


def test_initials_that_are_no_initials_are_a_problem(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022", Initials="\U0001f600" * 300)])
    assert done.problems == ["Enquiries D2 (Initials): has 300 characters, and may have 60. Shorten it."]
    assert known(vault) == {}
