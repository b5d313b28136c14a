"""The return as a workbook: the published table letter for letter, its dates, and all that stands behind it."""

from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import PipelineReturn
from tests.workbooks.conftest import RETURNS
from tests.workbooks.opened import Opened, facts, grid

HEADINGS = [
    "SIB Cohort Type",
    "No. SIB enquiries notified to SPOC",
    "No. Professional Meetings held",
    "No. Referrals where criteria met for STARS",
    "No. Referrals progressed by Outcomes for Children",
    "No. enquiries in the pipeline as {}",
    "No. enquiries reviewed but not presented to STARS",
    "No. enquiries withdrawn due to Social Care",
    "No. STARS cases closed",
    "No. SIB cases live as {}",
]

LABELS = {
    "A - Residential Step Down to Foster Care": "A",
    "B - Foster Care Stability": "B",
    "C - Reunification with Family": "C",
    "D- Edge of Care": "D",
    "Total": "Total",
}

AS_AT = {
    "return": ("31/03/2022", "31 March 2022"),
    "return as at another day": ("06/10/2023", "6 October 2023"),
    "return of the sample": ("30/09/2022", "30 September 2022"),
    "return of the sample as known": ("06/10/2023", "6 October 2023"),
}

PERIOD = {
    "return": ("1 March 2022 to 31 March 2022", "28 February 2022", "31 March 2022"),
    "return as at another day": (
        "Contract Year 3, 1 October 2022 to 30 September 2023", "30 September 2022", "30 September 2023",
    ),
    "return of the sample": (
        "Contract Year 2, 1 October 2021 to 30 September 2022", "30 September 2021", "30 September 2022",
    ),
    "return of the sample as known": (
        "Contract Year 3, 1 October 2022 to 30 September 2023", "30 September 2022", "30 September 2023",
    ),
}  # fmt: skip

PIPELINE = {
    "Opening pipeline": "opening",
    "Notified": "notified",
    "Reopened": "reopened",
    "Moved in": "moved_in",
    "Closing pipeline": "closing",
    "Progressed": "progressed",
    "Not presented": "not_presented",
    "Withdrawn by anyone": "withdrawn",
    "Declined by the provider": "declined",
    "Closed for another reason": "closed_other",
    "Moved out": "moved_out",
    "Difference": "difference",
}
LIVE = {
    "Opening live cases": "opening",
    "Progressed": "progressed",
    "Moved in": "moved_in",
    "Closing live cases": "closing",
    "Closed": "closed",
    "Moved out": "moved_out",
    "Difference": "difference",
}
BESIDE = {
    "Withdrawn after not presented or declined": "withdrawn_later",
    "Closed after not presented or declined": "closed_other_later",
    "Distinct meetings held": "distinct_meetings",
}


def sheet(a_return: Opened, name: str) -> Worksheet:
    found = a_return.book[name]
    assert isinstance(found, Worksheet)
    return found


def test_the_headings_are_the_published_ones_and_only_the_two_stocks_are_dated(
    a_return: Opened, return_name: str
) -> None:
    as_at = AS_AT[return_name][0]
    assert list(grid(sheet(a_return, "Table_1"))[0]) == [heading.format(as_at) for heading in HEADINGS]


def test_the_rows_are_labelled_as_published(a_return: Opened) -> None:
    assert [row[0] for row in grid(sheet(a_return, "Table_1"))[1:]] == list(LABELS)


def test_the_figures_are_those_of_the_return_and_numbers(a_return: Opened, figures: PipelineReturn) -> None:
    for label, *values in grid(sheet(a_return, "Table_1"))[1:]:
        assert values == [figures.rows[LABELS[str(label)]][column.key] for column in COLUMNS]
        assert {type(value) for value in values} == {int}


def test_the_sample_gives_the_published_table_of_year_2(workbooks: dict[str, Opened]) -> None:
    assert [row[1:] for row in grid(sheet(workbooks["return of the sample"], "Table_1"))[1:]] == [
        (17, 4, 4, 2, 7, 13, 0, 0, 3),
        (31, 6, 5, 3, 8, 12, 7, 4, 5),
        (4, 0, 0, 0, 0, 0, 4, 2, 0),
        (11, 5, 3, 3, 4, 2, 0, 1, 4),
        (63, 15, 12, 8, 19, 27, 11, 7, 12),
    ]


def test_the_dates_of_the_table_are_facts_above_it_in_column_a(a_return: Opened, return_name: str) -> None:
    lines = facts(sheet(a_return, "Table_1"))
    assert f"Events are counted for {PERIOD[return_name][0]}." in lines
    as_at = AS_AT[return_name][1]
    assert f"Enquiries in the pipeline and live cases are counted as at the end of {as_at}." in lines


