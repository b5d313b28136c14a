"""Enquiries that are walked through the criteria."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.triage.page import TriagePage
from stars_desktop.ui.triage.presenter import TriagePresenter
from stars_desktop.ui.triage.state import Typed
from stars_desktop.workspace import Session
from tests.conftest import Desk
from tests.ui.triage.answering import asked
from tests.ui.triage.walker import Alt, Hold, press

NOTIFIED = date(2023, 10, 2)
BORN = {FactName.DATE_OF_BIRTH: "2010-04-17", FactName.INITIALS: "KD"}
RESIDENTIAL = {**BORN, FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "C2"}
FOSTERED = {**BORN, FactName.PLACEMENT_TYPE: "U6"}

Notify = Callable[..., str]


@pytest.fixture
def notified(vault: Vault, desk: Desk) -> Notify:
    """Makes an enquiry of some facts; gives its reference."""

    def make(facts: dict[FactName, str], reference: str = "DER-0001", cohort: Cohort = Cohort.A) -> str:
        notify(vault, desk.clerk, Notification(reference, f"child of {reference}", cohort, NOTIFIED, facts))
        return reference

    return make


@pytest.fixture
def reader(work: Workplace) -> Workplace:
    """The same register, open for reading only."""
    session = Session(work.session.vault, work.session.clerk, writes=False)
    return Workplace(session, work.theme, work.tasks)


@pytest.fixture
def page(work: Workplace, hold: Hold) -> Iterator[TriagePage]:
    made = TriagePage(work)
    hold(made)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def alt(page: TriagePage, qtbot: QtBot) -> Alt:
    """Presses an access key, and waits for the button that it presses to come up again."""

    def key(letter: str) -> None:
        press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not any(one.isDown() for one in page.findChildren(QAbstractButton)))

    return key


@pytest.fixture
def presenter(vault: Vault, desk: Desk) -> TriagePresenter:
    return TriagePresenter(vault, desk.clerk)


@pytest.fixture
def say(presenter: TriagePresenter) -> Callable[..., Recorded]:
    """Answers the question in front, which is to be the one that is named."""

    def answer(question: str, reply: str, **more: str) -> Recorded:
        assert asked(presenter.view()).id == question
        recorded, problems = presenter.save(Typed(reply, on="today", **more))
        assert (problems, bool(recorded)) == ({}, True)
        assert recorded
        return recorded

    return answer
