"""The four answers, each with one line why and with its criteria by how much they count."""

from collections.abc import Mapping
from datetime import date

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import Weight
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.triage import Fit, Truth, Verdict
from stars_desktop.domain.walk import Walk
from stars_desktop.ui.triage.state import Block, Group, Row
from stars_desktop.ui.triage.words import WEIGHTS, counted, fact_words, reason, upper


def blocks(walk: Walk, known_on: Mapping[FactName, date]) -> tuple[Block, ...]:
    """Always in the order A to D."""
    facts = walk.subject.facts
    return tuple(
        Block(cohort, verdict.fit, why(verdict, facts), _groups(verdict, facts, known_on))
        for cohort, verdict in ((cohort, walk.triage.cohorts[cohort]) for cohort in Cohort)
    )


def why(verdict: Verdict, facts: Mapping[FactName, str]) -> str:
    """One line: what is met, what is missing, or what stands against it."""
    hard = [one for one in verdict.findings if one.weight is Weight.HARD]
    if verdict.fit is Fit.DOES_NOT_FIT:
        against = [one for one in hard if one.truth is Truth.NOT_MET]
        more = f", and {len(against) - 1} more" if len(against) > 1 else ""
        return f"{reason(against[0], facts)}{more}"
    if verdict.fit is Fit.UNKNOWN:
        missing = sum(one.truth is Truth.UNKNOWN for one in hard)
        return counted(missing, "needed answer missing", "needed answers missing")
    weighs = sum(one.weight is Weight.SOFT and one.truth is Truth.NOT_MET for one in verdict.findings)
    said = f"; {counted(weighs, 'that weighs is not', 'that weigh are not')}" if weighs else ""
    return f"All {len(hard)} needed criteria met{said}"


def _groups(verdict: Verdict, facts: Mapping[FactName, str], known_on: Mapping[FactName, date]) -> tuple[Group, ...]:
    def rows(weight: Weight) -> tuple[Row, ...]:
        return tuple(
            Row(
                one.criterion.id,
                one.criterion.title,
                one.truth,
                upper(fact_words(one, facts, known_on)),
                one.criterion.source,
            )
            for one in verdict.findings
            if one.weight is weight
        )

    return tuple(Group(word, found) for weight, word in WEIGHTS.items() if (found := rows(weight)))
