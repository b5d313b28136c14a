"""What a return is asked before it is submitted: by the figures, and by the enquiries behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import Kind
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.plausibility import Query, Seen, queries
from stars_desktop.domain.returns import LIVE_TERMS, PARTS, Asked, Source, build
from stars_desktop.domain.submission import Unit

ASKED = Asked(contract_year(3), date(2022, 12, 31))
RECORDED = datetime(2023, 1, 1, tzinfo=UTC)


def unit(reference: str, cohort: Cohort = Cohort.C, event: Kind = Kind.NOTIFIED) -> Unit:
    return Unit(reference, cohort, event, date(2022, 11, 1), f"of {reference}", RECORDED)


@dataclass
class Table:
    """Figures of cohort C and what stands behind them, put together by a test."""

    asked: Asked = ASKED
    units: dict[str, Sequence[Unit]] = field(default_factory=dict)
    live_before: int = 0
    waits: Mapping[str, int] = field(default_factory=dict)
    """days by reference"""
    without_reason: Sequence[Unit] = ()
    without_authoriser: Sequence[Unit] = ()

    def count(self, key: str, number: int) -> "Table":
        self.units[key] = [unit(f"D-{key}-{one}") for one in range(number)]
        return self

    def queries(self) -> tuple[Query, ...]:
        counts: dict[Source, dict[Cohort, int]] = {}
        behind = {column.key: self.units.get(column.key, ()) for column in COLUMNS}
        for key, units in behind.items():
            of = [one.cohort for one in units]
            counts[PARTS["rows"][key]] = {cohort: of.count(cohort) for cohort in Cohort}
        counts[LIVE_TERMS[0].source] = {Cohort.C: self.live_before}
        since = {reference: self.asked.as_at - timedelta(days=days) for reference, days in self.waits.items()}
        figures = build("Derby City", self.asked, counts, {})
        return queries(Seen(figures, behind, since, self.without_reason, self.without_authoriser))

    def waiting(self, **days: int) -> "Table":
        self.waits = days
        self.units["pipeline"] = [unit(reference) for reference in days]
        return self


def sentences(table: Table) -> list[str]:
    return [one.sentence for one in table.queries()]


def test_nothing_is_asked_of_a_return_that_is_blank() -> None:
    assert Table().queries() == ()


@pytest.mark.parametrize("leaves", ["withdrawn_by_social_care", "not_presented"])
def test_it_is_asked_why_all_that_were_notified_left_again(leaves: str) -> None:
    (asked,) = Table().count("notified", 6).count(leaves, 6).queries()
    words = leaves.replace("_", " ")
    assert (asked.row, asked.column) == (Cohort.C, leaves)
    assert asked.sentence == f"Cohort C: 6 {words} of 6 notified."
    assert asked.references == tuple(f"D-{leaves}-{one}" for one in range(6))


@pytest.mark.parametrize(("notified", "withdrawn"), [(6, 5), (2, 2), (0, 4)])
def test_a_few_or_not_all_are_not_asked_about(notified: int, withdrawn: int) -> None:
    assert Table().count("notified", notified).count("withdrawn_by_social_care", withdrawn).queries() == ()


@pytest.mark.parametrize(
    ("closed", "before", "said"),
    [
        (2, 0, "Cohort C: 2 cases were closed, and none progressed in the period; 0 were live before it."),
        (1, 1, "Cohort C: 1 case was closed, and none progressed in the period; 1 was live before it."),
    ],
)
def test_cases_that_closed_where_none_progressed_are_asked_about(closed: int, before: int, said: str) -> None:
    assert sentences(Table(live_before=before).count("cases_closed", closed)) == [said]


def test_cases_that_closed_where_one_progressed_are_not_asked_about() -> None:
    assert Table().count("cases_closed", 2).count("progressed", 1).queries() == ()


def test_one_that_waits_long_is_asked_about_by_its_days() -> None:
    (asked,) = Table().waiting(one=200, other=179).queries()
    assert asked.sentence == "Cohort C: 1 enquiry had waited for 200 days at 31 December 2022."
    assert (asked.key, asked.references) == ("waiting.C", ("one",))


def test_several_that_wait_long_are_one_query_the_longest_first() -> None:
    (asked,) = Table().waiting(a=180, b=365, c=10).queries()
    assert asked.sentence == (
        "Cohort C: 2 enquiries had waited for 180 days or more at 31 December 2022, the longest for 365 days."
    )
    assert asked.references == ("b", "a")


def test_the_days_from_which_on_waiting_is_long_are_a_setting() -> None:
    figures = build("Derby City", ASKED, {PARTS["rows"]["pipeline"]: {Cohort.C: 1}}, {})
    behind = {column.key: [unit("one")] if column.key == "pipeline" else [] for column in COLUMNS}
    seen = Seen(figures, behind, {"one": ASKED.as_at - timedelta(days=30)}, (), ())
    assert (len(queries(seen, 30)), len(queries(seen, 31))) == (1, 0)


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        (Kind.NOT_PRESENTED, "no_reason.not_presented.C", "Cohort C: 1 not presented, and no reason is recorded."),
        (Kind.WITHDRAWN, "no_reason.withdrawn.C", "Cohort C: 1 withdrawn, and no reason is recorded."),
        (
            Kind.CLOSED_OTHER,
            "no_reason.closed_other.C",
            "Cohort C: 1 closed for another reason, and no reason is recorded.",
        ),
        (
            Kind.CASE_CLOSED,
            "no_reason.cases_closed.C",
            "Cohort C: 1 closed as a live case, and no reason is recorded.",
        ),
    ],
)
def test_an_ending_without_a_reason_is_asked_about(kind: Kind, key: str, said: str) -> None:
    (asked,) = Table(without_reason=[unit("D-1", event=kind)]).queries()
    assert (asked.key, asked.sentence, asked.references) == (key, said, ("D-1",))


def test_a_decision_against_the_criteria_that_nobody_allowed_is_asked_about() -> None:
    decided = [unit("D-1", Cohort.A), unit("D-1", Cohort.A), unit("D-2", Cohort.B)]
    assert [(one.key, one.sentence, one.references) for one in Table(without_authoriser=decided).queries()] == [
        (
            "no_authoriser.A",
            "Cohort A: 2 were decided against the criteria, and nobody is named who allowed it.",
            ("D-1",),
        ),
        (
            "no_authoriser.B",
            "Cohort B: 1 was decided against the criteria, and nobody is named who allowed it.",
            ("D-2",),
        ),
    ]


def test_stocks_counted_after_the_events_are_asked_about() -> None:
    late = replace(ASKED, as_at=date(2023, 10, 6))
    (said,) = sentences(Table(asked=late))
    assert said.startswith("Pipeline and live cases are counted at 6 October 2023, after 30 September 2023, up to")


def test_every_query_has_a_key_of_its_own_and_names_no_enquiry() -> None:
    table = Table(without_authoriser=[unit("D-1")]).count("notified", 3).count("not_presented", 3)
    table.count("withdrawn_by_social_care", 3).count("cases_closed", 3).waiting(D_77=400)
    table.without_reason = [unit("D-2", event=kind) for kind in (Kind.WITHDRAWN, Kind.CASE_CLOSED)]
    asked = table.queries()
    assert len({one.key for one in asked}) == len(asked) == 7
    assert not any("D-" in one.sentence or "D_" in one.sentence for one in asked)
    assert {one.column for one in asked} >= {"overrides", "withdrawn", "cases_closed"}
