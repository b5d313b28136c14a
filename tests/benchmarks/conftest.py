"""Large registers, grown from ten thousand enquiries that were really recorded, and a fair way to compare.

Sizes come from STARS_BENCH_SIZES (default 10000,100000,1000000).
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Entry, Fact, FactName, NextStep, WaitingFor
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.services.registers import make_register
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault
from tests.conftest import CHEAP, Desk

PASSPHRASE = "bench"
SEED = 10_000
SIZES = [int(size) for size in os.environ.get("STARS_BENCH_SIZES", "10000,100000,1000000").split(",")]
FIRST, LAST = date(2020, 9, 1), date(2024, 9, 30)


def history(chance: random.Random, name: str) -> list[Event]:
    """An allowed history of about six events, spread over four contract years."""
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    events = [Event(f"{name}-0", Kind.NOTIFIED, day, 0, chance.choice(list(Cohort)))]
    while len(events) < 6 and chance.random() < 0.97:
        day = min(LAST, day + timedelta(days=chance.randrange(30)))
        kind = chance.choice(list(Kind))
        one = Event(f"{name}-{len(events)}", kind, day, len(events))
        if kind is Kind.COHORT_CHANGED:
            one = replace(one, cohort=chance.choice(list(Cohort)))
        if kind in BY_ALLOWED:
            one = replace(one, by=chance.choice(BY_ALLOWED[kind]))
        if not fold([*events, one]).refusals:
            events.append(one)
    return events


NAMES = ("Ada", "Zoë", "Nia", "Tom", "O'Brien", "Khan", "Patel", "Smith-Jones", "Lee", "Novak")


def known(chance: random.Random, name: str, on: date) -> list[Entry]:
    """Facts, and now and then what is next."""
    values = {
        FactName.INITIALS: chance.choice(NAMES)[0] + chance.choice(NAMES)[0],
        FactName.DATE_OF_BIRTH: date.fromordinal(on.toordinal() - chance.randrange(3700, 6500)).isoformat(),
        FactName.SOCIAL_WORKER: f"{chance.choice(NAMES)} {chance.choice(NAMES)}",
        FactName.TEAM: chance.choice(["North", "South", "Court team", "Duty"]),
    }
    facts: list[Entry] = [Fact(f"{name}-{fact}", fact, value, on) for fact, value in values.items()]
    waiting = chance.choice([None, *WaitingFor])
    return [*facts, NextStep(f"{name}-n", "Call", "SW", on, waiting, LAST)] if chance.random() < 0.3 else facts


def later() -> Desk:
    """A desk after all of these histories."""
    desk = Desk()
    desk.set(2024, 10, 18)
    return desk


def seed(vault: Vault, desk: Desk) -> None:
    """Ten thousand enquiries, recorded."""
    chance = random.Random(20221004)
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "bench", desk.clerk.today)
        for number in range(SEED):
            events = history(chance, f"e{number}")
            enquiry_id = journal.add_enquiry(f"E-{number}", f"C-{number}", events)
            journal.add_entries(enquiry_id, known(chance, f"k{number}", events[0].on))
        journal.flush()


COPIES = """
insert into enquiry
    select id + :e, reference || :s, reference_key || :s, child_reference, child_key from enquiry where id <= :n
;
insert into entry
    select id + :t, uid || :s, enquiry_id + :e, batch_id, kind, subject, happened_on, place + :t, recorded_at,
        recorded_by, cohort, "by", meeting_on, meeting_reference, provider_reference
    from entry where id <= :m
;
insert into standing
    select enquiry_id + :e, state, cohort, since, notified_on, search, initials, born, social_worker, team, step,
        step_since, waiting_for, next_what, next_who, next_by
    from standing where enquiry_id <= :n
;
insert into stay (enquiry_id, stock, cohort, since, until, event_uid, known_from, known_until)
    select enquiry_id + :e, stock, cohort, since, until, event_uid || :s, known_from, known_until
    from stay where enquiry_id <= :n
;
insert into tally (enquiry_id, flow, cohort, happened_on, event_uid, meeting, known_from, known_until)
    select enquiry_id + :e, flow, cohort, happened_on, event_uid || :s,
        case when meeting = '' then '' else meeting || :s end, known_from, known_until
    from tally where enquiry_id <= :n
"""


def grow(connection: Connection, size: int) -> None:
    """Copies the seed until there are `size` enquiries."""
    entries = connection.execute(text("select max(id) from entry")).scalar_one()
    for copy in range(1, size // SEED):
        for statement in COPIES.split(";"):
            values = {"e": copy * SEED, "t": copy * entries, "n": SEED, "m": entries, "s": f"/{copy}"}
            connection.execute(text(statement), values)


@pytest.fixture(scope="session", params=SIZES, ids=lambda size: f"{size:,} enquiries")
def grown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Vault]]:
    """A register of so many enquiries, open for writing."""
    size = request.param
    path = tmp_path_factory.mktemp("bench") / f"{size}.stars"
    make_register(path, "derby", PASSPHRASE, randomness=bytes(16), cost=CHEAP)
    desk = later()
    with Vault.open(path, PASSPHRASE, desk.clerk) as vault:
        seed(vault, desk)
        with vault.writing() as connection:
            grow(connection, size)
            connection.execute(text("analyze"))
        yield size, vault
    path.unlink()


def bare(vault: Vault) -> Any:  # noqa: ANN401 - the binding's own connection
    """The sqlcipher3 connection beneath the open register."""
    return vault._engine.raw_connection().driver_connection


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 15) -> tuple[float, float]:
    """Both in turn, warm: the median time of ours in seconds, and the median of the ratios ours / theirs."""
    ours(), theirs()
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    return statistics.median(one for one, _ in pairs), statistics.median(one / other for one, other in pairs)


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


LINES: list[str] = []


def say(line: str) -> None:
    """A line of the summary."""
    LINES.append(line)


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401 - pytest's own
    """The figures that the README quotes."""
    if LINES:
        terminalreporter.section("ratios")
        for line in LINES:
            terminalreporter.write_line(line)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share stays below."""
    return sorted(values)[int(share * (len(values) - 1))]


@pytest.fixture
def workbook_of_ten_thousand(tmp_path: Path) -> Path:
    """A register workbook of ten thousand enquiries and their events, as openpyxl alone writes it."""
    from openpyxl import Workbook  # noqa: PLC0415 - only here

    chance = random.Random(7)
    book = Workbook(write_only=True)
    enquiries, happened = book.create_sheet("Enquiries"), book.create_sheet("Events")
    enquiries.append(["Enquiry reference", "Council", "Child reference", "Initials", "Cohort", "Notified on"])
    happened.append(["Enquiry reference", "Date", "Event", "Cohort", "By", "Reason"])
    for number in range(SEED):
        first, *rest = history(chance, f"w{number}")
        enquiries.append([f"E-{number}", "Derby City", f"C-{number}", "AB", str(first.cohort), first.on])
        for one in rest:
            happened.append([f"E-{number}", one.on, str(one.kind), one.cohort, one.by, "a reason"])
    path = tmp_path / "ten-thousand.xlsx"
    book.save(path)
    return path
