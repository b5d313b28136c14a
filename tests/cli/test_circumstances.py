"""What a command says of damage, a clock that was set back, names that no file can have, and weak passphrases."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.store.entries import known_enquiries
from stars_desktop.store.keys import PAGE
from stars_desktop.store.vault import Vault
from tests.cli.conftest import Stars
from tests.conftest import Desk, enquiry

BookWriter = Callable[..., Path]
LONG = "x" * 260


@pytest.mark.parametrize("page", [120, 0])
def test_nothing_is_imported_into_a_damaged_register(
    stars: Stars, sample_register: Path, sample_passphrase: str, book: BookWriter, page: int
) -> None:
    register = Path(shutil.copy(sample_register, stars.folder / "copied.stars"))
    content = bytearray(register.read_bytes())
    content[(page - 1) * PAGE + 200] ^= 1  # page 0 is the last one
    register.write_bytes(content)
    ran = stars("import", "copied.stars", str(book([enquiry("X-1", "1/3/2022")])), passphrase=sample_passphrase)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "is damaged: part of it is not as it was written. Use a copy from your backups." in ran.err


def test_a_clock_that_was_set_back_is_said_and_changes_nothing_that_was_known(
    stars: Stars, register: Path, passphrase: str, book: BookWriter, desk: Desk
) -> None:
    desk.set(2099, 6, 1)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        import_workbook(vault, desk.clerk, Order(book([enquiry("D-1", "1/3/2022")])))
    ran = stars("import", str(register), str(book([enquiry("D-2", "1/3/2022")])), passphrase=passphrase)
    assert ran.status == 0
    assert ran.err.startswith("stars: The clock of this computer says ")
    assert "was recorded at 10:00 on 1 June 2099. Set the clock right" in ran.err
    with Vault.open(register, passphrase) as vault, vault.reading() as connection:
        recorded = [row.recorded_at for one in known_enquiries(connection, ["d-1", "d-2"]) for row in one.recorded]
    assert recorded == [desk.at, desk.at]
    shown = stars("return", str(register), "--year", "2", "--json", passphrase=passphrase)
    assert (shown.status, shown.out[0], shown.err.count("\n")) == (0, "{", 1)


def test_a_clock_that_is_right_is_not_spoken_of(stars: Stars, register: Path, passphrase: str) -> None:
    assert stars("return", str(register), "--year", "2", passphrase=passphrase).err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", LONG, "--council", "derby"], "its name is too long. Choose a shorter one."),
        (["check", LONG], "There is no register"),
        (["import", "derby.stars", f"{LONG}.xlsx"], "cannot be read: File name too long. Choose a file that can."),
        (["export", "derby.stars", f"{LONG}/a.xlsx"], "There is no folder"),
        (["check", "."], ". is a folder, and a register is a file. Name the file in it."),
    ],
)
def test_a_name_that_is_no_file_is_one_sentence(stars: Stars, arguments: list[str], said: str) -> None:
    assert stars("new", "derby.stars", "--council", "derby").status == 0
    ran = stars(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_a_weak_passphrase_is_taken_with_a_warning(stars: Stars) -> None:
    made = stars("new", "weak.stars", "--council", "derby", passphrase="a")
    assert made.status == 0
    assert made.err.startswith("stars: Its passphrase is too easy to guess. ")
    assert stars("check", "weak.stars", passphrase="a").status == 0
    strong = stars("new", "strong.stars", "--council", "derby", passphrase="teapot glacier walrus")
    assert (strong.status, strong.err) == (0, "")
