"""What the pages of submitted returns show: every version as it was, and what changed between two."""

import pytest

from stars_desktop.domain.changes import Cause
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import PARTS, ROWS, TOTAL
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.history.presenter import NOTHING, HistoryPresenter, opened, said
from tests.ui.history.conftest import ASKED

MINUS = "\N{MINUS SIGN}"


def test_every_version_is_listed_the_newest_first_and_knows_the_one_before(twice: Vault) -> None:
    lines = HistoryPresenter(twice).lines()
    assert [(one.number, one.version, one.newest, one.before) for one in lines] == [
        (2, "2", True, 1),
        (1, "1", False, None),
    ]
    assert lines[0].submitted == "10:00 on 20 October 2023"


def test_every_figure_of_a_version_opens_to_the_rows_that_were_frozen(twice: Vault) -> None:
    presenter = HistoryPresenter(twice)
    shown = presenter.version(1)
    figures = shown.submission.sealed
    for part, keys in PARTS.items():
        for row in ROWS:
            for key in keys:
                value = getattr(figures, part)[row][key]
                behind = presenter.behind(shown, Figure(part, row, key, value, "words"))
                assert len(behind.rows) == value
    (pipeline,) = presenter.behind(shown, shown.rows[-1][4]).rows
    assert pipeline.reference == "DER-0001"


def test_a_version_says_what_it_replaces_and_why(twice: Vault) -> None:
    about = HistoryPresenter(twice).version(2).about
    assert "It replaces version 1: A late entry. Definitions 1, criteria example-1, an example to be" in about
    assert "replaces" not in HistoryPresenter(twice).version(1).about


def test_a_number_that_was_never_given_is_said(twice: Vault) -> None:
    with pytest.raises(ExpectedError, match="No return of number 9"):
        HistoryPresenter(twice).version(9)


def test_one_late_entry_is_told_once_with_all_figures_that_it_changes(twice: Vault) -> None:
    found = HistoryPresenter(twice).differences(Pair(1, 2))
    (late,) = found.happenings
    assert (late.cause, late.reference) == (Cause.LATE, "DER-0001")
    assert late.words == "Not presented on 28 September 2023, recorded on 20 October 2023"
    assert list(late.figures) == [f"C in the pipeline {MINUS}1", "C not presented +1"]
    assert found.marks == {
        ("C", "pipeline"): f"{MINUS}1", (TOTAL, "pipeline"): f"{MINUS}1",
        ("C", "not_presented"): "+1", (TOTAL, "not_presented"): "+1",
    }  # fmt: skip
    assert found.subtitle == "2 figures of the table, 1 event"
    assert said(late).startswith("Late entry: happened before the earlier return was submitted")


def test_a_row_lists_all_that_changed_in_it_and_a_figure_what_changed_it(twice: Vault) -> None:
    found = HistoryPresenter(twice).differences(Pair(1))
    assert [one.reference for one in opened(found, TOTAL, "").rows] == ["DER-0001", "DER-0002"]
    assert [one.reference for one in opened(found, "A", "").rows] == ["DER-0002"]
    figure = opened(found, TOTAL, "notified")
    assert [one.reference for one in figure.rows] == ["DER-0002"]
    assert figure.title == "All cohorts: notified, 2; before 1"
    assert opened(found, "B", "notified").rows == []


def test_a_row_in_which_nothing_changed_says_so(twice: Vault) -> None:
    found = HistoryPresenter(twice).differences(Pair(1, 2))
    assert (opened(found, "A", "").rows, opened(found, "A", "").nothing) == ([], NOTHING)


def test_a_version_is_not_compared_with_itself(twice: Vault) -> None:
    with pytest.raises(ExpectedError, match="Both are number 2"):
        HistoryPresenter(twice).differences(Pair(2, 2))


@pytest.mark.parametrize("pair", [Pair(1, 2), Pair(3), Pair(3, None, ASKED)])
def test_a_key_names_the_pair_it_was_made_of(pair: Pair) -> None:
    assert Pair.of(pair.key) == pair
