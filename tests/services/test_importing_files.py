"""Which files are read, what of them is left out, and the sentence that refuses any other."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.importing import Outcome
from stars_desktop.store.vault import Vault
from tests.conftest import ENQUIRIES, EVENTS, day, enquiry, happened
from tests.services.held import dump, events, history, known

Bring = Callable[..., Outcome]
Book = Callable[..., Path]


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """A workbook with sheets of these rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def broken(path: Path, book: Book) -> Path:
    whole = book([enquiry("E1", "1/3/2022")]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def with_broken_sheet(path: Path, book: Book) -> Path:
    with ZipFile(book([enquiry("E1", "1/3/2022")])) as whole, ZipFile(path, "w") as parts:
        for name in whole.namelist():
            content = whole.read(name)
            parts.writestr(name, content[:-40] if name.endswith("sheet1.xml") else content)
    return path


def other_archive(path: Path, _: Book) -> Path:
    with ZipFile(path, "w") as parts:
        parts.writestr("letter.txt", "no workbook")
    return path


def protected(path: Path, _: Book) -> Path:
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2048))
    return path


def text(path: Path, _: Book) -> Path:
    path.write_text("Enquiry reference,Council\nE1,Derby City\n", encoding="utf-8")
    return path


def empty(path: Path, _: Book) -> Path:
    path.write_bytes(b"")
    return path


def folder(path: Path, _: Book) -> Path:
    path.mkdir()
    return path


def missing(path: Path, _: Book) -> Path:
    return path


def another_kind(path: Path, _: Book) -> Path:
    return workbook(path, Budget=[["Month", "Spent"]], Staff=[["Name"]])


def without_events(path: Path, _: Book) -> Path:
    return workbook(path, Enquiries=[list(ENQUIRIES)], Answers=[])


def without_headings(path: Path, _: Book) -> Path:
    return workbook(path, Enquiries=[["E1", "Derby City", "C1", "A"]], Events=[list(EVENTS)])


def headings_further_down(path: Path, _: Book) -> Path:
    return workbook(path, Enquiries=[list(ENQUIRIES)], Events=[["All events"], list(EVENTS)])


def an_empty_sheet(path: Path, _: Book) -> Path:
    return workbook(path, Enquiries=[list(ENQUIRIES)], Events=[])


def doubled_heading(path: Path, _: Book) -> Path:
    return workbook(path, Enquiries=[[*ENQUIRIES, " cohort "]], Events=[list(EVENTS)])


UNREADABLE = "{} cannot be read as an Excel workbook (.xlsx); the file is broken. Open it in Excel, save it anew"
NO_SHEETS = "{} is not a register workbook: it needs the sheets Enquiries and Events, and its sheets are "
NO_HEADINGS = "{} is not a register workbook: row 1 of its sheet "

REFUSED: dict[Callable[[Path, Book], Path], str] = {
    broken: UNREADABLE,
    with_broken_sheet: UNREADABLE,
    other_archive: "{} is a zip file without a workbook in it. Choose a register workbook (.xlsx).",
    protected: "{} is password-protected or an old .xls workbook. Save it as an Excel workbook (.xlsx) without",
    text: "{} is not an Excel workbook (.xlsx). Choose a register workbook.",
    empty: "{} is not an Excel workbook (.xlsx).",
    folder: "{} cannot be read: ",
    missing: "There is no file {}. Check the path.",
    another_kind: NO_SHEETS + "Budget, Staff. Start from the template",
    without_events: NO_SHEETS + "Enquiries, Answers.",
    without_headings: NO_HEADINGS + "Enquiries needs Enquiry reference, Council, Child reference, Cohort, ",
    headings_further_down: NO_HEADINGS + "Events needs Enquiry reference, Date, Event, and has All events.",
    an_empty_sheet: NO_HEADINGS + "Events needs Enquiry reference, Date, Event, and has nothing.",
    doubled_heading: "{} has two columns Cohort in the sheet Enquiries. Remove one of them.",
}


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: str(made.__name__))
def test_any_other_file_is_refused_with_its_own_sentence(
    bring: Bring, vault: Vault, book: Book, tmp_path: Path, made: Callable[[Path, Book], Path]
) -> None:
    path = made(tmp_path / "file.xlsx", book)
    before = dump(vault)
    with pytest.raises(ExpectedError, match="^" + re.escape(REFUSED[made].format(path))):
        bring(path)
    assert dump(vault) == before


def test_columns_may_stand_in_any_order(bring: Bring, vault: Vault, tmp_path: Path) -> None:
    row = {**enquiry("E1", "1/3/2022", "B"), "Notes": "First"}
    event = {**happened("E1", "2/3/2022", "Withdrawn"), "By": "Family"}
    path = workbook(
        tmp_path / "turned.xlsx",
        Events=[[*reversed(EVENTS)], [event.get(name) for name in reversed(EVENTS)]],
        Enquiries=[[*reversed(ENQUIRIES)], [row.get(name) for name in reversed(ENQUIRIES)]],
    )
    assert bring(path).problems == []
    assert history(vault, "E1") == ["Notified on 1 March 2022", "Withdrawn on 2 March 2022"]
    assert known(vault)["E1"].facts == {"Notes": "First"}


