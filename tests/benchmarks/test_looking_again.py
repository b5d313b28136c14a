"""Which enquiries of a large register are to be looked at again, against reading all of them by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from stars_desktop.services.listing import Wanted, enquiry_ids
from stars_desktop.services.looking_again import marked, marks
from stars_desktop.store.vault import Vault
from tests.benchmarks.conftest import bare, later, say, side_by_side

PAGE = 256
ANSWERED = """
insert into entry (uid, enquiry_id, kind, subject, happened_on, place, recorded_at, recorded_by, "by")
    select 'again-' || enquiry_id, enquiry_id, 'Answer', 'X3', '2024-10-01', 0, :early, 'bench', 'Yes'
    from standing where state = 'pipeline'
"""
MOVED = """
insert into entry (uid, enquiry_id, kind, subject, happened_on, place, recorded_at, recorded_by)
    select 'moved-' || enquiry_id, enquiry_id, 'Fact', 'Date of birth', '2024-10-02', 1, :late, 'bench'
    from standing where state = 'pipeline' and enquiry_id % 100 = 0
"""
BY_HAND = "select e.* from standing s join entry e on e.enquiry_id = s.enquiry_id where s.state = 'pipeline'"


@pytest.fixture
def answered(grown: tuple[int, Vault]) -> tuple[int, Vault]:
    """Every enquiry in the pipeline answered once, and in one of a hundred the date of birth taken back since."""
    size, vault = grown
    at = later().at - timedelta(days=9)
    ticks = int(at.timestamp() * 1_000_000)
    with vault.writing() as connection:
        there = connection.execute(text("select count(*) from entry where uid like 'again-%'")).scalar_one()
        if not there:
            connection.execute(text("update entry set recorded_at = :at"), {"at": ticks - 1_000_000})
            connection.execute(text(ANSWERED), {"early": ticks})
            connection.execute(text("update standing set step = 'Triage' where step = 'Notified'"))
            connection.execute(text(MOVED), {"late": ticks + 1_000_000})
    return size, vault


def test_what_is_to_be_looked_at_again(answered: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = answered
    raw = bare(vault)
    today = date(2024, 10, 18)
    found = marked(vault, today)
    assert found
    seconds, ratio = side_by_side(lambda: marked(vault, today), lambda: raw.execute(BY_HAND).fetchall(), rounds=5)
    benchmark.pedantic(lambda: marked(vault, today), rounds=2)
    said = f"{ratio:.2f} times reading what is recorded of the open ones ({seconds * 1000:,.0f} ms)"
    say(f"to look at again, {len(found):,} of {size:,}: {said}")


def test_the_marks_of_a_page(answered: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = answered
    ids = enquiry_ids(vault, Wanted())[:PAGE]
    marks(vault, ids, date(2024, 10, 18))
    took = benchmark.pedantic(lambda: marks(vault, ids, date(2024, 10, 18)), rounds=5)
    assert took is not None
    say(f"the marks of a page of {PAGE} rows of {size:,}: {benchmark.stats.stats.median * 1000:,.1f} ms")
