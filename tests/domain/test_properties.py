"""What holds for every allowed history."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import History, fold, in_order
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.measures import Stock
from stars_desktop.domain.returns import Asked, PipelineReturn, Source, build, counted
from tests.domain.histories import PERIODS, START, allowed, allowed_events

periods = st.one_of(
    st.sampled_from(PERIODS),
    st.tuples(st.integers(-3, 45), st.integers(0, 30)).map(
        lambda days: Period(START + timedelta(days=days[0]), START + timedelta(days=days[0] + days[1]))
    ),
)


def returned(histories: Iterable[History], asked: Asked) -> PipelineReturn:
    """The return of histories in memory."""
    counts: dict[Source, Counter[Cohort]] = defaultdict(Counter)
    for history in histories:
        for source, row in counted(history, asked):
            counts[source][row.cohort] += 1
    return build("Derby City", asked, counts, {})


@given(st.lists(allowed_events(), min_size=1, max_size=4), periods)
def test_any_allowed_history_reconciles_to_nothing(histories: list[list[Event]], period: Period) -> None:
    figures = returned([allowed(events) for events in histories], Asked(period, period.end))
    assert figures.reconciles, (figures.reconciliation, figures.reconciliation_live)


@given(allowed_events(), st.data())
def test_events_of_different_days_may_be_recorded_in_any_order(events: list[Event], data: st.DataObject) -> None:
    days = [list(of_day) for _, of_day in groupby(in_order(events), key=lambda event: event.on)]
    shuffled = [event for of_day in data.draw(st.permutations(days)) for event in of_day]
    one, other = allowed(events), allowed(shuffled)
    assert (one.tallies, one.stays, one.state, one.cohort) == (other.tallies, other.stays, other.state, other.cohort)


@given(allowed_events())
def test_each_day_has_at_most_one_stay(events: list[Event]) -> None:
    history = allowed(events)
    for offset in range(60):
        evening = START + timedelta(days=offset)
        assert sum(stay.since <= evening < stay.until for stay in history.stays) <= 1


@given(allowed_events())
def test_a_stay_is_where_the_history_up_to_that_evening_ends(events: list[Event]) -> None:
    whole = allowed(events)
    for offset in range(0, 45, 3):
        evening = START + timedelta(days=offset)
        until_then = fold(event for event in events if event.on <= evening)
        here = [(stay.stock, stay.cohort) for stay in whole.stays if stay.since <= evening < stay.until]
        stock = {"PIPELINE": Stock.PIPELINE, "LIVE": Stock.LIVE}.get(until_then.state.name)
        assert here == ([(stock, until_then.cohort)] if stock else [])


@given(allowed_events())
def test_a_flow_counts_in_the_cohort_at_the_end_of_its_day(events: list[Event]) -> None:
    for tally in allowed(events).tallies:
        if tally.flow.name.endswith("_OUT"):
            continue
        changes = [event for event in in_order(events) if event.cohort and event.on <= tally.on]
        assert tally.cohort is changes[-1].cohort


@given(st.lists(allowed_events(), min_size=1, max_size=3))
def test_the_totals_are_sums_over_the_cohorts(histories: list[list[Event]]) -> None:
    figures = returned([allowed(events) for events in histories], Asked(PERIODS[2], date(2022, 12, 1)))
    for by_row in (figures.rows, figures.reconciliation, figures.reconciliation_live):
        for key, total in by_row["Total"].items():
            assert total == sum(by_row[cohort][key] for cohort in Cohort)


@given(allowed_events())
def test_two_halves_of_a_period_add_up(events: list[Event]) -> None:
    history = allowed(events)
    middle = START + timedelta(days=10)
    whole = Period(START, START + timedelta(days=60))
    halves = [Period(START, middle), Period(middle + timedelta(days=1), whole.end)]
    flows = [returned([history], Asked(period, whole.end)).rows["Total"] for period in (whole, *halves)]
    for key in ("notified", "meetings_held", "criteria_met", "progressed", "not_presented", "cases_closed"):
        assert flows[0][key] == flows[1][key] + flows[2][key]


@given(allowed_events())
def test_every_notified_enquiry_is_counted_once(events: list[Event]) -> None:
    kinds = Counter(event.kind for event in events)
    figures = returned([allowed(events)], Asked(PERIODS[2], PERIODS[2].end))
    assert figures.rows["Total"]["notified"] == kinds[Kind.NOTIFIED] == 1
    assert figures.rows["Total"]["meetings_held"] == kinds[Kind.MEETING_HELD]
    assert figures.reconciliation["Total"]["reopened"] == kinds[Kind.REOPENED]
