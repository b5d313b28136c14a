"""The draft of a note back to the social worker of an enquiry."""

from datetime import date

from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.explaining import explain
from stars_desktop.domain.following import brought_here
from stars_desktop.domain.note_back import Addressed
from stars_desktop.domain.note_back import note_back as draft
from stars_desktop.services.decisions import decided
from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.services.triage import subject_of
from stars_desktop.store.vault import Vault


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
    event = brought_here(history)
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
