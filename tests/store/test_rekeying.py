"""Another passphrase: all of the register is under its key, or none of it, whatever stops the change."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.registers import change_passphrase
from stars_desktop.store.errors import DamagedError, UnusableError, WrongPassphraseError, WrongRecoveryKeyError
from stars_desktop.store.keys import PAGE, unlock
from stars_desktop.store.recovery import read_key, written_key
from stars_desktop.store.vault import Vault
from tests.conftest import Desk
from tests.services.disks import small_disk

NEW = "another horse"


@contextmanager
def unchanged(register: Path, passphrase: str) -> Iterator[None]:
    """What is tried in the block is refused, and the register opens as it did, whole."""
    before = _content(register, passphrase)
    yield
    assert _content(register, passphrase) == before
    with pytest.raises(WrongPassphraseError):
        Vault.open(register, NEW)
    assert not list(register.parent.glob(".*"))


def _content(register: Path, passphrase: str) -> list[tuple[str, str]]:
    with Vault.open(register, passphrase) as vault, vault.reading() as connection:
        assert vault.findings() == []
        return [tuple(row) for row in connection.execute(text("select name, value from about order by name"))]


def _write(vault: Vault, name: str, length: int = 60_000) -> None:
    with vault.writing() as connection:
        connection.execute(text("insert into about values (:name, :x)"), {"name": name, "x": "x" * length})


def test_a_new_passphrase_opens_the_register_and_the_old_one_does_not(
    register: Path, passphrase: str, desk: Desk
) -> None:
    with Vault.open(register, passphrase, desk.clerk) as vault:
        _write(vault, "before")
        change_passphrase(vault, NEW)
        _write(vault, "after")
    assert [name for name, _ in _content(register, NEW)] == ["after", "before", "council", "sample"]
    with pytest.raises(WrongPassphraseError):
        Vault.open(register, passphrase)
    assert [path.name for path in register.parent.iterdir()] == ["derby.stars"]


def test_a_new_passphrase_has_a_recovery_key_of_its_own(register: Path, passphrase: str, desk: Desk) -> None:
    old, salt = unlock(register, passphrase)
    with Vault.open_with_key(register, old, desk.clerk) as vault:
        typed = change_passphrase(vault, NEW)
    assert unlock(register, NEW) == (read_key(typed), salt)
    with pytest.raises(WrongRecoveryKeyError):
        Vault.open_with_key(register, read_key(written_key(old)))


def test_no_page_stays_under_the_old_key(register: Path, passphrase: str, desk: Desk) -> None:
    before = register.read_bytes()
    with Vault.open(register, passphrase, desk.clerk) as vault:
        change_passphrase(vault, NEW)
    after = register.read_bytes()
    pages = [slice(start, start + PAGE) for start in range(0, len(after), PAGE)]
    assert len(pages) > 20
    assert {after[page] for page in pages}.isdisjoint(before[page] for page in pages)
    assert after[:16] == before[:16]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are for other systems")
def test_who_may_read_it_stays_the_same(register: Path, passphrase: str, desk: Desk) -> None:
    register.chmod(0o640)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        change_passphrase(vault, NEW)
    assert register.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing_where_it_does(register: Path, passphrase: str, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "linked.stars"
    link.symlink_to(register)
    with Vault.open(link, passphrase, desk.clerk) as vault:
        change_passphrase(vault, NEW)
    assert link.is_symlink()
    assert _content(register, NEW) == _content(link, NEW)


def test_while_another_program_reads_it_nothing_is_changed(register: Path, passphrase: str, desk: Desk) -> None:
    with unchanged(register, passphrase), Vault.open(register, passphrase, desk.clerk) as vault:
        with Vault.open(register, passphrase), pytest.raises(UnusableError, match="another program is holding it"):
            change_passphrase(vault, NEW)
        with vault.writing():
            pass


def test_who_may_only_read_cannot_change_it(register: Path, passphrase: str) -> None:
    with unchanged(register, passphrase), Vault.open(register, passphrase) as vault:
        with pytest.raises(UnusableError, match="open for reading only"):
            change_passphrase(vault, NEW)
        assert vault.findings() == []


def test_a_blank_passphrase_is_refused(register: Path, passphrase: str, desk: Desk) -> None:
    with (
        unchanged(register, passphrase),
        Vault.open(register, passphrase, desk.clerk) as vault,
        pytest.raises(ExpectedError, match="needs a passphrase"),
    ):
        change_passphrase(vault, "  ")


def test_a_damaged_register_is_left_as_it_is(register: Path, passphrase: str, desk: Desk) -> None:
    content = bytearray(register.read_bytes())
    content[8 * PAGE + 200] ^= 1
    register.write_bytes(content)
    with Vault.open(register, passphrase, desk.clerk) as vault, pytest.raises(DamagedError):
        change_passphrase(vault, NEW)
    with Vault.open(register, passphrase) as vault:
        assert vault.findings() == ["Damaged pages of the file: 1 (numbers 9)."]


CHANGE = """
import os, sys
from pathlib import Path
from stars_desktop import workspace
path, old, new, stop, number = sys.argv[1:]
seen = []
def watch(event, details):
    if event == stop and ".stars.new" in str(details):
        seen.append(event)
        if len(seen) == int(number):
            os._exit(9)
