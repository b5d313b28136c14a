"""The page of a new enquiry, by keyboard, over a real register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.listing import Wanted, enquiry_ids, listed
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.intake.page import IntakePage
from tests.conftest import Desk

Hold = Callable[[QWidget], None]


@pytest.fixture
def page(hold: Hold, work: Workplace) -> IntakePage:
    notify(
        work.session.vault,
        work.session.clerk,
        Notification(
            "DER-0007", "C-7", Cohort.A, date(2022, 8, 8), {FactName.INITIALS: "KM", FactName.TEAM: "Care team 2"}
        ),
    )
    return held(hold, work)


def held(hold: Hold, work: Workplace) -> IntakePage:
    """The page in a window."""
    made = IntakePage(work)
    hold(made)
    made.arrive("")
    return made


def types(widget: QWidget | None, text: str) -> None:
    """Types into whatever has the focus."""
    assert widget
    QTest.keyClicks(widget, text)


def press(page: IntakePage, letter: Qt.Key) -> None:
    """The access key of a field or button."""
    QTest.keyClick(page.window(), letter, Qt.KeyboardModifier.AltModifier)


def fill(page: IntakePage) -> None:
    """All that is needed, by keyboard, from where the page begins."""
    types(QApplication.focusWidget(), "C-8")
    press(page, Qt.Key.Key_D)
    types(QApplication.focusWidget(), " ")
    press(page, Qt.Key.Key_N)
    types(QApplication.focusWidget(), "17 oct")


def gone(page: IntakePage) -> list[Place]:
    """Where it asks to go from now on."""
    places: list[Place] = []
    page.go.connect(places.append)
    return places


def test_it_begins_at_the_child_with_a_reference_suggested(page: IntakePage) -> None:
    assert page.form.reference.value() == "DER-0008"
    assert QApplication.focusWidget() is page.form.child.line
    assert page.unsaved() == ""


def test_an_enquiry_is_added_by_keyboard(page: IntakePage, vault: Vault, qtbot: QtBot) -> None:
    places = gone(page)
    recorded: list[Recorded] = []
    page.recorded.connect(recorded.append)
    fill(page)
    press(page, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: places == [Place("enquiry", "DER-0008")])
    (row,) = listed(vault, enquiry_ids(vault, Wanted("C-8")))
    assert (row.reference, row.cohort, row.notified_on) == ("DER-0008", Cohort.A, date(2023, 10, 17))
    assert [one.words for one in recorded] == ["New enquiry DER-0008"]
    assert page.unsaved() == ""
    assert page.form.reference.value() == "DER-0009"


def test_an_enquiry_can_be_added_and_walked_at_once(page: IntakePage, qtbot: QtBot) -> None:
    places = gone(page)
    fill(page)
    press(page, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: places == [Place("triage", "DER-0008")])


def test_problems_stand_beside_their_fields_and_in_the_summary_and_nothing_typed_is_lost(
    page: IntakePage, vault: Vault
) -> None:
    page.form.fields["notified_on"].set_value("31 2 2023")
    types(page.form.fields[FactName.TEAM].input, "Care team 1")
    QTest.mouseClick(page.adding, Qt.MouseButton.LeftButton)
    assert page.form.summary.isVisible()
    assert page.form.summary.hasFocus()
    assert page.form.fields["notified_on"].problem.text().startswith("Notified on must be a real date")
    assert page.form.fields["cohort"].problem.isVisible()
    assert page.form.fields[FactName.TEAM].value() == "Care team 1"
    assert len(enquiry_ids(vault, Wanted())) == 1


def test_a_known_child_is_warned_of_while_typing_and_what_is_known_is_used(
    page: IntakePage, qtbot: QtBot, vault: Vault
) -> None:
    types(QApplication.focusWidget(), "c-7")
    qtbot.waitUntil(lambda: bool(page.known.cards) and page.known.cards[0].use.isVisible())
    assert page.known.cards[0].title.text() == "DER-0007 is about the same child"
    press(page, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: page.form.values()[FactName.TEAM] == "Care team 2")
    assert page.form.values()[FactName.INITIALS] == "KM"
    assert not page.known.cards[0].use.isVisible()  # there is nothing more to fill in
    page.form.fields["cohort"].set_value("D")
    page.form.fields["notified_on"].set_value("today")
    page.add()
    assert len(enquiry_ids(vault, Wanted("c-7"))) == 2  # it warns, and never blocks


def test_the_known_enquiry_opens_from_the_warning(page: IntakePage) -> None:
    places = gone(page)
    page.form.child.set_value("C-7")
    page.look()
    QTest.keyClick(page.known.cards[0].open, Qt.Key.Key_Space)
    assert places == [Place("enquiry", "DER-0007")]


def test_what_was_typed_survives_going_elsewhere_and_back(page: IntakePage, vault: Vault, desk: Desk) -> None:
    page.form.child.set_value("C-9")
    assert page.unsaved() == "a new enquiry"
    notify(vault, desk.clerk, Notification("DER-0008", "C-1", Cohort.A, date(2023, 1, 1), {}))
    page.refresh()
    page.arrive("")
    assert page.form.child.value() == "C-9"
    assert page.form.reference.value() == "DER-0009"  # the one that was suggested is in use by now


def test_a_reference_typed_by_hand_is_not_replaced(page: IntakePage) -> None:
    page.form.reference.set_value("X-1")
    page.refresh()
    assert page.form.reference.value() == "X-1"


def test_nothing_can_be_added_to_a_register_that_is_only_read(hold: Hold, work: Workplace) -> None:
    page = held(hold, replace(work, session=replace(work.session, writes=False)))
    assert not page.adding.isEnabled()
    assert "open for reading only" in page.message.words.text()


@pytest.mark.parametrize(("wide", "tall", "scale"), [(836, 700, 100), (1200, 700, 200)])
def test_it_fits_a_small_screen(page: IntakePage, theme: Theme, wide: int, tall: int, scale: int) -> None:
    theme.set_scale(scale)
    page.form.child.set_value("C-7")
    page.look()
    assert page.minimumSizeHint().width() <= wide
    assert page.minimumSizeHint().height() <= tall
    theme.set_scale(100)


def test_above_the_form_a_warning_says_the_rest_when_it_is_asked(page: IntakePage, theme: Theme) -> None:
    theme.set_scale(200)
    page.form.child.set_value("C-7")
    page.look()
    (box,) = page.known.cards
    assert box.more.text() == "Show more"
    assert not any(label.isVisible() for label in box.told)
    before = page.known.height()
    QTest.keyClick(box.more, Qt.Key.Key_Space)
    assert box.more.text() == "Show less"
    assert all(label.isVisibleTo(page) for label in box.told)
    assert page.known.maximumHeight() > before
    theme.set_scale(100)


def test_where_a_worry_about_safety_goes_stands_on_the_page(page: IntakePage) -> None:
    assert page.safety.words.text().startswith("A worry about a child's safety goes to the council's front door")
