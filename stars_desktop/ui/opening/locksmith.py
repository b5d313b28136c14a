"""The work of the door, on the worker: opening, making, setting another passphrase.

It holds what is open but not entered yet. The database is loaded here, by the first piece of work.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stars_desktop.domain.errors import CancelledError, ExpectedError
from stars_desktop.system.places import make_folder, own_folder
from stars_desktop.ui.common.tasks import Progress, Tasks
from stars_desktop.ui.opening.making import Wish
from stars_desktop.ui.opening.paper import Paper
from stars_desktop.ui.opening.recent import Row
from stars_desktop.ui.opening.unlocking import Attempt

if TYPE_CHECKING:
    from stars_desktop.workspace import Session

Open = Callable[[Progress], "Session"]


class Locksmith(QObject):
    """Tells what came of each piece of work."""

    opened = Signal(object)
    """a Session, to be worked with"""
    refused = Signal(object, object)
    """an ExpectedError, and the Attempt that met it"""
    recovered = Signal(object)
    """the Attempt with a recovery key that opened a register; it waits for a new passphrase, or for `enter`"""
    made = Signal(object, object)
    """the Paper of a new register, and the time"""
    unmade = Signal(str)
    rekeyed = Signal(object)
    """the Paper of a register that waits for `enter`"""
    not_rekeyed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: Session | None = None
        self._new: Attempt | None = None
        self.busy = False

    def attempt(self, attempt: Attempt) -> None:
        """Opens a register, unless something is being opened or made."""
        if self.busy:
            return
        self.busy = True

        def opened(session: "Session") -> None:
            self.busy = False
            if attempt.recovery and session.writes:
                self._waiting = session
                self.recovered.emit(attempt)
            else:
                self.opened.emit(session)

        def failed(error: ExpectedError) -> None:
            self.busy = False
            self.refused.emit(error, attempt)

        sample = attempt.row.sample and not attempt.row.path.exists()
        words = "Making the sample register" if sample else "Opening the register"
        self._tasks.run(words, _opening(attempt), opened, failed)

    def make(self, wish: Wish, passphrase: str) -> None:
        """Makes a register; its recovery key has to be noted before `enter`."""

        def work(_progress: Progress) -> tuple[Paper, object]:
            from stars_desktop import workspace  # noqa: PLC0415 - loads the database

            if wish.path.parent == own_folder():
                make_folder(wish.path.parent)
            key = workspace.new_register(wish.path, wish.council, passphrase)
            who = workspace.clerk()
            return Paper(wish.council_name, wish.path, who.today, key), who.now()

        def made(found: tuple[Paper, object]) -> None:
            row = Row(wish.path, wish.council_name, wish.path.name, council=wish.council_name)
            self._new = Attempt(row, passphrase)
            self.made.emit(*found)

        def failed(error: ExpectedError) -> None:
            self.unmade.emit(str(error))

        self._tasks.run("Making the register", work, made, failed)

    def rekey(self, passphrase: str) -> None:
        """Sets another passphrase for the register that its recovery key opened."""
        if session := self._waiting:

            def failed(error: ExpectedError) -> None:
                self.not_rekeyed.emit(str(error))

            self._tasks.run("Setting the passphrase", rekeying(session, passphrase), self.rekeyed.emit, failed)

    def enter(self) -> None:
        """Goes on with what waits: the register that is open, or the one that was made."""
        session, self._waiting = self._waiting, None
        new, self._new = self._new, None
        if session:
            self.opened.emit(session)
        elif new:
            self.attempt(new)

    def forget(self) -> None:
        """Closes what was opened and never entered."""
        session, self._waiting, self._new = self._waiting, None, None
        if session:
            session.close()


def rekeying(session: "Session", passphrase: str) -> Callable[[Progress], Paper]:
    """The work of setting another passphrase; it gives the page of the new recovery key."""

    def work(_progress: Progress) -> Paper:
        from stars_desktop import workspace  # noqa: PLC0415 - loads the database

        key = workspace.change_passphrase(session, passphrase)
        return Paper(session.vault.about.council, session.vault.path, session.clerk.today, key)

    return work


def _opening(attempt: Attempt) -> Open:
    def work(progress: Progress) -> "Session":
        from stars_desktop import workspace  # noqa: PLC0415 - loads the database

        path = attempt.row.path
        if attempt.row.sample and not path.exists():
            make_folder(path.parent)
            workspace.new_sample(path)
        way = workspace.open_with_recovery_key if attempt.recovery else workspace.open_register
        session = way(path, attempt.secret, writes=attempt.writes)
        try:
            progress("Opening the register", 1, 1)
        except CancelledError:  # the window was closed meanwhile
            session.close()
            raise
        return session

    return work
