"""The record of a panel on paper and in files."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.panel import Typed
from stars_desktop.services import panels
from stars_desktop.services.enquiries import record, void
from stars_desktop.services.panels import PanelRecord
from stars_desktop.store.vault import Vault
from stars_desktop.ui.panel.paper import document, file_name, page
from stars_desktop.ui.panel.saving import save
from tests.conftest import Desk
from tests.ui.panel.conftest import NAMING, PLAN, TODAY


@pytest.fixture
def held(council: Vault, desk: Desk) -> PanelRecord:
    """The first decided and taken back, the second noted, the third not come to."""
    plan = replace(PLAN, name="Panel <1> & more", attendees="Head of service\nTeam & <guests>")
    number = panels.begin(council, desk.clerk, plan)
    gone = Event("", Kind.NOT_PRESENTED, TODAY, 0, reason="No carer")
    made = record(council, panels.at_panel(desk.clerk, number), "DER-0001", gone)
    void(council, desk.clerk, made.ids[0], "Wrong enquiry")
    panels.turn_to(council, number, 1)
    item = replace(panels.open_panel(council, number).items[1], typed=Typed("Visit <first>", "Profile"))
    panels.record_typed(council, desk.clerk, number, item, None)
    record(council, panels.at_panel(desk.clerk, number), "DER-0002", Event("", Kind.PROGRESSED, TODAY, 0))
    return panels.record_of(council, number, TODAY)


def plain(html: str) -> str:
    """What is read."""
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_the_record_says_who_sat_and_what_became_of_each(qapp: QApplication, held: PanelRecord) -> None:
    assert qapp
    said = plain(page(held))
    for words in (
        "The panel has not ended yet.", "Panel <1> & more", "18 October 2023", "Derby City", "Team & <guests>",
        "1 of 3 enquiries", "1. DER-0001 AA, cohort A, residential step-down", "Seen, nothing recorded.",
        "Taken back by Tess Tester. Wrong enquiry", "2. DER-0002 BB", "Visit <first>", "Next action, 18 October 2023",
        "Decided: progressed, 18 October 2023", "3. DER-0003 CC, cohort B, foster care stability\nNot come to.",
    ):  # fmt: skip
        assert words in said
    assert "Sample data" not in said


def test_the_record_names_nobody_but_those_who_sat_and_recorded(qapp: QApplication, held: PanelRecord) -> None:
    assert qapp
    assert [one for one in NAMING if one in page(held)] == []


def test_the_record_of_a_sample_says_that_it_is_one(held: PanelRecord) -> None:
    assert "Sample data. Every enquiry here is invented." in page(replace(held, sample=True))


def test_an_ended_panel_is_not_said_to_go_on(held: PanelRecord) -> None:
    assert "not ended" not in page(replace(held, panel=replace(held.panel, ended=True)))


def test_a_file_name_has_nothing_that_a_disk_refuses(held: PanelRecord) -> None:
    assert file_name(held) == "2023-10-18 Panel 1 more record"


def test_it_is_saved_as_a_text_with_headings(qapp: QApplication, held: PanelRecord, tmp_path: Path) -> None:
    assert qapp
    save(held, tmp_path / "record.html")
    saved = (tmp_path / "record.html").read_text("utf-8")
    assert saved == document(held)
    assert saved.startswith("<!DOCTYPE html><html lang='en-GB'>")
    assert saved.count("<h2>") == 3


def test_it_is_saved_as_a_pdf(qapp: QApplication, held: PanelRecord, tmp_path: Path) -> None:
    assert qapp
    save(held, tmp_path / "record.pdf")
    saved = (tmp_path / "record.pdf").read_bytes()
    assert saved.startswith(b"%PDF-")
    assert "Record of Panel".encode("utf-16-be") in saved
    assert b"/Count 1" in saved


def test_a_folder_that_is_not_there_is_said_in_words(held: PanelRecord, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError):
        save(held, tmp_path / "nowhere" / "record.html")
