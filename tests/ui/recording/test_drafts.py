"""Forms without a window: what is filled in and asked, what is said to be mended, and what is recorded."""

from collections.abc import Callable
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, Reply, WaitingFor
from stars_desktop.domain.errors import RefusedError
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.services import enquiries
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.recording.asked import Problems
from stars_desktop.ui.recording.drafts import Draft, EventDraft, Opened
from stars_desktop.ui.recording.entry_drafts import FactsDraft, NextStepDraft, NoteDraft, SiblingDraft, VoidDraft
from stars_desktop.ui.recording.reply import ReplyDraft
from stars_desktop.ui.recording.weighing import UNDO
from tests.conftest import Desk
from tests.ui.enquiry.conftest import Record

Opener = Callable[[], Opened]


def submit(draft: Draft, **typed: str) -> Problems:
    """Fills in what was typed over what stands there."""
    return draft.submit({**{asked.key: draft.filled.get(asked.key, "") for asked in draft.fields}, **typed})


def newest(opened: Opener) -> Event:
    """The event of the top line."""
    event = opened().dossier.timeline[0].event
    assert event
    return event


def test_today_is_filled_in_and_a_short_date_is_taken(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.WITHDRAWN)
    assert draft.filled["on"] == "4 October 2022"
    assert submit(draft, on="1/10", by="Family", reason="Family withdrew") == {}
    assert (newest(opened).on, newest(opened).by) == (date(2022, 10, 1), By.FAMILY)
    assert draft.recorded
    assert draft.recorded.words == "Withdrawn"


def test_what_is_missing_is_said_in_the_order_of_the_form_and_nothing_is_recorded(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.WITHDRAWN)
    assert list(submit(draft, on="31 2 2022").items()) == [
        ("on", "Withdrawn on must be a real date, and February 2022 has no 31"),
        ("by", "Choose who withdrew it"),
        ("reason", "Choose a reason, or type one"),
    ]
    assert draft.recorded is None
    assert opened().dossier.history.state is State.PIPELINE


def test_a_day_before_notified_is_said_by_name(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.WITHDRAWN)
    told = submit(draft, on="5 8 22", by="Social care", reason="Placement stabilised")
    assert told == {"on": "Withdrawn on must be the same as or after 8 August 2022, when it was notified"}


def test_what_it_will_count_as_follows_what_is_chosen(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.WITHDRAWN)
    assert draft.effect({**draft.filled, "by": "Social care"}) == (
        "It will count as B, withdrawn by social care, in the return of the month in which it happened. "
        "It can be undone with Edit, Undo."
    )
    assert "as B, withdrawn, in" in draft.effect({**draft.filled, "by": "Family", "on": "not a date"})


def test_the_cohort_of_a_decision_has_its_verdict_beside_it(opened: Opener) -> None:
    fits = next(asked for asked in EventDraft(opened(), Kind.CRITERIA_MET).fields if asked.key == "fits")
    assert ("A", "A, residential step-down: does not fit") in fits.options
    assert ("B", "B, foster care stability: cannot tell yet") in fits.options


def test_an_override_is_asked_for_only_where_the_criteria_do_not_say_that_it_fits(
    opened: Opener, vault: Vault, desk: Desk
) -> None:
    draft = EventDraft(opened(), Kind.CRITERIA_MET)
    assert draft.hidden(draft.filled) == frozenset()
    assert submit(draft) == {
        "override": "Enter why it is decided against the criteria",
        "authoriser": "Enter who authorised it",
    }
    for criterion in ("X3", "X6", "X7", "B2", "B3", "B6"):
        answer(vault, desk.clerk, "DER-0088", criterion, Reply.YES, "", "", desk.clerk.today)
    settled = EventDraft(opened(), Kind.CRITERIA_MET)
    assert settled.hidden(settled.filled) == {"override", "authoriser"}
    assert settled.hidden({**settled.filled, "fits": "A"}) == frozenset()
    assert submit(settled) == {}


def test_a_decision_against_the_criteria_keeps_why_and_by_whose_leave(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.CRITERIA_MET)
    assert submit(draft, override="Panel asked for it", authoriser="Head of service") == {}
    event = newest(opened)
    assert (event.override, event.authoriser, event.decided_by) == (
        "Panel asked for it", "Head of service", "Tess Tester",
    )  # fmt: skip


