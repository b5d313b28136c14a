"""Notes back to the social worker: the result, why, and what happens next, for every way an enquiry can go."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.services.criteria import shipped
from stars_desktop.services.enquiries import change_facts, dossier, record, void
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.notes_back import note_back
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

FOSTERED = {
    FactName.INITIALS: "KM",
    FactName.DATE_OF_BIRTH: "2009-05-03",
    FactName.PLACEMENT_TYPE: "U4",
    FactName.LEGAL_STATUS: "C2",
    FactName.SOCIAL_WORKER: "Una Unreal",
}
Draft = Callable[[], str]


@pytest.fixture
def begun(vault: Vault, desk: Desk) -> Callable[..., Draft]:
    """DER-0001 with facts and answers written as "B2=Yes", in a cohort; gives how to draft the note."""

    def begin(replies: str = "", cohort: Cohort = Cohort.B, facts: Mapping[FactName, str] = FOSTERED) -> Draft:
        notify(vault, desk.clerk, Notification("DER-0001", "CH-1", cohort, day("2023-06-01"), facts))
        for pair in replies.split():
            criterion, _, reply = pair.partition("=")
            answer(vault, desk.clerk, "DER-0001", criterion, Reply(reply), "", "", day("2023-06-02"))
        return lambda: note_back(vault, "der-0001", shipped(), desk.clerk.today)

    return begin


def happened(vault: Vault, desk: Desk, kind: Kind, on: str, *, reason: str = "", by: By | None = None) -> str:
    (uid,) = record(vault, desk.clerk, "DER-0001", Event("", kind, day(on), 0, by=by, reason=reason)).ids
    return uid


def test_what_is_missing_is_asked_for_in_plain_words(begun: Callable[..., Draft]) -> None:
    assert begun("X7=Yes B2=Yes")() == (
        "STARS enquiry about KM (DER-0001), notified on 1 June 2023\n\n"
        "To tell whether foster care stability (cohort B) fits, I need to know:\n"
        "- Whether the foster placement still stands.\n\n"
        "What happens next: Send me what you know, and where it is recorded. I will tell you the result.\n\n"
        "A worry about a child's safety goes to the council's front door (MASH), not to me."
    )


def test_a_cohort_that_does_not_fit_is_a_result_with_another_way(begun: Callable[..., Draft]) -> None:
    said = begun("X7=Yes B2=Yes B6=Yes", Cohort.A)()
    assert "As things stand, residential step-down (cohort A) does not fit:" in said
    assert "- The child does not live in residential care." in said
    assert "Another way is open: foster care stability (cohort B) fits." in said
    assert "This is a result, not a mistake in the enquiry." in said


def test_another_way_that_is_open_says_what_it_depends_on(begun: Callable[..., Draft]) -> None:
    said = begun("X7=Yes B2=Yes", Cohort.A)()
    assert "foster care stability (cohort B). It depends on this:\n- Whether the foster placement still" in said


def test_a_child_that_is_too_young_is_told_from_when(begun: Callable[..., Draft]) -> None:
    said = begun("X7=Yes", facts={**FOSTERED, FactName.DATE_OF_BIRTH: "2014-03-03"})()
    assert "- The child was not 10 to 17 when notified." in said
    assert "The child is too young until 3 March 2024." in said


def test_a_cohort_that_fits_goes_on_to_the_decision(begun: Callable[..., Draft]) -> None:
    said = begun("X7=Yes B2=Yes B6=Yes")()
    assert "All that is needed for foster care stability (cohort B) is met, as far as it is known." in said
    assert "What happens next: It goes on to the decision" in said


def test_a_decision_is_told_as_it_was_taken_whatever_was_learnt_since(
    begun: Callable[..., Draft], vault: Vault, desk: Desk
) -> None:
    draft = begun("X7=Yes B2=No B6=Yes")
    happened(vault, desk, Kind.NOT_PRESENTED, "2023-07-03", reason="Placement already stable")
    answer(vault, desk.clerk, "DER-0001", "B2", Reply.YES, "", "", day("2023-08-01"))
    said = draft()
    assert "It was decided on 3 July 2023 not to present it to the provider: placement already stable." in said
    assert "What stood in the way:\n- There is no high risk that the foster home breaks down" in said
    assert "Nothing is needed from you now." in said


def test_after_it_is_reopened_it_is_told_as_it_stands(begun: Callable[..., Draft], vault: Vault, desk: Desk) -> None:
    draft = begun("X7=Yes B2=Yes B6=Yes")
    happened(vault, desk, Kind.NOT_PRESENTED, "2023-07-03", reason="Placement already stable")
    happened(vault, desk, Kind.REOPENED, "2023-08-03")
    assert "All that is needed for foster care stability (cohort B) is met, as far as it is known." in draft()


STATES = [
    ((), "The criteria for foster care stability (cohort B) are met, as decided on 3 July 2023."),
    ((Kind.PROGRESSED,), "The provider has worked with the child since 4 July 2023."),
    ((Kind.PROVIDER_DECLINED,), "The provider declined it on 4 July 2023."),
    ((Kind.CLOSED_OTHER,), "It was closed on 4 July 2023."),
    ((Kind.WITHDRAWN,), "It was withdrawn on 4 July 2023."),
    ((Kind.PROGRESSED, Kind.CASE_CLOSED), "The case was closed on 5 July 2023."),
]


@pytest.mark.parametrize(("after", "said"), STATES, ids=lambda one: str(one)[:40])
def test_where_it_stands_is_told_from_the_decision_on(
    begun: Callable[..., Draft], vault: Vault, desk: Desk, after: tuple[Kind, ...], said: str
) -> None:
    draft = begun("X7=Yes B2=Yes B6=Yes")
    happened(vault, desk, Kind.CRITERIA_MET, "2023-07-03")
    for at, kind in enumerate(after):
        by = {Kind.WITHDRAWN: By.FAMILY, Kind.CASE_CLOSED: By.COMPLETED}.get(kind)
        happened(vault, desk, kind, f"2023-07-0{4 + at}", by=by)
    assert said in draft()
    assert "Una Unreal" not in draft()


def test_the_date_of_birth_and_the_names_of_people_are_left_out(begun: Callable[..., Draft]) -> None:
    said = begun("X7=No", facts={**FOSTERED, FactName.DATE_OF_BIRTH: "2005-01-01"})()
    assert "- The child was not 10 to 17 when notified." in said
    assert "2005" not in said
    assert "Una" not in said


def test_without_initials_the_reference_alone_names_the_child(begun: Callable[..., Draft]) -> None:
    assert begun(facts={})().startswith("STARS enquiry about DER-0001, notified on 1 June 2023\n")


def test_an_enquiry_whose_notification_was_voided_has_no_note(
    begun: Callable[..., Draft], vault: Vault, desk: Desk
) -> None:
    draft = begun()
    (moment,) = dossier(vault, "DER-0001", desk.clerk.today).timeline
    void(vault, desk.clerk, moment.entry_id, "Wrong child")
    with pytest.raises(ExpectedError, match="was voided"):
        draft()


def test_a_fact_that_changed_changes_the_draft(begun: Callable[..., Draft], vault: Vault, desk: Desk) -> None:
    draft = begun("X7=Yes B2=Yes B6=Yes")
    change_facts(vault, desk.clerk, "DER-0001", {FactName.PLACEMENT_TYPE: "K2"}, date(2023, 7, 1))
    assert "- The child does not live in a foster home." in draft()