def test_the_cover_says_what_is_counted_until_when_and_as_known_when(
    a_return: Opened, return_name: str, figures: PipelineReturn
) -> None:
    lines = "\n".join(facts(sheet(a_return, "Cover")))
    for said in (
        "Council: Derby City.", PERIOD[return_name][0], AS_AT[return_name][1], "Made on 18 October 2023",
        figures.digest, "Reconciliation: every difference is 0", "It holds no personal data.",
    ):  # fmt: skip
        assert said in lines


def test_a_return_as_known_says_so_and_no_other_does(a_return: Opened, return_name: str) -> None:
    said = "As known at the end of 9 October 2023."
    for name in ("Cover", "Table_1"):
        assert (said in facts(sheet(a_return, name))) is (RETURNS[return_name].as_known is not None)


def test_every_sheet_of_a_return_of_sample_data_says_so_and_no_other_does(a_return: Opened, return_name: str) -> None:
    for one in a_return.book.worksheets:
        said = [line for line in facts(one) if line.startswith("Sample data: ")]
        assert len(said) == int("sample" in return_name)
    assert str(a_return.book.properties.subject).startswith("Sample data") is ("sample" in return_name)


def test_the_cover_lists_the_other_sheets_with_links_to_their_titles(a_return: Opened) -> None:
    cover = sheet(a_return, "Cover")
    assert [row[0] for row in grid(cover)[1:]] == a_return.book.sheetnames[1:]
    links = [cell.hyperlink for (cell,) in cover.iter_rows(max_col=1) if cell.hyperlink]
    assert [link.location for link in links] == [f"{name}!A1" for name in a_return.book.sheetnames[1:]]


def test_the_definitions_are_those_of_the_nine_columns(a_return: Opened, return_name: str) -> None:
    _, *rows = grid(sheet(a_return, "Definitions"))
    as_at = AS_AT[return_name][0]
    assert [row[0] for row in rows] == [heading.format(as_at) for heading in HEADINGS[1:]]
    assert [row[2] for row in rows] == [column.definition for column in COLUMNS]
    assert [number for number, row in enumerate(rows, start=1) if row[1] == "Level at a date"] == [5, 9]


def test_every_term_of_both_reconciliations_stands_with_its_figures(
    a_return: Opened, figures: PipelineReturn
) -> None:
    headings, *rows = grid(sheet(a_return, "Table_2"))
    assert headings[3:] == ("Cohort A", "Cohort B", "Cohort C", "Cohort D", "Total")
    expected = [
        (name, term, *(by_row[row][key] for row in LABELS.values()))
        for name, terms, by_row in (
            ("Pipeline", PIPELINE, figures.reconciliation),
            ("Live cases", LIVE, figures.reconciliation_live),
            ("Beside", BESIDE, figures.memo),
        )
        for term, key in terms.items()
    ]
    assert [(row[0], row[1], *row[3:]) for row in rows] == expected


def test_one_line_says_how_many_decisions_were_taken_against_the_criteria(workbooks: dict[str, Opened]) -> None:
    begins = "Decisions of the period that were taken against the criteria, with a reason and a name: "
    for name in RETURNS:
        lines = [line for line in facts(sheet(workbooks[name], "Cover")) if line.startswith(begins)]
        assert lines == [f"{begins}{'1 (A 1).' if name == 'return' else '0.'}"]


def test_what_goes_in_less_what_goes_out_is_the_difference(a_return: Opened) -> None:
    _, *rows = grid(sheet(a_return, "Table_2"))
    for name in ("Pipeline", "Live cases"):
        for column in range(3, 8):
            sides = {"in": 0, "out, or there at the end": 0, "in less out": 0}
            for row in (row for row in rows if row[0] == name):
                figure = row[column]
                assert isinstance(figure, int)
                sides[str(row[2])] += figure
            assert sides["in"] - sides["out, or there at the end"] == sides["in less out"] == 0


def test_the_reconciliation_is_dated_and_says_where_its_closing_pipeline_is_not_column_5(
    a_return: Opened, return_name: str
) -> None:
    lines = facts(sheet(a_return, "Table_2"))
    _, eve, end = PERIOD[return_name]
    assert f"From the end of {eve} to the end of {end}." in lines
    as_at = AS_AT[return_name][1]
    said = [line for line in lines if line.startswith(f"The closing pipeline is that of {end}; column 5 ")]
    assert len(said) == int(as_at != end)
    assert all(as_at in line for line in said)


def test_there_is_something_in_the_figures_that_these_tests_compare(figures: PipelineReturn) -> None:
    assert sum(figures.reconciliation["Total"].values()) > 10
