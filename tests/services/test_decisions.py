"""Decisions: what is kept with one, that it never changes after, and which were taken against the criteria."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.decided import Decided, KnownFact
from stars_desktop.domain.entries import FactName, NextStep, Reply, WaitingFor
from stars_desktop.domain.errors import ExpectedError, RefusedError
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.domain.returns import Asked
from stars_desktop.domain.triage import Fit
from stars_desktop.services.checking import check_register
from stars_desktop.services.criteria import SHIPPED, check_criteria, shipped, take_into_use
from stars_desktop.services.decisions import by_row, decided, overrides
from stars_desktop.services.enquiries import (
    add_note,
    change_facts,
    correct,
    dossier,
    record,
    record_several,
    set_next_step,
    undo,
    void,
)
from stars_desktop.services.exporting import export_register
from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer
from stars_desktop.store.decisions import frozen
from stars_desktop.store.vault import Vault
from stars_desktop.system.places import resources
from tests.conftest import Desk, day, enquiry, happened

TODAY = date(2023, 10, 18)
NAME = "DER-0001"
FACTS = {FactName.INITIALS: "ZO", FactName.DATE_OF_BIRTH: "2010-02-28", FactName.PLACEMENT_TYPE: "U4"}
YEAR = Asked(Period(day("2022-10-01"), day("2023-09-30")), day("2023-09-30"))


def met(on: str = "2023-10-10", **words: str) -> Event:
    return replace(Event("", Kind.CRITERIA_MET, day(on), 0), **words)  # type: ignore[arg-type]


def moved(cohort: Cohort, on: str = "2023-10-10") -> Event:
    return Event("", Kind.COHORT_CHANGED, day(on), 0, cohort)


def told(vault: Vault, desk: Desk, reference: str = NAME, on: str = "2023-10-02") -> str:
    """An enquiry of cohort A, answered once."""
    child = f"CH-{reference}"
    notify(vault, desk.clerk, Notification(reference, child, Cohort.A, day(on), FACTS))
    return reference


@pytest.fixture
def asked(vault: Vault, desk: Desk) -> str:
    """DER-0001 of cohort A, with an answer; another enquiry of the child is open."""
    told(vault, desk)
    notify(vault, desk.clerk, Notification("DER-0002", f"CH-{NAME}", Cohort.C, day("2023-10-05"), {}))
    given_to = answer(vault, desk.clerk, NAME, "B2", Reply.YES, "Care plan", "Nia Rees", day("2023-10-09"))
    assert given_to.ids
    return NAME


def texts(vault: Vault, *ids: str) -> Mapping[str, bytes]:
    with vault.reading() as connection:
        return {uid: text.encode() for uid, text in frozen(connection, ids).items()}


def kept(vault: Vault, event_id: str) -> Decided:
    found = decided(vault, event_id)
    assert found
    return found


def test_a_decision_keeps_what_the_register_knew(vault: Vault, desk: Desk, asked: str) -> None:
    decision = met(decided_by="Panel", reason="R", override="The carer asks", authoriser="Ann Lee")
    (uid,) = record(vault, desk.clerk, asked, decision).ids
    found = kept(vault, uid)
    assert (found.kind, found.decided_on, found.cohort) == (Kind.CRITERIA_MET, day("2023-10-10"), Cohort.A)
    assert (found.decided_by, found.override, found.authoriser) == ("Panel", "The carer asks", "Ann Lee")
    assert (found.criteria_version, found.criteria_label) == (shipped().version, shipped().label)
    assert found.others == ("DER-0002",)
    assert found.facts == (
        KnownFact(FactName.DATE_OF_BIRTH, "2010-02-28", day("2023-10-02")),
        KnownFact(FactName.PLACEMENT_TYPE, "U4", day("2023-10-02")),
    )
    (given_answer,) = found.answers
    assert (given_answer.criterion, given_answer.evidence, given_answer.source) == ("B2", "Care plan", "Nia Rees")
    fits = {one.cohort: one.fit for one in found.verdicts}
    assert fits[Cohort.A] is Fit.DOES_NOT_FIT


def test_not_presented_keeps_it_too_and_no_other_event_does(vault: Vault, desk: Desk, asked: str) -> None:
    (held,) = record(vault, desk.clerk, asked, Event("", Kind.MEETING_HELD, day("2023-10-10"), 0)).ids
    (uid,) = record(vault, desk.clerk, asked, Event("", Kind.NOT_PRESENTED, day("2023-10-11"), 0)).ids
    assert kept(vault, uid).kind is Kind.NOT_PRESENTED
    assert decided(vault, held) is None
    assert {one.entry_id for one in dossier(vault, asked, TODAY).timeline if one.frozen} == {uid}


def test_the_cohort_is_the_one_that_the_same_step_changed_to(vault: Vault, desk: Desk, asked: str) -> None:
    _, uid = record_several(vault, desk.clerk, asked, [moved(Cohort.B), met()]).ids
    assert kept(vault, uid).cohort is Cohort.B


def test_a_back_dated_decision_names_the_cohort_of_its_day(vault: Vault, desk: Desk, asked: str) -> None:
    record(vault, desk.clerk, asked, moved(Cohort.D, "2023-10-12"))
    (uid,) = record(vault, desk.clerk, asked, met("2023-10-11")).ids
    assert kept(vault, uid).cohort is Cohort.A


def test_what_is_refused_keeps_nothing(vault: Vault, desk: Desk, asked: str) -> None:
    with pytest.raises(RefusedError):
        record_several(vault, desk.clerk, asked, [met(), met("2023-10-19")])
    assert not [one for one in dossier(vault, asked, TODAY).timeline if one.frozen]


def test_a_correction_keeps_its_own_and_the_corrected_decision_what_it_had(
    vault: Vault, desk: Desk, asked: str
) -> None:
    (uid,) = record(vault, desk.clerk, asked, met()).ids
    before = texts(vault, uid)
    change_facts(vault, desk.clerk, asked, {FactName.PLACEMENT_TYPE: "K2"}, day("2023-10-12"))
    (right,) = correct(vault, desk.clerk, uid, met("2023-10-11"), "wrong day").ids
    assert texts(vault, uid) == before
    assert KnownFact(FactName.PLACEMENT_TYPE, "K2", day("2023-10-12")) in kept(vault, right).facts
    assert kept(vault, right).decided_on == day("2023-10-11")


def test_a_decision_that_comes_back_by_undo_keeps_the_same_bytes(vault: Vault, desk: Desk, asked: str) -> None:
    (uid,) = record(vault, desk.clerk, asked, met()).ids
    gone = void(vault, desk.clerk, uid, "wrong child")
    change_facts(vault, desk.clerk, asked, {FactName.PLACEMENT_TYPE: "K2"}, day("2023-10-12"))
    undo(vault, desk.clerk, gone)
    back = next(one for one in dossier(vault, asked, TODAY).history.events if one.kind is Kind.CRITERIA_MET)
    assert back.id != uid
    assert texts(vault, back.id)[back.id] == texts(vault, uid)[uid]


def test_the_criteria_are_those_in_use_on_the_day_of_recording(
    vault: Vault, desk: Desk, asked: str, tmp_path: Path
) -> None:
    take_into_use(vault, desk.clerk, check_criteria(_other_criteria(tmp_path)))
    (uid,) = record(vault, desk.clerk, asked, met()).ids
    assert kept(vault, uid).criteria_version == "other-2"


def test_an_imported_decision_keeps_nothing(vault: Vault, bring_rows: Callable[..., Outcome]) -> None:
    bring_rows([enquiry("DER-0009", "2023-10-01")], [happened("DER-0009", "2023-10-02", "Criteria met")])
    (event,) = dossier(vault, "DER-0009", TODAY).history.events[1:]
    assert decided(vault, event.id) is None


def test_a_workbook_carries_the_decision_without_what_was_kept_with_it(
    vault: Vault, desk: Desk, asked: str, another_vault: Vault, tmp_path: Path
) -> None:
    (uid,) = record(vault, desk.clerk, asked, met()).ids
    export_register(vault, desk.clerk, tmp_path / "all.xlsx")
    import_workbook(another_vault, desk.clerk, Order(tmp_path / "all.xlsx"))
    assert uid in {event.id for event in dossier(another_vault, asked, TODAY).history.events}
    assert decided(another_vault, uid) is None


def test_what_a_later_program_kept_is_said_to_be_so(vault: Vault, desk: Desk, asked: str) -> None:
    (uid,) = record(vault, desk.clerk, asked, met()).ids
    with vault.writing() as connection:
        connection.exec_driver_sql("update words set text = '{\"form\":99}' where field = 'frozen'")
    with pytest.raises(ExpectedError, match="cannot be read by this version"):
        decided(vault, uid)


def _other_criteria(folder: Path) -> Path:
    text = resources("criteria", f"{SHIPPED}.toml").read_text(encoding="utf-8")
    file = folder / "other.toml"
    file.write_text(text.replace(f'version = "{SHIPPED}"', 'version = "other-2"'), encoding="utf-8")
    return file


LATER: Mapping[str, Callable[[Vault, Desk, Path], object]] = {
    "facts": lambda vault, desk, _: change_facts(
        vault, desk.clerk, NAME, {FactName.PLACEMENT_TYPE: "K2", FactName.DATE_OF_BIRTH: "2011-01-01"}, TODAY
    ),
    "facts back": lambda vault, desk, _: change_facts(vault, desk.clerk, NAME, FACTS, TODAY),
    "answer": lambda vault, desk, _: answer(vault, desk.clerk, NAME, "B2", Reply.NO, "Other", "Tom", TODAY),
    "no answer": lambda vault, desk, _: answer(vault, desk.clerk, NAME, "B2", Reply.NOT_KNOWN, "", "", TODAY),
    "note": lambda vault, desk, _: add_note(vault, desk.clerk, NAME, "x", TODAY),
    "next step": lambda vault, desk, _: set_next_step(
        vault, desk.clerk, NAME, NextStep("", "Ring", "Tess", None, WaitingFor.PANEL, TODAY)
    ),
    "another child": lambda vault, desk, _: notify(
        vault, desk.clerk, Notification(f"DER-9{next(desk.ids)}", f"CH-{NAME}", Cohort.D, TODAY, {})
    ),
    "criteria": lambda vault, desk, folder: take_into_use(vault, desk.clerk, check_criteria(_other_criteria(folder))),
    "earlier meeting": lambda vault, desk, _: record(
        vault, desk.clerk, NAME, Event("", Kind.MEETING_HELD, day("2023-10-03"), 0)
    ),
    "withdrawn and back": lambda vault, desk, _: undo(
        vault,
        desk.clerk,
        record(vault, desk.clerk, NAME, Event("", Kind.WITHDRAWN, TODAY, 0, by=By.FAMILY)),
    ),
    "void the decision": lambda vault, desk, _: void(vault, desk.clerk, standing(vault), "wrong child"),
    "correct the decision": lambda vault, desk, _: correct(
        vault, desk.clerk, standing(vault), met("2023-10-11"), "wrong day"
    ),
    "decide again": lambda vault, desk, _: record(vault, desk.clerk, NAME, met("2023-10-12", decided_by="Panel")),
}


def standing(vault: Vault) -> str:
    """The id of a decision that stands, or of one that is not there."""
    events = dossier(vault, NAME, TODAY).history.events
    return next((one.id for one in events if one.kind is Kind.CRITERIA_MET), "none")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(LATER)), max_size=6))
@example(sorted(LATER))
def test_a_kept_decision_is_byte_equal_after_any_later_change(
    vault: Vault, desk: Desk, tmp_path: Path, changes: list[str]
) -> None:
    if not dossiers_there(vault):
        told(vault, desk)
        answer(vault, desk.clerk, NAME, "B2", Reply.YES, "Care plan", "Nia Rees", day("2023-10-09"))
    (uid,) = record(vault, desk.clerk, NAME, met()).ids
    before = texts(vault, uid)
    assert before
    for change in changes:
        with suppress(ExpectedError):  # a decision that is voided already, or a day before an answer
            LATER[change](vault, desk, tmp_path)
        assert texts(vault, uid) == before, change
    assert check_register(vault, desk.clerk).findings == []


def dossiers_there(vault: Vault) -> bool:
    try:
        return bool(dossier(vault, NAME, TODAY))
    except ExpectedError:
        return False


@pytest.fixture
def against(vault: Vault, desk: Desk) -> Vault:
    """Of three enquiries two are decided in Year 3 against the criteria, of cohorts A and B; one by the criteria."""
    desk.set(2023, 9, 1)
    for reference in ("DER-0001", "DER-0002", "DER-0003"):
        told(vault, desk, reference, "2023-01-10")
    record(vault, desk.clerk, "DER-0001", met("2023-02-01", override="Why", authoriser="Ann"))
    decision = met("2023-01-20", override="Why", authoriser="Ann")
    record_several(vault, desk.clerk, "DER-0002", [moved(Cohort.B, "2023-01-20"), decision])
    record(vault, desk.clerk, "DER-0003", met("2023-02-01"))
    return vault


def test_overrides_are_counted_by_cohort_and_open_to_their_enquiries(against: Vault) -> None:
    found = overrides(against, YEAR)
    assert [(one.reference, one.cohort, one.event) for one in found] == [
        ("DER-0002", Cohort.B, "Criteria met"),
        ("DER-0001", Cohort.A, "Criteria met"),
    ]
    assert by_row(found) == {"A": 1, "B": 1, "C": 0, "D": 0, "Total": 2}


def test_only_those_of_the_period_are_counted(against: Vault) -> None:
    part = replace(YEAR, period=Period(day("2023-01-20"), day("2023-01-31")))
    assert [one.reference for one in overrides(against, part)] == ["DER-0002"]
    assert overrides(against, replace(YEAR, period=Period(day("2023-02-02"), day("2023-09-30")))) == []


def test_a_voided_override_is_counted_only_as_it_was_known(against: Vault, desk: Desk) -> None:
    desk.set(2023, 9, 20)
    void(against, desk.clerk, overrides(against, YEAR)[1].event_id, "wrong child")
    assert by_row(overrides(against, YEAR))["Total"] == 1
    as_known = [date(2023, 8, 31), date(2023, 9, 1), date(2023, 9, 19), date(2023, 9, 20)]
    assert [len(overrides(against, replace(YEAR, as_known=one))) for one in as_known] == [0, 2, 2, 1]


def test_a_second_decision_of_an_episode_is_counted_too(against: Vault, desk: Desk) -> None:
    record(against, desk.clerk, "DER-0003", met("2023-03-01", override="Again", authoriser="Ann"))
    assert by_row(overrides(against, YEAR))["A"] == 2
