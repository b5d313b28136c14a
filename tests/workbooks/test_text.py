"""Text that a program might take for a formula, a number or a date stays the text that it is."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.exporting import export_register
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.registers import make_register
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk, day, enquiry
from tests.workbooks.conftest import DANGEROUS
from tests.workbooks.opened import MAIN, Opened, grid


def column(opened: Opened, sheet: str, heading: str) -> list[object]:
    """The values below a heading."""
    found = opened.book[sheet]
    assert isinstance(found, Worksheet)
    headings, *rows = grid(found)
    return [row[headings.index(heading)] for row in rows]


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("Enquiries", "Notes"), ("Enquiries", "Initials"), ("Events", "Reason"), ("Answers", "Evidence")],
)
def test_dangerous_text_is_exported_as_it_was_typed(workbooks: dict[str, Opened], sheet: str, heading: str) -> None:
    filled = [text for text in column(workbooks["export"], sheet, heading) if text is not None]
    assert filled == [text.strip() for text in DANGEROUS]


def test_dangerous_text_is_rejected_as_it_was_read(workbooks: dict[str, Opened]) -> None:
    assert column(workbooks["rejects"], "Enquiries", "Notes") == list(DANGEROUS)


@pytest.mark.parametrize("name", ["export", "rejects"])
def test_dangerous_text_is_marked_as_text_in_the_file(workbooks: dict[str, Opened], name: str) -> None:
    opened = workbooks[name]
    formats = list(opened.xml("xl/styles.xml").iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
    found = 0
    for cell in opened.sheets["Enquiries"].iter(f"{MAIN}c"):
        text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
        if text.startswith(("=", "+", "-", "@")):
            found += 1
            assert cell.get("t") in {"inlineStr", "s"}
            style = formats[int(cell.get("s", "0"))]
            assert (style.get("quotePrefix"), style.get("numFmtId")) == ("1", "49")
    assert found >= 7


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Vault]:
    """A maker of empty registers."""

    def make() -> Vault:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.stars"
        make_register(path, "derby", "secret words", randomness=bytes(16), cost=CHEAP)
        return Vault.open(path, "secret words", Desk().clerk)

    return make


def test_dangerous_text_survives_a_round_trip(
    workbooks: dict[str, Opened], fresh: Callable[[], Vault], tmp_path: Path
) -> None:
    with fresh() as vault:
        clerk = Desk(ids=count(1_000_000)).clerk  # other ids than those in the workbook, as anywhere else
        done = import_workbook(vault, clerk, Order(workbooks["export"].path))
        assert (done.problems, done.enquiries.added) == ([], len(DANGEROUS))
        export_register(vault, Desk().clerk, tmp_path / "again.xlsx")
    again = Opened(tmp_path / "again.xlsx")
    for sheet, heading in (("Enquiries", "Notes"), ("Events", "Reason"), ("Answers", "Evidence")):
        assert column(again, sheet, heading) == column(workbooks["export"], sheet, heading)


def record(vault: Vault, *notes: str) -> None:
    """Adds a meeting with each of these notes to the register's first enquiry."""
    events = [
        Event(f"ours-{number}", Kind.MEETING_HELD, day("2022-03-02"), 0, notes=text)
        for number, text in enumerate(notes)
    ]
    with vault.writing() as connection:
        journal = Journal(connection, Desk().at, "Tess Tester", Desk().clerk.today)
        journal.record(1, events)
        journal.flush()


def test_characters_that_no_workbook_can_hold_are_left_out(
    fresh: Callable[[], Vault], tmp_path: Path, book: Callable[..., Path]
) -> None:
    with fresh() as vault:
        import_workbook(vault, Desk().clerk, Order(book([enquiry("E1", "1/3/2022")])))
        record(vault, "bell\x07 null\x00 form\x0c end")
        export_register(vault, Desk().clerk, tmp_path / "out.xlsx")
    assert column(Opened(tmp_path / "out.xlsx"), "Events", "Notes") == ["bell null form end"]


def test_a_text_longer_than_a_cell_can_hold_is_cut_and_says_so(
    fresh: Callable[[], Vault], tmp_path: Path, book: Callable[..., Path]
) -> None:
    with fresh() as vault:
        import_workbook(vault, Desk().clerk, Order(book([enquiry("E1", "1/3/2022")])))
        record(vault, "x" * 32_767, "y" * 32_768)
        export_register(vault, Desk().clerk, tmp_path / "out.xlsx")
    whole, cut = column(Opened(tmp_path / "out.xlsx"), "Events", "Notes")
    assert whole == "x" * 32_767
    assert str(cut).endswith("yyy [cut: an Excel cell holds no more]")
    assert len(str(cut)) == 32_767
