"""Asks for a new passphrase for a register that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.new_passphrase import WARNING, NewPassphrase
from stars_desktop.ui.opening.panels import Panel, button


class PassphrasePanel(Panel):
    """Says `wished` once what is typed will do; until it is told how that went, nothing can be asked for twice."""

    wished = Signal(str)
    """the passphrase"""
    skipped = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget, *, does: str, skips: str) -> None:
        super().__init__(theme, parent)
        self.form = Form(theme, self)
        self.secret = NewPassphrase(theme, tasks, self.form)
        self.warning = MessageBar(theme, self.form, closes=False, edge=12)
        self.warning.say(WARNING, "warn")
        self.form.add_widget(self.warning)
        self.set_button, self.skip_button = button(self, does, main=True), button(self, skips)
        self.set_button.clicked.connect(self.submit)
        self.skip_button.clicked.connect(self.skipped)
        for line in (self.secret.first.line, self.secret.again.line):
            line.returnPressed.connect(self.submit)
        self.body.addWidget(self.form)
        self.body.addLayout(self.row_of(self.set_button, self.skip_button))
        self.take_sizes()

    @property
    def waits(self) -> bool:
        """Whether it is being set."""
        return not self.set_button.isEnabled()

    def submit(self) -> None:
        """Asks for it to be set, or shows what has to be mended first."""
        if not self.waits:
            self._wait(waiting=True)
            self.secret.judge(self._submit)

    def fail(self, sentence: str) -> None:
        """Says why it could not be set."""
        self._mend({"": sentence})

    def focus_first(self) -> None:
        """To the passphrase."""
        self.secret.first.line.setFocus()

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.secret.clear()
        self._mend({})

    def _submit(self, problems: dict[str, str]) -> None:
        if problems:
            self._mend(problems)
        else:
            self.form.show_problems({})
            self.wished.emit(self.secret.value())

    def _mend(self, problems: dict[str, str]) -> None:
        self._wait(waiting=False)
        self.form.show_problems(problems)

    def _wait(self, *, waiting: bool) -> None:
        for part in (self.set_button, self.skip_button):
            part.setEnabled(not waiting)
