"""A submitted return as it leaves the council: figures, definitions and explanations, and no personal data.

Its text is canonical, so that equal content is equal byte for byte, and its seal is the SHA-256 of that text: two
people who read the same seal to each other hold the same return.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import DISTINCT_MEETINGS, PARTS, ROWS, Asked, Figures, PipelineReturn

_FORM: Final = "STARS sealed return, form 1"


@dataclass(frozen=True, slots=True)
class Definition:
    """A column as it was defined: its key, its heading and what it counts."""

    key: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query that was put before the return was submitted, and the answer that travels with it."""

    key: str
    query: str
    answer: str


@dataclass(frozen=True, slots=True)
class SealedReturn:
    """One version of a council's return for a period and an as-at date."""

    council: str
    sample: bool
    period: Period
    as_at: date
    version: int
    reason: str
    """why it replaces the version before; "" for the first"""
    replaces: str
    """the seal of the version before; "" for the first"""
    submitted_at: datetime
    """UTC; what was recorded by then is what it knows"""
    definitions_version: str
    definitions: tuple[Definition, ...]
    criteria_version: str
    rows: Figures
    reconciliation: Figures
    reconciliation_live: Figures
    memo: Figures
    overrides: Mapping[str, int]
    explanations: tuple[Explanation, ...]

    @property
    def figures(self) -> PipelineReturn:
        """The return itself, as known at the instant at which it was submitted."""
        asked = Asked(self.period, self.as_at, known_at=self.submitted_at)
        return PipelineReturn(
            self.council, asked, self.rows, self.reconciliation, self.reconciliation_live, self.memo
        )

    @property
    def seal(self) -> str:
        """The SHA-256, in hex, of its text."""
        return sha256(self.to_text().encode()).hexdigest()

    def to_text(self) -> str:
        """Canonical JSON: sorted keys, no spaces, dates as 2022-03-27."""
        return canonical({"form": _FORM, **asdict(self)})

    @classmethod
    def from_text(cls, text: str) -> "SealedReturn":
        """What `to_text` wrote. Raises ValueError for anything else."""
        try:
            content = json.loads(text)
            _refuse_other_kinds(content)
            del content["form"]
            found = cls(**{**content, **_read(content)})
        except (AttributeError, ExpectedError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise ValueError(f"This is not the text of a sealed return: {error}.") from error
        if found.to_text() != text:
            raise ValueError("This is not the text of a sealed return: it is not written as one.")
        return found


def grouped(seal: str) -> str:
    """A seal in groups of four, to be read to somebody over the telephone."""
    return " ".join(seal[start : start + 4] for start in range(0, len(seal), 4))


def canonical(content: Mapping[str, Any]) -> str:
    """JSON that is equal for equal content: sorted keys, no spaces, dates and instants as ISO has them."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: date) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value.isoformat()


def _read(content: Mapping[str, Any]) -> dict[str, Any]:
    period = content["period"]
    return {
        "period": Period(date.fromisoformat(period["start"]), date.fromisoformat(period["end"])),
        "as_at": date.fromisoformat(content["as_at"]),
        "submitted_at": datetime.fromisoformat(content["submitted_at"]),
        "definitions": tuple(Definition(**one) for one in content["definitions"]),
        "explanations": tuple(Explanation(**one) for one in content["explanations"]),
    }


_KINDS: Final = {
    "council": str, "sample": bool, "version": int, "reason": str, "replaces": str, "definitions_version": str,
    "criteria_version": str,
}  # fmt: skip
_KEYS: Final = {
    "rows": {*PARTS["rows"]},
    "reconciliation": {*PARTS["reconciliation"], "difference"},
    "reconciliation_live": {*PARTS["reconciliation_live"], "difference"},
    "memo": {*PARTS["memo"], DISTINCT_MEETINGS},
}


def _refuse_other_kinds(content: Mapping[str, Any]) -> None:
    """A file may come from anywhere: words where words belong, and a whole number in every cell."""
    said = [one for name in ("definitions", "explanations") for told in content[name] for one in told.values()]
    if content["form"] != _FORM:
        raise ValueError("it has another form")
    if any(type(content[name]) is not kind for name, kind in _KINDS.items()) or any(
        type(one) is not str for one in said
    ):
        raise ValueError("something in it is of another kind")
    by_row = [content["overrides"], *(content[part] for part in _KEYS)]
    numbers = [*content["overrides"].values()]
    numbers += [number for part in _KEYS for row in content[part].values() for number in row.values()]
    if any(set(rows) != set(ROWS) for rows in by_row) or any(type(number) is not int for number in numbers):
        raise ValueError("its figures are not those of a return")
    if any(set(row) != keys for part, keys in _KEYS.items() for row in content[part].values()):
        raise ValueError("it has other columns")
