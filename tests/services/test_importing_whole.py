"""An import is one step: all of it or nothing, tried first if wanted, and telling how far it is."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, answered, enquiry, happened
from tests.services.held import dump, known

Bring = Callable[..., Outcome]
Book = Callable[..., Path]


@pytest.fixture
def mixed(book: Book) -> Path:
    """Two enquiries to take and one to hold back."""
    return book(
        [enquiry("E1", "1/3/2022"), enquiry("E2", "1/3/2022"), enquiry("E3", "soon")],
        [happened("E1", "2/3/2022", "Meeting held")],
        [answered("E2", "A2", "Yes")],
    )


def test_a_dry_run_records_nothing_and_says_what_an_import_would_do(bring: Bring, vault: Vault, mixed: Path) -> None:
    before = dump(vault)
    tried = bring(mixed, dry_run=True)
    assert dump(vault) == before
    assert tried == bring(mixed)
    assert (tried.enquiries.added, tried.enquiries.rejected) == (2, 1)


def test_a_dry_run_needs_a_register_opened_for_reading_alone(
    vault: Vault, desk: Desk, mixed: Path, register: Path, passphrase: str
) -> None:
    with Vault.open(register, passphrase) as reading:
        assert import_workbook(reading, desk.clerk, Order(mixed, dry_run=True)).enquiries.added == 2
    assert known(vault) == {}


def test_a_dry_run_writes_its_rejects(bring: Bring, mixed: Path, tmp_path: Path) -> None:
    bring(mixed, dry_run=True, rejects=tmp_path / "to-mend.xlsx")
    assert (tmp_path / "to-mend.xlsx").exists()


def test_an_import_whose_rejects_cannot_be_written_records_nothing(
    bring: Bring, vault: Vault, mixed: Path, tmp_path: Path
) -> None:
    before = dump(vault)
    with pytest.raises(ExpectedError, match="There is no folder"):
        bring(mixed, rejects=tmp_path / "nowhere" / "to-mend.xlsx")
    assert dump(vault) == before


def test_an_import_stopped_while_it_records_leaves_the_register_as_it_was(
    vault: Vault, desk: Desk, book: Book
) -> None:
    def stop(stage: str, done: int, _: int) -> None:
        if (stage, done) == ("Recording", 1200):
            raise KeyboardInterrupt

    path = book([enquiry(f"E{number}", "1/3/2022") for number in range(1300)])
    before = dump(vault)
    with pytest.raises(KeyboardInterrupt):
        import_workbook(vault, desk.clerk, Order(path), stop)
    assert dump(vault) == before
    assert import_workbook(vault, desk.clerk, Order(path)).enquiries.added == 1300


def test_progress_is_told_step_by_step_to_the_end(vault: Vault, desk: Desk, mixed: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def progress(stage: str, done: int, total: int) -> None:
        told[stage].append((done, total))

    import_workbook(vault, desk.clerk, Order(mixed), progress)
    assert list(told) == ["Reading", "Sorting", "Checking", "Recording"]
    for stage in told.values():
        assert [done for done, _ in stage] == sorted(done for done, _ in stage)
        assert stage[-1][0] == stage[-1][1]
    assert told["Checking"] == [(1, 3), (2, 3), (3, 3)]
    assert told["Recording"] == [(1, 2), (2, 2)]


def test_an_import_is_one_batch_by_the_name_of_its_file(bring: Bring, vault: Vault, mixed: Path) -> None:
    bring(mixed)
    tables = dump(vault)
    (batch,) = tables["batch"]
    assert batch[1] == mixed.name
    assert {row[3] for row in tables["entry"]} == {batch[0]}


def test_the_workbook_that_is_imported_is_left_as_it_was(bring: Bring, mixed: Path) -> None:
    content = mixed.read_bytes()
    bring(mixed)
    assert mixed.read_bytes() == content


@pytest.fixture
def is_open() -> Callable[[Path], bool]:
    """Whether this process holds a file open."""
    files = Path("/proc/self/fd")
    if not files.exists():
        pytest.skip("open files are listed on Linux alone")
    return lambda path: path in [file.readlink() for file in files.iterdir() if file.is_symlink()]


def test_the_workbook_is_closed_after_an_import(bring: Bring, mixed: Path, is_open: Callable[[Path], bool]) -> None:
    with mixed.open("rb"):
        assert is_open(mixed)
    bring(mixed)
    assert not is_open(mixed)


def test_a_workbook_that_is_refused_is_closed_when_the_sentence_is_shown(
    bring: Bring, book: Book, is_open: Callable[[Path], bool]
) -> None:
    path = book([{**enquiry("E1", "1/3/2022"), " Cohort": "A"}])
    with pytest.raises(ExpectedError) as refused:
        bring(path)
    assert not is_open(path), str(refused.value)
