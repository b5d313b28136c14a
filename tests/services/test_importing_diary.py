"""The optional sheet Diary and the optional columns of Events: in, out, and in again."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from stars_desktop.domain.entries import Entry, NextStep, Note, WaitingFor
from stars_desktop.domain.events import Event, Kind
from stars_desktop.printed import imports
from stars_desktop.services.checking import check_register
from stars_desktop.services.exporting import export_register, export_template
from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.services.importing.past import Undone, past_imports, undo_import
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import EVENTS as EVENT_COLUMNS
from tests.conftest import Cells, Desk, answered, day, enquiry, happened
from tests.services.held import dump, events, known

Bring = Callable[..., Outcome]
Sheets = Mapping[str, Sequence[Cells]]
Write = Callable[[Sheets], Path]

DIARY = ("Enquiry reference", "Date", "Kind", "Text", "Who", "By when", "Waiting for")
OPTIONAL = ("Meeting mode", "Attendees", "Outcome", "Decided by", "Override", "Authoriser")

E1 = enquiry("E1", "1/3/2022")
EVENTS = [
    happened(
        "E1",
        "2/3/2022",
        "Meeting held",
        Meeting_mode="in person",
        Attendees="SPOC, Ms Ash",
        Outcome="To be presented",
    ),
    happened("E1", "3/3/2022", "Criteria met", Decided_by="Panel", Override="Sibling placed", Authoriser="Mr Oak"),
]


def noted(reference: str, on: object, text: str, **more: object) -> Cells:
    """A note."""
    row = {"Enquiry reference": reference, "Date": on, "Kind": "Note", "Text": text}
    return {**row, **{name.replace("_", " "): value for name, value in more.items()}}


def step(reference: str, on: object, **more: object) -> Cells:
    """A next step."""
    return {**noted(reference, on, "", **more), "Kind": "Next step"}


NOTES = [
    noted("E1", "4/3/2022", "Rang the school"),
    noted("E1", "4/3/2022", "Rang the school"),
    step("E1", "5/3/2022", Text="Find a carer", Who="Sam", By_when="1/5/2022", Waiting_for="foster carer"),
    step("E1", "6/3/2022"),
    step("E1", "7/3/2022", Waiting_for="Panel"),
]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A writer of workbooks with the sheets given, each with the columns that its rows have."""
    names = count()

    def save(sheets: Sheets) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            columns = list(dict.fromkeys(key for row in rows for key in row))
            sheet.append(columns)
            for row in rows:
                sheet.append([row.get(column) for column in columns])
        path = tmp_path / f"typed-{next(names)}.xlsx"
        book.save(path)
        return path

    return save


@pytest.fixture
def path(write: Write) -> Path:
    """A workbook with everything optional in it."""
    return write({"Enquiries": [E1], "Events": EVENTS, "Diary": NOTES})


def entries(vault: Vault, reference: str = "E1") -> list[Entry]:
    """The standing notes and next steps."""
    return [
        row.entry
        for row in known(vault)[reference].entered
        if isinstance(row.entry, Note | NextStep) and row.voided is None
    ]


def said(vault: Vault) -> list[tuple[object, ...]]:
    """What the diary says, without ids."""
    return [
        (one.on, one.text) if isinstance(one, Note) else (one.on, one.what, one.who, one.by, one.waiting_for)
        for one in entries(vault)
        if isinstance(one, Note | NextStep)
    ]


def words(event: Event) -> tuple[str, ...]:
    return (event.mode, event.attendees, event.outcome, event.decided_by, event.override, event.authoriser)


