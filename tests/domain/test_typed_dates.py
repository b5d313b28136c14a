"""Dates as they are typed into a form."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.calendar import MONTHS, NotADateError, written
from stars_desktop.domain.typed_dates import read_typed_day, written_with_weekday

TODAY = date(2022, 10, 4)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27 3 2022", date(2022, 3, 27)),
        ("27/3/22", date(2022, 3, 27)),
        ("5.8.22", date(2022, 8, 5)),
        ("27 mar", date(2022, 3, 27)),
        ("27th March 2022", date(2022, 3, 27)),
        ("2022-03-27", date(2022, 3, 27)),
        ("1 sept 2022", date(2022, 9, 1)),
        ("  3 - 4 - 2022 ", date(2022, 4, 3)),
        ("4 10", TODAY),
        ("5 10", date(2021, 10, 5)),
        ("today", TODAY),
        ("Yesterday", date(2022, 10, 3)),
        ("tomorrow", date(2022, 10, 5)),
    ],
)
def test_what_was_meant_is_understood(typed: str, meant: date) -> None:
    assert read_typed_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("4 10", TODAY), ("3 10", date(2023, 10, 3)), ("5 10", date(2022, 10, 5))]
)
def test_without_a_year_a_day_ahead_is_the_next_one(typed: str, meant: date) -> None:
    assert read_typed_day(typed, TODAY, ahead=True) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("27", "must include a month"),
        ("mar 27 2022", "must begin with the day"),
        ("3/27/2022", "must have a month from 1 to 12, and has 27; the day comes first"),
        ("31 6 2022", "must be a real date, and June 2022 has no 31"),
        ("29 feb 2022", "must be a real date, and February 2022 has no 29"),
        ("27 ju 2022", "must include a month, and “ju” is none"),
        ("27 3 202", "must have a year such as 2022, and has 202"),
        ("27 3 1022", "must have a year that can be meant"),
        ("soon", "must begin with the day"),
        ("27 3 2022 5", "must be one date"),
        ("?", "must be a date, such as"),
        ("27_3", "must be a date, such as"),
    ],
)
def test_what_cannot_be_meant_is_said_part_by_part(typed: str, why: str) -> None:
    with pytest.raises(NotADateError) as refused:
        read_typed_day(typed, TODAY)
    assert str(refused.value).startswith(why)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days)
def test_every_date_is_read_back_as_it_is_written(day: date) -> None:
    assert read_typed_day(written(day), TODAY) == day
    assert read_typed_day(f"{day.day} {day.month} {day.year}", TODAY) == day
    assert read_typed_day(day.isoformat(), TODAY) == day


@given(days.filter(lambda day: (day.month, day.day) != (2, 29)), days.filter(lambda day: 1902 < day.year < 2098))
def test_a_year_left_out_is_within_a_year_of_today(day: date, today: date) -> None:
    typed = f"{day.day} {MONTHS[day.month - 1][:3]}"
    assert today - timedelta(days=366) < read_typed_day(typed, today) <= today
    assert today <= read_typed_day(typed, today, ahead=True) < today + timedelta(days=366)


@given(st.text(max_size=20))
def test_anything_typed_is_a_date_or_said_why_not(typed: str) -> None:
    refused = ""
    try:
        read_typed_day(typed, TODAY)
    except NotADateError as error:
        refused = str(error)
    assert refused == "" or refused.startswith("must ")


def test_a_date_is_echoed_with_its_day_of_the_week() -> None:
    assert written_with_weekday(date(2022, 8, 5)) == "Friday 5 August 2022"
