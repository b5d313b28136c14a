"""Brothers and sisters: enquiries about them are linked on a date, and the link can be voided like any entry."""

from dataclasses import replace
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.entries import Clerk, Sibling
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.services.enquiries import void
from stars_desktop.services.kin import SiblingEnquiry, siblings_in
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.entries import Known
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault

__all__ = ["SiblingEnquiry", "link", "siblings_of", "unlink", "why_not"]


def siblings_of(vault: Vault, reference: str) -> tuple[SiblingEnquiry, ...]:
    """The enquiries about brothers and sisters of the child of an enquiry, linked from any enquiry of the child."""
    with vault.reading() as connection:
        return siblings_in(connection, enquiry_of(connection, reference).child_reference)


def why_not(vault: Vault, reference: str, other: str) -> str:
    """Why two enquiries cannot be linked as of siblings, in a sentence; "" where they can."""
    try:
        with vault.reading() as connection:
            return _why_not(connection, enquiry_of(connection, reference), enquiry_of(connection, other))
    except ExpectedError as error:
        return str(error)


def link(vault: Vault, clerk: Clerk, reference: str, other: str, on: date) -> Recorded:
    """Records in both enquiries that their children are siblings, as told on a day."""
    if on > clerk.today:
        raise ExpectedError(f"{written(on)} lies in the future; today is {written(clerk.today)}.")
    with vault.writing() as connection:
        one, another = enquiry_of(connection, reference), enquiry_of(connection, other)
        if why := _why_not(connection, one, another):
            raise ExpectedError(why)
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today, clerk.panel)
        links = [Sibling(clerk.new_id(), known.reference, on) for known in (one, another)]
        for known, entry in zip((another, one), links, strict=True):
            journal.add_entries(known.id, [entry])
        journal.flush()
    return Recorded(tuple(entry.id for entry in links), f"Link of {one.reference} and {another.reference}")


def unlink(vault: Vault, clerk: Clerk, reference: str, other: str, reason: str) -> Recorded:
    """Voids the link between two enquiries on both sides, with the reason."""
    wanted = other.strip().casefold()
    linked = next((one for one in siblings_of(vault, reference) if one.reference.casefold() == wanted), None)
    if linked is None:
        raise ExpectedError(f"{reference} and {other} are not linked. Nothing more is needed.")
    done = void(vault, clerk, linked.entry_id, reason)
    return replace(done, words=f"Unlinking of {reference} and {linked.reference}")


def _why_not(connection: Connection, one: Known, another: Known) -> str:
    if one.id == another.id:
        return "Enter the reference of another enquiry."
    if one.child_reference.casefold() == another.child_reference.casefold():
        return f"{another.reference} is about the same child. Enter an enquiry about a brother or sister."
    linked = {sibling.reference for sibling in siblings_in(connection, one.child_reference)}
    return f"{another.reference} is linked already. Nothing more is needed." if another.reference in linked else ""
