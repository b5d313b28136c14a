"""Submitted returns as plain text: the list of all versions, the receipt of one, and what is asked before."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from stars_desktop.domain.calendar import titled_period, written, written_moment
from stars_desktop.domain.criteria import named_version
from stars_desktop.domain.in_words import SAMPLE, version
from stars_desktop.domain.sealed import grouped
from stars_desktop.domain.submission import Submission
from stars_desktop.printed.returns import nine_columns
from stars_desktop.services.submitting import Check, Listed, Query

_SEAL_WIDTH: Final = 39
"""eight groups of four on a line"""


def receipt(submission: Submission) -> Iterator[str]:
    """That a version was submitted, by whom and when, with its figures, its explanations and its seal."""
    sealed = submission.sealed
    yield f"{sealed.council}: receipt of a submitted pipeline return"
    if sealed.sample:
        yield SAMPLE
    yield f"Events of {titled_period(sealed.period)}"
    yield f"Pipeline and live cases as at {written(sealed.as_at)}"
    yield version(sealed)
    yield f"Submitted at {written_moment(sealed.submitted_at)} by {submission.submitted_by}"
    yield f"Definitions: version {sealed.definitions_version}. Criteria: {named_version(sealed.criteria_version)}."
    yield ""
    yield from nine_columns(sealed.rows)
    yield ""
    if not sealed.explanations:
        yield "Nothing was asked about it."
    for one in sealed.explanations:
        yield one.query
        yield f"  Explained: {one.answer}"
    yield ""
    yield f"Digest of the figures (SHA-256): {sealed.figures.digest}"
    yield "Seal of the return (SHA-256), to be compared over the telephone:"
    yield from (f"  {line}" for line in wrap(grouped(sealed.seal), _SEAL_WIDTH))


def receipt_as_json(submission: Submission) -> dict[str, object]:
    """A version for scripts: the return as `stars return --json` prints it, and what was frozen with it."""
    sealed = submission.sealed
    return {
        **sealed.figures.as_json(),
        "overrides": dict(sealed.overrides),
        "version": sealed.version,
        "reason": sealed.reason,
        "replaces": sealed.replaces or None,
        "submitted_at": sealed.submitted_at.isoformat(),
        "submitted_by": submission.submitted_by,
        "definitions_version": sealed.definitions_version,
        "criteria_version": sealed.criteria_version,
        "explanations": [
            {"key": one.key, "query": one.query, "explanation": one.answer} for one in sealed.explanations
        ],
        "seal": sealed.seal,
        **({"sample_data": True} if sealed.sample else {}),
    }


def all_versions(listed: Sequence[Listed]) -> Iterator[str]:
    """Every version of every return, each with its number and the beginning of its seal."""
    if not listed:
        yield "No return was submitted from this register."
    for one in listed:
        yield f"{one.number:>4}  {titled_period(one.period)}, as at {written(one.as_at)}: version {one.version}"
        submitted = f"submitted at {written_moment(one.submitted_at)} by {one.submitted_by}"
        yield f"      {submitted}; seal {grouped(one.seal[:16])} ..."


def version_as_json(one: Listed) -> dict[str, object]:
    """A line of the list for scripts."""
    return {
        "number": one.number,
        "from": one.period.start.isoformat(),
        "to": one.period.end.isoformat(),
        "as_at": one.as_at.isoformat(),
        "version": one.version,
        "submitted_at": one.submitted_at.isoformat(),
        "submitted_by": one.submitted_by,
        "seal": one.seal,
    }


def asked_about(found: Check, reason: str = "") -> Iterator[str]:
    """What has to be mended or explained, each with the key of its explanation and its enquiries."""
    if found.last:
        needed = "." if reason.strip() else ", and needs a reason."
        yield f"It would replace version {found.last.version}{needed}"
    if not found.queries:
        yield "Nothing is asked about this return."
    for one in found.queries:
        yield f"{one.key}: {one.sentence}"
        if one.references:
            yield f"  {', '.join(one.references)}"


def asked_as_json(found: Check) -> dict[str, object]:
    """The same for scripts, with the figures."""
    return {
        **found.figures.as_json(),
        "queries": [_query(one) for one in found.queries],
        "replaces": version_as_json(found.last) if found.last else None,
    }


def _query(one: Query) -> dict[str, object]:
    return {
        "key": one.key,
        "row": one.row,
        "column": one.column,
        "sentence": one.sentence,
        "references": list(one.references),
    }
