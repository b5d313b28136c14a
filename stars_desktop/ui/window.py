"""The main window: menus, places at the side, the pages, and what stands below."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from stars_desktop import workspace
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.commands import Command, Commands
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.ui.returns.presenter import ReturnPresenter

PRODUCT = "STARS Desktop"
SAMPLE = "Sample data. Every enquiry here is invented, and the figures add up to a published table."
MENUS = ("&File", "&View", "&Go")


class MainWindow(QMainWindow):
    """Joins the screens; one register at a time."""

    def __init__(self, theme: Theme, settings: QSettings, register: Path | None = None) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self._vault: Vault | None = None
        self.tasks = Tasks(self)
        self.commands = Commands(self._table(), theme, self)
        self.commands.fill_menus(self.menuBar(), MENUS)
        self._build()
        self.opening = OpeningPage(self.tasks, theme, self)
        self.opening.opened.connect(self.show_register)
        self.pages.addWidget(self.opening)
        self.returns: ReturnPage | None = None
        self.restoreGeometry(QByteArray(settings.value("window/geometry") or b""))
        self.close_register(register)

    def show_register(self, vault: Vault) -> None:
        """The pages of a register that was opened."""
        self._vault = vault
        clerk = workspace.clerk()
        self.returns = ReturnPage(ReturnPresenter(vault, clerk), self._theme, self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self.returns)
        self.pages.addWidget(self._scroll)
        self.pages.setCurrentWidget(self._scroll)
        if vault.about.sample:
            self.banner.say(SAMPLE)
        self.council.setText(vault.about.council)
        self.register.setText(vault.path.name)
        self.setWindowTitle(f"Pipeline return - {PRODUCT}")
        self._allow()
        self.returns.table.setFocus()

    def close_register(self, propose: Path | None = None) -> None:
        """Back to the door; nothing from inside stays on the screen."""
        if self.returns:
            self.pages.removeWidget(self._scroll)
            self._scroll.deleteLater()
            self.returns = None
        if self._vault:
            propose = self._vault.path
            self._vault.close()
            self._vault = None
        self.banner.hide()
        self.council.setText("")
        self.register.setText("")
        self.pages.setCurrentWidget(self.opening)
        sample = propose is not None and propose.name == "sample.stars"
        self.opening.propose(propose, PASSPHRASE if sample else "")
        self.setWindowTitle(f"Open - {PRODUCT}")
        self._allow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """Nothing is left open."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.tasks.wait()
        self.close_register()
        super().closeEvent(event)

    def _table(self) -> tuple[Command, ...]:
        return (
            Command("export", "File", "&Export the return...", self._export, "Ctrl+E", "download"),
            Command("close", "File", "&Close the register", self.close_register, "Ctrl+W", "lock"),
            Command("quit", "File", "&Quit", self.close, "Ctrl+Q"),
            Command("system", "View", "As the &system", lambda: self._set_mode(Mode.SYSTEM)),
            Command("light", "View", "&Light", lambda: self._set_mode(Mode.LIGHT)),
            Command("dark", "View", "&Dark", lambda: self._set_mode(Mode.DARK)),
            Command("larger", "View", "&Larger text", lambda: self._zoom(+10), "Ctrl++"),
            Command("smaller", "View", "&Smaller text", lambda: self._zoom(-10), "Ctrl+-"),
            Command("normal", "View", "&Normal text", lambda: self._zoom(0), "Ctrl+0"),
        )

    def _export(self) -> None:
        if self.returns:
            self.returns.export()

    def _set_mode(self, mode: Mode) -> None:
        self._theme.set_mode(mode)
        self._settings.setValue("view/mode", mode.value)

    def _zoom(self, step: int) -> None:
        self._theme.set_scale(min(200, max(100, self._theme.scale + step)) if step else 100)
        self._settings.setValue("view/scale", self._theme.scale)

    def _allow(self) -> None:
        why_not = "" if self._vault else "Open a register first."
        for command in ("export", "close"):
            self.commands.allow(command, why_not)

    def _build(self) -> None:
        self.banner = MessageBar(self._theme, self, closes=False)
        self.pages = QStackedWidget(self)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        centre = QWidget(self)
        centre.setLayout(column)
        self.setCentralWidget(centre)
        self.council, self.register = QLabel(self), QLabel(self)
        self.statusBar().setSizeGripEnabled(False)
        for label in (self.council, self.register):
            self.statusBar().addPermanentWidget(label)
        self.resize(self._theme.px(1280), self._theme.px(800))
