"""Versions of the criteria as plain text, for a terminal, and as JSON, for a script."""

from collections.abc import Iterator, Sequence
from typing import Any

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.counting import how_many
from stars_desktop.domain.effects import Difference
from stars_desktop.domain.in_words import SAMPLE
from stars_desktop.domain.revision import Change, changes
from stars_desktop.services.criteria import Checked, Effect, Version


def checked(found: Checked) -> Iterator[str]:
    """All that is wrong with a file, by line, or what it holds."""
    if found.criteria:
        criteria = found.criteria
        yield f"Sound: {criteria.version} ({criteria.label}), effective from {written(criteria.effective_from)}."
        return
    yield f"{found.path}: {how_many(len(found.problems), 'problems')}. Mend the file and check it again."
    for one in found.problems:
        yield f"  line {one.line}: {one.sentence}"


def checked_as_json(found: Checked) -> dict[str, Any]:
    """The object that `stars criteria check --json` prints."""
    return {
        "file": str(found.path),
        "version": found.criteria.version if found.criteria else None,
        "problems": [{"line": one.line, "sentence": one.sentence} for one in found.problems],
    }


def effect(found: Effect, *, sample: bool) -> Iterator[str]:
    """What is new, and which enquiries it would change."""
    new = found.new
    yield f"{new.version} ({new.label}), held against {found.present.version}, which is in use"
    if sample:
        yield SAMPLE.replace("behind these figures ", "")
    yield ""
    yield "New in it:"
    yield from [_change(one) for one in changes(found.present, new)] or ["  nothing"]
    yield from _rows(f"Would then fit, of {found.not_presented:,} not presented", found.would_fit)
    yield from _rows(f"Would no longer fit, of {found.in_pipeline:,} in the pipeline", found.would_no_longer)
    yield ""
    yield "Nothing was changed."


def effect_as_json(found: Effect, *, sample: bool) -> dict[str, Any]:
    """The object that `stars criteria effect --json` prints."""
    news = [
        {"criterion": one.criterion, "what": one.what, "before": one.before, "after": one.after, "counts": one.counts}
        for one in changes(found.present, found.new)
    ]
    return {**found.as_json(), "changes": news, **({"sample_data": True} if sample else {})}


def versions(found: Sequence[Version]) -> Iterator[str]:
    """Each version with the day from which it counts, and when and by whom it was taken."""
    wide = max(len(one.criteria.version) for one in found)
    for one in found:
        taken = f"taken on {written(london_day(one.taken_at))} by {one.taken_by}" if one.taken_at else "shipped"
        mark = "*" if one.in_use else " "
        begins = written(one.criteria.effective_from)
        yield f"{mark} {one.criteria.version:{wide}}  effective from {begins}, {taken}: {one.criteria.label}"
    yield "* is in use today"


def version_as_json(one: Version) -> dict[str, Any]:
    """A version as `stars criteria list --json` prints it."""
    return {
        "version": one.criteria.version,
        "label": one.criteria.label,
        "effective_from": one.criteria.effective_from.isoformat(),
        "taken_at": one.taken_at.isoformat() if one.taken_at else None,
        "taken_by": one.taken_by,
        "in_use": one.in_use,
    }


def _change(one: Change) -> str:
    return f"  {one.criterion or 'all':4}{one.what.lower()}: {one.before} -> {one.after}"


def _rows(heading: str, rows: Sequence[Difference]) -> Iterator[str]:
    yield ""
    yield f"{heading}: {len(rows):,}"
    for one in rows:
        yield f"  {one.reference}: {one.sentence}"
