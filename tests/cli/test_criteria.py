"""Versions of the criteria by the command: checked, held against what the register holds, listed, taken into use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.system.places import resources
from tests.cli.conftest import Stars
from tests.conftest import answered, enquiry, happened

EXAMPLE = resources("criteria", "example-1.toml")
YES_TO_B = ("X6", "X7", "B6")


@pytest.fixture
def derby(stars: Stars, book: Callable[..., Path]) -> str:
    """An enquiry that was not presented for want of a risk, and one in the pipeline."""
    stars.empty_register("derby.stars")
    facts = {"Placement_type": "U4", "Date_of_birth": "28/2/2010"}
    enquiries = [enquiry(f"DER-{number}", "1/3/2023", "B", **facts) for number in (1, 2)]
    answers = [answered(f"DER-{number}", named, "Yes") for number in (1, 2) for named in YES_TO_B]
    answers += [answered("DER-1", "B2", "No"), answered("DER-2", "B2", "Yes"), answered("DER-2", "B3", "No")]
    path = book(enquiries, [happened("DER-1", "2/3/2023", "Not presented", Reason="No risk")], answers)
    assert stars("import", "derby.stars", str(path)).status == 0
    return "derby.stars"


@pytest.fixture
def new(stars: Stars) -> str:
    """A version in which B2 is soft and B3 hard."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("example-1", "2023-1", 1)
    text = text.replace("effective_from = 2020-09-01", "effective_from = 2023-04-01")
    text = text.replace('id = "B2"\nkind = "hard"', 'id = "B2"\nkind = "soft"')
    text = text.replace('id = "B3"\nkind = "soft"', 'id = "B3"\nkind = "hard"')
    (stars.folder / "new.toml").write_text(text, encoding="utf-8")
    return "new.toml"


def test_a_sound_file_is_said_to_be_and_needs_no_register(stars: Stars) -> None:
    ran = stars("criteria", "check", str(EXAMPLE), passphrase=None)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Sound: example-1 (Example criteria, to be confirmed with the contract), effective from"
    )
    found = json.loads(stars("criteria", "check", str(EXAMPLE), "--json").out)
    assert (found["version"], found["problems"]) == ("example-1", [])


def test_every_mistake_of_a_file_is_told_with_its_line(stars: Stars, new: str) -> None:
    text = Path(new).read_text(encoding="utf-8").replace('"soft"', '"gentle"', 1).replace("2023-04-01", "soon", 1)
    Path(new).write_text(text.replace("effective_from = soon", 'effective_from = "soon"'), encoding="utf-8")
    ran = stars("criteria", "check", new)
    assert (ran.status, ran.err) == (1, "")
    assert "allowed are hard, soft and information" in ran.out
    found = json.loads(stars("criteria", "check", new, "--json").out)
    assert (found["version"], [one["line"] for one in found["problems"]]) == (None, [6, 27])
    once = EXAMPLE.read_text(encoding="utf-8").replace("2024-09-30", "2019-09-30", 1)
    Path(new).write_text(once, encoding="utf-8")
    assert "new.toml: 1 problem. Mend the file" in stars("criteria", "check", new).out
    for command in (("effect", "none.stars"), ("use", "none.stars")):
        refused = stars("criteria", *command, new)
        assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)


def test_the_effect_is_shown_and_nothing_is_changed(stars: Stars, derby: str, new: str) -> None:
    before = Path(derby).read_bytes()
    ran = stars("criteria", "effect", derby, new)
    assert (ran.status, ran.err) == (0, "")
    assert "  B2  kind: hard -> soft\n" in ran.out
    assert "Would then fit, of 1 not presented: 0\n" in ran.out
    assert "Would no longer fit, of 1 in the pipeline: 1\n  DER-2: B fits now and would not fit: B3" in ran.out
    found = json.loads(stars("criteria", "effect", derby, new, "--json").out)
    assert [(one["reference"], one["criteria"]) for one in found["would_no_longer"]] == [("DER-2", ["B3"])]
    assert [(one["criterion"], one["after"], one["counts"]) for one in found["changes"]] == [
        ("B2", "soft", True),
        ("B3", "hard", True),
    ]
    assert Path(derby).read_bytes() == before


def test_a_version_is_taken_into_use_and_listed_with_who_took_it(stars: Stars, derby: str, new: str) -> None:
    assert [one["version"] for one in json.loads(stars("criteria", "list", derby, "--json").out)] == ["example-1"]
    ran = stars("criteria", "use", derby, new)
    assert (ran.status, ran.out[:10]) == (0, "* 2023-1  ")
    listed = json.loads(stars("criteria", "list", derby, "--json").out)
    assert [(one["version"], one["in_use"], bool(one["taken_by"])) for one in listed] == [
        ("example-1", False, False),
        ("2023-1", True, True),
    ]
    printed = stars("criteria", "list", derby).out.splitlines()
    assert printed[0].startswith("  example-1  effective from 1 September 2020, shipped: Example criteria")
    assert printed[1].startswith("* 2023-1     effective from 1 April 2023, taken on ")
    triage = json.loads(stars("triage", derby, "DER-2", "--json").out)
    assert (triage["criteria_version"], triage["cohorts"]["B"]["verdict"]) == ("2023-1", "does not fit")


def test_a_version_in_use_is_never_changed(stars: Stars, derby: str, new: str) -> None:
    assert json.loads(stars("criteria", "use", derby, new, "--json").out)["in_use"]
    path = Path(new)
    path.write_text(path.read_text(encoding="utf-8").replace("gone", "left").replace("hard", "soft", 1), "utf-8")
    ran = stars("criteria", "use", derby, new)
    assert (ran.status, ran.out) == (2, "")
    assert "with other content, and is never changed" in ran.err
