"""The form for a new register: whose, where, and its passphrase."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from stars_desktop.domain.council import COUNCILS
from stars_desktop.ui.common.fields import ChoiceField, Field, LineField
from stars_desktop.ui.common.files import FileDialog
from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.making import Wish, doubt, problems, suggested_name
from stars_desktop.ui.opening.new_passphrase import WARNING, NewPassphrase
from stars_desktop.ui.opening.panels import Panel, button

_COUNCILS: Final = [(one.slug, one.name) for one in COUNCILS]


class FolderField(Field):
    """A folder, typed or chosen in the system's dialog."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.line = QLineEdit()
        super().__init__("folder", "Fo&lder", theme, parent, hint="On this laptop's own disk")
        self.choose_button = button(self, "&Choose a folder...", "folder-open")
        self.choose_button.clicked.connect(self.choose)
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.choose_button)
        self.place(self._row, self.line)
        QWidget.setTabOrder(self.line, self.choose_button)
        self.line.textChanged.connect(self.changed)

    @property
    def input(self) -> QLineEdit:
        """The line."""
        return self.line

    def value(self) -> str:
        """The folder."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Fills it in."""
        self.line.setText(value)

    def _size(self) -> None:
        super()._size()
        self._row.setSpacing(self.theme.px(8))

    def choose(self) -> None:
        """Opens the system's dialog."""
        dialog = FileDialog(self, "Choose a folder for the register", self.value())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_value)
        dialog.open()


class NewRegisterPanel(Panel):
    """Asks for what a register needs, and says what is missing."""

    wished = Signal(object, str)
    """a Wish that can be made, and the passphrase"""
    cancelled = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.name(
            "Make a register",
            "One encrypted file for your council. Nobody but those who know its passphrase can read it.",
        )
        self.form = Form(theme, self)
        self.council = self.form.add(
            ChoiceField("council", "Co&uncil", theme, self.form, options=_COUNCILS, columns=1)
        )
        self.folder = self.form.add(FolderField(theme, self.form))
        self.doubt = MessageBar(theme, self.form, closes=False, edge=12)
        self.form.add_widget(self.doubt)
        self.file = self.form.add(LineField("name", "File &name", theme, self.form, wide=345))
        self.secret = NewPassphrase(theme, tasks, self.form)
        self.warning = MessageBar(theme, self.form, closes=False, edge=12)
        self.warning.say(WARNING, "warn")
        self.form.add_widget(self.warning)
        self.make_button = button(self, "Ma&ke the register", main=True)
        self.cancel_button = button(self, "Cancel")
        self.body.addWidget(self.form)
        self.body.addLayout(self.row_of(self.make_button, self.cancel_button))
        self._default, self._suggested = Path(), ""
        self._connect()
        self.take_sizes()

    def begin(self, folder: Path) -> None:
        """Proposes a folder; what was typed before stays."""
        self._default = folder
        if not self.folder.value():
            self.folder.set_value(str(folder))

    def unsaved(self) -> bool:
        """Whether somebody began to fill it in."""
        typed = [self.council.value(), self.secret.value(), self.secret.again.value()]
        moved = self.folder.value() not in ("", str(self._default))
        return any(typed) or moved or self.file.value() != self._suggested

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._suggested = ""
        for field in (self.council, self.folder, self.file):
            field.set_value("")
        self.secret.clear()
        self.form.show_problems({})
        self.wait(waiting=False)

    def submit(self) -> None:
        """Makes it, or shows what has to be mended first."""
        self.wait(waiting=True)
        self.secret.judge(self._submit)

    def fail(self, sentence: str) -> None:
        """Says why it could not be made."""
        self.wait(waiting=False)
        self.form.show_problems({"": sentence})

    def wait(self, *, waiting: bool) -> None:
        """While it is made nothing can be asked for twice."""
        for part in (self.make_button, self.cancel_button):
            part.setEnabled(not waiting)

    def focus_first(self) -> None:
        """To the councils."""
        self.council.input.setFocus()

    def _submit(self, of_the_passphrase: dict[str, str]) -> None:
        wish = Wish(self.council.value(), self.folder.value(), self.file.value())
        found = {**problems(wish), **of_the_passphrase}
        self.form.show_problems(found)
        if found:
            self.wait(waiting=False)
        else:
            self.wished.emit(wish, self.secret.value())

    def _suggest(self) -> None:
        """The name follows the council until somebody types another."""
        if self.file.value() == self._suggested:
            self._suggested = suggested_name(self.council.value())
            self.file.set_value(self._suggested)

    def _think_of_place(self) -> None:
        if sentence := doubt(self.folder.value()):
            self.doubt.say(sentence, "warn")
        else:
            self.doubt.hide()

    def _connect(self) -> None:
        self.council.changed.connect(self._suggest)
        self.folder.changed.connect(self._think_of_place)
        self.make_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancelled)
        for line in (self.folder.line, self.file.line, self.secret.first.line, self.secret.again.line):
            line.returnPressed.connect(self.submit)
