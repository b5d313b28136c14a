"""What was known when a decision was taken, as text, and which decisions were taken against the criteria."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, or_, select

from stars_desktop.domain.events import DECISIONS
from stars_desktop.domain.returns import Asked
from stars_desktop.store.entries import FROZEN, some_of
from stars_desktop.store.tables import ENQUIRY, ENTRY, KNOWN_STILL, STANDING, VOIDING, WORDS, ticks


def frozen(connection: Connection, event_ids: Iterable[str]) -> dict[str, str]:
    """The text that was kept with each of these events; those without are left out."""
    found: dict[str, str] = {}
    for some in some_of(sorted(set(event_ids))):
        kept = select(ENTRY.c.uid, WORDS.c.text).join(WORDS, WORDS.c.entry_id == ENTRY.c.id)
        found.update(connection.execute(kept.where(ENTRY.c.uid.in_(some), WORDS.c.field == FROZEN)).all())
    return found


def frozen_of(connection: Connection, enquiry_id: int) -> frozenset[str]:
    """The events of an enquiry that a text was kept with."""
    kept = select(ENTRY.c.uid).join(WORDS, WORDS.c.entry_id == ENTRY.c.id)
    of_it = kept.where(ENTRY.c.enquiry_id == enquiry_id, WORDS.c.field == FROZEN)
    return frozenset(connection.execute(of_it).scalars())


def overridden(connection: Connection, asked: Asked) -> list[tuple[int, str, str, str]]:
    """The decisions of a period that were taken against the criteria, as known then.

    Each by the number, the reference and the initials of its enquiry and its own id, in the order of their dates.
    """
    by_then = ticks(asked.known_before) if asked.known_before else KNOWN_STILL
    chosen = (
        select(ENTRY.c.enquiry_id, ENQUIRY.c.reference, func.coalesce(STANDING.c.initials, ""), ENTRY.c.uid)
        .join(WORDS, WORDS.c.entry_id == ENTRY.c.id)
        .join(ENQUIRY, ENQUIRY.c.id == ENTRY.c.enquiry_id)
        .outerjoin(STANDING, STANDING.c.enquiry_id == ENTRY.c.enquiry_id)
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(
            ENTRY.c.kind.in_(DECISIONS),
            ENTRY.c.happened_on.between(asked.period.start, asked.period.end),
            WORDS.c.field == "override",
            ENTRY.c.recorded_at < by_then,
            or_(VOIDING.c.recorded_at.is_(None), VOIDING.c.recorded_at >= by_then),
        )
        .order_by(ENTRY.c.happened_on, ENQUIRY.c.reference, ENTRY.c.id)
    )
    return [(number, reference, initials, uid) for number, reference, initials, uid in connection.execute(chosen)]
