"""The invented children as a register workbook: imported, they come to the same verdicts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.domain.entries import FactName
from stars_desktop.services.criteria import shipped
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.triage import triage_enquiry
from stars_desktop.store.vault import Vault
from tests.conftest import Cells, Desk, answered, enquiry
from tests.domain.children import CHILDREN, Child

BookWriter = Callable[..., Path]
CRITERIA = shipped()
IMPORTED = {f"DER-{number}": child for number, child in enumerate(CHILDREN) if not child.answered_before_a_fact}
COLUMNS = {FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS}


def rows(reference: str, child: Child) -> list[Cells]:
    """The child's row of Enquiries, and one for each other open enquiry of the same child."""
    facts = {name.value: child.facts[name] for name in COLUMNS & set(child.facts)}
    references = [reference, *(f"{reference}-{other}" for other in child.others)]
    return [{**enquiry(one, child.notified, Child_reference=f"child of {reference}"), **facts} for one in references]


@pytest.fixture
def imported(vault: Vault, desk: Desk, book: BookWriter) -> Vault:
    """A register of all of them."""
    desk.set(2024, 10, 18)
    enquiries = [row for reference, child in IMPORTED.items() for row in rows(reference, child)]
    answers = [
        answered(reference, one.criterion, one.reply, Date=one.on)
        for reference, child in IMPORTED.items()
        for one in child.answers
    ]
    outcome = import_workbook(vault, desk.clerk, Order(book(enquiries, [], answers)))
    assert outcome.problems == []
    return vault


def test_every_child_comes_to_the_same_verdicts_through_a_register(imported: Vault) -> None:
    for reference, child in IMPORTED.items():
        found = triage_enquiry(imported, reference, CRITERIA)
        verdicts = {cohort: verdict.fit for cohort, verdict in found.cohorts.items()}
        assert verdicts == {cohort: verdict for cohort, (verdict, _) in child.expected.items()}, child
        assert found.next_question == child.next_question, child
