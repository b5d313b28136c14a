"""Criteria, codes and weights in plain words."""

import pytest

from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.services.criteria import shipped
from stars_desktop.ui.triage.words import counted, counts, legal_status, listed, lower, placement

CRITERIA = {one.id: one for one in shipped().criteria}


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("X7", "Needed, all cohorts"),
        ("X6", "Needed for C and D, weighs for A and B"),
        ("X10", "For information, all cohorts"),
        ("B4", "For information, B"),
        ("A3", "Weighs for A"),
    ],
)
def test_how_much_a_criterion_counts_is_said_in_words(named: str, said: str) -> None:
    assert counts(CRITERIA[named].weights) == said


def test_every_code_has_words() -> None:
    assert {code for code in PLACEMENT_TYPES if "not in the list" in placement(code)} == set()
    assert {code for code in LEGAL_STATUSES if "not in the list" in legal_status(code)} == set()
    assert placement("K1") == "placement: secure children's home (K1)"
    assert placement("R2") == "placement: NHS or other health establishment (R2)"
    assert legal_status("C2") == "is looked after, full care order (C2)"
    assert legal_status("Not looked after") == "is not looked after"


def test_lists_and_numbers_read_as_people_write_them() -> None:
    assert (listed("A"), listed("AB"), listed("ABC")) == ("A", "A and B", "A, B and C")
    assert (counted(1, "answer", "answers"), counted(2, "answer", "answers")) == ("1 answer", "2 answers")
    assert lower("GLA decision") == "GLA decision"
