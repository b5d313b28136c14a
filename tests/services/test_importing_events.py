"""The rows of the sheet Events: what each needs, what it must not have, and the order of a day."""

from collections.abc import Callable
from itertools import permutations

import pytest

from stars_desktop.domain.events import By, Kind
from stars_desktop.services.importing import Outcome
from stars_desktop.store.vault import Vault
from tests.conftest import enquiry, happened
from tests.services.held import events, history, known

Bring = Callable[..., Outcome]

WITHDRAWERS = ["Social care", "Family", "Young person", "Provider", "Other"]


def after_criteria_met(reference: str = "E1") -> list[object]:
    return [happened(reference, "2/3/2022", "Criteria met")]


def live(reference: str = "E1") -> list[object]:
    return [*after_criteria_met(reference), happened(reference, "3/3/2022", "Progressed")]


def test_every_cell_of_the_row_is_kept(bring_rows: Bring, vault: Vault) -> None:
    planned = happened(
        "E1", "2/3/2022", "Meeting planned", Reason="Panel asked", Notes="Room 2\nbring plan",
        Meeting_on="9/3/2022", Meeting_reference="M-1", Provider_reference="P-1", Event_id="0F-ab",
    )  # fmt: skip
    assert bring_rows([enquiry("E1", "1/3/2022")], [planned]).problems == []
    event = events(vault, "E1")[1]
    assert (event.id, event.kind, event.reason, event.notes) == (
        "0f-ab", "Meeting planned", "Panel asked", "Room 2\nbring plan",
    )  # fmt: skip
    assert (event.meeting_reference, event.provider_reference) == ("M-1", "P-1")


@pytest.mark.parametrize(("heading", "place"), [("Enquiry reference", "A2"), ("Date", "B2"), ("Event", "C2")])
def test_a_needed_cell_left_blank_is_a_problem(bring_rows: Bring, heading: str, place: str) -> None:
    row = {**happened("E1", "2/3/2022", "Meeting held"), heading: " "}
    (said,) = bring_rows([enquiry("E1", "1/3/2022")], [row]).problems
    assert said.startswith(f"Events {place} ({heading}): is blank. Fill in ")


def test_every_kind_of_event_is_taken_by_its_name(bring_rows: Bring, vault: Vault) -> None:
    rows = [
        happened("E1", "2/3/2022", "Meeting planned"),
        happened("E1", "3/3/2022", "Meeting cancelled"),
        happened("E1", "4/3/2022", "Meeting held"),
        happened("E1", "5/3/2022", "Cohort changed", Cohort="B"),
        happened("E1", "6/3/2022", "Not presented"),
        happened("E1", "7/3/2022", "Closed other"),
        happened("E1", "8/3/2022", "Reopened"),
        happened("E1", "9/3/2022", "Withdrawn", By="Family"),
        happened("E1", "10/3/2022", "Reopened"),
        happened("E1", "11/3/2022", "Criteria met"),
        happened("E1", "12/3/2022", "Provider declined"),
        happened("E1", "13/3/2022", "Reopened"),
        happened("E1", "14/3/2022", "Criteria met"),
        happened("E1", "15/3/2022", "Progressed"),
        happened("E1", "16/3/2022", "Case closed", By="Completed"),
    ]
    done = bring_rows([enquiry("E1", "1/3/2022")], rows)
    assert (done.problems, done.events.added) == ([], len(rows))
    assert {event.kind for event in events(vault, "E1")} == set(Kind)


@pytest.mark.parametrize("written", ["meeting held", "MEETING HELD", " Meeting  held "])
def test_the_letter_case_and_spaces_of_an_event_do_not_matter(bring_rows: Bring, vault: Vault, written: str) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", written)])
    assert history(vault, "E1")[1] == "Meeting held on 2 March 2022"


@pytest.mark.parametrize("written", ["Meeting", "Held", "Withdrawn by social care", "1"])
def test_another_event_is_a_problem_that_lists_the_events(bring_rows: Bring, written: str) -> None:
    (said,) = bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", written)]).problems
    assert said == f"Events C2 (Event): read “{written}”. Allowed: {', '.join(kind.value for kind in Kind)}."


@pytest.mark.parametrize("by", WITHDRAWERS)
def test_an_enquiry_is_withdrawn_by_one_of_five(bring_rows: Bring, vault: Vault, by: str) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", "Withdrawn", By=f" {by.upper()} ")])
    assert events(vault, "E1")[1].by == by


@pytest.mark.parametrize("by", ["Completed", "Early"])
def test_a_case_is_closed_completed_or_early(bring_rows: Bring, vault: Vault, by: str) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [*live(), happened("E1", "4/3/2022", "Case closed", By=by.lower())])
    assert events(vault, "E1")[-1].by == by


@pytest.mark.parametrize(
    ("event", "by", "why"),
    [
        ("Withdrawn", None, "is blank. Withdrawn needs one of: Social care, Family, Young person, Provider, Other."),
        ("Case closed", None, "is blank. Case closed needs one of: Completed, Early."),
        ("Withdrawn", "Completed", "read “Completed”. Allowed: Social care, Family, Young person, Provider, Other."),
        ("Withdrawn", "Judge", "read “Judge”. Allowed: Social care, Family, Young person, Provider, Other."),
        ("Case closed", "Family", "read “Family”. Allowed: Completed, Early."),
    ],
)
def test_by_is_needed_with_its_own_words(bring_rows: Bring, event: str, by: str | None, why: str) -> None:
    rows = [*live(), happened("E1", "4/3/2022", event, By=by)]
    assert bring_rows([enquiry("E1", "1/3/2022")], rows).problems == [f"Events E4 (By): {why}"]


