"""Sealed returns of councils as a test wants them, without a register."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import COLUMNS, DEFINITIONS_VERSION
from stars_desktop.domain.returns import DISTINCT_MEETINGS, PARTS, ROWS, TOTAL, Figures
from stars_desktop.domain.sealed import Definition, SealedReturn

YEAR_3 = contract_year(3)


def figures(by_cohort: Mapping[str, Mapping[str, int]]) -> Figures:
    """The nine columns; what is not named is 0, and the Total is the sum."""
    rows = {str(row): {one.key: by_cohort.get(row, {}).get(one.key, 0) for one in COLUMNS} for row in Cohort}
    return {**rows, TOTAL: {one.key: sum(row[one.key] for row in rows.values()) for one in COLUMNS}}


def _zeros(part: str, *more: str) -> Figures:
    return {str(row): dict.fromkeys((*PARTS[part], *more), 0) for row in ROWS}


def sealed_return(council: str, by_cohort: Mapping[str, Mapping[str, int]], **other: Any) -> SealedReturn:  # noqa: ANN401
    """The return of a council for Contract Year 3, handed in on 2 October 2023; `other` parts take their place."""
    parts: dict[str, Any] = {
        "council": council,
        "sample": False,
        "period": YEAR_3,
        "as_at": date(2023, 9, 30),
        "version": 1,
        "reason": "",
        "replaces": "",
        "submitted_at": datetime(2023, 10, 2, 9, tzinfo=UTC),
        "definitions_version": DEFINITIONS_VERSION,
        "definitions": tuple(Definition(one.key, one.heading, one.definition) for one in COLUMNS),
        "criteria_version": "example-1",
        "rows": figures(by_cohort),
        "reconciliation": _zeros("reconciliation", "difference"),
        "reconciliation_live": _zeros("reconciliation_live", "difference"),
        "memo": _zeros("memo", DISTINCT_MEETINGS),
        "overrides": dict.fromkeys(map(str, ROWS), 0),
        "explanations": (),
    }
    return SealedReturn(**{**parts, **other})
