"""The table of all councils: sums with their parts, who is missing, what does not agree, what was replaced."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.combining import Combined, Part, combine, kind, periods
from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Published
from stars_desktop.domain.returns import ROWS, TOTAL
from stars_desktop.domain.sealed import Definition, SealedReturn
from tests import published_tables
from tests.sealed_returns import figures, sealed_return

DERBY = sealed_return("Derby City", {"A": {"notified": 3, "pipeline": 2}})
CITY = sealed_return("Nottingham City", {"A": {"notified": 4}, "C": {"cases_live": 1}})
COUNTY = sealed_return("Nottinghamshire County", {"B": {"notified": 5, "pipeline": 1}})
ALL = (DERBY, CITY, COUNTY)

cells = st.fixed_dictionaries({column.key: st.integers(0, 9) for column in COLUMNS})
tables = st.fixed_dictionaries(dict.fromkeys("ABCD", cells))


def published(one: SealedReturn) -> Published:
    """Its figures as a table that somebody published."""
    printed = {str(row): {key: str(value) for key, value in one.rows[row].items()} for row in ROWS}
    return Published(one.council, one.period, one.as_at, printed)


def later(one: SealedReturn, **other: object) -> SealedReturn:
    """The version that replaces one, submitted a day later."""
    new = {"version": one.version + 1, "replaces": one.seal, "reason": "A late one",
           "submitted_at": datetime(2023, 10, 3, 9, tzinfo=UTC)}  # fmt: skip
    return replace(one, **{**new, **other})  # type: ignore[arg-type]


@given(st.lists(tables, min_size=3, max_size=3))
def test_every_cell_is_the_sum_of_the_councils_parts(given_tables: list[dict[str, dict[str, int]]]) -> None:
    parts = [sealed_return(one.name, table) for one, table in zip(COUNCILS, given_tables, strict=True)]
    found = combine(parts)
    for row in map(str, ROWS):
        for column in COLUMNS:
            shares = found.shares(row, column.key)
            assert [one.council for one in shares] == [one.name for one in COUNCILS]
            assert found.rows[row][column.key] == sum(one.value or 0 for one in shares)
            assert [one.printed for one in shares] == [str(one.value) for one in shares]
    assert (found.problems, found.remarks, found.replaced, found.missing) == ((), (), (), ())
    assert found.provisional == frozenset()


def test_the_order_in_which_they_are_given_does_not_matter() -> None:
    assert combine(reversed(ALL)) == combine(ALL)


def test_a_missing_council_is_named_and_is_no_zero() -> None:
    found = combine([DERBY, COUNTY])
    assert found.missing == ("Nottingham City",)
    assert found.shares("A", "notified")[1].value is None
    assert found.shares("A", "notified")[1].printed == "[x]"
    assert found.problems == (
        "Nottingham City is missing, and is not counted as zero: the figures are those of the others.",
    )
    assert found.provisional == {column.key for column in COLUMNS}
    assert found.rows["A"]["notified"] == 3


def test_a_council_whose_return_is_for_another_period_is_missing_and_that_is_said() -> None:
    found = combine([DERBY, COUNTY, replace(CITY, period=contract_year(2))])
    assert found.period == contract_year(3)
    assert found.missing == ("Nottingham City",)
    assert found.problems[0].endswith("Its return is for another period: 1 October 2021 to 30 September 2022.")


def test_the_period_is_chosen_or_that_of_most_councils_or_the_last() -> None:
    old = replace(CITY, period=contract_year(2))
    assert combine([DERBY, old]).period == contract_year(3)
    assert combine([DERBY, old, replace(COUNTY, period=contract_year(2))]).period == contract_year(2)
    assert combine([DERBY, old], contract_year(2)).missing == ("Derby City", "Nottinghamshire County")
    assert periods([old, DERBY, COUNTY]) == [contract_year(3), contract_year(2)]
    with pytest.raises(ExpectedError, match="There is no return for 1 September 2020 to"):
        combine(ALL, contract_year(1))


def test_another_as_at_date_marks_the_two_levels_only() -> None:
    found = combine([DERBY, CITY, replace(COUNTY, as_at=date(2023, 10, 6))])
    assert found.as_at == date(2023, 9, 30)
    assert found.provisional == {"pipeline", "cases_live"}
    (said,) = found.problems
    assert said == (
        "Nottinghamshire County counts pipeline and live cases as at 6 October 2023, not 30 September 2023. "
        "Ask for a return as at that date."
    )


def test_another_version_of_the_definitions_is_said() -> None:
    found = combine([DERBY, CITY, replace(COUNTY, definitions_version="2")])
    (said,) = found.problems
    assert said.startswith("The councils count by different versions of the definitions: Derby City 1, Nottingham")
    assert len(found.provisional) == len(COLUMNS)


def test_a_column_that_is_defined_differently_is_named() -> None:
    other = tuple(
        Definition(one.key, one.heading, "Else" if one.key == "criteria_met" else one.meaning)
        for one in COUNTY.definitions
    )
    found = combine([DERBY, CITY, replace(COUNTY, definitions=other)])
    assert found.problems == ("The councils define the column Criteria met differently.",)
    assert found.provisional == {"criteria_met"}


def test_a_return_of_a_period_that_was_not_over_is_provisional() -> None:
    found = combine([DERBY, CITY, replace(COUNTY, submitted_at=datetime(2023, 9, 30, 12, tzinfo=UTC))])
    assert found.problems[0].startswith("Nottinghamshire County submitted on 30 September 2023, before the period")
    assert len(found.provisional) == len(COLUMNS)


def test_a_return_that_does_not_reconcile_is_said() -> None:
    off = {row: {**cells, "difference": int(row in {"A", TOTAL})} for row, cells in DERBY.reconciliation.items()}
    found = combine([replace(DERBY, reconciliation=off), CITY, COUNTY])
    assert found.problems == ("The return of Derby City does not reconcile. Ask what the difference is.",)


def test_sample_data_beside_real_returns_is_said() -> None:
    found = combine([replace(DERBY, sample=True), CITY, COUNTY])
    assert found.sample
    assert found.problems == ("The return of Derby City is sample data, and those of the others are not.",)
    assert found.partly_sample.startswith("Sample data in part: what Derby City gave is invented, and the others'")
    for some in ([replace(one, sample=True) for one in ALL], ALL):
        assert (combine(some).problems, combine(some).partly_sample) == ((), "")
    table = replace(published(CITY), sample=True)
    assert combine([DERBY, table, COUNTY]).problems == (
        "The return of Nottingham City is sample data, and those of the others are not.",
    )


def test_a_table_that_a_council_published_beside_its_sealed_return_is_named() -> None:
    found = combine([*ALL, published(CITY)])
    assert found.parts["Nottingham City"] == CITY
    assert found.remarks == (
        "Nottingham City published a table too: its sealed return is taken, and the table is left out.",
    )
    assert found.problems == ()


def test_a_later_version_takes_the_place_of_the_earlier_one_and_is_shown_as_a_change() -> None:
    new = later(DERBY, rows=figures({"A": {"notified": 4, "pipeline": 2}}))
    for parts in ([DERBY, CITY, COUNTY, new], [new, CITY, COUNTY, DERBY]):
        found = combine(parts)
        assert found.parts["Derby City"] == new
        assert found.rows["A"]["notified"] == 8
        (one,) = found.replaced
        assert (one.old, one.new) == (DERBY, new)
        assert [(cell.row, cell.key, cell.before, cell.after) for cell in one.differences] == [
            ("A", "notified", 3, 4), (TOTAL, "notified", 3, 4),
        ]  # fmt: skip
        assert found.problems == ()


def test_the_old_table_and_its_changes_are_the_new_table() -> None:
    new = later(COUNTY, rows=figures({"B": {"notified": 2}, "D": {"cases_live": 7}}))
    before, after = combine(ALL), combine([*ALL, new])
    for row in map(str, ROWS):
        for column in COLUMNS:
            changes = [
                cell.after - cell.before
                for one in after.replaced
                for cell in one.differences
                if (cell.row, cell.key) == (row, column.key)
            ]
            assert before.rows[row][column.key] + sum(changes) == after.rows[row][column.key]


def test_the_same_return_given_twice_is_one() -> None:
    assert combine([*ALL, DERBY]) == combine(ALL)


def test_two_different_returns_of_one_version_are_asked_about() -> None:
    other = replace(DERBY, submitted_at=datetime(2023, 10, 5, 9, tzinfo=UTC))
    found = combine([*ALL, other])
    assert found.parts["Derby City"] == other
    assert "Derby City gave two different returns as version 1, sealed" in found.problems[0]
    assert f"{other.seal[:4]} {other.seal[4:8]}" in found.problems[0]


def test_a_version_that_replaces_another_than_the_one_here_is_asked_about() -> None:
    found = combine([*ALL, later(DERBY, replaces="0" * 64)])
    assert found.problems == (
        "Version 2 of Derby City does not replace the version 1 that is here. Compare the seals by phone.",
    )
    assert len(found.provisional) == len(COLUMNS)


def test_a_return_as_at_another_day_is_left_out_and_named() -> None:
    found = combine([*ALL, replace(DERBY, as_at=date(2023, 10, 6))])
    assert found.parts["Derby City"] == DERBY
    assert found.remarks == ("A return of Derby City as at 6 October 2023 is here too, and is left out.",)


def test_a_published_table_keeps_its_dashes_and_its_broken_identities_are_remarks() -> None:
    parts: list[Part] = [published_tables.YEAR_3, CITY, COUNTY]
    found = combine(parts)
    assert found.rows["C"]["criteria_met"] == 0
    assert found.shares("C", "criteria_met")[0].printed == "-"
    assert found.remarks[0] == "Derby City: a published table. By which definitions it was counted is not known."
    assert any(one.startswith("Derby City, I1. Cohort C: 6 notified, but") for one in found.remarks)
    assert [one.startswith("Derby City counts pipeline and live cases as at 6 Oct") for one in found.problems] == [
        True
    ]
    assert kind(published_tables.YEAR_3) == "published table"
    assert kind(DERBY) == "version 1, submitted on 2 October 2023"


def test_a_sealed_return_takes_the_place_of_a_published_table() -> None:
    table = replace(published_tables.YEAR_3, as_at=date(2023, 9, 30))
    found = combine([DERBY, CITY, COUNTY, table])
    assert found.parts["Derby City"] == DERBY
    assert found.replaced[0].old == table


def test_of_two_published_tables_the_one_given_last_counts() -> None:
    first = published_tables.YEAR_2
    cells = {**first.printed, "C": {**first.printed["C"], "notified": "5"}}
    second = replace(first, printed=cells)
    assert combine([first, second]).parts["Derby City"] == second
    assert combine([second, first]).parts["Derby City"] == first


def test_a_table_that_hides_figures_cannot_be_added_up() -> None:
    hides = replace(
        published_tables.YEAR_2,
        printed={
            **published_tables.YEAR_2.printed,
            "A": {**published_tables.YEAR_2.printed["A"], "progressed": "[c]"},
        },
    )
    with pytest.raises(ExpectedError, match="hides figures, which cannot be added up"):
        combine([hides])
    found = combine([hides, replace(CITY, period=contract_year(2))])
    assert found.missing == ("Derby City", "Nottinghamshire County")
    assert found.remarks[0].startswith("The table of Derby City hides figures")


def test_another_council_has_no_part_in_it() -> None:
    found = combine([*ALL, replace(DERBY, council="Leicester City")])
    assert found.remarks == ("Leicester City has no part in DN2: its return is left out.",)
    with pytest.raises(ExpectedError, match=r"Leicester City has no part in DN2.* Open the sealed returns of Derby"):
        combine([replace(DERBY, council="Leicester City")])
    with pytest.raises(ExpectedError, match="There is no return to add up"):
        combine([])


def test_the_list_of_councils_can_change() -> None:
    councils = ("Derby City", "Leicester City")
    found: Combined = combine([DERBY, replace(CITY, council="Leicester City Council")], councils=councils)
    assert found.councils == ("Derby City", "Leicester City")
    assert found.missing == ()
    assert found.rows["A"]["notified"] == 7
