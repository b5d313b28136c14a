"""What a return counts, in SQL: the same conditions give the figure and the rows behind it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, distinct, func, select

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import Flow, Stock
from stars_desktop.domain.returns import TOTAL, Asked, Counts, Level, Moment, Source
from stars_desktop.store.tables import ENQUIRY, ENTRY, KNOWN_STILL, STANDING, STAY, TALLY, WORDS, instant, ticks


@dataclass(frozen=True, slots=True)
class Case:
    """One unit of a figure: the enquiry, its cohort then, and the event behind it."""

    reference: str
    cohort: Cohort
    event: str
    on: date
    event_id: str
    recorded_at: datetime
    """when (UTC) the event was recorded"""
    initials: str
    """as they stand today"""
    reason: str
    """the one recorded with the event"""


def counts(connection: Connection, asked: Asked) -> Counts:
    """The number of rows behind every source of a return, by cohort."""
    found: dict[Source, dict[Cohort, int]] = defaultdict(dict)
    flows = _flows(select(TALLY.c.flow, TALLY.c.cohort, func.count()), asked, *Flow)
    for flow, cohort, number in connection.execute(flows.group_by(TALLY.c.flow, TALLY.c.cohort)):
        found[Flow(flow)][Cohort(cohort)] = number
    evenings: dict[date, list[Moment]] = defaultdict(list)
    for moment in Moment:
        evenings[asked.evening(moment)].append(moment)
    for evening, moments in evenings.items():
        stocks = _stocks(select(STAY.c.stock, STAY.c.cohort, func.count()), asked, evening)
        for stock, cohort, number in connection.execute(stocks.group_by(STAY.c.stock, STAY.c.cohort)):
            for moment in moments:
                found[Level(Stock(stock), moment)][Cohort(cohort)] = number
    return found


def distinct_meetings(connection: Connection, asked: Asked) -> Mapping[str, int]:
    """The number of different meetings held, by cohort and in all."""
    number = func.count(distinct(TALLY.c.meeting))
    by_cohort = _flows(select(TALLY.c.cohort, number), asked, Flow.MEETING_HELD).group_by(TALLY.c.cohort)
    in_all = _flows(select(number), asked, Flow.MEETING_HELD)
    return {**dict(connection.execute(by_cohort).all()), TOTAL: connection.execute(in_all).scalar_one()}


def cases_behind(connection: Connection, asked: Asked, source: Source) -> list[Case]:
    """The very rows that a source counts, by date and reference."""
    if isinstance(source, Flow):
        chosen, table = _flows(_cases(TALLY), asked, source), TALLY
    else:
        chosen, table = _stocks(_cases(STAY), asked, asked.evening(source.moment)), STAY
        chosen = chosen.where(STAY.c.stock == source.stock)
    ordered = chosen.order_by(ENTRY.c.happened_on, ENQUIRY.c.reference, table.c.id)
    return [
        Case(reference, Cohort(cohort), kind, on, uid, instant(recorded_at), initials or "", reason or "")
        for reference, cohort, kind, on, uid, recorded_at, initials, reason in connection.execute(ordered)
    ]


def in_pipeline_since(connection: Connection, asked: Asked) -> dict[str, date]:
    """Of every enquiry in the pipeline on the as-at date, by reference: the day since which it was there unbroken."""
    here = _stocks(select(STAY.c.enquiry_id), asked, asked.as_at).where(STAY.c.stock == Stock.PIPELINE)
    chosen = (
        select(ENQUIRY.c.reference, STAY.c.since, STAY.c.until)
        .join(ENQUIRY, ENQUIRY.c.id == STAY.c.enquiry_id)
        .where(_known(STAY, asked), STAY.c.stock == Stock.PIPELINE, STAY.c.since <= asked.as_at)
        .where(STAY.c.enquiry_id.in_(here))
        .order_by(STAY.c.since.desc())
    )
    found: dict[str, date] = {}
    for reference, since, until in connection.execute(chosen):
        if found.get(reference, until) == until:
            found[reference] = since
    return found


def others_of_child(connection: Connection, enquiry_id: int) -> list[str]:
    """The references of the same child's other enquiries that are in the pipeline or live."""
    child = select(ENQUIRY.c.child_key).where(ENQUIRY.c.id == enquiry_id).scalar_subquery()
    chosen = (
        select(ENQUIRY.c.reference)
        .join(STANDING, STANDING.c.enquiry_id == ENQUIRY.c.id)
        .where(ENQUIRY.c.child_key == child, ENQUIRY.c.id != enquiry_id, STANDING.c.state.in_(("pipeline", "live")))
        .order_by(ENQUIRY.c.reference)
    )
    return list(connection.execute(chosen).scalars())


def references(connection: Connection) -> list[tuple[int, str, str]]:
    """The number, the reference and the child's reference of every enquiry."""
    chosen = select(ENQUIRY.c.id, ENQUIRY.c.reference, ENQUIRY.c.child_reference)
    return list(connection.execute(chosen.order_by(ENQUIRY.c.id)))


def reference_of(connection: Connection, enquiry_id: int) -> str:
    """The reference of an enquiry."""
    return str(connection.execute(select(ENQUIRY.c.reference).where(ENQUIRY.c.id == enquiry_id)).scalar_one())


def _cases(table: Any) -> Select[Any]:  # noqa: ANN401 - either projection
    event = (table.c.cohort, ENTRY.c.kind, ENTRY.c.happened_on, ENTRY.c.uid, ENTRY.c.recorded_at)
    return (
        select(ENQUIRY.c.reference, *event, STANDING.c.initials, WORDS.c.text)
        .join(ENQUIRY, ENQUIRY.c.id == table.c.enquiry_id)
        .join(ENTRY, ENTRY.c.uid == table.c.event_uid)
        .outerjoin(STANDING, STANDING.c.enquiry_id == table.c.enquiry_id)
        .outerjoin(WORDS, and_(WORDS.c.entry_id == ENTRY.c.id, WORDS.c.field == "reason"))
    )


def _flows(chosen: Select[Any], asked: Asked, *flows: Flow) -> Select[Any]:
    period = asked.period
    of_period = TALLY.c.happened_on.between(period.start, period.end)
    return chosen.where(_known(TALLY, asked), TALLY.c.flow.in_(flows), of_period)


def _stocks(chosen: Select[Any], asked: Asked, evening: date) -> Select[Any]:
    return chosen.where(_known(STAY, asked), STAY.c.since <= evening, STAY.c.until > evening)


def _known(table: Any, asked: Asked) -> ColumnElement[bool]:  # noqa: ANN401 - either projection
    if asked.known_before is None:
        return table.c.known_until == KNOWN_STILL  # type: ignore[no-any-return]
    by_then = ticks(asked.known_before)
    return and_(table.c.known_from < by_then, table.c.known_until >= by_then)
