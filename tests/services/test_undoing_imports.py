"""Taking a whole import out again, what stays of it, and importing once more."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.entries import Fact, FactName, Note
from stars_desktop.domain.errors import CancelledError, ExpectedError, RefusedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.returns import Asked
from stars_desktop.services.checking import check_register
from stars_desktop.services.exporting import export_register
from stars_desktop.services.importing import Outcome
from stars_desktop.services.importing.past import Undone, past_imports, undo_import
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, answered, day, enquiry, happened
from tests.services.held import dump, events, history, known

Bring = Callable[..., Outcome]
Book = Callable[..., Path]

E1, E2 = enquiry("E1", "1/3/2022", Initials="T T"), enquiry("E2", "1/3/2022", "B")
EVENTS = [
    happened("E1", "2/3/2022", "Meeting held", Meeting_reference="M1", Event_id="ours-1"),
    happened("E2", "3/3/2022", "Meeting held"),
    happened("E2", "4/3/2022", "Criteria met", Event_id="ours-2"),
    happened("E2", "5/3/2022", "Progressed"),
]
ANSWERS = [answered("E1", "A2", "Yes")]


@pytest.fixture
def path(book: Book) -> Path:
    """A workbook of two enquiries."""
    return book([E1, E2], EVENTS, ANSWERS)


def undo(vault: Vault, desk: Desk) -> Undone:
    """Undoes the newest import."""
    return undo_import(vault, desk.clerk, past_imports(vault)[0].id)


def sound(vault: Vault, desk: Desk) -> bool:
    """Whether the register is: its file, its projections and its figures."""
    assert check_register(vault, desk.clerk).findings == []
    return True


def record(vault: Vault, desk: Desk, reference: str, kind: Kind, on: str) -> str:
    """An event recorded by hand; its id."""
    new = Event(desk.clerk.new_id(), kind, day(on), 0)
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.record(known(vault)[reference].id, [new])
        journal.flush()
    return new.id


def note(vault: Vault, desk: Desk, reference: str) -> str:
    """A note written by hand; its id."""
    new = Note(desk.clerk.new_id(), "Rang the school", day("2023-10-19"))
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.add_entries(known(vault)[reference].id, [new])
        journal.flush()
    return new.id


def void(vault: Vault, desk: Desk, entry_id: str) -> None:
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.void(entry_id, "Typed twice")
        journal.flush()


def figures(vault: Vault, desk: Desk, as_known: date | None = None) -> str:
    """The digest of the Year 2 return."""
    return pipeline_return(vault, Asked.on(desk.clerk.today, contract_year(2), None, as_known)).digest


def test_the_imports_of_a_register_are_listed_the_newest_first(
    bring: Bring, book: Book, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    desk.set(2023, 10, 19)
    later = book([enquiry("E3", "1/3/2022")], [happened("E1", "7/3/2022", "Withdrawn", By="Family")])
    bring(later)
    newest, oldest = past_imports(vault)
    assert (newest.file_name, newest.enquiries, newest.events, newest.touched) == (later.name, 1, 1, 2)
    assert (oldest.file_name, oldest.enquiries, oldest.events, oldest.touched) == (path.name, 2, 4, 2)
    assert (newest.by, newest.at.date()) == ("Tess Tester", day("2023-10-19"))
    assert not newest.undone


def test_a_register_without_imports_has_an_empty_list(vault: Vault) -> None:
    assert past_imports(vault) == []


def test_an_undone_import_counts_nowhere(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    nothing = figures(vault, desk)
    bring(path)
    assert undo(vault, desk) == Undone(2, 4, 1, 0, [])
    assert known(vault) == {}
    assert figures(vault, desk) == nothing
    assert sound(vault, desk)
    (past,) = past_imports(vault)
    assert (past.undone, past.standing, past.enquiries, past.events) == (True, 0, 2, 4)


def test_what_was_known_before_the_undo_stays_countable(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    nothing = figures(vault, desk)
    bring(path)
    counted = figures(vault, desk)
    desk.set(2023, 10, 20)
    undo(vault, desk)
    assert figures(vault, desk, day("2023-10-17")) == nothing != counted
    assert figures(vault, desk, day("2023-10-18")) == figures(vault, desk, day("2023-10-19")) == counted
    assert figures(vault, desk, day("2023-10-20")) == nothing
    assert sound(vault, desk)


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_after_an_undo_the_same_workbook_comes_in_as_if_for_the_first_time(
    bring: Bring, path: Path, vault: Vault, desk: Desk, rounds: int
) -> None:
    first = bring(path)
    one = {reference: history(vault, reference) for reference in ("E1", "E2")}
    counted = figures(vault, desk)
    for _ in range(rounds):
        undo(vault, desk)
        again = bring(path)
        assert (again.preview, again.enquiries, again.events) == (first.preview, first.enquiries, first.events)
    assert {reference: history(vault, reference) for reference in ("E1", "E2")} == one
    assert [event.id for event in events(vault, "E1")][1:] == ["ours-1"]
    assert figures(vault, desk) == counted
    assert sound(vault, desk)
    assert [past.undone for past in past_imports(vault)] == [False, *[True] * rounds]


def test_importing_again_after_an_undo_finds_everything_the_next_time(
    bring: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    undo(vault, desk)
    bring(path)
    before = dump(vault)
    assert not any(line.adds for line in bring(path).preview)
    assert dump(vault) == before


def test_the_mended_workbook_comes_in_after_an_undo(
    bring: Bring, bring_rows: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    undo(vault, desk)
    done = bring_rows([{**E1, "Cohort": "D", "Child reference": "another child"}, E2], EVENTS)
    assert (done.problems, done.enquiries.added) == ([], 2)
    assert known(vault)["E1"].child_reference == "another child"
    assert sound(vault, desk)


def test_the_ids_of_an_undone_import_are_free_for_another_enquiry(
    bring: Bring, bring_rows: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    undo(vault, desk)
    row = happened("E5", "2/3/2022", "Meeting held", Event_id="ours-1")
    assert bring_rows([enquiry("E5", "1/3/2022")], [row]).problems == []


def test_an_import_into_known_enquiries_leaves_them_as_they_were(bring_rows: Bring, vault: Vault, desk: Desk) -> None:
    bring_rows([E1])
    counted = figures(vault, desk)
    rows = [happened("E1", "2/3/2022", "Meeting held"), happened("E1", "3/3/2022", "Withdrawn", By="Family")]
    bring_rows([], rows, ANSWERS)
    assert undo(vault, desk) == Undone(0, 2, 1, 0, [])
    assert history(vault, "E1") == ["Notified on 1 March 2022"]
    assert figures(vault, desk) == counted
    again = bring_rows([], rows, ANSWERS)
    assert (again.events.added, again.answers.added) == (2, 1)
    assert sound(vault, desk)


def test_an_enquiry_with_a_later_event_stays_as_it_is(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    bring(path)
    desk.set(2023, 10, 19)
    record(vault, desk, "E1", Kind.CLOSED_OTHER, "2022-03-09")
    done = undo(vault, desk)
    assert (done.enquiries, done.events) == (1, 3)
    assert done.kept == ["E1 stays as it is. Added to it since: Closed other on 9 March 2022."]
    assert history(vault, "E1")[1:] == ["Meeting held on 2 March 2022", "Closed other on 9 March 2022"]
    assert list(known(vault)) == ["E1"]
    assert sound(vault, desk)


def test_an_enquiry_with_a_later_note_stays_as_it_is(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    bring(path)
    note(vault, desk, "E2")
    done = undo(vault, desk)
    assert done.kept == ["E2 stays as it is. Added to it since: a note on 19 October 2023."]
    assert len(history(vault, "E2")) == 4
    assert sound(vault, desk)
    assert [line.adds for line in bring(path).preview] == [True, False]


def test_an_enquiry_with_a_later_fact_or_a_later_import_stays_as_it_is(
    bring: Bring, bring_rows: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.add_entries(known(vault)["E1"].id, [Fact("f", FactName.TEAM, "North", day("2022-05-01"))])
        journal.flush()
    bring_rows([], [happened("E2", "6/3/2022", "Meeting held")])
    done = undo_import(vault, desk.clerk, past_imports(vault)[1].id)
    assert done == Undone(
        0,
        0,
        0,
        0,
        [
            "E1 stays as it is. Added to it since: Team on 1 May 2022.",
            "E2 stays as it is. Added to it since: Meeting held on 6 March 2022.",
        ],
    )
    assert not past_imports(vault)[1].undone


def test_imports_undone_from_the_newest_on_leave_nothing(
    bring: Bring, bring_rows: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    bring_rows([], [happened("E2", "6/3/2022", "Meeting held")])
    undo(vault, desk)
    done = undo_import(vault, desk.clerk, past_imports(vault)[1].id)
    assert (done.enquiries, done.kept) == (2, [])
    assert known(vault) == {}
    assert sound(vault, desk)


def test_what_was_kept_goes_once_what_was_added_since_is_voided(
    bring: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    added = note(vault, desk, "E2")
    undo(vault, desk)
    void(vault, desk, added)
    assert undo(vault, desk) == Undone(1, 3, 0, 0, [])
    assert known(vault) == {}
    assert bring(path).enquiries.added == 2
    assert sound(vault, desk)


def test_events_that_later_ones_rest_on_stay(bring_rows: Bring, vault: Vault, desk: Desk) -> None:
    bring_rows([E1, E2])
    rows = [happened("E1", "2/3/2022", "Criteria met"), happened("E2", "2/3/2022", "Criteria met")]
    bring_rows([], rows, ANSWERS)
    record(vault, desk, "E1", Kind.PROGRESSED, "2022-03-09")
    record(vault, desk, "E2", Kind.WITHDRAWN, "2022-03-09")
    done = undo(vault, desk)
    said = "E1 stays as it is. Not allowed without what was imported: Progressed on 9 March 2022."
    assert done == Undone(0, 1, 0, 0, [said])
    assert history(vault, "E1")[1:] == ["Criteria met on 2 March 2022", "Progressed on 9 March 2022"]
    assert history(vault, "E2")[1:] == ["Withdrawn on 9 March 2022"]
    assert sound(vault, desk)


def test_an_event_voided_by_hand_in_a_known_enquiry_still_counts_as_held(
    bring_rows: Bring, vault: Vault, desk: Desk
) -> None:
    rows = [happened("E1", f"{number}/3/2022", "Meeting held", Event_id=f"ours-{number}") for number in (2, 3)]
    bring_rows([E1])
    bring_rows([], rows)
    void(vault, desk, "ours-2")
    assert undo(vault, desk).events == 1
    again = bring_rows([], rows)
    assert (again.events.added, again.events.there) == (1, 1)
    assert history(vault, "E1")[1:] == ["Meeting held on 3 March 2022"]


def test_an_enquiry_voided_by_hand_is_free_again_once_its_import_is_undone(
    bring: Bring, path: Path, vault: Vault, desk: Desk
) -> None:
    bring(path)
    void(vault, desk, "ours-1")
    void(vault, desk, events(vault, "E1")[0].id)
    undo(vault, desk)
    assert bring(path).enquiries.added == 2
    assert history(vault, "E1")[1:] == ["Meeting held on 2 March 2022"]
    assert sound(vault, desk)


def test_an_import_is_undone_once(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    bring(path)
    undo(vault, desk)
    before = dump(vault)
    with pytest.raises(RefusedError, match="was taken back already"):
        undo(vault, desk)
    with pytest.raises(ExpectedError, match="not in this register"):
        undo_import(vault, desk.clerk, 99)
    assert dump(vault) == before


def test_an_undo_that_is_cancelled_changes_nothing(bring: Bring, path: Path, vault: Vault, desk: Desk) -> None:
    def cancel(_stage: str, _done: int, _total: int) -> None:
        raise CancelledError("Stopped. Nothing was changed.")

    bring(path)
    before = dump(vault)
    with pytest.raises(CancelledError):
        undo_import(vault, desk.clerk, past_imports(vault)[0].id, cancel)
    assert dump(vault) == before


def test_an_undone_import_is_not_exported(bring: Bring, path: Path, vault: Vault, desk: Desk, tmp_path: Path) -> None:
    bring(path)
    undo(vault, desk)
    assert set(export_register(vault, Desk().clerk, tmp_path / "all.xlsx").values()) == {0}
    bring(path)
    assert export_register(vault, Desk().clerk, tmp_path / "all.xlsx")["Events"] == 4


def test_no_reference_and_no_id_that_is_typed_looks_undone(bring_rows: Bring, vault: Vault) -> None:
    rows = [happened("UNDONE 1 e1", "2/3/2022", "Meeting held", Event_id="UNDONE 1 ours-1")]
    bring_rows([enquiry("UNDONE 1 e1", "1/3/2022")], rows)
    assert history(vault, "UNDONE 1 e1")[1:] == ["Meeting held on 2 March 2022"]
    assert not any(line.adds for line in bring_rows([enquiry("UNDONE 1 e1", "1/3/2022")], rows).preview)
    assert not past_imports(vault)[0].undone
