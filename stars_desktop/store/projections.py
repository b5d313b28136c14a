"""The rows that follow from a history, and how they change when the history does.

A row that no longer follows is closed at the instant of the change, a new one opened: each instant's figures
stay countable. `known_rows` says what the rows of one enquiry must be, from its journal alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, select, update

from stars_desktop.domain.enquiry import History, fold
from stars_desktop.store.entries import Recorded, some_of
from stars_desktop.store.tables import KNOWN_STILL, STAY, TALLY, ticks

Content = tuple[Any, ...]
"""A projected row without its id, enquiry and known dates."""

_CONTENT: Final[dict[Table, tuple[str, ...]]] = {
    STAY: ("stock", "cohort", "since", "until", "event_uid"),
    TALLY: ("flow", "cohort", "happened_on", "event_uid", "meeting"),
}


def contents(table: Table, history: History) -> list[Content]:
    """What `table` holds for a history."""
    if table is STAY:
        return [(stay.stock, stay.cohort, stay.since, stay.until, stay.event_id) for stay in history.stays]
    return [(tally.flow, tally.cohort, tally.on, tally.event_id, tally.meeting) for tally in history.tallies]


def opened(table: Table, enquiry_id: int, content: Iterable[Content], known_from: int) -> list[dict[str, object]]:
    """Rows of `table` that hold from an instant on."""
    return [
        {
            **dict(zip(_CONTENT[table], row, strict=True)),
            "enquiry_id": enquiry_id,
            "known_from": known_from,
            "known_until": KNOWN_STILL,
        }
        for row in content
    ]


def brought_up_to_date(
    connection: Connection, table: Table, now: Mapping[int, tuple[History, datetime]]
) -> list[dict[str, object]]:
    """Closes the rows that no longer follow from the histories of enquiries; gives what is to be opened instead.

    Both happen at the instant that stands with each history.
    """
    wanted = {number: Counter(contents(table, history)) for number, (history, _) in now.items()}
    holding = select(table.c.id, table.c.enquiry_id, *(table.c[name] for name in _CONTENT[table]))
    outdated: list[dict[str, int]] = []
    for some in some_of(wanted):
        chosen = holding.where(table.c.enquiry_id.in_(some), table.c.known_until == KNOWN_STILL)
        for row_id, number, *row in connection.execute(chosen).all():
            if wanted[number][tuple(row)]:
                wanted[number][tuple(row)] -= 1
            else:
                outdated.append({"row_id": row_id, "at": ticks(now[number][1])})
    if outdated:
        closed = update(table).where(table.c.id == bindparam("row_id")).values(known_until=bindparam("at"))
        connection.execute(closed, outdated)
    return [
        row for number, (_, at) in now.items() for row in opened(table, number, wanted[number].elements(), ticks(at))
    ]


def known_rows(table: Table, recorded: Sequence[Recorded]) -> Counter[Content]:
    """Every row of one enquiry with its known_from and known_until, folded anew at each instant of its journal."""
    instants = sorted({row.recorded_at for row in recorded} | {row.voided_at for row in recorded if row.voided_at})
    holding: list[tuple[Content, int]] = []
    ended: Counter[Content] = Counter()
    for now in instants:
        at = ticks(now)
        wanted = Counter(contents(table, fold(row.event for row in recorded if row.stands_at(now))))
        kept: list[tuple[Content, int]] = []
        for row, since in holding:
            if wanted[row]:
                wanted[row] -= 1
                kept.append((row, since))
            else:
                ended[(*row, since, at)] += 1
        holding = [*kept, *((row, at) for row in wanted.elements())]
    return ended + Counter((*row, since, KNOWN_STILL) for row, since in holding)


def stored_rows(connection: Connection, table: Table, enquiries: Sequence[int]) -> dict[int, Counter[Content]]:
    """The rows of each enquiry as they are stored, to be held against `known_rows`."""
    columns = [table.c[name] for name in (*_CONTENT[table], "known_from", "known_until")]
    found: dict[int, Counter[Content]] = defaultdict(Counter)
    for enquiry_id, *row in connection.execute(
        select(table.c.enquiry_id, *columns).where(table.c.enquiry_id.in_(enquiries))
    ):
        found[enquiry_id][tuple(row)] += 1
    return found
