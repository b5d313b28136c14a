"""The return of a year: other dates, a figure that opens, an enquiry and back, and the workbook."""

import shutil
from pathlib import Path

from openpyxl import load_workbook

from stars_desktop.services.sample import PASSPHRASE
from tests.journeys.conftest import Start
from tests.journeys.outcome import figures
from tests.journeys.person import Person
from tests.workbooks.opened import grid

YEAR_3 = ["Total", "35", "19", "9", "6", "6", "9", "14", "5", "13"]
"""as it was published, with levels of 6 October 2023"""


def _export(person: Person, target: Path) -> None:
    person.press("Ctrl+E")
    person.until_sees("Copy of the return - STARS Desktop", "none is in it, and nothing hidden.")
    person.press("Alt+W")
    person.answer_file(target)
    person.until_sees(f"Wrote the return: {target}")


def test_a_return_is_counted_opened_figure_by_figure_and_exported_as_it_is_seen(
    start: Start, sample_register: Path, tmp_path: Path
) -> None:
    register = tmp_path / "derby.stars"
    shutil.copy(sample_register, register)
    before = figures(register, PASSPHRASE, year=3)
    person = start(register, PASSPHRASE)
    person.until_sees("Sample data.")
    person.press("Ctrl+2")
    person.until_sees("Contract Year 4, 1 October 2023 to 30 September 2024", "Difference 0")
    person.press("Alt+P", "Down")
    person.until_sees("Derby City. Contract Year 3, 1 October 2022 to 30 September 2023")
    person.fill(L="6 10 23")
    person.press("Return")
    person.until_sees("The table's levels are those of 6 October 2023")
    person.reach("Pipeline return by cohort")
    counted = person.table
    assert counted[-1] == YEAR_3

    person.press("Ctrl+End", "Home", *["Right"] * 4)
    person.until_sees("All cohorts: progressed, 6")
    assert person.line == "Total, Progressed in period: 6"
    person.press("Return")
    assert person.focus == "Enquiries behind: All cohorts: progressed, 6"
    behind = person.table
    assert [row[3] for row in behind] == ["Progressed"] * 6
    person.press("Return")
    person.until_sees(f"{behind[0][0]} - Enquiry - STARS Desktop")
    person.press("Alt+Left")
    assert person.line == "Total, Progressed in period: 6"
    assert person.table == counted

    _export(person, tmp_path / "return.xlsx")
    person.quit()
    _, *written = grid(load_workbook(tmp_path / "return.xlsx")["Table_1"])
    assert [[str(figure) for figure in row[1:]] for row in written] == [row[1:] for row in counted]
    assert figures(register, PASSPHRASE, year=3) == before
