"""The command as a process of its own: what it prints can be cut off, lost, or go nowhere."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Stars
from tests.conftest import enquiry, happened

COMMAND = [sys.executable, "-m", "stars_desktop.cli"]
BookWriter = Callable[..., Path]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and /dev/full of other systems")


@pytest.fixture
def derby(stars: Stars) -> str:
    """An empty register, whose passphrase is in the environment."""
    assert stars("new", "derby.stars", "--council", "derby").status == 0
    return "derby.stars"


def run(line: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of the shell in which STARS is the command."""
    ready = f"set -o pipefail; {line.replace('STARS', ' '.join(COMMAND))}"
    return subprocess.run(["bash", "-c", ready], text=True, capture_output=True, check=False)


def test_output_that_is_lost_is_said_and_the_work_is_done(stars: Stars, derby: str, book: BookWriter) -> None:
    path = book([enquiry("D-1", "27/03/2022")])
    ran = run(f"STARS import {derby} {path} > /dev/full")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "It was done, but what it printed was lost" in ran.stderr
    assert "1 already there" in stars("import", derby, str(path)).out


def test_a_reader_who_stops_reading_is_no_failure(derby: str) -> None:
    ran = run(f"STARS return {derby} --year 2 | true")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_process_without_output_does_its_work(derby: str) -> None:
    ran = run(f"STARS return {derby} --year 2 >&- 2>&-")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_figure_and_term_can_name_its_enquiries(stars: Stars, derby: str, book: BookWriter) -> None:
    events = [
        happened("D-1", "1/4/2022", "Meeting held"),
        happened("D-2", "3/4/2022", "Withdrawn", By="Social care"),
    ]
    path = book([enquiry("D-1", "27/03/2022"), enquiry("D-2", "28/03/2022", "B")], events)
    assert stars("import", derby, str(path)).status == 0
    cases = json.loads(stars("return", derby, "--year", "2", "--json", "--cases").out)["cases"]
    assert cases["rows"]["A"]["meetings_held"] == ["D-1"]
    assert cases["rows"]["Total"]["notified"] == ["D-1", "D-2"]
    assert cases["reconciliation"]["B"]["withdrawn"] == ["D-2"]
    assert cases["reconciliation"]["A"]["closing"] == ["D-1"]
    printed = stars("return", derby, "--year", "2", "--cases").out
    assert "  B withdrawn by social care: D-2" in printed


def test_decisions_against_the_criteria_are_counted_beside_the_return(
    stars: Stars, derby: str, book: BookWriter
) -> None:
    against = {"Override": "The carer asked for it", "Authoriser": "Ann Lee"}
    events = [
        happened("D-1", "1/4/2022", "Criteria met", **against),
        happened("D-2", "3/4/2022", "Criteria met"),
        happened("D-3", "1/10/2022", "Criteria met", **against),
    ]
    rows = [enquiry("D-1", "27/03/2022"), enquiry("D-2", "28/03/2022", "B"), enquiry("D-3", "28/03/2022", "B")]
    assert stars("import", derby, str(book(rows, events))).status == 0
    asked = ("return", derby, "--year", "2")
    assert json.loads(stars(*asked, "--json").out)["overrides"] == {"A": 1, "B": 0, "C": 0, "D": 0, "Total": 1}
    (line,) = [line for line in stars(*asked).out.splitlines() if line.startswith("decided against the criteria")]
    assert line.split()[-5:] == ["1", "0", "0", "0", "1"]
