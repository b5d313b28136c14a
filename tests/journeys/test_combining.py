"""The councils' sealed returns: opened, a figure looked into, a table typed, the list changed, and all exported."""

from pathlib import Path

from openpyxl import load_workbook

from stars_desktop import workspace
from stars_desktop.domain.sealed import grouped
from stars_desktop.services.combining import kept
from stars_desktop.services.sealing import write_sealed
from tests.domain.test_combining import CITY, COUNTY, DERBY
from tests.journeys.conftest import Start
from tests.journeys.person import Person

TYPED = {"A": "1 - - - 1 - - - -", "B": "2 - - - 2 - - - -", "C": "- - - - - - - - -", "D": "- - - - - - - - -"}
TOTAL = "3 - - - 3 - - - -"


def test_returns_are_opened_looked_into_added_up_and_exported(
    start: Start, register: Path, passphrase: str, tmp_path: Path
) -> None:
    for name, one in (("derby", DERBY), ("city", CITY)):
        write_sealed(one, tmp_path / f"{name}.stars-return")
    person = start(register, passphrase)
    person.open_menu("R", "All councils (DN2)")
    person.until_sees("DN2, all councils - STARS Desktop", "No return is here yet.")
    person.until(lambda: person.focus == "Open returns...")
    for name, council in (("derby", "Derby City"), ("city", "Nottingham City")):
        person.press("Alt+O")
        person.answer_file(tmp_path / f"{name}.stars-return")
        person.until_sees(f"Opened: {council}, Contract Year 3")
    person.until_sees("2 of 3 councils. Provisional", "Problems 1")
    _look_into_a_figure(person)
    _type_a_table(person)
    person.until_sees("3 of 3 councils", "Nottinghamshire County, Contract Year 3")
    _change_the_list(person)
    person.press("Alt+X")
    person.answer_file(tmp_path / "dn2.xlsx")
    person.until_sees("Wrote the table of all councils")
    person.quit()
    *_, total = load_workbook(tmp_path / "dn2.xlsx")["Table_1"].iter_rows(values_only=True)
    assert total[:2] == ("Total", DERBY.rows["Total"]["notified"] + CITY.rows["Total"]["notified"])
    with workspace.reading(register, passphrase) as vault:
        assert [one.council for one in kept(vault)] == ["Derby City", "Nottingham City", COUNTY.council]


def _look_into_a_figure(person: Person) -> None:
    """From the sum to the councils' parts, and to the seal of one of them."""
    person.reach("Pipeline return by cohort")
    person.press("Ctrl+Home", "Right")
    assert person.line.endswith(f"Notified in period: {DERBY.rows['A']['notified'] + CITY.rows['A']['notified']}")
    person.press("Return")
    assert person.table == [
        ["Derby City", str(DERBY.rows["A"]["notified"]), "Version 1, submitted on 2 October 2023"],
        ["Nottingham City", str(CITY.rows["A"]["notified"]), "Version 1, submitted on 2 October 2023"],
        ["Nottinghamshire County", "not given", "No return: it is not counted as zero"],
    ]
    person.press("Alt+N")
    person.until_sees(grouped(DERBY.seal))


def _type_a_table(person: Person) -> None:
    """That of the council which gave no return."""
    person.press("Alt+T")
    person.until_sees("A published table", "Nottinghamshire County")
    person.fill(**TYPED, T=TOTAL)
    person.until_sees("Its cohorts add up to its Total.")
    person.press("Return")


def _change_the_list(person: Person) -> None:
    """One council less is expected, and its table is left out and named."""
    person.press("Alt+D")
    person.until_sees("Councils of the table")
    person.press("Ctrl+A")
    person.type("Derby City")
    person.press("Return")
    person.type("Nottingham City")
    person.take("Keep the list")
    person.until_sees("2 of 2 councils. Complete", "The table is that of Derby City and Nottingham City.")
    person.press("Alt+M")
    person.until_sees("Nottinghamshire County has no part in DN2: its return is left out.")
