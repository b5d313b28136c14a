"""A register that stays open: made, opened to write or to read, by passphrase or recovery key."""

from pathlib import Path

import pytest

from stars_desktop import workspace
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.store.errors import (
    InUseError,
    MistypedKeyError,
    NoRegisterError,
    ReadOnlyError,
    UnusableError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from stars_desktop.store.vault import Vault
from tests.conftest import Desk
from tests.services.disks import fill, read_only, small_disk


def test_a_new_register_gives_a_recovery_key_that_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "derby.stars"
    typed = workspace.new_register(path, "derby", "a passphrase")
    with workspace.open_with_recovery_key(path, typed.lower()) as session:
        assert (session.writes, session.vault.about.council) == (True, "Derby City")
        renewed = workspace.change_passphrase(session, "forgotten no more")
    with workspace.open_register(path, "forgotten no more") as session:
        assert session.writes
    with pytest.raises(WrongRecoveryKeyError):
        workspace.open_with_recovery_key(path, typed)
    with workspace.open_with_recovery_key(path, renewed, writes=False) as session:
        assert not session.writes


def test_a_slip_in_a_recovery_key_is_told_before_the_register_is_looked_at(tmp_path: Path) -> None:
    with pytest.raises(MistypedKeyError):
        workspace.open_with_recovery_key(tmp_path / "none.stars", "HT4H-K9SJ")


def test_who_holds_a_register_is_told_apart_and_it_can_be_read(register: Path, passphrase: str, desk: Desk) -> None:
    with workspace.open_register(register, passphrase) as session:
        with pytest.raises(InUseError) as told:
            workspace.open_register(register, passphrase)
        assert told.value.holder.startswith(f"{session.clerk.user} on {session.clerk.machine} since ")
        with workspace.open_register(register, passphrase, writes=False) as reading:
            assert (reading.writes, reading.vault.about.council) == (False, "Derby City")
            with pytest.raises(ExpectedError, match="open for reading only"):
                workspace.change_passphrase(reading, "x")
    with Vault.open(register, passphrase, desk.clerk) as again:
        assert again.about.council == "Derby City"


def test_a_register_on_a_read_only_medium_can_be_read(register: Path, passphrase: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        path = disk / "derby.stars"
        path.write_bytes(register.read_bytes())
        with read_only(disk):
            with pytest.raises(ReadOnlyError, match="You can read it"):
                workspace.open_register(path, passphrase)
            with workspace.open_register(path, passphrase, writes=False) as session:
                assert session.vault.findings() == []


def test_a_register_on_a_full_disk_can_be_read(register: Path, passphrase: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "512k") as disk:
        path = disk / "derby.stars"
        path.write_bytes(register.read_bytes())
        fill(disk / "filling")
        for _ in range(2):
            with pytest.raises(UnusableError, match="the disk is full"):
                workspace.open_register(path, passphrase)
            with workspace.open_register(path, passphrase, writes=False) as session:
                assert (session.vault.about.council, session.vault.findings()) == ("Derby City", [])
                with pytest.raises(UnusableError), session.vault.writing():
                    pass
        (disk / "filling").unlink()
        with workspace.open_register(path, passphrase) as session:
            assert session.writes


def test_where_no_register_can_be_made_it_is_said_why(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        with read_only(disk), pytest.raises(UnusableError, match=r"its folder is read-only\. Choose another folder"):
            workspace.new_register(disk / "derby.stars", "derby", "x")
        assert not list(disk.iterdir())


@pytest.mark.parametrize("length", [250, 255, 260, 5000])
def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("x" * length)
    with pytest.raises(UnusableError, match=r"its name is too long\. Choose a shorter one"):
        workspace.new_register(path, "derby", "x")
    assert not list(tmp_path.iterdir())
    with pytest.raises(NoRegisterError):
        workspace.open_register(path, "x")


def test_a_wrong_passphrase_is_told_and_the_samples_own_is_shown(register: Path, sample_register: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        workspace.open_register(register, "wrong")
    with pytest.raises(ExpectedError, match=f"its passphrase is: {PASSPHRASE}"):
        workspace.open_register(sample_register, "wrong", writes=False)
