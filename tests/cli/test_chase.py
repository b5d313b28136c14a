"""The open enquiries that wait for answers, by the command."""

import json

from openpyxl import load_workbook

from tests.cli.conftest import Stars

STANDS = "Does the foster placement still stand?"


def test_whom_to_ask_what_is_printed_by_social_worker(stars: Stars, sample_copy: str, sample_passphrase: str) -> None:
    ran = stars("chase", sample_copy, passphrase=sample_passphrase)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "2 enquiries wait for 4 answers."
    assert "invented" in lines[1]
    at = lines.index("Tess Testcase, Demo Children in Care 1")
    assert (lines[at + 1], lines[at + 4]) == ("  HM (DER-0142)", f"    {STANDS}")


def test_they_are_given_to_scripts_and_written_as_a_workbook(
    stars: Stars, sample_copy: str, sample_passphrase: str
) -> None:
    ran = stars("chase", sample_copy, "--json", "--out", "ask.xlsx", passphrase=sample_passphrase)
    assert (ran.status, ran.err) == (0, "Wrote the questions: ask.xlsx\n")
    found = json.loads(ran.out)
    assert (found["council"], found["sample_data"]) == ("Derby City", True)
    first = found["enquiries"][0]
    assert (first["reference"], first["cohorts"], first["questions"][-1]) == ("DER-0142", ["B"], STANDS)
    assert load_workbook(stars.folder / "ask.xlsx").sheetnames == ["Questions"]


def test_where_nothing_is_missing_that_is_said(stars: Stars) -> None:
    stars.empty_register("derby.stars")
    ran = stars("chase", "derby.stars")
    assert (ran.status, ran.out) == (0, "Every open enquiry can be decided by what is known.\n")
