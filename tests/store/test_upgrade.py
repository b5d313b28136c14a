"""Registers that earlier versions of the program wrote: real files, kept beside this test."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from stars_desktop import store
from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.returns import Asked
from stars_desktop.services.checking import check_register
from stars_desktop.services.criteria import check_criteria, in_use, shipped, take_into_use, versions
from stars_desktop.services.listing import Wanted, enquiry_ids
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store import keys, schema
from stars_desktop.store.connecting import Access, connecting
from stars_desktop.store.criteria import Taken, take
from stars_desktop.store.tables import STANDING
from stars_desktop.store.vault import Vault
from stars_desktop.system.places import resources
from tests.conftest import Desk, day

PASSPHRASE = "an old register"
ASKED = Asked(contract_year(3), date(2022, 10, 31))


def copied(number: str, folder: Path) -> Path:
    """A register of a version: four enquiries, one voided, with facts and an answer; from 0004 on with a panel."""
    return Path(shutil.copy(Path(__file__).parent / "registers" / f"{number}.stars", folder / "old.stars"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register of the first version."""
    return copied("0001", tmp_path)


def version(opened: Vault) -> str:
    with opened.reading() as connection:
        return schema.version(connection)


def test_a_reader_leaves_it_as_it_is_and_has_its_return(old: Path, desk: Desk) -> None:
    before = old.read_bytes()
    with Vault.open(old, PASSPHRASE) as opened:
        rows = pipeline_return(opened, ASKED).rows
        assert [rows["Total"][key] for key in ("notified", "meetings_held", "pipeline", "cases_live")] == [3, 1, 2, 1]
        assert check_register(opened, desk.clerk).findings == []
        assert (version(opened), opened.about.current) == ("0001", False)
    assert old.read_bytes() == before


def test_a_writer_brings_it_up_to_date_and_changes_no_figure(old: Path, desk: Desk) -> None:
    with Vault.open(old, PASSPHRASE) as opened:
        before = pipeline_return(opened, ASKED)
    with Vault.open(old, PASSPHRASE, desk.clerk) as opened:
        assert (version(opened), opened.about.current) == (schema.VERSIONS[-1], True)
        assert pipeline_return(opened, ASKED) == before
        assert check_register(opened, desk.clerk).findings == []
        with opened.reading() as connection:
            rows = connection.execute(select(STANDING).order_by(STANDING.c.enquiry_id)).all()
    assert [(row.state, row.step, row.step_since) for row in rows] == [
        ("pipeline", "Meeting held", date(2022, 10, 10)),
        ("live", "", date(2022, 10, 20)),
        ("pipeline", "Triage", date(2022, 10, 8)),
        ("new", "", None),
    ]
    assert rows[0].search == "der0001 ch1 zo zoe obrien north"
    assert (rows[0].initials, rows[0].born, rows[0].team) == ("Z.O.", date(2010, 2, 28), "North")


def test_an_upgrade_that_fails_leaves_it_as_it_was(old: Path, desk: Desk) -> None:
    _write(old, "update words set text = 'no date' where text = '2010-02-28'")
    with pytest.raises(ValueError, match="no date"):
        Vault.open(old, PASSPHRASE, desk.clerk)
    with Vault.open(old, PASSPHRASE) as opened, opened.reading() as connection:
        assert schema.version(connection) == "0001"
        assert connection.execute(text("select count(*) from standing")).scalar() == 4
    _write(old, "update words set text = '2010-02-28' where text = 'no date'")
    with Vault.open(old, PASSPHRASE, desk.clerk) as opened:
        assert version(opened) == schema.VERSIONS[-1]


def test_a_reader_of_the_version_before_has_its_list_and_the_criteria_that_are_shipped(
    tmp_path: Path, desk: Desk
) -> None:
    path = copied("0002", tmp_path)
    before = path.read_bytes()
    with Vault.open(path, PASSPHRASE) as opened:
        assert (version(opened), opened.about.current) == ("0002", True)
        assert enquiry_ids(opened, Wanted()) == [3, 2, 1]
        assert in_use(opened, desk.clerk.today) == shipped()
        assert [one.in_use for one in versions(opened, desk.clerk.today)] == [True]
        assert check_register(opened, desk.clerk).findings == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", schema.VERSIONS[:-1])
