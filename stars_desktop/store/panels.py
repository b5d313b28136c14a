"""The panels of a register: who sits, the agenda and where it stands, and what was recorded while they sat."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from stars_desktop.domain.panel import Item, Panel, Plan, Typed, Written
from stars_desktop.store.tables import AGENDA, ENQUIRY, ENTRY, PANEL, PANEL_ENTRY, VOIDING, ticks


def add(connection: Connection, plan: Plan, enquiries: Sequence[int], at: datetime, by: str) -> int:
    """A panel that begins now with these enquiries on its agenda; its number."""
    row = {
        "name": plan.name, "held_on": plan.on, "attendees": plan.attendees,
        "place": 0, "began_at": ticks(at), "began_by": by,
    }  # fmt: skip
    connection.execute(insert(PANEL).values(row))
    panel: int = connection.execute(select(func.max(PANEL.c.id))).scalar_one()
    _add_items(connection, panel, enumerate(enquiries))
    return panel


def change(connection: Connection, panel: int, plan: Plan, enquiries: Sequence[int]) -> None:
    """Another name, day, attendees and agenda; what was typed for an enquiry that stays is kept."""
    words = {"name": plan.name, "held_on": plan.on, "attendees": plan.attendees, "place": 0}
    connection.execute(update(PANEL).where(PANEL.c.id == panel).values(words))
    of_panel = AGENDA.c.panel_id == panel
    connection.execute(delete(AGENDA).where(of_panel, AGENDA.c.enquiry_id.not_in(enquiries)))
    kept = set(connection.execute(select(AGENDA.c.enquiry_id).where(of_panel)).scalars())
    for place, enquiry in enumerate(enquiries):
        if enquiry in kept:
            moved = update(AGENDA).where(of_panel, AGENDA.c.enquiry_id == enquiry)
            connection.execute(moved.values(place=place))
    _add_items(connection, panel, [(place, one) for place, one in enumerate(enquiries) if one not in kept])


def turn_to(connection: Connection, panel: int, place: int) -> None:
    """The enquiry at a place of the agenda is in front, and was seen."""
    connection.execute(update(PANEL).where(PANEL.c.id == panel).values(place=place))
    seen = update(AGENDA).where(AGENDA.c.panel_id == panel, AGENDA.c.place == place)
    connection.execute(seen.values(seen=1))


def keep_typed(connection: Connection, panel: int, enquiry: int, typed: Typed) -> None:
    """What stands in the fields of an enquiry at the panel."""
    chosen = update(AGENDA).where(AGENDA.c.panel_id == panel, AGENDA.c.enquiry_id == enquiry)
    connection.execute(chosen.values(_typed_row(typed)))


def end(connection: Connection, panel: int, at: datetime | None) -> None:
    """It ended at an instant; None has it go on."""
    connection.execute(update(PANEL).where(PANEL.c.id == panel).values(ended_at=ticks(at) if at else None))


def panel_of(connection: Connection, panel: int) -> Panel | None:
    """A panel by its number."""
    row = connection.execute(select(PANEL).where(PANEL.c.id == panel)).first()
    return _panel(connection, row) if row else None


def panels(connection: Connection) -> list[Panel]:
    """Every panel, the newest day first."""
    rows = connection.execute(select(PANEL).order_by(PANEL.c.held_on.desc(), PANEL.c.id.desc())).all()
    return [_panel(connection, row) for row in rows]


def going_on(connection: Connection) -> int:
    """How many panels have not ended."""
    found: int = connection.execute(select(func.count()).where(PANEL.c.ended_at.is_(None))).scalar_one()
    return found


def _panel(connection: Connection, row: Row[Any]) -> Panel:
    items = _items(connection, row.id)
    at = min(row.place, max(0, len(items) - 1))
    return Panel(row.id, row.name, row.held_on, row.attendees, items, at, row.ended_at is not None)


def _items(connection: Connection, panel: int) -> tuple[Item, ...]:
    chosen = (
        select(ENQUIRY.c.reference, AGENDA)
        .join(ENQUIRY, ENQUIRY.c.id == AGENDA.c.enquiry_id)
        .where(AGENDA.c.panel_id == panel)
        .order_by(AGENDA.c.place)
    )
    written = _written(connection, panel)
    return tuple(
        Item(
            row.enquiry_id,
            row.reference,
            bool(row.seen),
            Typed(row.note, row.next_what, row.next_who, row.next_by),
            tuple(written.get(row.enquiry_id, ())),
        )
        for row in connection.execute(chosen)
    )


def _written(connection: Connection, panel: int) -> Mapping[int, Sequence[Written]]:
    """What was recorded while a panel sat, by enquiry, in the order of recording."""
    chosen = (
        select(ENTRY.c.enquiry_id, ENTRY.c.uid, ENTRY.c.kind, VOIDING.c.entry_id)
        .join(PANEL_ENTRY, PANEL_ENTRY.c.entry_id == ENTRY.c.id)
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(PANEL_ENTRY.c.panel_id == panel)
        .order_by(ENTRY.c.id)
    )
    found: dict[int, list[Written]] = defaultdict(list)
    for enquiry, uid, kind, voided in connection.execute(chosen):
        found[enquiry].append(Written(uid, kind, voided is None))
    return found


def _add_items(connection: Connection, panel: int, placed: Iterable[tuple[int, int]]) -> None:
    rows = [
        {"panel_id": panel, "enquiry_id": enquiry, "place": place, "seen": 0, **_typed_row(Typed())}
        for place, enquiry in placed
    ]
    if rows:
        connection.execute(insert(AGENDA), rows)


def _typed_row(typed: Typed) -> dict[str, object]:
    return {"note": typed.note, "next_what": typed.what, "next_who": typed.who, "next_by": typed.by}
