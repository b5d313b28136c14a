"""A return on paper: the table, what reconciles it, and where wanted the enquiries behind each figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from stars_desktop.domain.calendar import london_day, titled_period, written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import named_version
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import (
    DISTINCT_MEETINGS,
    LIVE_TERMS,
    MEMO,
    PIPELINE_TERMS,
    ROWS,
    Figures,
    Term,
    overrides_in_words,
)
from stars_desktop.domain.sealed import grouped
from stars_desktop.domain.submission import Unit
from stars_desktop.services.copies import Copy
from stars_desktop.ui.common.figures import apart
from stars_desktop.ui.common.words import INVENTED
from stars_desktop.workbooks.cover import known_in_words

MOST: Final = 3000
"""rows behind the figures that go on paper; more than those nobody reads there"""
_RESTRICTED: Final = "OFFICIAL-SENSITIVE"
_BESIDE: Final = (*((one.words, one.key, "") for one in MEMO), ("distinct meetings held", DISTINCT_MEETINGS, ""))
_OPEN: Final = "OFFICIAL. It holds no personal data. It is not for publication."


def page(copy: Copy) -> str:
    """The return in HTML as Qt sets it, black on white."""
    sample = f"<p><b>{INVENTED}</b></p>" if copy.stamp.sample else ""
    said = "".join(
        f"<tr><td><b>{name}</b>&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>" for name, words in _of(copy)
    )
    return (
        f"<p><b>{_RESTRICTED if copy.behind else _OPEN}</b></p>{sample}<h1>Pipeline return</h1>"
        f"<table cellpadding='3'>{said}</table>"
        f"<h2>Figures</h2>{_columns(copy)}"
        f"<h2>What went into and out of the pipeline</h2>{_terms(PIPELINE_TERMS, copy.figures.reconciliation)}"
        f"<h2>What went into and out of the live cases</h2>{_terms(LIVE_TERMS, copy.figures.reconciliation_live)}"
        f"{f'<p>{apart(copy.figures.asked)}</p>' if apart(copy.figures.asked) else ''}"
        f"<h2>Beside them</h2>{_table(_BESIDE, copy.figures.memo)}"
        f"<h2>What each figure counts</h2>{_meanings()}"
        f"{''.join(_behind(copy))}"
    )


def in_words(text: str) -> str:
    """Sentences on paper."""
    return f"<h1>Pipeline return in words</h1><p>{escape(text)}</p>"


def _of(copy: Copy) -> Iterator[tuple[str, str]]:
    figures, stamp, sealed = copy.figures, copy.stamp, copy.stamp.sealed
    yield "Council", figures.council
    yield "Events of", titled_period(figures.asked.period)
    yield "Levels at", written(figures.asked.as_at)
    yield "Known", known_in_words(figures.asked) or "As known when it was made."
    if sealed:
        submitted = written(london_day(sealed.submitted_at))
        yield "Status", f"Version {sealed.version}, submitted on {submitted}"
        if sealed.reason:
            yield f"Replaces version {sealed.version - 1}", sealed.reason
    else:
        yield "Status", "Draft, not submitted"
    yield "Made", f"{written(stamp.made_on)} by {stamp.made_by}"
    yield "Definitions", f"Version {stamp.definitions_version}"
    yield "Criteria", f"{named_version(stamp.criteria_version)}. {overrides_in_words(stamp.overrides)}"
    yield "Digest of the figures", grouped(figures.digest)
    if sealed:
        yield "Seal", grouped(sealed.seal)


def _meanings() -> str:
    return "".join(f"<p><b>{escape(one.short)}</b>: {escape(one.definition)}</p>" for one in COLUMNS)


def _columns(copy: Copy) -> str:
    return _table(((column.short, column.key, "") for column in COLUMNS), copy.figures.rows)


def _terms(terms: Sequence[Term], figures: Figures) -> str:
    lines = [(term.words, term.key, "+" if term.side > 0 else "\u2212") for term in terms]
    return _table([*lines, ("difference", "difference", "=")], figures)


def _table(lines: Iterable[tuple[str, str, str]], figures: Figures) -> str:
    """A line of each: its sign, its words, and its figures by cohort."""
    names = "".join(f"<th align='right'>&nbsp;&nbsp;{row}</th>" for row in ROWS)
    body = "".join(
        f"<tr><td>{escape(f'{sign} {words}' if sign else f'{words[0].upper()}{words[1:]}')}</td>"
        + "".join(f"<td align='right'>{figures[row][key]:,}</td>" for row in ROWS)
        + "</tr>"
        for words, key, sign in lines
    )
    return f"<table cellpadding='3'><tr><th align='left'>What is counted</th>{names}</tr>{body}</table>"


def _behind(copy: Copy) -> Iterator[str]:
    """The enquiries that each figure counts, by reference."""
    if not copy.behind:
        return
    yield "<h2>What is asked about it</h2>"
    if not copy.behind.queries:
        yield "<p>Nothing is asked about it.</p>"
    for one in copy.behind.queries or ():
        yield f"<p>{escape(one.query)}<br/>{escape(one.answer or 'Not explained yet.')}</p>"
    yield "<h2>The enquiries behind the figures</h2>"
    units = copy.behind.units["rows"]
    many = sum(map(len, units.values()))
    if many > MOST:
        yield f"<p>{many:,} rows stand behind the figures. The workbook lists them.</p>"
        return
    for column in COLUMNS:
        yield f"<p><b>{escape(column.short)}</b><br/>{_references(units, column.key)}</p>"


def _references(units: Mapping[str, Sequence[Unit]], key: str) -> str:
    by_cohort = {cohort: [one.reference for one in units[key] if one.cohort is cohort] for cohort in Cohort}
    lines = [f"{cohort}: {escape(', '.join(some))}" for cohort, some in by_cohort.items() if some]
    return "<br/>".join(lines) or "No enquiry counts here."
