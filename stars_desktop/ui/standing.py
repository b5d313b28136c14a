"""What the window does whatever page is in front: places, looks, undo, exports of the whole register, the door."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.pages import Place
from stars_desktop.ui.common.theme import Mode
from stars_desktop.ui.frame import Frame
from stars_desktop.ui.saving import Saving
from stars_desktop.ui.sidebar import ENTRIES

if TYPE_CHECKING:
    from stars_desktop.services.recorded import Recorded

_NO_REGISTER: Final = "Open a register first."
_STEP: Final = 10
"""of the size of text, in percent"""


class Standing(QObject):
    """Answers for commands that no page answers for."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._last: Recorded | None = None
        self._saving = Saving(window)
        window.tasks.broke.connect(self.report)

    def uses(self) -> Uses:
        """By the id of the command."""
        window = self._window
        modes = {mode.value: self._mode_use(mode) for mode in Mode}
        going = {f"go_{entry.page}": self._going(entry.page) for entry in ENTRIES}
        inside = {
            "import": self._going("import"),
            "new_enquiry": Use(lambda: window.go(Place("new_enquiry")), self._why_not_recorded),
            "begin_panel": Use(lambda: window.go(Place("panels", "", "begin_panel")), self._why_not_recorded),
            "history": self._going("history"),
            "months": self._going("months"),
            "combining": self._going("combining"),
            "template": Use(self._saving.template, self._why_closed),
            "export_register": Use(self._saving.register, self._why_closed),
            "passphrase": Use(self._change_passphrase, self._why_not_recorded),
            "lock": Use(window.leave, self._why_closed),
            "undo": Use(self._undo, self._why_no_undo, self._undo_words),
            "refresh": Use(window.refresh_all, self._why_closed),
            "go_to": Use(self._go_to, self._why_closed),
            "back": Use(lambda: window.step(-1), lambda: self._why_no_step(-1)),
            "forward": Use(lambda: window.step(+1), lambda: self._why_no_step(+1)),
        }
        outside = {
            "new_register": Use(lambda: window.leave("new")),
            "open_register": Use(lambda: window.leave("open")),
            "quit": Use(window.close),
            "next_pane": Use(window.next_pane),
            "larger": Use(lambda: self._zoom(+_STEP), lambda: "" if window.theme.scale < 200 else "It is at 200 %."),  # noqa: PLR2004
            "smaller": Use(lambda: self._zoom(-_STEP), lambda: "" if window.theme.scale > 100 else "It is at 100 %."),  # noqa: PLR2004
            "normal": Use(lambda: self._zoom(0)),
            "shortcuts": Use(self._shortcuts),
            "about": Use(self._about),
        }
        return {**inside, **going, **modes, **outside}

    def remember(self, recorded: "Recorded") -> None:
        """What Undo would take back; it is said below, and the other pages read again when they are gone to."""
        self._last = recorded
        now = self._window.work.session.clerk.now() if self._window.work else None
        when = f", saved {now.astimezone():%H:%M}" if now else ""
        self._window.said.emit(f"{recorded.words}{when}")
        self._window.refresh_all()

    def counts(self) -> dict[str, int]:
        """How many are behind the places at the side."""
        from stars_desktop.services.listing import in_pipeline  # noqa: PLC0415 - not needed for the first picture
        from stars_desktop.services.panels import going_on  # noqa: PLC0415 - the same

        if not self._window.work:
            return {}
        vault = self._window.work.session.vault
        try:
            panels = going_on(vault)
            return {"enquiries": in_pipeline(vault), **({"panels": panels} if panels else {})}
        except ExpectedError:
            return {}  # the page in front says what is wrong with the register

    def report(self, error: BaseException) -> None:
        """A bug: one calm dialog."""
        from stars_desktop.ui.bugs import BugDialog  # noqa: PLC0415 - not needed for the first picture

        BugDialog(error, self._window).open()

    def forget(self) -> None:
        """The register is closed; there is nothing to undo."""
        self._last = None

    def _undo(self) -> None:
        from stars_desktop.services.enquiries import undo  # noqa: PLC0415 - loads the database

        work, last = self._window.work, self._last
        if work and last:
            try:
                undo(work.session.vault, work.session.clerk, last)
            except ExpectedError as error:
                self._window.failed.emit(str(error))
                return
            self._last = None
            self._window.said.emit(f"Undone: {last.words}")
            self._window.refresh_all()

    def _undo_words(self) -> str:
        words = self._last.words if self._last else ""
        return f"&Undo: {words[:1].lower()}{words[1:]}" if words else "&Undo"

    def _why_no_undo(self) -> str:
        return "" if self._last else "Nothing was recorded here yet that could be undone."

    def _why_closed(self) -> str:
        return "" if self._window.work else _NO_REGISTER

    def _why_not_recorded(self) -> str:
        return self._window.work.why_read_only if self._window.work else _NO_REGISTER

    def _why_no_step(self, by: int) -> str:
        words = "back" if by < 0 else "forward"
        return "" if self._window.trail.can_step(by) else f"There is nothing to go {words} to."

    def _going(self, page: str) -> Use:
        return Use(lambda: self._window.go(Place(page)), self._why_closed)

    def _mode_use(self, mode: Mode) -> Use:
        theme = self._window.theme
        return Use(lambda: self._set_mode(mode), checked=lambda: theme.mode is mode)

    def _set_mode(self, mode: Mode) -> None:
        self._window.theme.set_mode(mode)
        self._window.settings.setValue("view/mode", mode.value)

    def _zoom(self, step: int) -> None:
        theme = self._window.theme
        theme.set_scale(theme.scale + step if step else 100)
        self._window.settings.setValue("view/scale", theme.scale)

    def _change_passphrase(self) -> None:
        from stars_desktop.ui.opening.passphrase import ChangePassphrase  # noqa: PLC0415

        if work := self._window.work:
            ChangePassphrase(work, self._window).start()

    def _go_to(self) -> None:
        from stars_desktop.ui.finding.dialog import FindDialog  # noqa: PLC0415

        if work := self._window.work:
            dialog = FindDialog(work, self._window.commands, self._window)
            dialog.go.connect(self._window.go)
            dialog.open()

    def _shortcuts(self) -> None:
        from stars_desktop.ui.shortcuts import ShortcutsDialog  # noqa: PLC0415

        ShortcutsDialog(self._window.commands, self._window.theme, self._window).open()

    def _about(self) -> None:
        from stars_desktop.ui.about import AboutBox  # noqa: PLC0415

        AboutBox(self._window).open()
