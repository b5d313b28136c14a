"""Which return a page shows, as the key of a place: its dates, so that any page can open any return."""

from datetime import date
from typing import Final

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.returns import Asked

NOW: Final = "now"
"""what is typed, or stands, in place of the day on which a return is as it was known"""


def key_of(asked: Asked) -> str:
    """The dates of a return as the key of a place."""
    days = [asked.period.start, asked.period.end, asked.as_at, *([asked.as_known] if asked.as_known else [])]
    return " ".join(day.isoformat() for day in days)


def asked_by(key: str) -> Asked:
    """The return that a key names."""
    start, end, as_at, *known = map(date.fromisoformat, key.split())
    return Asked(Period(start, end), as_at, known[0] if known else None)
