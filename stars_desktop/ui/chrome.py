"""What stands round the pages: toolbar, banner, places at the side, progress and the line below."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.messages import MessageBar, WayOut
from stars_desktop.ui.common.pages import Page, Place
from stars_desktop.ui.common.tasks import TaskBar
from stars_desktop.ui.frame import Frame
from stars_desktop.ui.screens import SIDE
from stars_desktop.ui.sidebar import SideBar
from stars_desktop.ui.soundness import PageCheck
from stars_desktop.ui.statusbar import StatusBar
from stars_desktop.ui.tools import Tools
from stars_desktop.ui.whole_screen import WholeScreen

if TYPE_CHECKING:
    from stars_desktop.workspace import Session

SAMPLE: Final = "Sample data. Every enquiry here is invented, and the figures add up to a published table."

_BACKUP: Final = "Record nothing more in it: use a copy from your backups, and keep the damaged file."


class Chrome(QObject):
    """Built once; shows what the window tells it."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window, self._theme = window, window.theme
        self.tools = Tools(self._theme, window)
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        window.addToolBar(self.tools)
        self.banner = MessageBar(self._theme, window, closes=False)
        self.notice = MessageBar(self._theme, window)
        self.stack = QStackedWidget(window)
        self.tasks = TaskBar(window.tasks, self._theme, window)
        self.status = StatusBar(self._theme, window)
        window.setStatusBar(self.status)
        window.said.connect(self.status.say)
        window.failed.connect(self._say_failure)
        self._name = ""
        self._pages = PageCheck(window.tasks, self)
        self._pages.damaged.connect(self._say_damaged)
        self._lay_out(window)
        self.whole = WholeScreen(window, (window.menuBar(), self._edge, self.banner, self.status))

    def show_register(self, session: "Session") -> None:
        """Whose register it is, and what is special about it."""
        said = [SAMPLE] if session.vault.about.sample else []
        if not session.writes:
            said.append("Open for reading only: nothing can be recorded.")
        clock = _of_the_clock(session)
        if said or clock:
            self.banner.say(" ".join([*said, *([clock] if clock else [])]), "warn" if clock else "info")
        self._name = session.vault.path.name
        self._pages.begin(session.vault)
        self.status.show_register(session.vault.about.council, session.vault.path.name, session.clerk.today)
        self._edge.show()

    @property
    def front(self) -> Page:
        """The page in front."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is put there
        return page

    def show_place(self, page: str, counts: Mapping[str, int]) -> None:
        """Which place at the side is in front, and how many are where."""
        self.side.show_place(SIDE.get(page, page), counts)

    def hide_register(self) -> None:
        """Nothing from inside stays."""
        self.banner.hide()
        self.notice.hide()
        self._edge.hide()
        self.side.show_place("", {})
        self.status.show_register("", "", None)

    def fit(self, *, narrow: bool) -> None:
        """Gives the page the room."""
        self.side.fit(rail=narrow)
        self.status.fit(narrow=narrow)

    def next_pane(self, page: Page) -> None:
        """The focus to the next part of the window: places, page, toolbar."""
        panes = [self.side, page, self.tools] if self._edge.isVisible() else [page]
        focus = self._window.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        pane = panes[(at + 1) % len(panes)]
        if pane is page:
            page.focus_main()
        elif pane is self.tools:
            self.tools.enter()
        else:
            pane.setFocus()

    def _lay_out(self, window: Frame) -> None:
        self._edge = QFrame(window)
        self._edge.setBackgroundRole(QPalette.ColorRole.Window)
        self.side = SideBar(self._theme, self._edge)
        self.side.chosen.connect(self._go)
        edge = QVBoxLayout(self._edge)
        edge.setContentsMargins(0, 8, 0, 8)
        edge.addWidget(self.side)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addWidget(self.tasks)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._edge)
        row.addLayout(column, 1)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.banner)
        body.addLayout(row, 1)
        centre = QWidget(window)
        centre.setLayout(body)
        window.setCentralWidget(centre)

    def _say_damaged(self) -> None:
        sentence = f"{self._name} is damaged: part of it is not as it was written. {_BACKUP}"
        self.banner.say(sentence, "error", WayOut("Open a backup copy...", self._open_another))

    def _open_another(self) -> None:
        self._window.leave("open")

    def _say_failure(self, sentence: str) -> None:
        self.notice.say(sentence, "error")

    def _go(self, page: str) -> None:
        self._window.go(Place(page))


def _of_the_clock(session: "Session") -> str:
    try:
        return session.vault.clock_warning(session.clerk.now())
    except ExpectedError:
        return ""  # the page in front says what is wrong with the register
