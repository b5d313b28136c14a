"""Nothing is recorded in a file that is not there any more, and nothing is taken up from another one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from stars_desktop.services.registers import change_passphrase, make_register
from stars_desktop.store.errors import DamagedError, InUseError, NotItsOwnError, NotThereError
from stars_desktop.store.keys import PAGE
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk


def _note(vault: Vault, name: str, length: int = 1) -> None:
    with vault.writing() as connection:
        connection.execute(text("insert into about values (:name, :value)"), {"name": name, "value": "x" * length})


def _noted(vault: Vault) -> set[str]:
    with vault.reading() as connection:
        return set(connection.execute(text("select name from about")).scalars())


def _another(register: Path, passphrase: str) -> Path:
    other = register.with_name("other.stars")
    make_register(other, "nottingham", passphrase, randomness=bytes(16), cost=CHEAP)
    return other


def _remove(register: Path, _other: Path) -> None:
    register.unlink()


def _remove_its_folder(register: Path, _other: Path) -> None:
    shutil.rmtree(register.parent)


def _move_its_folder(register: Path, _other: Path) -> None:
    register.parent.rename(register.parent.with_name("moved"))


def _put_another_there(register: Path, other: Path) -> None:
    other.replace(register)


def _write_over_it(register: Path, other: Path) -> None:
    register.write_bytes(other.read_bytes())


def _cut_it(register: Path, _other: Path) -> None:
    os.truncate(register, 5 * PAGE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody do that to a file that is open")
@pytest.mark.parametrize(
    "change", [_remove, _remove_its_folder, _move_its_folder, _put_another_there, _write_over_it, _cut_it]
)
def test_nothing_is_recorded_once_the_path_holds_another_file_or_none(
    tmp_path: Path, passphrase: str, desk: Desk, change: Callable[[Path, Path], None]
) -> None:
    folder = tmp_path / "registers"
    folder.mkdir()
    register = folder / "derby.stars"
    make_register(register, "derby", passphrase, randomness=bytes(range(16)), cost=CHEAP)
    other = _another(register, passphrase)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        _note(vault, "before")
        change(register, other)
        for _ in range(2):
            with pytest.raises(NotThereError, match=r"was moved, removed or replaced.*Nothing was recorded"):
                _note(vault, "after")
        with pytest.raises(NotThereError):
            change_passphrase(vault, "another passphrase")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove a file that is open")
def test_a_register_that_goes_while_it_is_written_keeps_nothing_of_it(vault: Vault, register: Path) -> None:
    away = register.with_name("away.stars")

    def write_while_it_goes() -> None:
        with vault.writing() as connection:
            connection.execute(text("insert into about values ('during', 'x')"))
            register.rename(away)

    with pytest.raises(NotThereError):
        write_while_it_goes()
    assert not register.exists()
    away.rename(register)
    _note(vault, "after")
    assert _noted(vault) == {"council", "sample", "after"}


def test_a_register_reached_by_a_link_is_recorded_in(register: Path, passphrase: str, desk: Desk) -> None:
    link = register.with_name("link.stars")
    link.symlink_to(register)
    with Vault.open(link, passphrase, desk.clerk) as vault:
        _note(vault, "by link")
        change_passphrase(vault, "another passphrase")
        _note(vault, "and again")
        assert _noted(vault) == {"council", "sample", "by link", "and again"}


def _left_behind(register: Path, passphrase: str, desk: Desk) -> tuple[bytes, bytes]:
    """The file as it was before something was noted in it, and the -wal that holds what was."""
    before = register.read_bytes()
    with Vault.open(register, passphrase, desk.clerk) as vault:
        _note(vault, "more", 60_000)
        log = register.with_name("derby.stars-wal").read_bytes()
    return before, log


@pytest.mark.parametrize("writes", [True, False])
def test_a_backup_beside_the_log_of_what_it_replaced_stays_as_it_was_put_there(
    register: Path, passphrase: str, desk: Desk, *, writes: bool
) -> None:
    before, log = _left_behind(register, passphrase, desk)
    register.write_bytes(before)
    with Vault.open(register, passphrase, desk.clerk) as vault, vault.writing() as connection:
        connection.execute(text("create table other (said text)"))
        connection.execute(text("insert into other values (:x)"), {"x": "y" * 300_000})
    backup = register.read_bytes()
    register.with_name("derby.stars-wal").write_bytes(log)
    for _ in range(2):
        with pytest.raises(NotItsOwnError):
            Vault.open(register, passphrase, desk.clerk if writes else None)
        assert register.read_bytes() == backup
        assert register.with_name("derby.stars-wal").read_bytes() == log
    register.with_name("derby.stars-wal").unlink()
    register.with_name("derby.stars-shm").unlink(missing_ok=True)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        assert vault.findings() == []


HOLD = """
import sys
from pathlib import Path
from sqlalchemy import text
from stars_desktop import workspace
with workspace.open_register(Path(sys.argv[1]), sys.argv[2]) as session:
    with session.vault.writing() as connection:
        connection.execute(text("insert into about values ('more', :x)"), {"x": "x" * 60_000})
    print("open", flush=True)
    sys.stdin.readline()
