"""What the import page shows, without a window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.vault import Vault
from stars_desktop.ui.importing.presenter import ImportPresenter, Only
from tests.conftest import Desk, enquiry, happened

Write = Callable[..., Path]


@pytest.fixture
def presenter(vault: Vault, desk: Desk) -> ImportPresenter:
    return ImportPresenter(vault, desk.clerk)


@pytest.fixture
def workbook(book: Write) -> Path:
    """Two enquiries that come in, and one with a date that is none."""
    return book(
        [enquiry("DER-0001", "1/10/2022"), enquiry("DER-0002", "2/10/2022", "B"), enquiry("DER-0003", "31/2/2022")],
        [happened("DER-0001", "5/10/2022", "Meeting held")],
    )


def test_a_preview_says_what_would_come_in_and_records_nothing(presenter: ImportPresenter, workbook: Path) -> None:
    shown = presenter.preview(workbook)
    assert shown.summary == "2 enquiries new, 1 held back for problems. Nothing is recorded yet."
    assert shown.does == "Import 2 enquiries"
    assert shown.counts() == {Only.ALL: 3, Only.ADDED: 2, Only.THERE: 0, Only.HELD_BACK: 1}
    (held,) = shown.only(Only.HELD_BACK)
    assert "Enquiries G4 (Notified on)" in held.problems[0]
    assert presenter.past() == []


def test_what_was_previewed_comes_in_and_is_named_among_the_earlier_ones(
    presenter: ImportPresenter, workbook: Path
) -> None:
    presenter.preview(workbook)
    said = presenter.bring_in()
    assert said == f"Imported from {workbook.name}: 2 enquiries and 1 event. 1 enquiry held back."
    (past,) = presenter.past()
    assert (past.file_name, past.brought, past.when) == (
        workbook.name,
        "2 enquiries and 1 event",
        "18 October 2023, 10:00",
    )
    again = presenter.preview(workbook)
    assert again.does == ""
    assert again.summary.startswith("2 there already, 1 held back")


def test_a_workbook_that_was_changed_since_is_not_brought_in(
    presenter: ImportPresenter, workbook: Path, book: Write
) -> None:
    presenter.preview(workbook)
    workbook.write_bytes(book([enquiry("DER-0009", "1/10/2022")], []).read_bytes())
    with pytest.raises(ExpectedError, match="was changed since it was read"):
        presenter.bring_in()


def test_rejects_are_saved_after_looking(presenter: ImportPresenter, workbook: Path, tmp_path: Path) -> None:
    presenter.preview(workbook)
    assert presenter.rejects_name() == f"{workbook.stem}-to-mend.xlsx"
    presenter.save_rejects(tmp_path / "mend.xlsx")
    sheet = load_workbook(tmp_path / "mend.xlsx")["Enquiries"]
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == ["DER-0003"]


def test_a_whole_import_is_taken_back_once(presenter: ImportPresenter, workbook: Path) -> None:
    presenter.preview(workbook)
    presenter.bring_in()
    (past,) = presenter.past()
    assert presenter.undo(past.id) == "Taken back: 2 enquiries and 1 event."
    (after,) = presenter.past()
    assert (after.can_undo, after.brought) == (False, "2 enquiries and 1 event, taken back")
    assert presenter.preview(workbook).does == "Import 2 enquiries"


def test_what_was_not_chosen_cannot_be_brought_in(presenter: ImportPresenter, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="Choose a workbook first"):
        presenter.bring_in()
    with pytest.raises(ExpectedError, match="Choose a workbook first"):
        presenter.save_rejects(tmp_path / "r.xlsx")
