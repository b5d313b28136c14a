"""A paragraph makes nothing wider than it has to be, and gives back what was put in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.paragraphs import Paragraph, breakable

PATH = r"R:\Councils\OneDrive - Council\Returns of the contract year 2023\County_2023-10-06.stars-return"
SENTENCE = f"{PATH} was changed after it was sealed. Ask its council for it again."


def test_a_long_word_wraps_and_short_ones_are_left_alone(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    paragraph, plain = Paragraph("x" * 200, page), Paragraph("x" * 20, page)
    assert paragraph.minimumSizeHint().width() < 2 * plain.minimumSizeHint().width()
    assert breakable("On 12/03/2024 in DER-0001/B") == "On 12/03/2024 in DER-0001/B"


def test_what_is_read_copied_and_read_out_is_what_was_put_in(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    paragraph = Paragraph(SENTENCE, page, selectable=True)
    assert paragraph.text() == paragraph.accessibleName() == SENTENCE
    paragraph.setSelection(0, len(QLabel.text(paragraph)))
    QTest.keyClick(paragraph, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SENTENCE
    paragraph.setText("Done.")
    assert (paragraph.text(), paragraph.accessibleName()) == ("Done.", "")
