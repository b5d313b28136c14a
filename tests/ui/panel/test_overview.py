"""The list of panels, their form, and the page of a record."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from stars_desktop.services import panels
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.panel.overview import PanelsPage
from stars_desktop.ui.panel.plan import PlanDialog
from stars_desktop.ui.panel.record import RecordPage
from stars_desktop.ui.panel.saving import TEXT
from stars_desktop.workspace import Session
from tests.conftest import Desk, day
from tests.ui.panel.conftest import NAMES, PLAN

Hold = Callable[[QWidget], None]
Open = Callable[[], PanelsPage]


@pytest.fixture
def reader(work: Workplace) -> Workplace:
    """The same register, open for reading only."""
    return replace(work, session=Session(work.session.vault, work.session.clerk, writes=False))


@pytest.fixture
def let_go() -> Iterator[Callable[[Page], None]]:
    """Lets pages go at the end."""
    made: list[Page] = []
    yield made.append
    for page in made:
        page.setParent(None)
        page.deleteLater()


@pytest.fixture
def opened(council: Vault, work: Workplace, hold: Hold, let_go: Callable[[Page], None]) -> Open:
    """Opens the list of panels as it is now."""
    assert council

    def make() -> PanelsPage:
        page = PanelsPage(work)
        let_go(page)
        hold(page)
        page.arrive("")
        return page

    return make


def places(page: Page) -> list[Place]:
    """Where the page asks to go, from now on."""
    found: list[Place] = []
    page.go.connect(found.append)
    return found


def shows(page: PanelsPage) -> list[list[str]]:
    """Every cell of the list."""
    model = page.rows
    return [[model.cell(row, at).text for at in range(model.columnCount())] for row in range(model.rowCount())]


def test_without_panels_it_says_what_one_is_and_begins_one(opened: Open) -> None:
    page = opened()
    assert page.introduction.isVisible()
    assert not page.table.isVisible()
    assert QApplication.focusWidget() is page.begin_button
    assert page.begin_button.property("main")


def test_a_panel_is_begun_from_the_form_and_gone_to(opened: Open, council: Vault) -> None:
    page = opened()
    gone = places(page)
    page.begin_button.click()
    dialog = page.findChild(PlanDialog)
    assert dialog
    dialog.attempt()
    assert dialog.windowTitle().startswith("Error: ")
    assert dialog.form.fields["name"].problem.text() == "Enter the name of the panel"
    assert panels.all_panels(council) == []
    dialog.name.set_value("Residential panel")
    dialog.agenda.source.setCurrentIndex(dialog.agenda.source.count() - 1)
    dialog.agenda.take.click()
    dialog.attempt()
    (panel,) = panels.all_panels(council)
    assert [item.reference for item in panel.items] == list(NAMES)
    assert gone == [Place("panel", str(panel.id))]


def test_the_agenda_is_put_together_and_in_order_by_keyboard(opened: Open) -> None:
    page = opened()
    page.begin()
    dialog = page.findChild(PlanDialog)
    assert dialog
    agenda = dialog.agenda
    QTest.keyClicks(agenda.line, "der-0003 DER-0001")
    QTest.keyClick(agenda.line, Qt.Key.Key_Return)
    assert agenda.references == ("DER-0003", "DER-0001")
    assert agenda.said.text() == "2 enquiries added."
    assert agenda.line.text() == ""
    assert dialog.isVisible()
    QTest.keyClick(agenda.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert agenda.references == ("DER-0001", "DER-0003")
    assert agenda.table.currentIndex().row() == 1
    QTest.keyClick(agenda.table, Qt.Key.Key_Delete)
    assert agenda.value() == "DER-0001"
    assert agenda.said.text() == "DER-0003 taken off."
    QTest.keyClicks(agenda.line, "zebra")
    QTest.keyClick(agenda.line, Qt.Key.Key_Return)
    assert agenda.said.text() == "No enquiry matches “zebra”."
    dialog.done(0)


def test_who_sat_last_is_filled_in_for_a_panel_of_the_same_name(opened: Open, council: Vault, desk: Desk) -> None:
    panels.begin(council, desk.clerk, PLAN)
    panels.begin(council, desk.clerk, replace(PLAN, name="Case meeting", attendees="Team", on=day("2023-10-01")))
    page = opened()
    page.begin()
    dialog = page.findChild(PlanDialog)
    assert dialog
    assert (dialog.name.value(), dialog.sat.value()) == (PLAN.name, PLAN.attendees)
    dialog.name.set_value("Case meeting")
    assert dialog.sat.value() == "Team"
    dialog.done(0)


def test_a_panel_that_has_not_ended_is_said_first_and_gone_on_with_by_enter(
    opened: Open, council: Vault, desk: Desk
) -> None:
    over = panels.begin(council, desk.clerk, replace(PLAN, on=day("2023-09-20")))
    panels.end(council, desk.clerk, over)
    still = panels.begin(council, desk.clerk, PLAN)
    page = opened()
    gone = places(page)
    said = "Residential panel of 18 October 2023 has not ended: enquiry 1 of 3, 0 decided."
    assert page.message.words.text() == said
    assert shows(page) == [
        ["18 October 2023", "Residential panel", "3", "0", "Not ended"],
        ["20 September 2023", "Residential panel", "3", "0", "Ended"],
    ]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.message.link.click()
    assert gone == [Place("panel", str(still)), Place("panel_record", str(over)), Place("panel", str(still))]


def test_where_nothing_may_be_recorded_there_are_records_only(
    council: Vault, desk: Desk, reader: Workplace, hold: Hold, let_go: Callable[[Page], None]
) -> None:
    number = panels.begin(council, desk.clerk, PLAN)
    page = PanelsPage(reader)
    let_go(page)
    hold(page)
    page.arrive("")
    gone = places(page)
    assert (page.begin_button.isEnabled(), page.go_on.isEnabled()) == (False, False)
    assert page.begin_button.toolTip() == "This register is open for reading only."
    assert not page.message.link.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Place("panel_record", str(number))]


@pytest.fixture
def record(council: Vault, desk: Desk, work: Workplace, hold: Hold, let_go: Callable[[Page], None]) -> RecordPage:
    """The record of a panel of three."""
    number = panels.begin(council, desk.clerk, PLAN)
    page = RecordPage(work)
    let_go(page)
    hold(page)
    page.arrive(str(number))
    return page


def test_the_record_is_read_on_the_page_and_follows_the_register(
    record: RecordPage, council: Vault, desk: Desk
) -> None:
    assert record.subject == "Residential panel, 18 October 2023"
    assert "Head of service, residential team" in record.text.toPlainText()
    assert "The panel has not ended yet." in record.text.toPlainText()
    panels.end(council, desk.clerk, 1)
    record.refresh()
    assert "The panel has not ended yet." not in record.text.toPlainText()


def test_the_record_is_saved_by_the_kind_that_was_chosen(record: RecordPage, tmp_path: Path) -> None:
    record.ask()
    dialog = record.findChild(QFileDialog)
    assert dialog
    assert dialog.defaultSuffix() == "pdf"
    assert Path(dialog.selectedFiles()[0]).name.startswith("2023-10-18 Residential panel record")
    dialog.filterSelected.emit(TEXT)
    assert dialog.defaultSuffix() == "html"
    dialog.done(0)
    record.save_to(str(tmp_path / "record.html"))
    assert (tmp_path / "record.html").exists()
    assert record.message.words.text().startswith(f"Saved as {tmp_path / 'record.html'}.")


def test_a_record_that_cannot_be_saved_says_why(record: RecordPage, tmp_path: Path) -> None:
    record.save_to(str(tmp_path / "nowhere" / "record.pdf"))
    assert str(tmp_path) in record.message.words.text()


def test_the_record_is_printed_by_the_dialog_of_the_system(record: RecordPage) -> None:
    record.print_button.click()
    dialog = record.findChild(QPrintDialog)
    assert dialog
    assert dialog.windowTitle() == "Print the record of the panel"
    dialog.done(0)


def test_a_panel_goes_on_from_its_record(record: RecordPage) -> None:
    gone = places(record)
    record.go_on.click()
    assert gone == [Place("panel", "1")]


def test_the_record_of_no_panel_says_so(record: RecordPage) -> None:
    record.arrive("77")
    assert record.message.words.text() == "That panel is not in this register. Choose one of the list."
    assert not record.print_button.isEnabled()
