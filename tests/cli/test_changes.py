"""What changed between submitted returns, by the command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Stars
from tests.conftest import enquiry, happened

YEAR = ("--year", "3", "--as-at", "2023-09-30")
HELD = happened("D-101", "2/7/2023", "Meeting held")
GONE = happened("D-101", "28/9/2023", "Not presented")


@pytest.fixture
def derby(stars: Stars, book: Callable[..., Path]) -> str:
    """A register with one return that was submitted, and a late entry after it."""
    first, later = book([enquiry("D-101", "1/6/2023", "C")], [HELD]), book((), [HELD, GONE])
    stars.empty_register("derby.stars")
    assert stars("import", "derby.stars", str(first)).status == 0
    dry = json.loads(stars("submit", "derby.stars", *YEAR, "--dry-run", "--json").out)
    said = [part for one in dry["queries"] for part in ("--explain", f"{one['key']}=Known")]
    assert stars("submit", "derby.stars", *YEAR, *said).status == 0
    assert stars("import", "derby.stars", str(later)).status == 0
    return "derby.stars"


def test_what_changed_since_a_version_is_said_figure_by_figure(stars: Stars, derby: str) -> None:
    ran = stars("changes", derby, "1", "now")
    assert (ran.status, ran.err) == (0, "")
    assert "  C in the pipeline: 1 - 1 = 0\n    -1  D-101  Late entry: Not presented on 28 September 2023" in ran.out
    assert "  C not presented: 0 + 1 = 1\n" in ran.out
    assert "To:   the register now, Contract Year 3, 1 October 2022 to 30 September 2023, as at 30 " in ran.out


def test_for_scripts_the_figure_before_and_the_signs_make_the_figure_after(stars: Stars, derby: str) -> None:
    found = json.loads(stars("changes", derby, "1", "now", "--json").out)
    figures = json.loads(stars("return", derby, *YEAR, "--json").out)
    assert found["new"]["digest"] == figures["digest"] != found["old"]["digest"]
    assert (found["old"]["version"], found["new"]["version"]) == (1, None)
    assert set(found["changes"]["rows"]["C"]) == {"pipeline", "not_presented"}
    for part, rows in found["changes"].items():
        for row, keys in rows.items():
            for key, one in keys.items():
                assert one["before"] + sum(change["sign"] for change in one["changes"]) == one["after"]
                assert one["after"] == figures[part][row][key]
    (change,) = found["changes"]["rows"]["Total"]["not_presented"]["changes"]
    assert (change["reference"], change["cause"], change["on"]) == ("D-101", "Late entry", "2023-09-28")


def test_between_versions_and_where_nothing_changed(stars: Stars, derby: str) -> None:
    dry = json.loads(stars("submit", derby, *YEAR, "--dry-run", "--json").out)
    said = [part for one in dry["queries"] for part in ("--explain", f"{one['key']}=Known")]
    assert stars("submit", derby, *YEAR, *said, "--reason", "A late entry").status == 0
    between = stars("changes", derby, "2", "1")
    assert between.err == "stars: Version 2 came after version 1: said is what changed from 1 to 2.\n"
    assert "From: version 1 of Contract Year 3" in between.out
    assert "C in the pipeline: 1 - 1 = 0" in between.out
    assert stars("changes", derby, "2", "NOW").out.endswith("Nothing changed in any figure.\n")
    assert "and not of 31 May" in stars("changes", derby, "1", "now", "--as-at", "31/5/2023").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "7"), "No return of number 7"),
        (("1", "1"), "Both are number 1"),
        (("1", "then"), "V2 is “then”. Give a number"),
        (("1", "2", "--as-at", "2023-09-30"), "Give --as-at with now only"),
        (("1", "now", "--as-at", "2099-01-01"), "lies in the future"),
        (("one", "now"), "V1 is “one”. Give a number of the list of stars returns.\n"),
        (("now", "1"), "V1 is the earlier one"),
    ],
)
def test_what_cannot_be_compared_is_one_line(stars: Stars, derby: str, words: tuple[str, ...], said: str) -> None:
    ran = stars("changes", derby, *words)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
