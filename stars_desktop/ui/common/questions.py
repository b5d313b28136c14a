"""A question before something that cannot be taken back: verbs on the buttons, Enter and Esc are the safe one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Question(QMessageBox):
    """[Do it] [Don't]; `then` is called for the first."""

    def __init__(self, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(title)
        self.setText(title)
        self.setInformativeText(sentence)
        self.setTextFormat(Qt.TextFormat.PlainText)
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
