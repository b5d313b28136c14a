"""The register list in SQL: first the numbers of the enquiries in order, then the rows of a page of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from stars_desktop.domain.calendar import contract_year, contract_year_of
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import WaitingFor
from stars_desktop.domain.following import Step
from stars_desktop.domain.listing import Counts, Listed, Wanted
from stars_desktop.domain.text import folded
from stars_desktop.store.entries import some_of
from stars_desktop.store.tables import ENQUIRY, STANDING

_NOTIFIED: Final = STANDING.c.state != State.NEW.name.lower()


def _text(column: ColumnElement[str]) -> ColumnElement[str]:
    """Text as it is sorted, and nothing where it is blank."""
    return func.nullif(func.lower(column), "")


_SORTED: Final[dict[str, ColumnElement[Any]]] = {
    "reference": ENQUIRY.c.reference_key,
    "initials": _text(STANDING.c.initials),
    "age": STANDING.c.born,
    "cohort": STANDING.c.cohort,
    "state": case({state.name.lower(): place for place, state in enumerate(State)}, value=STANDING.c.state),
    "step": case({step.value: place for place, step in enumerate(Step) if step}, value=STANDING.c.step),
    "since": STANDING.c.step_since,
    "notified_on": STANDING.c.notified_on,
    "social_worker": _text(STANDING.c.social_worker),
    "team": _text(STANDING.c.team),
    "waiting": STANDING.c.waiting_for,
    "next": STANDING.c.next_by,
}


def enquiry_ids(connection: Connection, wanted: Wanted) -> list[int]:
    """The numbers of the enquiries that are wanted, in order; the enquiries of a tie in that of their numbers."""
    result = connection.execute(ids_query(wanted))
    assert result.cursor  # noqa: S101 - a question has one; read directly, a hundred thousand numbers take half the time
    numbers = [number for (number,) in result.cursor.fetchall()]
    result.close()
    return numbers


def ids_query(wanted: Wanted) -> Select[Any]:
    """The question that `enquiry_ids` asks.

    Where an index holds all of it, it is read from that alone. Else the table is read through, which is faster than
    looking up row by row what an index leaves out: a column behind `coalesce` tempts nobody to use its index.
    """
    indexed = wanted.sort == "notified_on" and not wanted.text and not wanted.waiting
    chosen = select(STANDING.c.enquiry_id).where(*_conditions(wanted, _as_it_is if indexed else _read_through))
    if wanted.sort == "reference":
        chosen = chosen.join(ENQUIRY, ENQUIRY.c.id == STANDING.c.enquiry_id)
    by, number = _SORTED[wanted.sort], STANDING.c.enquiry_id
    if wanted.sort == "notified_on" and not indexed:
        by = _read_through(by)
    down = wanted.descending is not (wanted.sort == "age")  # the older, the sooner born
    return chosen.order_by(*(by.desc().nulls_last(), number.desc()) if down else (by.asc().nulls_last(), number))


def _as_it_is(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return column


def _read_through(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(column, column)


def _conditions(
    wanted: Wanted, of: Callable[[ColumnElement[Any]], ColumnElement[Any]]
) -> Iterator[ColumnElement[bool]]:
    yield _NOTIFIED
    if wanted.cohort:
        yield of(STANDING.c.cohort) == wanted.cohort
    if wanted.state:
        yield of(STANDING.c.state) == wanted.state.name.lower()
    if wanted.year:
        period = contract_year(wanted.year)
        yield of(STANDING.c.notified_on).between(period.start, period.end)
    if wanted.waiting:
        yield STANDING.c.waiting_for == wanted.waiting
    for word in folded(wanted.text).split():
        yield STANDING.c.search.contains(word)


def listed(connection: Connection, ids: Sequence[int]) -> list[Listed]:
    """The rows of these enquiries, in the order asked for; those that are in no list are left out."""
    found = {}
    for some in some_of(ids):
        chosen = (
            select(ENQUIRY.c.reference, ENQUIRY.c.child_reference, STANDING)
            .join(ENQUIRY, ENQUIRY.c.id == STANDING.c.enquiry_id)
            .where(STANDING.c.enquiry_id.in_(some), _NOTIFIED)
        )
        found.update({row.enquiry_id: _listed(row) for row in connection.execute(chosen)})
    return [found[number] for number in ids if number in found]


def _listed(row: Any) -> Listed:  # noqa: ANN401 - a row of the question above
    return Listed(
        id=row.enquiry_id,
        reference=row.reference,
        child_reference=row.child_reference,
        initials=row.initials,
        born=row.born,
        cohort=Cohort(row.cohort),
        state=State[row.state.upper()],
        step=row.step,
        since=row.step_since,
        notified_on=row.notified_on,
        social_worker=row.social_worker,
        team=row.team,
        waiting_for=WaitingFor(row.waiting_for) if row.waiting_for else None,
        next_what=row.next_what,
        next_who=row.next_who,
        next_by=row.next_by,
    )


def in_state(connection: Connection, state: State) -> int:
    """How many enquiries of the list are in a state: read from an index."""
    chosen = select(func.count()).select_from(STANDING).where(STANDING.c.state == state.name.lower())
    return connection.execute(chosen).scalar_one()


def longer_than(connection: Connection, number: int) -> bool:
    """Whether there are more enquiries than so many, without counting them all."""
    chosen = select(STANDING.c.enquiry_id).order_by(STANDING.c.enquiry_id).offset(number).limit(1)
    return connection.execute(chosen).first() is not None


def counts(connection: Connection) -> Counts:
    """Of all enquiries in the list."""
    by_state, by_cohort = Counter[State](), Counter[Cohort]()
    kept = select(STANDING.c.state, STANDING.c.cohort, func.count()).where(_NOTIFIED)
    for state, cohort, number in connection.execute(kept.group_by(STANDING.c.state, STANDING.c.cohort)):
        by_state[State[state.upper()]] += number
        by_cohort[Cohort(cohort)] += number
    waiting = select(STANDING.c.waiting_for, func.count()).where(STANDING.c.waiting_for.is_not(None))
    by_waiting = {
        WaitingFor(whom): number for whom, number in connection.execute(waiting.group_by(STANDING.c.waiting_for))
    }
    days = connection.execute(select(STANDING.c.notified_on).where(_NOTIFIED).distinct()).scalars()
    years = sorted({year for day in days if (year := contract_year_of(day))})
    return Counts(by_state.total(), by_state, by_cohort, by_waiting, years)
