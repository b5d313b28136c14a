"""The walk without a window: what is asked next, what is kept, and what is recorded."""

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.triage import Fit, Truth
from stars_desktop.services.enquiries import change_facts, undo
from stars_desktop.services.half_typed import kept
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.saving import ANY, DAY, NO_DAY, NO_REPLY, NO_SINCE, REPLY
from stars_desktop.ui.triage.state import Filled, Front, Typed
from tests.conftest import Desk
from tests.ui.triage.answering import NO, NOT_KNOWN, YES, Say, asked, block, task
from tests.ui.triage.conftest import BORN, NOTIFIED, RESIDENTIAL, Notify


def test_who_is_walked_by_which_criteria_stands_above(presenter: TriagePresenter, notified: Notify) -> None:
    view = presenter.arrive(notified(BORN))
    assert (view.reference, view.initials, view.cohort) == ("DER-0001", "KD", Cohort.A)
    assert f"{view.about}{view.proposed}" == "Age 13. Notified 2 October 2023, residential step-down proposed"
    assert view.label == "Example criteria, version example-1, to be confirmed with the contract"


def test_a_fact_that_decides_is_asked_for_itself_and_the_walk_goes_on(
    presenter: TriagePresenter, notified: Notify
) -> None:
    first = asked(presenter.arrive(notified({})))
    assert (first.id, first.wants, first.heading) == ("X2", FactName.DATE_OF_BIRTH, "When was the child born?")
    assert first.rule == (
        "From it follows: X2 (aged 10 to 17 at notification) and X10 (does not turn 18 within two years)."
    )
    assert first.other == ""
    recorded, problems = presenter.save(Typed(fact="17 4 2010", on="today"))
    assert recorded
    assert (recorded.words, problems, asked(presenter.view()).id) == ("Change of date of birth", {}, "X7")
    assert task(presenter.view(), "X2").said == "Born 17 April 2010, 13 on 2 October 2023"


@pytest.mark.parametrize(
    ("question", "typed", "problems"),
    [
        ("X2", Typed(), {"Date of birth": "Enter the date of birth."}),
        (
            "X2",
            Typed(fact="31 2 2010"),
            {"Date of birth": "Date of birth must be a real date, and February 2010 has no 31."},
        ),
        (
            "X2",
            Typed(fact="tomorrow"),
            {"Date of birth": "Date of birth must not lie ahead; today is 18 October 2023."},
        ),
        ("B1", Typed(on="today"), {"Placement type": "Enter the placement type, or choose Leave for later."}),
        ("B1", Typed(fact="U6"), {DAY: NO_SINCE}),
        ("C1", Typed(fact="C2", on="tomorrow"), {DAY: "Since when must not lie ahead; today is 18 October 2023."}),
    ],
)
def test_a_fact_that_cannot_be_taken_is_said_beside_it(
    presenter: TriagePresenter, notified: Notify, question: str, typed: Typed, problems: dict[str, str]
) -> None:
    presenter.arrive(notified({}))
    presenter.take(question)
    assert presenter.save(typed) == (None, problems)


def test_a_code_that_is_not_on_the_list_is_refused_in_words(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified({}))
    presenter.take("B1")
    recorded, problems = presenter.save(Typed(fact="a foster home", on="today"))
    assert recorded is None
    assert "is not on the list" in problems[ANY]


def test_what_follows_from_a_fact_says_from_which(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified(BORN))
    found = asked(presenter.take("X2"))
    assert (found.explained, found.other, found.wants) == (
        "Follows from the Date of birth (17 April 2010).", "Change the date of birth", None,
    )  # fmt: skip


def test_where_a_person_may_answer_too_the_question_itself_can_be_answered_instead(
    presenter: TriagePresenter, notified: Notify
) -> None:
    presenter.arrive(notified({**BORN, FactName.LEGAL_STATUS: "Not looked after"}))
    found = asked(presenter.take("B1"))
    assert (found.wants, found.other) == (FactName.PLACEMENT_TYPE, "")
    found = asked(presenter.take("A1"))
    assert (found.wants, found.other) == (FactName.PLACEMENT_TYPE, "Answer the quest&ion itself instead")
    found = asked(presenter.answer_instead())
    assert (found.wants, found.other) == (None, "F&ill in the placement type instead")
    recorded, _ = presenter.save(Typed(YES, on="today"))
    assert recorded
    assert task(presenter.view(), "A1").status == "Completed"


def test_a_fact_is_taken_by_its_name_and_known_or_not(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified(BORN))
    assert asked(presenter.take(FactName.PLACEMENT_TYPE)).wants is FactName.PLACEMENT_TYPE
    assert [presenter.knows(key) for key in (FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, "X7")] == [
        True, False, False,
    ]  # fmt: skip


