"""Files of criteria: the example that is shipped, and what is refused."""

from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import IDS, Weight
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import read_criteria, shipped
from stars_desktop.system.places import resources


def test_the_shipped_set_is_labelled_as_an_example() -> None:
    assert "Example" in shipped().label
    assert "to be confirmed with the contract" in shipped().label


def test_every_criterion_stands_in_it_with_its_kind() -> None:
    by_id = {one.id: one for one in shipped().criteria}
    assert tuple(by_id) == IDS
    hard = {one.id for one in shipped().criteria if Weight.HARD in one.weights.values()}
    assert hard == {
        "X1", "X2", "X4", "X5", "X6", "X7", "A1", "A2", "A6", "B1", "B2", "B6", "C1", "C2", "D1", "D2", "D6",
    }  # fmt: skip
    assert [by_id["X6"].weights[cohort].value for cohort in Cohort] == ["soft", "soft", "hard", "hard"]
    information = {one.id for one in shipped().criteria if Weight.INFORMATION in one.weights.values()}
    assert information == {"X10", "B4", "C3", "D7"}
    assert all(one.question.endswith("?") and one.source for one in shipped().criteria)


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ('kind = "hard"', 'kind = "firm"', "the kind of X1 is “firm”; allowed are hard, soft, information"),
        ('id = "X3"', 'id = "X33"', "X33 is no criterion"),
        ('id = "X3"', 'id = "X8"', "these do not: X3"),
        ('version = "example-1"', "", "it has no 'version'"),
        ("effective_from = 2020-09-01", 'effective_from = "soon"', "effective_from is a date such as 2020-09-01"),
        ('title = "Safe to do so"', "", "it has no 'title'"),
        ("{ from = 2020-09-01", "{ from = 2025-09-01", "before it starts"),
        ("[[criteria]]", "[[criteria]", "line 9"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_words(tmp_path: Path, was: str, becomes: str, words: str) -> None:
    text = resources("criteria", "example-1.toml").read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(ExpectedError) as refused:
        read_criteria(path)
    assert words in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="cannot be read"):
        read_criteria(tmp_path / "none.toml")
