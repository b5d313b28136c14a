"""Recording, voiding and correcting, and what was known when."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.errors import RefusedError
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.domain.measures import COLUMNS, Flow, Stock
from stars_desktop.domain.returns import Asked, Figures, Level, Moment
from stars_desktop.services.checking import check_register
from stars_desktop.services.returns import cases, pipeline_return
from stars_desktop.store.entries import events_of
from stars_desktop.store.journal import Journal
from stars_desktop.store.tables import ENTRY, VOIDING
from stars_desktop.store.vault import Vault
from tests.conftest import Desk
from tests.domain.histories import PERIODS, START, allowed_events, event, notified

YEAR = Period(date(2022, 9, 1), date(2022, 12, 31))


def record(vault: Vault, desk: Desk, reference: str, *events: Event) -> int:
    """A new enquiry with its history, recorded now."""
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        number = journal.add_enquiry(reference, f"child of {reference}", events)
        journal.flush()
    return number


def figures(vault: Vault, as_known: date | None = None, period: Period = YEAR) -> Figures:
    """The nine columns."""
    return pipeline_return(vault, Asked(period, period.end, as_known)).rows


def journal(vault: Vault, desk: Desk, step: str, *arguments: object) -> None:
    """One step of the journal in a transaction of its own."""
    with vault.writing() as connection:
        made = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        getattr(made, step)(*arguments)
        made.flush()


def test_a_recorded_event_counts_and_the_projections_follow(vault: Vault, desk: Desk) -> None:
    number = record(vault, desk, "DER-1", notified())
    journal(vault, desk, "record", number, [event(Kind.NOT_PRESENTED, 5)])
    rows = figures(vault)["A"]
    assert (rows["notified"], rows["not_presented"], rows["pipeline"]) == (1, 1, 0)
    assert check_register(vault, desk.clerk).findings == []


def test_an_event_that_may_not_follow_changes_nothing(vault: Vault, desk: Desk) -> None:
    number = record(vault, desk, "DER-1", notified())
    before = figures(vault)
    with pytest.raises(RefusedError, match="Progressed on 25 September 2022 is not allowed: the criteria"):
        journal(vault, desk, "record", number, [event(Kind.PROGRESSED, 5)])
    assert figures(vault) == before


def test_a_back_dated_event_is_refused_by_the_events_in_its_way(vault: Vault, desk: Desk) -> None:
    number = record(vault, desk, "DER-1", notified(), event(Kind.CRITERIA_MET, 9), event(Kind.PROGRESSED, 12))
    with pytest.raises(RefusedError) as refused:
        journal(vault, desk, "record", number, [event(Kind.WITHDRAWN, 5)])
    assert "Criteria met on 29 September 2022, Progressed on 2 October 2022 would no longer" in str(refused.value)


def test_an_event_of_the_future_is_refused(vault: Vault, desk: Desk) -> None:
    number = record(vault, desk, "DER-1", notified())
    desk.set(2022, 9, 22)
    with pytest.raises(RefusedError, match="lies in the future"):
        journal(vault, desk, "record", number, [event(Kind.MEETING_HELD, 3)])


def test_a_voided_event_counts_nowhere_and_stays_in_the_journal(vault: Vault, desk: Desk) -> None:
    met = event(Kind.CRITERIA_MET, 3)
    number = record(vault, desk, "DER-1", notified(), met)
    journal(vault, desk, "void", met.id, "wrong date typed")
    assert figures(vault)["A"]["criteria_met"] == 0
    with vault.reading() as connection:
        recorded = events_of(connection, [number])[number]
    assert [row.voided_at is not None for row in recorded] == [False, True]


@pytest.mark.parametrize(
    ("voided", "words"), [(0, "Notified first"), (1, "Progressed on 24 September 2022 would no longer be allowed")]
)
def test_an_event_that_others_rest_on_cannot_be_voided(vault: Vault, desk: Desk, voided: int, words: str) -> None:
    events = [notified(), event(Kind.CRITERIA_MET, 3), event(Kind.PROGRESSED, 4)]
    record(vault, desk, "DER-1", *events)
    with pytest.raises(RefusedError, match=words):
        journal(vault, desk, "void", events[voided].id, "a reason")
    assert figures(vault)["A"]["cases_live"] == 1


def test_an_event_is_voided_once(vault: Vault, desk: Desk) -> None:
    held = event(Kind.MEETING_HELD, 3)
    record(vault, desk, "DER-1", notified(), held)
    journal(vault, desk, "void", held.id, "a reason")
    with pytest.raises(RefusedError, match="was voided already"):
        journal(vault, desk, "void", held.id, "a reason")
    with pytest.raises(RefusedError, match="not in this register"):
        journal(vault, desk, "void", "unknown", "a reason")


def test_a_correction_on_the_same_date_keeps_its_place_in_the_day(vault: Vault, desk: Desk) -> None:
    wrong = event(Kind.COHORT_CHANGED, 3, Cohort.B)
    record(vault, desk, "DER-1", notified(), wrong, event(Kind.COHORT_CHANGED, 3, Cohort.C))
    journal(vault, desk, "correct", wrong.id, event(Kind.COHORT_CHANGED, 3, Cohort.D), "wrong cohort")
    assert figures(vault)["C"]["pipeline"] == 1
    assert check_register(vault, desk.clerk).findings == []


def test_a_correction_to_another_date_comes_last_on_it(vault: Vault, desk: Desk) -> None:
    wrong = event(Kind.COHORT_CHANGED, 2, Cohort.B)
    record(vault, desk, "DER-1", notified(), wrong, event(Kind.COHORT_CHANGED, 3, Cohort.C))
    journal(vault, desk, "correct", wrong.id, event(Kind.COHORT_CHANGED, 3, Cohort.D), "wrong date")
    assert figures(vault)["D"]["pipeline"] == 1


def test_notified_can_be_corrected(vault: Vault, desk: Desk) -> None:
    first = notified(date(2022, 10, 3), Cohort.A)
    record(vault, desk, "DER-1", first, event(Kind.MEETING_HELD, date(2022, 10, 20)))
    right = replace(notified(date(2022, 9, 28), Cohort.B), id="right")
    journal(vault, desk, "correct", first.id, right, "wrong date typed")
    before_october = figures(vault, period=Period(date(2022, 9, 1), date(2022, 9, 30)))
    assert (before_october["A"]["notified"], before_october["B"]["notified"]) == (0, 1)
    with pytest.raises(RefusedError, match="Meeting held on 20 October 2022 would no longer be allowed"):
        journal(vault, desk, "correct", "right", replace(right, id="late", on=date(2022, 10, 21)), "no")


def test_a_late_entry_is_known_from_the_day_it_was_recorded(vault: Vault, desk: Desk) -> None:
    desk.set(2022, 10, 3)
    number = record(vault, desk, "DER-1", notified())
    desk.set(2022, 11, 15)
    journal(vault, desk, "record", number, [event(Kind.WITHDRAWN, 5, by=By.SOCIAL_CARE)])
    for known, expected in ((date(2022, 11, 14), (0, 1)), (date(2022, 11, 15), (1, 0)), (None, (1, 0))):
        rows = figures(vault, known)["A"]
        assert (rows["withdrawn_by_social_care"], rows["pipeline"]) == expected
    assert figures(vault, date(2022, 10, 2))["A"]["notified"] == 0


def test_the_day_of_recording_is_londons(vault: Vault, desk: Desk) -> None:
    desk.set(2022, 9, 24, 23)  # half past midnight of the 25th in London, in summer time
    record(vault, desk, "DER-1", notified())
    assert figures(vault, date(2022, 9, 24))["A"]["notified"] == 0
    assert figures(vault, date(2022, 9, 25))["A"]["notified"] == 1


def test_a_voided_event_was_known_until_it_was_voided(vault: Vault, desk: Desk) -> None:
    desk.set(2022, 10, 3)
    met = event(Kind.CRITERIA_MET, 3)
    record(vault, desk, "DER-1", notified(), met)
    desk.set(2022, 10, 10)
    journal(vault, desk, "void", met.id, "entered in error")
    assert figures(vault, date(2022, 10, 9))["A"]["criteria_met"] == 1
    assert figures(vault, date(2022, 10, 10))["A"]["criteria_met"] == 0


def test_a_clock_that_runs_back_does_not_confuse_what_was_known(vault: Vault, desk: Desk) -> None:
    number = record(vault, desk, "DER-1", notified())
    desk.set(2022, 10, 1)
    journal(vault, desk, "record", number, [event(Kind.MEETING_HELD, 3)])
    assert check_register(vault, desk.clerk).findings == []


def test_every_figure_opens_to_its_enquiries(sample: Vault) -> None:
    asked = Asked(Period(date(2022, 10, 1), date(2023, 9, 30)), date(2023, 10, 6))
    whole = pipeline_return(sample, asked)
    for column in COLUMNS:
        source = column.counts if isinstance(column.counts, Flow) else Level(column.counts, Moment.AS_AT)
        rows = cases(sample, asked, [source])[source]
        for cohort in Cohort:
            assert len([case for case in rows if case.cohort is cohort]) == whole.rows[cohort][column.key]


def test_an_enquiry_behind_a_stock_names_the_event_that_began_its_stay(vault: Vault, desk: Desk) -> None:
    record(vault, desk, "DER-7", notified(), event(Kind.CRITERIA_MET, 3), event(Kind.PROGRESSED, 8))
    live = Level(Stock.LIVE, Moment.AS_AT)
    (case,) = cases(vault, Asked(YEAR, YEAR.end), [live])[live]
    assert (case.reference, case.event, case.on) == ("DER-7", "Progressed", START + timedelta(days=8))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(allowed_events(), min_size=1, max_size=2), st.data())
def test_recording_one_by_one_with_voids_gives_the_figures_of_what_stands(
    register: Path, passphrase: str, histories: list[list[Event]], data: st.DataObject
) -> None:
    """As known on the day of a recording is what the figures were then, and voided events never were."""
    desk = Desk()
    own = register.with_name("own.stars")
    shutil.copy(register, own)
    with Vault.open(own, passphrase, desk.clerk) as vault:
        _live_through(vault, desk, histories, data)


def _live_through(vault: Vault, desk: Desk, histories: list[list[Event]], data: st.DataObject) -> None:
    before = {period: figures(vault, period=period) for period in PERIODS}
    seen: dict[date, Figures] = {}
    for events in histories:
        number = record(vault, desk, f"H-{events[0].id}", events[0])
        for one in events[1:]:
            desk.at += timedelta(days=1)
            if _try(vault, desk, "record", number, [one]) and data.draw(st.booleans()):
                _try(vault, desk, "void", one.id, "on second thoughts")
            seen[desk.clerk.today] = figures(vault)
        desk.at += timedelta(days=1)
    assert check_register(vault, desk.clerk).findings == []
    for day, then in seen.items():
        assert figures(vault, day) == then
    _void_all(vault, desk, histories)
    assert {period: figures(vault, period=period) for period in PERIODS} == before


def _try(vault: Vault, desk: Desk, step: str, *arguments: object) -> bool:
    try:
        journal(vault, desk, step, *arguments)
    except RefusedError:
        return False
    return True


def _void_all(vault: Vault, desk: Desk, histories: list[list[Event]]) -> None:
    """Voids whatever can be voided until nothing stands: from the last event back there always is one."""
    for events in histories:
        left = list(events)
        while left:
            gone = [
                one
                for one in reversed(left)
                if _try(vault, desk, "void", one.id, "all of it") or not _stands(vault, one.id)
            ]
            assert gone
            left = [one for one in left if one not in gone]


def _stands(vault: Vault, event_id: str) -> bool:
    with vault.reading() as connection:
        standing = select(ENTRY.c.id).outerjoin(VOIDING, ENTRY.c.id == VOIDING.c.entry_id)
        of_id = standing.where(ENTRY.c.uid == event_id, VOIDING.c.entry_id.is_(None))
        return connection.execute(of_id).first() is not None
