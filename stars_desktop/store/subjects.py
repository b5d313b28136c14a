"""Many enquiries as triage knows them, read in a few questions whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, select

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Subject
from stars_desktop.store.entries import ANSWER, FACT, VALUE
from stars_desktop.store.tables import ENQUIRY, ENTRY, STANDING, VOIDING, WORDS


@dataclass(frozen=True, slots=True)
class Stands:
    """An enquiry with where it stands and whom it is for; its answers come without their evidence and source."""

    subject: Subject
    cohort: Cohort
    step: str
    initials: str
    social_worker: str
    team: str


def subjects(connection: Connection, council: str, state: State, asked: Collection[str]) -> Iterator[Stands]:
    """The enquiries in a state, by their number, with the answers to the criteria that are asked about."""
    facts, answers = _facts(connection, state), _answers(connection, state, asked)
    of_child = _open_of_child(connection)
    chosen = (
        select(ENQUIRY.c.reference, ENQUIRY.c.child_key, STANDING)
        .join(STANDING, STANDING.c.enquiry_id == ENQUIRY.c.id)
        .where(STANDING.c.state == state.name.lower())
        .order_by(ENQUIRY.c.id)
    )
    for row in connection.execute(chosen).mappings():
        number, reference = row["enquiry_id"], row["reference"]
        others = [one for one in of_child.get(row["child_key"], ()) if one != reference]
        subject = Subject(
            reference, council, row["notified_on"], facts[number], list(answers[number].values()), others
        )
        yield _stands(row, subject)


def _stands(row: RowMapping, subject: Subject) -> Stands:
    return Stands(subject, Cohort(row["cohort"]), row["step"], row["initials"], row["social_worker"], row["team"])


def _facts(connection: Connection, state: State) -> Mapping[int, dict[FactName, str]]:
    found: dict[int, dict[FactName, str]] = defaultdict(dict)
    words = and_(WORDS.c.entry_id == ENTRY.c.id, WORDS.c.field == VALUE)
    names = {name.value: name for name in FactName}
    chosen = _of_state(state, FACT, WORDS.c.text).outerjoin(WORDS, words)
    for enquiry_id, named, value in connection.execute(chosen).all():
        found[enquiry_id][names[named]] = value or ""
    return found


def _answers(connection: Connection, state: State, asked: Collection[str]) -> Mapping[int, dict[str, Answer]]:
    """The newest to each criterion, in the order in which they were given."""
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    replies = {reply.value: reply for reply in Reply}
    chosen = _of_state(state, ANSWER, ENTRY.c.by, ENTRY.c.happened_on, ENTRY.c.uid)
    chosen = chosen.where(ENTRY.c.subject.in_(sorted(asked)))
    for enquiry_id, named, reply, on, uid in connection.execute(chosen).all():
        of_it = found[enquiry_id]
        of_it.pop(named, None)
        of_it[named] = Answer(uid, named, replies[reply], on)
    return found


def _of_state(state: State, kind: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """The standing entries of a kind, the newest last: their enquiry, what they are on, and these columns."""
    of_state = select(STANDING.c.enquiry_id).where(STANDING.c.state == state.name.lower())
    return (
        select(ENTRY.c.enquiry_id, ENTRY.c.subject, *columns)
        .select_from(ENTRY)
        .outerjoin(VOIDING, VOIDING.c.entry_id == ENTRY.c.id)
        .where(ENTRY.c.kind == kind, ENTRY.c.enquiry_id.in_(of_state), VOIDING.c.entry_id.is_(None))
        .order_by(ENTRY.c.happened_on, ENTRY.c.place)
    )


def _open_of_child(connection: Connection) -> Mapping[str, list[str]]:
    """The references of the enquiries in the pipeline and the live cases, by child."""
    found: dict[str, list[str]] = defaultdict(list)
    chosen = (
        select(ENQUIRY.c.child_key, ENQUIRY.c.reference)
        .join(STANDING, STANDING.c.enquiry_id == ENQUIRY.c.id)
        .where(STANDING.c.state.in_([state.name.lower() for state in (State.PIPELINE, State.LIVE)]))
        .order_by(ENQUIRY.c.reference)
    )
    for child, reference in connection.execute(chosen):
        found[child].append(reference)
    return found
