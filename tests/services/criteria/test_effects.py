"""The effect of a version on a register: real enquiries, decided and open, read in bulk."""

from collections.abc import Callable

import pytest

from stars_desktop.domain.criteria import IDS
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.triage import triage
from stars_desktop.services.criteria import effect, in_use, shipped, take_into_use
from stars_desktop.services.enquiries import change_facts, void
from stars_desktop.services.importing import Outcome
from stars_desktop.services.triage import answer, triage_enquiry
from stars_desktop.store.subjects import subjects
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, answered, day, enquiry, happened
from tests.services.criteria.conftest import Draft
from tests.services.held import dump, known

Bring = Callable[..., Outcome]
FACTS = {"Placement_type": "U4", "Date_of_birth": "28/2/2010", "Initials": "Z.O.", "Team": "North"}
YES = ("X6", "X7", "B2", "B6")


def yes(reference: str, **others: str) -> list[object]:
    """The answers that make B fit, but for others."""
    replies = {**dict.fromkeys(YES, "Yes"), **others}
    return [answered(reference, named, reply) for named, reply in replies.items()]


@pytest.fixture
def filled(vault: Vault, bring_rows: Bring) -> Vault:
    """Enquiries for B: two not presented, one of them again in the pipeline; three in the pipeline, one decided."""
    rows = [enquiry(f"DER-{n}", "1/3/2023", "B", **FACTS) for n in range(1, 7)]
    events = [
        happened("DER-1", "2/3/2023", "Not presented", Reason="No risk"),
        happened("DER-2", "2/3/2023", "Not presented", Reason="No risk"),
        happened("DER-2", "9/3/2023", "Reopened"),
        happened("DER-4", "2/3/2023", "Criteria met"),
        happened("DER-6", "2/3/2023", "Withdrawn", By="Family"),
    ]
    answers = [
        *yes("DER-1", B2="No"), *yes("DER-2", B2="No"), *yes("DER-3"), *yes("DER-4", B3="No"), *yes("DER-5", B3="No"),
        *yes("DER-6", B2="No", B3="No"),
    ]  # fmt: skip
    assert bring_rows(rows, events, answers).problems == []
    return vault


def test_each_enquiry_that_it_would_change_stands_in_it_with_its_criterion(
    filled: Vault, desk: Desk, draft: Draft
) -> None:
    before = dump(filled)
    found = effect(filled, desk.clerk, draft("2024-1", "2024-01-01", B2='"soft"', B3='"hard"').sound)
    assert (found.present, found.new.version) == (shipped(), "2024-1")
    assert (found.not_presented, found.in_pipeline) == (1, 4)
    assert found.would_fit == ()
    assert [(one.reference, one.criteria, one.becomes) for one in found.would_no_longer] == [
        ("DER-3", ("B3",), "cannot tell yet"),
        ("DER-4", ("B3",), "does not fit"),
        ("DER-5", ("B3",), "does not fit"),
    ]
    decided, undecided = found.would_no_longer[1:]
    assert decided.sentence == f"{undecided.sentence} It met the criteria when it was decided, and that stands."
    found = effect(filled, desk.clerk, draft("2024-2", "2024-01-01", B2='"soft"').sound)
    assert [(one.reference, one.cohort, one.criteria) for one in found.would_fit] == [("DER-1", "B", ("B2",))]
    assert found.would_no_longer == ()
    assert dump(filled) == before


def test_it_is_held_against_the_criteria_in_use(filled: Vault, desk: Desk, draft: Draft) -> None:
    take_into_use(filled, desk.clerk, draft("2023-1", "2023-04-01", B2='"soft"'))
    found = effect(filled, desk.clerk, shipped())
    assert found.present == in_use(filled, desk.clerk.today)
    assert found.would_fit == ()
    assert [one.reference for one in found.would_no_longer] == ["DER-2"]


def test_as_json_it_is_what_it_shows(filled: Vault, desk: Desk, draft: Draft) -> None:
    found = effect(filled, desk.clerk, draft("2024-2", "2024-01-01", B2='"soft"').sound)
    (row,) = found.would_fit
    assert found.as_json() == {
        "present": "example-1",
        "new": "2024-2",
        "effective_from": "2024-01-01",
        "not_presented": 1,
        "in_pipeline": 4,
        "would_fit": [
            {
                "reference": "DER-1",
                "cohort": "B",
                "was": "does not fit",
                "becomes": "fits",
                "criteria": ["B2"],
                "sentence": row.sentence,
            }
        ],
        "would_no_longer": [],
    }


def test_enquiries_read_in_bulk_are_those_read_one_by_one(filled: Vault, desk: Desk, bring_rows: Bring) -> None:
    """Voided and overtaken entries, and another enquiry of the same child."""
    clerk = desk.clerk
    bring_rows([enquiry("DER-7", "1/3/2023", "B", **{**FACTS, "Child_reference": "CHILD OF der-3"})])
    change_facts(filled, clerk, "DER-3", {FactName.PLACEMENT_TYPE: "K2", FactName.TEAM: ""}, day("2023-05-01"))
    answer(filled, clerk, "DER-3", "C1", Reply.NO, "", "", day("2023-05-01"))
    answer(filled, clerk, "DER-3", "X6", Reply.NOT_KNOWN, "", "", day("2023-05-01"))
    last = answer(filled, clerk, "DER-3", "X7", Reply.NO, "", "", day("2023-05-02"))
    void(filled, clerk, last.ids[0], "a slip")
    criteria = shipped()
    with filled.reading() as connection:
        found = [one for state in State for one in subjects(connection, "Derby City", state, IDS)]
    assert sorted(one.subject.reference for one in found) == sorted(known(filled))
    for one in found:
        whole = triage_enquiry(filled, one.subject.reference, criteria)
        assert one.subject.facts == known(filled)[one.subject.reference].facts
        assert triage(criteria, one.subject) == whole
    others = {one.subject.reference: one.subject.others for one in found}
    assert (others["DER-3"], others["DER-7"]) == (["DER-7"], ["DER-3"])
    (of_der_3,) = [one for one in found if one.subject.reference == "DER-3"]
    assert (of_der_3.cohort, of_der_3.initials, of_der_3.team, of_der_3.step) == ("B", "Z.O.", "", "Triage")
