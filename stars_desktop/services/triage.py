"""Triage of an enquiry of the register."""

from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.triage import Subject, Triage, triage
from stars_desktop.store.entries import known_enquiries
from stars_desktop.store.queries import others_of_child
from stars_desktop.store.vault import Vault


def _plain(reference: str) -> str:
    """As it is stored, whatever bytes a terminal made of it."""
    return reference.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def triage_enquiry(vault: Vault, reference: str, criteria: CriteriaSet) -> Triage:
    """The four answers for an enquiry, from what the register holds now."""
    with vault.reading() as connection:
        known = next(known_enquiries(connection, [_plain(reference)]), None)
        if known is None:
            raise ExpectedError(f"There is no enquiry “{reference}” in this register. Check its reference.")
        others = others_of_child(connection, known.id)
    subject = Subject(known.reference, vault.about.council, known.notified.on, known.facts, known.answers, others)
    return triage(criteria, subject)
