"""Triage as plain text, for a terminal: four answers, each with its criteria."""

from collections.abc import Iterator

from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.triage import Triage
from stars_desktop.printed.returns import SAMPLE


def answers(found: Triage, criteria: CriteriaSet, *, sample: bool) -> Iterator[str]:
    """What fits, why, and what to ask next."""
    yield f"{found.reference}: triage by {criteria.version} ({criteria.label})"
    if sample:
        yield SAMPLE.replace("behind these figures ", "")
    for cohort, verdict in found.cohorts.items():
        yield ""
        yield f"{cohort} {TITLE[cohort]}: {verdict.fit}"
        for one in verdict.findings:
            yield f"  {one.criterion.id:4}{one.truth:16}{one.weight:12}{one.criterion.title} ({one.fact})"
    yield ""
    asked = next((one for one in criteria.criteria if one.id == found.next_question), None)
    yield f"Next question: {asked.id} {asked.question}" if asked else "Nothing more needs to be asked."