def test_deciding_for_another_cohort_changes_the_cohort_first_in_the_same_step(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.NOT_PRESENTED)
    assert submit(draft, on="20 9 2022", fits="C", reason="Out of area") == {}
    history = opened().dossier.history
    assert [(event.kind, event.cohort) for event in history.events[1:]] == [
        (Kind.COHORT_CHANGED, Cohort.C),
        (Kind.NOT_PRESENTED, None),
    ]
    assert draft.recorded
    enquiries.undo(draft.opened.vault, draft.opened.clerk, draft.recorded)
    assert opened().dossier.history.cohort is Cohort.B
    assert opened().dossier.history.state is State.PIPELINE


def answered(vault: Vault, desk: Desk, **replies: Reply) -> None:
    for criterion, reply in replies.items():
        answer(vault, desk.clerk, "DER-0088", criterion, reply, "", "", desk.clerk.today)


def test_the_one_cohort_that_fits_is_proposed_and_recorded_with_the_change_that_it_needs(
    opened: Opener, vault: Vault, desk: Desk
) -> None:
    answered(vault, desk, X6=Reply.YES, X7=Reply.YES, B2=Reply.NO, C2=Reply.YES)
    draft = EventDraft(opened(), Kind.CRITERIA_MET)
    assert draft.filled["fits"] == "C"
    assert submit(draft, reason="The plan is to go home") == {}
    events = opened().dossier.history.events[1:]
    assert [(event.kind, event.cohort) for event in events] == [
        (Kind.COHORT_CHANGED, Cohort.C),
        (Kind.CRITERIA_MET, None),
    ]
    assert events[-1].reason == "The plan is to go home"


def test_where_two_cohorts_fit_it_is_said_and_one_has_to_be_chosen(opened: Opener, vault: Vault, desk: Desk) -> None:
    answered(vault, desk, X6=Reply.YES, X7=Reply.YES, B2=Reply.YES, B6=Reply.YES, C2=Reply.YES)
    draft = EventDraft(opened(), Kind.CRITERIA_MET)
    fits = next(asked for asked in draft.fields if asked.key == "fits")
    assert fits.hint == "B and C fit. On the day of the decision a child fits exactly one cohort."
    assert draft.filled["fits"] == ""
    assert draft.effect(draft.filled) == f"Which figure it changes follows from the cohort. {UNDO}"
    assert submit(draft) == {"fits": "Choose the one cohort that the child fits"}
    assert submit(draft, fits="B") == {}


def test_a_change_of_cohort_goes_to_another_one(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.COHORT_CHANGED)
    cohort = next(asked for asked in draft.fields if asked.key == "cohort")
    assert [value for value, _ in cohort.options] == ["A", "C", "D"]


def test_a_meeting_cannot_lie_before_its_arranging(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.MEETING_PLANNED)
    told = submit(draft, on="20 9 2022", meeting_on="14 9 2022")
    assert told == {"meeting_on": "Meeting on must be the same as or after 20 September 2022, when it was arranged"}
    assert submit(draft, meeting_on="5 3", mode="Virtual") == {}
    assert newest(opened).meeting_on == date(2023, 3, 5)


def test_what_is_known_of_a_planned_meeting_is_offered_when_it_was_held(opened: Opener, record: Record) -> None:
    known = {"mode": "Virtual", "attendees": "Carers", "meeting_reference": "M-7"}
    record(Kind.MEETING_PLANNED, 9, 6, meeting_on=date(2022, 9, 14), **known)
    draft = EventDraft(opened(), Kind.MEETING_HELD)
    assert draft.filled["on"] == "14 September 2022"
    assert {key: draft.filled[key] for key in known} == known


def test_one_meeting_of_several_children_is_recorded_in_each_of_them(
    opened: Opener, vault: Vault, desk: Desk
) -> None:
    notify(vault, desk.clerk, Notification("DER-0087", "CH-2216", Cohort.B, date(2022, 8, 8), {}))
    draft = EventDraft(opened(), Kind.MEETING_HELD)
    assert submit(draft, on="14 9 2022", others="der-0087") == {}
    other = enquiries.dossier(vault, "DER-0087", desk.clerk.today).timeline[0].event
    assert other
    assert other.meeting_reference == newest(opened).meeting_reference == "DER-0088, 14 September 2022"


