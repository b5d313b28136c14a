"""Boxes: what stands out in them, and their icon in whatever colours are in force."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.theme import Mode, Theme
from tests.ui.conftest import colors, picture


@pytest.fixture
def asked() -> list[str]:
    """What was done."""
    return []


@pytest.fixture
def question(shown: Callable[[QWidget], None], theme: Theme, asked: list[str]) -> Iterator[Question]:
    window = QWidget()
    shown(window)
    made = Question("Lock the register?", "Not recorded yet: a new enquiry.", window)
    made.ask("Lock", "Keep working", lambda: asked.append("locked"))
    assert theme.mode is Mode.LIGHT
    yield made
    window.close()


def icon(question: Question) -> QLabel:
    found = question.findChild(QLabel, "qt_msgboxex_icon_label")
    assert isinstance(found, QLabel)
    return found


def test_its_icon_follows_the_colours_in_force(question: Question, theme: Theme, qtbot: QtBot) -> None:
    for mode in (Mode.LIGHT, Mode.DARK, Mode.LIGHT):
        theme.set_mode(mode)
        qtbot.waitUntil(lambda: theme.tokens.accent.lower() in colors(picture(icon(question))))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_are_the_safe_answer(question: Question, asked: list[str], qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(question.finished):
        QTest.keyClick(question, key)
    assert asked == []


def test_the_other_button_does_it_once(question: Question, asked: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(question.finished):
        QTest.keyClick(question.do_it, Qt.Key.Key_Space)
    assert asked == ["locked"]
