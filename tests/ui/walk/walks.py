"""The walk through the criteria in its telling states."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer
from stars_desktop.ui.recording.dialog import RecordDialog
from stars_desktop.ui.triage.page import TriagePage
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

ASKED: Final = "DER-0132"
"""in the pipeline, its meeting held, some of its criteria open"""
AGAIN: Final = "SAMPLE-C059"
"""a child whose enquiry was not presented, some of its answers still holding"""
DECIDED: Final = "DER-0082"
"""in the pipeline, with the provider"""


def _walk(stage: Stage) -> TriagePage:
    stage.open_sample()
    return stage.go(TriagePage, "triage", ASKED)


def _front(letter: Qt.Key, stage: Stage) -> None:
    """What an access key brings to the front."""
    QTest.keyClick(stage.focus, letter, Qt.KeyboardModifier.AltModifier)
    stage.settle()


def _new(facts: dict[FactName, str], stage: Stage, child: str = "C-900") -> TriagePage:
    """The walk of an enquiry that was just added, of which these facts are known."""
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    known = Notification("DER-0900", child, Cohort.B, session.clerk.today, {FactName.INITIALS: "TW", **facts})
    notify(session.vault, session.clerk, known)
    return stage.go(TriagePage, "triage", "DER-0900")


def _fact(stage: Stage) -> None:
    page = _new({FactName.DATE_OF_BIRTH: "2010-03-27"}, stage)
    page.fronts.all.table.taken.emit("A1")


def _second_time(stage: Stage) -> None:
    facts = {FactName.DATE_OF_BIRTH: "2008-07-17", FactName.PLACEMENT_TYPE: "K2", FactName.LEGAL_STATUS: "V2"}
    page = _new(facts, stage, AGAIN)
    page.fronts.all.table.taken.emit("A2")


def _young(stage: Stage) -> None:
    facts = {FactName.DATE_OF_BIRTH: "2014-03-03", FactName.PLACEMENT_TYPE: "U6", FactName.LEGAL_STATUS: "C2"}
    _new(facts, stage)
    _front(Qt.Key.Key_C, stage)


def _two(stage: Stage) -> None:
    """A child whom two cohorts fit, while the enquiry stands in one of them."""
    facts = {FactName.DATE_OF_BIRTH: "2010-03-27", FactName.PLACEMENT_TYPE: "U6", FactName.LEGAL_STATUS: "C2"}
    page = _new(facts, stage)
    assert stage.window.work
    session = stage.window.work.session
    for criterion in ("X6", "X7", "B2", "B6", "C2"):
        said = (criterion, Reply.YES, "Care plan of this month", "Social worker, by phone", session.clerk.today)
        answer(session.vault, session.clerk, "DER-0900", *said)
    page.refresh()
    _front(Qt.Key.Key_C, stage)


def _two_asked(stage: Stage) -> RecordDialog:
    _two(stage)
    _front(Qt.Key.Key_M, stage)
    return stage.dialog(RecordDialog)


def _all(stage: Stage) -> None:
    _walk(stage)
    _front(Qt.Key.Key_A, stage)


def _dense(stage: Stage) -> None:
    _walk(stage)
    _front(Qt.Key.Key_D, stage)
    QTest.keyClick(stage.focus, Qt.Key.Key_Y)
    stage.settle()


def _dense_new(stage: Stage) -> None:
    _new({}, stage)
    _front(Qt.Key.Key_D, stage)


def _dense_wrong(stage: Stage) -> None:
    _dense_new(stage)
    stage.press("Save all of it")


def _opened(stage: Stage) -> None:
    _walk(stage).answers.heads[Cohort.B].click()


def _wrong(stage: Stage) -> None:
    _walk(stage)
    stage.press("Save and go on")


def _decide(stage: Stage) -> None:
    _walk(stage)
    _front(Qt.Key.Key_C, stage)


def _decided(stage: Stage) -> None:
    stage.open_sample()
    stage.go(TriagePage, "triage", DECIDED)
    _front(Qt.Key.Key_C, stage)


WALKS: Final = (
    Screen("walk, a question", TriagePage, _walk),
    Screen("walk, a question with problems", TriagePage, _wrong),
    Screen("walk, a fact asked for", TriagePage, _fact),
    Screen("walk, the date of birth asked for", TriagePage, partial(_new, {})),
    Screen("walk, answered in an earlier enquiry", TriagePage, _second_time),
    Screen("walk, an answer opened", TriagePage, _opened),
    Screen("walk, all questions", TriagePage, _all),
    Screen("walk, dense form", TriagePage, _dense),
    Screen("walk, dense form of an unknown child", TriagePage, _dense_new),
    Screen("walk, dense form with problems", TriagePage, _dense_wrong),
    Screen("walk, decide with open questions", TriagePage, _decide),
    Screen("walk, decide", TriagePage, _decided),
    Screen("walk, decide where two fit", TriagePage, _two),
    Screen("walk, criteria met where two fit", RecordDialog, _two_asked),
    Screen("walk, decide where none fits", TriagePage, _young),
)