def test_another_enquiry_of_a_meeting_that_is_not_there_is_refused_and_nothing_is_recorded(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.MEETING_HELD)
    with pytest.raises(Exception, match="There is no enquiry “DER-9999”"):
        submit(draft, others="DER-9999")
    assert len(opened().dossier.history.events) == 1


def test_a_correction_begins_with_what_stands_and_asks_why(opened: Opener, record: Record) -> None:
    record(Kind.WITHDRAWN, 9, 20, by=By.FAMILY, reason="Family withdrew")
    draft = EventDraft(opened(), Kind.WITHDRAWN, newest(opened))
    assert (draft.filled["on"], draft.filled["by"]) == ("20 September 2022", "Family")
    assert submit(draft) == {"why": "Enter why it is corrected"}
    assert submit(draft, by="Social care", why="Read wrongly") == {}
    assert newest(opened).by is By.SOCIAL_CARE
    old = opened().dossier.timeline[1]
    assert old.voided
    assert (old.voided.reason, old.voided.replaced) == ("Read wrongly", True)


def test_a_correction_that_would_leave_no_room_names_what_is_in_the_way(opened: Opener, record: Record) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    record(Kind.PROGRESSED, 9, 28)
    draft = EventDraft(opened(), Kind.CRITERIA_MET, opened().dossier.history.events[1])
    told = submit(draft, on="30 9 2022", why="Typed wrongly")
    assert told == {"on": "Decided on must be before 28 September 2022, when it progressed"}


def test_the_day_of_notification_is_corrected_too(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.NOTIFIED, newest(opened))
    assert submit(draft, on="1 8 2022", cohort="D", why="Letter of 1 August found") == {}
    (notified,) = opened().dossier.history.events
    assert (notified.on, notified.cohort) == (date(2022, 8, 1), Cohort.D)


def test_voiding_keeps_the_reason_and_what_rests_on_it_is_in_the_way(opened: Opener, record: Record) -> None:
    record(Kind.CRITERIA_MET, 9, 21)
    met = newest(opened)
    draft = VoidDraft(opened(), met.id, "Criteria met on 21 September 2022")
    assert draft.effect({}).startswith("Criteria met on 21 September 2022 will count nowhere")
    assert submit(draft) == {"reason": "Enter the reason"}
    record(Kind.PROGRESSED, 9, 28)
    with pytest.raises(RefusedError, match="Progressed on 28 September 2022 would no longer be allowed"):
        submit(draft, reason="Not decided")


def test_a_note_is_dated(opened: Opener) -> None:
    draft = NoteDraft(opened())
    assert submit(draft, on="5 10 2022", text="Rang.") == {
        "on": "Date of it must be today or in the past; today is 4 October 2022"
    }
    assert submit(draft, text="Rang.", on="yesterday") == {}
    assert opened().dossier.timeline[0].lines == ("Rang.",)


def test_the_next_step_is_set_offered_again_and_cleared(opened: Opener) -> None:
    assert submit(NextStepDraft(opened()), what="Ask for a match", who="RS", by="14 10", waiting_for="Provider") == {}
    step = opened().dossier.next_step
    assert step
    assert (step.what, step.by, step.waiting_for) == ("Ask for a match", date(2022, 10, 14), WaitingFor.PROVIDER)
    again = NextStepDraft(opened())
    assert again.filled["by"] == "14 October 2022"
    assert again.effect({}).startswith("The enquiry will have no next step.")
    assert submit(again, what="", who="RS", by="", waiting_for="") == {"what": "Enter what is to be done"}
    assert submit(again, what="", who="", by="", waiting_for="") == {}
    assert opened().dossier.next_step is None


def test_where_there_is_no_next_step_an_empty_one_is_not_recorded(opened: Opener) -> None:
    draft = NextStepDraft(opened())
    assert draft.effect({}) == ""
    assert submit(draft, waiting_for="") == {"what": "Enter what is to be done, or choose for whom it waits"}
    assert submit(draft, waiting_for="Panel") == {}


