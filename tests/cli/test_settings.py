"""`stars settings`: the local assumptions of a register, and what they change."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Stars
from tests.conftest import enquiry

YEAR = ("--year", "3", "--as-at", "2023-09-30", "--dry-run")


@pytest.fixture
def derby(stars: Stars, book: Callable[..., Path]) -> str:
    """A register with one enquiry, in the pipeline for 121 days at the end of Year 3."""
    stars.empty_register("derby.stars")
    assert stars("import", "derby.stars", str(book([enquiry("D-101", "1/6/2023", "A")], []))).status == 0
    return "derby.stars"


def test_the_days_of_waiting_are_chosen_and_called_a_local_assumption(stars: Stars, derby: str) -> None:
    ran = stars("settings", derby)
    assert (ran.status, ran.err) == (0, "")
    assert "waited 180 days or more" in ran.out
    assert "(a local assumption, not the contract's)" in ran.out
    assert stars("submit", derby, *YEAR).status == 0
    assert json.loads(stars("settings", derby, "--waits-long", "121", "--json").out)["waits_long"] == 121
    ran = stars("submit", derby, *YEAR)
    assert (ran.status, "waiting.A: Cohort A: 1 enquiry had waited for 121 days" in ran.out) == (1, True)
    assert json.loads(stars("settings", derby, "--waits-long", "122", "--json").out)["waits_long"] == 122
    assert stars("submit", derby, *YEAR).status == 0


def test_the_councils_of_the_table_are_chosen_and_the_days_stay(stars: Stars, derby: str) -> None:
    stars("settings", derby, "--waits-long", "90")
    chosen = ("--council", "Derby City", "--council", "  Leicester   City ")
    assert stars("settings", derby, *chosen).status == 0
    assert json.loads(stars("settings", derby, "--json").out) == {
        "waits_long": 90, "councils": ["Derby City", "Leicester City"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--waits-long", "0"), "whole number from 1 to 3,650"),
        (("--waits-long", "3651"), "whole number from 1 to 3,650"),
        (("--council", " "), "must have a name"),
        (("--council", "Derby City", "--council", "derby city council"), "derby city council is in the list twice"),
        (("--council", "a\u202eb"), "cannot be seen"),
        (("--council", "a" * 61), "61 characters, and may have 60"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_changes_nothing(
    stars: Stars, derby: str, wrong: tuple[str, ...], said: str
) -> None:
    before = stars("settings", derby).out
    ran = stars("settings", derby, *wrong)
    assert (ran.status, ran.out, said in ran.err) == (2, "", True)
    assert stars("settings", derby).out == before
