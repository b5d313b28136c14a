"""The register as a file: private, encrypted, opened by one writer, and each failure in words of its own."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.registers import make_register
from stars_desktop.store.errors import (
    DamagedError,
    FolderError,
    InUseError,
    NewerVersionError,
    NoRegisterError,
    NotARegisterError,
    NotItsOwnError,
    UnusableError,
    WrongPassphraseError,
)
from stars_desktop.store.keys import PAGE
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk


def test_a_register_is_one_file_while_closed(register: Path, passphrase: str, desk: Desk) -> None:
    with Vault.open(register, passphrase, desk.clerk):
        beside = {path.name for path in register.parent.iterdir()}
    assert beside <= {"derby.stars", "derby.stars-wal", "derby.stars-shm", "derby.stars.lock"}
    assert [path.name for path in register.parent.iterdir()] == ["derby.stars"]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are for other systems")
def test_only_its_owner_may_read_a_register(register: Path, passphrase: str, desk: Desk) -> None:
    with Vault.open(register, passphrase, desk.clerk) as vault, vault.writing():
        modes = {stat.S_IMODE(path.stat().st_mode) for path in register.parent.iterdir()}
    assert modes == {0o600}


def test_nothing_of_it_is_readable_without_the_key(register: Path) -> None:
    content = register.read_bytes()
    assert b"Derby" not in content
    assert b"CREATE TABLE" not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(register).execute("select * from about")


def test_a_missing_register_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError, match="There is no register “"):
        Vault.open(tmp_path / "none.stars", "x")


@pytest.mark.parametrize("content", [b"", b"PK\3\4" * 3000, b"SQLite format 3\0" + bytes(8000), b"\x10" * 100])
def test_another_kind_of_file_says_so(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.stars"
    other.write_bytes(content)
    with pytest.raises(NotARegisterError, match=r"is not a STARS register\..* use a copy from your backups"):
        Vault.open(other, "x")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="is a folder, and a register is a file"):
        Vault.open(tmp_path, "x")


@pytest.mark.parametrize("length", [0, 1, 15, 16, 3000, PAGE - 1])
def test_a_register_of_which_hardly_anything_is_left_is_told_of_backups(
    register: Path, passphrase: str, length: int
) -> None:
    register.write_bytes(register.read_bytes()[:length])
    with pytest.raises(NotARegisterError, match="use a copy from your backups"):
        Vault.open(register, passphrase)


@pytest.mark.parametrize("wrong", ["", "Correct horse battery staple", "correct horse battery staple "])
def test_a_wrong_passphrase_says_so(register: Path, wrong: str) -> None:
    with pytest.raises(WrongPassphraseError, match="The passphrase does not open"):
        Vault.open(register, wrong)


def test_an_accent_is_the_same_however_it_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "derby.stars"
    make_register(path, "derby", "caf\u00e9", randomness=bytes(16), cost=CHEAP)
    with Vault.open(path, "cafe\u0301") as vault:
        assert vault.about.council == "Derby City"


@pytest.mark.parametrize("page", [1, 2])
def test_one_flipped_bit_is_damage_and_no_wrong_passphrase(register: Path, passphrase: str, page: int) -> None:
    _flip(register, page)
    with pytest.raises(DamagedError, match="is damaged"):
        Vault.open(register, passphrase)


def test_damage_where_nothing_is_read_at_once_is_found_by_a_check(register: Path, passphrase: str) -> None:
    _flip(register, 9)
    with Vault.open(register, passphrase) as vault:
        assert vault.findings() == ["Damaged pages of the file: 1 (numbers 9)."]


def _flip(register: Path, page: int) -> None:
    content = bytearray(register.read_bytes())
    content[(page - 1) * PAGE + 200] ^= 1
    register.write_bytes(content)


def test_a_cut_off_file_is_damaged(register: Path, passphrase: str) -> None:
    register.write_bytes(register.read_bytes()[: 5 * PAGE])
    with pytest.raises(DamagedError), Vault.open(register, passphrase) as vault, vault.reading() as connection:
        connection.execute(text("select count(*) from tally")).scalar()


def test_a_newer_register_says_so(register: Path, passphrase: str, desk: Desk) -> None:
    with Vault.open(register, passphrase, desk.clerk) as vault, vault.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(NewerVersionError, match="a newer version of STARS Desktop"):
        Vault.open(register, passphrase)


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    there = tmp_path / "derby.stars"
    there.write_text("something else")
    with pytest.raises(UnusableError, match="there is a file of that name already"):
        make_register(there, "derby", "x", randomness=bytes(16), cost=CHEAP)
    assert there.read_text() == "something else"


def test_a_register_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="choose another folder"):
        make_register(tmp_path / "no folder" / "derby.stars", "derby", "x", randomness=bytes(16), cost=CHEAP)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("council", "passphrase"), [("derbyshire", "x"), ("derby", "")])
def test_a_register_needs_one_of_the_councils_and_a_passphrase(tmp_path: Path, council: str, passphrase: str) -> None:
    with pytest.raises(ExpectedError):
        make_register(tmp_path / "a.stars", council, passphrase, randomness=bytes(16), cost=CHEAP)
    assert not list(tmp_path.iterdir())


def test_a_second_writer_is_told_who_holds_it_and_may_read(register: Path, passphrase: str, desk: Desk) -> None:
    desk.set(2022, 10, 4, 8)
    with Vault.open(register, passphrase, desk.clerk):
        with pytest.raises(InUseError, match="in use by Tess Tester on TEST-01 since 09:00 on 4 October 2022"):
            Vault.open(register, passphrase, Desk().clerk)
        with Vault.open(register, passphrase) as reader:
            assert reader.about.council == "Derby City"
    with Vault.open(register, passphrase, desk.clerk) as again:
        assert again.about.council == "Derby City"


def test_a_reader_cannot_write(register: Path, passphrase: str) -> None:
    with Vault.open(register, passphrase) as vault:
        with pytest.raises(UnusableError, match="open for reading only"), vault.writing() as connection:
            connection.execute(text("update about set value = 'x'"))
        assert not register.with_name("derby.stars.lock").exists()


HOLD = """
import os, sys
from pathlib import Path
from stars_desktop import workspace
with workspace.writing(Path(sys.argv[1]), sys.argv[2]):
    print(os.getpid(), flush=True)
    sys.stdin.readline()
