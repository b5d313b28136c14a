"""Publication copies: given out, kept, and counted on by whoever has several of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.copies import from_text, to_text
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import CELLS, Cell, Copy
from stars_desktop.domain.returns import Asked
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.publication.attack import Attack
from stars_desktop.services.publishing import Wish, exposed_in_words, give_out, given_out, publication
from stars_desktop.services.returns import pipeline_return
from stars_desktop.services.submitting import submit
from stars_desktop.store.vault import Vault
from tests.conftest import Desk
from tests.services.disks import fill, small_disk

OCTOBER = Asked(Period(date(2022, 10, 1), date(2022, 10, 31)), date(2022, 10, 31))
NOVEMBER = Asked(Period(date(2022, 11, 1), date(2022, 11, 30)), date(2022, 11, 30))
BOTH = Asked(Period(date(2022, 10, 1), date(2022, 11, 30)), date(2022, 11, 30))
NOTIFIED_A = Cell("A", "notified")


def told(vault: Vault, desk: Desk, cohort: Cohort, month: int, many: int) -> None:
    for number in range(many):
        name = f"{cohort}-{month}-{number}"
        notify(vault, desk.clerk, Notification(name, f"CH-{name}", cohort, date(2022, month, 2 + number), {}))


@pytest.fixture
def filled(vault: Vault, desk: Desk) -> Vault:
    """October: 3 of A, 6 of B, 7 of C; November: 6, 5, 0."""
    for cohort, october, november in ((Cohort.A, 3, 6), (Cohort.B, 6, 5), (Cohort.C, 7, 0)):
        told(vault, desk, cohort, 10, october)
        told(vault, desk, cohort, 11, november)
    return vault


def test_a_copy_hides_what_copies_before_it_would_give_away_with_it(filled: Vault, desk: Desk) -> None:
    alone = publication(filled, desk.clerk, Wish(BOTH))
    assert alone.copy.hidden == frozenset()
    give_out(filled, desk.clerk, Wish(OCTOBER))
    give_out(filled, desk.clerk, Wish(NOVEMBER))
    both = publication(filled, desk.clerk, Wish(BOTH))
    assert NOTIFIED_A in both.copy.hidden
    assert Attack([*(one.copy for one in both.before), both.copy]).worked_out() == []
    assert exposed_in_words(both) == []


def test_what_is_given_out_is_kept_with_who_when_and_how(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    made = give_out(filled, desk.clerk, Wish(OCTOBER, 5), tmp_path / "copy.xlsx")
    (kept,) = given_out(filled)
    assert (kept.copy, kept.given_at, kept.given_by) == (made.copy, desk.at, "Tess Tester")
    assert (kept.submission, kept.hides_up_to) == (None, 5)
    assert kept.copy.rows == pipeline_return(filled, OCTOBER).rows
    sheet = load_workbook(tmp_path / "copy.xlsx")["Table_1"]
    assert [cell.value for cell in sheet[sheet.max_row - 4]][:2] == [
        "A - Residential Step Down to Foster Care",
        "[c]",
    ]


def test_looking_at_a_copy_keeps_nothing(filled: Vault, desk: Desk) -> None:
    publication(filled, desk.clerk, Wish(OCTOBER))
    assert given_out(filled) == []


def test_the_same_copy_again_is_the_same_and_counts_once(filled: Vault, desk: Desk) -> None:
    first = give_out(filled, desk.clerk, Wish(OCTOBER))
    again = give_out(filled, desk.clerk, Wish(OCTOBER))
    assert again.copy == first.copy
    assert len(given_out(filled)) == 2
    assert len(publication(filled, desk.clerk, Wish(OCTOBER)).before) == 1


def test_a_lower_threshold_later_shows_nothing_that_was_hidden(filled: Vault, desk: Desk) -> None:
    first = give_out(filled, desk.clerk, Wish(OCTOBER, 9))
    assert give_out(filled, desk.clerk, Wish(OCTOBER, 2)).copy.hidden >= first.copy.hidden


def test_what_was_shown_before_is_said_to_be_known(filled: Vault, desk: Desk) -> None:
    give_out(filled, desk.clerk, Wish(OCTOBER, 2))
    made = publication(filled, desk.clerk, Wish(OCTOBER, 4))
    assert NOTIFIED_A in made.copy.hidden
    (said,) = exposed_in_words(made)
    assert "cohort A: notified" in said
    assert not made.leaf.sound


def test_a_file_that_is_open_elsewhere_leaves_nothing_given_out(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.mkdir()
    (place / "copy.xlsx").write_bytes(b"as it was")
    (place / ".~lock.copy.xlsx#").touch()
    with pytest.raises(ExpectedError, match="open in another program"):
        give_out(filled, desk.clerk, Wish(OCTOBER), place / "copy.xlsx")
    assert given_out(filled) == []
    assert (place / "copy.xlsx").read_bytes() == b"as it was"
    assert sorted(one.name for one in place.iterdir()) == [".~lock.copy.xlsx#", "copy.xlsx"]


def test_a_full_disk_leaves_nothing_given_out(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "64k") as place:
        (place / "copy.xlsx").write_bytes(b"as it was")
        fill(place / "rest")
        with pytest.raises(ExpectedError, match="disk is full"):
            give_out(filled, desk.clerk, Wish(OCTOBER), place / "copy.xlsx")
        assert (place / "copy.xlsx").read_bytes() == b"as it was"
    assert given_out(filled) == []


def test_another_copy_than_was_seen_is_not_given_out(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    seen = publication(filled, desk.clerk, Wish(OCTOBER))
    told(filled, desk, Cohort.D, 10, 1)
    with pytest.raises(ExpectedError, match="another one than was shown"):
        give_out(filled, desk.clerk, Wish(OCTOBER), tmp_path / "copy.xlsx", seen)
    assert given_out(filled) == []
    assert not (tmp_path / "copy.xlsx").exists()


def test_a_submitted_version_is_published_as_it_was_submitted(filled: Vault, desk: Desk) -> None:
    submit(filled, desk.clerk, OCTOBER, {})
    told(filled, desk, Cohort.D, 10, 1)
    made = give_out(filled, desk.clerk, Wish(1))
    assert made.copy.value(Cell("D", "notified")) == 0
    assert made.leaf.status == "version 1, submitted on 18 October 2023."
    assert given_out(filled)[0].submission == 1


@pytest.mark.parametrize("threshold", [1, 10, 0, -1])
def test_a_threshold_out_of_bounds_is_refused(filled: Vault, desk: Desk, threshold: int) -> None:
    with pytest.raises(ExpectedError, match="up to 9"):
        publication(filled, desk.clerk, Wish(OCTOBER, threshold))


def test_a_copy_comes_back_from_its_text_and_nothing_else_is_taken_for_one(filled: Vault) -> None:
    figures = pipeline_return(filled, BOTH)
    copy = Copy("DN2", BOTH.period, BOTH.as_at, figures.rows, frozenset({NOTIFIED_A, CELLS[-1]}), ("Derby City",))
    assert from_text(to_text(copy)) == copy
    wrong = to_text(replace(copy, rows={"A": copy.rows["A"]}))
    for text in ("", "[]", "{}", "null", to_text(copy).replace("form 1", "form 2"), wrong):
        with pytest.raises(ValueError, match="not the text of a publication copy"):
            from_text(text)
