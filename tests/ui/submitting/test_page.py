"""The check page by keyboard: queries explained or mended, nothing typed lost, and the receipt."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.domain.sealed import grouped
from stars_desktop.services.enquiries import dossier, record, void
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.sealing import read_sealed
from stars_desktop.services.submitting import history, submission
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.submitting.asked import References
from stars_desktop.ui.submitting.page import SubmittingPage
from stars_desktop.ui.submitting.presenter import REASON
from stars_desktop.ui.submitting.queries import QueriesForm
from stars_desktop.ui.submitting.receipt import ReceiptPage
from stars_desktop.ui.submitting.waiting import WaitingDialog
from stars_desktop.workspace import Session
from tests.conftest import day

KEY = "2022-10-01 2023-09-30 2023-09-30"
ALL_LEAVE = "withdrawn_by_social_care.C"
NO_REASON = "no_reason.withdrawn.C"
MANY = 12
"""more enquiries than a query shows at first"""
CLOSED = "The unit was closed in July."

Hold = Callable[[QWidget], None]


@pytest.fixture
def page(qtbot: QtBot, work: Workplace, hold: Hold) -> SubmittingPage:
    """Twelve enquiries, all withdrawn by social care, one of them without a reason."""
    for number in range(1, MANY + 1):
        reference = f"DER-{number:04}"
        told = Notification(reference, f"CH-{number}", Cohort.C, day("2023-06-01"), {})
        notify(work.session.vault, work.session.clerk, told)
        left = Event(
            "", Kind.WITHDRAWN, day("2023-07-01"), 0, by=BY_ALLOWED[Kind.WITHDRAWN][0], reason="Plan changed"
        )
        record(work.session.vault, work.session.clerk, reference, replace(left, reason="") if number == 1 else left)
    made = SubmittingPage(work)
    hold(made)
    gone_to(qtbot, made)
    return made


def gone_to(qtbot: QtBot, page: SubmittingPage, key: str = KEY) -> None:
    page.arrive(key)
    qtbot.waitUntil(lambda: page.form is not None and not page._work.tasks._running)


def form(page: SubmittingPage) -> QueriesForm:
    assert page.form
    return page.form


def references(page: SubmittingPage, key: str) -> References:
    return next(iter(form(page).fields[key].findChildren(References)))


def explain(page: SubmittingPage, **typed: str) -> None:
    for key, text in {ALL_LEAVE: CLOSED, NO_REASON: CLOSED, **typed}.items():
        form(page).fields[key].set_value(text)


def submitted(qtbot: QtBot, page: SubmittingPage) -> list[Place]:
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.submit_button.click()
    qtbot.waitUntil(lambda: not page._work.tasks._running)
    return gone


def test_the_days_of_waiting_are_changed_there_and_the_return_is_checked_again(
    page: SubmittingPage, work: Workplace, qtbot: QtBot
) -> None:
    notify(
        work.session.vault, work.session.clerk, Notification("DER-0100", "CH-100", Cohort.A, day("2023-09-01"), {})
    )
    assert page.waiting.text().startswith(
        "Enquiries that waited 180 days or more are asked about (a local assumption"
    )
    explain(page)
    page.waiting.click()
    (dialog,) = page.findChildren(WaitingDialog)
    for wrong in ("0", "-3", "many", "99999", ""):
        dialog.days.set_value(wrong)
        dialog.attempt()
        assert "must be a whole number" in dialog.form.summary.accessibleName()
    dialog.days.set_value("29")
    dialog.attempt()
    qtbot.waitUntil(lambda: "waiting.A" in form(page).fields)
    assert page.waiting.text().startswith("Enquiries that waited 29 days or more")
    assert form(page).fields[ALL_LEAVE].value() == CLOSED


def test_the_dates_and_what_is_asked_are_said_and_the_focus_is_where_to_type(page: SubmittingPage) -> None:
    assert page.header.subtitle.text() == (
        "Derby City. Contract Year 3, 1 October 2022 to 30 September 2023. Levels at 30 September 2023"
    )
    assert list(form(page).fields) == [ALL_LEAVE, NO_REASON]
    assert page.summary.text().startswith("2 queries to answer.")
    assert form(page).fields[ALL_LEAVE].input.hasFocus()


def test_a_query_opens_its_enquiries_and_of_many_all_when_asked_for(page: SubmittingPage) -> None:
    shown = references(page, ALL_LEAVE)
    assert [one.text() for one in shown.links][-2:] == ["DER-0008", "and 4 more"]
    QTest.keyClick(shown.links[-1], Qt.Key.Key_Space)
    assert [one.text() for one in shown.links] == [f"DER-{number:04}" for number in range(1, MANY + 1)]
    assert shown.links[8].hasFocus()
    gone: list[Place] = []
    page.go.connect(gone.append)
    QTest.keyClick(shown.links[8], Qt.Key.Key_Space)
    assert gone == [Place("enquiry", "DER-0009")]


def test_what_is_missing_is_said_at_its_field_and_nothing_is_submitted(qtbot: QtBot, page: SubmittingPage) -> None:
    form(page).fields[ALL_LEAVE].set_value(CLOSED)
    assert submitted(qtbot, page) == []
    assert form(page).summary.isVisible()
    assert "no reason is recorded" in form(page).fields[NO_REASON].problem.text()
    assert form(page).fields[ALL_LEAVE].problem.text() == ""
    assert history(page._work.session.vault) == []


def test_an_explanation_that_names_an_enquiry_is_refused_and_stays(qtbot: QtBot, page: SubmittingPage) -> None:
    explain(page, **{NO_REASON: "DER-0001 was told to us by telephone."})
    assert submitted(qtbot, page) == []
    assert "“DER-0001” is among the references" in form(page).summary.accessibleName()
    assert "“DER-0001” is among the references" in form(page).fields[NO_REASON].problem.text()
    assert form(page).fields[NO_REASON].value() == "DER-0001 was told to us by telephone."


def test_a_mended_record_takes_its_query_away_and_what_was_typed_is_there_when_it_is_asked_again(
    qtbot: QtBot, page: SubmittingPage
) -> None:
    form(page).fields[ALL_LEAVE].set_value(CLOSED)
    session = page._work.session
    left = dossier(session.vault, "DER-0001", session.clerk.today).history.events[-1]
    void(session.vault, session.clerk, left.id, "It was another child")
    gone_to(qtbot, page)
    assert not form(page).fields  # eleven of twelve were withdrawn now
    record(session.vault, session.clerk, "DER-0001", replace(left, id="", place=0))
    gone_to(qtbot, page)
    assert form(page).values() == {ALL_LEAVE: CLOSED, NO_REASON: ""}
    assert page.unsaved()


def test_what_is_typed_for_a_return_is_kept_while_another_is_checked(qtbot: QtBot, page: SubmittingPage) -> None:
    form(page).fields[ALL_LEAVE].set_value(CLOSED)
    gone_to(qtbot, page, "2023-06-01 2023-06-30 2023-06-30")
    assert ALL_LEAVE not in form(page).fields
    gone_to(qtbot, page)
    assert form(page).fields[ALL_LEAVE].value() == CLOSED


def test_coming_back_from_an_enquiry_the_focus_is_where_it_was_left(qtbot: QtBot, page: SubmittingPage) -> None:
    left = references(page, NO_REASON).links[0]
    left.click()
    page.submit_button.setFocus()
    gone_to(qtbot, page)
    qtbot.waitUntil(left.hasFocus)


def test_a_return_is_submitted_and_a_correction_asks_for_its_reason(qtbot: QtBot, page: SubmittingPage) -> None:
    explain(page)
    assert submitted(qtbot, page) == [Place("receipt", "1")]
    assert not page.unsaved()
    gone_to(qtbot, page)
    assert page.submit_button.text() == "&Submit version 2"
    assert "Version 1 of this return was submitted on 18 October 2023 by Tess Tester" in page.replaces.text()
    assert form(page).fields[ALL_LEAVE].value() == CLOSED
    assert submitted(qtbot, page) == []
    assert form(page).fields[REASON].problem.text() == "Say why version 2 replaces the one before."
    form(page).fields[REASON].set_value("A late entry.")
    assert submitted(qtbot, page) == [Place("receipt", "2")]
    assert submission(page._work.session.vault, 2).sealed.reason == "A late entry."


def test_while_it_is_submitted_the_window_goes_on_and_cancelling_keeps_nothing(
    qtbot: QtBot, page: SubmittingPage
) -> None:
    explain(page)
    page.submit_button.click()
    tasks = page._work.tasks
    assert (tasks.busy, tasks.words, tasks.cancels) == (True, "Submitting the return", True)
    assert not page.submit_button.isEnabled()
    assert not form(page).isEnabled()
    tasks.cancel()
    qtbot.waitUntil(lambda: not tasks._running)
    assert history(page._work.session.vault) == []
    assert page.submit_button.isEnabled()
    assert form(page).isEnabled()
    assert "Cancelled. Nothing was changed." in form(page).summary.accessibleName()
    assert form(page).fields[ALL_LEAVE].value() == CLOSED
    assert submitted(qtbot, page) == [Place("receipt", "1")]


def test_a_check_can_be_cancelled(qtbot: QtBot, page: SubmittingPage) -> None:
    tasks = page._work.tasks

    def cancelled() -> bool:  # a check of three enquiries may be done before it hears of it
        page.refresh()
        assert tasks.cancels
        tasks.cancel()
        qtbot.waitUntil(lambda: not tasks._running)
        return page.message.isVisible()

    qtbot.waitUntil(cancelled)
    assert page.message.words.text() == "Cancelled. Nothing was changed."


def test_where_nothing_may_be_recorded_nothing_is_submitted(qtbot: QtBot, page: SubmittingPage, hold: Hold) -> None:
    session = page._work.session
    other = SubmittingPage(replace(page._work, session=Session(session.vault, session.clerk, writes=False)))
    hold(other)
    gone_to(qtbot, other)
    assert not other.submit_button.isEnabled()
    assert other.submit_button.toolTip() == "This register is open for reading only."


def test_a_return_that_cannot_be_submitted_says_why(qtbot: QtBot, page: SubmittingPage) -> None:
    page.arrive("2023-10-01 2023-10-17 2023-10-17 2023-10-17")
    qtbot.waitUntil(page.message.isVisible)
    assert "as it is known now" in page.message.words.text()
    assert not page.submit_button.isVisible()


def test_a_receipt_shows_the_seal_and_is_saved_as_a_pdf_and_the_sealed_file_beside_it(
    qtbot: QtBot, page: SubmittingPage, hold: Hold, tmp_path: Path
) -> None:
    explain(page)
    submitted(qtbot, page)
    receipt = ReceiptPage(page._work)
    hold(receipt)
    receipt.arrive("1")
    assert not receipt.print_button.isEnabled()
    qtbot.waitUntil(lambda: receipt.done is not None)
    assert receipt.done
    sealed = receipt.done.sealed
    text = " ".join(receipt.text.toPlainText().split())
    assert grouped(sealed.seal) in text
    assert CLOSED in text
    assert "DER-" not in text
    receipt.save_pdf_to(str(tmp_path / "receipt.pdf"))
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    receipt.seal_to(str(tmp_path / "october.stars-return"))
    assert read_sealed(tmp_path / "october.stars-return") == sealed
    receipt.seal_to(str(tmp_path / "no" / "october.stars-return"))
    assert "There is no folder" in receipt.message.words.text()


def test_a_receipt_of_no_version_says_so(qtbot: QtBot, page: SubmittingPage, hold: Hold) -> None:
    receipt = ReceiptPage(page._work)
    hold(receipt)
    receipt.arrive("7")
    qtbot.waitUntil(receipt.message.isVisible)
    assert "No return of number 7 was submitted" in receipt.message.words.text()
    assert not receipt.print_button.isEnabled()
