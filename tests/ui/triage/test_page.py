"""The page of the walk by keyboard: questions, the four answers, the list, and the way to the decision."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.services.criteria import shipped
from stars_desktop.services.enquiries import undo
from stars_desktop.services.triage import answer, walk
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.triage.identity import SAFETY
from stars_desktop.ui.triage.page import TriagePage
from stars_desktop.workspace import Session
from tests.conftest import Desk
from tests.ui.triage.conftest import BORN, NOTIFIED, RESIDENTIAL, Notify

Hold = Callable[[QWidget], None]


class Heard(QObject):
    """What the page asked of the window."""

    def __init__(self, page: TriagePage) -> None:
        super().__init__(page)
        self.places: list[Place] = []
        self.recorded: list[object] = []
        page.go.connect(self.places.append)
        page.recorded.connect(self.recorded.append)


@pytest.fixture
def reader(work: Workplace) -> Workplace:
    """The same register, open for reading only."""
    session = Session(work.session.vault, work.session.clerk, writes=False)
    return Workplace(session, work.theme, work.tasks)


@pytest.fixture
def page(work: Workplace, hold: Hold) -> Iterator[TriagePage]:
    made = TriagePage(work)
    hold(made)
    yield made
    made.setParent(None)
    made.deleteLater()


def focus() -> QWidget:
    """Where the keys go."""
    found = QApplication.focusWidget()
    assert found
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


Alt = Callable[[str], None]


@pytest.fixture
def alt(page: TriagePage, qtbot: QtBot) -> Alt:
    """Presses an access key, and waits for the button that it presses to come up again."""

    def key(letter: str) -> None:
        press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not any(one.isDown() for one in page.findChildren(QAbstractButton)))

    return key


def tabbed(page: TriagePage) -> list[QWidget]:
    """What Tab comes to, in order, from the first button on."""
    page.identity.all_questions.setFocus()
    found: list[QWidget] = []
    while (focus := page.window().focusWidget()) and focus not in found:
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def heading(page: TriagePage) -> str:
    return page.question.heading.text()


def question(named: str) -> str:
    return next(one.question for one in shipped().criteria if one.id == named)


def test_a_new_enquiry_is_walked_until_a_cohort_fits_and_goes_to_the_decision(
    page: TriagePage, alt: Alt, notified: Notify, work: Workplace
) -> None:
    heard = Heard(page)
    page.arrive(notified(RESIDENTIAL))
    for named, letter in (("X7", "Y"), ("X6", "Y"), ("A2", "Y"), ("C2", "N")):
        assert heading(page) == question(named)
        alt(letter)
        alt("W")
        QTest.keyClicks(focus(), "Care plan")
        press(Qt.Key.Key_Return)
    assert len(heard.recorded) == 4
    assert page.decision.heading.text() == "Residential step-down fits"
    assert focus() is page.decision.records["criteria_met"]
    press(Qt.Key.Key_Return)
    assert heard.places == [Place("enquiry", "DER-0001", "criteria_met")]
    answers = walk(work.session.vault, "DER-0001", shipped()).subject.answers
    assert [(one.criterion, one.reply, one.evidence) for one in answers][-1] == ("C2", Reply.NO, "Care plan")


def test_leaving_and_coming_back_stands_at_the_next_question(
    page: TriagePage, alt: Alt, notified: Notify, work: Workplace, hold: Hold
) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("Y")
    press(Qt.Key.Key_Return)
    again = TriagePage(work)
    hold(again)
    again.arrive("DER-0001")
    assert heading(again) == question("X6")
    assert again.question.progress.text() == "Question 2 of 4, 1 answered"
    assert focus() is again.question.form.reply.input


def test_what_is_half_typed_is_there_after_going_elsewhere(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(BORN))
    alt("W")
    QTest.keyClicks(focus(), "Half a no")
    page.arrive(notified(BORN, "DER-0002"))
    assert page.question.form.evidence.value() == ""
    assert page.unsaved() == "an answer about DER-0001"
    page.arrive("DER-0001")
    assert page.question.form.evidence.value() == "Half a no"
    page.refresh()
    assert page.question.form.evidence.value() == "Half a no"


def test_without_an_answer_enter_says_what_is_missing_and_keeps_what_was_typed(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("O")
    QTest.keyClicks(focus(), "Una Unreal")
    press(Qt.Key.Key_Return)
    assert page.question.form.reply.problem.text() == "Choose Yes, No or Not known yet."
    assert focus() is page.question.form.summary
    assert page.question.form.source.value() == "Una Unreal"
    alt("K")
    press(Qt.Key.Key_Return)
    assert heading(page) != question("X7")
    assert not page.question.form.summary.isVisibleTo(page)


def test_a_missing_fact_is_filled_in_on_the_page_of_the_enquiry(page: TriagePage, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified({}))
    assert focus() is page.question.fact
    assert page.question.fact.text().replace("&", "") == "Fill in the date of birth"
    assert not page.question.form.isVisibleTo(page)
    press(Qt.Key.Key_Return)
    assert heard.places == [Place("enquiry", "DER-0001", "change_facts")]


def test_enter_on_another_button_is_that_button(page: TriagePage, alt: Alt, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified(BORN))
    page.question.later.setFocus()
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X6")
    assert heard.recorded == []
    alt("B")
    assert heading(page) == question("X7")


def test_the_record_of_the_answer_before_is_taken_again_by_a_key(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("Y")
    alt("W")
    QTest.keyClicks(focus(), "Care plan")
    alt("T")
    focus().setProperty("text", "")
    QTest.keyClicks(focus(), "13 10 23")
    press(Qt.Key.Key_Return)
    alt("M")
    typed = page.question.form.typed()
    assert (typed.evidence, typed.on) == ("Care plan", "13 October 2023")


def test_each_of_the_four_answers_opens_by_enter_and_one_at_a_time(page: TriagePage, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    head = page.answers.heads[Cohort.B]
    assert head.accessibleName() == ("B, Foster care stability: Does not fit. B1: lives in a children's home (K2).")
    head.setFocus()
    press(Qt.Key.Key_Return)
    words = [label.text() for label in page.answers.details(Cohort.B).findChildren(QLabel)]
    assert page.answers.details(Cohort.B).isVisibleTo(page)
    assert {"Needed", "Weighs", "For information", "B1. Lives in a foster home", "Not met"} <= set(words)
    assert "Lives in a children's home (K2), as known on 2 October 2023" in words
    assert any(one.startswith("Rule: Derby City Council") for one in words)
    page.answers.heads[Cohort.A].setFocus()
    press(Qt.Key.Key_Space)
    assert page.answers.details(Cohort.A).isVisibleTo(page)
    assert not page.answers.details(Cohort.B).isVisibleTo(page)


def test_any_question_is_taken_from_the_list(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("A")
    assert focus() is page.all.table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X3")
    assert not page.question.why.isVisibleTo(page)


def test_the_list_scrolls_with_the_row_that_the_keys_come_to(
    page: TriagePage, alt: Alt, notified: Notify, qtbot: QtBot
) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("A")
    qtbot.waitUntil(lambda: page.body.area.verticalScrollBar().maximum() > 0)
    press(Qt.Key.Key_End)
    table = page.all.table
    place = table.visualRect(table.currentIndex()).center()
    shown = page.body.area.viewport()
    assert shown.rect().contains(table.viewport().mapTo(shown, place))


def test_the_decision_can_be_looked_at_at_any_time(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(BORN))
    alt("D")
    assert page.decision.heading.text() == "It cannot be told yet which cohort fits"
    assert focus() is page.decision.go_on
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X7")


def test_no_cohort_fits_is_said_calmly(page: TriagePage, alt: Alt, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified(RESIDENTIAL))
    alt("N")
    press(Qt.Key.Key_Return)
    assert page.decision.heading.text() == "No cohort fits"
    assert "What happens next" in page.decision.sentences.text()
    assert focus() is page.decision.records["not_presented"]
    press(Qt.Key.Key_Return)
    assert heard.places[-1] == Place("enquiry", "DER-0001", "not_presented")


def test_an_answer_is_changed_from_the_decision(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(RESIDENTIAL))
    alt("N")
    press(Qt.Key.Key_Return)
    page.decision.table.setFocus()
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X7")
    assert page.question.form.reply.value() == "No"


def test_an_answer_that_was_undone_is_asked_again(
    page: TriagePage, notified: Notify, work: Workplace, desk: Desk
) -> None:
    page.arrive(notified(RESIDENTIAL))
    recorded = answer(work.session.vault, desk.clerk, "DER-0001", "X7", Reply.YES, "", "", NOTIFIED)
    page.arrive("DER-0001")
    assert heading(page) == question("X6")
    undo(work.session.vault, desk.clerk, recorded)
    page.refresh()
    assert heading(page) == question("X7")


def test_where_a_worry_goes_and_which_criteria_these_are_is_always_there(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    for letter in ("", "A", "D"):
        if letter:
            alt(letter)
        assert page.safety.words.text().startswith(SAFETY)
        assert page.identity.label.text() == "Example criteria, version example-1, to be confirmed with the contract"
        for part in (page.safety.words, page.identity.label, *page.answers.heads.values()):
            assert part.isVisible()


def test_with_little_room_the_answers_are_four_lines_above_the_question(
    page: TriagePage, notified: Notify, qtbot: QtBot
) -> None:
    page.arrive(notified(BORN))
    page.window().resize(700, 700)
    head = page.answers.heads[Cohort.D]
    qtbot.waitUntil(lambda: head.height() == page.theme.tall(10))
    below = page.question.heading.mapTo(page, page.question.heading.rect().topLeft()).y()
    assert head.mapTo(page, head.rect().bottomLeft()).y() < below
    assert tabbed(page)[:3] == [page.identity.all_questions, page.identity.decide, page.answers.heads[Cohort.A]]
    page.window().resize(1100, 800)
    qtbot.waitUntil(lambda: head.height() > page.theme.tall(10))
    assert tabbed(page)[-4:] == list(page.answers.heads.values())
    assert head.mapTo(page, head.rect().topLeft()).x() > page.question.width()


def test_a_reference_that_is_not_there_is_said_and_nothing_else_stays(page: TriagePage, notified: Notify) -> None:
    page.arrive(notified(BORN))
    page.arrive("DER-9999")
    assert "There is no enquiry" in page.message.words.text()
    assert (page.subject, page.body.isVisible()) == ("", False)
    assert page.uses()["note"].why_not() == ""


def test_commands_are_begun_on_the_page_of_the_enquiry(page: TriagePage, alt: Alt, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified({**BORN, FactName.PLACEMENT_TYPE: "U6"}))
    uses = page.uses()
    uses["note"].run()
    uses["withdrawal"].run()
    uses["open_enquiry"].run()
    assert heard.places == [Place("enquiry", "DER-0001", begin) for begin in ("note", "withdrawal", "")]
    assert uses["criteria_met"].why_not() == ""
    assert uses["case_closed"].why_not() != ""
    alt("A")
    uses["triage"].run()
    assert heading(page) == question("X7")


def test_everything_that_can_be_used_has_a_name_and_access_keys_are_unique(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("Y")
    press(Qt.Key.Key_Return)
    for letter in ("", "A", "D"):
        if letter:
            alt(letter)
        buttons = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
        assert [one for one in buttons if not one.text() and not one.accessibleName()] == []
        words = [one.text() for one in buttons]
        words += [
            one.text() for one in page.question.form.findChildren(QLabel) if one.isVisibleTo(page) and one.buddy()
        ]
        words += [one.text() for one in page.question.form.reply.buttons.values() if one.isVisibleTo(page)]
        keys = [text[text.index("&") + 1].upper() for text in words if "&" in text]
        assert len(keys) == len(set(keys))
        assert not set(keys) & set("FEVGQRH")


def test_an_answer_saved_and_read_again_leaves_the_focus_in_the_next_question(
    page: TriagePage, alt: Alt, notified: Notify, qtbot: QtBot
) -> None:
    page.recorded.connect(page.refresh)
    page.arrive(notified(RESIDENTIAL))
    page.answers.heads[Cohort.A].click()
    alt("Y")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.question.progress.text() == "Question 2 of 4, 1 answered")
    QApplication.processEvents()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [page.window()]
    assert focus() is page.question.form.reply.input


def test_a_register_open_for_reading_only_says_why_nothing_is_saved(
    reader: Workplace, notified: Notify, hold: Hold
) -> None:
    page = TriagePage(reader)
    hold(page)
    heard = Heard(page)
    page.arrive(notified(RESIDENTIAL))
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert (heard.recorded, page.question.save.isEnabled()) == ([], False)
    assert page.question.explained.text() == "This register is open for reading only."
    assert not page.decision.records["criteria_met"].isEnabled()
    assert "Criteria met: This register is open for reading only." in page.decision.why_not.text()
