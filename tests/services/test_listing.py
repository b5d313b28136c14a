"""The register list: what is found, in which order, and its counts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Entry, Fact, FactName, NextStep, WaitingFor
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.services.listing import SORTS, Wanted, counts, enquiry_ids, in_pipeline, is_long, listed
from stars_desktop.store.journal import Journal
from stars_desktop.store.listing import ids_query, longer_than
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

ONE = {FactName.INITIALS: "ZO", FactName.SOCIAL_WORKER: "Zoë O'Brien", FactName.TEAM: "North"}
TWO = {FactName.INITIALS: "ab", FactName.SOCIAL_WORKER: "Nia Khan", FactName.DATE_OF_BIRTH: "2011-05-01"}
THREE = {FactName.INITIALS: "CD", FactName.DATE_OF_BIRTH: "2009-05-01", FactName.TEAM: "Court team"}


def bring_in(vault: Vault, desk: Desk, reference: str, events: list[Event], entries: list[Entry]) -> int:
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        number = journal.add_enquiry(reference, f"CH-{reference[-1]}", events)
        journal.add_entries(number, entries)
        journal.flush()
    return number


def event(name: str, kind: Kind, on: str, cohort: Cohort | None = None) -> Event:
    return Event(name, kind, day(on), 0, cohort)


def facts(name: str, values: dict[FactName, str], on: str) -> list[Entry]:
    return [Fact(f"{name}-{fact}", fact, value, day(on)) for fact, value in values.items()]


@pytest.fixture
def three(vault: Vault, desk: Desk) -> tuple[int, int, int]:
    """One in the pipeline of Year 2, two of Year 3: a live case, and one that waits for a carer."""
    waits = NextStep("n", "Ring the carer", "Tess", day("2022-12-01"), WaitingFor.CARER, day("2022-11-10"))
    return (
        bring_in(
            vault, desk, "DER-0001", [event("a", Kind.NOTIFIED, "2022-09-20", Cohort.B)],
            facts("a", ONE, "2022-09-20"),
        ),
        bring_in(
            vault, desk, "DER-0003",
            [
                event("b", Kind.NOTIFIED, "2022-10-03", Cohort.A),
                event("c", Kind.CRITERIA_MET, "2022-10-10"),
                event("d", Kind.PROGRESSED, "2022-11-01"),
            ],
            facts("b", TWO, "2022-10-03"),
        ),
        bring_in(
            vault, desk, "DER-0002",
            [event("e", Kind.NOTIFIED, "2022-10-03", Cohort.C), event("f", Kind.CRITERIA_MET, "2022-11-05")],
            [*facts("e", THREE, "2022-10-03"), waits],
        ),
    )  # fmt: skip


def found(vault: Vault, wanted: Wanted) -> list[str]:
    return [row.reference[-1] for row in listed(vault, enquiry_ids(vault, wanted))]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("wanted", "references"),
    [
        (Wanted(), "231"),
        (Wanted(descending=False), "132"),
        (Wanted("zoe"), "1"),
        (Wanted("o'brien. NORTH"), "1"),
        (Wanted("der-0002"), "2"),
        (Wanted("ch3"), "3"),
        (Wanted("north khan"), ""),
        (Wanted("%"), "231"),
        (Wanted(cohort=Cohort.A), "3"),
        (Wanted(state=State.PIPELINE), "21"),
        (Wanted(year=2), "1"),
        (Wanted(year=3, state=State.LIVE), "3"),
        (Wanted(waiting=WaitingFor.CARER), "2"),
        (Wanted("c", cohort=Cohort.C, year=3, waiting=WaitingFor.CARER), "2"),
        (Wanted(waiting=WaitingFor.FAMILY), ""),
    ],
)
def test_all_that_is_asked_for_is_found_and_nothing_else(vault: Vault, wanted: Wanted, references: str) -> None:
    assert "".join(found(vault, wanted)) == references


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        ("reference", "123", "321"),
        ("initials", "321", "123"),
        ("age", "321", "231"),
        ("cohort", "312", "213"),
        ("state", "123", "321"),
        ("step", "123", "213"),
        ("since", "132", "231"),
        ("notified_on", "132", "231"),
        ("social_worker", "312", "132"),
        ("team", "213", "123"),
        ("waiting", "213", "231"),
        ("next", "213", "231"),
    ],
)
def test_the_list_is_sorted_by_any_column_with_blanks_last(vault: Vault, sort: str, up: str, down: str) -> None:
    assert sort in SORTS
    assert "".join(found(vault, Wanted(sort=sort, descending=False))) == up
    assert "".join(found(vault, Wanted(sort=sort))) == down


def test_a_row_tells_all_that_is_shown(vault: Vault, three: tuple[int, int, int]) -> None:
    second, first = listed(vault, [three[2], three[0]])
    assert (second.reference, second.child_reference, second.initials) == ("DER-0002", "CH-2", "CD")
    assert (second.born, second.cohort, second.state) == (date(2009, 5, 1), Cohort.C, State.PIPELINE)
    assert (second.step, second.since, second.notified_on) == (
        "Waiting for a carer", date(2022, 11, 10), date(2022, 10, 3),
    )  # fmt: skip
    assert (second.waiting_for, second.next_what, second.next_who) == (WaitingFor.CARER, "Ring the carer", "Tess")
    assert (second.next_by, second.team, second.social_worker) == (date(2022, 12, 1), "Court team", "")
    assert (first.id, first.social_worker, first.step) == (three[0], "Zoë O'Brien", "Notified")
    assert (first.waiting_for, first.next_by, first.born) == (None, None, None)


@pytest.mark.usefixtures("three")
def test_the_counts_are_those_of_the_list(vault: Vault) -> None:
    counted = counts(vault)
    assert (counted.all, counted.years) == (3, [2, 3])
    for state in State:
        assert counted.by_state.get(state, 0) == len(enquiry_ids(vault, Wanted(state=state)))
    for cohort in Cohort:
        assert counted.by_cohort.get(cohort, 0) == len(enquiry_ids(vault, Wanted(cohort=cohort)))
    for waiting in WaitingFor:
        assert counted.by_waiting.get(waiting, 0) == len(enquiry_ids(vault, Wanted(waiting=waiting)))


def test_an_enquiry_whose_notified_is_voided_is_in_no_list(
    vault: Vault, desk: Desk, three: tuple[int, int, int]
) -> None:
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        journal.void("a", "entered in error")
        journal.flush()
    assert found(vault, Wanted()) == ["2", "3"]
    assert [row.id for row in listed(vault, three)] == [three[1], three[2]]
    assert (counts(vault).all, counts(vault).years) == (2, [3])


def test_the_sample_is_searched_as_python_would_search_it(sample: Vault) -> None:
    rows = listed(sample, enquiry_ids(sample, Wanted()))
    assert len(rows) == counts(sample).all > 100
    assert [row.id for row in rows if row.cohort is Cohort.B and row.state is State.PIPELINE] == enquiry_ids(
        sample, Wanted(cohort=Cohort.B, state=State.PIPELINE)
    )
    word = rows[0].social_worker.split()[-1].upper()
    with_it = [row.id for row in rows if word.casefold() in f"{row.social_worker} {row.team}".casefold()]
    assert enquiry_ids(sample, Wanted(word)) == with_it != []


def test_more_enquiries_than_fit_into_one_question_keep_their_order(sample: Vault) -> None:
    ids = enquiry_ids(sample, Wanted(sort="reference")) * 4
    assert [row.id for row in listed(sample, ids)] == ids


def test_the_default_list_is_read_from_an_index_alone(sample: Vault) -> None:
    for wanted in (Wanted(), Wanted(state=State.LIVE), replace(Wanted(), year=2, cohort=Cohort.A)):
        text = str(ids_query(wanted).compile(compile_kwargs={"literal_binds": True}))
        with sample.reading() as connection:
            plan = [row[3] for row in connection.exec_driver_sql(f"explain query plan {text}")]
        assert [line for line in plan if "COVERING INDEX" in line], plan


def test_a_register_of_an_earlier_version_has_no_list_yet(tmp_path: Path) -> None:
    old = tmp_path / "old.stars"
    old.write_bytes((Path(__file__).parents[1] / "store" / "registers" / "0001.stars").read_bytes())
    with Vault.open(old, "an old register") as vault, pytest.raises(ExpectedError, match="Open it once for changing"):
        enquiry_ids(vault, Wanted())
    with Vault.open(old, "an old register", Desk().clerk) as vault:
        assert "".join(found(vault, Wanted("zoe o'brien"))) == "1"


def test_the_pipeline_is_counted_at_once_and_whether_the_list_is_long(sample: Vault) -> None:
    assert in_pipeline(sample) == counts(sample).by_state[State.PIPELINE]
    assert not is_long(sample)
    with sample.reading() as connection:
        assert longer_than(connection, counts(sample).all - 1)
        assert not longer_than(connection, counts(sample).all)
