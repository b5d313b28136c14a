"""What changed between two returns: old and changes make new in every cell, and every change has its cause."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.changes import Cause, Snapshot, changes, references
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import BY_ALLOWED, By, Event, Kind
from stars_desktop.domain.returns import PARTS, ROWS, TOTAL, Asked
from stars_desktop.domain.submission import Unit
from stars_desktop.services.changes import Compared, changes_between, changes_since, last_before
from stars_desktop.services.enquiries import correct, record, void
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.importing.past import past_imports, undo_import
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.submitting import check, history, submit
from stars_desktop.store.histories import told as journals
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day, enquiry
from tests.conftest import happened as row

YEAR = contract_year(3)
SEPTEMBER = Asked(YEAR, date(2023, 9, 30))


def told(vault: Vault, desk: Desk, reference: str, on: str = "2023-06-01", cohort: Cohort = Cohort.C) -> str:
    notify(vault, desk.clerk, Notification(reference, f"CH-{reference}", cohort, day(on), {}))
    return newest(vault)


def happened(kind: Kind, on: str, **words: object) -> Event:
    return replace(Event("", kind, day(on), 0), **words)  # type: ignore[arg-type]


def newest(vault: Vault) -> str:
    """The id of the event that was recorded last."""
    with vault.reading() as connection:
        return str(connection.exec_driver_sql("select uid from entry order by id desc limit 1").scalar())


def recorded(vault: Vault, desk: Desk, reference: str, kind: Kind, on: str, **words: object) -> str:
    record(vault, desk.clerk, reference, happened(kind, on, **words))
    return newest(vault)


def handed_in(vault: Vault, desk: Desk, asked: Asked = SEPTEMBER, reason: str = "") -> int:
    """Submits, and gives the number in the history."""
    queries = check(vault, asked, desk.at.date()).queries
    submit(vault, desk.clerk, asked, {one.key: "Known to the panel." for one in queries}, reason)
    return history(vault)[-1].number


def said(found: Compared, key: str, row: str = TOTAL, part: str = "rows") -> list[tuple[int, str, Cause, str]]:
    return [(one.sign, one.unit.reference, one.cause, one.words) for one in found.changes.behind(part, row, key)]


def explains(found: Compared) -> bool:
    """Whether old and changes make new in every cell, and no two changes are of one unit."""
    for part, keys in PARTS.items():
        old, new = getattr(found.old.figures, part), getattr(found.new.figures, part)
        for key in keys:
            assert all(old[row][key] + found.changes.net(part, row, key) == new[row][key] for row in ROWS), (
                part,
                key,
            )
            units = [(one.sign, one.unit) for one in found.changes.by_key[part][key]]
            assert len(units) == len(set(units))
    return True


def causes(found: Compared) -> set[Cause]:
    return {one.cause for keys in found.changes.by_key.values() for some in keys.values() for one in some}


@pytest.fixture
def one(vault: Vault, desk: Desk) -> Vault:
    """An enquiry in the pipeline, and the return of Year 3 handed in on 18 October 2023 as number 1."""
    told(vault, desk, "DER-0001")
    handed_in(vault, desk)
    desk.set(2023, 11, 8)
    return vault


def test_where_nothing_was_recorded_nothing_changed(one: Vault) -> None:
    found = changes_since(one, 1)
    assert causes(found) == set()
    assert explains(found)
    assert (found.old.version, found.new.version) == (1, 0)


def test_what_happened_before_and_was_recorded_after_is_a_late_entry(one: Vault, desk: Desk) -> None:
    recorded(one, desk, "DER-0001", Kind.NOT_PRESENTED, "2023-09-28")
    found = changes_since(one, 1)
    words = "Not presented on 28 September 2023, recorded on 8 November 2023"
    assert said(found, "pipeline") == [(-1, "DER-0001", Cause.LATE, words)]
    assert said(found, "not_presented", "C") == [(+1, "DER-0001", Cause.LATE, words)]
    assert said(found, "not_presented", "A") == []
    assert said(found, "notified") == []
    assert said(found, "closing", part="reconciliation") == [(-1, "DER-0001", Cause.LATE, words)]
    assert explains(found)


def test_what_happened_after_the_last_day_of_the_return_before_is_new(one: Vault, desk: Desk) -> None:
    told(one, desk, "DER-0002", "2023-10-20")
    recorded(one, desk, "DER-0001", Kind.NOT_PRESENTED, "2023-10-28")
    found = changes_since(one, 1, Asked(contract_year(4), date(2023, 10, 31)))
    left = "Not presented on 28 October 2023, recorded on 8 November 2023"
    came = "Notified on 20 October 2023, recorded on 8 November 2023"
    assert said(found, "pipeline") == [(-1, "DER-0001", Cause.NEW, left), (+1, "DER-0002", Cause.NEW, came)]
    assert said(found, "notified") == [
        (-1, "DER-0001", Cause.DATES, "Notified on 1 June 2023, outside 1 October 2023 to 30 September 2024"),
        (+1, "DER-0002", Cause.NEW, "Notified on 20 October 2023, recorded on 8 November 2023"),
    ]
    assert explains(found)


def test_what_was_known_already_and_lies_after_the_as_at_date_is_new(vault: Vault, desk: Desk) -> None:
    told(vault, desk, "DER-0001")
    told(vault, desk, "DER-0002")
    recorded(vault, desk, "DER-0001", Kind.WITHDRAWN, "2023-10-05", by=By.FAMILY)
    recorded(vault, desk, "DER-0002", Kind.COHORT_CHANGED, "2023-10-06", cohort=Cohort.A)
    told(vault, desk, "DER-0003", "2023-10-07")
    handed_in(vault, desk)
    found = changes_since(vault, 1, replace(SEPTEMBER, as_at=date(2023, 10, 10)))
    assert said(found, "pipeline", "C") == [
        (-1, "DER-0001", Cause.NEW, "Withdrawn on 5 October 2023, recorded on 18 October 2023"),
        (-1, "DER-0002", Cause.COHORT, "Cohort changed on 6 October 2023, recorded on 18 October 2023"),
        (+1, "DER-0003", Cause.NEW, "Notified on 7 October 2023, recorded on 18 October 2023"),
    ]
    assert said(found, "pipeline", "A") == [
        (+1, "DER-0002", Cause.COHORT, "Cohort changed on 6 October 2023, recorded on 18 October 2023")
    ]
    assert explains(found)


def test_an_earlier_day_of_the_levels_is_said(one: Vault) -> None:
    found = changes_since(one, 1, replace(SEPTEMBER, as_at=date(2023, 5, 31)))
    assert said(found, "pipeline") == [
        (-1, "DER-0001", Cause.DATES, "Counted at the end of 30 September 2023, and not of 31 May 2023")
    ]


def test_a_correction_is_said_with_both_events(one: Vault, desk: Desk) -> None:
    wrong = recorded(one, desk, "DER-0001", Kind.WITHDRAWN, "2023-07-01", by=By.FAMILY)
    number = handed_in(one, desk, reason="A late one")
    desk.set(2023, 11, 9)
    correct(one, desk.clerk, wrong, happened(Kind.WITHDRAWN, "2023-07-02", by=By.SOCIAL_CARE), "Typed wrongly")
    found = changes_since(one, number)
    words = (
        "Corrected on 9 November 2023: Withdrawn by family on 1 July 2023 became "
        "Withdrawn by social care on 2 July 2023"
    )
    assert said(found, "withdrawn_by_social_care") == [(+1, "DER-0001", Cause.CORRECTION, words)]
    assert said(found, "withdrawn", part="reconciliation") == []
    assert explains(found)


def test_a_correction_that_changes_no_figure_is_no_change(one: Vault, desk: Desk) -> None:
    wrong = recorded(one, desk, "DER-0001", Kind.MEETING_HELD, "2023-07-01")
    number = handed_in(one, desk, reason="A late one")
    for on in ("2023-07-02", "2023-07-03"):
        correct(one, desk.clerk, wrong, happened(Kind.MEETING_HELD, on), "Typed wrongly")
        wrong = newest(one)
    assert causes(changes_since(one, number)) == set()


def test_a_notification_corrected_to_another_cohort_is_a_correction(vault: Vault, desk: Desk) -> None:
    wrong = told(vault, desk, "DER-0001")
    handed_in(vault, desk)
    correct(vault, desk.clerk, wrong, happened(Kind.NOTIFIED, "2023-06-01", cohort=Cohort.A), "Typed wrongly")
    found = changes_since(vault, 1)
    for key in ("notified", "pipeline"):
        assert [(*one[:3],) for one in said(found, key)] == [
            (-1, "DER-0001", Cause.CORRECTION),
            (+1, "DER-0001", Cause.CORRECTION),
        ]
    assert said(found, "notified")[0][3].endswith(
        "in cohort C on 1 June 2023 became Notified in cohort A on 1 June 2023"
    )
    assert explains(found)


def test_what_was_voided_is_said_also_where_it_makes_another_count(vault: Vault, desk: Desk) -> None:
    told(vault, desk, "DER-0001")
    first = recorded(vault, desk, "DER-0001", Kind.CRITERIA_MET, "2023-07-01")
    recorded(vault, desk, "DER-0001", Kind.CRITERIA_MET, "2023-07-02")
    handed_in(vault, desk)
    void(vault, desk.clerk, first, "Typed twice")
    found = changes_since(vault, 1)
    words = "Voided on 18 October 2023: Criteria met on 1 July 2023"
    assert said(found, "criteria_met") == [
        (-1, "DER-0001", Cause.VOIDED, words),
        (+1, "DER-0001", Cause.VOIDED, words),
    ]
    assert [one.unit.on for one in found.changes.behind("rows", "C", "criteria_met")] == [
        day("2023-07-01"),
        day("2023-07-02"),
    ]
    assert explains(found)


def test_a_change_of_cohort_that_was_recorded_late_moves_what_follows_it(one: Vault, desk: Desk) -> None:
    recorded(one, desk, "DER-0001", Kind.MEETING_HELD, "2023-08-01")
    number = handed_in(one, desk, reason="A late one")
    recorded(one, desk, "DER-0001", Kind.COHORT_CHANGED, "2023-07-01", cohort=Cohort.B)
    found = changes_since(one, number)
    words = "Cohort changed on 1 July 2023, recorded on 8 November 2023"
    for key in ("meetings_held", "pipeline"):
        assert said(found, key, "C") == [(-1, "DER-0001", Cause.COHORT, words)]
        assert said(found, key, "B") == [(+1, "DER-0001", Cause.COHORT, words)]
        assert found.changes.net("rows", TOTAL, key) == 0
    assert said(found, "moved_in", "B", "reconciliation") == [(+1, "DER-0001", Cause.COHORT, words)]
    assert explains(found)


def test_what_came_and_went_again_between_is_no_change(one: Vault, desk: Desk) -> None:
    typed = recorded(one, desk, "DER-0001", Kind.NOT_PRESENTED, "2023-09-28")
    void(one, desk.clerk, typed, "Another child")
    assert causes(changes_since(one, 1)) == set()


def test_what_was_recorded_after_the_later_of_two_versions_is_in_neither(one: Vault, desk: Desk) -> None:
    told(one, desk, "DER-0002", "2023-09-01")
    second = handed_in(one, desk, reason="A late one")
    told(one, desk, "DER-0003", "2023-09-02")
    found = changes_between(one, 1, second)
    assert [one_[1] for one_ in said(found, "notified")] == ["DER-0002"]
    assert [one_[1] for one_ in said(changes_since(one, second), "notified")] == ["DER-0003"]
    assert changes_between(one, second, 1) == found


def test_two_versions_are_needed(one: Vault) -> None:
    with pytest.raises(ExpectedError, match="Both are number 1"):
        changes_between(one, 1, 1)
    with pytest.raises(ExpectedError, match="No return of number 9"):
        changes_between(one, 1, 9)


def test_an_import_that_was_undone_goes_and_comes_again_under_the_same_reference(
    vault: Vault, desk: Desk, book: Callable[..., Path]
) -> None:
    brought = book(
        [enquiry("D-1", day("2023-06-01"), "A"), enquiry("D-2", day("2023-06-01"), "B")],
        [row("D-2", day("2023-07-01"), "Not presented")],
    )
    import_workbook(vault, desk.clerk, Order(brought), lambda *_: None)
    number = handed_in(vault, desk)
    undo_import(vault, desk.clerk, past_imports(vault)[0].id)
    found = changes_since(vault, number)
    assert said(found, "notified") == [
        (-1, name, Cause.VOIDED, "Voided on 18 October 2023: Notified on 1 June 2023") for name in ("D-1", "D-2")
    ]
    assert said(found, "not_presented") == [
        (-1, "D-2", Cause.VOIDED, "Voided on 18 October 2023: Not presented on 1 July 2023")
    ]
    assert explains(found)
    import_workbook(vault, desk.clerk, Order(brought), lambda *_: None)
    again = changes_since(vault, number)
    assert explains(again)
    assert {one[2] for one in said(again, "notified") if one[0] > 0} == {Cause.LATE}
    assert said(again, "pipeline") == []


def test_definitions_that_are_others_account_for_what_nothing_recorded_does(one: Vault) -> None:
    found = changes_since(one, 1)
    counted = found.new.units["rows"]["notified"]
    before = replace(found.old, definitions_version="0", units=_without(found.old, "notified"))
    assert before.units["rows"]["notified"] == ()
    assert references(before, found.new) == {"DER-0001"}
    with one.reading() as connection:
        differing = changes(before, found.new, journals(connection, {"DER-0001"}))
    (only,) = differing.by_key["rows"]["notified"]
    assert (only.sign, only.unit, only.cause) == (+1, counted[0], Cause.DEFINITIONS)
    assert only.words == "Definitions 1 in place of 0"


def _without(snapshot: Snapshot, key: str) -> dict[str, dict[str, Sequence[Unit]]]:
    return {
        part: {name: () if name == key else some for name, some in keys.items()}
        for part, keys in snapshot.units.items()
    }


def test_the_version_before_is_the_last_of_the_same_period_or_else_of_its_year(one: Vault, desk: Desk) -> None:
    october = Asked(Period(day("2022-10-01"), day("2022-10-31")), day("2022-10-31"))
    assert last_before(one, october) == history(one)[0]
    handed_in(one, desk, october)
    assert last_before(one, october) == history(one)[1]
    assert last_before(one, replace(SEPTEMBER, as_at=day("2023-10-31"))) == history(one)[0]
    assert last_before(one, Asked(contract_year(4), day("2023-10-31"))) is None
    assert last_before(one, Asked(Period(day("2020-01-01"), day("2020-12-31")), day("2020-12-31"))) is None


def happens(vault: Vault, desk: Desk, rnd: random.Random, references: int) -> None:
    """One thing that may happen to a register, allowed or not: an event of any date, a voiding or a correction."""
    on = (date(2022, 9, 1) + timedelta(days=rnd.randrange(410))).isoformat()
    reference = f"D-{rnd.randrange(references)}"
    kind = rnd.choice([one for one in Kind if one is not Kind.NOTIFIED])
    cohort = rnd.choice(list(Cohort))
    by = rnd.choice(BY_ALLOWED[kind]) if kind in BY_ALLOWED else None
    event = happened(kind, on, cohort=cohort if kind is Kind.COHORT_CHANGED else None, by=by)
    with vault.reading() as connection:
        found = connection.exec_driver_sql("select uid, kind, happened_on from entry").all()
    uid, of_kind, at = rnd.choice(found) if found else ("", Kind.NOTIFIED, on)
    chance = rnd.random()
    with suppress(RefusedError, ExpectedError):
        if chance < 0.15:
            told(vault, desk, reference, on, cohort)
        elif chance < 0.3:
            void(vault, desk.clerk, uid, "It was wrong")
        elif chance < 0.45:
            cohort_of = cohort if of_kind in (Kind.NOTIFIED, Kind.COHORT_CHANGED) else None
            by_of = rnd.choice(BY_ALLOWED[Kind(of_kind)]) if of_kind in BY_ALLOWED else None
            right = happened(Kind(of_kind), rnd.choice([on, at]), cohort=cohort_of, by=by_of)
            correct(vault, desk.clerk, uid, right, "It was wrong")
        else:
            record(vault, desk.clerk, reference, event)


PERIODS = (
    YEAR, contract_year(2), Period(day("2022-11-01"), day("2022-11-30")),
    Period(day("2022-09-01"), day("2023-10-18")),
)  # fmt: skip
AS_ATS = (day("2022-09-20"), day("2023-03-31"), day("2023-09-30"), day("2023-10-18"))
RETURNS = st.builds(Asked, st.sampled_from(PERIODS), st.sampled_from(AS_ATS))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.tuples(*[st.integers(0, 50)] * 2), st.tuples(*[RETURNS] * 3))
def test_old_and_changes_make_new_in_every_cell_and_every_change_has_its_cause(
    fresh: Callable[[], Vault], desk: Desk, rnd: random.Random, many: tuple[int, int], asked: tuple[Asked, ...]
) -> None:
    vault = fresh()
    desk.set(2023, 10, 18)
    for _ in range(many[0]):
        happens(vault, desk, rnd, 1 + many[0] // 8)
    one = handed_in(vault, desk, asked[0])
    for _ in range(many[1]):
        desk.at += timedelta(minutes=rnd.choice([0, 0, 30]))
        happens(vault, desk, rnd, 1 + many[0] // 8)
    other = handed_in(vault, desk, asked[1], "" if asked[1] != asked[0] else "Later")
    for found in (changes_between(vault, one, other), changes_since(vault, one), changes_since(vault, one, asked[2])):
        assert explains(found)
        assert Cause.DEFINITIONS not in causes(found)
        assert found.old.asked.period != found.new.asked.period or Cause.DATES not in causes_of_flows(found)
    assert causes(changes_since(vault, other)) == set()


def causes_of_flows(found: Compared) -> set[Cause]:
    """Of the columns that count events."""
    flows = [key for key in PARTS["rows"] if key not in ("pipeline", "cases_live")]
    return {one.cause for key in flows for one in found.changes.by_key["rows"][key]}


@pytest.fixture
def fresh(blank_register: Path, tmp_path: Path, passphrase: str, desk: Desk) -> Iterator[Callable[[], Vault]]:
    """Opens one empty register after the other."""
    opened: list[Vault] = []

    def next_one() -> Vault:
        path = tmp_path / f"fresh-{len(opened)}.stars"
        path.write_bytes(blank_register.read_bytes())
        opened.append(Vault.open(path, passphrase, desk.clerk))
        return opened[-1]

    yield next_one
    for one in opened:
        one.close()
