"""What the return page shows, without a window."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.vault import Vault
from stars_desktop.ui.returns.presenter import ReturnPresenter, Wish
from tests.conftest import Desk


@pytest.fixture
def presenter(sample: Vault, desk: Desk) -> ReturnPresenter:
    return ReturnPresenter(sample, desk.clerk)


def test_years_are_named_with_their_dates_the_newest_first(presenter: ReturnPresenter) -> None:
    years = presenter.years()
    assert years[0] == (4, "Contract Year 4, 1 October 2023 to 30 September 2024")
    assert years[-1] == (1, "Contract Year 1, 1 September 2020 to 30 September 2021")


def test_it_opens_on_the_last_year_in_which_something_happened(presenter: ReturnPresenter) -> None:
    assert presenter.first_year() == 4


def test_a_year_is_counted(presenter: ReturnPresenter) -> None:
    figures = presenter.count(Wish(2))
    assert [cell.value for cell in figures.rows[-1]] == [63, 15, 12, 8, 19, 27, 11, 7, 12]
    assert figures.headings[4] == "In the\npipeline\nat 30 Sept\n2022"
    assert figures.headings[0] == "Notified\nin period"
    assert figures.differences == {"Pipeline": 0, "Live": 0}
    assert figures.subtitle.endswith("Sample data")
    assert figures.remark == ""


def test_dates_may_be_typed_in_short(presenter: ReturnPresenter) -> None:
    figures = presenter.count(Wish(None, "1/10/2022", "30/9/2023", "6/10/2023"))
    assert [cell.value for cell in figures.rows[-1]] == [35, 19, 9, 6, 6, 9, 14, 5, 13]
    assert "closing levels are those of 30 September 2023" in figures.remark


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(None, "", "30/9/2023"), "From: is blank"),
        (Wish(None, "1/10/22", "30/9/2023"), "From: “1/10/22” has a year of two digits"),
        (Wish(2, as_at="soon"), "Pipeline and live cases at: “soon” is not a date"),
        (Wish(2, as_known="1/1/2099"), "lies in the future"),
    ],
)
def test_a_date_that_is_none_is_said(presenter: ReturnPresenter, wish: Wish, words: str) -> None:
    with pytest.raises(ExpectedError, match=words):
        presenter.count(wish)


def test_every_figure_opens_to_exactly_its_enquiries(presenter: ReturnPresenter) -> None:
    figures = presenter.count(Wish(3))
    cells = [*(cell for row in figures.rows for cell in row), *figures.pipeline, *figures.live]
    for cell in cells:
        assert len(presenter.cases_behind(cell)) == cell.value, cell


def test_the_return_is_exported_as_it_is_shown(presenter: ReturnPresenter, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="Choose a period first"):
        presenter.export(tmp_path / "r.xlsx")
    presenter.count(Wish(2))
    assert presenter.file_name() == "stars-derby-city-return-as-at-2022-09-30.xlsx"
    presenter.export(tmp_path / "r.xlsx")
    assert load_workbook(tmp_path / "r.xlsx")["Table_1"]["A6"].value == "SIB Cohort Type"