with workspace.open_register(Path(path), old) as session:
    print("ready", flush=True)
    sys.addaudithook(watch)
    workspace.change_passphrase(session, new)
"""


def _change(register: Path, old: str, new: str, stop: str = "", number: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", CHANGE, str(register), old, new, stop, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("step", "opens"),
    [
        (("os.remove", 1), "old"),  # before there is a copy
        (("os.chmod", 1), "old"),  # a copy under the old key
        (("os.rename", 1), "old"),  # a copy under the new key
        (("os.remove", 2), "new"),  # it has taken its place
    ],
)
def test_a_process_that_dies_at_any_step_leaves_the_old_passphrase_or_the_new(
    register: Path, passphrase: str, desk: Desk, step: tuple[str, int], opens: str
) -> None:
    with Vault.open(register, passphrase, desk.clerk) as vault:
        _write(vault, "kept")
    with _change(register, passphrase, NEW, *step) as changing:
        assert changing.wait() == 9
    right, wrong = (passphrase, NEW) if opens == "old" else (NEW, passphrase)
    assert ("kept", "x" * 60_000) in _content(register, right)
    with pytest.raises(WrongPassphraseError):
        Vault.open(register, wrong)
    with Vault.open(register, right, desk.clerk) as vault:
        change_passphrase(vault, "a third")
    assert ("kept", "x" * 60_000) in _content(register, "a third")
    assert [path.name for path in register.parent.iterdir()] == ["derby.stars"]


@pytest.mark.long
def test_kill_9_leaves_the_old_passphrase_or_the_new(register: Path, passphrase: str, desk: Desk) -> None:
    chance = random.Random(7)
    with Vault.open(register, passphrase, desk.clerk) as vault:
        _write(vault, "kept", 8_000_000)
    now = passphrase
    changed = 0
    for number in range(25):
        wanted = f"passphrase {number}"
        with _change(register, now, wanted) as changing:
            assert changing.stdout
            assert changing.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.4))
            changing.kill()
        opening = [one for one in (now, wanted) if _opens(register, one)]
        assert len(opening) == 1
        changed += opening == [wanted]
        now = opening[0]
        assert ("kept", "x" * 8_000_000) in _content(register, now)
    assert 0 < changed < 25


def _opens(register: Path, passphrase: str) -> bool:
    try:
        Vault.open(register, passphrase).close()
    except WrongPassphraseError:
        return False
    return True


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounts a small disk, which only root may")
@pytest.mark.long
def test_without_room_for_a_copy_nothing_is_changed(
    register: Path, passphrase: str, desk: Desk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "440k") as disk:
        full = disk / "derby.stars"
        full.write_bytes(register.read_bytes())
        with Vault.open(full, passphrase, desk.clerk) as vault:
            _write(vault, "big", 100_000)
        with unchanged(full, passphrase), Vault.open(full, passphrase, desk.clerk) as vault:
            with pytest.raises(UnusableError, match=r"no room for a copy of it\. Free some space"):
                change_passphrase(vault, NEW)
            assert vault.findings() == []
