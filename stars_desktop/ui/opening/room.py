"""The right of the door: one panel at a time, in a column that scrolls where there is little room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.new_register import NewRegisterPanel
from stars_desktop.ui.opening.panels import Panel, Welcome
from stars_desktop.ui.opening.paper import Paper
from stars_desktop.ui.opening.passphrase_panel import PassphrasePanel
from stars_desktop.ui.opening.recovery_key import RecoveryKeyPanel
from stars_desktop.ui.opening.unlocking import Attempt, UnlockPanel

EDGE = 52
"""from the edge to the words where there is room, at a body line of 18"""


class Room(QScrollArea):
    """The panels, and which of them is in front."""

    turned = Signal()
    """another panel is in front"""

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        inside = QWidget(self)
        self.welcome = Welcome(theme, inside)
        self.unlock = UnlockPanel(theme, inside)
        self.new = NewRegisterPanel(theme, tasks, inside)
        self.key = RecoveryKeyPanel(theme, inside)
        self.recovered = PassphrasePanel(
            theme, tasks, inside, does="Set the &new passphrase", skips="Go on with the &old one"
        )
        self._panels: tuple[Panel, ...] = (self.welcome, self.unlock, self.new, self.key, self.recovered)
        self.front: Panel = self.welcome
        self._column = QVBoxLayout(inside)
        for panel in self._panels:
            panel.hide()
            self._column.addWidget(panel)
        self._column.addStretch(1)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def alone(self) -> bool:
        """Whether what is in front has to be done before anything else is begun."""
        return self.front in (self.key, self.recovered)

    @property
    def title(self) -> str:
        """What the window is called meanwhile."""
        return self.front.title.text() if self.front in (self.new, self.key, self.recovered) else "Open a register"

    def bring(self, panel: Panel) -> None:
        """Brings a panel to the front; the focus stays where it is."""
        self.front = panel
        for one in self._panels:
            one.setVisible(one is panel)
        self.verticalScrollBar().setValue(0)
        self.turned.emit()

    def show_panel(self, panel: Panel) -> None:
        """Brings a panel to the front, and the focus to it."""
        self.bring(panel)
        panel.focus_first()

    def offer_passphrase(self, attempt: Attempt) -> None:
        """A register was opened with its recovery key."""
        self.recovered.name(
            "Set a new passphrase",
            f"The recovery key opened {attempt.row.path.name}. If nobody knows its passphrase any more, set a new "
            "one now. A new recovery key comes with it; the old passphrase and the old key then open it no more.",
        )
        self.recovered.forget()
        self.show_panel(self.recovered)

    def show_key(self, paper: Paper) -> None:
        """A recovery key was made, which has to be noted."""
        self.key.show_paper(paper)
        self.show_panel(self.key)

    def unsaved(self) -> str:
        """A recovery key that nobody noted, or a new register that is half filled in."""
        if self.key.paper:
            return "the recovery key, which is shown only now"
        return "the new register, which is not made yet" if self.new.unsaved() else ""

    def leave(self) -> None:
        """A register was opened: no secret stays here; a new register that is half filled in does."""
        self.new.secret.clear()
        for panel in (self.unlock, self.key, self.recovered):
            panel.forget()

    def forget(self) -> None:
        """Nothing that was typed or shown stays."""
        self.leave()
        self.new.forget()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in sight, also where it did not come there by Tab."""
        if now and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self._theme.px(60))

    def fit(self) -> None:
        """Keeps the words away from the edges, as far as there is room."""
        px = self._theme.px
        edge = px(EDGE) if self.width() > px(620) else px(12)
        self._column.setContentsMargins(edge, px(40), px(24), px(24))
