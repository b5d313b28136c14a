"""The months of a contract year."""

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.measures import COLUMNS, Flow
from stars_desktop.domain.returns import ROWS, Asked
from stars_desktop.services.months import months, months_of
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.vault import Vault
from tests.conftest import day

TODAY = day("2023-10-18")


@pytest.mark.parametrize(("year", "many"), [(1, 13), (2, 12), (4, 12)])
def test_the_months_of_a_year_are_whole_months_that_follow_each_other(year: int, many: int) -> None:
    period = contract_year(year)
    found = list(months_of(period))
    assert len(found) == many
    assert (found[0].start, found[-1].end) == (period.start, period.end)
    assert [one.eve for one in found[1:]] == [one.end for one in found[:-1]]
    assert {one.start.day for one in found} == {1}


@pytest.mark.parametrize("year", [1, 2, 3])
def test_the_flows_of_the_months_add_up_to_the_year_and_the_last_stocks_are_the_year_s(
    sample: Vault, year: int
) -> None:
    by_month = months(sample, year, TODAY)
    whole = pipeline_return(sample, Asked(contract_year(year), contract_year(year).end))
    for row in ROWS:
        for column in COLUMNS:
            values = [one.rows[row][column.key] for one in by_month]
            figure = sum(values) if isinstance(column.counts, Flow) else values[-1]
            assert figure == whole.rows[row][column.key], (row, column.key)
    assert sum(whole.rows["Total"].values()) > 0


def test_a_month_is_the_return_that_is_counted_for_it_alone(sample: Vault) -> None:
    for one in months(sample, 3, TODAY, day("2023-03-27")):
        assert one == pipeline_return(sample, one.asked)
        assert one.asked.as_at == one.asked.period.end
        assert one.reconciles


@pytest.mark.parametrize(("today", "many"), [("2023-10-30", 0), ("2023-10-31", 1), ("2023-12-01", 2)])
def test_a_month_that_is_going_on_or_to_come_is_left_out(sample: Vault, today: str, many: int) -> None:
    assert len(months(sample, 4, day(today))) == many
