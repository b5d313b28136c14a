"""Submitting a return: what is asked first, what is frozen, and that nothing alters it."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.domain.measures import COLUMNS, DEFINITIONS_VERSION
from stars_desktop.domain.returns import PARTS, ROWS, Asked
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.domain.submission import Submission
from stars_desktop.services.checking import check_register
from stars_desktop.services.criteria import check_criteria, take_into_use
from stars_desktop.services.decisions import by_row, overrides
from stars_desktop.services.enquiries import change_facts, correct, record, record_several, void
from stars_desktop.services.importing.past import past_imports, undo_import
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.returns import cases_of, pipeline_return
from stars_desktop.services.submitting import check, history, submission, submit
from stars_desktop.store.submissions import text_of
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day, enquiry
from tests.conftest import happened as in_book

YEAR = contract_year(3)
ASKED = Asked(YEAR, date(2023, 9, 30))
TODAY = date(2023, 10, 18)


def told(vault: Vault, desk: Desk, reference: str, on: str = "2023-06-01", cohort: Cohort = Cohort.C) -> None:
    notify(vault, desk.clerk, Notification(reference, f"CH-{reference}", cohort, day(on), {}))


def happened(kind: Kind, on: str, **words: object) -> Event:
    return replace(Event("", kind, day(on), 0), **words)  # type: ignore[arg-type]


def explained(vault: Vault, asked: Asked = ASKED) -> dict[str, str]:
    return {one.key: "Known to the panel." for one in check(vault, asked, TODAY).queries}


def handed_in(vault: Vault, desk: Desk, asked: Asked = ASKED, reason: str = "") -> Submission:
    return submit(vault, desk.clerk, asked, explained(vault, asked), reason)


def kept(vault: Vault) -> list[str | None]:
    """The text of every version, byte for byte."""
    with vault.reading() as connection:
        return [text_of(connection, one.number) for one in history(vault)]


@pytest.fixture
def three(vault: Vault, desk: Desk) -> Vault:
    """Three enquiries, all withdrawn by social care; one without a reason."""
    for number in (1, 2, 3):
        told(vault, desk, f"DER-000{number}")
        reason = "Care plan changed" if number > 1 else ""
        withdrawn = happened(Kind.WITHDRAWN, f"2023-07-0{number}", by=BY_ALLOWED[Kind.WITHDRAWN][0], reason=reason)
        record(vault, desk.clerk, f"DER-000{number}", withdrawn)
    return vault


def test_what_is_asked_is_told_with_the_enquiries(three: Vault) -> None:
    found = check(three, ASKED, TODAY)
    assert found.figures == pipeline_return(three, ASKED)
    assert [(one.key, one.references) for one in found.queries] == [
        ("withdrawn_by_social_care.C", ("DER-0001", "DER-0002", "DER-0003")),
        ("no_reason.withdrawn.C", ("DER-0001",)),
    ]
    assert found.last is None


def test_a_mended_record_is_asked_about_no_more(three: Vault, desk: Desk) -> None:
    with three.reading() as connection:
        uid = connection.exec_driver_sql("select uid from entry where kind = 'Withdrawn' order by id").scalar()
    right = happened(Kind.WITHDRAWN, "2023-07-01", by=BY_ALLOWED[Kind.WITHDRAWN][0], reason="Moved away")
    correct(three, desk.clerk, str(uid), right, "The reason was left out")
    assert [one.key for one in check(three, ASKED, TODAY).queries] == ["withdrawn_by_social_care.C"]


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_query_without_an_explanation_is_refused_and_nothing_is_kept(three: Vault, desk: Desk, blank: str) -> None:
    said = {**explained(three), "no_reason.withdrawn.C": blank}
    with pytest.raises(
        ExpectedError, match=r"1 withdrawn, and no reason is recorded\. \(explain no_reason"
    ) as refused:
        submit(three, desk.clerk, ASKED, said)
    assert "6 withdrawn" not in str(refused.value)
    assert history(three) == []


def test_an_explanation_that_nothing_asks_for_is_refused(three: Vault, desk: Desk) -> None:
    with pytest.raises(ExpectedError, match=r"^Nothing is asked any more under waiting\.C\."):
        submit(three, desk.clerk, ASKED, {**explained(three), "waiting.C": "A carer is sought."})
    assert history(three) == []


@pytest.mark.parametrize("name", ["der-0001", "CH-DER-0002", "ZO", "28 February 2010", "28/02/2010", "Ann O'Hara"])
def test_an_explanation_or_a_reason_that_names_an_enquiry_or_a_person_is_refused(
    three: Vault, desk: Desk, name: str
) -> None:
    facts = {FactName.INITIALS: "ZO", FactName.DATE_OF_BIRTH: "2010-02-28", FactName.SOCIAL_WORKER: "Ann O'Hara"}
    change_facts(three, desk.clerk, "DER-0003", facts, day("2023-10-10"))
    said = {**explained(three), "no_reason.withdrawn.C": f"For {name}, see the minutes."}
    with pytest.raises(ExpectedError, match=r"travels with the return, and “.*” is among the .* of this register\."):
        submit(three, desk.clerk, ASKED, said)
    assert history(three) == []
    handed_in(three, desk)
    with pytest.raises(ExpectedError, match="travels with the return"):
        handed_in(three, desk, reason=f"For {name}")
    assert len(history(three)) == 1


def test_what_is_submitted_is_frozen_with_all_that_it_rests_on(three: Vault, desk: Desk) -> None:
    figures = pipeline_return(three, ASKED)
    frozen = handed_in(three, desk)
    sealed = frozen.sealed
    assert (sealed.council, sealed.period, sealed.as_at) == ("Derby City", YEAR, ASKED.as_at)
    assert (sealed.version, sealed.reason, sealed.replaces, sealed.sample) == (1, "", "", False)
    assert frozen.submitted_by == "Tess Tester"
    assert timedelta() <= sealed.submitted_at - desk.at < timedelta(milliseconds=1)
    assert (sealed.definitions_version, sealed.criteria_version) == (DEFINITIONS_VERSION, "example-1")
    assert [one.meaning for one in sealed.definitions] == [one.definition for one in COLUMNS]
    assert [(one.key, one.answer) for one in sealed.explanations] == list(explained(three).items())
    assert sealed.figures.digest == figures.digest
    assert submission(three, 1) == frozen
    assert kept(three) == [frozen.to_text()]
    (listed,) = history(three)
    assert (listed.number, listed.seal, listed.submitted_by) == (1, sealed.seal, "Tess Tester")


def test_a_correction_is_the_next_version_with_a_reason(three: Vault, desk: Desk) -> None:
    first = handed_in(three, desk)
    told(three, desk, "DER-0004")
    assert check(three, ASKED, TODAY).last == history(three)[0]
    with pytest.raises(ExpectedError, match=r"^Version 1 of this return was submitted on 18 October 2023\. Say why"):
        handed_in(three, desk)
    second = handed_in(three, desk, reason="  A late\nnotification ")
    assert (second.sealed.version, second.sealed.reason) == (2, "A late notification")
    assert second.sealed.replaces == first.sealed.seal
    assert second.sealed.submitted_at > first.sealed.submitted_at
    assert [(one.version, one.seal) for one in history(three)] == [(1, first.sealed.seal), (2, second.sealed.seal)]
    assert submission(three, 1) == first


def test_another_as_at_date_is_another_return(three: Vault, desk: Desk) -> None:
    handed_in(three, desk)
    with pytest.raises(ExpectedError, match="no earlier version"):
        handed_in(three, desk, replace(ASKED, as_at=date(2023, 8, 31)), "Another date")
    handed_in(three, desk, replace(ASKED, as_at=date(2023, 8, 31)))
    assert [one.version for one in history(three)] == [1, 1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (replace(ASKED, as_known=date(2023, 10, 1)), "as it is known now"),
        (Asked(YEAR, date(2023, 10, 19)), "as at 19 October 2023: that lies in the future. Today is 18 October 2023"),
        (Asked(Period(date(2023, 11, 1), date(2023, 11, 30)), date(2023, 10, 1)), "begins on 1 November 2023"),
    ],
)
def test_a_return_that_cannot_be_submitted_is_neither_checked_nor_kept(
    three: Vault, desk: Desk, asked: Asked, said: str
) -> None:
    with pytest.raises(ExpectedError, match=said):
        check(three, asked, TODAY)
    with pytest.raises(ExpectedError, match=said):
        submit(three, desk.clerk, asked, {})
    assert history(three) == []


def test_a_number_that_was_never_given_is_said(three: Vault) -> None:
    with pytest.raises(ExpectedError, match="No return of number 7 was submitted"):
        submission(three, 7)


def test_an_older_register_that_is_only_read_has_no_history(tmp_path: Path) -> None:
    path = tmp_path / "old.stars"
    path.write_bytes((Path(__file__).parents[1] / "store" / "registers" / "0004.stars").read_bytes())
    with Vault.open(path, "an old register") as old:
        assert history(old) == []
        assert check(old, ASKED, TODAY).last is None
        with pytest.raises(ExpectedError, match="No return of number 1"):
            submission(old, 1)


def test_the_criteria_in_use_stand_on_it_and_stay(three: Vault, desk: Desk, tmp_path: Path) -> None:
    first = handed_in(three, desk)
    criteria = tmp_path / "new.toml"
    shipped = Path(__file__).parents[2] / "resources" / "criteria" / "example-1.toml"
    criteria.write_text(shipped.read_text(encoding="utf-8").replace("example-1", "2023-2", 1), encoding="utf-8")
    take_into_use(three, desk.clerk, check_criteria(criteria))
    assert handed_in(three, desk, reason="Other criteria").sealed.criteria_version == "2023-2"
    assert submission(three, 1).sealed.criteria_version == first.sealed.criteria_version == "example-1"


def test_a_decision_against_the_criteria_is_counted_and_one_that_nobody_allowed_is_asked_about(
    three: Vault, desk: Desk
) -> None:
    told(three, desk, "DER-0004", cohort=Cohort.B)
    against = happened(Kind.CRITERIA_MET, "2023-08-01", override="The panel asked for it", decided_by="Panel")
    record(three, desk.clerk, "DER-0004", against)
    assert "no_authoriser.B" in explained(three)
    assert handed_in(three, desk).sealed.overrides == {**dict.fromkeys(ROWS, 0), "B": 1, "Total": 1}


def test_on_the_sample_register_the_queries_are_those_of_the_published_tables(sample: Vault) -> None:
    keys = {
        year: [one.key for one in check(sample, Asked(contract_year(year), as_at), TODAY).queries]
        for year, as_at in ((2, date(2022, 9, 30)), (3, date(2023, 10, 6)))
    }
    assert keys == {
        2: ["waiting.A", "withdrawn_by_social_care.C", "closed.C"],
        3: ["dates", "waiting.A", "withdrawn_by_social_care.C"],
    }


def happens(vault: Vault, desk: Desk, rnd: random.Random, number: int) -> None:
    """One thing that may happen to a register, allowed or not: an enquiry, an event of any date, or a voiding."""
    references = [f"D-{one:03}" for one in range(number // 8 + 1)]
    on = (date(2022, 9, 1) + timedelta(days=rnd.randrange(400))).isoformat()
    chance = rnd.random()
    with suppress(RefusedError, ExpectedError):
        if number % 8 == 0:
            told(vault, desk, references[-1], on, rnd.choice(list(Cohort)))
        elif chance < 0.2:
            with vault.reading() as connection:
                uids = connection.exec_driver_sql("select uid from entry where kind != 'Note'").scalars().all()
            void(vault, desk.clerk, str(rnd.choice(uids)), "It was wrong")
        else:
            kind = rnd.choice([one for one in Kind if one is not Kind.NOTIFIED])
            cohort = rnd.choice(list(Cohort)) if kind is Kind.COHORT_CHANGED else None
            by = rnd.choice(BY_ALLOWED[kind]) if kind in BY_ALLOWED else None
            record(vault, desk.clerk, rnd.choice(references), happened(kind, on, cohort=cohort, by=by))


def test_a_thousand_later_events_and_voidings_alter_no_byte_of_it(vault: Vault, desk: Desk) -> None:
    rnd = random.Random(5)
    for number in range(120):
        happens(vault, desk, rnd, number)
    frozen = handed_in(vault, desk)
    (text,) = before = kept(vault)
    for number in range(120, 1120):
        desk.at += timedelta(seconds=rnd.choice([0, 0, 60]))
        happens(vault, desk, rnd, number)
    assert kept(vault) == before
    assert text == frozen.to_text()
    assert submission(vault, 1) == frozen
    now = pipeline_return(vault, ASKED)
    assert now.rows != frozen.sealed.rows
    then = replace(ASKED, known_at=frozen.sealed.submitted_at)
    assert pipeline_return(vault, then) == frozen.sealed.figures
    assert check_register(vault, desk.clerk).findings == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.integers(1, 60), st.integers(0, 40))
def test_as_known_when_it_was_submitted_the_register_gives_what_was_frozen(
    fresh: Callable[[], Vault], desk: Desk, rnd: random.Random, before: int, after: int
) -> None:
    vault = fresh()
    for number in range(before):
        happens(vault, desk, rnd, number)
    frozen = handed_in(vault, desk)
    for number in range(before, before + after):
        happens(vault, desk, rnd, number)
    then = replace(ASKED, known_at=frozen.sealed.submitted_at)
    assert pipeline_return(vault, then) == frozen.sealed.figures
    assert by_row(overrides(vault, then)) == frozen.sealed.overrides
    for source, cases in cases_of(vault, then).items():
        for part, keys in PARTS.items():
            for key in (key for key in keys if keys[key] == source):
                frozen_ids = sorted((one.reference, one.cohort, one.event_id) for one in frozen.units[part][key])
                assert sorted((one.reference, one.cohort, one.event_id) for one in cases) == frozen_ids


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.integers(1, 80))
def test_every_frozen_figure_equals_its_units(
    fresh: Callable[[], Vault], desk: Desk, rnd: random.Random, events: int
) -> None:
    vault = fresh()
    for number in range(events):
        happens(vault, desk, rnd, number)
    frozen = handed_in(vault, desk)
    for part, keys in PARTS.items():
        figures = getattr(frozen.sealed, part)
        assert all(figures[row][key] == len(frozen.behind(part, row, key)) for row in ROWS for key in keys)
    assert frozen.adds_up
    assert SealedReturn.from_text(frozen.sealed.to_text()) == frozen.sealed


def test_what_is_recorded_at_the_same_instant_is_later_than_the_return(vault: Vault, desk: Desk) -> None:
    told(vault, desk, "DER-0001")
    frozen = handed_in(vault, desk)
    told(vault, desk, "DER-0002")
    assert frozen.sealed.rows["C"]["notified"] == 1
    assert pipeline_return(vault, replace(ASKED, known_at=frozen.sealed.submitted_at)) == frozen.sealed.figures


def test_a_register_opened_again_with_its_clock_set_back_records_after_the_return(
    register: Path, passphrase: str, desk: Desk
) -> None:
    with Vault.open(register, passphrase, desk.clerk) as opened:
        told(opened, desk, "DER-0001")
        desk.at += timedelta(hours=5)
        frozen = handed_in(opened, desk)
    desk.at -= timedelta(hours=8)
    with Vault.open(register, passphrase, desk.clerk) as opened:
        told(opened, desk, "DER-0002")
        again = handed_in(opened, desk, reason="A late one")
        assert pipeline_return(opened, replace(ASKED, known_at=frozen.sealed.submitted_at)) == frozen.sealed.figures
        assert again.sealed.submitted_at > frozen.sealed.submitted_at


def test_what_was_recorded_a_moment_ahead_of_the_clock_is_known_to_the_return(vault: Vault, desk: Desk) -> None:
    told(vault, desk, "DER-0001")
    meetings = [happened(Kind.MEETING_HELD, "2023-07-01") for _ in range(3)]
    for one in meetings:
        record_several(vault, desk.clerk, "DER-0001", [one])
    told(vault, desk, "DER-0002")
    frozen = handed_in(vault, desk)
    assert frozen.sealed.rows["C"]["meetings_held"] == 3
    assert pipeline_return(vault, replace(ASKED, known_at=frozen.sealed.submitted_at)) == frozen.sealed.figures


@pytest.fixture
def fresh(blank_register: Path, tmp_path: Path, passphrase: str, desk: Desk) -> Iterator[Callable[[], Vault]]:
    """Opens one empty register after the other."""
    opened: list[Vault] = []

    def next_one() -> Vault:
        path = tmp_path / f"fresh-{len(opened)}.stars"
        path.write_bytes(blank_register.read_bytes())
        opened.append(Vault.open(path, passphrase, desk.clerk))
        return opened[-1]

    yield next_one
    for one in opened:
        one.close()


def test_an_import_that_is_undone_later_leaves_what_was_submitted_and_known_then(
    vault: Vault, desk: Desk, bring_rows: Callable[..., object]
) -> None:
    bring_rows([enquiry("D-101", "1/6/2023", "C")], [in_book("D-101", "2/7/2023", "Meeting held")])
    frozen = handed_in(vault, desk)
    (one,) = past_imports(vault)
    undo_import(vault, desk.clerk, one.id)
    assert pipeline_return(vault, ASKED).rows["C"]["notified"] == 0
    assert pipeline_return(vault, replace(ASKED, known_at=frozen.sealed.submitted_at)) == frozen.sealed.figures
    assert submission(vault, 1) == frozen
    assert check_register(vault, desk.clerk).findings == []