def test_a_writer_of_an_older_one_can_take_criteria_into_use(tmp_path: Path, desk: Desk, number: str) -> None:
    path = copied(number, tmp_path)
    with Vault.open(path, PASSPHRASE) as opened:
        before = pipeline_return(opened, ASKED)
    with Vault.open(path, PASSPHRASE, desk.clerk) as opened:
        assert version(opened) == schema.VERSIONS[-1]
        take_into_use(opened, desk.clerk, check_criteria(resources("criteria", "example-1.toml")))
        assert pipeline_return(opened, ASKED) == before
    with Vault.open(path, PASSPHRASE) as again:
        assert [one.taken_by for one in versions(again, desk.clerk.today)] == ["Tess Tester"]
        assert check_register(again, desk.clerk).findings == []


@pytest.mark.parametrize("number", schema.VERSIONS[:-1])
def test_an_upgrade_leaves_every_row_of_the_journal_and_its_projections_as_it_was(
    tmp_path: Path, desk: Desk, number: str
) -> None:
    path = copied(number, tmp_path)
    with Vault.open(path, PASSPHRASE) as opened:
        before = rows(opened)
    with Vault.open(path, PASSPHRASE, desk.clerk) as opened:
        after = rows(opened)
    added = {"criteria", "panel", "agenda", "panel_entry", "submission", "publication", "received", "half_typed"}
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() <= added
    assert all(after[name] == [] for name in after.keys() - before.keys())


@pytest.mark.parametrize(
    ("number", "in_the_way"),
    [("0001", "criteria"), ("0002", "criteria"), ("0003", "panel"), ("0004", "received"), ("0005", "half_typed")],
)
def test_an_upgrade_that_cannot_make_a_table_changes_nothing_and_works_once_it_can(
    tmp_path: Path, desk: Desk, number: str, in_the_way: str
) -> None:
    path = copied(number, tmp_path)
    _write(path, f"create table {in_the_way} (id integer)")
    with Vault.open(path, PASSPHRASE) as opened:
        before = rows(opened)
    with pytest.raises(OperationalError, match=f"table {in_the_way} already exists"):
        Vault.open(path, PASSPHRASE, desk.clerk)
    with Vault.open(path, PASSPHRASE) as opened:
        assert (version(opened), rows(opened)) == (number, before)
    _write(path, f"drop table {in_the_way}")
    with Vault.open(path, PASSPHRASE, desk.clerk) as opened:
        assert version(opened) == schema.VERSIONS[-1]
        assert check_register(opened, desk.clerk).findings == []


def test_a_version_of_the_criteria_that_was_taken_before_an_upgrade_counts_after_it(
    tmp_path: Path, desk: Desk
) -> None:
    path = copied("0003", tmp_path)
    example = resources("criteria", "example-1.toml").read_text(encoding="utf-8")
    held = example.replace("example-1", "2023-1", 1)
    _write(
        path,
        "insert into criteria (version, version_key, text, effective_from, taken_at, taken_by) "
        "values ('2023-1', '2023-1', :held, '2023-04-01', 0, 'Sam')",
        held=held,
    )
    with Vault.open(path, PASSPHRASE, desk.clerk) as opened:
        assert version(opened) == schema.VERSIONS[-1]
        taken = versions(opened, desk.clerk.today)
    assert [(one.criteria.version, one.taken_by, one.in_use) for one in taken] == [
        ("example-1", "", False),
        ("2023-1", "Sam", True),
    ]
    assert taken[1].text == held


def test_a_name_of_a_version_is_held_once_whatever_its_letter_case(vault: Vault, desk: Desk) -> None:
    def taken(version: str) -> Taken:
        return Taken(version, "", day("2023-04-01"), desk.at, "Tess Tester")

    with vault.writing() as connection:
        take(connection, taken("Spring-1"))
    with pytest.raises(IntegrityError), vault.writing() as connection:
        take(connection, taken("SPRING-1"))
    with vault.reading() as connection:
        assert [one.version for one in store.criteria.taken(connection)] == ["Spring-1"]


def rows(opened: Vault) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the version of the tables and the list, which is made anew."""
    with opened.reading() as connection:
        names = connection.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
        return {
            name: [tuple(row) for row in connection.execute(text(f"select * from {name}"))]  # noqa: S608 - names of tables
            for name in names
            if name not in {"alembic_version", "standing", "writer"}
        }


def _write(register: Path, statement: str, **values: str) -> None:
    """As an earlier version of the program could have."""
    engine = connecting(register, *keys.unlock(register, PASSPHRASE), Access.WRITE)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()