def test_the_question_that_stands_in_most_open_cohorts_comes_first_and_says_so(
    presenter: TriagePresenter, notified: Notify
) -> None:
    view = presenter.arrive(notified(BORN))
    first = asked(view)
    assert (first.id, first.why_now) == ("X7", "Asked now because it stands in most open cohorts: A, B, C and D.")
    assert view.progress.words == "Question 1 of 12, 0 answered"
    assert first.rule.startswith("X7. Needed, all cohorts. Rule: Local assumption")


def test_an_answer_is_recorded_and_the_walk_goes_on(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    assert say("X7", YES, evidence="E-mail", source="Social worker").words == "Answer to X7"
    view = presenter.view()
    assert (asked(view).id, asked(view).why_now) == ("X6", "Asked now because cohort C still needs it.")
    assert (view.progress.answered, view.progress.words) == (1, "Question 2 of 4, 1 answered")
    assert (task(view, "X7").status, task(view, "X7").said) == (
        "Completed", "Yes: E-mail, Social worker, 18 October 2023",
    )  # fmt: skip
    needed = block(view, Cohort.A).groups[0]
    (row,) = [row for row in needed.rows if row.id == "X7"]
    assert (needed.name, row.truth) == ("Needed", Truth.MET)
    assert row.fact == "Answered Yes on 18 October 2023: E-mail"


def test_looked_after_or_not_is_one_question(presenter: TriagePresenter, notified: Notify, say: Say) -> None:
    view = presenter.arrive(notified(BORN))
    assert "D1" not in {one.key for one in view.tasks}
    presenter.take("C1")
    assert asked(presenter.answer_instead()).rule.startswith("C1. Needed for C and D.")
    say("C1", YES)
    view = presenter.view()
    assert (task(view, "C1").truth, block(view, Cohort.D).fit) == (Truth.MET, Fit.DOES_NOT_FIT)
    presenter.take("C1")
    say("C1", NO)
    view = presenter.view()
    assert (block(view, Cohort.C).fit, block(view, Cohort.D).fit) == (Fit.DOES_NOT_FIT, Fit.UNKNOWN)
    assert block(view, Cohort.C).why == "The child is not looked after."


def test_what_is_not_known_is_passed_by_and_not_asked_again_at_once(
    presenter: TriagePresenter, notified: Notify, say: Say, vault: Vault, desk: Desk
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    say("X7", NOT_KNOWN)
    assert asked(presenter.view()).id == "X6"
    again = TriagePresenter(vault, desk.clerk).arrive("DER-0001")
    assert asked(again).id == "X6"
    assert again.decision.missing[-1].words.endswith("supports the referral: answered Not known")


def test_a_question_left_for_later_comes_when_nothing_else_is_needed(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    assert asked(presenter.leave_for_later()).id == "X6"
    say("X6", NO)
    say("A2", YES)
    view = presenter.view()
    assert view.front is Front.DECISION
    assert [one.words for one in view.decision.missing] == [
        "X7. Social worker or team manager supports the referral: left for later"
    ]


def test_what_is_half_typed_survives_another_question_and_another_enquiry(
    presenter: TriagePresenter, notified: Notify
) -> None:
    half = Typed("", "Care plan", "", "17 Oct")
    presenter.arrive(notified(BORN))
    presenter.keep(half)
    assert presenter.sittings.unsaved() == "an answer about DER-0001"
    presenter.sittings.keep()
    assert presenter.sittings.unsaved() == ""
    presenter.take("X3")
    presenter.keep(Typed("", "", "", "18 October 2023"))
    presenter.arrive(notified(BORN, "DER-0002"))
    view = presenter.arrive("DER-0001")
    assert asked(view).id == "X7"
    assert asked(presenter.take("X7")).typed == half


def test_what_is_half_typed_outlasts_the_program(
    presenter: TriagePresenter, notified: Notify, vault: Vault, desk: Desk
) -> None:
    half = Typed("", "Care plan", "", "17 Oct")
    presenter.arrive(notified(RESIDENTIAL))
    presenter.leave_for_later()
    presenter.take("X3")
    presenter.keep(half)
    presenter.keep(Filled("Una", "1 Oct", {FactName.PLACEMENT_TYPE: "U"}, {"B2": ("", "Half")}))
    presenter.sittings.keep()
    again = TriagePresenter(vault, desk.clerk)
    view = again.arrive("DER-0001")
    assert (asked(view).id, asked(view).typed) == ("X3", half)
    assert view.dense.filled == Filled("Una", "1 Oct", {FactName.PLACEMENT_TYPE: "U"}, {"B2": ("", "Half")})
    assert [one.words for one in view.decision.missing][-1].endswith("left for later")
    again.keep(again.at.recorded("X3"))
    again.keep(Filled())
    again.sittings.keep()
    assert kept(vault, "DER-0001") == ""
    assert TriagePresenter(vault, desk.clerk, keeps=False).arrive("DER-0001").front is Front.QUESTION


def test_coming_back_stands_at_what_is_half_typed(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified(BORN))
    presenter.take("X3")
    presenter.keep(Typed(YES, "", "", "18 October 2023"))
    presenter.arrive(notified(BORN, "DER-0002"))
    assert asked(presenter.arrive("DER-0001")).id == "X3"


def test_typing_back_to_what_is_recorded_leaves_nothing_unsaved(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(BORN))
    say("X7", YES, evidence="Call")
    presenter.take("X7")
    presenter.keep(Typed(YES, "Calls", "", "18 October 2023"))
    assert presenter.sittings.unsaved()
    presenter.keep(Typed(YES, "Call", "", "18 October 2023"))
    assert presenter.sittings.unsaved() == ""


def test_back_goes_to_the_question_before_also_after_coming_back(
    presenter: TriagePresenter, notified: Notify, say: Say, vault: Vault, desk: Desk
) -> None:
    view = presenter.arrive(notified(BORN))
    assert not asked(view).before
    say("X7", YES, evidence="Call")
    view = presenter.back()
    assert (asked(view).id, asked(view).typed) == ("X7", Typed(YES, "Call", "", "18 October 2023"))
    again = TriagePresenter(vault, desk.clerk)
    assert asked(again.arrive("DER-0001")).before
    assert asked(again.back()).id == "X7"


def test_an_answer_that_was_undone_is_asked_again(
    presenter: TriagePresenter, notified: Notify, say: Say, vault: Vault, desk: Desk
) -> None:
    presenter.arrive(notified(RESIDENTIAL))
    recorded = say("X7", YES)
    undo(vault, desk.clerk, recorded)
    view = presenter.refresh()
    assert (asked(view).id, view.progress.answered) == ("X7", 0)
    assert task(view, "X7").status == "Not yet started"


def test_a_fact_filled_in_elsewhere_takes_the_walk_on(
    presenter: TriagePresenter, notified: Notify, vault: Vault, desk: Desk
) -> None:
    presenter.arrive(notified({}))
    change_facts(vault, desk.clerk, "DER-0001", {FactName.DATE_OF_BIRTH: "2010-04-17"}, NOTIFIED)
    assert asked(presenter.arrive("DER-0001")).id == "X7"


def test_the_record_of_the_last_answer_is_offered_again(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    assert asked(presenter.arrive(notified(BORN))).same == ""
    say("X7", YES, evidence="Care plan", source="Una Unreal")
    assert asked(presenter.view()).same == "Care plan, Una Unreal, 18 October 2023"
    assert asked(presenter.view()).last.evidence == "Care plan"


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        (Typed(on="today"), {REPLY: NO_REPLY}),
        (Typed(YES), {DAY: NO_DAY}),
        (Typed(YES, on="31 2 2023"), {DAY: "Date of that record must be a real date, and February 2023 has no 31."}),
        (Typed(YES, on="tomorrow"), {DAY: "Date of that record must not lie ahead; today is 18 October 2023."}),
        (Typed(), {REPLY: NO_REPLY, DAY: NO_DAY}),
    ],
)
def test_what_has_to_be_mended_is_said_and_nothing_is_recorded(
    presenter: TriagePresenter, notified: Notify, typed: Typed, problems: dict[str, str]
) -> None:
    presenter.arrive(notified(BORN))
    assert presenter.save(typed) == (None, problems)
    assert asked(presenter.refresh()).id == "X7"


def test_what_the_register_refuses_is_said_in_its_words(
    presenter: TriagePresenter, notified: Notify, say: Say
) -> None:
    presenter.arrive(notified(BORN))
    say("X7", YES)
    presenter.take("X7")
    recorded, problems = presenter.save(Typed(NO, on="3 10 2023"))
    assert recorded is None
    assert "the newest answer counts" in problems[ANY]


def test_any_question_is_taken_in_any_order(presenter: TriagePresenter, notified: Notify) -> None:
    presenter.arrive(notified(BORN))
    assert presenter.show(Front.ALL).front is Front.ALL
    found = asked(presenter.take("D4"))
    assert (found.id, found.why_now) == ("D4", "")
    assert asked(presenter.take("X1")).explained.startswith("Follows from the Council of the enquiry.")


def test_an_unknown_reference_is_said(presenter: TriagePresenter) -> None:
    with pytest.raises(ExpectedError, match="There is no enquiry"):
        presenter.arrive("DER-9999")
