"""A pair of hands on the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.fields import ChoiceField
from stars_desktop.ui.recording.dialog import RecordDialog

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key, wherever the focus is."""
    QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    """What has the focus."""
    focus = QApplication.focusWidget()
    assert focus
    return focus


def dialog_of(qtbot: QtBot, page: QWidget) -> RecordDialog:
    """The form that has opened over the page."""
    qtbot.waitUntil(lambda: any(one.isActiveWindow() for one in page.findChildren(RecordDialog)))
    (dialog,) = (one for one in page.findChildren(RecordDialog) if one.isVisible())
    return dialog


def fill(dialog: RecordDialog, key: str, text: str) -> None:
    """Goes to a field by its access key and types, or chooses by the arrows."""
    field = dialog.form.fields[key]
    letter = field.label.text().partition("&")[2][0].upper()
    press(Qt.Key(ord(letter)), ALT)
    assert field.isAncestorOf(focused()), f"Alt+{letter} does not lead to {field.words}"
    if isinstance(field, ChoiceField):
        choose(field, field.buttons[text])
        return
    assert isinstance(focused(), QLineEdit | QPlainTextEdit | QComboBox)
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), text)


def choose(field: ChoiceField, wanted: QRadioButton) -> None:
    """Space, and the arrows until it is reached."""
    press(Qt.Key.Key_Space)
    for _ in field.buttons:
        here, there = focused().pos(), wanted.pos()
        if here.y() != there.y():
            press(Qt.Key.Key_Down if there.y() > here.y() else Qt.Key.Key_Up)
        elif here.x() != there.x():
            press(Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left)
    assert focused() is wanted
    assert wanted.isChecked()


def settle(qtbot: QtBot, dialog: RecordDialog, behind: QWidget) -> None:
    """Enter, from the first field; the window behind is in front again."""
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    first = next(iter(dialog.form.fields.values()))
    first.input.setFocus()
    if isinstance(first.input, QPlainTextEdit):
        dialog.main.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(closed))
    behind.activateWindow()
    qtbot.waitUntil(behind.isActiveWindow)
