"""The criteria of a register: files of them, the versions that were taken into use, and what a new one changes."""

from stars_desktop.services.criteria.effects import Effect, effect
from stars_desktop.services.criteria.reading import (
    SHIPPED,
    Checked,
    Problem,
    check_criteria,
    read_criteria,
    shipped,
    titles,
)
from stars_desktop.services.criteria.versions import (
    Version,
    counting_in,
    in_use,
    take_into_use,
    versions,
    why_not_taken,
)

__all__ = [
    "SHIPPED", "Checked", "Effect", "Problem", "Version", "check_criteria", "counting_in", "effect", "in_use",
    "read_criteria", "shipped", "take_into_use", "titles", "versions", "why_not_taken",
]  # fmt: skip
