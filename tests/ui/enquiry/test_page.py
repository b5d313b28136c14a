"""The page on a real register: every kind of event recorded by keyboard, voided, corrected and undone."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.events import By, Kind
from stars_desktop.services import enquiries
from stars_desktop.services.enquiries import Recorded
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.siblings import siblings_of
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.enquiry.page import EnquiryPage
from tests.conftest import Desk
from tests.ui.enquiry.conftest import REFERENCE, Record
from tests.ui.recording.keys import dialog_of, fill, focused, press, settle


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


def begin(qtbot: QtBot, page: EnquiryPage, command: str, **typed: str) -> Recorded:
    """Does a command as the menus do, types, and records with Enter; gives what was recorded."""
    use = page.uses()[command]
    assert use.why_not() == ""
    recorded: list[Recorded] = []
    page.recorded.connect(recorded.append)
    use.run()
    dialog = dialog_of(qtbot, page)
    for key, text in typed.items():
        fill(dialog, key, text)
    settle(qtbot, dialog, page.window())
    page.recorded.disconnect()
    assert len(recorded) == 1
    return recorded[0]


def titles(page: EnquiryPage) -> list[str]:
    assert page.view
    return [line.title for line in page.view.lines]


WENT_BEFORE = {
    "meeting_held": [Kind.MEETING_PLANNED],
    "meeting_cancelled": [Kind.MEETING_PLANNED],
    "progressed": [Kind.CRITERIA_MET],
    "declined": [Kind.CRITERIA_MET],
    "reopened": [Kind.NOT_PRESENTED],
    "case_closed": [Kind.CRITERIA_MET, Kind.PROGRESSED],
}


@pytest.mark.parametrize(
    ("command", "typed", "title"),
    [
        ("plan_meeting", {"on": "1 10", "meeting_on": "14 10", "mode": "In person", "attendees": "Carers"},
         "Meeting planned"),
        ("meeting_held", {"on": "3/10/22", "mode": "Virtual", "attendees": "Provider", "outcome": "Agreed"},
         "Meeting held"),
        ("meeting_cancelled", {"on": "yesterday", "reason": "Carers unwell"}, "Meeting cancelled"),
        ("criteria_met", {"fits": "B", "override": "Panel asked for it", "authoriser": "JP"},
         "Criteria met, against the criteria"),
        ("not_presented", {"reason": "Out of area", "decided_by": "RS"}, "Not presented"),
        ("progressed", {"provider_reference": "OFC-1066"}, "Progressed"),
        ("declined", {"reason": "No match found"}, "Provider declined"),
        ("withdrawal", {"by": "Young person", "reason": "Told the advocate"}, "Withdrawn by young person"),
        ("closed_other", {"reason": "Moved away", "notes": "To Leicester."}, "Closed other"),
        ("reopened", {"reason": "Home broke down"}, "Reopened"),
        ("cohort_changed", {"cohort": "D"}, "Cohort changed to D"),
        ("case_closed", {"by": "Early", "reason": "Reached 18"}, "Case closed, early"),
    ],
)  # fmt: skip
def test_every_kind_of_event_is_recorded_by_keyboard(
    qtbot: QtBot, page: EnquiryPage, record: Record, command: str, *, typed: dict[str, str], title: str
) -> None:
    for kind in WENT_BEFORE.get(command, []):
        record(kind, 9, 20)
    page.refresh()
    recorded = begin(qtbot, page, command, **typed)
    line = page.panes.timeline.current
    assert line
    assert (line.title, line.id) == (title, recorded.ids[-1])
    assert page.panes.timeline.hasFocus()
    event = line.event
    assert event
    assert {key: getattr(event, key) for key in typed if key in {"reason", "attendees", "outcome", "notes"}} == {
        key: text for key, text in typed.items() if key in {"reason", "attendees", "outcome", "notes"}
    }


def test_a_withdrawal_is_corrected_voided_and_undone(
    qtbot: QtBot, page: EnquiryPage, vault: Vault, desk: Desk
) -> None:
    begin(qtbot, page, "withdrawal", on="1 10", by="Family", reason="Family withdrew")
    begin(qtbot, page, "correct_event", by="Social care", why="Read wrongly")
    assert titles(page) == ["Withdrawn by social care", "Withdrawn by family", "Notified, cohort B"]
    press(Qt.Key.Key_Delete)
    dialog = dialog_of(qtbot, page)
    assert "Withdrawn by social care on 1 October 2022 will count nowhere" in dialog.effect.words.text()
    fill(dialog, "reason", "Never withdrawn")
    recorded: list[Recorded] = []
    page.recorded.connect(recorded.append)
    settle(qtbot, dialog, page.window())
    assert page.view
    assert page.view.state_words == "In the pipeline"
    assert page.panes.timeline.current
    assert page.panes.timeline.current.voided.endswith("Never withdrawn")
    enquiries.undo(vault, desk.clerk, recorded[0])
    page.refresh()
    assert page.view.state_words == "Withdrawn"


def test_enter_corrects_the_chosen_line_and_voided_ones_say_why_not(qtbot: QtBot, page: EnquiryPage) -> None:
    page.panes.timeline.setFocus()
    page.panes.timeline.setCurrentIndex(page.panes.timeline.lines.index(0, 0))
    press(Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, page)
    assert dialog.form.values()["on"] == "8 August 2022"
    fill(dialog, "on", "1 8 2022")
    fill(dialog, "why", "The letter was older")
    settle(qtbot, dialog, page.window())
    gone = next(line for line in page.panes.timeline.lines.rows if line.voided)
    page.panes.timeline.choose(gone.id)
    press(Qt.Key.Key_Return)
    assert page.message.words.text() == "That line was voided already."


def test_a_line_has_a_menu_of_its_own(qtbot: QtBot, page: EnquiryPage) -> None:
    timeline = page.panes.timeline
    timeline.setFocus()
    timeline.setCurrentIndex(timeline.lines.index(0, 0))
    timeline.menu_asked.emit(timeline.currentIndex(), timeline.mapToGlobal(timeline.rect().center()))
    (menu,) = (one for one in page.panes.findChildren(QMenu) if one.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_V)
    fill(dialog_of(qtbot, page), "reason", "Not told")
    dialog = dialog_of(qtbot, page)
    settle(qtbot, dialog, page.window())
    assert page.panes.timeline.current
    assert page.panes.timeline.current.voided


def test_notes_are_written_at_any_time(qtbot: QtBot, page: EnquiryPage) -> None:
    begin(qtbot, page, "note", text="Rang the social worker.", on="2 10")
    assert page.panes.timeline.current
    assert page.panes.timeline.current.lines == ("Rang the social worker.",)
    assert (
        page.uses()["correct_event"].why_not() == "Only events can be corrected. Void this line, and record it anew."
    )


def test_the_next_step_is_set_from_the_band(qtbot: QtBot, page: EnquiryPage) -> None:
    assert page.ahead.change.text() == "No next step. Set one..."
    page.ahead.change.setFocus()
    press(Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, page)
    fill(dialog, "what", "Ask for a match")
    fill(dialog, "by", "14 10")
    fill(dialog, "waiting_for", "Provider")
    settle(qtbot, dialog, page.window())
    assert page.ahead.what.text() == "Next step: Ask for a match"
    assert page.ahead.lines.text() == "By 14 October 2022. Waiting for: provider"


def test_facts_are_changed_by_a_part_of_their_words(qtbot: QtBot, page: EnquiryPage) -> None:
    begin(qtbot, page, "change_facts", **{FactName.PLACEMENT_TYPE: "secure", FactName.TEAM: "Care team 2"})
    assert page.view
    facts = {one.label: one.words for one in (*page.view.facts, *page.view.people)}
    assert (facts["Placement type"], facts["Team"]) == ("Secure children's home (K1)", "Care team 2")


def test_a_problem_is_beside_its_field_and_nothing_typed_is_lost(qtbot: QtBot, page: EnquiryPage) -> None:
    page.uses()["withdrawal"].run()
    dialog = dialog_of(qtbot, page)
    assert page.unsaved() == ""
    fill(dialog, "on", "5 8 22")
    assert page.unsaved() == f"Record withdrawal - {REFERENCE}"
    fill(dialog, "by", "Social care")
    fill(dialog, "reason", "Placement stabilised")
    press(Qt.Key.Key_Return)
    sentence = "Withdrawn on must be the same as or after 8 August 2022, when it was notified"
    assert dialog.windowTitle() == f"Error: Record withdrawal - {REFERENCE}"
    assert dialog.form.fields["on"].problem.text() == sentence
    assert dialog.form.summary.accessibleName() == f"There is a problem. {sentence}"
    assert dialog.form.values() == {
        "on": "5 8 22", "by": "Social care", "reason": "Placement stabilised", "notes": "",
    }  # fmt: skip
    fill(dialog, "on", "5 9 22")
    settle(qtbot, dialog, page.window())
    assert titles(page)[0] == "Withdrawn by social care"


def test_the_last_word_is_the_registers_own(qtbot: QtBot, page: EnquiryPage, record: Record) -> None:
    page.uses()["withdrawal"].run()
    dialog = dialog_of(qtbot, page)
    record(Kind.NOT_PRESENTED, 9, 1)
    record(Kind.CLOSED_OTHER, 9, 2)
    fill(dialog, "by", "Family")
    fill(dialog, "reason", "Family withdrew")
    press(Qt.Key.Key_Return)
    assert "the enquiry is closed for another reason (since 2 September 2022)" in dialog.form.summary.accessibleName()
    assert dialog.isVisible()
    dialog.done(0)


def test_the_main_button_does_what_comes_next_and_its_menu_all_that_may_follow(
    qtbot: QtBot, page: EnquiryPage, record: Record
) -> None:
    went: list[Place] = []
    page.go.connect(went.append)
    assert focused() is page.identity.main
    press(Qt.Key.Key_Return)
    assert went == [Place("triage", REFERENCE)]
    record(Kind.MEETING_HELD, 9, 14)
    page.refresh()
    assert page.identity.main.text() == "Criteria met..."
    press(Qt.Key.Key_Down)
    menu = page.identity.main.menu()
    qtbot.waitUntil(menu.isVisible)
    entries = {entry.text().replace("&", ""): entry.isEnabled() for entry in menu.actions() if entry.text()}
    assert entries["Not presented..."]
    assert entries["Reopened: the enquiry is in the pipeline (since 8 August 2022)."] is False
    press(Qt.Key.Key_Down) if focused() is menu else QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, page)
    assert dialog.windowTitle() == f"Record criteria met - {REFERENCE}"
    dialog.done(0)


def test_every_entry_of_the_menu_has_an_access_key_of_its_own(page: EnquiryPage) -> None:
    entries = [entry.text() for entry in page.identity.main.menu().actions() if entry.text()]
    keys = [QKeySequence.mnemonic(entry).toString() for entry in entries]
    assert len(entries) > 10
    assert len(set(keys) - {""}) == len(entries)


def test_answers_are_shown_on_request_and_can_be_voided(
    qtbot: QtBot, page: EnquiryPage, vault: Vault, desk: Desk
) -> None:
    assert not page.panes.answers.isVisible()
    answer(vault, desk.clerk, REFERENCE, "B2", Reply.YES, "", "", date(2022, 10, 1))
    page.refresh()
    assert page.panes.answers.text() == "&Answers (1)"
    assert len(page.panes.timeline.lines.rows) == 1
    page.panes.answers.click()
    page.panes.timeline.setCurrentIndex(page.panes.timeline.lines.index(0, 0))
    page.panes.timeline.setFocus()
    press(Qt.Key.Key_Delete)
    dialog = dialog_of(qtbot, page)
    assert dialog.windowTitle() == f"Void a line - {REFERENCE}"
    dialog.done(0)


def test_where_the_timeline_is_narrow_who_recorded_a_line_stands_below_it(page: EnquiryPage) -> None:
    timeline = page.panes.timeline
    wide = timeline.rowHeight(0)
    assert not timeline.isColumnHidden(2)
    page.window().resize(660, 800)
    assert timeline.isColumnHidden(2)
    assert timeline.rowHeight(0) > wide


def test_links_lead_to_the_childs_other_enquiries(page: EnquiryPage, vault: Vault, desk: Desk) -> None:
    notify(vault, desk.clerk, Notification("DER-0100", "CH-2217", Cohort.D, date(2022, 9, 1), {}))
    page.refresh()
    went: list[Place] = []
    page.go.connect(went.append)
    (link,) = (one for one in page.panes.side.findChildren(QPushButton) if one.text() == "DER-0100")
    link.setFocus()
    press(Qt.Key.Key_Space)
    assert went == [Place("enquiry", "DER-0100")]


def test_an_enquiry_that_is_not_there_says_so(page: EnquiryPage) -> None:
    page.arrive("DER-9999")
    assert page.view is None
    assert "There is no enquiry “DER-9999”" in page.message.words.text()
    assert page.uses()["note"].why_not() == "No enquiry is open here."


def test_where_there_is_little_room_timeline_and_facts_take_turns(qtbot: QtBot, page: EnquiryPage) -> None:
    panes = page.panes
    assert panes.side.isVisible()
    assert not panes.tabs.isVisible()
    page.window().resize(700, 700)
    qtbot.waitUntil(panes.tabs.isVisible)
    assert not panes.side.isVisible()
    panes.tabs.setFocus()
    press(Qt.Key.Key_Right)
    assert panes.side.isVisible()
    assert not panes.timeline.isVisible()


def test_rows_are_as_tall_as_their_words(qtbot: QtBot, page: EnquiryPage, record: Record) -> None:
    record(Kind.WITHDRAWN, 9, 20, by=By.FAMILY, notes="They said so more than once. " * 20)
    page.refresh()
    timeline = page.panes.timeline
    before = timeline.rowHeight(0)
    assert before > 2 * timeline.rowHeight(1)
    page.window().resize(1400, 700)
    qtbot.waitUntil(lambda: timeline.rowHeight(0) < before)


def test_the_chosen_line_stays_when_it_is_read_again(page: EnquiryPage, record: Record) -> None:
    record(Kind.MEETING_HELD, 9, 14)
    page.refresh()
    page.panes.timeline.choose(page.panes.timeline.lines.rows[1].id)
    record(Kind.MEETING_PLANNED, 9, 20)
    page.refresh()
    assert page.panes.timeline.current
    assert page.panes.timeline.current.title == "Notified, cohort B"


def test_a_reply_is_copied_and_only_recorded_where_that_is_chosen(page: EnquiryPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    lines = len(titles(page))
    page.uses()["note_back"].run()
    dialog = dialog_of(qtbot, page)
    settle(qtbot, dialog, page.window())
    assert QApplication.clipboard().text().startswith(f"STARS enquiry about KM ({REFERENCE})")
    assert said == ["The text was copied"]
    assert len(titles(page)) == lines
    assert begin(qtbot, page, "note_back", also="noted").words == "Note"
    assert titles(page)[0] == "Note"


def test_a_sibling_is_linked_shown_and_opened(page: EnquiryPage, qtbot: QtBot, vault: Vault, desk: Desk) -> None:
    notify(vault, desk.clerk, Notification("DER-0091", "CH-0091", Cohort.D, date(2022, 9, 1), {}))
    places: list[Place] = []
    page.go.connect(places.append)
    begin(qtbot, page, "link_sibling", other="der-0091")
    assert titles(page)[0] == "Sibling linked"
    (to_it,) = (one for one in page.panes.side.findChildren(QPushButton) if one.text() == "DER-0091")
    to_it.click()
    assert places == [Place("enquiry", "DER-0091")]


def test_a_sibling_linked_by_mistake_is_unlinked_with_a_reason(
    page: EnquiryPage, qtbot: QtBot, vault: Vault, desk: Desk
) -> None:
    notify(vault, desk.clerk, Notification("DER-0091", "CH-0091", Cohort.D, date(2022, 9, 1), {}))
    begin(qtbot, page, "link_sibling", other="der-0091")
    recorded: list[Recorded] = []
    page.recorded.connect(recorded.append)
    (apart,) = (one for one in page.panes.side.findChildren(QPushButton) if one.text() == "Unlink...")
    assert apart.accessibleName() == "Unlink... DER-0091"
    apart.click()
    dialog = dialog_of(qtbot, page)
    dialog.attempt()
    assert dialog.form.fields["reason"].problem.text() == "Enter the reason"
    fill(dialog, "reason", "Not related")
    settle(qtbot, dialog, page.window())
    assert recorded[0].words == f"Unlinking of {REFERENCE} and DER-0091"
    assert siblings_of(vault, REFERENCE) == siblings_of(vault, "DER-0091") == ()
    assert [one.text() for one in page.panes.side.findChildren(QPushButton) if one.text() == "Unlink..."] == []
