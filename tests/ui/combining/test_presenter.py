"""What the page of all councils shows, without a window."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.published import Draft
from stars_desktop.domain.sealed import grouped
from stars_desktop.services.combining import kept
from stars_desktop.services.sealing import write_sealed
from stars_desktop.store.vault import Vault
from stars_desktop.ui.combining.presenter import CombiningPresenter
from tests.conftest import Desk, day
from tests.domain.test_combining import ALL, CITY, COUNTY, DERBY, later
from tests.published_tables import GRID_3, YEAR_2, YEAR_3
from tests.sealed_returns import figures


@pytest.fixture
def presenter(vault: Vault, desk: Desk) -> CombiningPresenter:
    return CombiningPresenter(vault, desk.clerk, writes=True)


def test_without_a_return_it_says_what_to_open(presenter: CombiningPresenter) -> None:
    shown = presenter.load()
    assert shown.nothing.startswith("No return is here yet. Open the sealed returns of Derby City, Nottingham City")
    assert (shown.rows, shown.periods) == ((), ())
    with pytest.raises(ExpectedError, match="No return is here yet"):
        presenter.export(Path("dn2.xlsx"))


def test_every_figure_opens_to_the_councils_parts(presenter: CombiningPresenter) -> None:
    for part in (DERBY, COUNTY):
        presenter.add(part)
    shown = presenter.load()
    assert shown.subtitle == (
        "Contract Year 3, 1 October 2022 to 30 September 2023, as at 30 September 2023. 2 of 3 councils. Provisional"
    )
    assert [(one.council, one.figure, one.missing) for one in presenter.shares(shown.rows[0][0])] == [
        ("Derby City", "3", False), ("Nottingham City", "not given", True), ("Nottinghamshire County", "0", False),
    ]  # fmt: skip
    assert presenter.meaning(shown.rows[4][0]).startswith("All cohorts: notified, 8. Enquiries notified to the SPOC")
    assert shown.problems == 1
    assert shown.legend.startswith("[p] Every figure is provisional")
    assert not any("[p]" in words for words in shown.headings)
    assert shown.why_not_public == "A publication copy needs the returns of all councils."


def test_only_the_columns_that_may_change_are_marked(presenter: CombiningPresenter) -> None:
    for part in (DERBY, CITY, replace(COUNTY, as_at=day("2023-10-06"))):
        presenter.add(part)
    marked = [words for words in presenter.load().headings if "[p]" in words]
    assert marked == ["In the\npipeline [p]\nat 30 Sept 2023", "Cases live [p]\nat 30 Sept 2023"]


def test_a_later_version_shows_what_changed_beside_the_figures(presenter: CombiningPresenter) -> None:
    for part in (*ALL, later(DERBY, rows=figures({"A": {"notified": 4, "pipeline": 2}}))):
        presenter.add(part)
    shown = presenter.load()
    assert shown.changed == {("A", "notified"): "+1", ("Total", "notified"): "+1"}
    assert [(one.what, one.row, one.before, one.after) for one in shown.changes] == [
        ("Version 2 for version 1", "Residential step-down", "3", "4"),
        ("Version 2 for version 1", "Total", "3", "4"),
    ]
    assert shown.changes[0].words == "Derby City: Version 2 took the place of version 1. Why: A late one"


def test_a_council_shows_its_seal_to_compare_by_phone(presenter: CombiningPresenter) -> None:
    presenter.add(DERBY)
    presenter.add(replace(YEAR_3, council="Nottingham City", as_at=day("2023-09-30")))
    derby, city, county = presenter.load().councils
    assert grouped(DERBY.seal) in derby.words
    assert (city.what, county.what, county.part) == ("Published table", "Missing", None)
    with pytest.raises(ExpectedError, match="gave no return"):
        presenter.leave_out(county)


def test_a_return_that_is_left_out_counts_no_more_until_it_is_opened_again(
    presenter: CombiningPresenter, vault: Vault
) -> None:
    for part in ALL:
        presenter.add(part)
    assert presenter.leave_out(presenter.load().councils[1]).startswith("Left out: Nottingham City, version 1")
    assert presenter.load().councils[1].part is None
    assert kept(vault) == [DERBY, COUNTY]
    presenter.add(CITY)
    assert presenter.load().problems == 0


def test_another_period_is_chosen_from_those_that_were_given(presenter: CombiningPresenter) -> None:
    for part in (*ALL, YEAR_2):
        presenter.add(part)
    shown = presenter.load()
    assert shown.periods[shown.chosen] == "Contract Year 2, 1 October 2021 to 30 September 2022"
    presenter.choose(0)
    assert presenter.load().subtitle.startswith("Contract Year 3")
    presenter.choose(1)
    assert (presenter.awaited().council, presenter.awaited().period) == ("", contract_year(3))
    presenter.load()
    assert presenter.awaited() == Draft("Nottingham City", contract_year(2), contract_year(2).end, {})


def test_where_the_register_is_only_read_what_was_opened_counts_and_is_not_kept(vault: Vault, desk: Desk) -> None:
    presenter = CombiningPresenter(vault, desk.clerk, writes=False)
    for part in ALL:
        presenter.add(part)
    assert presenter.load().problems == 0
    presenter.leave_out(presenter.load().councils[0])
    assert presenter.load().problems == 1
    assert kept(vault) == []


def test_a_workbook_is_read_as_a_table_or_as_a_draft_to_complete(
    presenter: CombiningPresenter, tmp_path: Path
) -> None:
    book = Workbook()
    for row in GRID_3:
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "table.xlsx")
    draft = presenter.read(tmp_path / "table.xlsx")
    assert isinstance(draft, Draft)
    assert (draft.lacks, draft.printed) == (["council"], YEAR_3.printed)
    write_sealed(CITY, tmp_path / "city.stars-return")
    assert presenter.read(tmp_path / "city.stars-return") == CITY


def test_the_workbook_is_written_under_a_name_that_says_what_it_is(
    presenter: CombiningPresenter, tmp_path: Path
) -> None:
    for part in ALL:
        presenter.add(part)
    presenter.load()
    assert presenter.file_name() == "stars-dn2-return-as-at-2023-09-30.xlsx"
    assert presenter.export(tmp_path / presenter.file_name()).startswith("Wrote the table of all councils")
    with pytest.raises(ExpectedError, match="The publication copy of Derby City is missing"):
        presenter.weigh([])
