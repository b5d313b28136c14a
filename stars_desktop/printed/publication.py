"""Publication copies as plain text, for a terminal, and as JSON."""

from collections.abc import Iterator

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.copies import as_shown, hidden_in_words
from stars_desktop.domain.in_words import SAMPLE
from stars_desktop.printed.returns import nine_columns
from stars_desktop.services.publishing import Publication


def the_copy(made: Publication) -> Iterator[str]:
    """What may be published, line by line."""
    copy = made.copy
    yield f"{copy.council}: pipeline return, publication copy"
    yield f"Events of {titled_period(copy.period)}"
    yield f"Pipeline and live cases as at {written(copy.as_at)}"
    yield f"Status: {made.leaf.status}"
    if made.leaf.sample:
        yield SAMPLE
    yield ""
    yield from nine_columns(as_shown(copy))
    yield ""
    yield from hidden_in_words(copy, made.leaf.hides_up_to)


def as_json(made: Publication) -> dict[str, object]:
    """The same for scripts. There is no digest: it could confirm a guess at a hidden figure."""
    copy = made.copy
    return {
        "council": copy.council,
        "from": copy.period.start.isoformat(),
        "to": copy.period.end.isoformat(),
        "as_at": copy.as_at.isoformat(),
        "status": made.leaf.status,
        "hides_up_to": made.leaf.hides_up_to,
        "hidden": len(copy.hidden),
        "rows": as_shown(copy),
        **({"sample_data": True} if made.leaf.sample else {}),
    }
