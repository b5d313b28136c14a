"""Contract years, financial years, and dates as people write and read them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from stars_desktop.domain.errors import ExpectedError

LONDON: Final = ZoneInfo("Europe/London")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LAST_CONTRACT_YEAR: Final = 20
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ExpectedError(
                f"The period cannot end on {written(self.end)}, before it starts on {written(self.start)}."
            )

    @property
    def eve(self) -> date:
        """The day before the period."""
        return self.start - timedelta(days=1)


def contract_year(number: int) -> Period:
    """Year n runs from 1 October 2019+n to 30 September 2020+n; September 2020 belongs to Year 1.

    Delivery began in September 2020 (Nottinghamshire, FMCM Committee, 8 February 2021, item 7); the dates of
    Years 2 and 3 are in Derby City Council, Corporate Parenting Committee, item 09, 4.6.
    """
    if not 1 <= number <= LAST_CONTRACT_YEAR:
        raise ExpectedError(f"There is no contract year {number}. Contract years are 1 to {LAST_CONTRACT_YEAR}.")
    start = date(2020, 9, 1) if number == 1 else date(2019 + number, 10, 1)
    return Period(start, date(2020 + number, 9, 30))


def contract_year_of(day: date) -> int | None:
    """The number of the contract year that holds `day`, or None before Year 1."""
    if day < date(2020, 9, 1):
        return None
    return max(1, day.year - 2019 - (day.month < 10))  # noqa: PLR2004 - October


def financial_year(day: date) -> Period:
    """The council's financial year, 1 April to 31 March, that holds `day`."""
    first = day.year - (day.month < 4)  # noqa: PLR2004 - April
    return Period(date(first, 4, 1), date(first + 1, 3, 31))


def end_of_day(day: date) -> datetime:
    """The instant (UTC) at which `day` is over in London."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON).astimezone(UTC)


def london_day(instant: datetime) -> date:
    """The date in London at `instant`."""
    return instant.astimezone(LONDON).date()


def written(day: date) -> str:
    """A date in full: 6 October 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_moment(instant: datetime) -> str:
    """An instant by the clock in London: 16:12 on 6 October 2023."""
    return f"{instant.astimezone(LONDON):%H:%M} on {written(london_day(instant))}"


def written_period(period: Period) -> str:
    """Both dates in full: 1 October 2022 to 30 September 2023."""
    return f"{written(period.start)} to {written(period.end)}"


def titled_period(period: Period) -> str:
    """The period with its contract year's number where it is one: Contract Year 2, 1 October 2021 to ..."""
    number = contract_year_of(period.start)
    if number and number <= LAST_CONTRACT_YEAR and contract_year(number) == period:
        return f"Contract Year {number}, {written_period(period)}"
    return written_period(period)


class NotADateError(ValueError):
    """What was read is not a date that can be taken without guessing; the message completes 'It ...'."""


_TIME = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]*([a-z]+)\.?[ ,-]*(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[ -]*[a-z]{3,}\.?[ ,'-]*\d{1,2}")
_MONTH_FIRST = re.compile(r"[a-z]+\.?[ -]*\d{1,2}(?:st|nd|rd|th)?[ ,-]+\d{4}")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")


def read_day(text: str) -> date:
    """The date that `text` says: day first (27/03/2022, 27 March 2022) or ISO (2022-03-27); never a guess.

    Raises NotADateError for two-digit years, bare numbers, month-first dates and all else.
    """
    plain = _TIME.sub("", " ".join(text.lower().split()))
    if match := _DAY_FIRST.fullmatch(plain):
        return _day(int(match[4]), int(match[3]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(plain):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _NAMED.fullmatch(plain):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    for refused, why in _REFUSED_FORMS:
        if refused(plain):
            raise NotADateError(why)
    raise NotADateError("is not a date")


_REFUSED_FORMS: Final[tuple[tuple[Callable[[str], object], str], ...]] = (
    (_SHORT_YEAR.fullmatch, "has a year of two digits"),
    (_MONTH_FIRST.fullmatch, "has the month before the day"),
    (_NUMBER.fullmatch, "is a bare number, not a date"),
)


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if name == month.lower() or name == month[:3].lower() or (name == "sept" and month == "September"):
            return number
    raise NotADateError(f"names no month (“{name}”)")


def believable(day: date) -> date:
    """The date itself, where its year is one that a register can hold."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise NotADateError(f"has the year {day.year:04}")
    return day


def _day(year: int, month: int, day: int) -> date:
    if month > len(MONTHS):
        first = "; the day comes first" if day <= len(MONTHS) else ""
        raise NotADateError(f"has no real month ({month}){first}")
    try:
        made = date(year, month, day)
    except ValueError:
        raise NotADateError("is a day that does not exist") from None
    return believable(made)
