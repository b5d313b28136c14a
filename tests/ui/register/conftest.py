"""Registers as a council has them, small and large."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Fact, FactName, NextStep, WaitingFor
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.services.enquiries import record, set_next_step
from stars_desktop.services.intake import Notification, notify
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.register.page import RegisterPage
from tests.conftest import Desk

Hold = Callable[[QWidget], None]

CHILDREN = (
    ("DER-0001", "Ana Ó", Cohort.A, date(2021, 10, 4)),
    ("DER-0002", "BB", Cohort.B, date(2022, 3, 1)),
    ("DER-0003", "CC", Cohort.B, date(2022, 11, 8)),
    ("DER-0004", "DD", Cohort.D, date(2023, 9, 12)),
    ("DER-0005", "EE", Cohort.C, date(2023, 10, 10)),
)


@pytest.fixture
def council(vault: Vault, desk: Desk) -> Vault:
    """Five enquiries: withdrawn, live, waiting for a carer, with a step overdue, and just notified."""
    clerk = desk.clerk
    for at, (reference, initials, cohort, on) in enumerate(CHILDREN):
        born = {FactName.DATE_OF_BIRTH: "2010-10-19"} if at else {}
        facts = {
            FactName.INITIALS: initials,
            FactName.SOCIAL_WORKER: f"Worker {5 - at}",
            FactName.TEAM: "Care 1",
            **born,
        }
        notify(vault, clerk, Notification(reference, f"C-{at}", cohort, on, facts))
    record(vault, clerk, "DER-0001", Event("", Kind.WITHDRAWN, date(2022, 1, 10), 0, by=By.SOCIAL_CARE))
    for reference in ("DER-0002", "DER-0003"):
        record(vault, clerk, reference, Event("", Kind.CRITERIA_MET, date(2022, 12, 1), 0))
    record(vault, clerk, "DER-0002", Event("", Kind.PROGRESSED, date(2023, 1, 9), 0))
    waits = NextStep("", "Matching event", "HB", date(2023, 10, 20), WaitingFor.CARER, date(2023, 10, 2))
    set_next_step(vault, clerk, "DER-0003", waits)
    set_next_step(
        vault, clerk, "DER-0004", NextStep("", "Ring the team", "", date(2023, 10, 2), None, date(2023, 10, 1))
    )
    return vault


def many(vault: Vault, desk: Desk, number: int) -> None:
    """So many enquiries, each notified a day after the last, of four cohorts and ten teams."""
    first = date(2020, 9, 1)
    with vault.writing() as connection:
        journal = Journal(connection, desk.at, "Tess Tester", desk.clerk.today)
        for at in range(number):
            on = first + timedelta(days=at % 1000)
            notified = Event(f"m-{at}", Kind.NOTIFIED, on, 0, list(Cohort)[at % 4])
            one = journal.add_enquiry(f"DER-{at:05}", f"C-{at:05}", [notified])
            facts = {FactName.INITIALS: chr(65 + at % 26) * 2, FactName.TEAM: f"Team {at % 10}"}
            journal.add_entries(one, [Fact(f"m-{at}-{name}", name, value, on) for name, value in facts.items()])
        journal.flush()


class Opens(Protocol):
    """Opens the page on a register."""

    def __call__(self, vault: Vault, *, writes: bool = True) -> RegisterPage: ...


@pytest.fixture
def open_page(hold: Hold, work: Workplace, qtbot: QtBot, tmp_path: Path) -> Opens:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)

    def opened(vault: Vault, *, writes: bool = True) -> RegisterPage:
        session = replace(work.session, vault=vault, writes=writes)
        page = RegisterPage(replace(work, session=session, settings=settings))
        hold(page)
        page.window().resize(1300, 700)
        page.arrive("")
        qtbot.waitUntil(lambda: page.found is not None)
        return page

    return opened


def references(page: RegisterPage) -> list[str]:
    """What the list shows."""
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def gone(page: RegisterPage) -> Sequence[Place]:
    """Where it asks to go from now on."""
    places: list[Place] = []
    page.go.connect(places.append)
    return places
