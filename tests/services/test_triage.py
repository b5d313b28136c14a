"""Answers as they are recorded on the walk, and the walk as it is found again."""

from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Fact, FactName, Reply
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.triage import Truth
from stars_desktop.domain.walk import Question, Status
from stars_desktop.services.criteria import shipped
from stars_desktop.services.exporting import export_register
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.triage import answer, triage_enquiry, walk
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day
from tests.services.held import dump, known

CRITERIA = shipped()
FIRST = date(2023, 10, 2)


@pytest.fixture
def enquiry(vault: Vault, desk: Desk) -> str:
    """An enquiry with a placement and nothing else known."""
    clerk = desk.clerk
    with vault.writing() as connection:
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        number = journal.add_enquiry("DER-1", "C-1", [Event("e1", Kind.NOTIFIED, FIRST, 0, Cohort.A)])
        journal.add_entries(number, [Fact("f1", FactName.PLACEMENT_TYPE, "K2", FIRST)])
        journal.flush()
    return "DER-1"


def answered(vault: Vault, desk: Desk, criterion: str, reply: Reply, on: date = FIRST) -> Recorded:
    return answer(vault, desk.clerk, "der-1 ", criterion, reply, "", "", on)


def question(vault: Vault, criterion: str) -> Question:
    return next(one for one in walk(vault, "DER-1", CRITERIA).questions if one.criterion.id == criterion)


@pytest.mark.usefixtures("enquiry")
def test_an_answer_is_there_when_the_walk_is_opened_again(vault: Vault, desk: Desk, passphrase: str) -> None:
    recorded = answer(vault, desk.clerk, "DER-1", "A2", Reply.YES, " seen in the plan ", " Care plan", FIRST)
    assert recorded.words == "Answer to A2"
    vault.close()
    with Vault.open(vault.path, passphrase) as again:
        found = question(again, "A2")
        assert (found.status, found.state) == (Status.ANSWERED, Truth.MET)
        assert found.answer
        assert (found.answer.evidence, found.answer.source) == ("seen in the plan", "Care plan")
        assert (found.answer.id,) == recorded.ids
        assert walk(again, "DER-1", CRITERIA).triage == triage_enquiry(again, "DER-1", CRITERIA)


@pytest.mark.usefixtures("enquiry")
def test_not_known_takes_an_answer_back(vault: Vault, desk: Desk) -> None:
    answered(vault, desk, "A2", Reply.NO)
    assert question(vault, "A2").state is Truth.NOT_MET
    answered(vault, desk, "A2", Reply.NOT_KNOWN)
    found = question(vault, "A2")
    assert (found.status, found.state) == (Status.NOT_STARTED, Truth.UNKNOWN)


@pytest.mark.usefixtures("enquiry")
@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("A1", r"A1 follows from the Placement type \(K2\). Change the Placement type\."),
        ("X2", r"X2 follows from the Date of birth, which is not known yet\. Fill in the Date of birth\."),
        ("X5", r"X5 is asked at the decision"),
        ("A9", r"A9 is no criterion"),
    ],
)
def test_what_is_not_asked_is_not_answered(vault: Vault, desk: Desk, criterion: str, words: str) -> None:
    before = dump(vault)
    with pytest.raises(ExpectedError, match=words):
        answered(vault, desk, criterion, Reply.YES)
    assert dump(vault) == before


@pytest.mark.usefixtures("enquiry")
def test_an_answer_of_tomorrow_is_refused(vault: Vault, desk: Desk) -> None:
    with pytest.raises(ExpectedError, match="cannot lie in the future; today is 18 October 2023"):
        answered(vault, desk, "A2", Reply.YES, day("2023-10-19"))


@pytest.mark.usefixtures("enquiry")
def test_an_answer_that_an_older_date_would_hide_is_refused(vault: Vault, desk: Desk) -> None:
    answered(vault, desk, "A2", Reply.YES, day("2023-10-05"))
    with pytest.raises(ExpectedError, match="A2 was answered Yes on 5 October 2023, and the newest answer counts"):
        answered(vault, desk, "A2", Reply.NO, day("2023-10-04"))
    answered(vault, desk, "A2", Reply.NO, day("2023-10-05"))
    assert question(vault, "A2").state is Truth.NOT_MET


def test_an_enquiry_that_is_not_there_says_so(vault: Vault, desk: Desk) -> None:
    with pytest.raises(ExpectedError, match="There is no enquiry “der-1 ” in this register"):
        answered(vault, desk, "A2", Reply.YES)
    with pytest.raises(ExpectedError, match="There is no enquiry “DER-1” in this register"):
        walk(vault, "DER-1", CRITERIA)


@pytest.mark.usefixtures("enquiry")
@pytest.mark.parametrize("criterion", ["C1", "D1"])
@pytest.mark.parametrize("reply", [Reply.YES, Reply.NO])
def test_an_answer_to_one_of_two_that_are_one_question_supersedes_the_other(
    vault: Vault, another_vault: Vault, desk: Desk, criterion: str, reply: Reply
) -> None:
    other = {"C1": "D1", "D1": "C1"}[criterion]
    answered(vault, desk, other, reply)
    recorded = answered(vault, desk, criterion, reply)
    assert len(recorded.ids) == 2
    shown = reply if criterion == "C1" else {Reply.YES: Reply.NO, Reply.NO: Reply.YES}[reply]
    found = question(vault, "C1")
    assert found.answer
    assert (found.answer.reply, found.status) == (shown, Status.ANSWERED)
    book = vault.path.with_name("all.xlsx")
    export_register(vault, Desk().clerk, book)
    assert import_workbook(another_vault, desk.clerk, Order(book)).problems == []
    assert [one.reply for one in known(another_vault)["DER-1"].answers] == [
        one.reply for one in known(vault)["DER-1"].answers
    ]


@pytest.mark.usefixtures("enquiry")
def test_not_known_to_either_of_the_two_takes_back_both(vault: Vault, desk: Desk) -> None:
    answered(vault, desk, "C1", Reply.YES)
    assert len(answered(vault, desk, "D1", Reply.NOT_KNOWN).ids) == 1
    assert question(vault, "C1").state is Truth.UNKNOWN