@pytest.mark.parametrize("event", [kind for kind in Kind if kind not in {Kind.WITHDRAWN, Kind.CASE_CLOSED}])
def test_by_is_a_problem_at_every_other_event(bring_rows: Bring, event: Kind) -> None:
    cohort = "B" if event is Kind.COHORT_CHANGED else None
    row = happened("E1", "1/3/2022", event.value, By=By.FAMILY.value, Cohort=cohort)
    assert bring_rows([enquiry("E1", "1/3/2022")], [row]).problems == [
        f"Events E2 (By): read “Family”, but {event} has no By. Clear the cell."
    ]


@pytest.mark.parametrize(
    ("cohort", "why"),
    [
        (None, "is blank. Fill in the cohort that the enquiry moves to: A, B, C or D."),
        ("E", "read “E”. Allowed: A, B, C, D."),
    ],
)
def test_a_change_of_cohort_needs_the_new_one(bring_rows: Bring, cohort: str | None, why: str) -> None:
    row = happened("E1", "2/3/2022", "Cohort changed", Cohort=cohort)
    assert bring_rows([enquiry("E1", "1/3/2022")], [row]).problems == [f"Events D2 (Cohort): {why}"]


def test_a_cohort_changes_to_another_one_only(bring_rows: Bring) -> None:
    row = happened("E1", "2/3/2022", "Cohort changed", Cohort="A")
    (said,) = bring_rows([enquiry("E1", "1/3/2022")], [row]).problems
    assert "the enquiry is in cohort A already" in said


@pytest.mark.parametrize("event", [kind for kind in Kind if kind is not Kind.COHORT_CHANGED])
def test_a_cohort_is_a_problem_at_every_other_event(bring_rows: Bring, event: Kind) -> None:
    by = {Kind.WITHDRAWN: "Family", Kind.CASE_CLOSED: "Early"}.get(event)
    row = happened("E1", "1/3/2022", event.value, By=by, Cohort="a")
    assert bring_rows([enquiry("E1", "1/3/2022")], [row]).problems == [
        "Events D2 (Cohort): read “A”, but only Cohort changed has a cohort. Clear the cell."
    ]


def test_a_notified_row_of_the_same_date_is_skipped(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "1/3/2022", "Notified")])
    assert (done.problems, done.events.added) == ([], 0)
    assert history(vault, "E1") == ["Notified on 1 March 2022"]


def test_a_notified_row_of_another_date_is_a_problem_that_names_both(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", "Notified")])
    (said,) = done.problems
    assert said.startswith("Events B2 (Date): read 2 March 2022, but the enquiry was notified on 1 March 2022. ")
    assert known(vault) == {}


def test_an_event_without_its_enquiry_is_a_problem(bring_rows: Bring) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022")], [happened("E9", "2/3/2022", "Meeting held")]).problems == [
        "Events A2 (Enquiry reference): “E9” is neither in the sheet Enquiries nor in the register. Add its row."
    ]


def test_an_event_that_may_not_follow_is_a_problem_that_says_what_may(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", "Case closed", By="Early")])
    (said,) = done.problems
    assert said.startswith(
        "Events C2 (Event): Case closed on 2 March 2022 is not allowed: the enquiry is in the pipeline"
    )
    assert "Allowed then: Meeting planned, " in said
    assert known(vault) == {}


def test_the_rows_of_one_date_keep_their_order_in_the_sheet(bring_rows: Bring, vault: Vault) -> None:
    of_the_day = ["Criteria met", "Not presented", "Reopened", "Withdrawn"]
    rows = [happened("E1", "2/3/2022", name, By="Family" if name == "Withdrawn" else None) for name in of_the_day]
    bring_rows([enquiry("E1", "1/3/2022")], rows)
    assert [event.kind.value for event in events(vault, "E1")[1:]] == of_the_day


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_one_order_alone_of_three_steps_of_a_day_is_allowed(bring_rows: Bring, order: tuple[int, ...]) -> None:
    steps = [
        happened("E1", "2/3/2022", "Criteria met"),
        happened("E1", "2/3/2022", "Progressed"),
        happened("E1", "2/3/2022", "Case closed", By="Early"),
    ]
    done = bring_rows([enquiry("E1", "1/3/2022")], [steps[number] for number in order])
    assert (done.problems == []) is (order == (0, 1, 2))


def test_rows_of_different_dates_may_stand_in_any_order(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "4/3/2022", "Progressed"), *after_criteria_met()])
    assert history(vault, "E1") == [
        "Notified on 1 March 2022", "Criteria met on 2 March 2022", "Progressed on 4 March 2022",
    ]  # fmt: skip


def test_two_equal_rows_are_two_events(bring_rows: Bring, vault: Vault) -> None:
    held = happened("E1", "2/3/2022", "Meeting held", Notes="Panel")
    assert bring_rows([enquiry("E1", "1/3/2022")], [held, held]).events.added == 2
    assert history(vault, "E1")[1:] == ["Meeting held on 2 March 2022"] * 2
