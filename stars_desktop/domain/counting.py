"""Numbers of things in words."""

from typing import Final

_ONE: Final = {
    "enquiries": "enquiry",
    "events": "event",
    "answers": "answer",
    "diary": "diary entry",
    "rows": "row",
    "pages": "page",
    "problems": "problem",
}
_MANY: Final = {"diary": "diary entries"}


def how_many(number: int, things: str) -> str:
    """A number of things, in the singular for one: 1 enquiry, 2,000 enquiries."""
    plural = things.lower()
    return f"{number:,} {_ONE[plural] if number == 1 else _MANY.get(plural, plural)}"
