"""What the criteria page says, without a window."""

from pathlib import Path

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import in_use, read_criteria, shipped
from stars_desktop.store.vault import Vault
from stars_desktop.ui.criteria.draft import lists, said
from stars_desktop.ui.criteria.presenter import CriteriaPresenter
from tests.conftest import Desk
from tests.services.held import dump
from tests.ui.criteria.conftest import EXAMPLE, Written


@pytest.fixture
def presenter(vault: Vault, desk: Desk) -> CriteriaPresenter:
    return CriteriaPresenter(vault, desk.clerk)


def test_without_a_version_of_its_own_a_register_uses_the_example(presenter: CriteriaPresenter) -> None:
    (line,) = presenter.lines()
    assert (line.version, line.counts, line.taken, line.by) == (
        "example-1",
        "In use since 1 September 2020",
        "Comes with the program",
        "",
    )
    assert line.criteria == shipped().criteria
    assert presenter.subtitle() == "example-1 is in use"


def test_each_version_says_when_it_counts_and_who_took_it(
    presenter: CriteriaPresenter, written_file: Written
) -> None:
    taken = [presenter.take(presenter.look_at(written_file(*one))) for one in (("2023-1",), ("2024-1", "2024-04-01"))]
    assert taken == ["2023-1 is in use.", "2024-1 counts from 1 April 2024 on."]
    assert [(line.version, line.counts, line.by, line.in_use) for line in presenter.lines()] == [
        ("2024-1", "From 1 April 2024", "Tess Tester", False),
        ("2023-1", "In use since 1 April 2023", "Tess Tester", True),
        ("example-1", "Began 1 September 2020, replaced since", "", False),
    ]
    assert presenter.lines()[0].taken == "18 October 2023"
    assert presenter.subtitle() == "2023-1 is in use"


@pytest.mark.usefixtures("filled")
def test_a_file_shows_what_is_new_in_it_and_whom_it_would_change(
    presenter: CriteriaPresenter, written_file: Written, vault: Vault
) -> None:
    before = dump(vault)
    draft = presenter.look_at(written_file("2023-1", B2="soft", B3="hard"))
    assert draft.title == "2023-1: Example criteria, to be confirmed with the contract"
    assert draft.summary == (
        "It would count from today on, in place of example-1. Nothing is changed yet. "
        "Looked at: 1 not presented and 1 in the pipeline."
    )
    assert [one.words for one in lists(draft)] == ["&New in it 2", "&Would then fit 0", "Would no &longer fit 1"]
    (row,) = draft.would_no_longer
    assert said(row).startswith("B fits now and would not fit: B3 would be hard")
    about = f"B2 {draft.news[0].title}. It can change which cohorts fit."
    assert said(draft.news[0]) == f"{about}\nBefore: hard\nNew: soft"
    assert dump(vault) == before


def test_a_file_with_mistakes_shows_them_and_nothing_else(
    presenter: CriteriaPresenter, written_file: Written
) -> None:
    draft = presenter.look_at(written_file("2023-1", A2="firm"))
    (listed,) = lists(draft)
    assert listed.words == "Problems 1"
    assert [said(row) for row in listed.rows] == [draft.problems[0].sentence]
    assert draft.summary.startswith("The file has a problem. Mend it in a text editor")


def test_a_version_that_is_there_already_is_said_to_be_and_not_offered(
    presenter: CriteriaPresenter, written_file: Written
) -> None:
    draft = presenter.look_at(EXAMPLE)
    assert draft.why_not == draft.summary == "example-1 comes with the program, and is in use already."
    assert [one.words for one in lists(draft)] == ["&New in it 0"]
    presenter.take(presenter.look_at(written_file("2023-1")))
    draft = presenter.look_at(written_file("2023-1", B2="soft"))
    assert "with other content, and is never changed" in draft.why_not


def test_a_version_is_saved_as_the_file_that_it_was(
    presenter: CriteriaPresenter, written_file: Written, tmp_path: Path, vault: Vault, desk: Desk
) -> None:
    path = written_file("2023-1", B2="soft")
    presenter.take(presenter.look_at(path))
    presenter.lines()
    target = tmp_path / "kept.toml"
    assert presenter.save("2023-1", target) == f"Saved 2023-1: {target}"
    assert target.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    assert read_criteria(target) == in_use(vault, desk.clerk.today)
    presenter.save("example-1", target)
    assert read_criteria(target) == shipped()


def test_a_file_that_cannot_be_read_is_said_to_be(presenter: CriteriaPresenter, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="cannot be read"):
        presenter.look_at(tmp_path / "none.toml")
