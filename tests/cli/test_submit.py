"""Submitting a return by the command, and what it lists and prints of those that were submitted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.services.sealing import read_sealed
from tests.cli.conftest import Ran, Stars
from tests.conftest import enquiry, happened

YEAR = ("--year", "3", "--as-at", "2023-09-30")
KEYS = ["withdrawn_by_social_care.C", "no_reason.withdrawn.C"]
ALL = ("--explain", f"{KEYS[0]}=All moved away", "--explain", f"{KEYS[1]}=Not told")


@pytest.fixture
def derby(stars: Stars, book: Callable[..., Path]) -> str:
    """A register of three enquiries, all withdrawn without a reason."""
    names = ["D-101", "D-102", "D-103"]
    withdrawn = [happened(name, "2/7/2023", "Withdrawn", By="Social care") for name in names]
    path = book([enquiry(name, "1/6/2023", "C") for name in names], withdrawn)
    stars.empty_register("derby.stars")
    assert stars("import", "derby.stars", str(path)).status == 0
    return "derby.stars"


def submitted(stars: Stars, derby: str, *more: str) -> Ran:
    return stars("submit", derby, *YEAR, *ALL, *more)


def test_a_dry_run_names_what_is_asked_and_changes_nothing(stars: Stars, derby: str) -> None:
    ran = stars("submit", derby, *YEAR, "--dry-run")
    assert (ran.status, ran.err) == (1, "")
    assert "withdrawn_by_social_care.C: Cohort C: 3 withdrawn by social care of 3 notified." in ran.out
    assert "  D-101, D-102, D-103" in ran.out
    ran = stars("submit", derby, *YEAR, "--dry-run", "--json", *ALL)
    found = json.loads(ran.out)
    assert ran.status == 0
    assert [one["key"] for one in found["queries"]] == KEYS
    assert (found["replaces"], found["rows"]["C"]["notified"]) == (None, 3)
    assert json.loads(stars("returns", derby, "--json").out) == []


def test_what_is_asked_and_not_explained_is_one_line_and_nothing_is_submitted(stars: Stars, derby: str) -> None:
    ran = stars("submit", derby, *YEAR, *ALL[:2])
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"(explain {KEYS[1]})" in ran.err
    assert KEYS[0] not in ran.err
    assert stars("returns", derby).out == "No return was submitted from this register.\n"


def test_a_key_that_is_explained_twice_is_refused(stars: Stars, derby: str) -> None:
    ran = stars("submit", derby, *YEAR, *ALL, "--explain", f"{KEYS[0]}=Something else")
    assert (ran.status, ran.err) == (2, f"stars: {KEYS[0]} is explained twice. Leave one of them.\n")
    assert stars("returns", derby).out == "No return was submitted from this register.\n"


def test_a_dry_run_of_a_correction_asks_for_a_reason_until_there_is_one(stars: Stars, derby: str) -> None:
    submitted(stars, derby)
    ran = stars("submit", derby, *YEAR, *ALL, "--dry-run")
    assert (ran.status, "It would replace version 1, and needs a reason.\n" in ran.out) == (1, True)
    ran = stars("submit", derby, *YEAR, *ALL, "--dry-run", "--reason", "Late entries")
    assert (ran.status, "It would replace version 1.\n" in ran.out) == (0, True)


def test_a_return_is_submitted_and_its_receipt_printed(stars: Stars, derby: str) -> None:
    figures = json.loads(stars("return", derby, *YEAR, "--json").out)
    ran = submitted(stars, derby)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Derby City: receipt of a submitted pipeline return\nEvents of Contract Year 3, ")
    assert "  Explained: All moved away" in ran.out
    assert figures["digest"] in ran.out
    again = stars("returns", derby, "1")
    assert (again.status, again.out) == (0, ran.out)
    listed = stars("returns", derby).out
    assert "   1  Contract Year 3, 1 October 2022 to 30 September 2023, as at 30 September 2023: version 1" in listed


def test_for_scripts_a_version_is_the_return_with_what_was_frozen(stars: Stars, derby: str) -> None:
    figures = json.loads(stars("return", derby, *YEAR, "--json").out)
    found = json.loads(submitted(stars, derby, "--json").out)
    assert {key: found[key] for key in figures} == figures
    assert [one["explanation"] for one in found["explanations"]] == ["All moved away", "Not told"]
    assert (found["version"], found["reason"], found["replaces"]) == (1, "", None)
    (listed,) = json.loads(stars("returns", derby, "--json").out)
    assert {key: found[key] for key in ("seal", "version", "submitted_at", "submitted_by")}.items() <= listed.items()
    assert json.loads(stars("returns", derby, "1", "--json").out) == found


def test_a_correction_needs_a_reason_and_names_what_it_replaces(stars: Stars, derby: str) -> None:
    first = json.loads(submitted(stars, derby, "--json").out)
    ran = submitted(stars, derby)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "Say why another one replaces it." in ran.err
    second = json.loads(submitted(stars, derby, "--reason", "A late entry", "--json").out)
    assert (second["version"], second["replaces"]) == (2, first["seal"])
    assert "Version 2, which replaces version 1: A late entry" in stars("returns", derby, "2").out
    assert json.loads(stars("returns", derby, "1", "--json").out) == first


def test_explanations_come_from_a_file_and_those_typed_count_more(stars: Stars, derby: str) -> None:
    Path("said.json").write_text(json.dumps({KEYS[0]: "From the file", KEYS[1]: "From the file"}), encoding="utf-8")
    ran = stars("submit", derby, *YEAR, "--explanations", "said.json", "--explain", f"{KEYS[1]}=a = b", "--json")
    assert [one["explanation"] for one in json.loads(ran.out)["explanations"]] == ["From the file", "a = b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "must be an object"),
        ('{"a": 1}', "must be an object"),
    ],
)
def test_a_file_that_explains_nothing_is_one_line(stars: Stars, derby: str, content: str | None, said: str) -> None:
    if content is not None:
        Path("said.json").write_text(content, encoding="utf-8")
    ran = stars("submit", derby, *YEAR, "--explanations", "said.json")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["submit", *YEAR, "--explain", "nothing"], "explains nothing: write KEY=TEXT"),
        (["submit", *YEAR, "--explain", "waiting.A=?"], "Nothing is asked any more under waiting.A"),
        (["submit", *YEAR, *ALL[:2], "--explain", f"{KEYS[1]}=For D-102"], "“D-102” is among the references"),
        (["submit", "--year", "3", "--as-at", "2099-01-01"], "lies in the future"),
        (["submit"], "Say which period"),
        (["returns", "7"], "No return of number 7 was submitted"),
        (["returns", "--words"], "by its NUMBER in the list"),
        (["returns", "one"], "invalid int value"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    stars: Stars, derby: str, arguments: list[str], said: str
) -> None:
    ran = stars(arguments[0], derby, *arguments[1:])
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert json.loads(stars("returns", derby, "--json").out) == []


def test_a_sealed_return_is_written_as_it_is_submitted_or_later(stars: Stars, derby: str) -> None:
    ran = submitted(stars, derby, "--seal", "derby.stars-return", "--json")
    assert (ran.status, ran.err) == (0, "Wrote the sealed return: derby.stars-return\n")
    assert read_sealed(Path("derby.stars-return")).seal == json.loads(ran.out)["seal"]
    assert stars("returns", derby, "1", "--seal", "again.stars-return").status == 0
    assert Path("again.stars-return").read_bytes() == Path("derby.stars-return").read_bytes()
    assert b"D-101" not in Path("derby.stars-return").read_bytes()


def test_a_return_that_cannot_be_sealed_is_submitted_all_the_same_and_that_is_said(stars: Stars, derby: str) -> None:
    ran = submitted(stars, derby, "--seal", "nowhere/derby.stars-return")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "The return was submitted, but not written as a sealed return. There is no folder nowhere." in ran.err
    assert len(json.loads(stars("returns", derby, "--json").out)) == 1


def test_in_words_it_is_the_frozen_version_and_small_numbers_are_warned_of(stars: Stars, derby: str) -> None:
    assert submitted(stars, derby).status == 0
    ran = stars("returns", derby, "1", "--words")
    assert ran.status == 0
    assert "3 enquiries were notified to the SPOC" in ran.out
    assert ran.err.startswith("stars: Small numbers stand there as they are.")
    assert json.loads(stars("returns", derby, "1", "--words", "--json").out)["words"] == ran.out.strip()


def test_what_is_submitted_leaves_no_word_of_it_in_the_log(stars: Stars, derby: str) -> None:
    assert submitted(stars, derby).status == 0
    assert "submit" in stars.log
    assert "moved away" not in stars.log
