"""Triage at the terminal: answers with reasons and criteria, what is nearest, what lies ahead; its JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Stars
from tests.conftest import enquiry

BookWriter = Callable[..., Path]
YOUNG = {"Date of birth": "3/3/2030", "Placement type": "U6", "Legal status": "C2"}
FOSTERED = {**YOUNG, "Date of birth": "3/3/2010"}


@pytest.fixture
def derby(stars: Stars, book: BookWriter) -> str:
    """A register with a child who is too young, and one in a foster home who is proposed for another cohort."""
    stars.empty_register("derby.stars")
    path = book(
        [
            enquiry("D-1", "27/03/2022", "B", **{**YOUNG, "Date of birth": "3/3/2022"}),
            enquiry("D-2", "28/03/2022", "A", **FOSTERED),
        ]
    )
    assert stars("import", "derby.stars", str(path)).status == 0
    return "derby.stars"


def test_each_answer_has_its_reason_before_its_criteria(stars: Stars, derby: str) -> None:
    lines = stars("triage", derby, "D-2").out.splitlines()
    at = lines.index("A Residential step-down: does not fit")
    assert lines[at + 1] == "  The child does not live in residential care (placement: foster home)."
    assert "  A1  not met         hard        Lives in residential care (placement type U6)" in lines
    assert any(line.startswith("  It is not known yet whether") for line in lines)
    assert lines[-1].startswith("Next question: X7 ")


def test_which_cohort_is_nearest_is_said_where_the_one_asked_for_does_not_fit(stars: Stars, derby: str) -> None:
    lines = stars("triage", derby, "D-2").out.splitlines()
    assert "None fits yet; B waits for three answers." in lines


def test_dates_ahead_are_said(stars: Stars, derby: str) -> None:
    out = stars("triage", derby, "D-1").out
    assert "Dates ahead:\n  Not eligible today; turns 10 on 3 March 2032, after the referral window" in out
    assert out.rstrip().endswith("Nothing more needs to be asked.")


def test_json_keeps_its_fields_and_has_the_words_beside_them(stars: Stars, derby: str) -> None:
    found = json.loads(stars("triage", derby, "D-1", "--json").out)
    assert list(found)[:4] == ["reference", "criteria_version", "cohorts", "next_question"]
    assert [cohort["verdict"] for cohort in found["cohorts"].values()] == ["does not fit"] * 4
    assert set(found["cohorts"]["A"]["criteria"][0]) == {"id", "kind", "state", "fact"}
    assert found["next_question"] is None
    assert set(found["reasons"]) == set("ABCD")
    assert found["nearest"]["words"].startswith("None fits: the child was not 10 to 17 when notified.")
    assert [one["kind"] for one in found["dates_ahead"]] == ["turns 10"]
