"""The register's speed, as ratios side by side in one run. Run: python3 installer/dev.py bench."""

import time
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.returns import Asked
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.registers import make_register
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.journal import Journal
from stars_desktop.store.keys import derive, salt
from stars_desktop.store.tables import KNOWN_STILL
from stars_desktop.store.vault import Vault
from tests.benchmarks.conftest import LAST, PASSPHRASE, bare, later, percentile, say, side_by_side
from tests.conftest import CHEAP

ASKED = Asked(contract_year(3), date(2023, 9, 30))

FLOWS = """select flow, cohort, count(*) from tally where known_until = ? and happened_on between ? and ?
           and flow between 1 and 17 group by flow, cohort"""
STOCKS = "select stock, cohort, count(*) from stay where known_until = ? and since <= ? and until > ? group by 1, 2"
MEETINGS = """select cohort, count(distinct meeting) from tally where known_until = ? and flow = 2
              and happened_on between ? and ? group by cohort"""
ALL_MEETINGS = """select count(distinct meeting) from tally where known_until = ? and flow = 2
                  and happened_on between ? and ?"""


def by_hand(raw: Any) -> list[Any]:  # noqa: ANN401 - the binding's own connection
    """The same figures in SQL written by hand, on the same open register."""
    period = (KNOWN_STILL, ASKED.period.start.isoformat(), ASKED.period.end.isoformat())
    eve, end = ASKED.period.eve.isoformat(), ASKED.period.end.isoformat()
    return [
        raw.execute(FLOWS, period).fetchall(),
        raw.execute(STOCKS, (KNOWN_STILL, eve, eve)).fetchall(),
        raw.execute(STOCKS, (KNOWN_STILL, end, end)).fetchall(),
        raw.execute(MEETINGS, period).fetchall(),
        raw.execute(ALL_MEETINGS, period).fetchall(),
    ]


def test_the_return_against_sql_written_by_hand(grown: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = grown
    raw = bare(vault)
    figures = pipeline_return(vault, ASKED)
    assert figures.reconciles
    flows = {(flow, cohort): number for flow, cohort, number in by_hand(raw)[0]}
    assert figures.rows["A"]["notified"] == flows[1, "A"] > 0
    ours, ratio = side_by_side(lambda: pipeline_return(vault, ASKED), lambda: by_hand(raw))
    benchmark.pedantic(pipeline_return, (vault, ASKED), rounds=5)
    say(f"the return at {size:>9,} enquiries: {ratio:.2f} times the SQL written by hand ({ours * 1000:,.1f} ms)")


def test_recording_one_event(grown: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = grown
    desk = later()
    names = count()
    with vault.reading() as connection:
        chosen = "select enquiry_id from standing where state = 'pipeline' order by enquiry_id desc limit 200"
        enquiries = connection.execute(text(chosen)).scalars().all()

    def record() -> None:
        number = next(names)
        with vault.writing() as connection:
            journal = Journal(connection, desk.at, "bench", desk.clerk.today)
            held = Event(f"b{number}", Kind.MEETING_HELD, LAST, 0)
            journal.record(enquiries[number % len(enquiries)], [held])
            journal.flush()

    times = []
    for _ in range(100):
        start = time.perf_counter()
        record()
        times.append(time.perf_counter() - start)
    benchmark.pedantic(record, rounds=20)
    say(
        f"recording one event at {size:>9,} enquiries: {percentile(times, 0.5) * 1000:.1f} ms, "
        f"95 of 100 under {percentile(times, 0.95) * 1000:.1f} ms"
    )


def test_opening_a_register(grown: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = grown

    def open_it() -> None:
        with Vault.open(vault.path, PASSPHRASE):
            pass

    def derive_it() -> None:
        derive(PASSPHRASE, salt(bytes(16)))

    ours, ratio = side_by_side(open_it, derive_it, rounds=5)
    benchmark.pedantic(open_it, rounds=5)
    say(f"opening a register of {size:>9,} enquiries: {ours * 1000:.1f} ms, {ratio:.2f} times deriving its key")


def test_importing_ten_thousand_enquiries(
    tmp_path: Path,
    workbook_of_ten_thousand: Path,
    benchmark: Any,  # noqa: ANN401
) -> None:
    """Against only reading the cells of the same workbook with openpyxl."""
    names = count()
    desk = later()

    def import_it() -> None:
        path = tmp_path / f"{next(names)}.stars"
        make_register(path, "derby", PASSPHRASE, randomness=bytes(16), cost=CHEAP)
        with Vault.open(path, PASSPHRASE, desk.clerk) as vault:
            done = import_workbook(vault, desk.clerk, Order(workbook_of_ten_thousand))
        assert done.enquiries.added == 10_000

    def read_it() -> None:
        book = load_workbook(workbook_of_ten_thousand, read_only=True)
        assert sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True)) > 20_000
        book.close()

    ours, ratio = side_by_side(import_it, read_it, rounds=3)
    benchmark.pedantic(import_it, rounds=1)
    say(f"importing 10,000 enquiries: {ours:.1f} s, {ratio:.1f} times reading the workbook's cells")


@pytest.fixture(autouse=True)
def _no_gc_surprises() -> None:
    import gc  # noqa: PLC0415 - only here

    gc.collect()
