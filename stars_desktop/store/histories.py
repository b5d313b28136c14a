"""The journals of enquiries with both clocks, for whoever asks how a figure came about."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from stars_desktop.domain.changes import Told
from stars_desktop.store.entries import events_of, some_of
from stars_desktop.store.queries import references
from stars_desktop.store.tables import ENTRY, UNDONE, VOIDING


def told(connection: Connection, wanted: Collection[str]) -> dict[str, list[Told]]:
    """Every event of the enquiries of these references, by reference; what an import brought that was undone too.

    Its events stand under the ids that they had.
    """
    named = {number: reference for number, reference, _ in references(connection) if reference in wanted}
    corrections = _corrections(connection, named)
    found: dict[str, list[Told]] = defaultdict(list)
    for number, recorded in events_of(connection, named).items():
        found[named[number]] += [
            Told(
                number,
                replace(row.event, id=_plain(row.event.id)),
                row.recorded_at,
                row.voided_at,
                _plain(corrections.get(row.entry_id, "")),
            )
            for row in recorded
        ]
    return found


def _corrections(connection: Connection, enquiries: Collection[int]) -> dict[int, str]:
    """By the number of an entry, the id of the one that corrects it."""
    right = ENTRY.alias()
    chosen = (
        select(VOIDING.c.entry_id, right.c.uid)
        .join(right, right.c.id == VOIDING.c.replaced_by)
        .join(ENTRY, ENTRY.c.id == VOIDING.c.entry_id)
    )
    found: dict[int, str] = {}
    for some in some_of(enquiries):
        found.update(connection.execute(chosen.where(ENTRY.c.enquiry_id.in_(some))).all())
    return found


def _plain(uid: str) -> str:
    return uid.removeprefix(UNDONE).partition(" ")[2] if uid.startswith(UNDONE) else uid
