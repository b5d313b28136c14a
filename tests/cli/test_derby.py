"""Both published Derby tables, cell for cell, from events: through import, store and return.

Source: Derby City Council, Corporate Parenting Committee, item 09, 4.6; "-" in the Year 3 table is nil.
"""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.measures import COLUMNS
from tests.cli.conftest import Stars

YEAR_2 = """
A      17  4  4  2  7 13  0  0  3
B      31  6  5  3  8 12  7  4  5
C       4  0  0  0  0  0  4  2  0
D      11  5  3  3  4  2  0  1  4
Total  63 15 12  8 19 27 11  7 12
"""
YEAR_3 = """
A      14  7  4  1  4  3  3  1  2
B       7  6  3  3  2  1  3  3  6
C       6  0  0  0  0  5  6  0  0
D       8  6  2  2  0  0  2  1  5
Total  35 19  9  6  6  9 14  5 13
"""
ASKED = [
    (["--year", "2"], YEAR_2),
    (["--from", "2022-10-01", "--to", "2023-09-30", "--as-at", "2023-10-06"], YEAR_3),
]


def table(text: str) -> dict[str, list[int]]:
    """The published rows."""
    return {line.split()[0]: [int(number) for number in line.split()[1:]] for line in text.strip().splitlines()}


@pytest.fixture(params=["as made", "imported"])
def register(
    request: pytest.FixtureRequest, stars: Stars, sample_register: Path, sample_passphrase: str
) -> tuple[str, str]:
    """The sample register, and one that its export was imported into; each with its passphrase."""
    shutil.copy(sample_register, stars.folder / "sample.stars")
    if request.param == "as made":
        return "sample.stars", sample_passphrase
    assert stars("export", "sample.stars", "all.xlsx", passphrase=sample_passphrase).status == 0
    stars.empty_register("derby.stars")
    assert "142 added" in stars("import", "derby.stars", "all.xlsx").out
    return "derby.stars", "a passphrase"


@pytest.mark.parametrize(("asked", "published"), ASKED)
def test_the_published_table_comes_out(
    stars: Stars, register: tuple[str, str], asked: list[str], published: str
) -> None:
    path, passphrase = register
    expected = table(published)
    printed = stars("return", path, *asked, passphrase=passphrase)
    for row, figures in expected.items():
        figures_part = printed.out.partition("Pipeline reconciliation")[0]
        (line,) = [line for line in figures_part.splitlines() if line.startswith(f"{row} ")]
        assert [int(word) for word in line.split() if word.isdigit()] == figures
    as_json = json.loads(stars("return", path, *asked, "--json", passphrase=passphrase).out)
    assert {row: [cells[column.key] for column in COLUMNS] for row, cells in as_json["rows"].items()} == expected
    for part in ("reconciliation", "reconciliation_live"):
        assert {row["difference"] for row in as_json[part].values()} == {0}
    assert stars("return", path, *asked, "--out", "return.xlsx", passphrase=passphrase).status == 0
    sheet = load_workbook(stars.folder / "return.xlsx")["Table_1"]
    rows = [[cell.value for cell in line] for line in sheet[sheet.tables["tbl_pipeline"].ref]]
    assert [row[1:] for row in rows[1:]] == list(expected.values())


def test_everything_made_from_the_sample_says_so(stars: Stars, sample_register: Path, sample_passphrase: str) -> None:
    shutil.copy(sample_register, stars.folder / "s.stars")
    outputs = [
        stars("return", "s.stars", "--year", "2", "--out", "r.xlsx", passphrase=sample_passphrase).out,
        stars("export", "s.stars", "e.xlsx", passphrase=sample_passphrase).out,
    ]
    assert all("Sample data" in output for output in outputs)
    assert json.loads(stars("return", "s.stars", "--year", "2", "--json", passphrase=sample_passphrase).out)[
        "sample_data"
    ]
    assert all("Sample data" in str(sheet["A2"].value) for sheet in load_workbook(stars.folder / "r.xlsx"))
    assert "Sample data" in str(load_workbook(stars.folder / "e.xlsx")["Guide"]["A2"].value)


def test_the_sample_is_sound(stars: Stars, sample_register: Path, sample_passphrase: str) -> None:
    shutil.copy(sample_register, stars.folder / "s.stars")
    checked = stars("check", "s.stars", passphrase=sample_passphrase)
    assert (checked.status, checked.out[:6]) == (0, "Sound:")


def test_the_sample_shows_what_was_known_when(stars: Stars, sample_register: Path, sample_passphrase: str) -> None:
    shutil.copy(sample_register, stars.folder / "s.stars")
    then = stars(
        "return", "s.stars", "--year", "2", "--as-known", "2022-09-30", "--json", passphrase=sample_passphrase
    )
    rows = json.loads(then.out)["rows"]
    assert (rows["A"]["notified"], rows["A"]["not_presented"], rows["B"]["pipeline"]) == (16, 12, 9)
