"""An enquiry is withdrawn, the withdrawal voided, and the voiding undone."""

from pathlib import Path

import pytest

from stars_desktop import workspace
from stars_desktop.domain.cohort import Cohort
from stars_desktop.services.intake import Notification, notify
from tests.journeys.conftest import Start
from tests.journeys.outcome import figures


@pytest.fixture
def with_one_enquiry(register: Path, passphrase: str) -> Path:
    """A register with an enquiry that was notified today."""
    with workspace.writing(register, passphrase) as (vault, clerk):
        notify(vault, clerk, Notification("DER-0001", "C-1", Cohort.D, clerk.today, {}))
    return register


def test_a_withdrawal_is_recorded_voided_and_brought_back_and_the_figures_follow(
    start: Start, with_one_enquiry: Path, passphrase: str
) -> None:
    person = start(with_one_enquiry, passphrase)
    person.until(lambda: person.line.startswith("Reference: DER-0001; "))
    person.open_menu("Q", "Withdrawal...")
    person.until_sees("Record withdrawal - DER-0001")
    person.pick("H", "Social care")
    person.until_sees("It will count as D, withdrawn by social care, ")
    person.press("Return")
    person.until_sees("Error: Record withdrawal - DER-0001", "Choose a reason, or type one")
    person.fill(R="Changed plan")
    person.press("Return")
    person.until_sees("DER-0001 - Enquiry - STARS Desktop", "Withdrawn, saved")
    assert "Event: Withdrawn by social care Changed plan" in person.line

    person.press("Ctrl+2")
    person.until_sees("Difference 0")
    assert person.table[-1] == ["Total", "1", "0", "0", "0", "0", "0", "1", "0", "0"]
    assert person.line.startswith("Total, Notified")

    person.press("Alt+Left")
    person.reach("Timeline")
    person.press("Home", "Del")
    person.until_sees("Void a line - DER-0001", "Withdrawn by social care on ")
    person.type("Recorded for another child")
    person.press("Return")
    person.until_sees("Voided: withdrawn, saved", "2 lines, 1 of them voided", "In the pipeline")
    person.press("Ctrl+2")
    person.until(lambda: person.table[-1] == ["Total", "1", "0", "0", "0", "1", "0", "0", "0", "0"])

    person.open_menu("E", "Undo: voided: withdrawn")
    person.until_sees("Undone: Voided: withdrawn")
    person.until(lambda: person.table[-1] == ["Total", "1", "0", "0", "0", "0", "0", "1", "0", "0"])
    person.quit()
    assert figures(with_one_enquiry, passphrase) == {"notified": 1, "withdrawn_by_social_care": 1}
