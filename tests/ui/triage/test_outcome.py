"""The walk without a window: how far it has come, and what the answers come to."""

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.triage import Fit
from stars_desktop.services.enquiries import record
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.state import Front, Typed
from tests.conftest import Desk
from tests.ui.triage.answering import NO, NOT_KNOWN, YES, Say, asked, block, task
from tests.ui.triage.conftest import BORN, FOSTERED, NOTIFIED, RESIDENTIAL, Notify


def test_each_answer_says_why_in_a_sentence(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    view = presenter.arrive(notified(FOSTERED))
    assert (block(view, Cohort.A).fit, block(view, Cohort.A).why) == (
        Fit.DOES_NOT_FIT, "The child does not live in residential care (placement: foster home).",
    )  # fmt: skip
    assert block(view, Cohort.B).why.startswith("It is not known yet whether the social worker or team manager")
    assert task(view, "A1").said == "Lives in a foster home (U6), as known on 2 October 2023"
    (row,) = [row for row in block(view, Cohort.B).groups[0].rows if row.id == "B1"]
    assert row.fact == "Lives in a foster home (U6), as known on 2 October 2023"
    say("X7", NO)
    assert (
        block(presenter.view(), Cohort.B).why
        == "Neither the social worker nor the team manager supports the referral."
    )


def test_one_cohort_fits(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    say("X7", YES)
    presenter.take("A2")
    say("A2", YES)
    decision = presenter.view().decision
    assert (decision.heading, decision.main) == ("Residential step-down fits", "criteria_met")
    assert "It cannot be told yet whether Reunification (C) would fit." in decision.sentences[1]
    say("X6", YES)
    say("C2", NO)
    view = presenter.view()
    assert view.front is Front.DECISION
    said, alone = view.decision.sentences
    assert said.startswith("The child lives in residential care, the care plan aims at foster care, ")
    assert (said.endswith("all else that is needed is met."), alone) == (True, "No other cohort fits.")


def test_another_cohort_than_the_enquiry_has_fits(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    presenter.arrive(notified(RESIDENTIAL, cohort=Cohort.C))
    for question, reply in (("X7", YES), ("X6", YES), ("A2", YES), ("C2", NO)):
        say(question, reply)
    decision = presenter.view().decision
    said = "The enquiry stands in Reunification (C). The decision changes its cohort in the same step."
    assert decision.sentences[-1] == said
    assert presenter.view().nearest == "A fits."


def test_two_cohorts_fit(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    for question in ("X7", "X6", "A2", "C2"):
        say(question, YES)
    decision = presenter.view().decision
    assert decision.heading == "2 cohorts fit: A and C"
    assert decision.sentences[0].startswith("The decision asks for exactly one cohort.")


def test_none_fits_is_a_result_with_what_happens_next(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    say("X7", NO)
    view = presenter.view()
    assert (view.front, view.decision.heading, view.decision.main) == (
        Front.DECISION, "No cohort fits", "not_presented",
    )  # fmt: skip
    assert view.decision.sentences[0].startswith("What happens next: record Not presented")


def test_beyond_what_is_needed_the_questions_that_weigh_follow_each_other(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    for question, reply in (("X7", YES), ("X6", YES), ("A2", YES), ("C2", NO)):
        say(question, reply)
    assert presenter.view().decision.more == "Answer 7 questi&ons that decide nothing, but weigh"
    view = presenter.go_on()
    assert (asked(view).id, asked(view).why_now) == ("X3", "")
    assert view.progress.words == "4 answered, none still needed"
    say("X3", NO)
    assert asked(presenter.view()).id == "X8"
    assert asked(presenter.leave_for_later()).id == "X11"
    against = "Against it weighs that the child shows no challenging behaviour and has no complex needs."
    assert block(presenter.view(), Cohort.A).why.endswith(against)


def test_how_far_every_question_has_come_is_said_in_four_words(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(BORN))
    say("X7", YES)
    say("X6", NOT_KNOWN)
    presenter.take("X3")
    presenter.keep(Typed(YES, "", "", "18 October 2023"))
    view = presenter.show(Front.ALL)
    status = {one: task(view, one).status for one in ("X2", "X7", "X6", "X3", "B1", "A2")}
    assert status == {
        "X2": "Completed", "X7": "Completed", "X6": "In progress", "X3": "In progress", "B1": "Cannot start yet",
        "A2": "Not yet started",
    }  # fmt: skip
    assert task(view, "B1").said == "Needed for B. Waits for the placement type"


def test_a_decision_rests_on_facts_and_answers_each_to_be_changed(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(BORN))
    say("X7", YES, evidence="E-mail.")
    rests = [(one.key, one.said, one.status) for one in presenter.view().rests]
    assert rests == [
        ("Date of birth", "17 April 2010, known on 2 October 2023", "Change"),
        ("Placement type", "Not known", "Fill in"),
        ("Legal status", "Not known", "Fill in"),
        ("X7", "Yes: E-mail, 18 October 2023", "Change"),
    ]


def test_what_is_nearest_and_the_dates_ahead_are_said(presenter: TriagePresenter, notified: Notify) -> None:
    view = presenter.arrive(notified({**FOSTERED, FactName.DATE_OF_BIRTH: "2014-03-03"}))
    assert view.nearest == "None fits: the child was not 10 to 17 when notified."
    assert view.ahead == ("Not eligible today; turns 10 on 3 March 2024.",)


def test_without_a_question_in_front_the_tab_of_questions_takes_one(
    presenter: TriagePresenter, notified: Notify, say: Say, vault: Vault, desk: Desk
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    say("X7", NO)
    again = TriagePresenter(vault, desk.clerk)
    assert again.arrive("DER-0001").front is Front.DECISION
    assert asked(again.show(Front.QUESTION)).id == "X1"


def test_once_decided_the_decision_is_said_and_a_reopened_enquiry_is_decided_again(
    presenter: TriagePresenter, notified: Notify, say: Say, vault: Vault, desk: Desk
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    assert not presenter.view().decision.kept
    say("X7", NO)
    record(vault, desk.clerk, "DER-0001", Event("", Kind.NOT_PRESENTED, NOTIFIED, 0, reason="Out of area"))
    decision = presenter.refresh().decision
    said = "Not presented was recorded on 2 October 2023. What was known then is kept, whatever changes."
    assert (decision.kept, decision.main, decision.sentences[0]) == (True, "", said)
    record(vault, desk.clerk, "DER-0001", Event("", Kind.REOPENED, NOTIFIED, 0))
    assert (presenter.refresh().decision.kept, presenter.view().decision.main) == (False, "not_presented")
