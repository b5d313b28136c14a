"""Publication copies as texts: what a register keeps of each that was given out, hidden figures included."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import CELLS, Cell, Copy
from stars_desktop.domain.published import HIDDEN
from stars_desktop.domain.returns import ROWS
from stars_desktop.domain.sealed import canonical

_FORM: Final = "STARS publication copy, form 1"


def to_text(copy: Copy) -> str:
    """Canonical JSON. It holds the true figures, and leaves the register no more than they do."""
    return canonical(
        {
            "form": _FORM,
            "council": copy.council,
            "parts": copy.parts,
            "from": copy.period.start,
            "to": copy.period.end,
            "as_at": copy.as_at,
            "rows": copy.rows,
            "hidden": [cell for cell in CELLS if cell in copy.hidden],
        }
    )


def as_shown(copy: Copy) -> Mapping[str, Mapping[str, int | str]]:
    """The figures as everybody may see them, by row and key."""
    return {
        row: {key: HIDDEN if Cell(row, key) in copy.hidden else number for key, number in cells.items()}
        for row, cells in copy.rows.items()
    }


def hidden_in_words(copy: Copy, hides_up_to: int) -> list[str]:
    """What is hidden, in general: which of the hidden figures is a small number is told to nobody."""
    return [
        f"{HIDDEN} means confidential: a number from 1 to {hides_up_to}, or one that would give such a number away.",
        f"Figures hidden: {len(copy.hidden)} of {len(CELLS)}. 0 is a true zero, and is shown.",
    ]


def from_text(text: str) -> Copy:
    """What `to_text` wrote. Raises ValueError for anything else."""
    try:
        content = json.loads(text)
        return _copy(content)
    except (ExpectedError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"This is not the text of a publication copy: {error}.") from error


def _copy(content: dict[str, Any]) -> Copy:
    if content["form"] != _FORM:
        raise ValueError("it has another form")
    rows, keys = content["rows"], {cell.key for cell in CELLS}
    if {*rows} != {*map(str, ROWS)} or any({*row} != keys for row in rows.values()):
        raise ValueError("it has other rows or columns")
    days = [date.fromisoformat(content[end]) for end in ("from", "to", "as_at")]
    hidden = frozenset(Cell(*cell) for cell in content["hidden"])
    return Copy(content["council"], Period(*days[:2]), days[2], rows, hidden, tuple(content["parts"]))
