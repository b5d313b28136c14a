"""The screen of a panel by its keys: it goes on where it stood, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.panel import Panel
from stars_desktop.services import panels
from stars_desktop.services.enquiries import dossier, undo
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.panel.body import NARROW
from stars_desktop.ui.panel.ending import EndDialog
from stars_desktop.ui.panel.page import PanelPage
from stars_desktop.ui.panel.plan import PlanDialog
from stars_desktop.ui.recording.dialog import RecordDialog
from tests.conftest import Desk
from tests.ui.panel.conftest import NAMING, PLAN, TODAY

Hold = Callable[[QWidget], None]


class Heard(QObject):
    """What the page asked of the window; it reads again as the window has it do."""

    def __init__(self, page: PanelPage) -> None:
        super().__init__(page)
        self._page = page
        self.places: list[Place] = []
        self.recorded: list[Recorded] = []
        page.go.connect(self.places.append)
        page.recorded.connect(self.hear)

    def hear(self, recorded: Recorded) -> None:
        """Something was recorded."""
        self.recorded.append(recorded)
        self._page.refresh()


@pytest.fixture(autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Settings of this test alone."""
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture
def page(council: Vault, desk: Desk, work: Workplace, hold: Hold) -> Iterator[PanelPage]:
    """A panel of three that has just begun."""
    number = panels.begin(council, desk.clerk, PLAN)
    made = PanelPage(work)
    hold(made)
    made.arrive(str(number))
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def heard(page: PanelPage) -> Heard:
    return Heard(page)


