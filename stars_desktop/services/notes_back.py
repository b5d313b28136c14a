"""The draft of a note back to the social worker of an enquiry."""

from datetime import date
from typing import Final

from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.enquiry import History, State, fold
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.explaining import explain
from stars_desktop.domain.note_back import Addressed
from stars_desktop.domain.note_back import note_back as draft
from stars_desktop.services.decisions import decided
from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.services.triage import subject_of
from stars_desktop.store.vault import Vault

_BY: Final = {
    State.LIVE: Kind.PROGRESSED,
    State.NOT_PRESENTED: Kind.NOT_PRESENTED,
    State.DECLINED: Kind.PROVIDER_DECLINED,
    State.WITHDRAWN: Kind.WITHDRAWN,
    State.CLOSED_OTHER: Kind.CLOSED_OTHER,
    State.CASE_CLOSED: Kind.CASE_CLOSED,
}


def note_back(vault: Vault, reference: str, criteria: CriteriaSet, today: date) -> str:
    """What came of an enquiry, why, and what happens next, to be edited; ExpectedError where it is in no cohort."""
    with vault.reading() as connection:
        known = enquiry_of(connection, reference)
        subject = subject_of(connection, vault.about.council, known)
    history = fold(known.standing)
    if history.cohort is None:
        raise ExpectedError(
            f"The notification of {known.reference} was voided, so there is nothing to write back of."
        )
    event = _brought_it_here(history)
    about = Addressed(
        reference=known.reference,
        initials=known.facts.get(FactName.INITIALS, ""),
        notified_on=known.notified.on,
        cohort=history.cohort,
        state=history.state,
        event=event,
        decided=decided(vault, event.id) if event else None,
    )
    return draft(about, explain(criteria, subject, history.cohort, today))


def _brought_it_here(history: History) -> Event | None:
    """The event that a note back is about: the decision, or what ended it; none while it is in triage."""
    if history.state is State.PIPELINE and not history.criteria_met:
        return None
    kind = Kind.CRITERIA_MET if history.state is State.PIPELINE else _BY[history.state]
    return next(event for event in reversed(history.events) if event.kind is kind)
