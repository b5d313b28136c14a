"""Dates as people type them into a form: short, in words, with the part left out that goes without saying."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from stars_desktop.domain.calendar import MONTHS, NotADateError, believable, written

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EXAMPLE: Final = "27 3 2022"

_CENTURY: Final = 2000
_NEAR: Final[dict[str, int]] = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PARTS: Final = re.compile(r"[a-z]+|\d+")
_ORDINAL: Final = re.compile(r"(?<=\d)(st|nd|rd|th)\b")


def written_with_weekday(day: date) -> str:
    """A date in full with its day of the week: Friday 5 August 2022."""
    return f"{WEEKDAYS[day.weekday()]} {written(day)}"


def read_typed_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The date that a person meant: 27 3 2022, 27/3/22, 27 mar, today; day first, never month first.

    A year of two digits is of this century. Without a year it is the nearest such day up to today, or with `ahead`
    the nearest from today on. Raises NotADateError; its message completes a sentence that begins with what the date
    is of: "must include a month".
    """
    plain = _ORDINAL.sub("", text.casefold())
    if plain.strip() in _NEAR:
        return today + timedelta(days=_NEAR[plain.strip()])
    parts = _PARTS.findall(_year_last(plain))
    if not parts or _PARTS.sub("", plain).strip(" /.-,"):
        raise NotADateError(f"must be a date, such as {EXAMPLE}")
    return _day(parts, today, ahead=ahead)


def _year_last(plain: str) -> str:
    """A date that begins with its year, turned round."""
    iso = re.fullmatch(r"\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\s*", plain)
    return f"{iso[3]} {iso[2]} {iso[1]}" if iso else plain


def _day(parts: list[str], today: date, *, ahead: bool) -> date:
    day = _whole(parts[0], "day")
    if len(parts) == 1:
        raise NotADateError("must include a month")
    if len(parts) > 3:  # noqa: PLR2004 - day, month and year
        raise NotADateError(f"must be one date, such as {EXAMPLE}")
    month = _month(parts[1])
    if len(parts) == 3:  # noqa: PLR2004
        return believable_day(day, month, _year(parts[2]))
    year = _nearest(day, month, today, ahead=ahead)
    return believable_day(day, month, year)


def _whole(text: str, what: str) -> int:
    if not text.isdigit():
        raise NotADateError(f"must begin with the {what}, as in {EXAMPLE}")
    return int(text)


def _month(text: str) -> int:
    if text.isdigit():
        if not 1 <= int(text) <= len(MONTHS):
            raise NotADateError(f"must have a month from 1 to 12, and has {text}; the day comes first")
        return int(text)
    least = 3
    named = [number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(text)]
    if len(text) < least or len(named) != 1:
        raise NotADateError(f"must include a month, and “{text}” is none")
    return named[0]


def _year(text: str) -> int:
    if text.isdigit() and len(text) == 2:  # noqa: PLR2004 - the century left out
        return _CENTURY + int(text)
    if not text.isdigit() or len(text) != 4:  # noqa: PLR2004
        raise NotADateError(f"must have a year such as 2022, and has {text}")
    return int(text)


def _nearest(day: int, month: int, today: date, *, ahead: bool) -> int:
    """The year that goes without saying."""
    fits: Callable[[tuple[int, int]], bool] = (lambda one: one >= (today.month, today.day)) if ahead else (
        lambda one: one <= (today.month, today.day)
    )  # fmt: skip
    if fits((month, day)):
        return today.year
    return today.year + (1 if ahead else -1)


def believable_day(day: int, month: int, year: int) -> date:
    """The date of these parts. Raises NotADateError for one that does not exist."""
    try:
        made = date(year, month, day)
    except ValueError:
        raise NotADateError(f"must be a real date, and {MONTHS[month - 1]} {year} has no {day}") from None
    try:
        return believable(made)
    except NotADateError:
        raise NotADateError(f"must have a year that can be meant, and has {year}") from None