def grid(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


def test_notes_next_steps_and_more_words_of_events_come_in(bring: Bring, path: Path, vault: Vault) -> None:
    done = bring(path)
    assert (done.problems, done.left_out, done.diary.added) == ([], [], 5)
    assert said(vault) == [
        (day("2022-03-04"), "Rang the school"),
        (day("2022-03-04"), "Rang the school"),
        (day("2022-03-05"), "Find a carer", "Sam", day("2022-05-01"), WaitingFor.CARER),
        (day("2022-03-06"), "", "", None, None),
        (day("2022-03-07"), "", "", None, WaitingFor.PANEL),
    ]
    _, meeting, decision = events(vault, "E1")
    assert words(meeting) == ("In person", "SPOC, Ms Ash", "To be presented", "", "", "")
    assert words(decision) == ("", "", "", "Panel", "Sibling placed", "Mr Oak")


def test_importing_them_twice_adds_nothing(bring: Bring, path: Path, vault: Vault) -> None:
    bring(path)
    before = dump(vault)
    again = bring(path)
    assert (again.diary.added, again.diary.there, again.differing) == (0, 5, [])
    assert not any(line.adds for line in again.preview)
    assert dump(vault) == before


def test_a_diary_alone_comes_to_a_known_enquiry(bring: Bring, write: Write, vault: Vault) -> None:
    bring(write({"Enquiries": [E1], "Events": EVENTS}))
    headings = dict.fromkeys(E1)
    done = bring(write({"Enquiries": [headings], "Events": [EVENTS[0]], "Diary": NOTES[:1]}))
    assert [(line.diary, line.adds) for line in done.preview] == [(1, True)]
    assert len(entries(vault)) == 1


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_of_equal_notes_as_many_are_there_as_the_journal_holds_voided_ones_included(
    bring: Bring, write: Write, vault: Vault, desk: Desk, rows: int
) -> None:
    bring(write({"Enquiries": [E1], "Events": EVENTS, "Diary": NOTES[:2]}))
    void(vault, desk, entries(vault)[0].id)
    done = bring(write({"Enquiries": [E1], "Events": EVENTS, "Diary": [NOTES[0]] * rows}))
    assert (done.diary.there, done.diary.added) == (min(rows, 2), max(0, rows - 2))


def test_an_answer_that_was_voided_is_not_brought_back(bring_rows: Bring, vault: Vault, desk: Desk) -> None:
    rows = [answered("E1", "A2", "Yes")]
    bring_rows([E1], [], rows)
    void(vault, desk, known(vault)["E1"].answers[0].id)
    done = bring_rows([E1], [], rows)
    assert (done.answers.there, done.answers.added, known(vault)["E1"].answers) == (1, 0, [])


def void(vault: Vault, desk: Desk, entry_id: str) -> None:
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess Tester", desk.clerk.today)
        journal.void(entry_id, "Typed twice")
        journal.flush()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (noted("E1", None, "x"), "Diary B2 (Date): is blank. Fill in a date, as 27/03/2022."),
        (noted("E1", "19/10/2023", "x"), "Diary B2 (Date): read 19 October 2023, which lies in the future."),
        ({**NOTES[0], "Kind": "Call"}, "Diary C2 (Kind): read “Call”. Allowed: Note, Next step, Sibling."),
        ({**NOTES[0], "Kind": None}, "Diary C2 (Kind): is blank. Fill in Note, Next step or Sibling."),
        (noted("E1", "4/3/2022", ""), "Diary D2 (Text): is blank. Fill in the note."),
        (noted("E1", "4/3/2022", "x", Who="Sam"), "Diary E2 (Who): read “Sam”, but only a Next step has it."),
        (step("E1", "4/3/2022", By_when="5/13/2022"), "Diary E2 (By when): read “5/13/2022”, which"),
        (
            step("E1", "4/3/2022", Waiting_for="Judge"),
            "Diary E2 (Waiting for): read “Judge”. Allowed: Foster carer, ",
        ),
    ],
)
def test_what_a_diary_cannot_take_is_a_problem_that_names_its_cell(
    bring: Bring, write: Write, vault: Vault, row: Cells, sentence: str
) -> None:
    done = bring(write({"Enquiries": [E1], "Events": EVENTS, "Diary": [row]}))
    assert [problem.startswith(sentence) for problem in done.problems] == [True]
    assert (done.enquiries.rejected, done.diary.rejected, known(vault)) == (1, 1, {})


def test_a_diary_of_an_enquiry_that_is_nowhere_is_held_back(bring: Bring, write: Write) -> None:
    done = bring(write({"Enquiries": [E1], "Events": EVENTS, "Diary": [noted("E9", "4/3/2022", "x")]}))
    assert done.problems == [
        "Diary A2 (Enquiry reference): “E9” is neither in the sheet Enquiries nor in the register. Add its row."
    ]


def test_a_meeting_mode_is_one_of_two_words(bring: Bring, write: Write) -> None:
    done = bring(write({"Enquiries": [E1], "Events": [{**EVENTS[0], "Meeting mode": "Phone"}]}))
    assert done.problems == ["Events D2 (Meeting mode): read “Phone”. Allowed: Virtual, In person."]


def test_words_that_differ_make_no_other_event_and_are_named_where_it_has_an_id(
    bring: Bring, write: Write, vault: Vault
) -> None:
    named = {**EVENTS[0], "Event id": "ours-1"}
    bring(write({"Enquiries": [E1], "Events": [named]}))
    before = dump(vault)
    done = bring(write({"Enquiries": [E1], "Events": [{**EVENTS[0], "Outcome": "Other"}]}))
    assert (done.events.there, done.differing) == (1, [])
    done = bring(write({"Enquiries": [E1], "Events": [{**named, "Outcome": "Other"}]}))
    assert done.differing == ["Events F2 (Outcome): read “Other”, the register holds “To be presented”"]
    plain = {name: value for name, value in named.items() if name not in OPTIONAL}
    assert bring(write({"Enquiries": [E1], "Events": [plain]})).differing == []
    assert dump(vault) == before


def test_rejects_have_the_diary_and_the_optional_columns_and_import_once_mended(
    bring: Bring, write: Write, vault: Vault, tmp_path: Path
) -> None:
    target = tmp_path / "to-mend.xlsx"
    rows: Sheets = {"Enquiries": [{**E1, "Cohort": "Z"}], "Events": EVENTS, "Diary": NOTES}
    assert bring(write(rows), rejects=target).diary.rejected == 5
    book = load_workbook(target)
    assert [cell.value for cell in book["Diary"][1]] == [*DIARY, "Problem"]
    assert [cell.value for cell in book["Events"][1]] == [*EVENT_COLUMNS, *OPTIONAL, "Problem"]
    book["Enquiries"]["F2"] = "A"
    book.save(target)
    done = bring(target)
    assert (done.problems, done.diary.added) == ([], 5)
    assert words(events(vault, "E1")[1])[0] == "In person"


