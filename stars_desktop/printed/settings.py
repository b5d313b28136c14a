"""The settings of a register as plain text, for a terminal, and as JSON, for a script."""

from collections.abc import Iterator
from typing import Any

from stars_desktop.domain.settings import LOCAL, Settings


def the_settings(found: Settings) -> Iterator[str]:
    """Each in a sentence, line by line."""
    yield f"An enquiry that waited {found.waits_long:,} days or more is asked about before a return is submitted"
    yield f"  ({LOCAL})."
    yield "The table of all councils is made of the returns of:"
    yield from (f"  {council}" for council in found.councils)


def settings_as_json(found: Settings) -> dict[str, Any]:
    """The object that `stars settings --json` prints."""
    return {"waits_long": found.waits_long, "councils": list(found.councils)}
