"""What an import would do, enquiry by enquiry; importing what was looked at; stopping; the rejects afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.services.importing import (
    Order,
    Outcome,
    What,
    import_previewed,
    import_workbook,
    save_rejects,
)
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, answered, enquiry, happened
from tests.services.held import dump, history, known

Bring = Callable[..., Outcome]
Book = Callable[..., Path]

PLANNED = happened("E1", "2/3/2022", "Meeting planned")
MET = happened("E2", "4/3/2022", "Criteria met")


@pytest.fixture
def mixed(bring_rows: Bring, book: Book) -> Path:
    """A workbook of all kinds, for a register that holds E1 and E2 already."""
    bring_rows([enquiry("E1", "1/3/2022"), enquiry("E2", "1/3/2022")], [PLANNED])
    return book(
        [enquiry("E4", "1/3/2022", "X"), enquiry("E2", "1/3/2022"), enquiry("E3", "3/3/2022")],
        [
            PLANNED,
            MET,
            happened("E3", "4/3/2022", "Withdrawn", By="Family"),
            happened("E4", "5/3/2022", "Moved"),
            happened("", "5/3/2022", "Meeting held"),
            happened("E9", "5/3/2022", "Meeting held"),
        ],
        [answered("E2", "A2", "Yes"), answered("E4", "A2", "Yes"), answered("E3", "A2", "No")],
    )


def test_a_preview_has_one_line_for_each_enquiry_in_the_order_of_the_workbook(bring: Bring, mixed: Path) -> None:
    lines = bring(mixed, dry_run=True).preview
    assert [(line.reference, line.what, line.events, line.answers, line.adds) for line in lines] == [
        ("E4", What.HELD_BACK, 1, 1, False),
        ("E2", What.KNOWN, 1, 1, True),
        ("E3", What.NEW, 1, 1, True),
        ("E1", What.KNOWN, 0, 0, False),
        ("", What.HELD_BACK, 1, 0, False),
        ("E9", What.HELD_BACK, 1, 0, False),
    ]


def test_each_problem_of_a_preview_names_its_cell(bring: Bring, mixed: Path) -> None:
    lines = bring(mixed, dry_run=True).preview
    assert [[said.split(":")[0] for said in line.problems] for line in lines] == [
        ["Enquiries F2 (Cohort)", "Events C5 (Event)"],
        [],
        [],
        [],
        ["Events A6 (Enquiry reference)"],
        ["Events A7 (Enquiry reference)"],
    ]


def test_a_new_enquiry_without_events_adds_something(bring_rows: Bring) -> None:
    (line,) = bring_rows([enquiry("E1", "1/3/2022")]).preview
    assert (line.what, line.events, line.adds) == (What.NEW, 0, True)


def test_an_import_has_the_lines_that_its_trial_had(bring: Bring, mixed: Path) -> None:
    assert bring(mixed, dry_run=True).preview == bring(mixed).preview


def test_what_was_looked_at_can_be_imported(vault: Vault, desk: Desk, bring: Bring, mixed: Path) -> None:
    trial = bring(mixed, dry_run=True)
    done = import_previewed(vault, desk.clerk, trial)
    assert done.preview == trial.preview
    assert history(vault, "E2") == ["Notified on 1 March 2022", "Criteria met on 4 March 2022"]
    assert sorted(known(vault)) == ["E1", "E2", "E3"]


def test_a_workbook_changed_since_it_was_looked_at_is_not_imported(
    vault: Vault, desk: Desk, bring: Bring, book: Book, mixed: Path
) -> None:
    trial = bring(mixed, dry_run=True)
    mixed.write_bytes(book([enquiry("E7", "1/3/2022")]).read_bytes())
    before = dump(vault)
    with pytest.raises(ExpectedError, match="was changed since it was read"):
        import_previewed(vault, desk.clerk, trial)
    mixed.unlink()
    with pytest.raises(ExpectedError, match="There is no file"):
        import_previewed(vault, desk.clerk, trial)
    assert dump(vault) == before


@pytest.mark.parametrize("dry_run", [True, False])
def test_rejects_can_be_saved_after_a_trial_or_an_import(
    vault: Vault, bring: Bring, mixed: Path, tmp_path: Path, dry_run: bool
) -> None:
    later = tmp_path / "later.xlsx"
    done = bring(mixed, dry_run=dry_run)
    mixed.unlink()
    save_rejects(vault, Desk().clerk, done, later)
    book = load_workbook(later)
    assert [[row[0].value for row in book[name].iter_rows(min_row=2)] for name in ("Enquiries", "Events")] == [
        ["E4"],
        ["E4", None, "E9"],
    ]


def test_rejects_saved_later_are_those_of_the_import(vault: Vault, bring: Bring, mixed: Path, tmp_path: Path) -> None:
    done = bring(mixed, rejects=tmp_path / "at-once.xlsx")
    save_rejects(vault, Desk().clerk, done, tmp_path / "later.xlsx")
    one, other = (load_workbook(tmp_path / name) for name in ("at-once.xlsx", "later.xlsx"))
    for sheet in one.sheetnames:
        assert list(one[sheet].values) == list(other[sheet].values)


def test_rejects_are_written_neither_over_the_workbook_nor_over_the_register(
    vault: Vault, bring: Bring, mixed: Path
) -> None:
    done = bring(mixed, dry_run=True)
    content = mixed.read_bytes()
    for target in (mixed, vault.path):
        with pytest.raises(ExpectedError, match="cannot be written over"):
            save_rejects(vault, Desk().clerk, done, target)
    assert mixed.read_bytes() == content


@pytest.mark.parametrize("stage", ["Reading", "Sorting", "Looking up", "Checking", "Recording"])
def test_an_import_cancelled_at_any_stage_changes_nothing_and_leaves_no_file(
    vault: Vault, desk: Desk, mixed: Path, tmp_path: Path, stage: str
) -> None:
    def cancel(now: str, done: int, _: int) -> None:
        if now == stage and done >= 1:
            raise CancelledError("The import was stopped. Nothing was changed.")

    before, files = dump(vault), sorted(tmp_path.iterdir())
    with pytest.raises(CancelledError, match="Nothing was changed"):
        import_workbook(vault, desk.clerk, Order(mixed, rejects=tmp_path / "to-mend.xlsx"), cancel)
    assert dump(vault) == before
    assert sorted(tmp_path.iterdir()) == files


def test_a_cancelled_import_can_be_done_again(vault: Vault, desk: Desk, bring: Bring, mixed: Path) -> None:
    def cancel(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("Recording", total):
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        import_workbook(vault, desk.clerk, Order(mixed), cancel)
    assert bring(mixed).enquiries.added == 1


def test_progress_is_told_many_times_while_a_workbook_is_read(vault: Vault, desk: Desk, book: Book) -> None:
    told: list[tuple[int, int]] = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "Reading":
            told.append((done, total))

    rows = [enquiry(f"E{number}", "1/3/2022", Notes=f"{number * 7919:x}" * 9) for number in range(2000)]
    import_workbook(vault, desk.clerk, Order(book(rows), dry_run=True), progress)
    assert len({done for done, _ in told}) > 30
    assert told[-1][0] == told[-1][1]
