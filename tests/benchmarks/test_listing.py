"""The register list's speed, as ratios to SQL written by hand on the same open register, in one run."""

from collections.abc import Callable
from typing import Any

import pytest

from stars_desktop.domain.enquiry import State
from stars_desktop.services.listing import Wanted, counts, enquiry_ids, listed
from stars_desktop.store.vault import Vault
from tests.benchmarks.conftest import bare, say, side_by_side

PAGE = 256

ASKED = {
    "by date": (
        Wanted(),
        "select enquiry_id from standing where state <> 'new' order by notified_on desc, enquiry_id desc",
    ),
    "sorted by team": (
        Wanted(sort="team", descending=False),
        "select enquiry_id from standing where state <> 'new' order by lower(team), enquiry_id",
    ),
    "sorted by step's day": (
        Wanted(sort="since"),
        "select enquiry_id from standing where state <> 'new' order by step_since desc, enquiry_id desc",
    ),
    "of a state": (
        Wanted(state=State.PIPELINE),
        "select enquiry_id from standing where state = 'pipeline' order by notified_on desc, enquiry_id desc",
    ),
    "searched": (
        Wanted("zoë north"),
        "select enquiry_id from standing not indexed where search like '%zoe%' and search like '%north%'",
    ),
}


@pytest.mark.parametrize("what", ASKED)
def test_the_numbers_of_the_list(grown: tuple[int, Vault], benchmark: Any, what: str) -> None:  # noqa: ANN401
    size, vault = grown
    wanted, by_hand = ASKED[what]
    raw = bare(vault)
    found = enquiry_ids(vault, wanted)
    assert sorted(found) == sorted(number for (number,) in raw.execute(by_hand)) != []
    _compare(
        f"the list {what}, {len(found):,} of {size:,} numbers",
        benchmark,
        lambda: enquiry_ids(vault, wanted),
        lambda: raw.execute(by_hand).fetchall(),
    )


def test_a_page_of_the_list(grown: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = grown
    raw = bare(vault)
    ids = enquiry_ids(vault, Wanted(sort="team"))[size // 2 :][:PAGE]
    marks = ", ".join("?" * PAGE)
    chosen = f"""select * from standing join enquiry on enquiry.id = enquiry_id
                 where enquiry_id in ({marks}) and state <> 'new'"""  # noqa: S608 - marks only
    assert len(listed(vault, ids)) == len(raw.execute(chosen, ids).fetchall()) == PAGE
    _compare(
        f"a page of {PAGE} rows of {size:,}",
        benchmark,
        lambda: listed(vault, ids),
        lambda: raw.execute(chosen, ids).fetchall(),
    )


def test_the_counts_of_the_list(grown: tuple[int, Vault], benchmark: Any) -> None:  # noqa: ANN401
    size, vault = grown
    raw = bare(vault)
    by_hand = (
        "select state, cohort, count(*) from standing where state <> 'new' group by 1, 2",
        "select waiting_for, count(*) from standing where waiting_for is not null group by 1",
        "select distinct notified_on from standing where state <> 'new'",
    )
    assert counts(vault).all == size
    _compare(
        f"the counts of {size:,}",
        benchmark,
        lambda: counts(vault),
        lambda: [raw.execute(one).fetchall() for one in by_hand],
    )


def _compare(
    what: str,
    benchmark: Any,  # noqa: ANN401
    ours: Callable[[], object],
    by_hand: Callable[[], object],
) -> None:
    seconds, ratio = side_by_side(ours, by_hand, rounds=9)
    benchmark.pedantic(ours, rounds=3)
    say(f"{what}: {ratio:.2f} times the SQL written by hand ({seconds * 1000:,.1f} ms)")
