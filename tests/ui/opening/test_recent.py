"""The registers of this laptop, as they are kept and listed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stars_desktop.ui.opening.recent import MOST, Recent, kept, listed, read, with_opened, without

AT = datetime(2022, 10, 3, 15, 51, tzinfo=UTC)
SAMPLE = Path("/data/tess/sample.stars")


def opened(name: str, minutes: int = 0) -> Recent:
    return Recent(Path(f"/data/tess/{name}.stars"), "Derby City", AT + timedelta(minutes=minutes))


def there(_path: Path) -> bool:
    return False


def test_what_is_kept_is_read_again() -> None:
    recents = (opened("derby"), opened("a, b “c” ü", 1))
    assert read(kept(recents)) == recents


@pytest.mark.parametrize(
    "text", ["", "{", "7", "[7]", '[["a", "b"]]', '[["a", "b", "yesterday"]]', '[["a", "b", "2022-10-03"]]']
)
def test_settings_that_hold_something_else_list_nothing(text: str) -> None:
    assert read(text) == ()


def test_the_last_opened_is_first_and_stands_there_once() -> None:
    recents = with_opened((opened("derby"), opened("other")), opened("other", 5))
    assert [(one.path.stem, one.opened.minute) for one in recents] == [("other", 56), ("derby", 51)]


def test_what_was_opened_longest_ago_is_forgotten() -> None:
    recents: tuple[Recent, ...] = ()
    for number in range(MOST + 2):
        recents = with_opened(recents, opened(f"r{number}", number))
    assert [one.path.stem for one in recents] == [f"r{number}" for number in range(MOST + 1, 1, -1)]


def test_one_is_taken_off_the_list() -> None:
    assert without((opened("derby"), opened("other")), opened("derby").path) == (opened("other"),)


def test_a_register_is_listed_by_its_council_with_its_file_and_when_it_was_opened_here() -> None:
    row, sample = listed([opened("derby")], SAMPLE, None, there)
    assert (row.title, row.line) == ("Derby City", "derby.stars, last opened 3 October 2022 at 16:51")
    assert (sample.title, sample.sample) == ("Sample register", True)


def test_a_register_whose_file_is_gone_is_listed_as_gone() -> None:
    row, sample = listed([opened("derby")], SAMPLE, None, lambda _: True)
    assert (row.line, row.gone) == ("not there any more: derby.stars", True)
    assert not sample.gone, "it is made when it is opened"


def test_a_file_that_was_chosen_just_now_is_listed_first() -> None:
    rows = listed([opened("derby")], SAMPLE, Path("/media/stick/copy.stars"), there)
    assert [row.title for row in rows] == ["copy.stars", "Derby City", "Sample register"]
    assert (rows[0].remembered, rows[0].line) == (False, f"in {Path('/media/stick')}")


@pytest.mark.parametrize("known", ["derby", "sample"])
def test_a_chosen_file_that_is_listed_already_is_not_listed_twice(known: str) -> None:
    assert len(listed([opened("derby")], SAMPLE, Path(f"/data/tess/{known}.stars"), there)) == 2


def test_the_sample_is_never_among_what_was_opened() -> None:
    (only,) = listed([opened("sample")], SAMPLE, None, there)
    assert only.sample
