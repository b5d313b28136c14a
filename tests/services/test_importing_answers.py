"""The optional sheet Answers: criteria that a person answers, and those that follow from a fact."""

from collections.abc import Callable

import pytest

from stars_desktop.domain.entries import Answer
from stars_desktop.services.importing import Outcome
from stars_desktop.store.vault import Vault
from tests.conftest import answered, day, enquiry, happened
from tests.services.held import known

Bring = Callable[..., Outcome]

ASKED = [
    "X2", "X3", "X6", "X7", "X8", "X11", *(f"{cohort}{n}" for cohort in "ABCD" for n in range(1, 7)), "A7", "D7",
]  # fmt: skip
"""All criteria but those that follow from a fact whatever it says, and X5, which is asked at the decision."""


def answers(vault: Vault, reference: str = "E1") -> list[Answer]:
    return list(known(vault)[reference].answers)


def test_every_cell_of_an_answer_is_kept(bring_rows: Bring, vault: Vault) -> None:
    row = answered("E1", "A2", "Yes", Evidence="Care plan\npage 2", Source="Review", Date="4/3/2022")
    assert bring_rows([enquiry("E1", "1/3/2022")], [], [row]).answers.added == 1
    (answer,) = answers(vault)
    assert (answer.criterion, answer.reply, answer.on) == ("A2", "Yes", day("2022-03-04"))
    assert (answer.evidence, answer.source) == ("Care plan\npage 2", "Review")


def test_an_answer_without_a_date_is_of_the_day_of_notification(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", "A2", "No")])
    assert answers(vault)[0].on == day("2022-03-01")


def test_an_answer_to_a_known_enquiry_needs_no_other_row(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("E1", "1/3/2022")])
    done = bring_rows([], [], [answered("e1", "a2", "NOT KNOWN")])
    assert (done.answers.added, done.problems) == (1, [])
    assert [(one.criterion, one.reply, one.on) for one in answers(vault)] == [("A2", "Not known", day("2022-03-01"))]


def test_answers_stand_by_date_and_then_in_sheet_order(bring_rows: Bring, vault: Vault) -> None:
    rows = [
        answered("E1", "A2", "Yes", Date="5/3/2022"),
        answered("E1", "A2", "No", Date="4/3/2022"),
        answered("E1", "A2", "Not known", Date="5/3/2022"),
    ]
    bring_rows([enquiry("E1", "1/3/2022")], [], rows)
    assert [one.reply.value for one in answers(vault)] == ["No", "Yes", "Not known"]


@pytest.mark.parametrize("criterion", ASKED)
def test_every_criterion_that_a_person_answers_is_taken(bring_rows: Bring, vault: Vault, criterion: str) -> None:
    assert bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", criterion, "Yes")]).problems == []
    assert answers(vault)[0].criterion == criterion


@pytest.mark.parametrize(
    ("criterion", "why"),
    [
        ("X5", "is asked at the decision. Leave it out"),
        ("X9", "follows from the register's other enquiries of the same Child reference. Change those"),
        ("X10", "follows from the Date of birth. Fill in or change the Date of birth"),
        ("X1", "follows from the Council of the enquiry. Change the Council"),
        ("X4", "follows from Notified on. Change Notified on"),
        ("X12", "is no criterion. Criteria are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"),
        ("A8", "is no criterion. Criteria are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"),
        ("AGE", "is no criterion. Criteria are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"),
    ],
)
def test_what_is_never_asked_is_a_problem_that_says_which_fact_to_change(
    bring_rows: Bring, vault: Vault, criterion: str, why: str
) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", criterion, "Yes")])
    assert done.problems == [f"Answers B2 (Criterion): “{criterion}” {why}."]
    assert known(vault) == {}


@pytest.mark.parametrize(
    ("fact", "value", "criteria"),
    [
        ("Date of birth", "5/6/2009", {"X2": "5 June 2009"}),
        *(("Placement type", code, {"A1": code, "A6": code}) for code in ("K2", "P1", "P2", "H5", "K3")),
        *(("Placement type", f"U{n}", {"A1": f"U{n}", "A6": f"U{n}", "B1": f"U{n}"}) for n in range(1, 7)),
        ("Placement type", "K2", {"B1": "K2"}),
        ("Placement type", "R1", {"A6": "R1", "B1": "R1"}),
        *(("Legal status", code, {"C1": code, "D1": code}) for code in ("C1", "C2", "D1", "E1", "V2")),
        ("Legal status", "Not looked after", {"C1": "Not looked after", "D1": "Not looked after"}),
    ],
)
def test_an_answer_where_the_fact_is_there_is_a_problem_that_names_the_fact(
    bring_rows: Bring, fact: str, value: str, criteria: dict[str, str]
) -> None:
    for number, (criterion, held) in enumerate(criteria.items()):
        row = {**enquiry(f"E{number}", "1/3/2022"), fact: value}
        assert bring_rows([row], [], [answered(f"E{number}", criterion, "Yes")]).problems == [
            f"Answers B2 (Criterion): “{criterion}” follows from the {fact} ({held}). Change the {fact}."
        ]


