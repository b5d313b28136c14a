"""The main window: joins the screens, one register at a time.

Nothing here loads the database: it comes once the first picture stands (see `_preload`), so that the window is there
at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

from stars_desktop.ui.bugs import BugDialog
from stars_desktop.ui.chrome import Chrome
from stars_desktop.ui.command_table import MENUS
from stars_desktop.ui.common.marks import program_icon
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.tasks import Progress
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.frame import Frame
from stars_desktop.ui.navigation import Trail
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.ui.rooms import Rooms
from stars_desktop.ui.screens import SIDE
from stars_desktop.ui.standing import Standing

if TYPE_CHECKING:
    from stars_desktop.workspace import Session

PRODUCT: Final = "STARS Desktop"
NARROW: Final = 1120
"""below it, at a body line of 18, the side bar becomes a rail"""


class MainWindow(Frame):
    """Menus, toolbar, places at the side, the page in front, and what stands below."""

    def __init__(self, theme: Theme, settings: QSettings, register: Path | None = None) -> None:
        super().__init__(theme, settings)
        self.tasks.broke.connect(self.report)
        self.commands.fill_menus(self.menuBar(), MENUS)
        self.setWindowIcon(program_icon(theme))
        self.chrome = Chrome(self)
        self.rooms = Rooms(self.chrome.stack, self._connect)
        self.opening = OpeningPage(theme, self.tasks, settings, self)
        self.opening.opened.connect(self.show_register)
        self.opening.changed.connect(self.note_change)
        self.chrome.stack.addWidget(self.opening)
        self.standing = Standing(self)
        self.resize(theme.px(1280), theme.px(800))
        self.restoreGeometry(settings.value("window/geometry") or QByteArray())
        theme.changed.connect(self.fit)
        self._to_the_door(register)

    @property
    def page(self) -> Page:
        """The page in front."""
        front = self.chrome.stack.currentWidget()
        assert isinstance(front, Page)  # noqa: S101 - nothing else is put there
        return front

    def show_register(self, session: "Session") -> None:
        """The pages of a register that was opened."""
        self.work = Workplace(session, self.theme, self.tasks)
        self.chrome.show_register(session)
        self.go(Place("enquiries"))

    def go(self, place: Place) -> None:
        """Brings a page to the front, and begins there what is to be begun."""
        if self.work:
            self.trail.go(place)
            self._arrive(place, self.work)
            if place.begin:
                self.commands.run(place.begin)

    def step(self, by: int) -> None:
        """Back (-1) or forward along where the window has been."""
        place = self.trail.step(by)
        if place and self.work:
            self._arrive(place, self.work)

    def leave(self, begin: str = "") -> None:
        """To the door, and there begins "new" or "open"; asks first where something typed would be lost."""

        def leave() -> None:
            self._to_the_door()
            if begin:
                self.opening.begin(begin)

        self._unless_unsaved("Lock the register?", "Lock and give it up", leave)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """Nothing is left open, and nothing typed is lost without a word."""
        if self._unsaved():
            event.ignore()

            def quit_now() -> None:
                self._to_the_door()
                self.close()

            self._unless_unsaved("Quit?", "Quit and give it up", quit_now)
            return
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.tasks.cancel()
        self.tasks.wait()
        self._to_the_door()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """Gives the page the room where there is little."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's signature
        """The database is loaded once the first picture stands."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._preload)

    def fit(self) -> None:
        """Gives the page the room where there is little."""
        self.chrome.fit(narrow=self.width() < self.theme.px(NARROW))

    def next_pane(self) -> None:
        """The focus to the next part of the window."""
        self.chrome.next_pane(self.page)

    def report(self, error: BaseException) -> None:
        """A bug: one calm dialog."""
        BugDialog(error, self).open()

    def refresh_all(self) -> None:
        """Reads again what every page shows."""
        self.rooms.outdate(self.page)
        self.page.refresh()
        self.note_change()

    def note_change(self) -> None:
        """Title, commands and counts follow what is in front."""
        front = self.page
        self.setWindowTitle(" - ".join(part for part in (front.subject, front.title, PRODUCT) if part))
        self.commands.bind(front.uses(), self.standing.uses())
        self.chrome.show_tools(self.commands, front.toolbar if self.work else ())
        if self.work and self.trail.here:
            name = self.trail.here.page
            self.chrome.side.show_place(SIDE.get(name, name), self.standing.counts())

    def _arrive(self, place: Place, work: Workplace) -> None:
        page = self.rooms.page(place.page, work)
        self.chrome.stack.setCurrentWidget(page)
        page.arrive(place.key)
        self.note_change()

    def _connect(self, page: Page) -> None:
        page.go.connect(self.go)
        page.changed.connect(self.note_change)
        page.said.connect(self.said)
        page.recorded.connect(self.standing.remember)

    def _to_the_door(self, propose: Path | None = None) -> None:
        """Closes the register; nothing from inside stays on the screen."""
        self.standing.forget()
        self.chrome.stack.setCurrentWidget(self.opening)
        self.rooms.clear()
        self.trail = Trail()
        if self.work:
            propose = self.work.session.vault.path
            self.work.session.close()
            self.work = None
        self.chrome.hide_register()
        self.opening.arrive(str(propose or ""))
        self.note_change()

    def _unsaved(self) -> list[str]:
        return [said for page in (*self.rooms, self.opening) if (said := page.unsaved())]

    def _unless_unsaved(self, title: str, does: str, then: Callable[[], None]) -> None:
        if unsaved := self._unsaved():
            Question(title, f"Not recorded yet: {'; '.join(unsaved)}.", self).ask(does, "Keep working", then)
        else:
            then()

    def _preload(self) -> None:
        self.tasks.run("", _load, _nothing, _nothing)


def _load(_progress: Progress) -> None:
    """What opening a register needs, on the worker while the passphrase is typed."""
    from stars_desktop import workspace  # noqa: F401, PLC0415
    from stars_desktop.services import enquiries, listing  # noqa: F401, PLC0415


def _nothing(_: object) -> None:
    """Nobody waits for it."""
