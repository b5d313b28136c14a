"""The operational copy: the enquiries behind every figure, what is asked and what changed, months and charts."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.returns import PARTS, ROWS, PipelineReturn
from stars_desktop.services.copies import operational_copy, operational_copy_of
from stars_desktop.services.months import months
from stars_desktop.services.returns import cases_of, pipeline_return
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.services.scanning import What, scan_for
from stars_desktop.services.submitting import submission
from stars_desktop.store.vault import Vault
from tests.conftest import Desk
from tests.workbooks.conftest import BEHIND, COPIES, KINDS, OPERATIONAL, RETURNS, TODAY
from tests.workbooks.opened import CHARTS, Opened, facts, grid
from tests.workbooks.test_return import BESIDE, LIVE, PIPELINE

CASES, CHANGES, QUERIES = "Cases behind the figures", "Changes", "Queries and explanations"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
IN_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
VERSION = OPERATIONAL[3]


@pytest.fixture(params=OPERATIONAL)
def name(request: pytest.FixtureRequest) -> str:
    """Each operational copy."""
    return str(request.param)


@pytest.fixture
def copy(name: str, workbooks: dict[str, Opened]) -> Opened:
    return workbooks[name]


@pytest.fixture
def counted(name: str, dangerous_register: Path, submitted_register: Path) -> PipelineReturn:
    """The figures that the copy was written from."""
    if name == VERSION:
        with Vault.open(submitted_register, PASSPHRASE) as vault:
            return submission(vault, 2).sealed.figures
    sample = "sample" in name
    path, passphrase = (submitted_register, PASSPHRASE) if sample else (dangerous_register, "secret words")
    with Vault.open(path, passphrase) as vault:
        return pipeline_return(vault, BEHIND[name])


def rows_of(opened: Opened, sheet: str) -> list[dict[str, object]]:
    headings, *rows = grid(opened.book[sheet])
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_its_sheets_stand_in_one_order_and_one_is_left_out_only_where_it_would_say_nothing(
    copy: Opened, name: str
) -> None:
    known = "as known" in name
    assert copy.book.sheetnames == [
        "Cover", "Definitions", "Table_1", "Table_2", "Table_3", CHARTS, *([] if known else [QUERIES]),
        *([] if known or "sample" not in name else [CHANGES]), CASES,
    ]  # fmt: skip


def test_no_other_workbook_names_the_enquiries_behind_the_figures(workbooks: dict[str, Opened]) -> None:
    for kind in set(KINDS) - set(OPERATIONAL):
        assert not {CASES, CHANGES} & set(workbooks[kind].book.sheetnames)


def test_every_figure_of_table_1_has_as_many_rows_as_it_says(copy: Opened, counted: PipelineReturn) -> None:
    rows = [row for row in rows_of(copy, CASES) if row["Worksheet"] == "Table_1"]
    found = Counter((row["Column or term"], row["Cohort"]) for row in rows)
    headings = grid(copy.book["Table_1"])[0][1:]
    for heading, column in zip(headings, COLUMNS, strict=True):
        for cohort in "ABCD":
            assert found[heading, cohort] == counted.rows[cohort][column.key]
    assert sum(found.values()) == sum(counted.rows["Total"].values()) > 0


def test_every_term_of_table_2_has_as_many_rows_as_it_says(copy: Opened, counted: PipelineReturn) -> None:
    rows = [row for row in rows_of(copy, CASES) if row["Worksheet"] == "Table_2"]
    found = Counter((row["Reconciliation"], row["Column or term"], row["Cohort"]) for row in rows)
    said = 0
    for part, terms, figures in (
        ("Pipeline", PIPELINE, counted.reconciliation),
        ("Live cases", LIVE, counted.reconciliation_live),
        ("Beside", BESIDE, counted.memo),
    ):
        for term, key in terms.items():
            for cohort in "ABCD" if key not in {"difference", "distinct_meetings"} else "":
                assert found[part, term, cohort] == figures[cohort][key]
                said += figures[cohort][key]
    assert sum(found.values()) == said


def test_the_rows_are_the_very_enquiries_that_are_counted_by_reference_with_both_dates(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    name = OPERATIONAL[1]
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        cases = cases_of(vault, BEHIND[name])
    expected = Counter(
        (str(case.cohort), case.reference, str(case.event), case.on, case.recorded_at.date())
        for part in PARTS.values()
        for source in part.values()
        for case in cases[source]
    )
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows_of(workbooks[name], CASES):
        happened, recorded = row["Happened on"], row["Recorded on"]
        assert isinstance(happened, datetime)
        assert isinstance(recorded, datetime)
        found[row["Cohort"], row["Enquiry reference"], row["Event"], happened.date(), recorded.date()] += 1
    assert found == expected


def test_references_are_all_that_it_says_of_anybody_and_only_where_that_is_said(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        for name in OPERATIONAL[1:]:
            found = scan_for(vault, workbooks[name].path.read_bytes())
            assert {one.what for one in found.found} == {What.REFERENCE}
            assert {one.sheet for one in found.found} <= {CASES, CHANGES}
            assert found.unseen == ()
    for sheet in (CASES, CHANGES):
        assert any("OFFICIAL-SENSITIVE" in line for line in facts(workbooks[OPERATIONAL[1]].book[sheet]))


@pytest.mark.parametrize("kind", [name for name in (*RETURNS, *COPIES) if "sample" in name])
def test_nobody_is_named_in_a_copy_that_leaves_the_council(
    workbooks: dict[str, Opened], sample_register: Path, kind: str
) -> None:
    with Vault.open(sample_register, PASSPHRASE) as vault:
        assert scan_for(vault, workbooks[kind].path.read_bytes()).clean


def test_the_months_are_those_of_the_service_and_end_with_the_totals(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        expected = months(vault, 3, TODAY)
    _, *rows = grid(workbooks[OPERATIONAL[1]].book["Table_3"])
    assert len(rows) == 12 * len(ROWS)
    figures = iter(rows)
    for row in ROWS:
        for one in expected:
            month, cohort, *values = next(figures)
            assert (month, cohort) == (f"{one.asked.period.start:%B %Y}", row)
            assert values == [one.rows[row][column.key] for column in COLUMNS]
    assert expected[0].asked.period.start == contract_year(3).start


def test_only_months_that_were_over_are_in_a_return_of_one_month(workbooks: dict[str, Opened]) -> None:
    _, *rows = grid(workbooks[OPERATIONAL[0]].book["Table_3"])
    assert list(dict.fromkeys(row[0] for row in rows)) == [
        "October 2021", "November 2021", "December 2021", "January 2022", "February 2022", "March 2022",
    ]  # fmt: skip


def test_every_chart_has_a_text_that_says_each_number_and_where_it_stands(copy: Opened) -> None:
    descriptions = [one.get("descr", "") for one in copy.xml("xl/drawings/drawing1.xml").iter(f"{IN_SHEET}cNvPr")]
    headings, *rows = grid(copy.book["Table_3"])
    totals = [row for row in rows if row[1] == "Total"]
    drawn = (
        ("In the pipeline", "Cases live"), ("Notified", "Meetings held", "Criteria met"),
        ("Progressed", "Cases closed"), ("Not presented", "Withdrawn by social care"),
    )  # fmt: skip
    assert {word for words in drawn for word in words} == {column.short for column in COLUMNS}
    for description, words in zip(descriptions, drawn, strict=True):
        assert description.endswith("Source: Table_3.")
        for word in words:
            at = 2 + [column.short for column in COLUMNS].index(word)
            assert f"{word}: {', '.join(f'{row[0]} {row[at]}' for row in totals)}" in description, headings[at]


def appearance(series: ET.Element) -> list[str | None]:
    """What tells a series apart but for its colour."""
    kinds = (f"{DRAWING}prstDash", f"{DRAWING}pattFill", f"{CHART}symbol")
    found = [series.find(f".//{kind}") for kind in kinds]
    return [None if one is None else one.get("val") or one.get("prst") for one in found]


def test_every_chart_draws_the_totals_of_the_months_with_axes_and_more_than_colour(copy: Opened) -> None:
    last = copy.book["Table_3"].max_row
    many = len([row for row in grid(copy.book["Table_3"]) if row[1] == "Total"])
    for number in range(1, 5):
        chart = copy.xml(f"xl/charts/chart{number}.xml")
        drawn = [str(one.text) for one in chart.iter(f"{CHART}f")]
        assert drawn
        for reference in drawn:
            assert reference.endswith(f"${last}")
            assert f"${last - many + 1}:" in reference
            assert reference.startswith("'Table_3'!")
        assert {one.get("val") for one in chart.iter(f"{CHART}delete")} == {"0"}
        marks = [appearance(series) for series in chart.iter(f"{CHART}ser")]
        assert len(set(map(tuple, marks))) == len(marks) > 1
        assert all(one.find(f".//{CHART}numCache") is None for one in chart.iter(f"{CHART}ser"))
    fonts = {one.get("typeface") for one in copy.xml("xl/theme/theme1.xml").iter(f"{DRAWING}latin")}
    assert fonts == {"Arial"}


def test_what_is_asked_stands_with_its_explanation_or_says_that_there_is_none(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        expected = submission(vault, 2).sealed.explanations
    assert [tuple(row) for row in grid(workbooks[VERSION].book[QUERIES])[1:]] == [
        (one.key, one.query, one.answer) for one in expected
    ]
    drafts = grid(workbooks[OPERATIONAL[1]].book[QUERIES])[1:]
    assert {row[2] for row in drafts} == {"Not explained yet."}
    assert [row[1] for row in drafts] == [one.query for one in expected]
    assert len(drafts) > 1


def test_the_figure_before_and_its_changes_make_the_figure_now(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        before, after = (submission(vault, number).sealed.rows for number in (1, 2))
    rows = [row for row in rows_of(workbooks[VERSION], CHANGES) if row["Worksheet"] == "Table_1"]
    headings = grid(workbooks[VERSION].book["Table_1"])[0][1:]
    assert rows
    for heading, column in zip(headings, COLUMNS, strict=True):
        for cohort in "ABCD":
            changed = sum(
                int(str(row["Change"])) for row in rows if (row["Column or term"], row["Cohort"]) == (heading, cohort)
            )
            assert before[cohort][column.key] + changed == after[cohort][column.key]
    assert {row["Cause"] for row in rows} == {"Late entry"}


def test_nothing_changed_is_said_by_a_row_that_says_not_applicable(workbooks: dict[str, Opened]) -> None:
    (row,) = rows_of(workbooks[OPERATIONAL[1]], CHANGES)
    assert set(row.values()) == {"[z]"}
    said = "Nothing changed: no enquiry counts otherwise than it did."
    assert said in facts(workbooks[OPERATIONAL[1]].book[CHANGES])
    assert said not in facts(workbooks[VERSION].book[CHANGES])


def test_the_cover_of_a_version_says_which_it_is_why_and_its_seal(
    workbooks: dict[str, Opened], submitted_register: Path
) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        sealed = submission(vault, 2).sealed
    lines = facts(workbooks[VERSION].book["Cover"])
    assert "Status: version 2, submitted on 20 October 2023, in place of version 1." in lines
    assert "As known when it was submitted: 10:00 on 20 October 2023." in lines
    assert f"Digest of the figures (SHA-256): {sealed.figures.digest}" in lines
    seal = next(line for line in lines if line.startswith("Seal of the version (SHA-256): "))
    assert seal.split(": ")[1].replace(" ", "") == sealed.seal
    assert sealed.reason in " ".join(lines)
    assert "Definitions: version 1. Criteria: example-1, an example to be confirmed with the contract." in lines


def test_a_version_is_written_as_it_was_whatever_is_recorded_later(submitted_register: Path, tmp_path: Path) -> None:
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        first = tmp_path / "first.xlsx"
        first.write_bytes(operational_copy_of(vault, Desk().clerk, 1).content)
        frozen = submission(vault, 1).sealed.rows
        now = operational_copy(vault, Desk().clerk, BEHIND[OPERATIONAL[1]])
    _, *rows = grid(Opened(first).book["Table_1"])
    assert [list(row[1:]) for row in rows] == [[frozen[row][one.key] for one in COLUMNS] for row in ROWS]
    (tmp_path / "now.xlsx").write_bytes(now.content)
    assert grid(Opened(tmp_path / "now.xlsx").book["Table_1"])[1:] != rows
    assert CHANGES not in Opened(first).book.sheetnames
