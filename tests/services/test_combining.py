"""What is read of others' returns, what is kept of them, and the publication copy of the table of all councils."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.combining import combine
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.known_sums import CELLS, Cell, Copy
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Published
from stars_desktop.domain.returns import ROWS, Asked
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.services import publishing
from stars_desktop.services.combined_copies import combined_copy, exposed_in_words, give_out_combined
from stars_desktop.services.combining import (
    export_combined,
    keep,
    kept,
    leave_out,
    read_part,
    read_table,
)
from stars_desktop.services.exporting import export_return
from stars_desktop.services.publication.attack import Attack
from stars_desktop.services.publication.suppression import suppress
from stars_desktop.services.returns import pipeline_return
from stars_desktop.services.sealing import write_sealed
from stars_desktop.services.submitting import submit
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day
from tests.published_tables import GRID_2, GRID_3, YEAR_2, YEAR_3
from tests.sealed_returns import sealed_return

Grid = Sequence[Sequence[object]]
DERBY = sealed_return("Derby City", {"A": {"notified": 14, "progressed": 1}, "B": {"notified": 7, "progressed": 3}})
CITY = sealed_return("Nottingham City", {"A": {"notified": 2}, "B": {"notified": 9}, "C": {"notified": 6}})
COUNTY = sealed_return("Nottinghamshire County", {"A": {"notified": 8}, "C": {"notified": 1}, "D": {"notified": 12}})
ALL = (DERBY, CITY, COUNTY)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook of sheets as somebody would type them."""

    def write(*sheets: Grid) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for grid in sheets:
            sheet = book.create_sheet()
            for row in grid:
                sheet.append([int(cell) if isinstance(cell, str) and cell.isdigit() else cell for cell in row])
        path = tmp_path / "table.xlsx"
        book.save(path)
        return path

    return write


def test_a_published_table_is_read_from_a_workbook_with_its_dashes(workbook: Callable[..., Path]) -> None:
    path = workbook([["Some notes"]], [["Derby City Council"], *GRID_3])
    assert read_part(path) == YEAR_3


def test_what_the_workbook_does_not_say_is_asked_for(workbook: Callable[..., Path]) -> None:
    path = workbook(GRID_2)
    assert read_table(path).lacks == ["council"]
    with pytest.raises(ExpectedError, match=r"does not say its council\. Write above the table, such as: Derby City"):
        read_part(path)


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ([[["nothing"]]], "holds no pipeline table"),
        ([GRID_2, GRID_3], "holds 2 pipeline tables"),
        ([[*GRID_2[:2], ["A", *["=1+1"] * 9], *GRID_2[3:]]], "is no figure"),
        ([GRID_2[:-1]], "sheet Sheet: It has no row Total"),
    ],
)
def test_a_workbook_without_one_whole_table_is_refused(
    workbook: Callable[..., Path], sheets: list[Grid], said: str
) -> None:
    with pytest.raises(ExpectedError, match=said):
        read_part(workbook(*sheets))


def test_another_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ExpectedError, match="Choose a workbook with a published table"):
        read_part(path)
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ExpectedError, match="the file is broken"):
        read_part(path)
    with pytest.raises(ExpectedError, match="There is no file"):
        read_part(tmp_path / "nothing.stars-return")


def test_the_return_of_this_program_reads_as_the_table_that_it_shows(sample: Vault, tmp_path: Path) -> None:
    asked = Asked(contract_year(3), date(2023, 10, 6))
    figures = pipeline_return(sample, asked)
    export_return(sample, Desk().clerk, figures, tmp_path / "return.xlsx")
    found = read_part(tmp_path / "return.xlsx")
    assert isinstance(found, Published)
    assert (found.council, found.period, found.as_at, found.rows) == (
        "Derby City", asked.period, asked.as_at, figures.rows,
    )  # fmt: skip
    assert found.sample
    assert combine([found]).sample
    assert Published.from_text(found.to_text()) == found
    assert '"sample"' not in replace(found, sample=False).to_text()


def test_a_sealed_return_is_read_by_its_ending(tmp_path: Path) -> None:
    write_sealed(DERBY, tmp_path / "derby.stars-return")
    assert read_part(tmp_path / "derby.stars-return") == DERBY


