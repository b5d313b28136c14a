"""Returns and imports as plain text, for a terminal."""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.cohort import SHORT, Cohort
from stars_desktop.domain.in_words import SAMPLE
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import (
    DISTINCT_MEETINGS,
    LIVE_TERMS,
    MEMO,
    OVERRIDES,
    PARTS,
    PIPELINE_TERMS,
    ROWS,
    TOTAL,
    Figures,
    PipelineReturn,
    Source,
    Term,
)
from stars_desktop.store.queries import Case

_LABEL, _COLUMN, _NARROW = 16, 11, 8


def the_return(figures: PipelineReturn, overrides: Mapping[str, int], *, sample: bool) -> Iterator[str]:
    """The return, both reconciliations, what stands beside them and its digest, line by line."""
    asked = figures.asked
    yield f"{figures.council}: pipeline return"
    yield f"Events of {titled_period(asked.period)}"
    yield f"Pipeline and live cases as at {written(asked.as_at)}"
    if asked.as_known:
        yield f"As known on {written(asked.as_known)}"
    if sample:
        yield SAMPLE
    yield ""
    yield from nine_columns(figures.rows)
    yield ""
    yield from _terms("Pipeline reconciliation", PIPELINE_TERMS, figures.reconciliation)
    yield ""
    yield from _terms("Live cases reconciliation", LIVE_TERMS, figures.reconciliation_live)
    if asked.as_at != asked.period.end:
        yield (
            f"The closing levels are those of {written(asked.period.end)}, "
            f"the table's those of {written(asked.as_at)}."
        )
    yield ""
    beside = [
        *((term.words, term.key) for term in MEMO),
        ("distinct meetings held", DISTINCT_MEETINGS),
        ("decided against the criteria", OVERRIDES),
    ]
    yield from _sideways("Beside", beside, {row: {**figures.memo[row], OVERRIDES: overrides[row]} for row in ROWS})
    yield ""
    yield f"Digest of the figures (SHA-256): {figures.digest}"


def nine_columns(rows: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """The table itself, line by line."""
    headings = [wrap(column.short, _COLUMN - 1) for column in COLUMNS]
    height = max(len(words) for words in headings)
    for words in zip(*([""] * (height - len(words)) + words for words in headings), strict=True):
        yield (" " * _LABEL + "".join(word.rjust(_COLUMN) for word in words)).rstrip()
    for row in ROWS:
        label = f"{row} {SHORT[row]}" if isinstance(row, Cohort) else row
        yield label.ljust(_LABEL) + "".join(str(rows[row][column.key]).rjust(_COLUMN) for column in COLUMNS)


def _terms(title: str, terms: Sequence[Term], by_row: Figures) -> Iterator[str]:
    signed = [(f"{'+' if term.side > 0 else '-'} {term.words}", term.key) for term in terms]
    yield from _sideways(title, [*signed, ("= difference", "difference")], by_row)


def _sideways(title: str, lines: Sequence[tuple[str, str]], by_row: Figures) -> Iterator[str]:
    width = max(len(title), *(len(words) for words, _ in lines)) + 2
    yield title.ljust(width) + "".join(str(row).rjust(_NARROW) for row in ROWS)
    for words, key in lines:
        yield words.ljust(width) + "".join(str(by_row[row][key]).rjust(_NARROW) for row in ROWS)


Cases = Mapping[Source, Sequence[Case]]

_PART: Final = {
    "rows": "the nine columns",
    "reconciliation": "the pipeline reconciliation",
    "reconciliation_live": "the reconciliation of live cases",
    "memo": "what stands beside them",
}


def as_json(figures: PipelineReturn, overrides: Mapping[str, int], cases: Cases | None, *, sample: bool) -> str:
    """The return for scripts; with the references behind every figure where they are asked for."""
    more: dict[str, object] = {OVERRIDES: dict(overrides), **({"sample_data": True} if sample else {})}
    if cases is not None:
        more["cases"] = {
            name: {row: {key: _references(cases[source], row) for key, source in part.items()} for row in ROWS}
            for name, part in PARTS.items()
        }
    return json.dumps({**figures.as_json(), **more}, indent=2)


def the_cases(cases: Cases) -> Iterator[str]:
    """The references behind every figure and term, line by line."""
    for name, part in PARTS.items():
        yield ""
        yield f"Enquiries behind {_PART[name]}"
        for key, source in part.items():
            for cohort in Cohort:
                if references := _references(cases[source], cohort):
                    yield f"  {cohort} {key.replace('_', ' ')}: {', '.join(references)}"


def _references(cases: Sequence[Case], row: str) -> list[str]:
    return [case.reference for case in cases if row in (case.cohort, TOTAL)]
