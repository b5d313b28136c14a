"""What changed between two returns, as plain text and for scripts."""

from collections.abc import Iterator, Sequence
from typing import Final

from stars_desktop.domain.changes import FIGURES, Change, Snapshot
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.in_words import SAMPLE
from stars_desktop.domain.returns import PARTS, ROWS, Figures
from stars_desktop.services.changes import Compared

_PART: Final = {
    "rows": "The nine columns",
    "reconciliation": "Pipeline reconciliation",
    "reconciliation_live": "Live cases reconciliation",
    "memo": "Beside them",
}


def the_changes(found: Compared, *, sample: bool) -> Iterator[str]:
    """Every figure of a cohort that has other enquiries behind it, each with its sum and its causes."""
    yield f"{found.new.figures.council}: what changed in the pipeline return"
    yield f"From: {found.old.words}"
    yield f"To:   {found.new.words}"
    if sample:
        yield SAMPLE
    if not any(some for keys in found.changes.by_key.values() for some in keys.values()):
        yield ""
        yield "Nothing changed in any figure."
    for part in PARTS:
        lines = [line for key in PARTS[part] for row in Cohort for line in _figure(found, part, row, key)]
        if lines:
            yield ""
            yield _PART[part]
            yield from lines


def changes_as_json(found: Compared, *, sample: bool) -> dict[str, object]:
    """The same for scripts: by part, row and key, the figure before and after and the changes between."""
    return {
        "council": found.new.figures.council,
        "old": _snapshot(found.old),
        "new": _snapshot(found.new),
        "changes": {part: _part(found, part) for part in PARTS},
        **({"sample_data": True} if sample else {}),
    }


def _part(found: Compared, part: str) -> dict[str, dict[str, object]]:
    old, new = _of(found.old, part), _of(found.new, part)
    return {
        row: {
            key: {"before": old[row][key], "after": new[row][key], "changes": some}
            for key in PARTS[part]
            if (some := [_change(one) for one in found.changes.behind(part, row, key)])
        }
        for row in ROWS
    }


def _figure(found: Compared, part: str, row: str, key: str) -> Iterator[str]:
    if some := found.changes.behind(part, row, key):
        yield f"  {row} {FIGURES[part][key]}: {_sum(found, part, row, key, some)}"
        for one in some:
            yield f"    {one.sign:+}  {one.unit.reference}  {one.cause}: {one.words}"


def _sum(found: Compared, part: str, row: str, key: str, some: Sequence[Change]) -> str:
    came, gone = (sum(one.sign == sign for one in some) for sign in (+1, -1))
    signed = f"{f' + {came}' if came else ''}{f' - {gone}' if gone else ''}"
    return f"{_of(found.old, part)[row][key]}{signed} = {_of(found.new, part)[row][key]}"


def _of(snapshot: Snapshot, part: str) -> Figures:
    figures: Figures = getattr(snapshot.figures, part)
    return figures


def _snapshot(one: Snapshot) -> dict[str, object]:
    asked = one.asked
    return {
        "version": one.version or None,
        "from": asked.period.start.isoformat(),
        "to": asked.period.end.isoformat(),
        "as_at": asked.as_at.isoformat(),
        "submitted_at": asked.known_at.isoformat() if asked.known_at else None,
        "definitions_version": one.definitions_version,
        "digest": one.figures.digest,
    }


def _change(one: Change) -> dict[str, object]:
    return {
        "sign": one.sign,
        "reference": one.unit.reference,
        "cohort": str(one.unit.cohort),
        "event": one.unit.event,
        "on": one.unit.on.isoformat(),
        "recorded_at": one.unit.recorded_at.isoformat(),
        "cause": str(one.cause),
        "words": one.words,
    }