def test_a_register_with_a_diary_comes_back_whole(
    bring: Bring, path: Path, vault: Vault, another_vault: Vault, tmp_path: Path
) -> None:
    bring(path)
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    assert export_register(vault, Desk().clerk, first)["Diary"] == 5
    desk = Desk(ids=count(1_000_000))
    done = import_workbook(another_vault, desk.clerk, Order(first))
    assert (done.problems, done.left_out, done.differing) == ([], [], [])
    assert said(another_vault) == said(vault)
    assert [words(event) for event in events(another_vault, "E1")] == [words(event) for event in events(vault, "E1")]
    export_register(another_vault, Desk().clerk, second)
    for sheet in ("Enquiries", "Events", "Diary"):
        assert grid(first, sheet) == grid(second, sheet)
    assert not any(line.adds for line in bring(first).preview)
    assert check_register(another_vault, desk.clerk).findings == []


def test_voided_notes_are_left_out_of_an_export(
    bring: Bring, path: Path, vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    bring(path)
    void(vault, desk, entries(vault)[0].id)
    assert export_register(vault, Desk().clerk, tmp_path / "out.xlsx")["Diary"] == 4


def test_an_export_has_optional_columns_only_where_something_is_in_them(
    bring: Bring, write: Write, vault: Vault, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    bring(write({"Enquiries": [E1], "Events": [happened("E1", "2/3/2022", "Meeting held")]}))
    assert list(export_register(vault, Desk().clerk, out)) == ["Enquiries", "Events", "Answers"]
    assert load_workbook(out).sheetnames == ["Guide", "Enquiries", "Events", "Answers", "Codes"]
    assert grid(out, "Events")[0] == (*EVENT_COLUMNS, "Recorded at")
    bring(write({"Enquiries": [E1], "Events": [happened("E1", "4/3/2022", "Meeting held", Outcome="Agreed")]}))
    export_register(vault, Desk().clerk, out)
    assert grid(out, "Events")[0] == (*EVENT_COLUMNS, "Outcome", "Recorded at")


def test_the_drop_downs_of_a_diary_offer_what_the_sheet_of_codes_lists(
    bring: Bring, path: Path, vault: Vault, tmp_path: Path
) -> None:
    bring(path)
    export_register(vault, Desk().clerk, out := tmp_path / "out.xlsx")
    book = load_workbook(out)
    codes = {(row[0], row[1]) for row in grid(out, "Codes")}
    assert {("Kind", "Note"), ("Waiting for", "Foster carer"), ("Meeting mode", "Virtual")} <= codes
    offered = [
        [cell.value for (cell,) in book["Codes"][rule.formula1.split("!")[1]]]
        for rule in book["Diary"].data_validations.dataValidation
        if rule.type == "list"
    ]
    assert offered == [["Note", "Next step", "Sibling"], [one.value for one in WaitingFor]]


def test_the_template_has_a_diary_to_fill_in(tmp_path: Path) -> None:
    export_template(tmp_path / "template.xlsx")
    assert [cell.value for cell in load_workbook(tmp_path / "template.xlsx")["Diary"][1]] == [*DIARY]


def test_the_template_explains_the_optional_sheet_and_columns(tmp_path: Path) -> None:
    export_template(tmp_path / "template.xlsx")
    explained = {(row[0], row[1]) for row in grid(tmp_path / "template.xlsx", "Guide")}
    assert {*(("Diary", name) for name in DIARY), *(("Events", name) for name in OPTIONAL)} <= explained


def test_undoing_an_import_takes_its_diary_out(
    bring: Bring, path: Path, write: Write, vault: Vault, desk: Desk
) -> None:
    bring(write({"Enquiries": [E1], "Events": [happened("E1", "2/3/2022", "Meeting planned")]}))
    bring(path)
    (past, _) = past_imports(vault)
    assert (past.events, past.answers, past.diary) == (2, 0, 5)
    assert undo_import(vault, desk.clerk, past.id) == Undone(0, 2, 0, 5, [])
    assert entries(vault) == []
    assert [event.kind for event in events(vault, "E1")] == [Kind.NOTIFIED, Kind.MEETING_PLANNED]
    again = bring(path)
    assert (again.diary.added, again.events.added, again.problems) == (5, 2, [])
    assert check_register(vault, desk.clerk).findings == []


def test_the_command_tells_of_the_diary_where_there_is_one(bring: Bring, path: Path, write: Write) -> None:
    told = list(imports.outcome(bring(path), Order(path)))
    assert "Diary: 5 added, 0 already there, 0 rejected" in told
    plain = write({"Enquiries": [E1], "Events": EVENTS})
    assert not any(line.startswith("Diary") for line in imports.outcome(bring(plain), Order(plain)))
