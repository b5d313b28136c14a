"""Rows of enquiries and events that the register holds already, in part, or otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.services.importing import Outcome
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import Cells, Desk, answered, enquiry, happened
from tests.services.held import dump, events, history, known

Bring = Callable[..., Outcome]

ENQUIRY = enquiry(
    "E1", "1/3/2022", "B", Initials="T T", Date_of_birth="5/6/2009", Source="Panel", Placement_type="K2", Notes="Calm"
)
HELD = happened("E1", "2/3/2022", "Meeting held", Notes="Panel")


def void(vault: Vault, desk: Desk, event_id: str) -> None:
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.void(event_id, "Typed twice")
        journal.flush()


def event_ids(vault: Vault, reference: str = "E1") -> list[str]:
    return [event.id for event in events(vault, reference)[1:]]


def test_importing_twice_changes_nothing(bring: Bring, book: Callable[..., Path], vault: Vault, desk: Desk) -> None:
    path = book(
        [ENQUIRY, enquiry("E2", "1/3/2022")],
        [HELD, HELD, happened("E2", "2/3/2022", "Criteria met"), happened("E2", "3/3/2022", "Progressed")],
        [answered("E1", "A2", "Yes"), answered("E1", "A2", "Yes"), answered("E2", "X6", "No", Date="4/3/2022")],
    )
    bring(path)
    before = dump(vault)
    desk.set(2023, 10, 19)
    again = bring(path)
    assert dump(vault) == before
    assert [(rows.added, rows.there) for rows in (again.enquiries, again.events, again.answers)] == [
        (0, 2), (0, 4), (0, 3),
    ]  # fmt: skip
    assert (again.problems, again.differing) == ([], [])


def test_importing_again_in_other_letters_and_types_changes_nothing(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("17", "1/3/2022")], [happened("17", "2/3/2022", "Withdrawn", By="Family", Reason="Moved")])
    before = dump(vault)
    row = {**happened("", "2 March 2022", "WITHDRAWN", By="family", Reason=" MOVED "), "Enquiry reference": 17}
    again = bring_rows([{**enquiry("17", "2022-03-01", "a"), "Child reference": "CHILD OF 17"}], [row])
    assert (again.problems, again.differing, again.events.there) == ([], [], 1)
    assert dump(vault) == before


def test_a_known_enquiry_may_have_events_alone(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY])
    done = bring_rows([], [HELD])
    assert (done.enquiries.added, done.enquiries.there, done.events.added) == (0, 1, 1)
    assert history(vault, "E1") == ["Notified on 1 March 2022", "Meeting held on 2 March 2022"]


def test_a_known_enquiry_is_found_whatever_the_letter_case(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY])
    bring_rows([], [happened("e1", "2/3/2022", "Meeting held")])
    assert list(known(vault)) == ["E1"]
    assert len(event_ids(vault)) == 1


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Child reference", "Another", "C2 (Child reference): read “Another”, but the register holds “child of E1”"),
        ("Cohort", "D", "F2 (Cohort): read “D”, but the register holds “B”"),
        ("Notified on", "2/3/2022", "G2 (Notified on): read “2 March 2022”, but the register holds “1 March 2022”"),
        ("Council", "Nottingham City", "B2 (Council): read “Nottingham City”. This is the register of Derby City"),
    ],
)
def test_a_known_enquiry_that_differs_in_what_counts_is_a_problem_that_names_both(
    bring_rows: Bring, vault: Vault, column: str, value: str, said: str
) -> None:
    bring_rows([ENQUIRY])
    before = dump(vault)
    done = bring_rows([{**ENQUIRY, column: value}], [HELD])
    assert [problem.startswith(f"Enquiries {said}") for problem in done.problems] == [True]
    assert dump(vault) == before


def test_a_cohort_since_changed_does_not_differ_from_the_one_proposed(bring_rows: Bring) -> None:
    rows = [happened("E1", "2/3/2022", "Cohort changed", Cohort="C")]
    bring_rows([ENQUIRY], rows)
    assert bring_rows([ENQUIRY], rows).problems == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Initials", "X Y", "D2 (Initials): read “X Y”, the register holds “T T”"),
        ("Date of birth", "6/6/2009", "E2 (Date of birth): read “6 June 2009”, the register holds “5 June 2009”"),
        ("Source", "Other", "H2 (Source): read “Other”, the register holds “Panel”"),
        ("Social worker", "Ann", "I2 (Social worker): read “Ann”, the register holds nothing"),
        ("Team", "North", "J2 (Team): read “North”, the register holds nothing"),
        ("Placement type", "U4", "K2 (Placement type): read “U4”, the register holds “K2”"),
        ("Legal status", "C2", "L2 (Legal status): read “C2”, the register holds nothing"),
        ("Notes", "Loud", "M2 (Notes): read “Loud”, the register holds “Calm”"),
    ],
)
def test_other_differing_cells_are_named_and_left_as_they_are(
    bring_rows: Bring, vault: Vault, column: str, value: str, said: str
) -> None:
    bring_rows([ENQUIRY])
    before = dump(vault)
    done = bring_rows([{**ENQUIRY, column: value}])
    assert (done.differing, done.problems, done.enquiries.there) == ([f"Enquiries {said}"], [], 1)
    assert dump(vault) == before


def test_a_blank_cell_does_not_differ(bring_rows: Bring) -> None:
    bring_rows([ENQUIRY])
    assert bring_rows([enquiry("E1", "1/3/2022", "B")]).differing == []


def test_added_events_come_after_those_of_that_day_in_sheet_order(bring_rows: Bring, vault: Vault) -> None:
    def of_a_day(*names: str) -> list[Cells]:
        return [happened("E1", "2/3/2022", name) for name in names]

    bring_rows([ENQUIRY], of_a_day("Criteria met", "Not presented"))
    bring_rows([], [*of_a_day("Reopened", "Closed other"), happened("E1", "1/3/2022", "Meeting held")])
    assert [event.kind.value for event in events(vault, "E1")] == [
        "Notified", "Meeting held", "Criteria met", "Not presented", "Reopened", "Closed other",
    ]  # fmt: skip


def test_a_back_dated_row_is_refused_by_the_later_event_that_stands_in_its_way(
    bring_rows: Bring, vault: Vault
) -> None:
    bring_rows([ENQUIRY], [happened("E1", "5/3/2022", "Criteria met")])
    before = dump(vault)
    (said,) = bring_rows([], [happened("E1", "3/3/2022", "Withdrawn", By="Family")]).problems
    assert said.startswith(
        "Events C2 (Event): “Withdrawn on 3 March 2022” leaves no room for what the register holds: "
    )
    assert said.endswith("Criteria met on 5 March 2022. Void or correct that first, or mend this row.")
    assert dump(vault) == before


@pytest.mark.parametrize(("journal", "sheet", "added"), [(1, 1, 0), (1, 3, 2), (2, 1, 0), (3, 3, 0), (0, 2, 2)])
def test_of_equal_rows_as_many_are_skipped_as_the_journal_holds(
    bring_rows: Bring, vault: Vault, journal: int, sheet: int, added: int
) -> None:
    bring_rows([ENQUIRY], [HELD] * journal)
    done = bring_rows([], [HELD] * sheet)
    assert (done.events.added, done.events.there) == (added, sheet - added)
    assert len(event_ids(vault)) == journal + added


@pytest.mark.parametrize("sheet", [1, 2, 3])
def test_voided_events_count_among_those_that_the_journal_holds(
    bring_rows: Bring, vault: Vault, desk: Desk, sheet: int
) -> None:
    bring_rows([ENQUIRY], [HELD, HELD])
    void(vault, desk, event_ids(vault)[0])
    done = bring_rows([], [HELD] * sheet)
    assert (done.events.there, done.events.added) == (min(sheet, 2), max(0, sheet - 2))
    assert len(event_ids(vault)) == 1 + max(0, sheet - 2)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Date", "3/3/2022"),
        ("Event", "Meeting planned"),
        ("Reason", "Asked"),
        ("Notes", "Other"),
        ("Meeting on", "9/3/2022"),
        ("Meeting reference", "M-1"),
        ("Provider reference", "P-1"),
    ],
)
def test_a_row_that_differs_in_any_cell_is_another_event(
    bring_rows: Bring, vault: Vault, column: str, value: str
) -> None:
    bring_rows([ENQUIRY], [HELD])
    assert bring_rows([], [{**HELD, column: value}]).events.added == 1
    assert len(event_ids(vault)) == 2


def test_a_row_with_an_event_id_finds_that_event(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY], [HELD, HELD])
    first, second = event_ids(vault)
    before = dump(vault)
    done = bring_rows([], [{**HELD, "Event id": second}, {**HELD, "Event id": first.upper()}, HELD])
    assert (done.events.there, done.events.added) == (2, 1)
    assert len(dump(vault)["entry"]) == len(before["entry"]) + 1


def test_a_row_that_finds_its_event_by_id_leaves_the_equal_one_to_a_row_without(
    bring_rows: Bring, vault: Vault
) -> None:
    bring_rows([ENQUIRY], [HELD, HELD])
    done = bring_rows([], [HELD, {**HELD, "Event id": event_ids(vault)[0]}])
    assert (done.events.there, done.events.added) == (2, 0)


def test_an_event_id_that_is_new_is_kept(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY], [{**HELD, "Event id": "ours-1"}])
    assert event_ids(vault) == ["ours-1"]
    assert bring_rows([], [{**HELD, "Event id": "ours-1"}]).events.there == 1


def test_a_voided_event_is_found_by_its_id_and_stays_voided(bring_rows: Bring, vault: Vault, desk: Desk) -> None:
    bring_rows([ENQUIRY], [{**HELD, "Event id": "ours-1"}])
    void(vault, desk, "ours-1")
    before = dump(vault)
    done = bring_rows([ENQUIRY], [{**HELD, "Event id": "ours-1"}])
    assert (done.events.there, done.events.added, done.problems) == (1, 0, [])
    assert dump(vault) == before
    assert history(vault, "E1") == ["Notified on 1 March 2022"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (happened("E1", "3/3/2022", "Withdrawn", By="Family"), "B2 (Date): read “3 March 2022”"),
        (happened("E1", "2/3/2022", "Not presented"), "C2 (Event): read “Not presented”"),
        (happened("E1", "2/3/2022", "Withdrawn", By="Provider"), "E2 (By): read “Provider”"),
    ],
)
def test_an_event_found_by_its_id_differs_in_nothing_that_counts(
    bring_rows: Bring, vault: Vault, row: Cells, said: str
) -> None:
    bring_rows([ENQUIRY], [happened("E1", "2/3/2022", "Withdrawn", By="Family", Event_id="ours-1")])
    before = dump(vault)
    done = bring_rows([], [{**row, "Event id": "ours-1"}])
    assert done.problems[0].startswith(f"Events {said}, but the event of that id has “")
    assert dump(vault) == before


def test_an_event_found_by_its_id_keeps_its_words_and_the_summary_says_so(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY], [{**HELD, "Event id": "ours-1"}])
    before = dump(vault)
    done = bring_rows([], [{**HELD, "Event id": "ours-1", "Notes": "Changed"}])
    (said,) = done.differing
    assert (done.problems, said.startswith("Events G2 (Notes): read “Changed”, the register holds ")) == ([], True)
    assert dump(vault) == before


def test_an_event_id_of_another_enquiry_of_the_register_is_a_problem(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([ENQUIRY, enquiry("E2", "1/3/2022")], [{**HELD, "Event id": "ours-1"}])
    before = dump(vault)
    done = bring_rows([], [happened("E2", "2/3/2022", "Meeting held", Notes="Panel", Event_id="ours-1")])
    assert done.problems == ["Events K2 (Event id): “ours-1” belongs to another enquiry. Clear the cell."]
    assert dump(vault) == before


def test_an_event_id_of_two_enquiries_of_the_workbook_is_a_problem(bring_rows: Bring, vault: Vault) -> None:
    rows = [happened(reference, "2/3/2022", "Meeting held", Event_id="ours-1") for reference in ("E1", "E2", "E3")]
    rows[2] = {**rows[2], "Event id": "ours-3"}
    done = bring_rows([enquiry(reference, "1/3/2022") for reference in ("E1", "E2", "E3")], rows)
    assert any("ours-1" in said and said.startswith("Events K") for said in done.problems)
    assert "E3" in known(vault)


def test_an_id_that_stands_twice_at_equal_rows_is_one_event(bring_rows: Bring, vault: Vault) -> None:
    row = {**HELD, "Event id": "ours-1"}
    assert bring_rows([ENQUIRY], [row, row]).problems == []
    assert event_ids(vault) == ["ours-1"]


def test_an_id_that_stands_twice_at_differing_rows_is_a_problem(bring_rows: Bring, vault: Vault) -> None:
    row = {**HELD, "Event id": "ours-1"}
    done = bring_rows([ENQUIRY], [row, {**row, "Date": "3/3/2022"}])
    assert [said.startswith("Events B3 (Date): read “3 March 2022”") for said in done.problems] == [True]
    assert known(vault) == {}


def test_an_enquiry_that_holds_nothing_new_is_left_untouched_beside_one_that_does(
    bring_rows: Bring, vault: Vault
) -> None:
    bring_rows([ENQUIRY], [HELD])
    done = bring_rows([ENQUIRY, enquiry("E2", "1/3/2022")], [HELD])
    assert (done.enquiries.added, done.enquiries.there) == (1, 1)
    assert len(event_ids(vault)) == 1
