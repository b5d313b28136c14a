"""The counts of a return are read from covering indexes, and their SQL is not SQLite's alone."""

from datetime import date

import pytest
from sqlalchemy import Select, make_url, select
from sqlalchemy.schema import CreateIndex, CreateTable

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.measures import Flow
from stars_desktop.domain.returns import Asked
from stars_desktop.store import queries
from stars_desktop.store.tables import METADATA, STANDING, STAY, TALLY
from stars_desktop.store.vault import Vault

POSTGRESQL = make_url("postgresql://").get_dialect()()
ASKED = Asked(contract_year(3), date(2023, 10, 6))
KNOWN = Asked(contract_year(3), date(2023, 10, 6), date(2023, 10, 10))
FLOWS = select(TALLY.c.flow, TALLY.c.cohort)
STOCKS = select(STAY.c.stock, STAY.c.cohort)
LIST = select(STANDING.c.enquiry_id, STANDING.c.state, STANDING.c.cohort)

READ = {
    "flows": queries._flows(FLOWS, ASKED, *Flow),
    "meetings": queries._flows(select(TALLY.c.cohort, TALLY.c.meeting), ASKED, Flow.MEETING_HELD),
    "stocks": queries._stocks(STOCKS, ASKED, ASKED.as_at),
    "flows as known": queries._flows(FLOWS, KNOWN, *Flow),
    "stocks as known": queries._stocks(STOCKS, KNOWN, ASKED.as_at),
    "list by date": LIST.order_by(STANDING.c.notified_on, STANDING.c.enquiry_id),
    "list of a state": LIST.where(STANDING.c.state == "pipeline", STANDING.c.cohort == "A"),
}


@pytest.mark.parametrize("name", READ)
def test_only_an_index_is_read(sample: Vault, name: str) -> None:
    text = str(READ[name].compile(compile_kwargs={"literal_binds": True}))
    with sample.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"explain query plan {text}")]
    assert [line for line in plan if "COVERING INDEX" in line], plan


@pytest.mark.parametrize("name", READ)
def test_the_sql_is_postgresqls_too(name: str) -> None:
    chosen: Select[tuple[object, ...]] = READ[name]
    assert "FROM" in str(chosen.compile(dialect=POSTGRESQL))


def test_the_tables_are_postgresqls_too() -> None:
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=POSTGRESQL))
