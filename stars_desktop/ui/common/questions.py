"""Short messages in a box of their own, and questions before something that cannot be taken back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

LETTERS: Final = 45
"""of a line, before it wraps"""


class Box(QMessageBox):
    """A sentence that stands out, and what there is to say about it, in the colours in force."""

    def __init__(self, icon: QMessageBox.Icon, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(icon)
        self.setWindowTitle(title)
        self.setText(title)
        self.setInformativeText(sentence)
        if label := self.findChild(QLabel, "qt_msgbox_label"):
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)  # all else of it stays the application's
            label.setFont(strong)
        self._measure()

    def event(self, event: QEvent) -> bool:
        """Before it is laid out again, in another size of text perhaps, its lines are measured again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return super().event(event)

    def _measure(self) -> None:
        if label := self.findChild(QLabel, "qt_msgbox_informativelabel"):
            metrics = label.fontMetrics()
            one_line = metrics.horizontalAdvance(self.informativeText())
            label.setMinimumWidth(min(one_line, LETTERS * metrics.averageCharWidth()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Qt draws the icon once; other colours want it drawn again, and letters of another size more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        if event.type() == QEvent.Type.PaletteChange and self.icon() != QMessageBox.Icon.NoIcon:
            self.setIcon(self.icon())


class Question(Box):
    """[Do it] [Don't], verbs both; `then` is called for the first, Enter and Esc are the second."""

    def __init__(self, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.Question, title, sentence, parent)
        self._then: Callable[[], object] | None = None

    def ask(self, does: str, otherwise: str, then: Callable[[], object]) -> None:
        """Opens it."""
        self._then = then
        self.do_it = self.addButton(does, QMessageBox.ButtonRole.AcceptRole)
        self.leave = self.addButton(otherwise, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.leave)
        self.setEscapeButton(self.leave)
        self.do_it.clicked.connect(self._done)
        self.open()

    def _done(self) -> None:
        if self._then:
            self._then()
