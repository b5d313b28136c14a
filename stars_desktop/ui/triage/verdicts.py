"""The four answers, each with one sentence why and with its criteria by how much they count."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import Weight
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.explaining import reason
from stars_desktop.domain.phrases import clause, joined
from stars_desktop.domain.triage import Fit, Truth, Verdict
from stars_desktop.domain.walk import Walk
from stars_desktop.ui.triage.state import Block, Group, Row
from stars_desktop.ui.triage.words import WEIGHTS, fact_words, upper

_FIRST: Final = (Truth.NOT_MET, Truth.UNKNOWN, Truth.MET)
"""what stands in the way comes before what does not"""


def blocks(walk: Walk, known_on: Mapping[FactName, date]) -> tuple[Block, ...]:
    """Always in the order A to D."""
    facts = walk.subject.facts
    return tuple(
        Block(cohort, verdict.fit, why(verdict, cohort, facts), _groups(verdict, facts, known_on))
        for cohort, verdict in ((cohort, walk.triage.cohorts[cohort]) for cohort in Cohort)
    )


def why(verdict: Verdict, cohort: Cohort, facts: Mapping[FactName, str]) -> str:
    """The reason in a sentence; where the cohort fits, also what weighs against it."""
    said = reason(verdict, cohort, facts)
    against = [clause(one) for one in verdict.findings if one.weight is Weight.SOFT and one.truth is Truth.NOT_MET]
    if verdict.fit is not Fit.FITS or not against:
        return said
    return f"{said} Against it weighs that {joined(against)}."


def _groups(verdict: Verdict, facts: Mapping[FactName, str], known_on: Mapping[FactName, date]) -> tuple[Group, ...]:
    def rows(weight: Weight) -> tuple[Row, ...]:
        found = [
            Row(
                one.criterion.id,
                one.criterion.title,
                one.truth,
                upper(fact_words(one, facts, known_on)),
                one.criterion.source,
            )
            for one in verdict.findings
            if one.weight is weight
        ]
        return tuple(sorted(found, key=lambda row: _FIRST.index(row.truth)))

    return tuple(Group(word, found) for weight, word in WEIGHTS.items() if (found := rows(weight)))
