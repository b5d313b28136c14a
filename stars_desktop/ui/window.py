"""The main window: joins the screens, one register at a time.

Nothing here loads the database: it comes once the first picture stands (see `preload`), so that the window is there
at once.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.bugs import BugDialog
from stars_desktop.ui.chrome import Chrome
from stars_desktop.ui.command_table import MENUS, TABLE
from stars_desktop.ui.common.commands import Commands
from stars_desktop.ui.common.marks import program_icon
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.tasks import Progress, Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.navigation import Trail
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.ui.screens import SCREENS, SIDE
from stars_desktop.ui.standing import Standing

if TYPE_CHECKING:
    from stars_desktop.workspace import Session

PRODUCT: Final = "STARS Desktop"
SAMPLE: Final = "Sample data. Every enquiry here is invented, and the figures add up to a published table."
NARROW: Final = 1120
"""below it, at a body line of 18, the side bar becomes a rail"""


class MainWindow(QMainWindow):
    """Menus, toolbar, places at the side, the page in front, and what stands below."""

    def __init__(self, theme: Theme, settings: QSettings, register: Path | None = None) -> None:
        super().__init__()
        self.theme, self.settings = theme, settings
        self.tasks = Tasks(self)
        self.tasks.broke.connect(self.report)
        self.commands = Commands(TABLE, theme, self)
        self.commands.fill_menus(self.menuBar(), MENUS)
        self.setWindowIcon(program_icon(theme))
        self.chrome = Chrome(self)
        self.trail = Trail()
        self.work: Workplace | None = None
        self.pages: dict[str, Page] = {}
        self.opening = OpeningPage(theme, self.tasks, settings, self)
        self.opening.opened.connect(self.show_register)
        self.opening.changed.connect(self._say_title)
        self.chrome.stack.addWidget(self.opening)
        self.standing = Standing(self)
        self.resize(theme.px(1280), theme.px(800))
        self.restoreGeometry(settings.value("window/geometry") or QByteArray())
        self._leave_register(register)

    @property
    def page(self) -> Page:
        """The page in front."""
        front = self.chrome.stack.currentWidget()
        assert isinstance(front, Page)  # noqa: S101 - nothing else is put there
        return front

    def show_register(self, session: "Session") -> None:
        """The pages of a register that was opened."""
        self.work = Workplace(session, self.theme, self.tasks)
        self.chrome.show_register(session, SAMPLE)
        self.go(Place("enquiries"))

    def go(self, place: Place) -> None:
        """Brings a page to the front, and begins there what is to be begun."""
        if self.work is None:
            return
        self.trail.go(place)
        self._arrive(place)
        if place.begin:
            self.commands.run(place.begin)

    def step(self, by: int) -> None:
        """Back (-1) or forward along where the window has been."""
        if place := self.trail.step(by):
            self._arrive(place)

    def leave(self) -> None:
        """Closes the register, and asks first where something typed would be lost."""
        self._unless_unsaved("Lock", "Lock and give it up", self._leave_register)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """Nothing is left open, and nothing typed is lost without a word."""
        if self._unsaved():
            event.ignore()
            self._unless_unsaved("Quit", "Quit and give it up", self._quit)
            return
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.tasks.cancel()
        self.tasks.wait()
        self._leave_register()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """Gives the page the room where there is little."""
        super().resizeEvent(event)
        self.chrome.fit(narrow=self.width() < self.theme.px(NARROW))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's signature
        """The database is loaded once the first picture stands."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._preload)

    def report(self, error: BaseException) -> None:
        """A bug: one calm dialog."""
        BugDialog(error, self).open()

    def refresh_all(self) -> None:
        """Reads again what every page shows."""
        for page in self.pages.values():
            if page is not self.page:
                page.setProperty("stale", True)
        if self.work:
            self.page.refresh()
        self.note_change()

    def note_change(self) -> None:
        """Title, commands and counts follow what is in front."""
        self._say_title()
        self.commands.bind(self.page.uses(), self.standing.uses())
        self.chrome.show_tools(self.commands, self.page.toolbar if self.work else ())
        self._count()

    def _arrive(self, place: Place) -> None:
        page = self._made(place.page)
        self.chrome.stack.setCurrentWidget(page)
        if page.property("stale"):
            page.setProperty("stale", False)
            page.refresh()
        page.arrive(place.key)
        self.note_change()

    def _made(self, name: str) -> Page:
        if name not in self.pages and self.work:
            page = SCREENS[name](self.work, self.chrome.stack)
            page.go.connect(self.go)
            page.changed.connect(self.note_change)
            page.said.connect(self.chrome.status.say)
            page.recorded.connect(self.standing.remember)
            self.pages[name] = page
            self.chrome.stack.addWidget(page)
        return self.pages[name]

    def _say_title(self) -> None:
        front = self.page
        named = [front.subject, front.title, PRODUCT]
        self.setWindowTitle(" - ".join(part for part in named if part))

    def _count(self) -> None:
        if not self.work:
            return
        from stars_desktop.domain.enquiry import State  # noqa: PLC0415 - not needed for the first picture
        from stars_desktop.services.listing import counts  # noqa: PLC0415

        here = self.trail.here
        name = here.page if here else ""
        try:
            numbers = {"enquiries": counts(self.work.session.vault).by_state.get(State.PIPELINE, 0)}
        except ExpectedError:
            numbers = {}  # the page in front says what is wrong with the register
        self.chrome.side.show_place(SIDE.get(name, name), numbers)

    def _leave_register(self, propose: Path | None = None) -> None:
        """Back to the door; nothing from inside stays on the screen."""
        self.standing.forget()
        for page in self.pages.values():
            self.chrome.stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self.pages, self.trail = {}, Trail()
        if self.work:
            propose = self.work.session.vault.path
            self.work.session.close()
            self.work = None
        self.chrome.hide_register()
        self.chrome.stack.setCurrentWidget(self.opening)
        self.opening.arrive(str(propose or ""))
        self.note_change()

    def _unsaved(self) -> Sequence[str]:
        return [said for page in [*self.pages.values(), self.opening] if (said := page.unsaved())]

    def _unless_unsaved(self, title: str, does: str, then: object) -> None:
        unsaved = self._unsaved()
        if not unsaved and callable(then):
            then()
        elif callable(then):
            sentence = f"Not recorded yet: {'; '.join(unsaved)}."
            Question(f"{title}?", sentence, self).ask(does, "Keep working", then)

    def _quit(self) -> None:
        self._leave_register()
        self.opening.forget()
        self.close()

    def _preload(self) -> None:
        self.tasks.run("", _load, _nothing, _nothing)


def _load(_progress: Progress) -> None:
    """What opening a register needs, on the worker while the passphrase is typed."""
    from stars_desktop import workspace  # noqa: F401, PLC0415
    from stars_desktop.services import enquiries, listing  # noqa: F401, PLC0415


def _nothing(_: object) -> None:
    """Nobody waits for it."""