def test_columns_that_need_not_be_filled_need_not_be_there(bring: Bring, vault: Vault, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "short.xlsx",
        Enquiries=[
            ["Enquiry reference", "Council", "Child reference", "Cohort", "Notified on"],
            ["E1", "Derby City", "C1", "A", "1/3/2022"],
        ],
        Events=[["Enquiry reference", "Date", "Event"], ["E1", "2/3/2022", "Meeting held"]],
    )
    assert bring(path).problems == []
    assert len(events(vault, "E1")) == 2


def test_headings_and_sheets_are_known_whatever_their_letter_case(bring: Bring, tmp_path: Path) -> None:
    headings: list[object] = [f" {name.upper()} " for name in ENQUIRIES]
    row = [enquiry("E1", "1/3/2022").get(name) for name in ENQUIRIES]
    path = workbook(tmp_path / "loud.xlsx", ENQUIRIES=[headings, row], events=[[name.lower() for name in EVENTS]])
    assert bring(path).enquiries.added == 1


def test_extra_columns_and_sheets_are_left_out_and_named(bring: Bring, book: Book) -> None:
    path = book([enquiry("E1", "1/3/2022", Postcode="DE1")], [happened("E1", "2/3/2022", "Meeting held", Room=2)])
    opened = load_workbook(path)
    opened.create_sheet("Costs").append(["Month"])
    opened.save(path)
    done = bring(path)
    assert done.left_out == ["the column Postcode of Enquiries", "the column Room of Events", "the sheet Costs"]
    assert (done.enquiries.added, done.events.added) == (1, 1)


def test_what_the_program_writes_itself_is_not_named_as_left_out(bring_rows: Bring) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022", Problem="mended", Recorded_at="2022")], [], []).left_out == []


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022"), {}, {"Notes": "  "}, enquiry("E2", "soon")])
    assert [said[:28] for said in done.problems] == ["Enquiries G5 (Notified on): "]
    assert list(known(vault)) == ["E1"]


def with_cell(path: Path, place: str, cell: str) -> Path:
    """The workbook with one cell of its first sheet replaced, as Excel would have written it."""
    with ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet, replaced = re.subn(f'<c r="{place}"[^>]*>.*?</c>', cell, parts["xl/worksheets/sheet1.xml"].decode())
    assert replaced == 1
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with ZipFile(path, "w") as whole:
        for name, content in parts.items():
            whole.writestr(name, content)
    return path


@pytest.mark.parametrize("number", ["1042", "1042.0", "1.042E3"])
def test_a_reference_is_the_same_number_however_another_program_writes_it(
    bring: Bring, book: Book, vault: Vault, number: str
) -> None:
    path = with_cell(book([enquiry("HERE", "1/3/2022")]), "A2", f'<c r="A2"><v>{number}</v></c>')
    assert bring(path).problems == []
    assert list(known(vault)) == ["1042"]


def test_a_formula_counts_as_what_excel_last_made_of_it(bring: Bring, book: Book, vault: Vault) -> None:
    cell = '<c r="M2" t="str"><f>CONCATENATE("as ","shown")</f><v>as shown</v></c>'
    assert bring(with_cell(book([enquiry("E1", "1/3/2022", Notes="HERE")]), "M2", cell)).problems == []
    assert known(vault)["E1"].facts == {"Notes": "as shown"}


def test_a_formula_that_gives_no_text_is_a_blank_cell(bring: Bring, book: Book, vault: Vault) -> None:
    cell = '<c r="M2" t="str"><f>IF(1=1,"","late")</f><v></v></c>'
    assert bring(with_cell(book([enquiry("E1", "1/3/2022", Notes="HERE")]), "M2", cell)).problems == []
    assert known(vault)["E1"].facts == {}


@pytest.mark.parametrize(
    ("heading", "place"), [("Enquiry reference", "A2"), ("Cohort", "F2"), ("Notified on", "G2"), ("Notes", "M2")]
)
def test_a_formula_is_never_calculated_here(bring_rows: Bring, vault: Vault, heading: str, place: str) -> None:
    (said,) = bring_rows([{**enquiry("E1", "1/3/2022"), heading: "=1+1"}]).problems
    assert said.startswith(f"Enquiries {place} ({heading}): is a formula that was never calculated (=1+1). Type its ")
    assert known(vault) == {}


def test_a_formula_is_one_whatever_prefix_another_program_writes_before_its_name(bring: Bring, book: Book) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = f'<c r="M2"><x:f xmlns:x="{space}">1+1</x:f></c>'
    (said,) = bring(with_cell(book([enquiry("E1", "1/3/2022", Notes="HERE")]), "M2", cell)).problems
    assert said.startswith("Enquiries M2 (Notes): is a formula that was never calculated (")


def test_a_date_that_excel_cannot_hold_is_a_problem(bring: Bring, book: Book) -> None:
    path = book([enquiry("E1", day("2022-03-01"))])
    opened = load_workbook(path)
    opened["Enquiries"]["G2"] = 99_999_999
    opened["Enquiries"]["G2"].number_format = "dd/mm/yyyy"
    opened.save(path)
    (said,) = bring(path).problems
    assert said.startswith("Enquiries G2 (Notified on): read ")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!"])
def test_an_error_of_excel_is_no_reference(bring_rows: Bring, vault: Vault, error: str) -> None:
    (said,) = bring_rows([enquiry(error, "1/3/2022")]).problems
    assert said == f"Enquiries A2 (Enquiry reference): read “{error}”, which is an error of Excel. Mend the formula."
    assert known(vault) == {}
