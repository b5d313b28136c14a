"""What a publication copy hides: no small number is shown, and none can be worked out."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.known_sums import CELLS, Cell, Copy, Place, known_sums
from stars_desktop.domain.returns import ROWS
from stars_desktop.services.publication.attack import Attack
from stars_desktop.services.publication.suppression import Why, suppress
from tests.services.publication.tables import YEAR, table, values_left, years

lucks = st.integers(0, 2**32).map(random.Random)


def copy_of(rows: dict[str, int], key: str = "notified") -> Copy:
    """A copy with these figures of A to D in one column, and zeros elsewhere."""
    made = table(random.Random(0), 0)
    column = {**{str(cohort): rows.get(str(cohort), 0) for cohort in Cohort}, "Total": sum(rows.values())}
    return Copy("Derby City", YEAR, YEAR.end, {row: {**made[row], key: column[row]} for row in map(str, ROWS)})


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ({"A": 0, "B": 9, "C": 7}, []),
        ({"A": 3, "B": 2, "C": 9}, ["A", "B"]),
        ({"A": 3, "B": 9, "C": 12}, ["A", "B"]),
        ({"A": 1}, ["A", "Total"]),
        ({"A": 4, "B": 5}, ["A", "B"]),
        ({"A": 2, "D": 30}, ["A", "D"]),
    ],
)
def test_a_column_hides_its_small_numbers_and_the_smallest_that_keeps_them_from_the_total(
    rows: dict[str, int], hidden: list[str]
) -> None:
    found = suppress(copy_of(rows), [])
    assert sorted(cell.row for cell in found.copy.hidden) == hidden
    assert found.exposed == ()


def test_it_says_of_each_why_it_is_hidden() -> None:
    found = suppress(copy_of({"A": 3, "B": 9, "C": 12}), [])
    assert found.why == {Cell("A", "notified"): Why.SMALL, Cell("B", "notified"): Why.SHIELD}


@settings(deadline=None, max_examples=60)
@given(lucks, st.sampled_from([2, 5, 9, 30]), st.sampled_from([2, 4, 9]))
def test_no_small_number_is_shown_and_none_can_be_worked_out(luck: random.Random, most: int, hides: int) -> None:
    copy = Copy("Derby City", YEAR, YEAR.end, table(luck, most))
    found = suppress(copy, [], hides)
    assert found.exposed == ()
    assert all(cell in found.copy.hidden for cell in CELLS if 1 <= copy.value(cell) <= hides)
    assert not any(copy.value(cell) == 0 for cell in found.copy.hidden)
    assert Attack([found.copy]).worked_out() == []


@settings(deadline=None, max_examples=25)
@given(lucks, st.sampled_from([3, 6]))
def test_an_attacker_who_tries_everything_finds_two_values_of_each(luck: random.Random, most: int) -> None:
    found = suppress(Copy("Derby City", YEAR, YEAR.end, table(luck, most, ("notified", "pipeline"))), [])
    for cell in found.copy.hidden:
        assert len(values_left([found.copy], Place(0, cell))) > 1


@settings(deadline=None, max_examples=15)
@given(lucks, st.sampled_from([1, 3, 8]))
def test_copies_of_a_year_give_none_away_together(luck: random.Random, most: int) -> None:
    given_out: list[Copy] = []
    lost: set[Place] = set()
    for copy in years(luck, most):
        found = suppress(copy, given_out)
        assert all(cell in found.copy.hidden for cell in CELLS if 1 <= copy.value(cell) <= 4)
        lost |= set(found.exposed)
        given_out.append(found.copy)
        assert set(Attack(given_out).worked_out()) == lost


@settings(deadline=None, max_examples=15)
@given(lucks, st.sampled_from([3, 8]))
def test_the_copy_of_all_councils_gives_none_of_theirs_away(luck: random.Random, most: int) -> None:
    councils = ("Derby City", "Nottingham City", "Nottinghamshire County")
    own = [suppress(Copy(council, YEAR, YEAR.end, table(luck, most)), []).copy for council in councils]
    rows = {str(row): {key: sum(one.rows[str(row)][key] for one in own) for key in own[0].rows["A"]} for row in ROWS}
    found = suppress(Copy("DN2", YEAR, YEAR.end, rows, parts=councils), own)
    assert found.exposed == ()
    assert Attack([*own, found.copy]).worked_out() == []


def test_the_same_figure_that_was_shown_before_is_named_as_exposed() -> None:
    before = copy_of({"A": 3, "B": 9, "C": 12})
    found = suppress(before, [before])
    assert Place(1, Cell("A", "notified")) in found.exposed


def test_live_cases_are_rolled_forward() -> None:
    first = replace(copy_of({"A": 6, "B": 9}, "cases_live"), period=Period(date(2021, 10, 1), date(2022, 9, 30)))
    first = replace(first, as_at=date(2022, 9, 30))
    rows = {row: dict(first.rows[row]) for row in first.rows}
    for row, progressed in (("A", 2), ("B", 0), ("Total", 2)):
        rows[row]["progressed"] = progressed
        rows[row]["cases_live"] += progressed
    second = Copy("Derby City", YEAR, YEAR.end, rows)
    alone = replace(second, hidden=frozenset({Cell("A", "progressed"), Cell("Total", "progressed")}))
    assert Place(1, Cell("A", "progressed")) in Attack([first, alone]).worked_out()
    found = suppress(second, [first])
    assert found.exposed == ()
    assert Attack([first, found.copy]).worked_out() == []
    assert Cell("A", "cases_live") in found.copy.hidden


def test_nothing_is_printed_while_it_is_worked_out() -> None:
    told = (
        "import random; from tests.services.publication.tables import *;"
        "from stars_desktop.services.publication.suppression import suppress;"
        "suppress(Copy('Derby City', YEAR, YEAR.end, table(random.Random(0), 4)), [])"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")


def test_only_sums_that_hold_are_counted_on() -> None:
    first = copy_of({"A": 6, "B": 9})
    corrected = copy_of({"A": 7, "B": 9})
    between = [one for one in known_sums([first, corrected]) if len({place.copy for place in one.terms}) > 1]
    assert not any(Place(0, Cell("A", "notified")) in one.terms for one in between)
    assert any(Place(0, Cell("B", "notified")) in one.terms for one in between)


def of_period(start: date, end: date, rows: dict[str, int], hidden: str = "", key: str = "notified") -> Copy:
    """A copy of a period as at its end, hiding some rows of one column."""
    cells = frozenset(Cell("Total" if row == "T" else row, key) for row in hidden)
    return replace(copy_of(rows, key), period=Period(start, end), as_at=end, hidden=cells)


OCTOBER, NOVEMBER, DECEMBER = date(2022, 10, 1), date(2022, 11, 1), date(2022, 12, 1)


def test_a_corrected_copy_does_not_cover_for_the_one_that_took_its_place() -> None:
    first = of_period(OCTOBER, date(2022, 10, 31), {"A": 3, "B": 9}, "AT")
    again = of_period(OCTOBER, date(2022, 10, 31), {"A": 2, "B": 9}, "AT")
    november = of_period(NOVEMBER, date(2022, 11, 30), {"A": 7, "B": 9})
    both = of_period(OCTOBER, date(2022, 11, 30), {"A": 9, "B": 18})
    for copies in ([first, again, november, both], [again, november, first, both], [both, first, november, again]):
        place = Place(copies.index(again), Cell("A", "notified"))
        assert place in Attack(copies).worked_out()


def test_what_two_months_leave_of_a_quarter_is_no_less_than_nothing() -> None:
    october = of_period(OCTOBER, date(2022, 10, 31), {"A": 1, "B": 9}, "AT")
    november = of_period(NOVEMBER, date(2022, 11, 30), {"A": 5, "B": 9})
    quarter = of_period(OCTOBER, date(2022, 12, 31), {"A": 6, "B": 30})
    assert Place(0, Cell("A", "notified")) in Attack([october, november, quarter]).worked_out()
    assert Attack([october, quarter]).worked_out() == []


def test_a_stretch_that_lies_in_another_counts_no_more_though_they_share_no_day() -> None:
    november = of_period(NOVEMBER, date(2022, 11, 30), {"A": 1, "B": 9}, "AT")
    quarter = of_period(OCTOBER, date(2022, 12, 31), {"A": 1, "B": 30}, "AT")
    shown = replace(quarter, hidden=frozenset())
    assert Place(0, Cell("A", "notified")) in Attack([november, shown]).worked_out()
    assert Attack([november, quarter]).worked_out() == []


def test_live_cases_are_rolled_forward_over_periods_that_meet() -> None:
    copies = [
        of_period(date(2022, 9, 1), date(2022, 9, 30), {"A": 6, "B": 9}, key="cases_live"),
        replace(of_period(OCTOBER, date(2022, 10, 31), {"A": 2}, "AT", "progressed"), as_at=date(2022, 11, 6)),
        of_period(NOVEMBER, date(2022, 11, 30), {"A": 8, "B": 9}, key="cases_live"),
    ]
    assert Place(1, Cell("A", "progressed")) in Attack(copies).worked_out()
