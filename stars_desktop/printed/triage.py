"""Triage as plain text, for a terminal: four answers with their reasons and criteria, and what lies ahead."""

from collections.abc import Iterator

from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.explaining import Explained
from stars_desktop.domain.in_words import SAMPLE


def answers(found: Explained, criteria: CriteriaSet, *, sample: bool) -> Iterator[str]:
    """What fits, why, which cohort is nearest, the dates ahead, and what to ask next."""
    triage = found.triage
    yield f"{triage.reference}: triage by {criteria.version} ({criteria.label})"
    if sample:
        yield SAMPLE.replace("behind these figures ", "")
    for cohort, verdict in triage.cohorts.items():
        yield ""
        yield f"{cohort} {TITLE[cohort]}: {verdict.fit}"
        yield f"  {found.reasons[cohort]}"
        for one in verdict.findings:
            yield f"  {one.criterion.id:4}{one.truth:16}{one.weight:12}{one.criterion.title} ({one.fact})"
    if found.nearest:
        yield ""
        yield found.nearest.words
    yield from _ahead(found)
    yield ""
    asked = next((one for one in criteria.criteria if one.id == triage.next_question), None)
    yield f"Next question: {asked.id} {asked.question}" if asked else "Nothing more needs to be asked."


def _ahead(found: Explained) -> Iterator[str]:
    if found.dates_ahead:
        yield ""
        yield "Dates ahead:"
        yield from (f"  {one.words}" for one in found.dates_ahead)
