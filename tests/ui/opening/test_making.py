"""A new register as it is asked for."""

from pathlib import Path

import pytest

from stars_desktop.ui.opening.making import Wish, doubt, passphrase_problems, problems, suggested_name


def test_nothing_filled_in_is_told_field_by_field() -> None:
    assert problems(Wish("", "", "")) == {
        "council": "Choose the council",
        "folder": "Choose the folder to keep it in",
        "name": "Enter a name for its file",
    }


def test_what_is_whole_has_no_problems_and_says_where_it_will_be(tmp_path: Path) -> None:
    wish = Wish("nottinghamshire", str(tmp_path), suggested_name("nottinghamshire"))
    assert problems(wish) == {}
    assert (wish.path, wish.council_name) == (tmp_path / "nottinghamshire.stars", "Nottinghamshire County")


@pytest.mark.parametrize("name", ["derby", "derby.stars", "Derby.STARS"])
def test_a_file_has_the_ending_of_a_register_once(tmp_path: Path, name: str) -> None:
    assert Wish("derby", str(tmp_path), name).path.name.casefold() == "derby.stars"


@pytest.mark.parametrize(
    ("folder", "name", "key", "says"),
    [
        ("nowhere/below", "derby", "folder", "Folder must be a whole path"),
        ("{there}/nowhere", "derby", "folder", "Choose a folder that is there"),
        ("{there}", "a:b", "name", "must not have"),
        ("{there}", "..", "name", "Enter a name for its file"),
        ("{there}", "taken", "name", "Enter another name: that file is there already"),
    ],
)
def test_what_cannot_be_made_is_told(tmp_path: Path, folder: str, name: str, key: str, says: str) -> None:
    (tmp_path / "taken.stars").touch()
    found = problems(Wish("derby", folder.format(there=tmp_path), name))
    assert set(found) == {key}
    assert says in found[key]


@pytest.mark.parametrize(
    ("first", "again", "score", "key"),
    [
        ("", "", 0, "passphrase"),
        ("   ", "   ", 0, "passphrase"),
        ("derby", "derby", 2, "passphrase"),
        ("teapot glacier walrus", "teapot glacier", 3, "again"),
        ("teapot glacier walrus", "teapot glacier walrus ", 3, "again"),
    ],
)
def test_a_passphrase_has_to_be_hard_to_guess_and_the_same_twice(
    first: str, again: str, score: int, key: str
) -> None:
    assert set(passphrase_problems(first, again, score)) == {key}


def test_a_passphrase_that_will_do_has_no_problem() -> None:
    assert passphrase_problems("teapot glacier walrus", "teapot glacier walrus", 3) == {}


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        (r"\\server\share", "is on the network"),
        ("/data/tess/OneDrive - Derby City Council", "is copied to the cloud"),
    ],
)
def test_a_place_that_is_not_on_this_laptop_is_doubted(folder: str, says: str) -> None:
    assert says in doubt(folder)
    assert "this laptop's own disk" in doubt(folder)


def test_a_place_on_this_laptop_is_not_doubted(tmp_path: Path) -> None:
    assert (doubt(str(tmp_path)), doubt("")) == ("", "")
