"""A return as it was submitted: frozen with the enquiries behind every figure. Nothing ever alters it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.returns import PARTS, ROWS, TOTAL
from stars_desktop.domain.sealed import SealedReturn, canonical

_FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a figure: the enquiry, its cohort then, and the event behind it with its two dates."""

    reference: str
    cohort: Cohort
    event: str
    on: date
    event_id: str
    recorded_at: datetime
    """UTC"""


@dataclass(frozen=True, slots=True)
class Submission:
    """A version of a return that was handed in, and by whom.

    `units` are by part ("rows", "reconciliation", "reconciliation_live", "memo") and by key, as in returns.PARTS.
    """

    sealed: SealedReturn
    submitted_by: str
    units: Mapping[str, Mapping[str, tuple[Unit, ...]]]

    def behind(self, part: str, row: str, key: str) -> list[Unit]:
        """The units of one figure."""
        return [unit for unit in self.units[part][key] if row in (unit.cohort, TOTAL)]

    @property
    def adds_up(self) -> bool:
        """Whether every figure equals its units."""
        figures = {part: getattr(self.sealed, part) for part in PARTS}
        return all(
            figures[part][row][key] == len(self.behind(part, row, key))
            for part, keys in PARTS.items()
            for key in keys
            for row in ROWS
        )

    def to_text(self) -> str:
        """Canonical JSON."""
        units = {
            part: {
                key: [
                    [unit.reference, unit.cohort, unit.event, unit.on, unit.event_id, unit.recorded_at]
                    for unit in some
                ]
                for key, some in by_key.items()
            }
            for part, by_key in self.units.items()
        }
        return canonical(
            {"form": _FORM, "sealed": self.sealed.to_text(), "submitted_by": self.submitted_by, "units": units}
        )

    @classmethod
    def from_text(cls, text: str) -> "Submission":
        """What `to_text` wrote. Raises ValueError for anything else."""
        try:
            content = json.loads(text)
            return cls(SealedReturn.from_text(content["sealed"]), content["submitted_by"], _units(content))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is not the text of a submitted return: {error}.") from error


def _units(content: Mapping[str, Any]) -> Mapping[str, Mapping[str, tuple[Unit, ...]]]:
    if content["form"] != _FORM:
        raise ValueError("it has another form")
    return {
        part: {key: tuple(_unit(*one) for one in content["units"][part][key]) for key in PARTS[part]}
        for part in PARTS
    }


def _unit(reference: str, cohort: str, event: str, on: str, event_id: str, recorded_at: str) -> Unit:  # noqa: PLR0913, PLR0917 - one row
    at = datetime.fromisoformat(recorded_at)
    return Unit(reference, Cohort(cohort), event, date.fromisoformat(on), event_id, at)
