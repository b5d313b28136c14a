"""The sample register: invented enquiries of Years 1 to 3 that give both published Derby tables.

Published totals: Derby City Council, Corporate Parenting Committee, item 09, 4.6. All else is invented, names,
dates and recording times included. The history is recorded in the order of its recording times, voided events
and late entries included, so that every "as known on" has something to show.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID, uuid5

from stars_desktop.domain.calendar import london_day
from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.entries import Answer, Clerk, Fact
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.importing.parsing import EnquiryRow, answer_row, enquiry_row, event_row
from stars_desktop.store.journal import Journal
from stars_desktop.store.keys import COST
from stars_desktop.store.making import Made, create
from stars_desktop.store.vault import About, Connection, Vault
from stars_desktop.system.places import resources
from stars_desktop.workbooks.form import ANSWERS, ENQUIRIES, EVENTS
from stars_desktop.workbooks.reading import Row

T = TypeVar("T")

PASSPHRASE: Final = "sample-data"  # noqa: S105 - no secret
"""Fixed, and shown wherever the sample register is: nothing in it is a secret."""

RECORDER: Final = "Sam Sample"

_NAMESPACE: Final = UUID("6f3d2f0e-7c41-4a53-9a0e-5354415253aa")
_COUNCIL: Final = COUNCILS[0].name

Step = tuple[datetime, Callable[[Journal, dict[str, int]], None]]
"""When something was recorded, and how; told the numbers of the enquiries by their references."""


def make_sample(path: Path, clerk: Clerk, *, randomness: bytes, cost: int = COST) -> None:
    """Makes the sample register at `path`, or nothing at all; an existing file is never touched."""

    def fill(building: Path, key: bytes, salt: bytes) -> None:
        ids = _ids()
        with Vault(building, key, salt, clerk) as vault, vault.writing() as connection:
            _replay(connection, [*_notifications(ids), *_events(ids), *_answers(ids)])

    create(path, Made(PASSPHRASE, About(_COUNCIL, sample=True), randomness, cost), fill)


def _ids() -> Iterator[str]:
    """The same in every sample register, so that the export of one finds its events in another."""
    return (str(uuid5(_NAMESPACE, str(number))) for number in count())


def _replay(connection: Connection, steps: list[Step]) -> None:
    numbers: dict[str, int] = {}
    for instant, step in sorted(steps, key=lambda step: step[0]):
        journal = Journal(connection, instant, RECORDER, london_day(instant))
        step(journal, numbers)
        journal.flush()


def _notifications(ids: Iterator[str]) -> Iterator[Step]:
    for row, instant in _rows("enquiries", ENQUIRIES):
        read = enquiry_row(row, _COUNCIL, london_day(instant))
        on = _sound(read.notified_on, read.problems)
        notified = Event(next(ids), Kind.NOTIFIED, on, 0, read.cohort)
        facts = [Fact(next(ids), name, value, on) for name, value in read.facts.items()]
        yield instant, partial(_notify, read, notified, facts)


def _notify(read: EnquiryRow, notified: Event, facts: list[Fact], journal: Journal, numbers: dict[str, int]) -> None:
    numbers[read.reference] = journal.add_enquiry(read.reference, read.child_reference, [notified])
    journal.add_entries(numbers[read.reference], facts)


def _events(ids: Iterator[str]) -> Iterator[Step]:
    for row, instant in _rows("events", EVENTS):
        read = event_row(row)
        event = replace(_sound(read.event, read.problems), id=next(ids))
        yield instant, partial(_record, read.reference, event)
        if voided := row.cells["Voided at"]:
            yield _instant(voided), partial(_void, event.id, str(row.cells["Void reason"]))


def _record(reference: str, event: Event, journal: Journal, numbers: dict[str, int]) -> None:
    journal.record(numbers[reference], [event])


def _void(event_id: str, reason: str, journal: Journal, _: dict[str, int]) -> None:
    journal.void(event_id, reason)


def _answers(ids: Iterator[str]) -> Iterator[Step]:
    for row, instant in _rows("answers", ANSWERS):
        read = answer_row(row, london_day(instant))
        reply, on = _sound(read.reply, read.problems), _sound(read.on, read.problems)
        answer = Answer(next(ids), read.criterion, reply, on, read.evidence, read.source)
        yield instant, partial(_answer, read.reference, answer)


def _answer(reference: str, answer: Answer, journal: Journal, numbers: dict[str, int]) -> None:
    journal.add_entries(numbers[reference], [answer])


def _rows(name: str, sheet: str) -> Iterator[tuple[Row, datetime]]:
    with resources("sample", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file), start=2):
            yield Row(sheet, number, cells, {}), _instant(cells["Recorded at"])


def _instant(written: object) -> datetime:
    return datetime.fromisoformat(str(written))


def _sound(value: T | None, problems: list[str]) -> T:
    if value is None or problems:
        raise ValueError(f"The sample that is shipped is broken: {problems}")
    return value
