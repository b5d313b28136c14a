"""What is held back: whole enquiries, in a workbook that imports once it is mended."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.importing import Outcome
from stars_desktop.store.vault import Vault
from tests.conftest import ANSWERS, ENQUIRIES, EVENTS, answered, enquiry, happened
from tests.services.held import dump, history, known

Bring = Callable[..., Outcome]
Book = Callable[..., Path]

FORM: Mapping[str, tuple[str, ...]] = {"Enquiries": ENQUIRIES, "Events": EVENTS, "Answers": ANSWERS}


@pytest.fixture
def rejects(tmp_path: Path) -> Path:
    return tmp_path / "to-mend.xlsx"


def table(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by its headings, blank cells left out."""
    headings, *rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [
        {str(name): value for name, value in zip(headings, row, strict=True) if value is not None} for row in rows
    ]


def rows_of(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows that hold anything: an empty table has one blank row."""
    return [row for row in table(path, sheet) if row]


def mend(path: Path, sheet: str, reference: str, cells: Mapping[str, str]) -> None:
    """Types over cells of the first row of an enquiry, as a person would."""
    book = load_workbook(path)
    opened: Worksheet = book[sheet]
    headings = [cell.value for cell in opened[1]]
    row = next(row[0].row for row in opened.iter_rows(min_row=2) if row[0].value == reference)
    for heading, value in cells.items():
        opened.cell(row, headings.index(heading) + 1, value)
    book.save(path)


def test_five_bad_enquiries_of_five_hundred_hold_back_no_other(
    bring: Bring, book: Book, vault: Vault, rejects: Path
) -> None:
    enquiries = [enquiry(f"E{number}", "1/3/2022") for number in range(1, 501)]
    events = [happened(f"E{number}", "2/3/2022", "Meeting held") for number in range(1, 501)]
    enquiries[9] = {**enquiries[9], "Cohort": "Z"}
    enquiries[99] = {**enquiries[99], "Notified on": 44647}
    events[199] = {**events[199], "Event": "Met"}
    events[299] = {**events[299], "Date": "29/2/2022"}
    answers = [answered("E400", "X5", "Yes"), answered("E401", "A2", "Yes")]
    done = bring(book(enquiries, events, answers), rejects=rejects)
    assert (done.enquiries.added, done.enquiries.rejected) == (495, 5)
    assert (done.events.added, done.events.rejected, done.answers.added, done.answers.rejected) == (495, 5, 1, 1)
    assert len(known(vault)) == 495

    mend(rejects, "Enquiries", "E10", {"Cohort": "B"})
    mend(rejects, "Enquiries", "E100", {"Notified on": "1/3/2022"})
    mend(rejects, "Events", "E200", {"Event": "Meeting held"})
    mend(rejects, "Events", "E300", {"Date": "28/2/2023"})
    mend(rejects, "Answers", "E400", {"Criterion": "X6"})
    again = bring(rejects)
    assert (again.enquiries.added, again.events.added, again.answers.added, again.problems) == (5, 5, 1, [])
    assert len(known(vault)) == 500
    assert history(vault, "E300") == ["Notified on 1 March 2022", "Meeting held on 28 February 2023"]


def test_an_enquiry_with_one_bad_row_is_held_back_whole(
    bring: Bring, book: Book, vault: Vault, rejects: Path
) -> None:
    events = [happened("E1", "2/3/2022", "Meeting held"), happened("E2", "2/3/2022", "Meeting held"),
              happened("E1", "soon", "Meeting held"), happened("e1", "4/3/2022", "Meeting held")]  # fmt: skip
    path = book([enquiry("E1", "1/3/2022"), enquiry("E2", "1/3/2022")], events, [answered("E1", "A2", "Yes")])
    done = bring(path, rejects=rejects)
    assert (done.enquiries.rejected, done.events.rejected, done.answers.rejected) == (1, 3, 1)
    assert list(known(vault)) == ["E2"]
    assert [row["Enquiry reference"] for row in rows_of(rejects, "Enquiries")] == ["E1"]
    assert [row["Date"] for row in rows_of(rejects, "Events")] == ["2/3/2022", "soon", "4/3/2022"]
    assert [row["Criterion"] for row in rows_of(rejects, "Answers")] == ["A2"]


def test_a_row_without_a_reference_is_held_back_by_itself(
    bring: Bring, book: Book, vault: Vault, rejects: Path
) -> None:
    events = [happened("E1", "2/3/2022", "Meeting held"), happened(" ", "3/3/2022", "Meeting held")]
    done = bring(book([enquiry("E1", "1/3/2022")], events), rejects=rejects)
    assert (done.enquiries.added, done.events.added, done.events.rejected) == (1, 1, 1)
    assert len(history(vault, "E1")) == 2
    (held_back,) = rows_of(rejects, "Events")
    assert str(held_back["Problem"]).startswith("Events A3 (Enquiry reference): is blank.")


def test_new_rows_of_a_known_enquiry_are_held_back_and_the_enquiry_stays(
    bring: Bring, book: Book, vault: Vault, rejects: Path
) -> None:
    bring(book([enquiry("E1", "1/3/2022")]))
    before = dump(vault)
    bring(
        book([], [happened("E1", "2/3/2022", "Meeting held"), happened("E1", "?", "Meeting held")]), rejects=rejects
    )
    assert dump(vault) == before
    assert rows_of(rejects, "Enquiries") == []
    assert len(rows_of(rejects, "Events")) == 2


def test_rejects_hold_the_cells_as_they_were_read(bring: Bring, book: Book, rejects: Path) -> None:
    moment = datetime(2022, 3, 1, 14, 30)  # noqa: DTZ001 - a cell knows no time zone
    row = enquiry("E1", moment, "Z", Initials=7, Date_of_birth=39000, Notes="=not a formula", Team="+44")
    path = book([{**row, "Child reference": 1042, "Enquiry reference": 17.0}])
    opened = load_workbook(path)
    opened["Enquiries"]["M2"].data_type = "s"
    opened.save(path)
    bring(path, rejects=rejects)
    (held_back,) = rows_of(rejects, "Enquiries")
    problem = held_back.pop("Problem")
    assert held_back == {**row, "Child reference": 1042, "Enquiry reference": 17}
    assert problem == (
        "Enquiries F2 (Cohort): read “Z”. Allowed: A, B, C, D. "
        "Enquiries E2 (Date of birth): read “39000”, which is a bare number, not a date. "
        "Write a date as 27/03/2022 or 27 March 2022."
    )


def test_each_problem_stands_at_its_own_row_and_sound_rows_have_none(bring: Bring, book: Book, rejects: Path) -> None:
    events = [happened("E1", "2/3/2022", "Withdrawn"), happened("E1", "2/3/2022", "Meeting held")]
    done = bring(book([enquiry("E1", "1/3/22")], events), rejects=rejects)
    (first,), (second, third) = rows_of(rejects, "Enquiries"), rows_of(rejects, "Events")
    assert str(first["Problem"]).startswith("Enquiries G2 (Notified on): read “1/3/22”")
    assert str(second["Problem"]).startswith("Events E2 (By): is blank. Withdrawn needs one of: ")
    assert "Problem" not in third
    assert done.problems == [first["Problem"], second["Problem"]]


def test_rejects_have_the_form_of_the_register_workbook_and_a_column_for_the_problem(
    bring: Bring, book: Book, rejects: Path
) -> None:
    bring(book([enquiry("E1", "soon")], [happened("E1", "2/3/2022", "Meeting held")]), rejects=rejects)
    opened = load_workbook(rejects)
    for sheet, headings in FORM.items():
        assert tuple(cell.value for cell in opened[sheet][1]) == (*headings, "Problem")


def test_a_rejects_workbook_as_it_is_gives_the_same_problems_at_its_own_cells(
    bring: Bring, book: Book, rejects: Path, tmp_path: Path
) -> None:
    first = bring(book([enquiry("E1", "1/3/2022"), enquiry("E2", "soon")]), rejects=rejects)
    again = bring(rejects, rejects=tmp_path / "again.xlsx")
    assert (again.enquiries.rejected, again.left_out) == (1, [])
    assert again.problems == [said.replace("G3", "G2") for said in first.problems]


def test_rejects_may_replace_those_of_an_earlier_import(bring: Bring, book: Book, rejects: Path) -> None:
    bring(book([enquiry("E1", "soon")]), rejects=rejects)
    bring(book([enquiry("E2", "soon")]), rejects=rejects)
    assert [row["Enquiry reference"] for row in rows_of(rejects, "Enquiries")] == ["E2"]


def test_there_is_no_rejects_workbook_where_nothing_is_rejected(bring: Bring, book: Book, rejects: Path) -> None:
    bring(book([enquiry("E1", "1/3/2022")]), rejects=rejects)
    assert not rejects.exists()


def test_rejects_are_never_written_over_the_workbook_they_come_from(bring: Bring, book: Book, vault: Vault) -> None:
    path = book([enquiry("E1", "1/3/2022"), enquiry("E2", "soon")])
    content = path.read_bytes()
    with pytest.raises(ExpectedError, match="Give them a file of their own"):
        bring(path, rejects=path.parent / ".." / path.parent.name / path.name)
    assert path.read_bytes() == content
    assert known(vault) == {}


def test_rejects_are_never_written_over_the_register(bring: Bring, book: Book, vault: Vault, register: Path) -> None:
    with pytest.raises(ExpectedError, match="Give them a file of their own"):
        bring(book([enquiry("E1", "soon")]), rejects=register)
    assert known(vault) == {}


@pytest.mark.parametrize("name", ["to-mend.txt", "to-mend", "derby.stars-wal"])
def test_rejects_are_a_workbook_by_name(bring: Bring, book: Book, vault: Vault, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExpectedError, match=r"\.xlsx"):
        bring(book([enquiry("E1", "1/3/2022"), enquiry("E2", "soon")]), rejects=tmp_path / name)
    assert known(vault) == {}


def test_a_formula_never_calculated_is_kept_as_text_that_is_refused_until_it_is_mended(
    bring: Bring, book: Book, vault: Vault, rejects: Path
) -> None:
    row = enquiry("E1", "1/3/2022", Initials="=1+1", Notes='=HYPERLINK("http://x")', Date_of_birth="=TODAY()")
    bring(book([row]), rejects=rejects)
    for name in ("second.xlsx", "third.xlsx"):
        (held_back,) = rows_of(rejects, "Enquiries")
        assert held_back["Initials"] == "Formula that was never calculated: =1+1"
        assert held_back["Notes"] == 'Formula that was never calculated: =HYPERLINK("http://x")'
        again = bring(rejects, rejects=rejects.with_name(name))
        assert (again.enquiries.rejected, len(known(vault))) == (1, 0)
        assert "(Initials): is a formula that was never calculated (=1+1). Type its value" in str(again.problems)
        rejects = rejects.with_name(name)
    mend(rejects, "Enquiries", "E1", {"Initials": "AB", "Notes": "a note", "Date of birth": "15/10/2008"})
    assert bring(rejects).problems == []
    assert known(vault)["E1"].facts[FactName.NOTES] == "a note"
