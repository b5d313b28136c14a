"""The rows that follow from a history, and how they change when the history does.

A row that no longer follows is closed at the instant of the change, a new one opened: each instant's figures
stay countable. `known_rows` says what the rows of one enquiry must be, from its journal alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, select, update

from stars_desktop.domain.enquiry import History, fold
from stars_desktop.store.entries import Recorded
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


def close_outdated(
    connection: Connection, table: Table, enquiry_id: int, content: Sequence[Content], at: int
) -> list[Content]:
    """Closes the rows of an enquiry that are not in `content`, and returns what is to be opened beside the rest."""
    columns = [table.c[name] for name in _CONTENT[table]]
    holding = select(table.c.id, *columns).where(table.c.enquiry_id == enquiry_id, table.c.known_until == KNOWN_STILL)
    wanted = Counter(content)
    outdated: list[int] = []
    for row_id, *row in connection.execute(holding).all():
        if wanted[tuple(row)]:
            wanted[tuple(row)] -= 1
        else:
            outdated.append(row_id)
    if outdated:
        connection.execute(update(table).where(table.c.id.in_(outdated)).values(known_until=at))
    return list(wanted.elements())


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
