"""After the recovery key: a new passphrase, or on without one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.new_passphrase import NewPassphrase
from stars_desktop.ui.opening.panels import Panel, button


class RecoveredPanel(Panel):
    """Offers to set a new passphrase while the register is open with its recovery key."""

    wished = Signal(str)
    """the passphrase"""
    skipped = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.form = Form(theme, self)
        self.secret = NewPassphrase(theme, tasks, self.form)
        self.set_button = button(self, "Set the &new passphrase", main=True)
        self.skip_button = button(self, "Go on with the &old one")
        self.set_button.clicked.connect(self.submit)
        self.skip_button.clicked.connect(self.skipped)
        for line in (self.secret.first.line, self.secret.again.line):
            line.returnPressed.connect(self.submit)
        self.body.addWidget(self.form)
        self.body.addLayout(self.row_of(self.set_button, self.skip_button))
        self.take_sizes()

    def begin(self, name: str) -> None:
        """Nothing is typed yet."""
        self.name(
            "Set a new passphrase",
            f"The recovery key opened {name}. If nobody knows its passphrase any more, set a new one now. A new "
            "recovery key comes with it; the old passphrase and the old key then open the register no more.",
        )
        self.forget()

    def submit(self) -> None:
        """Sets it, or shows what has to be mended first."""
        self.wait(waiting=True)
        self.secret.judge(self._submit)

    def fail(self, sentence: str) -> None:
        """Says why it could not be set."""
        self.wait(waiting=False)
        self.form.show_problems({"": sentence})

    def wait(self, *, waiting: bool) -> None:
        """While it is set nothing can be asked for twice."""
        for part in (self.set_button, self.skip_button):
            part.setEnabled(not waiting)

    def focus_first(self) -> None:
        """To the passphrase."""
        self.secret.first.line.setFocus()

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.secret.clear()
        self.form.show_problems({})
        self.wait(waiting=False)

    def _submit(self, problems: dict[str, str]) -> None:
        self.form.show_problems(problems)
        if problems:
            self.wait(waiting=False)
        else:
            self.wished.emit(self.secret.value())