"""


def _flip(register: Path, page: int) -> None:
    with register.open("r+b") as file:
        file.seek((page - 1) * PAGE + 200)
        (byte,) = file.read(1)
        file.seek((page - 1) * PAGE + 200)
        file.write(bytes([byte ^ 1]))


def test_of_a_damaged_register_that_is_open_elsewhere_it_is_said_who_has_it(
    register: Path, passphrase: str, desk: Desk
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == "open\n"
        log = register.with_name("derby.stars-wal").read_bytes()
        for page in range(2, register.stat().st_size // PAGE + 1):
            _flip(register, page)
        with pytest.raises(InUseError, match="is in use by"):
            Vault.open(register, passphrase, desk.clerk)
        with (
            pytest.raises(DamagedError, match="Use a copy from your backups"),
            Vault.open(register, passphrase) as read,
        ):
            read.findings()
        assert register.with_name("derby.stars-wal").read_bytes() == log
        holder.stdin.write("\n")
        holder.stdin.flush()
        holder.wait()


@pytest.mark.parametrize("writes", [True, False])
def test_a_damaged_register_with_its_own_log_is_damaged(
    register: Path, passphrase: str, desk: Desk, *, writes: bool
) -> None:
    before, log = _left_behind(register, passphrase, desk)
    register.write_bytes(before)
    register.with_name("derby.stars-wal").write_bytes(log)
    _flip(register, 9)
    with pytest.raises(DamagedError):
        Vault.open(register, passphrase, desk.clerk if writes else None)
    assert register.with_name("derby.stars-wal").read_bytes() == log


OPENED_AND_CLOSED = """
import sys
from pathlib import Path
from sqlalchemy import text
from stars_desktop import workspace
register = Path(sys.argv[1])
with workspace.writing(register, sys.argv[2]) as (vault, _):
    for one in register.parent.glob("derby.stars*"):
        one.read_bytes()
    print("read", flush=True)
    sys.stdin.readline()
    with vault.writing() as connection:
        connection.execute(text("insert into about values ('more', 'x')"))
    print("recorded", flush=True)
    sys.stdin.readline()
"""


def test_a_reader_takes_nothing_away_from_a_writer_in_whose_process_its_files_were_closed(
    register: Path, passphrase: str
) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", OPENED_AND_CLOSED, str(register), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with writer:
        assert writer.stdout
        assert writer.stdin
        assert writer.stdout.readline() == "read\n"
        with Vault.open(register, passphrase) as read:
            assert read.findings() == []
        writer.stdin.write("\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "recorded\n"
        with Vault.open(register, passphrase) as read, read.reading() as connection:
            assert connection.execute(text("select value from about where name = 'more'")).scalar() == "x"
        writer.kill()
    with Vault.open(register, passphrase) as read, read.reading() as connection:
        assert connection.execute(text("select value from about where name = 'more'")).scalar() == "x"


def test_a_reader_that_outlasts_the_writer_leaves_the_register_as_one_file(register: Path, passphrase: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with Vault.open(register, passphrase) as read:
            _, _ = holder.communicate("\n")
            assert read.findings() == []
            assert register.with_name("derby.stars-wal").exists()
    assert [path.name for path in register.parent.iterdir()] == ["derby.stars"]
