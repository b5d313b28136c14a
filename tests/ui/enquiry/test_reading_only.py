"""The page of an enquiry in a register that is open for reading only."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.enquiry.page import EnquiryPage


@pytest.fixture
def page(work: Workplace, enquiry: str, shown: Callable[[QWidget], None]) -> Iterator[EnquiryPage]:
    window = QWidget()
    session = type(work.session)(work.session.vault, work.session.clerk, writes=False)
    made = EnquiryPage(Workplace(session, work.theme, work.tasks), window)
    shown(window)
    made.arrive(enquiry)
    yield made
    del window  # its owner until the test is over


def test_a_register_for_reading_only_says_so_for_every_command(page: EnquiryPage) -> None:
    said = {command: use.why_not() for command, use in page.uses().items()}
    assert said.pop("triage") == ""
    assert said.pop("open_enquiry") == "It is open already."
    assert said.pop("note_back") == ""
    assert said.pop("known_then") == "No decision was recorded yet."
    assert set(said.values()) == {"This register is open for reading only."}


def test_no_way_leads_to_what_a_register_for_reading_only_would_refuse(page: EnquiryPage) -> None:

    offered = {one.text() for one in page.findChildren(QPushButton) if not one.isHidden()}
    assert "Reply..." in offered
    assert not offered & {"Change...", "Link...", "No next step. Set one...", "Meeting held...", "Criteria met..."}
    assert page.identity.main.text() == "Walk the criteria..."
