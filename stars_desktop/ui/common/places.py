"""Where to go in the window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page, what of it to show, and what to begin there (a command's id)."""

    page: str
    key: str = ""
    begin: str = ""