def test_what_was_received_is_kept_and_what_was_left_out_can_be_taken_back(vault: Vault, desk: Desk) -> None:
    for part in (CITY, YEAR_2, CITY):
        keep(vault, desk.clerk, part)
    assert kept(vault) == [YEAR_2, CITY]
    leave_out(vault, desk.clerk, YEAR_2)
    assert kept(vault) == [CITY]
    keep(vault, desk.clerk, YEAR_2)
    assert kept(vault) == [CITY, YEAR_2]


def test_a_published_table_given_again_counts_again(vault: Vault, desk: Desk) -> None:
    other = replace(YEAR_2, printed={**YEAR_2.printed, "C": {**YEAR_2.printed["C"], "notified": "5"}})
    for part in (YEAR_2, other):
        keep(vault, desk.clerk, part)
    assert combine(kept(vault)).parts["Derby City"] == other
    keep(vault, desk.clerk, YEAR_2)
    assert combine(kept(vault)).parts["Derby City"] == YEAR_2


def test_what_the_council_submitted_itself_is_there_and_can_be_left_out(vault: Vault, desk: Desk) -> None:
    own = submit(vault, desk.clerk, Asked(contract_year(3), date(2023, 9, 30)), {}).sealed
    assert kept(vault) == [own]
    leave_out(vault, desk.clerk, own)
    assert kept(vault) == []


def test_an_older_register_that_is_only_read_has_received_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.stars"
    path.write_bytes((Path(__file__).parents[1] / "store" / "registers" / "0004.stars").read_bytes())
    with Vault.open(path, "an old register") as old:
        assert kept(old) == []


def printed(one: SealedReturn, hidden: object) -> Published:
    """The publication copy of a council."""
    assert isinstance(hidden, frozenset)
    cells = {
        str(row): {
            column.key: "[c]" if (str(row), column.key) in hidden else str(one.rows[row][column.key])
            for column in COLUMNS
        }
        for row in ROWS
    }
    return Published(one.council, one.period, one.as_at, cells)


def given_out(one: SealedReturn) -> Copy:
    return suppress(Copy(one.council, one.period, one.as_at, one.rows), []).copy


def test_nothing_hidden_can_be_worked_out_from_the_table_of_all_and_the_councils_own_copies(
    capfd: pytest.CaptureFixture[str],
) -> None:
    own = [given_out(one) for one in ALL]
    copies = [printed(one, copy.hidden) for one, copy in zip(ALL, own, strict=True)]
    found = combined_copy(combine(ALL), copies).suppressed
    assert found.exposed == ()
    assert {cell for cell in CELLS if 1 <= found.copy.value(cell) <= 4} <= found.copy.hidden
    assert Attack([*own, found.copy]).worked_out() == []
    assert capfd.readouterr().out == ""


def test_a_publication_copy_needs_the_copy_of_each_council_and_that_of_its_return() -> None:
    copies = [printed(one, given_out(one).hidden) for one in ALL]
    with pytest.raises(ExpectedError, match="The publication copy of Nottingham City is missing"):
        combined_copy(combine(ALL), [copies[0], copies[2]])
    wrong = printed(sealed_return("Nottingham City", {"A": {"notified": 50}}), frozenset())
    with pytest.raises(ExpectedError, match="The publication copy of Nottingham City has other figures than its"):
        combined_copy(combine(ALL), [*copies, wrong])
    other = replace(copies[0], as_at=day("2023-06-30"))
    with pytest.raises(ExpectedError, match="as at 30 June 2023, is of none of the returns"):
        combined_copy(combine(ALL), [*copies, other])
    with pytest.raises(ExpectedError, match="needs the returns of all councils as at one date"):
        combined_copy(combine(ALL[:2]), copies)


def test_a_publication_copy_never_adds_invented_figures_to_real_ones() -> None:
    copies = [printed(one, given_out(one).hidden) for one in ALL]
    with pytest.raises(ExpectedError, match="what Derby City gave is invented"):
        combined_copy(combine([replace(DERBY, sample=True), CITY, COUNTY]), copies)


def test_a_published_table_is_its_own_copy() -> None:
    others = [replace(one, period=YEAR_2.period, as_at=YEAR_2.as_at) for one in (CITY, COUNTY)]
    copies = [printed(one, given_out(one).hidden) for one in others]
    found = combined_copy(combine([YEAR_2, *others]), copies).suppressed
    assert found.copy.parts == ("Derby City", "Nottingham City", "Nottinghamshire County")