def test_only_facts_that_differ_are_recorded(opened: Opener) -> None:
    draft = FactsDraft(opened())
    assert draft.filled[FactName.DATE_OF_BIRTH] == "19 January 2009"
    assert submit(draft) == {"": "Nothing was changed above. Change a fact, or choose Cancel"}
    assert submit(draft, **{FactName.PLACEMENT_TYPE: "K2"}) == {}
    assert draft.recorded
    assert len(draft.recorded.ids) == 1
    assert opened().dossier.facts[FactName.PLACEMENT_TYPE].words == "Children's home (K2)"


def test_a_code_that_is_none_is_said_beside_it(opened: Opener) -> None:
    told = submit(FactsDraft(opened()), **{FactName.LEGAL_STATUS: "Z9"})
    assert told == {FactName.LEGAL_STATUS: "Legal status must be one of the list, and “Z9” is not"}


def test_every_form_says_that_it_can_be_undone(opened: Opener) -> None:
    drafts = [EventDraft(opened(), Kind.PROGRESSED), NoteDraft(opened()), FactsDraft(opened())]
    assert all(draft.effect(draft.filled).endswith(UNDO) for draft in drafts)


def test_a_sibling_is_linked_and_what_cannot_be_linked_is_said_at_its_field(
    opened: Opener, vault: Vault, desk: Desk
) -> None:
    notify(vault, desk.clerk, Notification("DER-0090", "CH-0090", Cohort.B, date(2022, 9, 1), {}))
    draft = SiblingDraft(opened())
    own = opened().dossier.reference
    assert submit(draft) == {"other": "Enter the reference"}
    assert submit(draft, other=own) == {"other": "Enter the reference of another enquiry."}
    assert submit(draft, other="der-0090", on="5 10 2022") == {
        "on": "Told on must be today or in the past; today is 4 October 2022"
    }
    assert submit(draft, other="der-0090") == {}
    assert [one.reference for one in opened().dossier.siblings] == ["DER-0090"]
    assert opened().dossier.timeline[0].title == "Sibling linked"


def test_a_reply_is_drafted_edited_and_copied_and_recorded_only_where_that_is_chosen(opened: Opener) -> None:
    draft = ReplyDraft(opened(), records=True)
    lines = len(opened().dossier.timeline)
    assert draft.filled["text"].startswith(f"STARS enquiry about KM ({opened().dossier.reference})")
    assert submit(draft, text="") == {"text": "Enter what you write"}
    assert submit(draft, text="All is well.") == {}
    assert (draft.copied, draft.recorded, len(opened().dossier.timeline)) == ("All is well.", None, lines)
    noted = ReplyDraft(opened(), records=True)
    assert UNDO in noted.effect({"also": "noted"})
    assert submit(noted, text="All is well.", also="noted") == {}
    assert noted.recorded
    assert opened().dossier.timeline[0].lines == ("Reply to the social worker:\nAll is well.",)


def test_a_reply_from_a_register_for_reading_only_offers_no_record(opened: Opener) -> None:
    assert [one.key for one in ReplyDraft(opened(), records=False).fields] == ["text"]


def test_a_meeting_that_stands_there_already_is_said_before_it_is_recorded_again(opened: Opener) -> None:
    draft = EventDraft(opened(), Kind.MEETING_HELD)
    assert "already" not in draft.effect(draft.filled)
    assert submit(draft, on="1/10") == {}
    again = EventDraft(opened(), Kind.MEETING_HELD)
    assert "already" not in again.effect({**again.filled, "on": "2/10"})
    assert again.effect({**again.filled, "on": "1/10"}).startswith(
        "Meeting held on 1 October 2022 stands there already. It will count as B, meeting held"
    )


def test_a_meeting_planned_for_the_same_day_is_said_too(opened: Opener) -> None:
    first = EventDraft(opened(), Kind.MEETING_PLANNED)
    assert submit(first, on="1/10", meeting_on="9/10") == {}
    again = EventDraft(opened(), Kind.MEETING_PLANNED)
    assert "already" in again.effect({**again.filled, "meeting_on": "9/10"})
    assert "already" not in again.effect({**again.filled, "meeting_on": "10/10"})
