"""All questions on one page: filled in by single keys, weighed at once, recorded in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.triage import Fit
from stars_desktop.services.criteria import shipped
from stars_desktop.services.triage import walk
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.filling import NOTHING
from stars_desktop.ui.triage.page import TriagePage
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.saving import ANY, DAY
from stars_desktop.ui.triage.state import Filled, Front
from stars_desktop.ui.triage.viewing import FILLED_IN
from tests.ui.triage.answering import NO, YES, Say, block
from tests.ui.triage.conftest import BORN, RESIDENTIAL, Notify
from tests.ui.triage.walker import Alt, Heard, focus, press


def test_what_people_answer_is_asked_by_group_and_what_follows_from_facts_is_not(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    say("X7", YES, evidence="E-mail", source="Team manager")
    dense = presenter.show(Front.DENSE).dense
    assert dense.facts == ()
    groups = ["Residential step-down (A)", "Foster care stability (B)", "Reunification (C)", "Edge of care (D)"]
    assert [words for words, _ in dense.groups] == ["All cohorts", *groups]
    lines = {line.key: line for _, some in dense.groups for line in some}
    assert not {"X1", "X2", "X9", "A1", "B1", "C1"} & set(lines)
    assert (lines["X7"].reply, lines["X7"].record) == (YES, "E-mail, Team manager, 18 October 2023")
    assert {key for key, line in lines.items() if line.needed} == {"X6", "X7", "A2", "B2", "B6", "C2", "D2", "D6"}
    assert dense.rest.startswith("9 questions are not asked: they follow from date of birth, placement type")


def test_the_four_answers_follow_what_is_filled_in_before_it_is_recorded(
    presenter: TriagePresenter, notified: Notify, vault: Vault
) -> None:
    presenter.arrive(notified(BORN))
    presenter.show(Front.DENSE)
    facts = {FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "C2"}
    presenter.keep(Filled(facts=facts, answers={"X7": (YES, ""), "A2": (YES, ""), "C2": (NO, "")}))
    view = presenter.view()
    assert view.answers == FILLED_IN
    assert [block(view, one).fit for one in Cohort] == [Fit.FITS, *[Fit.DOES_NOT_FIT] * 3]
    assert walk(vault, "DER-0001", shipped()).subject.answers == []
    assert presenter.sittings.unsaved() == "answers about DER-0001"
    assert presenter.show(Front.ALL).answers == "Four answers"


def test_half_a_code_or_half_a_date_is_not_weighed(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified({}))
    presenter.show(Front.DENSE)
    before = presenter.view().blocks
    presenter.keep(Filled(facts={FactName.PLACEMENT_TYPE: "foster", FactName.DATE_OF_BIRTH: "31 2"}))
    assert presenter.view().blocks == before


@pytest.mark.parametrize(
    ("filled", "problems"),
    [
        (Filled(on="today"), {ANY: NOTHING}),
        (Filled(answers={"X7": (YES, "")}), {DAY: "Enter the date of that record."}),
        (
            Filled(on="today", answers={"X7": ("", "E-mail")}),
            {"X7": "Choose Yes, No or Not known for X7, or take away what you typed beside it."},
        ),
        (
            Filled(on="today", facts={FactName.DATE_OF_BIRTH: "31 2 2010"}),
            {"Date of birth": "Date of birth must be a real date, and February 2010 has no 31."},
        ),
    ],
)
def test_what_has_to_be_mended_is_said_where_it_stands(
    presenter: TriagePresenter, notified: Notify, filled: Filled, problems: dict[str, str]
) -> None:
    presenter.arrive(notified({}))
    assert presenter.save_all(filled) == (None, problems)


def test_what_the_register_refuses_is_said_in_its_words(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified({}))
    recorded, problems = presenter.save_all(Filled(on="today", facts={FactName.PLACEMENT_TYPE: "a house"}))
    assert recorded is None
    assert "is not on the list" in problems[ANY]


def test_a_call_is_taken_down_by_keys_alone_and_recorded_in_one_step(
    page: TriagePage, alt: Alt, notified: Notify, vault: Vault
) -> None:
    heard = Heard(page)
    page.arrive(notified({}))
    alt("D")
    dense = page.fronts.dense
    assert focus() is dense.facts[FactName.DATE_OF_BIRTH].input
    QTest.keyClicks(focus(), "27 3 2010")
    alt("P")
    QTest.keyClicks(focus(), "K2")
    alt("L")
    QTest.keyClicks(focus(), "C2")
    alt("W")
    QTest.keyClicks(focus(), "Social worker, by phone")
    dense.rows["X7"].buttons[Reply.YES].setFocus()
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_Tab)
    assert focus() is dense.rows["X7"].evidence
    QTest.keyClicks(focus(), "Call")
    for named, key in (("X6", Qt.Key.Key_K), ("A2", Qt.Key.Key_Y), ("C2", Qt.Key.Key_N)):
        dense.rows[named].buttons[Reply.YES].setFocus()
        press(key)
    assert page.answers.title.text() == FILLED_IN
    assert page.answers.heads[Cohort.A].accessibleName().startswith("A, Residential step-down: Fits.")
    press(Qt.Key.Key_Return)
    assert [getattr(one, "words", "") for one in heard.recorded] == ["3 facts and 4 answers"]
    assert page.fronts.decision.heading.text() == "Residential step-down fits"
    answers = {one.criterion: one for one in walk(vault, "DER-0001", shipped()).subject.answers}
    assert (answers["X7"].evidence, answers["X7"].source) == ("Call", "Social worker, by phone")
    assert answers["X6"].reply is Reply.NOT_KNOWN
    alt("D")
    assert dense.rows["A2"].buttons[Reply.YES].isChecked()
    assert dense.facts == {}
    assert page.unsaved() == ""


def test_what_is_filled_in_stays_over_other_tabs_and_a_look_at_the_register(
    page: TriagePage, alt: Alt, notified: Notify
) -> None:
    page.arrive(notified(BORN))
    alt("D")
    page.fronts.dense.rows["X7"].buttons[Reply.NO].setFocus()
    press(Qt.Key.Key_N)
    alt("A")
    assert page.answers.title.text() == "Four answers"
    page.refresh()
    alt("D")
    assert page.fronts.dense.rows["X7"].given() == (NO, "")
    page.theme.changed.emit()
    assert page.fronts.dense.rows["X7"].given() == (NO, "")


def test_enter_with_nothing_filled_in_says_so(page: TriagePage, alt: Alt, notified: Notify) -> None:
    page.arrive(notified(BORN))
    alt("D")
    press(Qt.Key.Key_Return)
    assert focus() is page.fronts.dense.form.summary
    assert NOTHING in page.fronts.dense.form.summary.accessibleName()
