"""One enquiry: what it tells when it is opened, what is recorded of it, and what is taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Clerk, FactName, NextStep, WaitingFor
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import By, Event, Kind, Mode
from stars_desktop.domain.returns import Asked
from stars_desktop.services.checking import check_register
from stars_desktop.services.enquiries import (
    Dossier,
    Recorded,
    add_note,
    change_facts,
    correct,
    dossier,
    record,
    record_meeting,
    record_several,
    set_next_step,
    undo,
    void,
)
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.listing import Wanted, enquiry_ids, listed
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

TODAY = date(2023, 10, 18)
STEP = NextStep("", "Ring the school", "Tess", day("2023-10-20"), WaitingFor.FAMILY, TODAY)
FACTS = {FactName.INITIALS: "ZO", FactName.DATE_OF_BIRTH: "2010-02-28", FactName.PLACEMENT_TYPE: "U4"}


def new(kind: Kind, on: str = "2023-10-10", cohort: Cohort | None = None, by: By | None = None) -> Event:
    return Event("", kind, day(on), 0, cohort, by)


@pytest.fixture
def open_enquiry(vault: Vault, desk: Desk) -> Iterator[str]:
    """DER-0001 of cohort A, notified on 2 October 2023, recorded the day after; the register is sound at the end."""
    desk.set(2023, 10, 3)
    notify(vault, desk.clerk, Notification("DER-0001", "CH-1", Cohort.A, day("2023-10-02"), FACTS))
    desk.set(2023, 10, 18)
    yield "DER-0001"
    assert check_register(vault, desk.clerk).findings == []


def opened(vault: Vault) -> Dossier:
    return dossier(vault, "der-0001 ", TODAY)


def test_an_opened_enquiry_tells_what_is_known_and_what_may_follow(vault: Vault, open_enquiry: str) -> None:
    whole = opened(vault)
    assert (whole.reference, whole.child_reference, whole.council) == (open_enquiry, "CH-1", "Derby City")
    assert (whole.history.state, whole.step, whole.step_since) == (State.PIPELINE, "Notified", date(2023, 10, 2))
    assert {name: fact.words for name, fact in whole.facts.items()} == {
        FactName.INITIALS: "ZO",
        FactName.DATE_OF_BIRTH: "28 February 2010",
        FactName.PLACEMENT_TYPE: "Foster placement with other foster carer, long term (U4)",
    }
    assert whole.may_follow[Kind.WITHDRAWN] == ""
    assert whole.may_follow[Kind.PROGRESSED] == "The criteria have not been met in this episode."
    (moment,) = whole.timeline
    assert (moment.title, moment.on, moment.recorded_by) == ("Notified, cohort A", date(2023, 10, 2), "Tess Tester")
    assert moment.recorded_at.date() == date(2023, 10, 3)


def test_an_unknown_reference_says_so(vault: Vault) -> None:
    with pytest.raises(ExpectedError, match="There is no enquiry “DER-9”"):
        dossier(vault, "DER-9", TODAY)


def test_a_recorded_event_keeps_its_words_and_moves_the_list(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    held = replace(
        new(Kind.MEETING_HELD), mode=Mode.VIRTUAL, attendees="Nia, Tom", outcome="Go on", reason="R", notes="N"
    )
    done = record(vault, desk.clerk, open_enquiry, held)
    met = replace(new(Kind.CRITERIA_MET, "2023-10-11"), decided_by="Tess", override="Age", authoriser="Ann")
    record(vault, desk.clerk, open_enquiry, met)
    whole = opened(vault)
    kept = whole.history.events[1]
    assert (done.words, done.ids) == ("Meeting held", (kept.id,))
    assert replace(kept, id="", place=0) == held
    assert replace(whole.history.events[2], id="", place=0) == met
    assert whole.timeline[1].lines == ("R", "Virtual", "Attended by Nia, Tom", "Outcome: Go on", "N")
    assert whole.timeline[0].lines == ("Decided by Tess", "Against the criteria: Age", "Authorised by Ann")
    (row,) = listed(vault, enquiry_ids(vault, Wanted("zo")))
    assert (row.step, row.since) == ("With the provider", date(2023, 10, 11))


def test_what_is_not_allowed_is_refused_and_changes_nothing(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    before = opened(vault)
    with pytest.raises(RefusedError, match="the criteria have not been met"):
        record_several(vault, desk.clerk, open_enquiry, [new(Kind.MEETING_HELD), new(Kind.PROGRESSED)])
    with pytest.raises(RefusedError, match="lies in the future"):
        record(vault, desk.clerk, open_enquiry, new(Kind.MEETING_HELD, "2023-10-19"))
    assert opened(vault) == before


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (new(Kind.WITHDRAWN), "Withdrawn needs one of these: Social care, Family"),
        (new(Kind.WITHDRAWN, by=By.COMPLETED), "Withdrawn needs one of these: Social care, Family"),
        (new(Kind.NOT_PRESENTED, by=By.FAMILY), "Not presented is by nobody"),
        (new(Kind.COHORT_CHANGED), "Cohort changed needs a cohort"),
        (new(Kind.MEETING_HELD, cohort=Cohort.B), "Meeting held names no cohort"),
    ],
)
def test_an_incomplete_event_is_refused(
    vault: Vault, desk: Desk, open_enquiry: str, event: Event, words: str
) -> None:
    with pytest.raises(ExpectedError, match=words):
        record(vault, desk.clerk, open_enquiry, event)


def test_a_meeting_of_several_enquiries_is_one_meeting(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    for number in (2, 3):
        told = Notification(f"DER-000{number}", f"CH-{number}", Cohort.A, day("2023-10-05"), {})
        notify(vault, desk.clerk, told)
    names = [open_enquiry, "DER-0002", "der-0003", "der-0001"]
    done = record_meeting(vault, desk.clerk, names, new(Kind.MEETING_HELD))
    assert (len(done.ids), done.words) == (3, "Meeting held for 3 enquiries")
    figures = pipeline_return(vault, Asked(Period(day("2023-10-01"), TODAY), TODAY))
    assert figures.rows["A"]["meetings_held"] == 3
    assert figures.memo["A"]["distinct_meetings"] == 1
    undo(vault, desk.clerk, done)
    assert pipeline_return(vault, Asked(Period(day("2023-10-01"), TODAY), TODAY)).rows["A"]["meetings_held"] == 0
    with pytest.raises(RefusedError, match="DER-0002: Meeting held on 4 October 2023 is not allowed"):
        record_meeting(vault, desk.clerk, names, new(Kind.MEETING_HELD, "2023-10-04"))
    assert opened(vault).history.events == opened(vault).history.events[:1]


def test_a_meeting_of_one_enquiry_needs_no_reference(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    done = record_meeting(vault, desk.clerk, [open_enquiry], new(Kind.MEETING_PLANNED))
    assert (done.words, opened(vault).history.events[1].meeting_reference) == ("Meeting planned", "")


def test_notes_facts_and_next_steps_stand_in_the_timeline(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    add_note(vault, desk.clerk, open_enquiry, " The carer is keen. ", day("2023-10-10"))
    changed = change_facts(
        vault,
        desk.clerk,
        open_enquiry,
        {**FACTS, FactName.INITIALS: "ZB", FactName.TEAM: " North "},
        day("2023-10-12"),
    )
    set_next_step(vault, desk.clerk, open_enquiry, STEP)
    whole = opened(vault)
    assert (len(changed.ids), changed.words) == (2, "Change of facts")
    assert [(one.kind, one.title, one.lines) for one in whole.timeline] == [
        ("Next step", "Next step", ("Ring the school", "Tess", "By 20 October 2023", "Waiting for: family")),
        ("Fact", "Team", ("North",)),
        ("Fact", "Initials", ("ZB",)),
        ("Note", "Note", ("The carer is keen.",)),
        ("Notified", "Notified, cohort A", ()),
    ]
    assert whole.next_step == replace(STEP, id=whole.next_step.id if whole.next_step else "")
    assert (whole.facts[FactName.INITIALS].value, whole.facts[FactName.INITIALS].on) == ("ZB", date(2023, 10, 12))
    (row,) = listed(vault, enquiry_ids(vault, Wanted("zb north", waiting=WaitingFor.FAMILY)))
    assert (row.next_what, row.next_by, row.team) == ("Ring the school", date(2023, 10, 20), "North")


def test_facts_that_do_not_differ_are_not_recorded(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    assert change_facts(vault, desk.clerk, open_enquiry, {**FACTS, FactName.TEAM: " "}, TODAY).ids == ()
    assert len(opened(vault).timeline) == 1


def test_a_fact_can_be_taken_back_to_not_known(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    change_facts(vault, desk.clerk, open_enquiry, {FactName.DATE_OF_BIRTH: ""}, TODAY)
    whole = opened(vault)
    assert FactName.DATE_OF_BIRTH not in whole.facts
    assert whole.timeline[0].lines == ("Not known any more",)


@pytest.mark.parametrize(
    ("name", "value", "on", "words"),
    [
        (FactName.TEAM, "South", "2023-10-19", "lies in the future"),
        (FactName.INITIALS, "AB", "2023-10-01", "Initials was recorded as known from 2 October 2023"),
        (FactName.PLACEMENT_TYPE, "Z9", "2023-10-10", "Placement type “Z9” is not on the list"),
        (FactName.DATE_OF_BIRTH, "2023-10-09", "2023-10-10", "Date of birth must be before Notified on"),
    ],
)
def test_facts_that_cannot_be_are_refused(  # noqa: PLR0917 - one fact, and what is said of it
    vault: Vault, desk: Desk, open_enquiry: str, name: FactName, value: str, on: str, words: str
) -> None:
    with pytest.raises(ExpectedError, match=words):
        change_facts(vault, desk.clerk, open_enquiry, {name: value}, day(on))
    assert len(opened(vault).timeline) == 1


def test_a_note_has_words_and_a_day_that_has_come(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    with pytest.raises(ExpectedError, match="Enter the note"):
        add_note(vault, desk.clerk, open_enquiry, "  ", TODAY)
    with pytest.raises(ExpectedError, match="lies in the future"):
        add_note(vault, desk.clerk, open_enquiry, "x", TODAY + timedelta(days=1))


def test_a_blank_next_step_clears_it_and_so_does_another_state(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    set_next_step(vault, desk.clerk, open_enquiry, replace(STEP, on=day("2023-10-05")))
    cleared = NextStep("", " ", "Tess", None, None, day("2023-10-06"))
    done = set_next_step(vault, desk.clerk, open_enquiry, cleared)
    assert opened(vault).next_step is None
    assert opened(vault).timeline[0].title == "Next step cleared"
    undo(vault, desk.clerk, done)
    assert opened(vault).next_step is not None
    record(vault, desk.clerk, open_enquiry, new(Kind.NOT_PRESENTED))
    assert opened(vault).next_step is None
    assert listed(vault, enquiry_ids(vault, Wanted()))[0].waiting_for is None


def test_a_voided_line_stays_with_its_reason(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    note = add_note(vault, desk.clerk, open_enquiry, "wrong child", TODAY)
    change_facts(vault, desk.clerk, open_enquiry, {FactName.INITIALS: "QQ"}, TODAY)
    fact = opened(vault).timeline[0]
    for entry_id in (note.ids[0], fact.entry_id):
        void(vault, desk.clerk, entry_id, " wrong child ")
    whole = opened(vault)
    assert [(one.kind, one.voided.reason if one.voided else "") for one in whole.timeline] == [
        ("Fact", "wrong child"), ("Note", "wrong child"), ("Notified", ""),
    ]  # fmt: skip
    assert whole.facts[FactName.INITIALS].value == "ZO"
    with pytest.raises(RefusedError, match="was voided already"):
        void(vault, desk.clerk, note.ids[0], "again")
    with pytest.raises(ExpectedError, match="Enter why"):
        void(vault, desk.clerk, whole.timeline[2].entry_id, " ")


def test_a_corrected_event_is_followed_by_the_right_one(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    wrong = record(vault, desk.clerk, open_enquiry, new(Kind.WITHDRAWN, by=By.FAMILY)).ids[0]
    done = correct(vault, desk.clerk, wrong, new(Kind.WITHDRAWN, by=By.SOCIAL_CARE), "it was social care")
    gone = {one.title: one.voided for one in opened(vault).timeline}
    assert gone["Withdrawn by social care"] is None
    assert (voided := gone["Withdrawn by family"])
    assert (voided.by, voided.reason, voided.replaced) == ("Tess Tester", "it was social care", True)
    assert done.words == "Corrected: withdrawn"


def test_only_events_are_corrected(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    note = add_note(vault, desk.clerk, open_enquiry, "x", TODAY)
    with pytest.raises(RefusedError, match="Only events can be corrected"):
        correct(vault, desk.clerk, note.ids[0], new(Kind.MEETING_HELD), "no event")


Step = Callable[[Vault, Clerk, str], Recorded]

STEPS: dict[str, Step] = {
    "event": lambda vault, clerk, name: record(vault, clerk, name, new(Kind.MEETING_HELD)),
    "events": lambda vault, clerk, name: record_several(
        vault, clerk, name, [new(Kind.COHORT_CHANGED, cohort=Cohort.B), new(Kind.CRITERIA_MET, "2023-10-10")]
    ),
    "meeting": lambda vault, clerk, name: record_meeting(vault, clerk, [name], new(Kind.MEETING_PLANNED)),
    "progress": lambda vault, clerk, name: record(vault, clerk, name, new(Kind.PROGRESSED, "2023-10-12")),
    "note": lambda vault, clerk, name: add_note(vault, clerk, name, "x", TODAY),
    "facts": lambda vault, clerk, name: change_facts(
        vault, clerk, name, {FactName.TEAM: "South", FactName.INITIALS: ""}, TODAY
    ),
    "next step": lambda vault, clerk, name: set_next_step(vault, clerk, name, STEP),
    "void a next step": lambda vault, clerk, _: void(vault, clerk, line(vault, "Next step"), "not needed"),
    "void a fact": lambda vault, clerk, _: void(vault, clerk, line(vault, "Fact"), "wrong child"),
    "void an event": lambda vault, clerk, _: void(vault, clerk, line(vault, "Meeting planned"), "wrong child"),
    "correct": lambda vault, clerk, _: correct(
        vault, clerk, line(vault, "Progressed"), new(Kind.PROGRESSED, "2023-10-13"), "wrong day"
    ),
    "correct Notified": lambda vault, clerk, _: correct(
        vault, clerk, line(vault, "Notified"), new(Kind.NOTIFIED, "2023-10-01", Cohort.C), "wrong day"
    ),
}


def line(vault: Vault, kind: str) -> str:
    return next(one.entry_id for one in opened(vault).timeline if one.kind == kind and one.voided is None)


def what_stands(vault: Vault) -> tuple[object, ...]:
    """All of the enquiry but the ids and places in the journal."""
    whole = opened(vault)
    events = [replace(event, id="", place=0) for event in whole.history.events]
    tallies = [replace(tally, event_id="", meeting="") for tally in whole.history.tallies]
    following = replace(whole.next_step, id="") if whole.next_step else None
    notes = [one.lines for one in whole.timeline if one.kind == "Note" and one.voided is None]
    return events, tallies, whole.facts, following, notes, listed(vault, enquiry_ids(vault, Wanted()))


def test_every_step_can_be_undone_and_leaves_all_as_it_was(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    for name, step in STEPS.items():
        before = what_stands(vault)
        done = step(vault, desk.clerk, open_enquiry)
        assert what_stands(vault) != before, name
        undo(vault, desk.clerk, done)
        assert what_stands(vault) == before, name
        step(vault, desk.clerk, open_enquiry)


def test_a_step_is_undone_once(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    done = record(vault, desk.clerk, open_enquiry, new(Kind.MEETING_HELD))
    undo(vault, desk.clerk, done)
    assert [one.voided.reason for one in opened(vault).timeline if one.voided] == ["Undone: Meeting held"]
    with pytest.raises(RefusedError, match="was voided already"):
        undo(vault, desk.clerk, done)


def test_undoing_a_step_that_others_rest_on_is_refused(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    met = record(vault, desk.clerk, open_enquiry, new(Kind.CRITERIA_MET))
    record(vault, desk.clerk, open_enquiry, new(Kind.PROGRESSED))
    with pytest.raises(RefusedError, match="Progressed on 10 October 2023 would no longer be allowed"):
        undo(vault, desk.clerk, met)
    assert opened(vault).history.state is State.LIVE


def test_other_enquiries_of_the_child_are_named(vault: Vault, desk: Desk, open_enquiry: str) -> None:
    notify(vault, desk.clerk, Notification("DER-0002", "ch-1", Cohort.C, day("2023-10-05"), {}))
    notify(vault, desk.clerk, Notification("DER-0003", "CH-3", Cohort.C, day("2023-10-05"), {}))
    (other,) = opened(vault).others
    assert (other.reference, other.state, other.cohort) == ("DER-0002", State.PIPELINE, Cohort.C)
    assert [one.reference for one in dossier(vault, "DER-0002", TODAY).others] == [open_enquiry]
