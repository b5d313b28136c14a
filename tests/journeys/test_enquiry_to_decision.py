"""From a new enquiry over the criteria and the meeting to the decision and the provider."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Start
from tests.journeys.outcome import figures
from tests.journeys.person import Person

WALK = (
    ("Does the child's social worker or team manager support the referral?", "Yes"),
    ("Is it safe to work towards this, and is the safeguarding view on record?", "Yes"),
    ("Does the care plan aim at a move to foster care?", "Yes"),
    ("Is the council seeking to return the child to birth family or primary carers?", "No"),
)
ORDER = (WALK[1], WALK[0], *WALK[2:])
"""as they stand on the dense form"""


def test_an_enquiry_is_added_walked_met_decided_and_progressed(start: Start, register: Path, passphrase: str) -> None:
    person = start(register, passphrase)
    add_and_walk(person)
    meet(person)
    decide_and_progress(person)
    person.press("Ctrl+2")
    person.until_sees("Derby City. Contract Year 4, 1 October 2023 to 30 September 2024", "Difference 0")
    assert person.table[-1] == ["Total", "1", "1", "1", "1", "0", "0", "0", "0", "1"]
    person.quit()
    reached = ("notified", "meetings_held", "criteria_met", "progressed", "cases_live")
    assert figures(register, passphrase, year=4) == dict.fromkeys(reached, 1)


def test_a_call_comes_to_a_decision_in_fewer_than_forty_strokes_besides_what_is_typed(
    start: Start, register: Path, passphrase: str
) -> None:
    person = start(register, passphrase)
    before = person.strokes
    person.press("Ctrl+N")
    person.until_sees("New enquiry - STARS Desktop")
    person.type("C-7")
    person.fill(B="3 5 2012")
    person.press("Alt+D", "Space")
    person.fill(N="5 9 24", P="K2", L="C2")
    person.press("Alt+K")
    for question, answer in WALK:
        person.until_sees(question)
        person.until(partial(is_at, person, "Yes"), "Yes")
        person.press("Alt+Y" if answer == "Yes" else "Alt+N", "Alt+W")
        person.type("Social worker, by phone")
        person.press("Return")
    person.until_sees("Residential step-down fits")
    person.press("Return")
    person.until_sees("Record criteria met - DER-0001")
    person.fill(D="20 9 24")
    person.press("Return")
    person.until_sees("Decision as it was - DER-0001")
    assert person.strokes - before < 40
    person.press("Escape")
    person.until_sees("With the provider")
    person.quit()
    assert figures(register, passphrase, year=4) == {"notified": 1, "criteria_met": 1, "pipeline": 1}


def test_a_call_is_taken_down_on_the_dense_form_with_a_key_for_each_answer(
    start: Start, register: Path, passphrase: str
) -> None:
    person = start(register, passphrase)
    person.press("Ctrl+N")
    person.type("C-7")
    person.fill(N="5 9 24")
    person.press("Alt+D", "Space", "Alt+K")
    person.until_sees("When was the child born?")
    person.press("Alt+D")
    person.until_sees("All questions on one page")
    person.fill(B="3 5 2012", P="K2", L="C2", W="Social worker, by phone")
    for question, answer in ORDER:
        person.until(partial(comes_to, person, question), question)
        person.type(answer[0])
    person.press("Return")
    person.until_sees("3 facts and 4 answers, saved", "Residential step-down fits")
    assert person.focus == "Criteria met..."
    person.quit()


def comes_to(person: Person, question: str) -> bool:
    """Presses Tab; whether the focus is then on the answer to a question."""
    person.press("Tab")
    focus = QApplication.focusWidget()
    return focus is not None and focus.accessibleDescription() == question


def is_at(person: Person, name: str) -> bool:
    """Whether what has the focus has this name."""
    return person.focus == name


def add_and_walk(person: Person) -> None:
    """Adds an enquiry, and answers until a cohort fits."""
    person.press("Ctrl+N")
    person.until_sees("New enquiry - STARS Desktop")
    person.type("C-7")
    person.fill(I="AB", B="3 5 2012")
    person.press("Alt+D", "Space")
    assert person.focus == "A Residential step-down"
    person.fill(N="5 9 24", P="K2", L="C2")
    person.press("Alt+K")
    for question, answer in WALK:
        person.until_sees("DER-0001 - Criteria - STARS Desktop", question)
        person.until(partial(is_at, person, "Yes"), "Yes")
        person.press(*(["Space"] if answer == "Yes" else ["Space", "Right"]))
        person.until(partial(is_at, person, answer), answer)
        person.fill(W="Care plan", O="Social worker", T="6 9 24")
        person.press("Return")
    person.until_sees("Residential step-down fits")
    assert person.focus == "Criteria met..."


def meet(person: Person) -> None:
    """Plans a meeting, and holds it."""
    person.open_menu("Q", "Open")
    person.until_sees("DER-0001 - Enquiry - STARS Desktop")
    person.open_menu("Q", "Plan a meeting...")
    person.until_sees("Record planned meeting - DER-0001")
    person.fill(A="9 9 24", M="16 9 24", W="Social worker, carers")
    person.pick("H", "In person")
    person.press("Return")
    person.until_sees("Meeting planned, saved", "Meeting held...")

    person.open_menu("Q", "Meeting held...")
    person.until_sees("Record meeting - DER-0001", "Monday 16 September 2024", "Social worker, carers")
    person.press("Return")
    person.until_sees("Meeting held, saved", "Criteria met...")


def decide_and_progress(person: Person) -> None:
    """Presents the enquiry, and records that the provider took it on."""
    person.open_menu("Q", "Criteria met...")
    person.until_sees(
        "Record criteria met - DER-0001", "A, residential step-down: fits", "C, reunification: does not fit"
    )
    person.fill(D="20 9 24")
    person.press("Return")
    person.until_sees("Criteria met, saved", "With the provider")

    person.reach("Progressed...")
    person.press("Return")
    person.until_sees("Record progressed - DER-0001")
    person.fill(P="27 9 24", R="PR-19")
    person.press("Return")
    person.until_sees("Progressed, saved", "Live", "5 lines")
    assert "Event: Progressed" in person.line
