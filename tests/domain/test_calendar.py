"""Contract years, financial years, and dates as people write them."""

from datetime import UTC, date, datetime

import pytest

from stars_desktop.domain.calendar import (
    NotADateError,
    Period,
    contract_year,
    contract_year_of,
    end_of_day,
    financial_year,
    london_day,
    read_day,
    titled_period,
    written,
)
from stars_desktop.domain.errors import ExpectedError


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        (1, date(2020, 9, 1), date(2021, 9, 30)),
        (2, date(2021, 10, 1), date(2022, 9, 30)),
        (3, date(2022, 10, 1), date(2023, 9, 30)),
    ],
)
def test_a_contract_year_runs_from_october_to_september(number: int, start: date, end: date) -> None:
    assert contract_year(number) == Period(start, end)
    assert contract_year_of(start) == contract_year_of(end) == number


def test_before_september_2020_there_is_no_contract_year() -> None:
    assert contract_year_of(date(2020, 8, 31)) is None


@pytest.mark.parametrize("number", [0, -1, 21])
def test_an_impossible_contract_year_is_refused(number: int) -> None:
    with pytest.raises(ExpectedError, match=f"no contract year {number}"):
        contract_year(number)


def test_a_financial_year_runs_from_april_to_march() -> None:
    year = Period(date(2022, 4, 1), date(2023, 3, 31))
    assert financial_year(date(2022, 4, 1)) == financial_year(date(2023, 3, 31)) == year


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ExpectedError, match="before it starts"):
        Period(date(2022, 10, 2), date(2022, 10, 1))


def test_a_contract_year_is_written_with_its_dates() -> None:
    assert titled_period(contract_year(3)) == "Contract Year 3, 1 October 2022 to 30 September 2023"
    assert titled_period(Period(date(2022, 10, 1), date(2022, 12, 31))) == "1 October 2022 to 31 December 2022"


def test_a_date_is_written_in_full() -> None:
    assert written(date(2023, 10, 6)) == "6 October 2023"


def test_a_day_ends_at_midnight_in_london_in_summer_and_winter() -> None:
    assert end_of_day(date(2022, 7, 1)) == datetime(2022, 7, 1, 23, tzinfo=UTC)
    assert end_of_day(date(2022, 12, 1)) == datetime(2022, 12, 2, 0, tzinfo=UTC)
    assert london_day(datetime(2022, 7, 1, 23, 30, tzinfo=UTC)) == date(2022, 7, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27/03/2022", date(2022, 3, 27)),
        ("3/4/2022", date(2022, 4, 3)),
        ("2022-03-27", date(2022, 3, 27)),
        ("27 March 2022", date(2022, 3, 27)),
        ("27 mar 2022", date(2022, 3, 27)),
        ("7th Sept 2022", date(2022, 9, 7)),
        (" 27-03-2022 ", date(2022, 3, 27)),
        ("27.03.2022", date(2022, 3, 27)),
        ("27-Mar-2022", date(2022, 3, 27)),
        ("2022-03-27 00:00:00", date(2022, 3, 27)),
        ("2022-03-27T14:30", date(2022, 3, 27)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_dates_are_read_day_first(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("27/03/22", "a year of two digits"),
        ("27 March 22", "a year of two digits"),
        ("44647", "a bare number"),
        ("44647.5", "a bare number"),
        ("March 27, 2022", "the month before the day"),
        ("Mar 27 2022", "the month before the day"),
        ("03/27/2022", "no real month \\(27\\); the day comes first"),
        ("31/02/2022", "does not exist"),
        ("29/02/2023", "does not exist"),
        ("32/01/2022", "does not exist"),
        ("00/01/2022", "does not exist"),
        ("13/13/2022", "no real month"),
        ("27/03/0022", "the year 0022"),
        ("27 Brumaire 2022", "names no month"),
        ("27/03-2022", "not a date"),
        ("soon", "not a date"),
        ("27/03/2022 or so", "not a date"),
    ],
)
def test_what_would_need_a_guess_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotADateError, match=why):
        read_day(text)
