"""The returns that others made and handed over: added, and never changed or removed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from stars_desktop.store.tables import RECEIVED, instant, ticks


@dataclass(frozen=True, slots=True)
class Received:
    """What was received: when (UTC) and by whom, of what kind it is, and its text."""

    received_at: datetime
    received_by: str
    kind: str
    text: str


def add(connection: Connection, one: Received) -> None:
    """Keeps it for good."""
    row = {
        "received_at": ticks(one.received_at),
        "received_by": one.received_by,
        "kind": one.kind,
        "text": one.text,
    }
    connection.execute(insert(RECEIVED).values(row))


def received(connection: Connection) -> list[Received]:
    """All of it, in the order in which it was received."""
    return [
        Received(instant(row.received_at), row.received_by, row.kind, row.text)
        for row in connection.execute(select(RECEIVED).order_by(RECEIVED.c.id))
    ]
