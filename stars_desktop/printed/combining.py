"""The table of all councils as plain text, for a terminal, and as JSON, for a script."""

from collections.abc import Iterator
from typing import Any

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.domain.combining import NAME, Combined, Part, Replaced, kind
from stars_desktop.domain.copies import as_shown
from stars_desktop.domain.in_words import SAMPLE
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.printed.returns import nine_columns
from stars_desktop.services.combined_copies import CombinedCopy


def the_combined(found: Combined) -> Iterator[str]:
    """The table, who has part in it with the seals to compare, and all that is to be known of it, line by line."""
    yield f"{NAME}: pipeline return{', provisional' if found.provisional else ''}"
    yield f"Events of {titled_period(found.period)}"
    yield f"Pipeline and live cases as at {written(found.as_at)}"
    if found.sample:
        yield found.partly_sample or SAMPLE
    yield ""
    yield from nine_columns(found.rows)
    yield ""
    for council in found.councils:
        part = found.parts.get(council)
        yield f"{council}: {kind(part) if part else 'no return'}"
        if isinstance(part, SealedReturn):
            yield f"  seal {grouped(part.seal)}"
    for title, some in (("Problems", found.problems), ("Remarks", found.remarks)):
        if some:
            yield from ["", f"{title}:", *(f"  {one}" for one in some)]
    for one in found.replaced:
        yield from ["", *_replaced(one)]


def _replaced(one: Replaced) -> Iterator[str]:
    yield f"{one.new.council}: {_words(one.new)} in place of {_words(one.old)}"
    if isinstance(one.new, SealedReturn) and one.new.reason:
        yield f"  why: {one.new.reason}"
    if not one.differences:
        yield "  with the same figures"
    names = {column.key: column.short.lower() for column in COLUMNS}
    for cell in one.differences:
        row = f"{cell.row} {SHORT[Cohort(cell.row)]}" if cell.row in list(Cohort) else cell.row
        yield f"  {row}, {names[cell.key]}: {cell.before} -> {cell.after}"


def _words(part: Part) -> str:
    return f"version {part.version}" if isinstance(part, SealedReturn) else "a published table"


def combined_as_json(found: Combined) -> dict[str, Any]:
    """The object that `stars combine --json` prints; a part of a missing council is null."""
    return {
        "name": NAME,
        "from": found.period.start.isoformat(),
        "to": found.period.end.isoformat(),
        "as_at": found.as_at.isoformat(),
        "rows": found.rows,
        "provisional": [column.key for column in COLUMNS if column.key in found.provisional],
        "missing": list(found.missing),
        "councils": {council: _part(found, council) for council in found.councils},
        "problems": list(found.problems),
        "remarks": list(found.remarks),
        "changes": [change for one in found.replaced for change in _changes(one)],
        **({"sample_data": True} if found.sample else {}),
    }


def _part(found: Combined, council: str) -> dict[str, Any] | None:
    part = found.parts.get(council)
    if part is None:
        return None
    sealed = part if isinstance(part, SealedReturn) else None
    return {
        "kind": "sealed" if sealed else "published",
        "version": sealed.version if sealed else None,
        "seal": sealed.seal if sealed else None,
        "as_at": part.as_at.isoformat(),
        "rows": part.rows,
    }


def _changes(one: Replaced) -> Iterator[dict[str, Any]]:
    for cell in one.differences:
        yield {
            "council": one.new.council,
            "from": one.old.version if isinstance(one.old, SealedReturn) else None,
            "to": one.new.version if isinstance(one.new, SealedReturn) else None,
            "row": cell.row,
            "key": cell.key,
            "before": cell.before,
            "after": cell.after,
        }


def publication_as_json(made: CombinedCopy) -> dict[str, Any]:
    """The object that it prints for a publication copy: what is hidden is hidden."""
    copy = made.suppressed.copy
    return {
        "name": NAME,
        "from": copy.period.start.isoformat(),
        "to": copy.period.end.isoformat(),
        "as_at": copy.as_at.isoformat(),
        "provisional": bool(made.combined.provisional),
        "hides_up_to": made.hides_up_to,
        "hidden": len(copy.hidden),
        "rows": as_shown(copy),
        "problems": list(made.combined.problems),
        **({"sample_data": True} if made.combined.sample else {}),
    }
