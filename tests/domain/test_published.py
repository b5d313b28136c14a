"""A published table: kept as it was printed, and the identities that it breaks."""

from datetime import date

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Published, broken, find_table, read_cell, read_row
from stars_desktop.domain.returns import ROWS, TOTAL
from tests.published_tables import GRID_2, GRID_3, YEAR_2, YEAR_3

RESIDUALS = {
    ("I1", 2): [-5, 1, 0, 2, -2],
    ("I2", 2): [-7, -1, 0, 2, -6],
    ("I3", 2): [0, 7, 0, 6, 13],
    ("I1", 3): [3, -2, -5, 4, 0],
    ("I2", 3): [0, -2, -5, 4, -3],
    ("I3", 3): [4, 0, -5, 4, 3],
    ("I4", 3): [10, 6, -5, 8, 19],
    ("I5", 3): [7, 6, -5, 8, 16],
    ("Live cases", 3): [1, -1, 0, 0, 0],
}


@pytest.mark.parametrize(("identity", "year"), RESIDUALS)
def test_the_published_tables_break_each_identity_by_what_they_are_off(identity: str, year: int) -> None:
    found = broken(YEAR_2.rows) if year == 2 else broken(YEAR_3.rows, YEAR_2.rows)
    off = {one.row: one.residual for one in found if one.identity == identity}
    assert [off.get(str(row), 0) for row in ROWS] == RESIDUALS[identity, year]


def test_their_eighteen_totals_add_up() -> None:
    assert [one for table in (YEAR_2, YEAR_3) for one in broken(table.rows) if one.identity == "Totals"] == []


def test_a_broken_identity_is_told_with_its_numbers() -> None:
    sentences = [one.sentence for one in broken(YEAR_3.rows, YEAR_2.rows)]
    assert (
        "Cohort C: 6 notified, but 0 in the pipeline + 0 progressed + 5 not presented + 6 withdrawn by social care "
        "= 11. Difference \N{MINUS SIGN}5." in sentences
    )
    assert "Cohort A: 3 live before + 1 progressed - 1 closed = 3, but 2 live. Difference +1." in sentences
    assert any(
        one.startswith("Total: 19 in the pipeline before + 35 notified = 54, but 6 in the") for one in sentences
    )


def test_a_total_that_does_not_add_up_is_told() -> None:
    rows = {row: dict(cells) for row, cells in YEAR_2.rows.items()}
    rows[TOTAL]["notified"] = 62
    (found,) = [one for one in broken(rows) if one.identity == "Totals"]
    assert found.sentence == "Notified: the cohorts add up to 63, but the Total is 62. Difference +1."


def test_nil_stays_as_it_was_printed() -> None:
    assert [YEAR_3.printed["C"][key] for key in ("meetings_held", "criteria_met", "cases_live")] == ["0", "-", "0"]
    assert YEAR_3.rows["C"]["criteria_met"] == 0
    again = Published.from_text(YEAR_3.to_text())
    assert again == YEAR_3
    assert again.to_text() == YEAR_3.to_text()


@pytest.mark.parametrize("printed", ["", " ", "-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", " - "])
def test_a_dash_and_a_blank_are_nil(printed: str) -> None:
    assert read_cell(printed) == 0


@pytest.mark.parametrize(("printed", "number"), [("0", 0), ("17", 17), (" 1,234 ", 1234), ("[c]", None)])
def test_a_number_is_one_and_a_hidden_cell_is_none(printed: str, number: int | None) -> None:
    assert read_cell(printed) == number


@pytest.mark.parametrize(
    "printed", ["-1", "1.5", "n/a", "..", "17 [p]", "1,23", "\N{ARABIC-INDIC DIGIT ONE}7", "1e3", "9999999", "--"]
)
def test_anything_else_is_no_figure(printed: str) -> None:
    with pytest.raises(ExpectedError, match="is no figure"):
        read_cell(printed)


def test_what_a_table_says_of_itself_is_found() -> None:
    found = find_table([["Derby City Council, pipeline"], *GRID_3])
    assert found is not None
    assert found.published() == YEAR_3
    assert (found.council, found.period, found.as_at) == ("Derby City", contract_year(3), date(2023, 10, 6))


def test_its_headings_may_be_spaced_and_cased_in_any_way() -> None:
    head, *rows = GRID_2[1:]
    found = find_table([GRID_2[0], [f"  {one.upper()}\n" for one in head], *rows])
    assert found is not None
    assert found.printed == YEAR_2.printed
    assert found.as_at == date(2022, 9, 30)


def test_what_it_does_not_say_is_asked_for() -> None:
    found = find_table([["Cohort", *(one.short for one in COLUMNS)], *([str(row), *["1"] * 9] for row in ROWS)])
    assert found is not None
    with pytest.raises(ExpectedError, match="It does not say its council and period and as-at date"):
        found.published()


def test_two_councils_named_are_none() -> None:
    found = find_table([["Nottingham City and Derby City"], *GRID_2])
    assert found is not None
    assert found.council == ""


def test_nottinghamshire_county_is_not_nottingham_city() -> None:
    found = find_table([["Nottinghamshire County Council"], *GRID_2])
    assert found is not None
    assert found.council == "Nottinghamshire County"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (lambda rows: rows[:-1], "It has no row Total"),
        (lambda rows: [*rows, rows[0]], "It has two rows A"),
        (lambda rows: [[*rows[0][:3], "many", *rows[0][4:]], *rows[1:]], "A, Criteria met: “many” is no figure"),
    ],
)
def test_a_table_that_cannot_be_one_is_refused(rows: object, said: str) -> None:
    assert callable(rows)
    with pytest.raises(ExpectedError, match=said):
        find_table([*GRID_2[:2], *rows(GRID_2[2:])])


def test_a_sheet_without_the_nine_columns_holds_no_table() -> None:
    assert find_table([["Enquiry reference", "Cohort"], ["DER-0001", "A"]]) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form":"STARS published table, form 1"}', "no json"])
def test_another_text_is_no_published_table(text: str) -> None:
    with pytest.raises(ValueError, match="not the text of a published table"):
        Published.from_text(text)


@pytest.mark.parametrize("typed", ["6 0 - - - 5 6 - 0", "  6  0 - - -  5 6 - 0 ", "6\t0\t-\t-\t-\t5\t6\t-\t0\n",
                                   "C - Reunification with Family 6 0 - - - 5 6 - 0"])  # fmt: skip
def test_a_row_can_be_typed_or_pasted(typed: str) -> None:
    assert read_row(typed) == YEAR_3.printed["C"]


def test_between_two_tabs_there_may_be_nothing() -> None:
    assert list(read_row("6\t0\t\t\t\t5\t6\t\t0").values()) == ["6", "0", "", "", "", "5", "6", "", "0"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "has 0 figures"),
        ("7", "has 1 figure. It"),
        ("1 2 3", "has 3 figures. It must have 9"),
        ("1 2 3 4 5 6 7 8 x", "“x” is no figure"),
    ],
)
def test_a_row_that_is_none_is_refused(typed: str, said: str) -> None:
    with pytest.raises(ExpectedError, match=said):
        read_row(typed)
