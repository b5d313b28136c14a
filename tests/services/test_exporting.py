"""A whole register as a workbook: what it holds, that it comes back the same, and where it may be written."""

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.entries import Fact, FactName
from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.returns import Asked, PipelineReturn
from stars_desktop.services.exporting import export_register, export_return, export_template
from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import Cells, Desk, answered, day, enquiry, happened
from tests.services.disks import fill, read_only, small_disk
from tests.services.held import dump, events, known

Bring = Callable[..., Outcome]

PERIODS = [
    *((contract_year(number), None) for number in (1, 2, 3)),
    (contract_year(3), day("2023-10-06")),
    (Period(day("2022-04-01"), day("2023-03-31")), day("2021-12-31")),
    (Period(day("2020-09-01"), day("2023-10-18")), None),
]

ENQUIRIES = [
    enquiry("E1", "1/3/2022", "B", Date_of_birth="29/2/2012", Notes="=1+1", Initials="-", Team="@home"),
    enquiry("17", "1/3/2022", Placement_type="K2", Legal_status="Not looked after", Notes="two\nlines \N{SNOWMAN}"),
]
EVENTS = [
    happened("E1", "2/3/2022", "Criteria met", Notes="+44 1332", Reason="=HYPERLINK(A1)"),
    happened("E1", "2/3/2022", "Not presented", Reason="Age outside range"),
    happened("E1", "2/3/2022", "Reopened"),
    happened("E1", "2/3/2022", "Criteria met"),
    happened("E1", "3/3/2022", "Progressed", Provider_reference="0012"),
    happened("E1", "5/3/2022", "Meeting held", Meeting_reference="M-1"),
    happened("E1", "5/3/2022", "Meeting held", Meeting_reference="M-1"),
    happened("E1", "4/3/2022", "Meeting planned", Meeting_on="5/3/2022"),
    happened("E1", "6/3/2022", "Cohort changed", Cohort="C"),
    happened("17", "7/3/2022", "Withdrawn", By="Young person"),
]
ANSWERS = [
    answered("E1", "A2", "Yes", Evidence="=A1", Source="Review", Date="4/3/2022"),
    answered("E1", "A2", "Not known"),
    answered("17", "X6", "No"),
]


@pytest.fixture
def filled(bring: Bring, book: Callable[..., Path], vault: Vault) -> Vault:
    """The register with a little of everything."""
    assert bring(typed_as_text(book(ENQUIRIES, EVENTS, ANSWERS))).problems == []
    return vault


def typed_as_text(path: Path) -> Path:
    """The workbook with text in place of formulas, as where an apostrophe was typed before them."""
    opened = load_workbook(path)
    for cell in (cell for sheet in opened.worksheets for row in sheet.iter_rows() for cell in row):
        if cell.data_type == "f":
            cell.data_type = "s"
    opened.save(path)
    return path


def figures(vault: Vault, period: Period, as_at: object = None) -> PipelineReturn:
    asked = Asked.on(day("2023-10-18"), period, as_at, None)  # type: ignore[arg-type]
    return pipeline_return(vault, asked)


def rows(path: Path, sheet: str) -> list[Cells]:
    """The rows of a sheet by heading, without the time of recording."""
    headings, *lines = load_workbook(path)[sheet].iter_rows(values_only=True)
    found = [dict(zip(map(str, headings), line, strict=True)) for line in lines]
    return [{name: value for name, value in row.items() if name != "Recorded at"} for row in found]


def test_the_sample_comes_back_with_equal_returns_and_an_equal_export(
    sample: Vault, another_vault: Vault, tmp_path: Path
) -> None:
    desk = Desk(ids=count(1_000_000))  # others than those of the sample, as anywhere else
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    written = export_register(sample, Desk().clerk, first)
    done = import_workbook(another_vault, desk.clerk, Order(first))
    assert (done.problems, done.left_out, done.differing) == ([], [], [])
    assert (done.enquiries.added, done.events.added, done.answers.added) == tuple(written.values())
    for period, as_at in PERIODS:
        assert figures(another_vault, period, as_at).as_json() == figures(sample, period, as_at).as_json()
    assert export_register(another_vault, Desk().clerk, second) == written
    for sheet in written:
        assert rows(second, sheet) == rows(first, sheet)


def test_every_cell_comes_back_as_it_was(filled: Vault, another_vault: Vault, desk: Desk, tmp_path: Path) -> None:
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    assert import_workbook(another_vault, desk.clerk, Order(tmp_path / "out.xlsx")).problems == []
    ours, theirs = known(filled), known(another_vault)
    assert list(theirs) == list(ours)
    for reference, one in ours.items():
        there = theirs[reference]
        assert (there.child_reference, there.facts) == (one.child_reference, one.facts)
        assert [(a.criterion, a.reply, a.on, a.evidence, a.source) for a in there.answers] == [
            (a.criterion, a.reply, a.on, a.evidence, a.source) for a in one.answers
        ]
        assert without_places(another_vault, reference) == without_places(filled, reference)


