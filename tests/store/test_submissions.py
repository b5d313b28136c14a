"""What was handed in, given out and received: added in order, read back byte for byte, and never changed."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.returns import PARTS, Asked
from stars_desktop.services.checking import check_register
from stars_desktop.services.submitting import submission, submit
from stars_desktop.store import publications, received, submissions
from stars_desktop.store.publications import GivenOut
from stars_desktop.store.received import Received
from stars_desktop.store.vault import Vault
from tests.architecture.sources import sources
from tests.conftest import Desk
from tests.domain.test_sealed import SUBMITTED, UNIT

AT = datetime(2023, 10, 18, 9, 30, 0, 5, tzinfo=UTC)
CHANGES = re.compile(
    r"(update|delete)\((SUBMISSION|PUBLICATION|RECEIVED)\b|(update|delete from) (submission|publication)"
)


def test_a_version_is_read_back_byte_for_byte(vault: Vault) -> None:
    with vault.writing() as connection:
        number = submissions.add(connection, SUBMITTED)
    with vault.reading() as connection:
        assert submissions.text_of(connection, number) == SUBMITTED.to_text()
        assert submissions.text_of(connection, number + 1) is None
        (one,) = submissions.listed(connection)
    sealed = SUBMITTED.sealed
    assert (one.number, one.period, one.as_at, one.version) == (number, sealed.period, sealed.as_at, sealed.version)
    assert (one.submitted_at, one.submitted_by, one.seal) == (sealed.submitted_at, "Tess Tester", sealed.seal)


def test_a_version_of_a_return_is_held_once(vault: Vault) -> None:
    with vault.writing() as connection:
        submissions.add(connection, SUBMITTED)
    other = replace(SUBMITTED, sealed=replace(SUBMITTED.sealed, reason="Another reason"))
    with pytest.raises(IntegrityError), vault.writing() as connection:
        submissions.add(connection, other)
    with vault.reading() as connection:
        assert [one.seal for one in submissions.listed(connection)] == [SUBMITTED.sealed.seal]


def test_copies_and_what_was_received_are_read_back_in_their_order(vault: Vault) -> None:
    with vault.writing() as connection:
        number = submissions.add(connection, SUBMITTED)
        copies = [GivenOut(AT, "Tess", number, 4, "“one”\n"), GivenOut(AT, "Tess", None, 0, "two")]
        theirs = [Received(AT, "Tess", "sealed", "{}"), Received(AT, "Tess", "published", " ")]
        for copy in copies:
            publications.add(connection, copy)
        for one in theirs:
            received.add(connection, one)
    with vault.reading() as connection:
        assert publications.given_out(connection) == copies
        assert received.received(connection) == theirs


def test_no_part_of_the_program_changes_or_removes_any_of_them() -> None:
    program = sources("stars_desktop")
    assert len(program) > 100
    assert [source.path for source in program if CHANGES.search(source.text)] == []
    assert CHANGES.search("connection.execute(delete(SUBMISSION))")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("text = replace(text, 'Derby', 'Dorby')", "is not the one that was sealed"),
        ("text = replace(text, 'units', 'unity')", "cannot be read"),
        ("seal = 'ab'", "is not the one that was sealed"),
    ],
)
def test_sabotage_a_version_that_was_altered_is_found_by_the_check(
    vault: Vault, desk: Desk, change: str, said: str
) -> None:
    submit(vault, desk.clerk, Asked(contract_year(3), date(2023, 9, 30)), {})
    assert check_register(vault, desk.clerk).findings == []
    assert submission(vault, 1).sealed.version == 1
    with vault.writing() as connection:
        connection.exec_driver_sql(f"update submission set {change}")  # noqa: S608 - of this test
    (found,) = check_register(vault, desk.clerk).findings
    assert found.startswith(
        "Contract Year 3, 1 October 2022 to 30 September 2023, as at 30 September 2023, version 1: "
    )
    assert said in found


def test_sabotage_a_version_whose_rows_are_gone_is_found_by_the_check(vault: Vault, desk: Desk) -> None:
    none = {part: dict.fromkeys(keys, ()) for part, keys in PARTS.items()}
    with vault.writing() as connection:
        submissions.add(connection, replace(SUBMITTED, units=none))
    (found,) = check_register(vault, desk.clerk).findings
    assert found.endswith("the figures of this submitted return do not equal their rows.")


def test_sabotage_figures_that_the_register_never_gave_are_found_by_the_check(vault: Vault, desk: Desk) -> None:
    units = {
        part: {key: (UNIT, UNIT) if key == "notified" and part != "memo" else () for key in keys}
        for part, keys in PARTS.items()
    }
    with vault.writing() as connection:
        submissions.add(connection, replace(SUBMITTED, units=units))
    (found,) = check_register(vault, desk.clerk).findings
    assert found.endswith("what was known when this return was submitted does not give its figures.")
