"""What the page says above all else: look again, an override, a change since the decision; decisions as they were."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services import enquiries
from stars_desktop.services.decisions import decided
from stars_desktop.services.enquiries import Recorded
from stars_desktop.services.triage import answer
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.enquiry.deciding import NONE_YET, NOT_KEPT
from stars_desktop.ui.enquiry.known_then import KnownThen
from stars_desktop.ui.enquiry.page import EnquiryPage
from stars_desktop.ui.enquiry.paper import page as paper
from tests.conftest import Desk
from tests.ui.enquiry.conftest import REFERENCE, Record

AGAINST = {"override": "The panel expects a <move>", "authoriser": "Head of service", "decided_by": "RS"}


@pytest.fixture
def page(work: Workplace, enquiry: str, shown: Callable[[QWidget], None]) -> Iterator[EnquiryPage]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    made = EnquiryPage(work, window)
    layout.addWidget(made)
    window.resize(1100, 700)
    shown(window)
    made.arrive(enquiry)
    yield made
    window.close()


@pytest.fixture
def moved(page: EnquiryPage, vault: Vault, desk: Desk) -> EnquiryPage:
    """The criteria were looked at, and the child has moved since."""
    answer(vault, desk.clerk, REFERENCE, "B2", Reply.YES, "", "", date(2022, 9, 1))
    move(vault, desk)
    page.refresh()
    return page


def move(vault: Vault, desk: Desk) -> None:
    desk.set(2022, 10, desk.at.day + 1)
    enquiries.change_facts(vault, desk.clerk, REFERENCE, {FactName.PLACEMENT_TYPE: "K2"}, desk.clerk.today)


def titles(page: EnquiryPage) -> list[str]:
    assert page.view
    return [notice.title for notice in page.view.notices]


def link(page: EnquiryPage, words: str) -> QPushButton:
    return next(one for one in page.bands.findChildren(QPushButton) if one.text() == words)


def test_where_nothing_is_to_be_noticed_there_is_no_band(page: EnquiryPage) -> None:
    assert titles(page) == []
    assert not page.bands.isVisible()


def test_a_change_leads_to_the_walk(moved: EnquiryPage) -> None:
    assert titles(moved) == ["Look at the criteria again"]
    assert moved.view
    assert moved.view.notices[0].words == "The placement type changed from foster home to children's home."
    assert moved.bands.isVisible()
    went: list[Place] = []
    moved.go.connect(went.append)
    QTest.keyClick(link(moved, "Walk the criteria"), Qt.Key.Key_Space)
    assert went == [Place("triage", REFERENCE)]


def test_who_looked_says_so_in_one_step_that_can_be_undone(moved: EnquiryPage, vault: Vault, desk: Desk) -> None:
    recorded: list[Recorded] = []
    moved.recorded.connect(recorded.append)
    QTest.keyClick(link(moved, "Note that I looked"), Qt.Key.Key_Space)
    assert titles(moved) == []
    assert moved.panes.timeline.current
    assert moved.panes.timeline.current.title == "Looked at the criteria again"
    desk.set(2022, 10, 9)
    enquiries.undo(vault, desk.clerk, recorded[0])
    moved.refresh()
    assert titles(moved) == ["Look at the criteria again"]


def test_an_override_is_marked_with_its_reason_and_authoriser_until_it_is_reopened(
    page: EnquiryPage, record: Record
) -> None:
    record(Kind.CRITERIA_MET, 9, 21, **AGAINST)
    page.refresh()
    assert page.view
    assert page.view.notices[0].title == "Decided against the criteria on 21 September 2022"
    assert page.view.notices[0].words == "The panel expects a <move>. Authorised by Head of service."
    assert page.view.lines[0].title == "Criteria met, against the criteria"
    record(Kind.CLOSED_OTHER, 9, 22, reason="Moved away")
    record(Kind.REOPENED, 9, 23)
    page.refresh()
    assert titles(page) == []


def test_after_a_decision_a_change_is_a_note_and_the_decision_stands(
    page: EnquiryPage, vault: Vault, desk: Desk, record: Record
) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    move(vault, desk)
    page.refresh()
    assert titles(page) == ["Changed since the decision of 21 September 2022"]
    assert page.view
    assert page.view.notices[0].words.endswith("The decision stands.")


def test_a_decision_opens_as_it_was_by_the_line_or_the_newest(
    qtbot: QtBot, page: EnquiryPage, vault: Vault, desk: Desk, record: Record
) -> None:
    assert page.uses()["known_then"].why_not() == NONE_YET
    assert not page.panes.then.isVisible()
    record(Kind.CRITERIA_MET, 9, 21, **AGAINST)
    move(vault, desk)
    page.refresh()
    page.panes.then.click()
    dialog = opened(qtbot, page)
    said = dialog.text.toPlainText()
    assert "Criteria met, cohort B: DER-0088" in said
    assert "Foster home (U6), since 8 August 2022" in said
    assert "The panel expects a <move>" in said
    assert "children's home" not in said.casefold()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.findChild(KnownThen) is None)


def test_it_is_saved_as_a_pdf_or_says_why_not(
    qtbot: QtBot, page: EnquiryPage, record: Record, tmp_path: Path
) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    page.refresh()
    page.panes.then.click()
    dialog = opened(qtbot, page)
    dialog.save_to(str(tmp_path / "decision.pdf"))
    assert (tmp_path / "decision.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved as " in dialog.message.words.text()
    dialog.save_to(str(tmp_path / "missing" / "decision.pdf"))
    assert dialog.message.words.text().startswith("There is no folder ")
    dialog.close()


def test_of_a_decision_that_was_imported_nothing_was_kept_and_that_is_said(
    page: EnquiryPage, vault: Vault, desk: Desk
) -> None:
    found = enquiries.dossier(vault, REFERENCE, desk.clerk.today)
    with vault.writing() as connection:
        journal = Journal(connection, desk.clerk.now(), "Tess", desk.clerk.today)
        journal.record(found.id, [Event("e-1", Kind.CRITERIA_MET, date(2022, 9, 21), 0)])
        journal.flush()
    page.refresh()
    page.panes.then.click()
    assert page.message.words.text() == NOT_KEPT.format("21 September 2022")


def test_the_paper_names_every_criterion_and_answer(
    vault: Vault, desk: Desk, page: EnquiryPage, record: Record
) -> None:
    answer(vault, desk.clerk, REFERENCE, "B2", Reply.YES, "Rang & asked", "Carer", date(2022, 9, 1))
    record(Kind.CRITERIA_MET, 9, 21)
    page.refresh()
    assert page.view
    assert page.view.decision
    kept = decided(vault, page.view.decision.id)
    assert kept
    html = paper(kept, sample=True)
    assert "Sample data. Every enquiry here is invented." in html
    assert "Rang &amp; asked" in html
    for verdict in kept.verdicts:
        assert all(f"<td>{one.id}</td>" in html for one in verdict.findings)


def opened(qtbot: QtBot, page: EnquiryPage) -> KnownThen:
    """The dialog, once it is there."""
    qtbot.waitUntil(lambda: page.findChild(KnownThen) is not None)
    dialog = page.findChild(KnownThen)
    assert isinstance(dialog, KnownThen)
    qtbot.waitUntil(dialog.isVisible)
    return dialog
