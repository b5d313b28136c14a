"""The enquiries of a register that wait for answers, and the workbook that asks for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.chasing import Chase
from stars_desktop.domain.entries import Reply
from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.services.chasing import cannot_tell, export_chases
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, answered, day, enquiry, happened

FOSTERED = {"Placement_type": "U4", "Date_of_birth": "28/2/2010", "Initials": "KM", "Notes": "Rang the school"}
STANDS = "Does the foster placement still stand?"


@pytest.fixture
def filled(vault: Vault, desk: Desk, book: Callable[..., Path]) -> Vault:
    """Enquiries for B that lack one answer: two open, one decided, one withdrawn; and one that lacks none."""
    workers = ("Una Unreal", "Ann Lee", "Ann Lee", "Ann Lee", "Ann Lee")
    enquiries = [
        enquiry(f"DER-{number}", "1/3/2023", "B", **FOSTERED, Social_worker=worker, Team="North")
        for number, worker in enumerate(workers, start=1)
    ]
    events = [
        happened("DER-3", "2/3/2023", "Criteria met"),
        happened("DER-4", "2/3/2023", "Withdrawn", By="Family"),
    ]
    answers = [answered(f"DER-{number}", named, "Yes") for number in range(1, 6) for named in ("X7", "B2")]
    path = book(enquiries, events, [*answers, answered("DER-5", "B6", "Yes")])
    assert import_workbook(vault, desk.clerk, Order(path)).problems == []
    return vault


def found(vault: Vault, desk: Desk) -> list[Chase]:
    return cannot_tell(vault, desk.clerk.today)


def test_undecided_enquiries_that_lack_an_answer_are_listed_by_social_worker(filled: Vault, desk: Desk) -> None:
    assert [(one.social_worker, one.team, one.child, one.questions) for one in found(filled, desk)] == [
        ("Ann Lee", "North", "KM (DER-2)", (STANDS,)),
        ("Una Unreal", "North", "KM (DER-1)", (STANDS,)),
    ]


def test_one_that_was_answered_is_listed_no_more(filled: Vault, desk: Desk) -> None:
    answer(filled, desk.clerk, "DER-2", "B6", Reply.YES, "", "", day("2023-03-02"))
    assert [one.reference for one in found(filled, desk)] == ["DER-1"]


def test_looking_tells_how_far_it_is_and_can_be_stopped(filled: Vault, desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    cannot_tell(filled, desk.clerk.today, lambda _, done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def stop(_stage: str, _done: int, _total: int) -> None:
        raise CancelledError("Cancelled. Nothing was changed.")

    with pytest.raises(CancelledError):
        cannot_tell(filled, desk.clerk.today, stop)


def test_the_questions_are_saved_with_reference_and_initials_and_nothing_else_of_the_child(
    filled: Vault, desk: Desk, tmp_path: Path
) -> None:
    export_chases(filled, desk.clerk, found(filled, desk), tmp_path / "ask.xlsx")
    book = load_workbook(tmp_path / "ask.xlsx")
    assert book.sheetnames == ["Questions"]
    rows = [row for row in book["Questions"].iter_rows(values_only=True) if row[2] == "DER-2"]
    assert rows == [("North", "Ann Lee", "DER-2", "KM", "Foster care stability", STANDS, None, None)]
    cells = [str(cell) for row in book["Questions"].iter_rows(values_only=True) for cell in row]
    text = " ".join(cells)
    assert not any(word in text for word in ("child of", "2010", "Rang the school", "U4"))


def test_nothing_is_saved_over_the_register(filled: Vault, desk: Desk) -> None:
    with pytest.raises(ExpectedError, match="does not"):
        export_chases(filled, desk.clerk, found(filled, desk), filled.path)
