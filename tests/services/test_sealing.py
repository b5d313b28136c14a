"""The file of a sealed return: what is written is read, and nothing else."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.services.sealing import read_sealed, write_sealed
from tests.sealed_returns import sealed_return


@pytest.fixture
def sealed() -> SealedReturn:
    return sealed_return("Derby City", {"A": {"notified": 17}})


@pytest.fixture
def file(sealed: SealedReturn, tmp_path: Path) -> Path:
    path = tmp_path / "derby.stars-return"
    write_sealed(sealed, path)
    return path


def test_what_is_written_is_read_with_its_seal_beside_it(file: Path, sealed: SealedReturn) -> None:
    assert read_sealed(file) == sealed
    held = json.loads(file.read_text(encoding="utf-8"))
    assert sorted(held) == ["form", "return", "seal"]
    assert (held["return"], held["seal"]) == (sealed.to_text(), sealed.seal)


def test_a_seal_is_read_in_groups_of_four(sealed: SealedReturn) -> None:
    groups = grouped(sealed.seal).split(" ")
    assert [len(group) for group in groups] == [4] * 16
    assert "".join(groups) == sealed.seal


def test_every_changed_byte_is_refused_in_one_sentence(file: Path) -> None:
    content = file.read_bytes()
    for at in range(len(content)):
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(
            ExpectedError, match=r"was changed after it was sealed|is not a sealed return|newer STARS"
        ):
            read_sealed(file)


@pytest.mark.parametrize("change", [lambda was: was[:-1], lambda was: was + b"\n", lambda was: b" " + was])
def test_a_byte_less_or_more_is_refused(file: Path, change: object) -> None:
    assert callable(change)
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises(ExpectedError, match=r"or is damaged\. Ask its council"):
        read_sealed(file)


def test_figures_changed_under_a_new_seal_of_the_old_text_are_refused(file: Path) -> None:
    held = json.loads(file.read_text(encoding="utf-8"))
    held["return"] = held["return"].replace('"notified":17', '"notified":16')
    file.write_text(json.dumps(held, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    with pytest.raises(ExpectedError, match="was changed after it was sealed"):
        read_sealed(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"[]", b"{}", b"\xff\xfe", b"[" * 200_000])
def test_another_file_is_no_sealed_return(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.stars-return"
    path.write_bytes(content)
    with pytest.raises(ExpectedError, match="is not a sealed return"):
        read_sealed(path)


def test_a_newer_form_is_named(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"file, form 1", b"file, form 2"))
    with pytest.raises(ExpectedError, match="newer STARS Desktop"):
        read_sealed(file)


def test_where_there_is_no_file_or_far_too_much_of_one_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="There is no file"):
        read_sealed(tmp_path / "nothing.stars-return")
    large = tmp_path / "large.stars-return"
    large.write_bytes(b" " * 2_000_001)
    with pytest.raises(ExpectedError, match="too large"):
        read_sealed(large)


def test_it_is_written_only_to_a_file_of_its_kind_in_a_folder_that_is_there(
    sealed: SealedReturn, tmp_path: Path
) -> None:
    with pytest.raises(ExpectedError, match=r"ends in \.stars-return"):
        write_sealed(sealed, tmp_path / "derby.xlsx")
    with pytest.raises(ExpectedError, match="There is no folder"):
        write_sealed(sealed, tmp_path / "nowhere" / "derby.stars-return")
    assert list(tmp_path.iterdir()) == []


def test_a_sealed_return_of_another_day_has_another_seal() -> None:
    one, other = (sealed_return("Derby City", {}, as_at=date(2023, 9, number)) for number in (29, 30))
    assert one.seal != other.seal
    assert one.submitted_at == datetime(2023, 10, 2, 9, tzinfo=UTC)
