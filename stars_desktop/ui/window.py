"""The main window: joins the screens, one register at a time.

Its first picture is the empty window in its colours. It is furnished right after, and the database is loaded while
the passphrase is typed, so that the window is there at once. So nothing is imported here that the first picture can
do without.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

from stars_desktop.ui.common.places import Place
from stars_desktop.ui.frame import Frame
from stars_desktop.ui.navigation import Trail

if TYPE_CHECKING:
    from stars_desktop.ui.chrome import Chrome
    from stars_desktop.ui.common.pages import Page, Workplace
    from stars_desktop.ui.common.tasks import Progress
    from stars_desktop.ui.common.theme import Theme
    from stars_desktop.ui.opening.page import OpeningPage
    from stars_desktop.ui.rooms import Rooms
    from stars_desktop.ui.standing import Standing
    from stars_desktop.workspace import Session

PRODUCT: Final = "STARS Desktop"
NARROW: Final = 1120
"""below it, at a body line of 18, the side bar becomes a rail"""


class MainWindow(Frame):
    """Menus, toolbar, places at the side, the page in front, and what stands below.

    With a look it is furnished at once. Without, it takes the look that the settings remember and furnishes itself
    once its first picture stands.
    """

    chrome: "Chrome"
    rooms: "Rooms"
    standing: "Standing"
    opening: "OpeningPage"

    def __init__(self, theme: "Theme | None", settings: QSettings, register: Path | None = None) -> None:
        super().__init__(settings)
        self._furnished = False
        self._proposed = register
        self.setWindowTitle(PRODUCT)
        self.resize(1280, 800)
        kept = settings.value("window/geometry")
        self.restoreGeometry(kept if isinstance(kept, QByteArray) else QByteArray())
        if theme:
            self.furnish(theme)

    def furnish(self, theme: "Theme") -> None:
        """Puts everything in, the door in front."""
        from stars_desktop.ui.furnishing import furnish  # noqa: PLC0415 - after the first picture

        self._furnished = True
        found = furnish(self, theme, self._connect)
        self.chrome, self.rooms, self.standing, self.opening = (
            found.chrome,
            found.rooms,
            found.standing,
            found.opening,
        )
        self.opening.opened.connect(self.show_register)
        self.opening.changed.connect(self.note_change)
        theme.changed.connect(self.fit)
        self._to_the_door(self._proposed)
        self.fit()

    @property
    def page(self) -> "Page":
        """The page in front."""
        return self.chrome.front

    def show_register(self, session: "Session") -> None:
        """The pages of a register that was opened."""
        from stars_desktop.ui.common.pages import Workplace  # noqa: PLC0415 - after the first picture

        self.work = Workplace(session, self.theme, self.tasks, self.settings)
        self.chrome.show_register(session)
        self.go(Place("enquiries"))

    def go(self, place: Place) -> None:
        """Brings a page to the front, and begins there what is to be begun."""
        if self.work:
            if not self.rooms.page(place.page, self.work).alone:
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

        if not self.work:
            self.opening.begin(begin)
            return
        self._unless_unsaved("Lock the register?", "Lock and give it up", leave)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """Nothing is left open, and nothing typed is lost without a word."""
        if not self._furnished:
            return
        if self._unsaved():
            event.ignore()

            def quit_now() -> None:
                self._to_the_door()
                self.close()

            self._unless_unsaved("Quit?", "Quit and give it up", quit_now)
            return
        self.chrome.whole.give(None)
        self.settings.setValue("window/geometry", self.saveGeometry())
        self._to_the_door()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """Gives the page the room where there is little."""
        super().resizeEvent(event)
        if self._furnished:
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's signature
        """Once the first picture stands, all else follows."""
        super().paintEvent(event)
        if not self._furnished:
            QTimer.singleShot(0, self, self._begin)

    def fit(self) -> None:
        """Gives the page the room where there is little."""
        self.chrome.fit(narrow=self.width() < self.theme.px(NARROW))

    def next_pane(self) -> None:
        """The focus to the next part of the window."""
        self.chrome.next_pane(self.page)

    def refresh_all(self) -> None:
        """Reads again what every page shows."""
        self.rooms.outdate(self.page)
        self.page.refresh()
        self.note_change()

    def note_change(self) -> None:
        """Title, commands and counts follow what is in front."""
        front = self.page
        self.chrome.whole.give(front)
        self.setWindowTitle(" - ".join(part for part in (front.subject, front.title, PRODUCT) if part))
        self.commands.bind(front.uses(), self.standing.uses())
        self.chrome.tools.show_tools(self.commands, front.toolbar if self.work else ())
        if self.work and self.trail.here:
            self.chrome.show_place(self.trail.here.page, self.standing.counts())

    def _arrive(self, place: Place, work: "Workplace") -> None:
        page = self.rooms.page(place.page, work)
        self.chrome.stack.setCurrentWidget(page)
        page.arrive(place.key)
        self.note_change()

    def _connect(self, page: "Page") -> None:
        page.go.connect(self.go)
        page.changed.connect(self.note_change)
        page.said.connect(self.said)
        page.recorded.connect(self.standing.remember)
        page.outdated.connect(self.refresh_all)

    def _to_the_door(self, propose: Path | None = None) -> None:
        """Stops what runs and closes the register; nothing from inside stays on the screen."""
        self.tasks.cancel()
        self.tasks.wait()
        self.standing.forget()
        self.chrome.whole.give(None)
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
            from stars_desktop.ui.common.questions import Question  # noqa: PLC0415 - after the first picture

            Question(title, f"Not recorded yet: {'; '.join(unsaved)}.", self).ask(does, "Keep working", then)
        else:
            then()

    def _begin(self) -> None:
        from stars_desktop.ui.furnishing import is_sample, remembered  # noqa: PLC0415 - after the first picture

        if not self._furnished:
            self.furnish(remembered(self.settings))
            self.tasks.run("", _load, _nothing, _nothing)
            if self._proposed and is_sample(self._proposed):
                self.opening.begin("sample")
            self.furnished.emit()


def _load(_progress: "Progress") -> None:
    """What opening a register needs, on the worker while the passphrase is typed."""
    from stars_desktop import workspace  # noqa: F401, PLC0415
    from stars_desktop.services import enquiries, listing  # noqa: F401, PLC0415


def _nothing(_: object) -> None:
    """Nobody waits for it."""
