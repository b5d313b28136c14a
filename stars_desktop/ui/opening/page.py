"""The door: choosing a register, opening it, or making one.

Nothing here loads the database before something is opened or made with it: the window is there at once.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system.files import is_file
from stars_desktop.system.whereabouts import Whereabouts, whereabouts
from stars_desktop.ui.common.files import FileDialog
from stars_desktop.ui.common.pages import Page
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.locksmith import Locksmith
from stars_desktop.ui.opening.making import SUFFIX
from stars_desktop.ui.opening.memory import Memory
from stars_desktop.ui.opening.panels import hairline
from stars_desktop.ui.opening.paper import Paper
from stars_desktop.ui.opening.recent import SAMPLE_FILE, Row, listed, same_file
from stars_desktop.ui.opening.register_list import DoorSide
from stars_desktop.ui.opening.room import Room
from stars_desktop.ui.opening.unlocking import Attempt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from stars_desktop.workspace import Session

_FILES: Final = f"STARS registers (*{SUFFIX});;All files (*)"


def is_gone(path: Path) -> bool:
    """Whether a file is there no more; one on the network is not asked for before it is opened."""
    return whereabouts(path) is not Whereabouts.NETWORK and not is_file(path)


class OpeningPage(Page):
    """Nothing from inside a register is shown before it is open."""

    opened = Signal(object)
    """a Session"""
    title = "Open a register"

    def __init__(self, theme: Theme, tasks: Tasks, settings: QSettings, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.memory = Memory(settings)
        self.locksmith = Locksmith(tasks, self)
        self._sample = self.memory.sample
        self.side = DoorSide(theme, self)
        self.room = Room(theme, tasks, self)
        self._line = hairline(self, QFrame.Shape.VLine)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.side, self._line):
            row.addWidget(part)
        row.addWidget(self.room, 1)
        self._connect()
        theme.changed.connect(self._size)

    @property
    def passphrase(self) -> "QLineEdit":
        """Where the passphrase of the chosen register is typed."""
        return self.room.unlock.secret.line

    def arrive(self, key: str) -> None:
        """Proposes a register, or the one that was opened last; what was typed before is given up."""
        self.forget()
        self.propose(key)

    def propose(self, key: str) -> None:
        """Shows a register, or the first of the list, or where there is none yet how to begin."""
        path = Path(key) if key else None
        self._sample = path if path and path.name == SAMPLE_FILE else self.memory.sample
        self.side.list.show_rows(listed(self.memory.recents, self._sample, path, is_gone))
        rows = self.side.list.rows
        wanted = [row for row in rows if path and same_file(row.path, path)]
        wanted = wanted or [row for row in rows if not row.sample]
        if wanted:
            self._choose_row(wanted[0])
        else:
            self.room.bring(self.room.welcome)
        self.room.front.focus_first()

    def begin(self, what: str) -> None:
        """Begins "new", "open" or "sample", unless a recovery key has to be noted first."""
        if self.room.alone:
            return
        if what == "sample":
            self._go_on(self.side.list.rows[-1])
        elif what == "new":
            self.room.new.begin(self.memory.folder)
            self.room.show_panel(self.room.new)
        else:
            self._choose_file()

    def forget(self) -> None:
        """What was typed here is given up, and what was opened but not entered is closed."""
        self.locksmith.forget()
        self.room.forget()

    def unsaved(self) -> str:
        """A recovery key that nobody noted, or a new register that is half filled in."""
        return self.room.unsaved()

    def focus_main(self) -> None:
        """To what is asked for."""
        self.room.front.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """The list takes its part of the width."""
        super().resizeEvent(event)
        self._size()

    def _choose_file(self) -> None:
        dialog = FileDialog(self, "Open a register", str(self.memory.folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.propose)
        dialog.open()

    def _turned(self) -> None:
        """Another panel is in front."""
        self.side.setVisible(not self.room.alone)
        self._line.setVisible(not self.room.alone)
        if self.room.front is not self.room.unlock:
            self.side.list.mark(None)
        self.title = self.room.title
        self.changed.emit()

    def _choose_row(self, row: Row) -> None:
        from stars_desktop.ui.opening.failures import gone  # noqa: PLC0415 - knows the store's errors

        self.room.bring(self.room.unlock)
        self.side.list.mark(row)
        self.room.unlock.show_row(row, gone(row) if row.gone else None)

    def _go_on(self, row: Row) -> None:
        """Enter in the list: to its passphrase; that of the sample is known."""
        if row != self.side.list.shown:
            self._choose_row(row)
        self.room.unlock.focus_first()
        if row.sample:
            self.room.unlock.attempt()

    def _way_out(self, way: str) -> None:
        row = self.room.unlock.row
        if way == "FORGET" and row:
            self.memory.forget(row.path)
            self.propose("")
        else:
            self._choose_file()

    def _refused(self, error: ExpectedError, attempt: Attempt) -> None:
        from stars_desktop.ui.opening.failures import failure  # noqa: PLC0415 - knows the store's errors

        self.room.unlock.wait(waiting=False)
        if self.room.front is not self.room.unlock:
            self.room.key.forget()
            self._choose_row(attempt.row)
        if attempt.row == self.room.unlock.row:
            self.room.unlock.fail(failure(error, attempt.row))

    def _enter(self, session: "Session") -> None:
        about, path = session.vault.about, session.vault.path
        if about.sample:
            self.memory.note_sample(path)
        else:
            self.memory.note_opened(path, about.council, session.clerk.now())
        self.room.leave()
        self.opened.emit(session)

    def _made(self, paper: Paper, at: datetime) -> None:
        self.memory.note_opened(paper.register, paper.council, at)
        self.room.new.forget()
        self.room.show_key(paper)

    def _connect(self) -> None:
        room, smith = self.room, self.locksmith
        room.turned.connect(self._turned)
        self.side.list.chosen.connect(self._choose_row)
        self.side.list.gone_on.connect(self._go_on)
        self.side.begun.connect(self.begin)
        room.welcome.begun.connect(self.begin)
        room.unlock.attempted.connect(smith.attempt)
        room.unlock.way.connect(self._way_out)
        room.new.wished.connect(smith.make)
        room.new.cancelled.connect(self._cancel)
        room.recovered.wished.connect(smith.rekey)
        room.recovered.skipped.connect(smith.enter)
        room.key.noted.connect(smith.enter)
        smith.opened.connect(self._enter)
        smith.refused.connect(self._refused)
        smith.recovered.connect(room.offer_passphrase)
        smith.made.connect(self._made)
        smith.unmade.connect(room.new.fail)
        smith.rekeyed.connect(room.show_key)
        smith.not_rekeyed.connect(room.recovered.fail)

    def _cancel(self) -> None:
        """No new register; what was typed for it is given up, as the button says."""
        self.room.new.forget()
        self.propose("")

    def _size(self) -> None:
        self.side.fit(self.width())
        self.room.fit()
