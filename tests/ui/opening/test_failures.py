"""Each reason for which a register does not open, met with real files, has its own words and ways out."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.errors import (
    InUseError,
    MistypedKeyError,
    NewerVersionError,
    NotItsOwnError,
    ReadOnlyError,
    UnusableError,
    WrongRecoveryKeyError,
)
from stars_desktop.ui.opening.failures import Failure, Way, failure, gone
from stars_desktop.ui.opening.recent import Row
from stars_desktop.workspace import open_register


def met(path: Path, passphrase: str) -> Failure:
    with pytest.raises(ExpectedError) as found:
        open_register(path, passphrase).close()
    return failure(found.value, Row(path, "Derby City", ""))


def test_a_wrong_passphrase_is_typed_again(register: Path) -> None:
    found = met(register, "wrong")
    assert found.sentence.startswith("This passphrase does not open derby.stars. Check Caps Lock")
    assert (found.ways, found.tone) == ((), "error")


def test_a_damaged_register_sends_to_the_backups(register: Path, passphrase: str) -> None:
    with register.open("rb+") as file:
        file.seek(500)
        file.write(bytes(64))
    found = met(register, passphrase)
    assert "derby.stars is damaged" in found.sentence
    assert "Open a copy from your backups" in found.sentence
    assert found.ways == (Way.COPY,)


def test_a_register_open_elsewhere_names_who_and_where_and_can_be_read(register: Path, passphrase: str) -> None:
    with open_register(register, passphrase) as session:
        found = met(register, passphrase)
    assert f"{session.clerk.user} on {session.clerk.machine} since " in found.sentence
    assert found.ways == (Way.READ, Way.AGAIN)


def test_another_file_is_no_register(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK" * 4000)
    found = met(letter, "any")
    assert found.sentence == (
        "letter.docx is not a STARS register. If it was one, it is damaged: open a copy from your backups. "
        "Nothing was changed."
    )
    assert found.ways == (Way.OTHER,)


def test_a_file_that_is_gone_can_be_looked_for_or_taken_off_the_list(tmp_path: Path) -> None:
    found = met(tmp_path / "gone.stars", "any")
    assert found.sentence.startswith("There is no gone.stars in ")
    assert found.ways == (Way.OTHER, Way.FORGET)
    assert gone(Row(tmp_path / "gone.stars", "", "", remembered=False)).ways == (Way.OTHER,)


PATH = Path("derby.stars")
ERRORS: list[tuple[ExpectedError, str, tuple[Way, ...]]] = [
    (NewerVersionError(PATH), "newer version of STARS Desktop", (Way.OTHER,)),
    (ReadOnlyError(PATH), "can be read but not written to", (Way.READ, Way.OTHER)),
    (NotItsOwnError(PATH), "do not belong together", (Way.AGAIN, Way.COPY)),
    (UnusableError(PATH, "the disk is full. Free some space."), "the disk is full", (Way.READ, Way.AGAIN, Way.OTHER)),
    (
        InUseError(PATH, "tess on PC-17 since 16:51 on 4 October 2022"),
        "tess on PC-17 since 16:51",
        (Way.READ, Way.AGAIN),
    ),
    (WrongRecoveryKeyError(PATH), "It belongs to another register", ()),
    (MistypedKeyError("A recovery key has no “U” in it."), "A recovery key has no “U” in it.", ()),
    (ExpectedError("Its passphrase is: sample-data"), "Its passphrase is: sample-data", ()),
]


@pytest.mark.parametrize(("error", "says", "ways"), ERRORS)
def test_every_reason_has_its_own_words(error: ExpectedError, says: str, ways: tuple[Way, ...]) -> None:
    found = failure(error, Row(PATH, "Derby City", ""))
    assert says in found.sentence
    assert found.ways == ways


def test_no_two_reasons_are_said_alike() -> None:
    said = [failure(error, Row(PATH, "Derby City", "")).sentence for error, _, _ in ERRORS]
    assert len(set(said)) == len(said)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_register_in_a_read_only_place_can_be_read(
    register: Path, passphrase: str, request: pytest.FixtureRequest
) -> None:
    undo: Callable[[], None] = lambda: register.parent.chmod(0o700)  # noqa: E731
    request.addfinalizer(undo)
    register.parent.chmod(0o500)
    assert met(register, passphrase).ways == (Way.READ, Way.OTHER)
