"""A return is checked, a query looked into and explained, submitted, and its version opened as it was."""

import shutil
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.services.sealing import read_sealed
from stars_desktop.services.submitting import history, submission
from tests.journeys.conftest import Start
from tests.journeys.person import Person

YEAR_3 = ["Total", "35", "19", "9", "6", "6", "9", "14", "5", "13"]
LATER = ["Total", "35", "19", "9", "6", "6", "9", "13", "5", "13"]
"""after one of those withdrawn by social care was not"""
DATES = "Pipeline and live cases are counted at 6 October 2023"


def test_a_return_is_checked_explained_submitted_and_opened_as_it_was(
    start: Start, sample_register: Path, tmp_path: Path
) -> None:
    register = tmp_path / "derby.stars"
    shutil.copy(sample_register, register)
    person = start(register, PASSPHRASE)
    _check_year_3(person)
    _explain(person)
    person.press("Alt+S")
    person.until_sees("Submission receipt - STARS Desktop", "Submitted version 1")
    person.press("Alt+L")
    person.answer_file(tmp_path / "year 3.stars-return")
    person.until_sees("Wrote the sealed return")
    _void_a_withdrawal(person)
    person.press("Ctrl+2")
    person.until_sees("Draft: version 1, submitted on ", "has other figures")
    assert person.table[-1] == LATER

    person.open_menu("R", "Submitted returns")
    person.until_sees("Submitted returns - STARS Desktop")
    person.press("Return")
    person.until_sees("Submitted return - STARS Desktop", "A carer was looked for.")
    person.until(lambda: person.focus == "Pipeline return by cohort")
    assert person.table[-1] == YEAR_3
    person.quit()
    with workspace.reading(register, PASSPHRASE) as vault:
        (kept,) = history(vault)
        sealed = submission(vault, kept.number).sealed
    assert read_sealed(tmp_path / "year 3.stars-return") == sealed
    assert [one.answer for one in sealed.explanations] == [
        "The meeting was on that day.", "A carer was looked for.", "Their care plans were changed.",
    ]  # fmt: skip


def _check_year_3(person: Person) -> None:
    person.until_sees("Sample data.")
    person.press("Ctrl+2")
    person.until_sees("Difference 0")
    person.press("Alt+P", "Down")
    person.until_sees("Contract Year 3, 1 October 2022 to 30 September 2023")
    person.fill(L="6 10 23")
    person.press("Return")
    person.until_sees("Levels at 6 October 2023. Draft")
    person.press("Alt+C")
    person.until_sees("Check and submit - STARS Desktop", "3 queries to answer")


def _explain(person: Person) -> None:
    """One query is explained, submitted too early, and an enquiry looked into before the others are explained."""
    person.until(lambda: person.focus.startswith(f"Explanation: {DATES}"))
    person.type("The meeting was on that day.")
    person.press("Alt+S")
    person.until_sees("There are problems", "Cohort A: 1 enquiry had waited for 330 days at 6 October 2023.")
    person.take("Open DER-0082")
    person.until_sees("DER-0082 - Enquiry - STARS Desktop")
    person.press("Alt+Left")
    person.until_sees("The meeting was on that day.")
    person.until(lambda: person.focus == "Open DER-0082")
    person.reach("Explanation: Cohort A")
    person.type("A carer was looked for.")
    person.reach("Explanation: Cohort C")
    person.type("Their care plans were changed.")


def _void_a_withdrawal(person: Person) -> None:
    person.press("Ctrl+K")
    person.type("DER-0119")
    person.until_sees("DER-0119")
    person.press("Return")
    person.until_sees("DER-0119 - Enquiry - STARS Desktop")
    person.reach("Timeline")
    person.press("Home", "Del")
    person.until_sees("Void a line - DER-0119")
    person.type("Recorded for another child")
    person.press("Return")
    person.until_sees("Voided: withdrawn, saved")
