"""The versions of the criteria of a register: which counts on which day, and what is never changed."""

from collections.abc import Callable

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.checking import check_register
from stars_desktop.services.criteria import (
    Checked,
    check_criteria,
    in_use,
    shipped,
    take_into_use,
    versions,
    why_not_taken,
)
from stars_desktop.store.criteria import Taken, take
from stars_desktop.store.errors import UnusableError
from stars_desktop.store.vault import Vault
from stars_desktop.system.places import resources
from tests.conftest import Desk, day
from tests.services.criteria.conftest import Draft
from tests.services.held import dump

TODAY = day("2023-10-18")


@pytest.fixture
def taking(vault: Vault, desk: Desk, draft: Draft) -> Callable[..., object]:
    """Takes a draft into use."""
    return lambda *named, **kinds: take_into_use(vault, desk.clerk, draft(*named, **kinds))


def listed(vault: Vault) -> list[tuple[str, str, bool]]:
    """Each version with who took it, and whether it counts today."""
    return [(one.criteria.version, one.taken_by, one.in_use) for one in versions(vault, TODAY)]


def test_the_example_counts_until_a_version_is_taken_into_use(vault: Vault, desk: Desk, draft: Draft) -> None:
    assert in_use(vault, TODAY) == shipped()
    assert listed(vault) == [("example-1", "", True)]
    taken = take_into_use(vault, desk.clerk, draft("2023-1", B3='"hard"'))
    assert (taken.criteria.version, taken.taken_at, taken.in_use) == ("2023-1", desk.at, True)
    assert in_use(vault, TODAY) == taken.criteria
    assert listed(vault) == [("example-1", "", False), ("2023-1", "Tess Tester", True)]
    assert versions(vault, TODAY)[1] == taken


def test_a_version_counts_from_its_day_on_and_not_before(vault: Vault, taking: Callable[..., object]) -> None:
    taking("2023-1", "2023-04-01")
    taking("2024-1", "2024-01-01")
    assert listed(vault) == [
        ("example-1", "", False),
        ("2023-1", "Tess Tester", True),
        ("2024-1", "Tess Tester", False),
    ]
    for on, version in (("2023-03-31", "example-1"), ("2023-12-31", "2023-1"), ("2024-01-01", "2024-1")):
        assert in_use(vault, day(on)).version == version


def test_of_two_that_begin_on_one_day_the_one_taken_last_counts(vault: Vault, taking: Callable[..., object]) -> None:
    taking("2024-1", "2024-01-01")
    taking("2024-2", "2024-01-01")
    assert in_use(vault, day("2024-01-01")).version == "2024-2"


def test_a_version_taken_again_stays_as_it_was_taken(vault: Vault, desk: Desk, draft: Draft) -> None:
    first = take_into_use(vault, desk.clerk, draft("2023-1"))
    before = dump(vault)
    desk.set(2023, 11, 1)
    assert take_into_use(vault, desk.clerk, draft("2023-1")) == first
    assert dump(vault) == before


@pytest.mark.parametrize(
    ("named", "kinds", "words"),
    [
        (
            ("2023-1", "2023-04-01"),
            {"B3": '"hard"'},
            r"^2023-1 was taken into use on 18 October 2023 with other content, and is never changed\. Give the new ",
        ),
        (("2023-1", "2023-04-02"), {}, "with other content"),
        (("example-1", "2023-05-01"), {}, "^example-1 is the example that is shipped, and its content is another"),
        (("EXAMPLE-1", "2023-05-01"), {}, "is the example that is shipped"),
        (
            ("2022-1", "2022-04-01"),
            {},
            r"^2022-1 begins on 1 April 2022, before 2023-1, which counts since 1 April 2023: it would never be used",
        ),
        (("2023-2", "soon"), {}, r"draft-1\.toml, line 6: This is not TOML: Invalid value"),
    ],
)
def test_what_may_not_be_taken_is_refused_and_changes_nothing(  # noqa: PLR0917 - a case and what it needs
    vault: Vault,
    desk: Desk,
    draft: Draft,
    named: tuple[str, ...],
    kinds: dict[str, str],
    words: str,
) -> None:
    take_into_use(vault, desk.clerk, draft("2023-1"))
    before = dump(vault)
    with pytest.raises(ExpectedError, match=words):
        take_into_use(vault, desk.clerk, draft(*named, **kinds))
    assert dump(vault) == before


def test_the_example_itself_can_be_taken_and_is_then_listed_once(vault: Vault, desk: Desk) -> None:
    take_into_use(vault, desk.clerk, check_criteria(resources("criteria", "example-1.toml")))
    assert listed(vault) == [("example-1", "Tess Tester", True)]


def test_the_file_may_change_or_go_once_its_version_is_taken(vault: Vault, desk: Desk, draft: Draft) -> None:
    checked = draft("2023-1", B3='"hard"')
    checked.path.unlink()
    assert take_into_use(vault, desk.clerk, checked).criteria == in_use(vault, TODAY) == checked.criteria


def test_a_version_that_cannot_be_read_is_found_by_a_check_and_never_passed_over(vault: Vault, desk: Desk) -> None:
    with vault.writing() as connection:
        take(connection, Taken("2023-1", "version = 2", day("2023-04-01"), desk.at, "Tess Tester"))
    words = "The criteria 2023-1 in this register cannot be read by this version of STARS Desktop"
    assert [one.partition(".")[0] for one in check_register(vault, desk.clerk).findings] == [words]
    with pytest.raises(ExpectedError, match=words):
        in_use(vault, TODAY)


def test_a_register_that_is_only_read_takes_none(vault: Vault, desk: Desk, draft: Draft, passphrase: str) -> None:
    with Vault.open(vault.path, passphrase) as reader, pytest.raises(UnusableError, match="open for reading only"):
        take_into_use(reader, desk.clerk, draft("2023-1"))
    assert in_use(vault, TODAY) == shipped()


def test_why_a_version_is_not_taken_is_known_before_it_is_tried(vault: Vault, desk: Desk, draft: Draft) -> None:
    def why_not(checked: Checked) -> str:
        return why_not_taken(vault, desk.clerk.today, checked.sound)

    assert why_not(check_criteria(resources("criteria", "example-1.toml"))) == (
        "example-1 comes with the program, and is in use already."
    )
    fresh = draft("2023-1")
    assert why_not(fresh) == ""
    take_into_use(vault, desk.clerk, fresh)
    assert why_not(fresh) == "2023-1 was taken into use on 18 October 2023 already."
    for refused in (draft("2023-1", B3='"hard"'), draft("2022-1", "2022-04-01"), draft("example-1", B3='"hard"')):
        with pytest.raises(ExpectedError) as error:
            take_into_use(vault, desk.clerk, refused)
        assert why_not(refused) == str(error.value)
