"""An access key of a tab chooses it and brings the focus to it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.tabs import Tabs


def test_an_access_key_brings_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, tabs = QLineEdit(page), Tabs(page)
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(tabs)
    for words in ("&Parts", "&Councils"):
        tabs.addTab(words)
    page.show()
    page.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert tabs.currentIndex() == 1
    assert tabs.hasFocus()