@pytest.mark.parametrize(
    ("fact", "value", "criterion"),
    [
        *(("Placement type", code, "A1") for code in ("R1", "S1", "K1", "R2", "R5", "T0", "Z1", None)),
        ("Placement type", None, "A6"),
        ("Placement type", None, "B1"),
        *(("Legal status", code, "C1") for code in ("V3", "V4", "L1", "J1", None)),
        *(("Legal status", code, "D1") for code in ("V3", "V4", "L2", "J3", None)),
        ("Date of birth", None, "X2"),
    ],
)
def test_an_answer_where_the_fact_decides_nothing_is_taken(
    bring_rows: Bring, fact: str, value: str | None, criterion: str
) -> None:
    row = {**enquiry("E1", "1/3/2022"), fact: value}
    assert bring_rows([row], [], [answered("E1", criterion, "No")]).problems == []


def test_the_facts_of_a_known_enquiry_are_those_of_the_register(bring_rows: Bring) -> None:
    bring_rows([enquiry("E1", "1/3/2022", Placement_type="K2")])
    (said,) = bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", "A1", "Yes")]).problems
    assert said == "Answers B2 (Criterion): “A1” follows from the Placement type (K2). Change the Placement type."


@pytest.mark.parametrize(
    ("replies", "contradict"),
    [
        ([("C1", "Yes"), ("D1", "Yes")], True),
        ([("D1", "No"), ("C1", "No")], True),
        ([("C1", "Yes"), ("D1", "No")], False),
        ([("C1", "Not known"), ("D1", "Not known")], False),
        ([("C1", "Yes"), ("D1", "Not known")], False),
        ([("C1", "Yes"), ("D1", "Yes"), ("C1", "Not known")], False),
        ([("C1", "Yes"), ("C1", "No"), ("D1", "Yes")], False),
    ],
)
def test_c1_and_d1_are_one_question_whose_answers_may_not_contradict(
    bring_rows: Bring, replies: list[tuple[str, str]], contradict: bool
) -> None:
    rows = [answered("E1", criterion, reply) for criterion, reply in replies]
    done = bring_rows([enquiry("E1", "1/3/2022")], [], rows)
    assert [said.startswith("Answers C2 (Answer): C1 (looked after) and D1") for said in done.problems] == (
        [True] if contradict else []
    )


def test_an_answer_may_not_contradict_the_one_that_the_register_holds(bring_rows: Bring, vault: Vault) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", "C1", "Yes")])
    assert len(bring_rows([], [], [answered("E1", "D1", "Yes")]).problems) == 1
    assert [one.criterion for one in answers(vault)] == ["C1"]


def test_an_older_answer_contradicts_nothing_that_has_been_taken_back_since(bring_rows: Bring) -> None:
    rows = [
        answered("E1", "D1", "Not known", Date="5/3/2022"),
        answered("E1", "D1", "Yes", Date="4/3/2022"),
        answered("E1", "C1", "Yes", Date="3/3/2022"),
    ]
    assert bring_rows([enquiry("E1", "1/3/2022")], [], rows).problems == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Criterion", None, "Answers B2 (Criterion): is blank. Fill in the id of a criterion"),
        ("Answer", None, "Answers C2 (Answer): is blank. Fill in Yes, No or Not known."),
        ("Answer", "Maybe", "Answers C2 (Answer): read “Maybe”. Allowed: Yes, No, Not known."),
        ("Date", "3/4/22", "Answers F2 (Date): read “3/4/22”, which has a year of two digits"),
        ("Date", "19/10/2023", "Answers F2 (Date): read 19 October 2023, which lies in the future."),
        ("Enquiry reference", "E9", "Answers A2 (Enquiry reference): “E9” is neither in the sheet Enquiries nor"),
    ],
)
def test_a_cell_of_an_answer_that_cannot_be_taken_is_a_problem(
    bring_rows: Bring, vault: Vault, column: str, value: str | None, said: str
) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [], [{**answered("E1", "A2", "Yes"), column: value}])
    assert [problem[: len(said)] for problem in done.problems] == [said]
    assert list(known(vault)) == (["E1"] if column == "Enquiry reference" else [])


@pytest.mark.parametrize(("first", "second", "added"), [(1, 1, 0), (1, 3, 2), (2, 1, 0)])
def test_of_equal_answers_as_many_are_skipped_as_the_register_holds(
    bring_rows: Bring, vault: Vault, first: int, second: int, added: int
) -> None:
    bring_rows([enquiry("E1", "1/3/2022")], [], [answered("E1", "A2", "Yes")] * first)
    done = bring_rows([], [], [answered("E1", "A2", "Yes", Date="1/3/2022")] * second)
    assert (done.answers.added, done.answers.there) == (added, second - added)
    assert len(answers(vault)) == first + added


def test_a_workbook_needs_no_sheet_of_answers(bring_rows: Bring) -> None:
    done = bring_rows([enquiry("E1", "1/3/2022")], [happened("E1", "2/3/2022", "Meeting held")])
    assert (done.answers.added, done.left_out) == (0, [])
