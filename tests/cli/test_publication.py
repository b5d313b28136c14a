"""Publication copies by the command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.store.vault import Vault
from tests.cli.conftest import Stars
from tests.conftest import Desk, enquiry

OCTOBER = ("--from", "2022-10-01", "--to", "2022-10-31")
COPY = (*OCTOBER, "--publication")


@pytest.fixture
def derby(stars: Stars, book: Callable[..., Path]) -> str:
    """Three of A and six of B, notified in October."""
    rows = [enquiry(f"D-{number}", "3/10/2022", "A" if number < 3 else "B") for number in range(9)]
    stars.empty_register("derby.stars")
    assert stars("import", "derby.stars", str(book(rows))).status == 0
    return "derby.stars"


def test_small_numbers_are_hidden_in_what_is_printed(stars: Stars, derby: str) -> None:
    ran = stars("return", derby, *COPY)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Derby City: pipeline return, publication copy"
    assert next(line for line in lines if line.startswith("A ")).split()[2] == "[c]"
    assert "[c] means confidential: a number from 1 to 4, or one that would give such a number away." in lines
    assert "igest" not in ran.out
    assert "econciliation" not in ran.out


def test_scripts_get_the_same_and_no_digest(stars: Stars, derby: str) -> None:
    found = json.loads(stars("return", derby, *COPY, "--hide-up-to", "6", "--json").out)
    assert (found["hides_up_to"], found["rows"]["A"]["notified"], found["rows"]["C"]["notified"]) == (6, "[c]", 0)
    assert found["hidden"] == str(found["rows"]).count("[c]")
    assert found.keys().isdisjoint({"digest", "reconciliation", "memo", "overrides"})


def test_a_workbook_is_written_and_the_copy_kept(stars: Stars, derby: str) -> None:
    ran = stars("return", derby, *COPY, "--out", "copy.xlsx")
    assert ran.out.splitlines()[-1] == "Wrote the publication copy: copy.xlsx"
    assert load_workbook(stars.folder / "copy.xlsx").sheetnames == ["Cover", "Definitions", "Table_1"]


def test_what_copies_before_it_show_is_refused_and_only_given_out_even_so(stars: Stars, derby: str) -> None:
    assert stars("return", derby, *COPY, "--hide-up-to", "2").status == 0
    refused = stars("return", derby, *COPY, "--out", "copy.xlsx")
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert refused.err.endswith("Nothing was given out. --even-so gives it out.\n")
    assert not (stars.folder / "copy.xlsx").exists()
    ran = stars("return", derby, *COPY, "--even-so")
    assert ran.status == 1
    assert ran.err.startswith(
        "stars: Together with copies given out before, this can be worked out of the copy whatever it hides: "
    )
    assert "cohort A: notified" in ran.err


def test_a_submitted_version_is_given_out_as_it_was_frozen(stars: Stars, derby: str) -> None:
    submitted(stars, derby)
    ran = stars("returns", derby, "1", "--publication", "--out", "copy.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert "Status: version 1, submitted on " in ran.out
    assert next(line for line in ran.out.splitlines() if line.startswith("A ")).split()[2] == "[c]"
    assert "Table_1" in load_workbook(stars.folder / "copy.xlsx").sheetnames


def test_its_words_hide_what_its_copy_hides(stars: Stars, derby: str) -> None:
    submitted(stars, derby)
    shown = stars("returns", derby, "1", "--words").out
    hidden = stars("returns", derby, "1", "--words", "--publication").out
    assert "9 enquiries were notified to the SPOC (3 for A" in shown
    assert "9 enquiries were notified to the SPOC ([c] for A" in hidden
    assert "[c] stands for a number that is not shown" in hidden
    given = stars("returns", derby, "1", "--words", "--publication", "--json")
    assert json.loads(given.out)["words"] == hidden.rstrip("\n")


def submitted(stars: Stars, derby: str) -> None:
    assert stars("submit", derby, *OCTOBER).status == 0


def test_it_is_refused_while_another_program_writes_the_register(stars: Stars, derby: str) -> None:
    with Vault.open(stars.folder / derby, "a passphrase", Desk().clerk):
        ran = stars("return", derby, *COPY, "--out", "copy.xlsx")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "Tess Tester on TEST-01" in ran.err
    assert not (stars.folder / "copy.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*OCTOBER, "--hide-up-to", "3"), "add --publication"),
        ((*OCTOBER, "--even-so"), "add --publication"),
        ((*COPY, "--cases"), "names no enquiries"),
        ((*COPY, "--hide-up-to", "1"), "up to 9"),
        ((*COPY, "--hide-up-to", "10"), "up to 9"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    stars: Stars, derby: str, arguments: tuple[str, ...], said: str
) -> None:
    ran = stars("return", derby, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
