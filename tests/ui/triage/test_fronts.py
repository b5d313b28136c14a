"""The four answers, the list of all questions and the way to the decision, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.services.triage import answer
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.triage.page import TriagePage
from stars_desktop.ui.triage.state import Front
from tests.conftest import Desk
from tests.ui.triage.conftest import BORN, NOTIFIED, RESIDENTIAL, Notify
from tests.ui.triage.walker import Alt, Heard, focus, form, front, heading, press, question, tabbed, words


def test_each_of_the_four_answers_opens_by_enter_and_one_at_a_time(page: TriagePage, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    head = page.answers.heads[Cohort.B]
    said = "Does not fit. The child does not live in a foster home (placement: children's home)."
    assert head.accessibleName() == f"B, Foster care stability: {said}"
    head.setFocus()
    press(Qt.Key.Key_Return)
    shown = words(page.answers.details(Cohort.B))
    assert page.answers.details(Cohort.B).isVisibleTo(page)
    assert {"Needed", "Weighs", "For information", "B1. Lives in a foster home", "Not met"} <= set(shown)
    assert "Lives in a children's home (K2), as known on 2 October 2023" in shown
    assert any(one.startswith("Rule: Derby City Council") for one in shown)
    page.answers.heads[Cohort.A].setFocus()
    press(Qt.Key.Key_Space)
    assert page.answers.details(Cohort.A).isVisibleTo(page)
    assert not page.answers.details(Cohort.B).isVisibleTo(page)


def test_any_question_is_taken_from_the_list(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("A")
    assert focus() is page.fronts.all.table
    assert page.fronts.all.table.currentIndex().data().startswith("X7. ")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X3")
    assert not page.fronts.question.why.isVisibleTo(page)


def test_a_click_takes_a_question_from_the_list(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("A")
    table = page.fronts.all.table
    place = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heading(page) == question("X3")


def test_the_arrows_turn_the_tabs_and_leave_the_focus_there(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    page.identity.tabs.setFocus()
    press(Qt.Key.Key_Right)
    assert front(page) == [Front.ALL, Front.ALL]
    press(Qt.Key.Key_Right)
    assert front(page) == [Front.DENSE, Front.DENSE]
    press(Qt.Key.Key_Right)
    assert front(page) == [Front.DECISION, Front.DECISION]
    assert focus() is page.identity.tabs
    alt("C")
    assert focus() is page.fronts.decision.go_on
    alt("U")
    assert (front(page), focus()) == ([Front.QUESTION, Front.QUESTION], page.fronts.question.form.reply.input)


def test_the_list_scrolls_with_the_row_that_the_keys_come_to(
    page: TriagePage, alt: Alt, notified: Notify, qtbot: QtBot
) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("A")
    qtbot.waitUntil(lambda: page.fronts.all.height() > page.fronts.all.table.height())
    press(Qt.Key.Key_End)
    table = page.fronts.all.table
    place = table.visualRect(table.currentIndex()).center()
    shown = page.body.area.viewport()
    assert shown.rect().contains(table.viewport().mapTo(shown, place))


def test_the_decision_can_be_looked_at_at_any_time(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(BORN))
    alt("C")
    assert page.fronts.decision.heading.text() == "It cannot be told yet which cohort fits"
    assert focus() is page.fronts.decision.go_on
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X7")


def test_no_cohort_fits_is_said_calmly(page: TriagePage, alt: Alt, notified: Notify, qtbot: QtBot) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("N")
    press(Qt.Key.Key_Return)
    assert page.fronts.decision.heading.text() == "No cohort fits"
    qtbot.waitUntil(lambda: any(one.startswith("What happens next") for one in words(page.fronts.decision)))
    assert focus() is page.fronts.decision.records["not_presented"]
    press(Qt.Key.Key_Return)
    assert form(page).draft.title == "Record not presented - DER-0001"
    form(page).reject()


def test_an_answer_is_changed_from_the_decision(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("N")
    press(Qt.Key.Key_Return)
    page.fronts.decision.table.setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X7")
    assert page.fronts.question.form.reply.value() == "No"


def test_with_little_room_the_four_verdicts_stand_in_one_line_that_never_scrolls_away(
    page: TriagePage, notified: Notify, qtbot: QtBot
) -> None:
    page.arrive(notified(BORN))
    page.window().resize(800, 700)
    strip, head = page.answers.strip, page.answers.heads[Cohort.D]
    qtbot.waitUntil(lambda: strip.isVisible() and head.parentWidget() is strip)
    qtbot.waitUntil(lambda: len({one.y() for one in page.answers.heads.values()}) == 1)
    assert strip.geometry().bottom() < page.body.geometry().top()
    assert tabbed(page)[:2] == [page.identity.tabs, page.answers.heads[Cohort.A]]
    head.setFocus()
    press(Qt.Key.Key_Space)
    assert words(page.answers.details(Cohort.D))[0].startswith("Edge of care. It is not known yet")
    page.window().resize(1100, 800)
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert tabbed(page)[-4:] == list(page.answers.heads.values())
    assert head.mapTo(page, head.rect().topLeft()).x() > page.fronts.question.width()


def test_forms_open_over_the_walk_which_stays_where_it_is(page: TriagePage, alt: Alt, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified({**BORN, FactName.PLACEMENT_TYPE: "U6"}))
    uses = page.uses()
    uses["note"].run()
    form(page).form.fields["text"].set_value("The carers asked for a visit first.")
    assert page.unsaved() == "Add a note - DER-0001"
    form(page).attempt()
    assert (len(heard.recorded), heading(page)) == (1, question("X7"))
    uses["open_enquiry"].run()
    assert heard.places == [Place("enquiry", "DER-0001")]
    assert uses["criteria_met"].why_not() == ""
    assert uses["case_closed"].why_not() != ""
    alt("A")
    uses["triage"].run()
    assert heading(page) == question("X7")


def test_a_decision_recorded_over_the_walk_opens_as_it_was_kept(
    page: TriagePage, alt: Alt, notified: Notify, work: Workplace, desk: Desk
) -> None:
    heard = Heard(page)
    page.arrive(notified(RESIDENTIAL))
    for criterion, reply in (("X7", Reply.YES), ("X6", Reply.YES), ("A2", Reply.YES), ("C2", Reply.NO)):
        answer(work.session.vault, desk.clerk, "DER-0001", criterion, reply, "", "", NOTIFIED)
    page.arrive("DER-0001")
    alt("M")
    form(page).attempt()
    assert heard.places == [Place("enquiry", "DER-0001", "known_then")]
    assert [getattr(one, "words", "") for one in heard.recorded] == ["Criteria met"]
    page.uses()["note"].run()
    form(page).form.fields["text"].set_value("The panel was told.")
    form(page).attempt()
    assert len(heard.places) == 1


def test_what_is_still_needed_wraps_where_large_text_leaves_no_room(
    page: TriagePage, alt: Alt, notified: Notify, theme: Theme, qtbot: QtBot
) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("C")
    theme.set_scale(200)
    page.window().resize(480, 768)
    decision = page.fronts.decision

    def is_whole(link: QPushButton) -> bool:
        """Whether all of its words are seen, in as many lines as they take."""
        tall = link.heightForWidth(link.width()) if link.hasHeightForWidth() else 0
        wide = 0 if link.hasHeightForWidth() else link.sizeHint().width()
        right = link.mapTo(page, link.rect().topRight()).x()
        return right < page.width() and link.height() >= tall and link.width() >= wide

    def needed() -> list[QPushButton]:
        return [one for one in decision.findChildren(QPushButton) if one.isVisible() and one.text()[:4] == "X7. "]

    qtbot.waitUntil(lambda: bool(needed()) and all(is_whole(one) for one in needed()))
    theme.set_scale(100)
