"""The page of the walk by keyboard: questions one at a time."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.note_back import SAFETY
from stars_desktop.services.criteria import shipped
from stars_desktop.services.enquiries import dossier, undo
from stars_desktop.services.half_typed import kept
from stars_desktop.services.triage import answer, walk
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.triage.identity import TABS
from stars_desktop.ui.triage.page import TriagePage
from tests.conftest import Desk
from tests.ui.triage.conftest import BORN, NOTIFIED, RESIDENTIAL, Notify
from tests.ui.triage.walker import Alt, Heard, Hold, focus, form, heading, press, question


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
    assert page.fronts.decision.heading.text() == "Residential step-down fits"
    assert focus() is page.fronts.decision.records["criteria_met"]
    press(Qt.Key.Key_Return)
    assert form(page).draft.title == "Record criteria met - DER-0001"
    form(page).reject()
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
    assert again.fronts.question.progress.text() == "Question 2 of 4, 1 answered"
    assert focus() is again.fronts.question.form.reply.input


def test_what_is_half_typed_is_there_after_going_elsewhere(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(BORN))
    alt("W")
    QTest.keyClicks(focus(), "Half a no")
    page.arrive(notified(BORN, "DER-0002"))
    assert page.fronts.question.form.evidence.value() == ""
    assert page.unsaved() == ""
    page.arrive("DER-0001")
    assert page.fronts.question.form.evidence.value() == "Half a no"
    page.refresh()
    assert page.fronts.question.form.evidence.value() == "Half a no"


def test_what_is_half_typed_is_in_the_register_a_breath_after_the_last_key_until_it_is_recorded(
    page: TriagePage, alt: Alt, notified: Notify, qtbot: QtBot, work: Workplace
) -> None:
    vault = work.session.vault
    page.arrive(notified(RESIDENTIAL))
    alt("W")
    QTest.keyClicks(focus(), "Half an answer")
    qtbot.waitUntil(lambda: "Half an answer" in kept(vault, "DER-0001"))
    alt("Y")
    qtbot.waitUntil(lambda: "Yes" in kept(vault, "DER-0001"))
    press(Qt.Key.Key_Return)
    assert kept(vault, "DER-0001") == ""


def test_without_an_answer_enter_says_what_is_missing_and_keeps_what_was_typed(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("O")
    QTest.keyClicks(focus(), "Una Unreal")
    press(Qt.Key.Key_Return)
    assert page.fronts.question.form.reply.problem.text() == "Choose Yes, No or Not known yet."
    assert focus() is page.fronts.question.form.summary
    assert page.fronts.question.form.source.value() == "Una Unreal"
    alt("K")
    press(Qt.Key.Key_Return)
    assert heading(page) != question("X7")
    assert not page.fronts.question.form.summary.isVisibleTo(page)


def test_a_missing_fact_is_asked_for_in_the_walk_itself(
    page: TriagePage, alt: Alt, notified: Notify, work: Workplace
) -> None:
    heard = Heard(page)
    page.arrive(notified({}))
    assert heading(page) == "When was the child born?"
    assert focus() is page.fronts.question.fact.inputs[FactName.DATE_OF_BIRTH].input
    assert not page.fronts.question.form.isVisibleTo(page)
    press(Qt.Key.Key_Return)
    assert page.fronts.question.fact.summary.isVisibleTo(page)
    alt("T")
    QTest.keyClicks(focus(), "27 3 2010")
    press(Qt.Key.Key_Return)
    assert heading(page) == question("X7")
    assert len(heard.recorded) == 1
    facts = dossier(work.session.vault, "DER-0001", NOTIFIED).facts
    assert facts[FactName.DATE_OF_BIRTH].value == "2010-03-27"


def test_a_placement_type_is_found_by_a_part_of_its_words_and_dated(
    page: TriagePage, alt: Alt, notified: Notify, work: Workplace
) -> None:
    page.arrive(notified(BORN))
    page.fronts.all.table.taken.emit("A1")
    assert heading(page) == "Where does the child live now?"
    QTest.keyClicks(focus(), "K2")
    alt("W")
    focus().setProperty("text", "")
    QTest.keyClicks(focus(), "13 10 23")
    press(Qt.Key.Key_Return)
    fact = dossier(work.session.vault, "DER-0001", NOTIFIED).facts[FactName.PLACEMENT_TYPE]
    assert (fact.value, fact.on) == ("K2", date(2023, 10, 13))


def test_the_question_itself_is_answered_where_the_fact_is_not_known(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    page.fronts.all.table.taken.emit("C1")
    assert heading(page) == "What is the child's legal status now?"
    alt("I")
    assert heading(page) == question("C1")
    alt("I")
    assert form(page).draft.title == "Change facts - DER-0001"
    form(page).reject()


def test_enter_on_another_button_is_that_button(page: TriagePage, alt: Alt, notified: Notify) -> None:
    heard = Heard(page)
    page.arrive(notified(BORN))
    page.fronts.question.later.setFocus()
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
    typed = page.fronts.question.form.typed()
    assert (typed.evidence, typed.on) == ("Care plan", "13 October 2023")


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
    for letter in ("", "A", "C"):
        if letter:
            alt(letter)
        assert page.safety.words.text().startswith(SAFETY)
        assert page.identity.label.text() == "Example criteria, version example-1, to be confirmed with the contract"
        for part in (page.safety.words, page.identity.label, *page.answers.heads.values()):
            assert part.isVisible()


def test_a_reference_that_is_not_there_is_said_and_nothing_else_stays(page: TriagePage, notified: Notify) -> None:
    page.arrive(notified(BORN))
    page.arrive("DER-9999")
    assert "There is no enquiry" in page.message.words.text()
    assert (page.subject, page.body.isVisible()) == ("", False)
    assert page.uses()["note"].why_not() != ""
    page.arrive("DER-0001")
    assert (page.subject, page.body.isVisible()) == ("DER-0001", True)


def test_everything_that_can_be_used_has_a_name_and_access_keys_are_unique(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("Y")
    press(Qt.Key.Key_Return)
    for letter in ("", "A", "C"):
        if letter:
            alt(letter)
        buttons = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
        assert [one for one in buttons if not one.text() and not one.accessibleName()] == []
        texts = [one.text() for one in buttons]
        texts += [
            one.text()
            for one in page.fronts.question.form.findChildren(QLabel)
            if one.isVisibleTo(page) and one.buddy()
        ]
        texts += [one.text() for one in page.fronts.question.form.reply.buttons.values() if one.isVisibleTo(page)]
        texts += list(TABS.values())
        keys = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
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
    qtbot.waitUntil(lambda: page.fronts.question.progress.text() == "Question 2 of 4, 1 answered")
    QApplication.processEvents()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [page.window()]
    assert focus() is page.fronts.question.form.reply.input


def test_a_register_open_for_reading_only_says_why_nothing_is_saved(
    reader: Workplace, notified: Notify, hold: Hold
) -> None:
    page = TriagePage(reader)
    hold(page)
    heard = Heard(page)
    page.arrive(notified(RESIDENTIAL))
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert (heard.recorded, page.fronts.question.save.isEnabled()) == ([], False)
    assert page.fronts.question.explained.text() == "This register is open for reading only."
    page.identity.tabs.setCurrentIndex(3)
    assert not page.fronts.decision.records["criteria_met"].isEnabled()
    assert "Criteria met: This register is open for reading only." in page.fronts.decision.why_not.text()
