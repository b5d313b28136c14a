"""The receipt of a submitted return as it is read, printed and saved."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Final

from stars_desktop.domain.calendar import titled_period, written, written_moment
from stars_desktop.domain.criteria import named_version
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import ROWS
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.domain.submission import Submission
from stars_desktop.ui.common.words import INVENTED

_GROUPS: Final = 39
"""letters of a line of the seal: eight groups of four"""


def title(done: Submission) -> str:
    """What it is the receipt of."""
    sealed = done.sealed
    return f"Version {sealed.version}, {titled_period(sealed.period)}, levels at {written(sealed.as_at)}"


def file_name(done: Submission) -> str:
    """A name without an ending that says what it is: lower case, with dashes."""
    sealed = done.sealed
    council = sealed.council.lower().replace(" ", "-")
    return f"stars-{council}-return-as-at-{sealed.as_at.isoformat()}-version-{sealed.version}"


def page(done: Submission) -> str:
    """The receipt in HTML as Qt sets it."""
    sealed = done.sealed
    sample = f"<p><b>{INVENTED}</b></p>" if sealed.sample else ""
    said = "".join(
        f"<tr><td><b>{name}</b>&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>" for name, words in _of(done)
    )
    seal = "<br/>".join(wrap(grouped(sealed.seal), _GROUPS))
    return (
        f"{sample}<h1>Receipt of a submitted return</h1><table cellpadding='3'>{said}</table>"
        f"<h2>Seal</h2><p><tt>{seal}</tt></p>"
        "<p>Whoever reads the same seal holds the same return. Compare it over the telephone, in groups of four.</p>"
        f"<h2>Figures</h2>{_figures(sealed)}<h2>What was asked, and explained</h2>{''.join(_explained(sealed))}"
    )


def _of(done: Submission) -> Iterator[tuple[str, str]]:
    sealed = done.sealed
    yield "Council", sealed.council
    yield "Events of", titled_period(sealed.period)
    yield "Levels at", written(sealed.as_at)
    yield "Version", str(sealed.version)
    if sealed.reason:
        yield f"Replaces version {sealed.version - 1}", sealed.reason
    yield "Submitted", f"{written_moment(sealed.submitted_at)} by {done.submitted_by}"
    yield "Definitions", f"Version {sealed.definitions_version}"
    yield "Criteria", named_version(sealed.criteria_version)
    yield "Digest of the figures", grouped(sealed.figures.digest)


def _figures(sealed: SealedReturn) -> str:
    names = "".join(f"<th align='right'>{row}</th>" for row in ROWS)
    lines = "".join(
        f"<tr><td>{escape(column.short)}</td>"
        + "".join(f"<td align='right'>{sealed.rows[row][column.key]:,}</td>" for row in ROWS)
        + "</tr>"
        for column in COLUMNS
    )
    return f"<table cellpadding='4'><tr><th align='left'>What is counted</th>{names}</tr>{lines}</table>"


def _explained(sealed: SealedReturn) -> Iterator[str]:
    if not sealed.explanations:
        yield "<p>Nothing was asked.</p>"
    for one in sealed.explanations:
        yield f"<p><b>{escape(one.query)}</b><br/>{escape(one.answer)}</p>"
