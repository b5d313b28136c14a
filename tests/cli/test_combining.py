"""`stars combine`: the table of all councils from files alone."""

import json
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook

from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.services.sealing import write_sealed
from tests.cli.conftest import Stars
from tests.domain.test_combining import ALL, COUNTY, DERBY, later
from tests.published_tables import GRID_3
from tests.sealed_returns import figures
from tests.services.test_combining import ALL as PUBLIC
from tests.services.test_combining import given_out, printed


def sealed(stars: Stars, *some: SealedReturn) -> list[str]:
    """A file for each."""
    names = [f"{number}.stars-return" for number in range(len(some))]
    for name, one in zip(names, some, strict=True):
        write_sealed(one, stars.folder / name)
    return names


def test_three_sealed_returns_are_added_up(stars: Stars) -> None:
    ran = stars("combine", *sealed(stars, *ALL), "--out", "dn2.xlsx", passphrase=None)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("DN2: pipeline return\nEvents of Contract Year 3, 1 October 2022 to 30")
    assert "A Step-down               7" in ran.out
    assert f"Derby City: version 1, submitted on 2 October 2023\n  seal {grouped(DERBY.seal)}\n" in ran.out
    assert ran.out.endswith("Wrote the table of all councils: dn2.xlsx\n")
    assert load_workbook(stars.folder / "dn2.xlsx").sheetnames == ["Cover", "Definitions", "Table_1", "Table_2"]


def test_a_missing_council_is_done_in_part_and_is_null_in_json(stars: Stars) -> None:
    ran = stars("combine", *sealed(stars, DERBY, COUNTY), "--json", passphrase=None)
    found = json.loads(ran.out)
    assert ran.status == 1
    assert (found["missing"], found["councils"]["Nottingham City"]) == (["Nottingham City"], None)
    assert found["councils"]["Derby City"]["seal"] == DERBY.seal
    assert found["rows"]["B"]["notified"] == 5
    assert len(found["provisional"]) == 9
    assert "is missing, and is not counted as zero" in found["problems"][0]


def test_the_councils_of_the_table_are_named(stars: Stars) -> None:
    moved = replace(COUNTY, council="Leicester City")
    named = ("--council", "Derby City", "--council", "Leicester City")
    ran = stars("combine", *sealed(stars, DERBY, moved), *named, "--json", passphrase=None)
    found = json.loads(ran.out)
    assert ran.status == 0
    assert list(found["councils"]) == ["Derby City", "Leicester City"]
    assert (found["missing"], found["remarks"]) == ([], [])
    ran = stars("combine", *sealed(stars, DERBY), "--council", "Derby City", "--council", "Derby City")
    assert (ran.status, ran.err) == (2, "stars: Derby City is in the list twice.\n")


def test_a_later_version_is_shown_as_a_change(stars: Stars) -> None:
    new = later(DERBY, rows=figures({"A": {"notified": 4, "pipeline": 2}}))
    ran = stars("combine", *sealed(stars, *ALL, new), passphrase=None)
    assert ran.status == 0
    assert "Derby City: version 2 in place of version 1\n  why: A late one\n" in ran.out
    assert "  A Step-down, notified: 3 -> 4\n" in ran.out
    (change, total) = json.loads(stars("combine", *sealed(stars, *ALL, new), "--json").out)["changes"]
    assert change == {
        "council": "Derby City", "from": 1, "to": 2, "row": "A", "key": "notified", "before": 3, "after": 4,
    }  # fmt: skip
    assert total["row"] == "Total"


def test_a_published_table_is_read_from_a_workbook(stars: Stars) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [["Derby City"], *GRID_3]:
        sheet.append(list(row))
    book.save(stars.folder / "derby.xlsx")
    ran = stars("combine", "derby.xlsx", *sealed(stars, *ALL[1:]), "--year", "3", passphrase=None)
    assert ran.status == 1
    assert "Derby City counts pipeline and live cases as at 6 October 2023" in ran.out
    assert "Derby City, I1. Cohort C: 6 notified, but 0 in the pipeline" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.stars-return"], "There is no file"),
        (["."], "is a folder. Name the sealed returns in it."),
        (["0.stars-return", "--year", "1"], "There is no return for 1 September 2020"),
        (["0.stars-return", "--out", "dn2.pdf"], "ends in .xlsx"),
        (["0.stars-return", "--hide-up-to", "4"], "--publication only"),
        (["0.stars-return", "--publication", "copy.xlsx"], "Say where the publication copy goes"),
        (["0.stars-return", "--register", "n.stars"], "with --publication only"),
        (["0.stars-return", "--even-so"], "with --publication only"),
        ([], "The following arguments are required: FILE"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(stars: Stars, arguments: list[str], said: str) -> None:
    sealed(stars, DERBY)
    ran = stars("combine", *arguments, passphrase=None)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert not (stars.folder / "dn2.pdf").exists()


def test_a_changed_file_is_refused(stars: Stars) -> None:
    (name,) = sealed(stars, DERBY)
    path = stars.folder / name
    path.write_bytes(path.read_bytes().replace(b"Derby", b"Darby"))
    ran = stars("combine", name, passphrase=None)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"stars: {name} was changed after it was sealed, or is damaged. Ask its council for it again.\n"


def test_a_publication_copy_needs_the_councils_own_and_shows_no_hidden_figure(stars: Stars) -> None:
    names = sealed(stars, *PUBLIC)
    copies = []
    for number, one in enumerate(PUBLIC):
        book = Workbook()
        cells = printed(one, given_out(one).hidden).printed
        for row in [
            [one.council],
            *GRID_3[:1],
            [heading.replace("06/10/2023", "30/09/2023") for heading in GRID_3[1]],
        ]:
            book.worksheets[0].append(list(row))
        for row_name, by_key in cells.items():
            book.worksheets[0].append([row_name, *by_key.values()])
        copies.append(f"copy-{number}.xlsx")
        book.save(stars.folder / copies[-1])
    ran = stars("combine", *names, "--publication", *copies, "--out", "public.xlsx", "--json", passphrase=None)
    assert ran.status == 0
    found = json.loads(ran.out)
    assert "[c]" in found["rows"]["A"].values()
    assert "figures hidden: public.xlsx" in ran.err
    assert "No register keeps that this copy was given out" in ran.err
    assert (found["hides_up_to"], found["hidden"]) == (4, str(found["rows"]).count("[c]"))
    stars.empty_register("n.stars")
    kept = ("--publication", *copies, "--out", "kept.xlsx", "--register", "n.stars")
    ran = stars("combine", *names, *kept, "--hide-up-to", "9")
    assert (ran.status, ran.err) == (0, "")
    later = json.loads(stars("combine", *names, *kept, "--json").out)
    assert later["hidden"] > found["hidden"]
    missing = stars("combine", *names, "--publication", *copies[:2], "--out", "public.xlsx", passphrase=None)
    assert missing.err == (
        "stars: The publication copy of Nottinghamshire County is missing. Open the workbook that it gave out.\n"
    )