"""


def test_a_lock_that_outlived_its_process_is_taken_over(register: Path, passphrase: str, desk: Desk) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(InUseError, match=f"on {socket.gethostname()}"):
            Vault.open(register, passphrase, desk.clerk)
        holder.kill()
        holder.wait()
    assert register.with_name("derby.stars.lock").exists()
    with Vault.open(register, passphrase, desk.clerk) as vault, vault.writing():
        pass
    assert [path.name for path in register.parent.iterdir()] == ["derby.stars"]


def _crashed(register: Path, passphrase: str, desk: Desk) -> bytes:
    """The register with a -wal beside it, as a crash leaves it; the file as it was before."""
    before = register.read_bytes()
    with Vault.open(register, passphrase, desk.clerk) as vault:
        with vault.writing() as connection:
            connection.execute(text("insert into about values ('more', :x)"), {"x": "x" * 60_000})
        log = register.with_name("derby.stars-wal").read_bytes()
    register.with_name("derby.stars-wal").write_bytes(log)
    return before


def test_what_a_crash_left_is_taken_up(register: Path, passphrase: str, desk: Desk) -> None:
    before = _crashed(register, passphrase, desk)
    log = register.with_name("derby.stars-wal").read_bytes()
    register.write_bytes(before)
    register.with_name("derby.stars-wal").write_bytes(log)
    with Vault.open(register, passphrase) as vault, vault.reading() as connection:
        assert connection.execute(text("select count(*) from about where name = 'more'")).scalar() == 1


def test_a_backup_beside_the_log_of_another_register_says_so(register: Path, passphrase: str, desk: Desk) -> None:
    _crashed(register, passphrase, desk)
    other = register.with_name("other.stars")
    make_register(other, "derby", passphrase, randomness=bytes(16), cost=CHEAP)
    register.write_bytes(other.read_bytes())
    with pytest.raises(NotItsOwnError, match="do not belong together"):
        Vault.open(register, passphrase)


def test_a_new_register_takes_up_nothing_that_an_old_one_left(register: Path, passphrase: str, desk: Desk) -> None:
    _crashed(register, passphrase, desk)
    register.unlink()
    make_register(register, "nottingham", passphrase, randomness=bytes(16), cost=CHEAP)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        assert (vault.about.council, vault.findings()) == ("Nottingham City", [])


def test_a_passphrase_of_any_bytes_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "derby.stars"
    make_register(path, "derby", "caf\udce9", randomness=bytes(16), cost=CHEAP)
    with Vault.open(path, "caf\udce9") as vault:
        assert vault.about.council == "Derby City"


def test_a_writing_that_fails_leaves_nothing(vault: Vault) -> None:
    def fail() -> None:
        with vault.writing() as connection:
            connection.execute(text("create table left_over (id integer)"))
            connection.execute(text("insert into about values ('a', 'b')"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with vault.reading() as connection:
        names = set(connection.execute(text("select name from sqlite_master")).scalars())
        assert "left_over" not in names
        assert connection.execute(text("select count(*) from about where name = 'a'")).scalar() == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounts a small disk, which only root may")
@pytest.mark.long
def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path, passphrase: str, desk: Desk) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], check=True)
    try:
        path = disk / "derby.stars"
        make_register(path, "derby", passphrase, randomness=bytes(16), cost=CHEAP)
        with Vault.open(path, passphrase, desk.clerk) as vault:
            with pytest.raises(UnusableError, match="the disk is full"), vault.writing() as connection:
                connection.execute(text("insert into about values ('big', :big)"), {"big": "x" * 2_000_000})
            assert vault.findings() == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
