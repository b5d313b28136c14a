"""The register list: one row an enquiry, of all that is shown of it; a projection that knows the present only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, delete, insert, inspect, select

from stars_desktop.domain.enquiry import History, fold
from stars_desktop.domain.entries import Answer, Entry, FactName, newest_facts
from stars_desktop.domain.following import next_step_of, step
from stars_desktop.domain.text import folded
from stars_desktop.store.entries import entries_of, events_of, some_of, standing_entries
from stars_desktop.store.tables import ENQUIRY, STANDING

Row = Mapping[str, object]


@dataclass(slots=True)
class Gathered:
    """What an enquiry's row follows from; its entries are those that stand, in order."""

    reference: str
    child_reference: str
    history: History
    entries: list[Entry] = field(default_factory=list)

    def row(self, enquiry_id: int) -> Row:
        """Its row in the register list."""
        entries = sorted(self.entries, key=lambda entry: entry.on)
        facts = {name: fact.value for name, fact in newest_facts(entries).items()}
        people = [facts.get(one, "") for one in (FactName.INITIALS, FactName.SOCIAL_WORKER, FactName.TEAM)]
        born = facts.get(FactName.DATE_OF_BIRTH)
        following = next_step_of(self.history, entries)
        reached, reached_on = step(self.history, [one for one in entries if isinstance(one, Answer)], following)
        return {
            "enquiry_id": enquiry_id,
            "state": self.history.state.name.lower(),
            "cohort": self.history.cohort,
            "since": self.history.since,
            "notified_on": self.history.events[0].on if self.history.events else None,
            "search": folded(" ".join([self.reference, self.child_reference, *people])),
            "initials": people[0],
            "born": date.fromisoformat(born) if born else None,
            "social_worker": people[1],
            "team": people[2],
            "step": reached,
            "step_since": reached_on,
            "waiting_for": following.waiting_for if following else None,
            "next_what": following.what if following else "",
            "next_who": following.who if following else "",
            "next_by": following.by if following else None,
        }


class Changes:
    """The enquiries that change in one transaction: the row of each is written anew once, however much changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[int, Gathered] = {}
        self._known: dict[int, None] = {}

    def begun(self, enquiry_id: int, gathered: Gathered) -> None:
        """A new enquiry."""
        self._new[enquiry_id] = gathered

    def gained(self, enquiry_id: int, entries: Iterable[Entry]) -> None:
        """An enquiry has new entries, which may not be written yet."""
        if enquiry_id in self._new:
            self._new[enquiry_id].entries += entries
        else:
            self.changed(enquiry_id)

    def changed(self, enquiry_id: int) -> None:
        """What stands of a known enquiry is different now."""
        self._known[enquiry_id] = None

    def write(self) -> None:
        """Writes the rows, once the journal's own are written."""
        known = list(self._known)
        for some in some_of(known):
            self._connection.execute(delete(STANDING).where(STANDING.c.enquiry_id.in_(some)))
        rows = [*(one.row(number) for number, one in self._new.items()), *rows_of(self._connection, known)]
        if rows:
            self._connection.execute(insert(STANDING), rows)
        self._new, self._known = {}, {}


def rows_of(connection: Connection, enquiries: Sequence[int]) -> Iterable[Row]:
    """The rows of the register list as they follow from the journal."""
    for some in some_of(enquiries):
        events, entries = events_of(connection, some), entries_of(connection, some)
        named = select(ENQUIRY.c.id, ENQUIRY.c.reference, ENQUIRY.c.child_reference).where(ENQUIRY.c.id.in_(some))
        for number, reference, child in connection.execute(named).all():
            history = fold(one.event for one in events[number] if one.voided is None)
            yield Gathered(reference, child, history, standing_entries(entries[number])).row(number)


def rebuild(connection: Connection) -> None:
    """Makes the whole register list anew."""
    connection.execute(delete(STANDING))
    for some in some_of(connection.execute(select(ENQUIRY.c.id).order_by(ENQUIRY.c.id)).scalars().all()):
        connection.execute(insert(STANDING), list(rows_of(connection, some)))


def stored_standing(connection: Connection, enquiries: Sequence[int]) -> dict[int, Row]:
    """Each enquiry's row as it is stored; of a register of an earlier version, the columns that it has."""
    there = {column["name"] for column in inspect(connection).get_columns(STANDING.name)}
    chosen = select(*(column for column in STANDING.c if column.name in there))
    rows = connection.execute(chosen.where(STANDING.c.enquiry_id.in_(enquiries))).mappings()
    return {row["enquiry_id"]: dict(row) for row in rows}
