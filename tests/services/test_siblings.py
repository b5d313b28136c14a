"""Enquiries about brothers and sisters: linked on both sides, voided on both, and brought back by Undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.checking import check_register
from stars_desktop.services.enquiries import dossier, undo, void
from stars_desktop.services.exporting import export_register
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.siblings import link, siblings_of, unlink, why_not
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day

TOLD = date(2023, 10, 5)


@pytest.fixture
def family(vault: Vault, desk: Desk) -> Iterator[Vault]:
    """DER-0001 and DER-0003 about one child, DER-0002 about another; the register is sound at the end."""
    for number, child in ((1, "CH-1"), (2, "CH-2"), (3, "ch-1")):
        notify(vault, desk.clerk, Notification(f"DER-000{number}", child, Cohort.B, day("2023-10-02"), {}))
    yield vault
    assert check_register(vault, desk.clerk).findings == []


def names(vault: Vault, reference: str) -> list[str]:
    return [one.reference for one in siblings_of(vault, reference)]


def test_a_link_stands_on_both_sides_and_for_every_enquiry_of_the_child(family: Vault, desk: Desk) -> None:
    recorded = link(family, desk.clerk, "der-0001", "DER-0002 ", TOLD)
    assert recorded.words == "Link of DER-0001 and DER-0002"
    assert (names(family, "DER-0001"), names(family, "DER-0003")) == (["DER-0002"], ["DER-0002"])
    (other,) = siblings_of(family, "DER-0002")
    assert (other.reference, other.state, other.cohort, other.told_on) == ("DER-0001", State.PIPELINE, Cohort.B, TOLD)
    (moment, _) = dossier(family, "DER-0002", desk.clerk.today).timeline
    assert (moment.kind, moment.title, moment.lines, moment.on) == ("Sibling", "Sibling linked", ("DER-0001",), TOLD)
    assert dossier(family, "DER-0003", desk.clerk.today).siblings == siblings_of(family, "DER-0001")


def test_what_cannot_be_linked_is_said(family: Vault, desk: Desk) -> None:
    link(family, desk.clerk, "DER-0001", "DER-0002", TOLD)
    assert why_not(family, "DER-0001", "DER-0001") == "Enter the reference of another enquiry."
    assert why_not(family, "DER-0001", "DER-0003").startswith("DER-0003 is about the same child.")
    assert why_not(family, "DER-0003", "DER-0002") == "DER-0002 is linked already. Nothing more is needed."
    assert why_not(family, "DER-0001", "DER-0009").startswith("There is no enquiry “DER-0009”")
    with pytest.raises(ExpectedError, match="is linked already"):
        link(family, desk.clerk, "DER-0002", "DER-0001", TOLD)
    with pytest.raises(ExpectedError, match="lies in the future"):
        link(family, desk.clerk, "DER-0003", "DER-0002", date(2030, 1, 1))
    assert names(family, "DER-0002") == ["DER-0001"]


def test_unlinking_and_voiding_take_both_sides_and_undo_brings_both_back(family: Vault, desk: Desk) -> None:
    link(family, desk.clerk, "DER-0001", "DER-0002", TOLD)
    gone = unlink(family, desk.clerk, "DER-0003", "der-0002", "Cousins")
    assert (names(family, "DER-0001"), names(family, "DER-0002")) == ([], [])
    undo(family, desk.clerk, gone)
    assert (names(family, "DER-0001"), names(family, "DER-0002")) == (["DER-0002"], ["DER-0001"])
    (linked,) = siblings_of(family, "DER-0002")
    void(family, desk.clerk, linked.entry_id, "Cousins")
    assert (names(family, "DER-0001"), names(family, "DER-0002")) == ([], [])
    with pytest.raises(ExpectedError, match="are not linked"):
        unlink(family, desk.clerk, "DER-0001", "DER-0002", "Cousins")


def test_undo_takes_a_link_back(family: Vault, desk: Desk) -> None:
    undo(family, desk.clerk, link(family, desk.clerk, "DER-0001", "DER-0002", TOLD))
    assert (names(family, "DER-0001"), names(family, "DER-0002")) == ([], [])
    link(family, desk.clerk, "DER-0002", "DER-0001", TOLD)
    assert names(family, "DER-0001") == ["DER-0002"]


def test_a_link_goes_with_the_workbook_into_another_register_and_importing_again_adds_nothing(
    family: Vault, another_vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    link(family, desk.clerk, "DER-0001", "DER-0002", TOLD)
    export_register(family, desk.clerk, tmp_path / "everything.xlsx")
    assert another_vault.about.council == family.about.council
    order = Order(tmp_path / "everything.xlsx")
    outcome = import_workbook(another_vault, desk.clerk, order)
    assert (outcome.diary.added, outcome.diary.there, outcome.problems) == (2, 0, [])
    assert (names(another_vault, "DER-0001"), names(another_vault, "DER-0002")) == (["DER-0002"], ["DER-0001"])
    assert import_workbook(another_vault, desk.clerk, order).diary.added == 0
