"""Which enquiries are about brothers and sisters, read within an open connection; `siblings` records it."""

from dataclasses import dataclass
from datetime import date

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Sibling
from stars_desktop.store.entries import entries_of, known_enquiries, owners, standing_entries
from stars_desktop.store.matching import of_child, of_references
from stars_desktop.store.queries import reference_of
from stars_desktop.store.vault import Connection


@dataclass(frozen=True, slots=True)
class SiblingEnquiry:
    """An enquiry about a brother or sister of the child, and since when and by which entry that is known."""

    reference: str
    initials: str
    state: State
    cohort: Cohort
    notified_on: date
    told_on: date
    entry_id: str


def siblings_in(connection: Connection, child_reference: str) -> tuple[SiblingEnquiry, ...]:
    """The enquiries that were linked to any of the child's, the newest notification first."""
    told = {one.reference.casefold(): one for one in _told(connection, child_reference)}
    return tuple(
        SiblingEnquiry(
            one.reference, one.initials, one.state, one.cohort, one.notified_on,
            told[one.reference.casefold()].on, told[one.reference.casefold()].id,
        )
        for one in of_references(connection, told)
    )  # fmt: skip


def other_side(connection: Connection, entry_id: str) -> tuple[str, ...]:
    """The id of the entry that says the same of the other enquiry; nothing where it is no link of siblings."""
    number = owners(connection, [entry_id]).get(entry_id)
    entered = entries_of(connection, [number])[number] if number else []
    link = next((row.entry for row in entered if row.entry.id == entry_id), None)
    if number is None or not isinstance(link, Sibling):
        return ()
    own = reference_of(connection, number).casefold()
    return tuple(
        entry.id
        for known in known_enquiries(connection, [link.reference])
        for entry in standing_entries(known.entered)
        if isinstance(entry, Sibling) and entry.reference.casefold() == own
    )


def _told(connection: Connection, child_reference: str) -> list[Sibling]:
    own = [one.reference for one in of_child(connection, child_reference)]
    return [
        entry
        for known in known_enquiries(connection, own)
        for entry in standing_entries(known.entered)
        if isinstance(entry, Sibling)
    ]
