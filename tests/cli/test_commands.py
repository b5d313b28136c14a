"""The commands, their exit statuses and their one-line refusals."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop import workspace
from stars_desktop.cli import returns
from stars_desktop.store.recovery import written_key
from tests.cli.conftest import Stars
from tests.conftest import enquiry, happened

BookWriter = Callable[..., Path]


@pytest.fixture
def derby(stars: Stars) -> str:
    """An empty register."""
    assert stars("new", "derby.stars", "--council", "derby").status == 0
    return "derby.stars"


def test_help_names_every_command(stars: Stars) -> None:
    shown = stars("--help")
    assert shown.status == 0
    for command in ("new", "sample", "template", "import", "export", "return", "triage", "check", "criteria"):
        assert f"\n    {command} " in shown.out
        assert stars(command, "--help").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["new", "a.stars"],
        ["new", "a.stars", "--council", "derbyshire"],
        ["return", "derby.stars"],
        ["return", "derby.stars", "--year", "two"],
        ["return", "derby.stars", "--year", "0"],
        ["return", "derby.stars", "--year", "2", "--from", "2022-10-01"],
        ["return", "derby.stars", "--from", "2022-10-01"],
        ["return", "derby.stars", "--from", "2022-10-02", "--to", "2022-10-01"],
        ["return", "derby.stars", "--from", "10/13/2022", "--to", "2022-12-01"],
        ["return", "derby.stars", "--year", "2", "--as-at", "2999-01-01"],
        ["return", "derby.stars", "--year", "2", "--as-known", "2999-01-01"],
        ["return", "derby.stars", "--year", "2", "--out", "return.ods"],
        ["return", "derby.stars", "--year", "2", "--out", "no/folder/r.xlsx"],
        ["return", "none.stars", "--year", "2"],
        ["import", "derby.stars", "none.xlsx"],
        ["export", "derby.stars", "derby.stars"],
        ["template", "derby.stars"],
        ["check", "none.stars"],
        ["sample", "derby.stars"],
        ["new", "derby.stars", "--council", "derby"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line_and_status_2(stars: Stars, derby: str, arguments: list[str]) -> None:
    before = Path(derby).read_bytes()
    ran = stars(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("stars: ")
    assert ran.err.count("\n") == 1
    assert Path(derby).read_bytes() == before


def test_a_bug_is_one_line_too(stars: Stars, derby: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "period_of", lambda _: 1 / 0)
    ran = stars("return", derby, "--year", "2")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "ZeroDivisionError" in stars.log


def test_the_passphrase_comes_from_a_file(stars: Stars, derby: str) -> None:
    Path("passphrase.txt").write_text("a passphrase\nand nothing else\n", encoding="utf-8")
    assert stars("check", derby, "--passphrase-file", "passphrase.txt", passphrase=None).status == 0
    for content, words in ((b"", "is blank"), (b"\xff\xfe\xfa", "cannot be read")):
        Path("passphrase.txt").write_bytes(content)
        assert words in stars("check", derby, "--passphrase-file", "passphrase.txt", passphrase=None).err


def test_without_a_passphrase_nothing_is_done(stars: Stars, derby: str) -> None:
    ran = stars("check", derby, passphrase=None)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "STARS_PASSPHRASE" in ran.err


def test_a_wrong_passphrase_is_told_and_the_samples_own_is_shown(stars: Stars, derby: str) -> None:
    assert "does not open" in stars("check", derby, passphrase="wrong").err
    made = stars("sample", "sample.stars", passphrase=None)
    assert "Passphrase: sample-data" in made.out
    assert "its passphrase is: sample-data" in stars("check", "sample.stars").err


def test_an_import_with_rejects_is_done_in_part(stars: Stars, derby: str, book: BookWriter) -> None:
    mixed = str(book([enquiry("D-1", "27/03/2022"), enquiry("D-2", "3/4/22")], [happened("D-2", "1/5/2022", "Fly")]))
    tried = stars("import", derby, mixed, "--dry-run")
    assert tried.status == 1
    assert "nothing was recorded" in tried.out
    ran = stars("import", derby, mixed)
    assert ran.status == 1
    assert "Enquiries: 1 added, 0 already there, 1 rejected" in ran.out
    assert "Enquiries G3 (Notified on): read “3/4/22”, which has a year of two digits" in ran.out
    assert "Events C2 (Event): read “Fly”. Allowed: Notified, Meeting planned" in ran.out
    again = stars("import", derby, mixed, "--rejects", "rejects.xlsx")
    assert again.status == 1
    assert "0 added, 1 already there, 1 rejected" in again.out
    assert load_workbook("rejects.xlsx")["Events"]["L2"].value.startswith("Events C2 (Event)")


def test_an_import_of_what_is_there_is_done(stars: Stars, derby: str, book: BookWriter) -> None:
    good = str(book([enquiry("D-1", "27/03/2022")], [happened("D-1", "1/4/2022", "Criteria met")]))
    assert [stars("import", derby, good).status for _ in range(2)] == [0, 0]
    assert "Events: 0 added, 1 already there" in stars("import", derby, good).out


def test_a_template_is_imported_as_it_is_with_nothing_in_it(stars: Stars, derby: str) -> None:
    assert stars("template", "t.xlsx").status == 0
    ran = stars("import", derby, "t.xlsx")
    assert (ran.status, ran.out.splitlines()[0]) == (0, "Enquiries: 0 added, 0 already there, 0 rejected")


def test_damage_is_found_by_a_check(stars: Stars, derby: str) -> None:
    content = bytearray(Path(derby).read_bytes())
    content[8 * 4096 + 100] ^= 1
    Path(derby).write_bytes(content)
    ran = stars("check", derby)
    assert ran.status == 1
    assert "Damaged pages of the file: 1 (numbers 9)." in ran.out


def test_no_progress_bar_is_shown_where_errors_go_to_no_terminal(stars: Stars, derby: str, book: BookWriter) -> None:
    assert stars("import", derby, str(book([enquiry("D-1", "27/03/2022")]))).err == ""


def test_a_new_register_is_made_without_its_recovery_key_being_printed_or_logged(stars: Stars) -> None:
    made = stars("new", "derby.stars", "--council", "derby")
    assert made.out.startswith("Made the register of Derby City: derby.stars\n")
    with workspace.open_register(Path("derby.stars"), "a passphrase", writes=False) as session:
        key = written_key(session.vault._key)
    for said in (made.out, made.err, stars.log):
        assert key not in said
    assert "No recovery key is printed" in " ".join(stars("new", "--help").out.split())


PLANTED = "Zebedee-Planted"


def test_no_name_and_no_free_text_is_ever_logged(stars: Stars, derby: str, book: BookWriter) -> None:
    named = {
        "Initials": PLANTED, "Social_worker": PLANTED, "Team": PLANTED, "Source": PLANTED, "Notes": PLANTED,
        "Child_reference": PLANTED,
    }  # fmt: skip
    reference = f"D-{PLANTED}"
    rows = [enquiry(reference, "27/03/2022", **{name: value for name, value in named.items() if " " not in name})]
    bad = enquiry(f"{reference}-2", PLANTED)
    events = [happened(reference, "1/4/2022", "Withdrawn", By="Family", Reason=PLANTED, Notes=PLANTED)]
    path = str(book([*rows, bad], events))
    for arguments in (
        ["import", derby, path], ["import", derby, path, "--rejects", "r.xlsx"], ["export", derby, "e.xlsx"],
        ["return", derby, "--year", "2"], ["check", derby], ["import", derby, f"{PLANTED}.xlsx"],
        ["return", derby, "--from", PLANTED, "--to", PLANTED],
    ):  # fmt: skip
        stars(*arguments)
    stars("check", derby, passphrase=PLANTED)
    assert "import added=1" in stars.log
    assert PLANTED.casefold() not in stars.log.casefold()
    assert PLANTED.encode() not in Path(derby).read_bytes()
