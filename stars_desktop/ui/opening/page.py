"""Opening a register: which file, its passphrase, and what went wrong in words of its own."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop import workspace
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.tasks import Tasks, in_words
from stars_desktop.ui.common.theme import Theme, Type


class OpeningPage(QWidget):
    """Nothing from inside a register is shown before it is open."""

    opened = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._theme = tasks, theme
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.title = QLabel("Open a register", self)
        self.message = MessageBar(theme, self, closes=False)
        self.path, self.passphrase = QLineEdit(self), QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.browse = QPushButton("&Browse...", self)
        self.browse.clicked.connect(self._browse)
        self.show_it = QPushButton("&Show", self)
        self.show_it.setCheckable(True)
        self.show_it.setAccessibleName("Show the passphrase")
        self.show_it.toggled.connect(self._show_passphrase)
        self.open_button = QPushButton("&Open", self)
        self.open_button.setProperty("main", True)
        self.open_button.clicked.connect(self.open)
        self.passphrase.returnPressed.connect(self.open)
        self._lay_out()
        self._size()
        theme.changed.connect(self._size)

    def propose(self, path: Path | None, passphrase: str = "") -> None:
        """Fills in what is known; the cursor stands where something is missing."""
        self.path.setText(str(path) if path else "")
        self.passphrase.setText(passphrase)
        (self.passphrase if path else self.path).setFocus()

    def open(self) -> None:
        """Opens the register on the worker thread, since its key takes a moment."""
        path, passphrase = Path(self.path.text().strip()), self.passphrase.text()
        if not self.path.text().strip():
            self.message.say("Choose the file of a register first.", "error")
            self.path.setFocus()
            return
        self.open_button.setEnabled(False)
        self._tasks.run("Opening", lambda: workspace.opened(path, passphrase), self._done, self._failed)

    def _done(self, vault: Vault) -> None:
        self.open_button.setEnabled(True)
        self.passphrase.clear()
        self.message.hide()
        self.opened.emit(vault)

    def _failed(self, error: Exception) -> None:
        self.open_button.setEnabled(True)
        self.message.say(in_words(error), "error")
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Open a register", self.path.text(), "Registers (*.stars);;All files (*)")
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_passphrase(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.passphrase.setEchoMode(mode.Normal if shown else mode.Password)

    def _lay_out(self) -> None:
        self._body = QVBoxLayout(self)
        self._body.addWidget(self.title)
        self._body.addWidget(self.message)
        for words, field, button in (
            ("&Register", self.path, self.browse),
            ("&Passphrase", self.passphrase, self.show_it),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            row = QHBoxLayout()
            row.addWidget(field)
            row.addWidget(button)
            row.addStretch(1)
            self._body.addWidget(label)
            self._body.addLayout(row)
        self.hint = QLabel("A passphrase cannot be recovered. Without it, all that is in the register is lost.", self)
        self._body.addWidget(self.hint)
        self._body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch(1)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.UNLOCK))
        self._body.setContentsMargins(px(40), px(40), px(40), px(24))
        self._body.setSpacing(px(8))
        for field in (self.path, self.passphrase):
            field.setFixedWidth(px(420))
