"""A submitted return in words: the nine columns as they were frozen, each with its date or its base."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from stars_desktop.domain.in_words import paragraph
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.printed.receipt import receipt
from tests.domain.test_sealed import SEALED, SUBMITTED

DERBY: Final = {
    "A": (14, 7, 4, 1, 4, 3, 3, 1, 2), "B": (7, 6, 3, 3, 2, 1, 3, 3, 6), "C": (6, 0, 0, 0, 0, 5, 6, 0, 0),
    "D": (8, 6, 2, 2, 0, 0, 2, 1, 5), "Total": (35, 19, 9, 6, 6, 9, 14, 5, 13),
}  # fmt: skip


def sealed(rows: Mapping[str, tuple[int, ...]], version: int = 1, reason: str = "") -> SealedReturn:
    keys = [column.key for column in COLUMNS]
    figures = {row: dict(zip(keys, numbers, strict=True)) for row, numbers in rows.items()}
    return replace(SEALED, rows=figures, version=version, reason=reason)


def test_every_column_of_the_published_table_stands_in_it() -> None:
    said = paragraph(sealed(DERBY))
    assert said.startswith(
        "Derby City, Contract Year 3, 1 October 2022 to 30 September 2023: 35 enquiries were notified to the SPOC "
        "(14 for A, residential step-down; 7 for B, foster care stability; 6 for C, reunification; "
        "8 for D, edge of care), and 19 professional meetings were held. "
    )
    assert "9 referrals met the criteria for STARS (26% of the number notified, 9 to 35), and 6 referrals" in said
    assert "became live cases (67% of the number that met the criteria, 6 to 9)." in said
    assert "9 enquiries were reviewed but not presented, 14 were withdrawn by social care, and 5 cases were" in said
    assert "At 6 October 2023, 6 enquiries were in the pipeline and 13 cases were live." in said
    assert said.endswith("Version 1. Submitted on 18 October 2023, as known then.")


def test_one_is_singular_and_nothing_is_divided_by_nothing() -> None:
    ones = {**dict.fromkeys("ABD", (0,) * 9), "C": (1,) * 9, "Total": (1,) * 9}
    said = paragraph(sealed(ones))
    assert "1 enquiry was notified" in said
    assert "1 professional meeting was held. 1 referral met the criteria for STARS (100% of" in said
    assert "1 enquiry was in the pipeline and 1 case was live." in said
    assert "%" not in paragraph(sealed(dict.fromkeys(DERBY, (0,) * 9)))


def test_a_correction_says_what_it_replaces_and_why_and_sample_figures_that_they_are_invented() -> None:
    said = paragraph(replace(sealed(DERBY, 2, "A late entry"), sample=True))
    assert "Version 2, which replaces version 1: A late entry. Submitted on 18 October 2023" in said
    assert said.startswith("Sample data: ")


@pytest.mark.parametrize(
    ("hidden", "gone", "left"),
    [
        ({("Total", "criteria_met")}, ["9 referrals", "26%", "67%", "9 to 35", "6 to 9"], "[c] referrals met"),
        ({("Total", "progressed")}, ["6 referrals became", "67%"], "(26% of the number notified, 9 to 35)"),
        ({("C", "notified"), ("D", "notified")}, ["6 for C", "8 for D"], "14 for A"),
    ],
)
def test_what_is_hidden_is_not_said_nor_what_is_worked_out_from_it(
    hidden: set[tuple[str, str]], gone: list[str], left: str
) -> None:
    said = paragraph(sealed(DERBY), hidden)
    assert [words for words in gone if words in said] == []
    assert left in said
    assert "[c] stands for a number that is not shown" in said
    assert "[c]" not in paragraph(sealed(DERBY))


def test_the_receipt_has_who_and_when_every_explanation_and_the_seal_in_groups_of_four() -> None:
    lines = list(receipt(SUBMITTED))
    assert "Submitted at 10:30 on 18 October 2023 by Tess Tester" in lines
    assert "Version 2, which replaces version 1: Late entries" in lines
    assert "  Explained: “Für” the provider" in lines
    assert "".join(lines[-2:]).replace(" ", "") == SEALED.seal
    assert all(len(group) == 4 for line in lines[-2:] for group in line.split())
    assert not any("D-1" in line for line in lines)