def test_the_publication_copy_reads_back_with_the_cells_that_it_hides(tmp_path: Path) -> None:
    combined = combine(ALL)
    made = combined_copy(combined, [printed(one, given_out(one).hidden) for one in ALL])
    found = made.suppressed
    give_out_combined(made, Desk().clerk, tmp_path / "dn2.xlsx")
    assert (
        read_table(tmp_path / "dn2.xlsx").printed
        == printed(replace(DERBY, rows=combined.rows), found.copy.hidden).printed
    )


SMALL = [
    sealed_return(council, {"A": {"notified": few}, "B": {"notified": 20}})
    for council, few in (("Derby City", 3), ("Nottingham City", 2), ("Nottinghamshire County", 2))
]
A_NOTIFIED = Cell("A", "notified")


def test_a_copy_that_was_given_out_is_kept_and_no_later_one_gives_it_away(
    vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    combined, copies = combine(SMALL), [printed(one, given_out(one).hidden) for one in SMALL]
    first = combined_copy(combined, copies, 9, vault)
    give_out_combined(first, desk.clerk, tmp_path / "dn2.xlsx", vault)
    *councils, kept_copy = publishing.given_out(vault)
    assert [one.copy.council for one in councils] == [one.council for one in SMALL]
    assert (kept_copy.copy, kept_copy.hides_up_to) == (first.suppressed.copy, 9)
    assert combined.rows["A"]["notified"] == 7
    assert A_NOTIFIED not in combined_copy(combined, copies).suppressed.copy.hidden
    later = combined_copy(combined, copies, vault=vault)
    assert A_NOTIFIED in later.suppressed.copy.hidden
    assert not later.gives_away
    assert Attack([*later.before, later.suppressed.copy]).worked_out() == []


def test_a_table_of_a_later_day_is_held_against_the_councils_copies_of_the_day_before_too(
    vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    december = Period(day("2022-10-01"), day("2022-12-31"))
    early = [replace(one, period=december, as_at=december.end) for one in SMALL]
    combined, copies = combine(early), [printed(one, given_out(one).hidden) for one in early]
    give_out_combined(combined_copy(combined, copies, vault=vault), desk.clerk, tmp_path / "1.xlsx", vault)
    later = combined_copy(combine(SMALL), [printed(one, given_out(one).hidden) for one in SMALL], vault=vault)
    assert {(one.council, one.as_at) for one in later.before} == {
        *((one.council, one.as_at) for one in (*early, *SMALL)), ("DN2", december.end),
    }  # fmt: skip
    assert later.suppressed.exposed == tuple(sorted(Attack([*later.before, later.suppressed.copy]).worked_out()))
    give_out_combined(later, desk.clerk, tmp_path / "2.xlsx", vault)
    assert len(publishing.given_out(vault)) == 2 * (len(SMALL) + 1)


def test_a_copy_whose_file_cannot_be_written_is_not_kept(vault: Vault, desk: Desk, tmp_path: Path) -> None:
    made = combined_copy(combine(SMALL), [printed(one, given_out(one).hidden) for one in SMALL], vault=vault)
    with pytest.raises(ExpectedError, match="There is no folder"):
        give_out_combined(made, desk.clerk, tmp_path / "no" / "dn2.xlsx", vault)
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(ExpectedError, match=r"taken\.xlsx"):
        give_out_combined(made, desk.clerk, tmp_path / "taken.xlsx", vault)
    assert publishing.given_out(vault) == []


def test_what_a_councils_own_copy_gave_away_before_is_said_and_is_no_news() -> None:
    copies = [printed(one, given_out(one).hidden) for one in SMALL]
    copies[1] = printed(SMALL[1], frozenset({A_NOTIFIED}))
    made = combined_copy(combine(SMALL), copies)
    (said,) = exposed_in_words(made)
    assert "worked out of the copy of Nottingham City as at 30 September 2023: cohort A: notified." in said
    assert not made.gives_away


def test_a_workbook_is_written_only_to_a_workbook_and_never_over_the_register(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"ends in \.xlsx"):
        export_combined(combine(ALL), date(2023, 10, 18), tmp_path / "dn2.pdf")
    with pytest.raises(ExpectedError, match=r"ends in \.xlsx"):
        export_combined(combine(ALL), date(2023, 10, 18), vault.path, vault)