def focus() -> QWidget:
    """Where the keys go."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found
    return found


def press(*keys: str) -> None:
    for key in keys:
        front = QGuiApplication.focusWindow()
        assert front
        QTest.keySequence(front, QKeySequence(key))


def kept(vault: Vault) -> Panel:
    """The panel as the register has it."""
    return panels.all_panels(vault)[0]


def test_it_has_the_screen_alone_and_begins_at_what_fits_best(page: PanelPage) -> None:
    assert page.alone
    assert page.subject == "Residential panel"
    assert focus() is page.body.keys.buttons["decide"]
    assert focus().property("main")


def test_letters_go_through_the_agenda_and_the_register_knows_where_it_stands(
    page: PanelPage, council: Vault
) -> None:
    press("n", "n")
    assert page.body.front.name.text() == "DER-0003  CC"
    assert kept(council).at == 2
    press("p")
    assert kept(council).at == 1
    assert page.body.top.place.text() == "Enquiry 2 of 3"


def test_at_the_ends_of_the_agenda_the_keys_say_why_they_rest(page: PanelPage) -> None:
    buttons = page.body.keys.buttons
    assert (buttons["previous"].isEnabled(), buttons["next"].isEnabled()) == (False, True)
    press("n", "n", "n")
    assert not buttons["next"].isEnabled()
    assert "F11 ends the panel" in buttons["next"].toolTip()


def test_the_agenda_is_gone_through_with_arrows_and_enter(page: PanelPage, council: Vault) -> None:
    page.body.agenda.list.setFocus()
    press("Down", "Down", "Return")
    assert kept(council).at == 2
    press("Up", "Space")
    assert kept(council).at == 1


def test_a_note_is_typed_without_the_letters_doing_anything_and_kept_while_it_is(
    page: PanelPage, council: Vault, qtbot: QtBot
) -> None:
    press("t")
    assert focus() is page.body.notes.note.area
    QTest.keyClicks(focus(), "pending mother")
    qtbot.waitUntil(lambda: kept(council).items[0].typed.note == "pending mother")
    assert (kept(council).at, page.body.top.place.text()) == (0, "Enquiry 1 of 3")


def test_esc_leaves_a_field_and_the_letters_are_keys_again(page: PanelPage, council: Vault) -> None:
    press("t")
    QTest.keyClicks(focus(), "Carers")
    press("Escape")
    assert kept(council).items[0].typed.note == "Carers"
    assert focus() is page.body.keys.buttons["decide"]
    press("n")
    assert kept(council).at == 1


def test_going_on_records_what_was_typed_and_says_how_it_is_taken_back(
    page: PanelPage, council: Vault, heard: Heard, desk: Desk
) -> None:
    press("t")
    QTest.keyClicks(focus(), "Carers wanted")
    press("Escape", "n")
    assert page.body.message.words.text() == "DER-0001: Note of the panel. Ctrl+Z takes it back."
    assert page.body.notes.typed.blank
    assert kept(council).items[0].noted
    undo(council, desk.clerk, heard.recorded[0])
    page.refresh()
    assert not kept(council).items[0].noted
    assert not page.body.message.isVisible()


def test_going_on_leaves_what_cannot_be_recorded_typed_where_it_was(page: PanelPage, council: Vault) -> None:
    page.body.notes.who.set_value("Residential team")
    press("n")
    assert "It stays typed there." in page.body.message.words.text()
    assert kept(council).at == 1
    assert "typed and not recorded" in page.body.agenda.list.model().index(0, 0).data()
    press("p")
    assert page.body.notes.who.value() == "Residential team"


def test_saving_says_beside_the_field_what_is_wrong(page: PanelPage, council: Vault) -> None:
    press("Ctrl+S")
    assert page.body.notes.problem.words.text() == "Type a note or a next action first."
    page.body.notes.what.set_value("Profile")
    page.body.notes.by.set_value("31 2")
    press("Ctrl+S")
    assert page.body.notes.by.problem.text().startswith("By when must be a real date")
    assert focus() is page.body.notes.by.line
    page.body.notes.by.set_value("20 11")
    press("Ctrl+S")
    step = dossier(council, "DER-0001", TODAY).next_step
    assert step
    assert (step.what, str(step.by)) == ("Profile", "2023-11-20")
    assert page.body.notes.typed.blank


def test_the_mask_hides_names_again_by_the_same_key(page: PanelPage, qtbot: QtBot) -> None:
    assert seen(page) == []
    press("m")
    qtbot.waitUntil(lambda: seen(page) == list(NAMING))
    press("m")
    assert seen(page) == []


def seen(page: PanelPage) -> list[str]:
    """What names somebody and can be read."""
    said = [
        str(one.property("text")) for one in page.findChildren(QWidget) if one.isVisible() and one.property("text")
    ]
    return [name for name in NAMING if any(name in one for one in said)]


def test_the_criteria_of_its_cohort_open_and_close(page: PanelPage, qtbot: QtBot) -> None:
    press("c")
    qtbot.waitUntil(lambda: "Lives in residential care: met" in texts(page))
    press("c")
    assert "Lives in residential care: met" not in texts(page)


def texts(page: PanelPage) -> list[str]:
    return [str(one.property("text")) for one in page.findChildren(QWidget) if one.isVisible()]


def test_a_decision_is_chosen_by_letter_recorded_over_the_panel_and_stands_in_its_record(
    page: PanelPage, council: Vault, heard: Heard, qtbot: QtBot
) -> None:
    press("d")
    assert isinstance(focus(), QMenu)
    press("n")
    assert kept(council).at == 0
    dialog = page.findChild(RecordDialog)
    assert dialog
    assert dialog.windowTitle() == "Record not presented - DER-0001"
    dialog.form.fields["reason"].set_value("No carer")
    dialog.attempt()
    qtbot.waitUntil(lambda: len(heard.recorded) == 1)
    assert kept(council).items[0].decision == "Not presented"
    assert page.body.front.question.text() == "Decided: not presented"
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.body.keys.buttons["next"])


def test_whoever_chairs_the_panel_is_filled_in_as_deciding(page: PanelPage, council: Vault) -> None:
    panels.change(council, kept(council).id, replace(PLAN, attendees="Ruth Reed (chair)\nAnn Other"))
    page.refresh()
    press("d", "n")
    dialog = page.findChild(RecordDialog)
    assert dialog
    assert dialog.form.values()["decided_by"] == "Ruth Reed"
    dialog.done(0)


def test_a_form_that_is_open_is_said_to_be_unsaved(page: PanelPage) -> None:
    press("d")
    press("n")
    dialog = page.findChild(RecordDialog)
    assert dialog
    dialog.form.fields["notes"].set_value("Half a note")
    assert page.unsaved() == "Record not presented - DER-0001"
    dialog.done(0)


def test_single_letters_can_be_turned_off_and_stay_off(
    page: PanelPage, council: Vault, work: Workplace, qtbot: QtBot
) -> None:
    page.body.keys.letters.click()
    page.focus_main()
    press("n")
    assert kept(council).at == 0
    press("Alt+N")
    qtbot.waitUntil(lambda: kept(council).at == 1)
    again = PanelPage(work, page)
    assert not again.body.keys.letters.isChecked()
    again.body.keys.letters.click()


def test_the_agenda_can_be_changed_while_the_panel_sits(page: PanelPage, council: Vault, qtbot: QtBot) -> None:
    press("n", "a")
    dialog = page.findChild(PlanDialog)
    assert dialog
    assert dialog.agenda.references == PLAN.references
    dialog.agenda.table.setCurrentIndex(dialog.agenda.rows.index(0, 0))
    dialog.agenda.off.click()
    dialog.attempt()
    qtbot.waitUntil(lambda: page.body.top.place.text() == "Enquiry 1 of 2")
    assert page.body.front.name.text() == "DER-0002  BB"
    assert [item.reference for item in kept(council).items] == ["DER-0002", "DER-0003"]


def test_the_end_records_what_is_typed_asks_who_sat_and_goes_to_the_record(
    page: PanelPage, council: Vault, heard: Heard
) -> None:
    page.body.notes.note.set_value("Carers wanted")
    press("F11")
    dialog = page.findChild(EndDialog)
    assert dialog
    dialog.sat.set_value("Head of service")
    dialog.attempt()
    assert heard.places == [Place("panel_record", "1")]
    panel = kept(council)
    assert (panel.ended, panel.attendees, panel.items[0].noted) == (True, "Head of service", True)


def test_a_panel_is_left_open_for_later(page: PanelPage, council: Vault, heard: Heard) -> None:
    press("n", "F11")
    dialog = page.findChild(EndDialog)
    assert dialog
    dialog.leave_open.click()
    assert heard.places == [Place("panels")]
    assert (kept(council).ended, kept(council).at) == (False, 1)


def test_a_panel_that_is_not_there_says_so_and_can_be_left(page: PanelPage, heard: Heard) -> None:
    page.arrive("77")
    assert page.body.message.words.text() == "That panel is not in this register. Choose one of the list."
    press("F11")
    assert heard.places == [Place("panels")]


def test_in_a_narrow_room_the_agenda_steps_back_and_the_keys_stay(page: PanelPage, theme: Theme) -> None:
    window = page.window()
    window.resize(theme.px(NARROW) - 40, 700)
    assert not page.body.agenda.isVisible()
    press("n")
    assert page.body.top.place.text() == "Enquiry 2 of 3"
    window.resize(theme.px(NARROW) + 40, 700)
    assert page.body.agenda.isVisible()


def test_a_line_of_the_agenda_is_as_tall_as_its_words(page: PanelPage) -> None:
    agenda = page.body.agenda.list
    before = agenda.visualRect(agenda.model().index(0, 0)).height()
    page.body.notes.who.set_value("Residential team")
    press("n")
    assert agenda.visualRect(agenda.model().index(0, 0)).height() > before


def test_page_keys_scroll_what_is_in_front(page: PanelPage) -> None:
    page.window().resize(1000, 420)
    bar = page.body.area.verticalScrollBar()
    press("PgDown")
    assert bar.value() > 0
    press("PgUp")
    assert bar.value() == 0


def test_fields_show_their_beginning(page: PanelPage) -> None:
    page.body.notes.who.set_value("A very long name of a team that does not fit into its field")
    press("n", "p")
    line = page.body.notes.who.input
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 0


def test_the_letters_of_the_agenda_list_are_keys_too(page: PanelPage) -> None:
    page.body.agenda.list.setFocus(Qt.FocusReason.TabFocusReason)
    press("m")
    assert page.body.top.masked.text().startswith("Not masked")