def without_places(vault: Vault, reference: str) -> list[tuple[object, ...]]:
    """The events in their order with all that is said of them; Notified has no row, and so no id."""
    return [
        (
            number and event.id, event.kind, event.on, event.cohort, event.by, event.meeting_on,
            event.meeting_reference, event.provider_reference, event.reason, event.notes,
        )
        for number, event in enumerate(events(vault, reference))
    ]  # fmt: skip


def test_an_export_is_there_already_in_its_own_register(filled: Vault, bring: Bring, tmp_path: Path) -> None:
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    before = dump(filled)
    done = bring(tmp_path / "out.xlsx")
    assert dump(filled) == before
    assert (done.enquiries.there, done.events.there, done.answers.there) == (2, len(EVENTS), len(ANSWERS))
    assert (done.problems, done.differing, done.left_out) == ([], [], [])


def test_line_ends_of_windows_are_no_difference_on_import(
    bring: Bring, filled: Vault, desk: Desk, tmp_path: Path
) -> None:
    event = Event("ours-1", Kind.MEETING_HELD, day("2022-03-08"), 0, notes="one\r\ntwo")
    with filled.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        journal.record(known(filled)["E1"].id, [event])
        journal.flush()
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    assert bring(tmp_path / "out.xlsx").differing == []


