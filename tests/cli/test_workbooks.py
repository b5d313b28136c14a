"""The workbooks of a return that the command writes: what each holds, and what is said of it."""

import pytest
from openpyxl import load_workbook

from stars_desktop.workbooks.operational import CASES, CHARTS, MONTHLY
from tests.cli.conftest import Stars

YEAR_3 = ("--year", "3")


def sheets(stars: Stars, name: str) -> list[str]:
    return load_workbook(stars.folder / name).sheetnames


def test_with_the_cases_it_is_the_operational_workbook_and_says_whom_it_names(
    stars: Stars, sample_copy: str, sample_passphrase: str
) -> None:
    ran = stars("return", sample_copy, *YEAR_3, "--cases", "--out", "all.xlsx", passphrase=sample_passphrase)
    assert ran.status == 0
    assert {CASES, MONTHLY, CHARTS} <= {*sheets(stars, "all.xlsx")}
    assert f"It holds references of enquiries or children on {CASES}, in " in ran.out
    assert ran.out.splitlines()[-1].endswith("stays in the council (OFFICIAL-SENSITIVE): all.xlsx")
    json = stars(
        "return", sample_copy, *YEAR_3, "--cases", "--json", "--out", "all.xlsx", passphrase=sample_passphrase
    )
    assert json.out.startswith("{")
    assert f"It holds references of enquiries or children on {CASES}, in " in json.err


def test_without_them_it_names_nobody_and_says_so(stars: Stars, sample_copy: str, sample_passphrase: str) -> None:
    ran = stars("return", sample_copy, *YEAR_3, "--out", "plain.xlsx", passphrase=sample_passphrase)
    assert ran.status == 0
    assert sheets(stars, "plain.xlsx") == ["Cover", "Definitions", "Table_1", "Table_2"]
    assert "none is in it, and nothing hidden." in ran.out


def test_a_submitted_version_is_written_as_it_was_frozen(
    stars: Stars, sample_copy: str, sample_passphrase: str
) -> None:
    explained = ("--explain", "waiting.A=A carer is sought", "--explain", "withdrawn_by_social_care.C=Placed")
    assert stars("submit", sample_copy, *YEAR_3, *explained, passphrase=sample_passphrase).status == 0
    ran = stars("returns", sample_copy, "1", "--out", "one.xlsx", passphrase=sample_passphrase)
    assert ran.status == 0
    cover = [str(cell.value) for (cell,) in load_workbook(stars.folder / "one.xlsx")["Cover"].iter_rows(max_col=1)]
    assert any(line.startswith("Status: version 1, submitted on ") for line in cover)
    assert CASES not in sheets(stars, "one.xlsx")
    assert (
        stars("returns", sample_copy, "1", "--cases", "--out", "all.xlsx", passphrase=sample_passphrase).status == 0
    )
    assert CASES in sheets(stars, "all.xlsx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1", "--cases"), "--out FILE.xlsx"),
        (("--out", "x.xlsx"), "by its NUMBER"),
        (("1", "--publication", "--seal", "x.stars-return"), "leave --seal"),
        (("1", "--publication", "--cases"), "names no enquiries"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    stars: Stars, sample_copy: str, sample_passphrase: str, arguments: tuple[str, ...], said: str
) -> None:
    ran = stars("returns", sample_copy, *arguments, passphrase=sample_passphrase)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
