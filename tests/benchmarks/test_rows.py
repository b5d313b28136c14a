"""A return and all the rows behind it, against Python's own sqlite3 reading a copy that is not encrypted."""

import sqlite3
from contextlib import closing
from pathlib import Path

from stars_desktop.services.returns import cases_of, pipeline_return
from stars_desktop.store.tables import KNOWN_STILL
from stars_desktop.store.vault import Vault
from tests.benchmarks.conftest import bare, say, side_by_side
from tests.benchmarks.test_register import ASKED, by_hand

ROW = """e.reference, t.cohort, n.kind, n.happened_on, n.uid, n.recorded_at, s.initials, w.text from {0} t
         join enquiry e on e.id = t.enquiry_id join entry n on n.uid = t.event_uid
         left join standing s on s.enquiry_id = t.enquiry_id
         left join words w on w.entry_id = n.id and w.field = 'reason'
         where t.known_until = ?"""
FLOWS = f"select t.flow, {ROW.format('tally')} and t.happened_on between ? and ? and t.flow between 1 and 17"
STOCKS = f"select t.stock, {ROW.format('stay')} and t.since <= ? and t.until > ?"


def rows_by_hand(plain: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """What happened in the period; what stood on its eve, at its end and on the as-at date."""
    period = ASKED.period
    evenings = (period.eve.isoformat(), period.end.isoformat(), ASKED.as_at.isoformat())
    return [
        plain.execute(FLOWS, (KNOWN_STILL, period.start.isoformat(), period.end.isoformat())).fetchall(),
        *(plain.execute(STOCKS, (KNOWN_STILL, evening, evening)).fetchall() for evening in evenings),
    ]


def test_a_return_and_all_its_rows(grown: tuple[int, Vault], tmp_path: Path) -> None:
    size, vault = grown
    raw, path = bare(vault), tmp_path / "plain.db"
    raw.execute("attach database ? as plain key ''", (str(path),))
    raw.execute("select sqlcipher_export('plain')")
    raw.execute("detach database plain")
    with closing(sqlite3.connect(path)) as plain:
        found = cases_of(vault, ASKED)
        assert sum(map(len, found.values())) == sum(map(len, rows_by_hand(plain))) > 0
        seconds, ratio = side_by_side(
            lambda: (pipeline_return(vault, ASKED), cases_of(vault, ASKED)),
            lambda: (by_hand(plain), rows_by_hand(plain)),
            rounds=5,
        )
    say(
        f"the return and its {sum(map(len, found.values())):,} rows of {size:,} enquiries: {ratio:.2f} times plain "
        f"sqlite3 ({seconds:.2f} s)"
    )