def test_an_answer_that_a_later_fact_has_overtaken_does_not_keep_its_enquiry_from_coming_back(
    bring_rows: Bring, vault: Vault, another_vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", "A1", "Yes")])
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        fact = Fact("fact-1", FactName.PLACEMENT_TYPE, "U4", day("2022-06-01"))
        journal.add_entries(known(vault)["E1"].id, [fact])
        journal.flush()
    export_register(vault, Desk().clerk, tmp_path / "out.xlsx")
    done = import_workbook(another_vault, desk.clerk, Order(tmp_path / "out.xlsx"))
    assert (done.problems, done.enquiries.added) == ([], 1)


def test_voided_events_are_left_out(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    meeting = next(event for event in events(filled, "E1") if event.kind == "Meeting held")
    void(filled, desk, meeting.id)
    written = export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    ids = [row["Event id"] for row in rows(tmp_path / "out.xlsx", "Events")]
    assert meeting.id not in ids
    assert written["Events"] == len(ids) == len(EVENTS) - 1


def void(vault: Vault, desk: Desk, event_id: str) -> None:
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        journal.void(event_id, "Typed twice")
        journal.flush()


def test_an_enquiry_whose_notification_is_voided_is_left_out(filled: Vault, desk: Desk, tmp_path: Path) -> None:
    for event in reversed(events(filled, "17")):
        void(filled, desk, event.id)
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    for sheet in ("Enquiries", "Events", "Answers"):
        assert "17" not in [row["Enquiry reference"] for row in rows(tmp_path / "out.xlsx", sheet)]


def test_dates_are_dates_and_references_are_text(filled: Vault, tmp_path: Path) -> None:
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    opened = load_workbook(tmp_path / "out.xlsx")
    for sheet in ("Enquiries", "Events", "Answers"):
        for column in opened[sheet].iter_cols():
            is_date = column[0].value in {"Date of birth", "Notified on", "Date", "Meeting on"}
            kinds = {cell.data_type for cell in column[1:] if cell.value is not None}
            assert kinds <= ({"d"} if is_date else {"s"})


def test_each_row_tells_when_it_was_recorded(filled: Vault, tmp_path: Path) -> None:
    export_register(filled, Desk().clerk, tmp_path / "out.xlsx")
    opened = load_workbook(tmp_path / "out.xlsx")
    for sheet in ("Enquiries", "Events"):
        heading, *recorded = [row[-1] for row in opened[sheet].iter_rows(values_only=True)]
        assert heading == "Recorded at"
        assert set(recorded) == {"2023-10-18 09:00:00 UTC"}


def test_the_template_imports_as_a_register_with_nothing_in_it(bring: Bring, tmp_path: Path) -> None:
    export_template(tmp_path / "template.xlsx")
    done = bring(tmp_path / "template.xlsx")
    assert (done.enquiries.added, done.problems, done.left_out) == (0, [], [])


Written = Callable[[Vault, Desk, Path], object]

WRITTEN: dict[str, Written] = {
    "register": lambda vault, _, path: export_register(vault, Desk().clerk, path),
    "return": lambda vault, desk, path: export_return(vault, desk.clerk, figures(vault, contract_year(2)), path),
    "template": lambda _vault, _, path: export_template(path),
}


@pytest.fixture(params=list(WRITTEN))
def write(request: pytest.FixtureRequest, vault: Vault, desk: Desk) -> Callable[[Path], object]:
    """Writes a workbook of each kind."""
    chosen = WRITTEN[request.param]
    return lambda path: chosen(vault, desk, path)


@pytest.mark.parametrize("name", ["out.xls", "out.csv", "out", "out.xlsx.txt", ".xlsx", "derby.stars-wal"])
def test_a_workbook_is_written_to_a_file_of_its_own_kind_only(
    write: Callable[[Path], object], tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExpectedError, match=r"ends in \.xlsx"):
        write(tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["out.xlsx", "OUT.XLSX", "stars-derby-return-year3-as-at-2022-12-31-v1.xlsx"])
def test_a_workbook_replaces_a_former_one_whole_and_leaves_nothing_beside_it(
    write: Callable[[Path], object], tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    target.write_text("former", encoding="utf-8")
    others = set(tmp_path.iterdir())
    write(target)
    assert load_workbook(target).sheetnames
    assert set(tmp_path.iterdir()) == others


def test_nothing_is_written_over_a_register(desk: Desk, vault: Vault, register: Path, tmp_path: Path) -> None:
    alias = tmp_path / "alias.xlsx"
    alias.symlink_to(register)
    content = register.read_bytes()
    with pytest.raises(ExpectedError, match="is the register itself"):
        export_register(vault, Desk().clerk, alias)
    with pytest.raises(ExpectedError, match="is the register itself"):
        export_return(vault, desk.clerk, figures(vault, contract_year(2)), alias)
    assert register.read_bytes() == content


@pytest.mark.parametrize("mark", ["~$out.xlsx", ".~lock.out.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_left_whole(
    write: Callable[[Path], object], tmp_path: Path, mark: str
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("former", encoding="utf-8")
    (tmp_path / mark).touch()
    with pytest.raises(ExpectedError, match="is open in another program, and was not changed"):
        write(target)
    assert target.read_text(encoding="utf-8") == "former"


def test_a_folder_that_is_missing_is_named(write: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"There is no folder .*nowhere\. Make it"):
        write(tmp_path / "nowhere" / "out.xlsx")


def test_a_folder_is_no_place_to_write_a_file_over(write: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExpectedError):
        write(tmp_path / "out.xlsx")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a folder of Windows has no such mode")
def test_a_file_in_a_folder_that_cannot_be_written_to_is_left_whole(
    write: Callable[[Path], object], tmp_path: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write to any folder; the read-only disk below stands for it")
    folder = tmp_path / "shared"
    folder.mkdir()
    target = folder / "out.xlsx"
    target.write_text("former", encoding="utf-8")
    folder.chmod(0o555)
    try:
        with pytest.raises(ExpectedError, match=r"cannot be written to\. Choose another folder"):
            write(target)
    finally:
        folder.chmod(0o755)
    assert target.read_text(encoding="utf-8") == "former"


def test_a_file_on_a_read_only_disk_is_left_whole(write: Callable[[Path], object], tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as folder:
        target = folder / "out.xlsx"
        target.write_text("former", encoding="utf-8")
        with read_only(folder), pytest.raises(ExpectedError, match=r"cannot be written to\. Choose another folder"):
            write(target)
        assert target.read_text(encoding="utf-8") == "former"
        assert list(folder.iterdir()) == [target]


@pytest.mark.long
def test_a_full_disk_leaves_the_former_file_whole_and_nothing_beside_it(
    write: Callable[[Path], object], tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "200k") as folder:
        target = folder / "out.xlsx"
        target.write_text("former", encoding="utf-8")
        fill(folder / "filler")
        with pytest.raises(ExpectedError, match=r"The disk is full: .* Free some space"):
            write(target)
        assert target.read_text(encoding="utf-8") == "former"
        assert sorted(file.name for file in folder.iterdir()) == ["filler", "out.xlsx"]


def test_an_export_tells_how_far_it_is_and_can_be_stopped(bring_rows: Bring, vault: Vault, tmp_path: Path) -> None:
    bring_rows(ENQUIRIES, EVENTS)
    told: list[tuple[str, int, int]] = []
    rows = export_register(vault, Desk().clerk, tmp_path / "out.xlsx", lambda *far: told.append(far))
    stages = list(dict.fromkeys(stage for stage, *_ in told))
    assert stages == ["Reading", "Writing", "Saving"]
    assert [far for far in told if far[0] == "Writing"][-1] == ("Writing", sum(rows.values()), sum(rows.values()))

    def stop(_stage: str, _done: int, _total: int) -> None:
        raise CancelledError("Cancelled. Nothing was changed.")

    with pytest.raises(CancelledError):
        export_register(vault, Desk().clerk, tmp_path / "stopped.xlsx", stop)
    assert list(tmp_path.glob("stopped*")) == []
