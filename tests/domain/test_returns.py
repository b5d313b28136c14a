"""The return's arithmetic, its dates and its digest."""

import hashlib
import json
from datetime import date

import pytest

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Flow, Stock
from stars_desktop.domain.returns import Asked, Level, Moment, Source, build

TODAY = date(2023, 10, 18)


def test_as_at_falls_to_the_end_of_the_period_or_today_where_that_is_earlier() -> None:
    assert Asked.on(TODAY, contract_year(3), None, None).as_at == date(2023, 9, 30)
    assert Asked.on(TODAY, contract_year(4), None, None).as_at == TODAY
    assert Asked.on(TODAY, contract_year(3), date(2023, 10, 6), None).as_at == date(2023, 10, 6)


@pytest.mark.parametrize("which", ["as_at", "as_known"])
def test_no_return_is_asked_for_from_the_future(which: str) -> None:
    dates = {"as_at": None, "as_known": None, which: date(2023, 10, 19)}
    with pytest.raises(ExpectedError, match="lies in the future"):
        Asked.on(TODAY, contract_year(3), **dates)


def test_the_difference_is_the_left_side_minus_the_right_side() -> None:
    asked = Asked(contract_year(2), date(2022, 9, 30))
    counts: dict[Source, dict[Cohort, int]] = {
        Flow.NOTIFIED: {Cohort.A: 7},
        Level(Stock.PIPELINE, Moment.OPENING): {Cohort.A: 2},
        Level(Stock.PIPELINE, Moment.CLOSING): {Cohort.A: 4},
        Flow.WITHDRAWN: {Cohort.A: 1},
        Flow.PROGRESSED: {Cohort.A: 1},
    }
    figures = build("Derby City", asked, counts, {})
    assert figures.reconciliation["A"]["difference"] == 2 + 7 - 4 - 1 - 1
    assert figures.reconciliation_live["A"]["difference"] == 1
    assert not figures.reconciles


def test_a_meeting_about_children_of_two_cohorts_is_one_meeting_in_all() -> None:
    figures = build("Derby City", Asked(contract_year(2), TODAY), {}, {"A": 1, "B": 1, "Total": 1})
    assert [figures.memo[row]["distinct_meetings"] for row in ("A", "B", "C", "Total")] == [1, 1, 0, 1]


def test_the_digest_is_of_the_council_the_dates_and_the_rows() -> None:
    asked = Asked(Period(date(2022, 10, 1), date(2023, 9, 30)), date(2023, 10, 6))
    figures = build("Derby City", asked, {Flow.NOTIFIED: {Cohort.D: 8}}, {})
    rows = {row: {column.key: 0 for column in COLUMNS} for row in ("A", "B", "C", "D", "Total")}
    rows["D"]["notified"] = rows["Total"]["notified"] = 8
    text = json.dumps(
        {"as_at": "2023-10-06", "council": "Derby City", "from": "2022-10-01", "rows": rows, "to": "2023-09-30"},
        sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
    assert figures.digest == hashlib.sha256(text.encode()).hexdigest()


def test_what_was_known_is_no_part_of_the_digest() -> None:
    period = contract_year(3)
    one = build("Derby City", Asked(period, TODAY), {}, {})
    other = build("Derby City", Asked(period, TODAY, date(2023, 1, 1)), {}, {})
    assert one.digest == other.digest
    assert (one.as_json()["as_known"], other.as_json()["as_known"]) == (None, "2023-01-01")


KEYS = {
    "rows": """notified meetings_held criteria_met progressed pipeline not_presented withdrawn_by_social_care
               cases_closed cases_live""",
    "reconciliation": """opening notified reopened moved_in closing progressed not_presented withdrawn declined
                         closed_other moved_out difference""",
    "reconciliation_live": "opening progressed moved_in closing closed moved_out difference",
    "memo": "withdrawn_later closed_other_later distinct_meetings",
}


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    printed = build("Derby City", Asked(contract_year(2), date(2022, 9, 30)), {}, {}).as_json()
    assert set(printed) == {"council", "from", "to", "as_at", "as_known", "digest", *KEYS}
    assert json.loads(json.dumps(printed)) == printed
    for part, keys in KEYS.items():
        by_row = printed[part]
        assert isinstance(by_row, dict)
        assert list(by_row) == ["A", "B", "C", "D", "Total"]
        assert all(list(row) == keys.split() for row in by_row.values())
