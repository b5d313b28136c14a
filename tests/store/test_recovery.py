"""The recovery key: it can be typed from paper, and a slip is told from the key of another register."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.store.errors import (
    DamagedError,
    MistypedKeyError,
    NoRegisterError,
    NotARegisterError,
    WrongRecoveryKeyError,
)
from stars_desktop.store.keys import PAGE, unlock
from stars_desktop.store.recovery import read_key, written_key
from stars_desktop.store.vault import Vault
from tests.conftest import Desk

KEYS = st.binary(min_size=32, max_size=32)
WRITTEN = written_key(bytes(range(32)))


@given(KEYS)
def test_what_is_written_is_read_back(key: bytes) -> None:
    assert read_key(written_key(key)) == key


def test_it_stands_in_groups_of_four_without_letters_that_look_like_others() -> None:
    groups = WRITTEN.split("-")
    assert [len(group) for group in groups] == [4] * 14
    assert set("ILOU").isdisjoint(WRITTEN)


@given(KEYS, st.sampled_from([" ", "", "  ", "\n", "\u2013"]), st.booleans())
def test_case_spaces_and_hyphens_do_not_matter_nor_letters_that_look_like_digits(
    key: bytes, between: str, lower: bool
) -> None:
    typed = f" {written_key(key)} ".replace("-", between).replace("0", "O").replace("1", "l")
    assert read_key(typed.lower() if lower else typed) == key


@pytest.mark.parametrize("place", [place for place, one in enumerate(WRITTEN) if one != "-"])
def test_one_wrong_character_anywhere_is_told(place: int) -> None:
    wrong = "7" if WRITTEN[place] != "7" else "8"
    with pytest.raises(MistypedKeyError, match="was mistyped somewhere"):
        read_key(WRITTEN[:place] + wrong + WRITTEN[place + 1 :])


def test_two_groups_that_changed_places_are_told() -> None:
    one, two, *rest = WRITTEN.split("-")
    with pytest.raises(MistypedKeyError, match="was mistyped somewhere"):
        read_key("-".join([two, one, *rest]))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "has 56 letters and digits, and this has 0"),
        (WRITTEN[:-1], "this has 55"),
        (WRITTEN + "?", "no “?” in it"),
    ],
)
def test_what_is_no_key_says_why(typed: str, words: str) -> None:
    with pytest.raises(MistypedKeyError) as told:
        read_key(typed)
    assert words in str(told.value)


def test_it_opens_its_register(register: Path, passphrase: str, desk: Desk) -> None:
    key, _ = unlock(register, passphrase)
    with Vault.open_with_key(register, read_key(written_key(key)), desk.clerk) as vault, vault.writing():
        assert vault.about.council == "Derby City"


def test_the_key_of_another_register_is_no_slip(register: Path) -> None:
    with pytest.raises(WrongRecoveryKeyError, match="It belongs to another register"):
        Vault.open_with_key(register, bytes(32))


def test_with_the_right_key_a_damaged_register_is_damaged(register: Path, passphrase: str) -> None:
    key, _ = unlock(register, passphrase)
    content = bytearray(register.read_bytes())
    content[PAGE - 100] ^= 1
    register.write_bytes(content)
    with pytest.raises(DamagedError):
        Vault.open_with_key(register, key)


def test_what_is_no_register_says_so_whatever_the_key(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError):
        Vault.open_with_key(tmp_path / "none.stars", bytes(32))
    (tmp_path / "other.stars").write_bytes(b"PK" * PAGE)
    with pytest.raises(NotARegisterError):
        Vault.open_with_key(tmp_path / "other.stars", bytes(32))
