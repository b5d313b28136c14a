"""What a screen is to the window: a page with a title that answers for commands and asks to go elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from stars_desktop.ui.common.commands import Uses
from stars_desktop.ui.common.places import Place
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme, Type

__all__ = ["Page", "PageHeader", "Place", "Workplace"]

if TYPE_CHECKING:  # loads the database, which the first paint does not wait for
    from stars_desktop.workspace import Session


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a page works with: the open register and who records, the look, the worker for long work, the settings."""

    session: "Session"
    theme: Theme
    tasks: Tasks
    settings: QSettings | None = None
    """where the looks of pages are remembered; None for nowhere"""

    @property
    def why_read_only(self) -> str:
        """Why nothing may be recorded; "" where it may."""
        return "" if self.session.writes else "This register is open for reading only."


class Page(QWidget):
    """A screen. `arrive` is called whenever it comes to the front, `refresh` when the register has changed."""

    go = Signal(object)
    """asks for a Place"""
    changed = Signal()
    """its title, or what its commands can do, is another now"""
    recorded = Signal(object)
    """something was recorded that can be undone (services.enquiries.Recorded)"""
    outdated = Signal()
    """the register was changed in a way that Undo does not take back, such as an import: every page reads it again"""
    said = Signal(str)
    """a sentence for the status bar, such as what was saved where"""

    title = ""
    toolbar: Sequence[str] = ()
    """the commands that stand in the toolbar while it is in front"""
    alone = False
    """whether it takes the whole screen while it is in front, without menus; nobody comes back to it by Back"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @property
    def subject(self) -> str:
        """The reference that stands before the title of the window."""
        return ""

    def arrive(self, key: str) -> None:
        """Shows what `key` names, and puts the focus where work begins."""

    def focus_main(self) -> None:
        """Puts the focus where work begins."""
        self.setFocus()
        self.focusNextChild()

    def refresh(self) -> None:
        """Reads again what it shows; selection, focus and what was typed stay."""

    def uses(self) -> Uses:
        """What it does for commands."""
        return {}

    def unsaved(self) -> str:
        """What was typed here and not recorded, in half a sentence; "" for nothing."""
        return ""


_LINES: Final = 2
"""of what a page is about, beside its title"""


class PageHeader(QWidget):
    """The head of a page: its title, what it is about in a quieter tone, and its own buttons at the right."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = QLabel(title, self)
        self.subtitle = QLabel(self)
        self.subtitle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._buttons: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self.title)
        self._words.addWidget(self.subtitle, 1)
        self._row.addLayout(self._words, 1)
        theme.changed.connect(self._size)
        self._size()

    def add_button(self, button: QWidget) -> None:
        """A button at the right."""
        self._buttons.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, subtitle: str) -> None:
        """What the page is about now."""
        self.subtitle.setText(subtitle)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Puts what it is about below the title, where there is little room beside it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        needed = self.subtitle.fontMetrics().horizontalAdvance(self.subtitle.text())
        taken = [self.title.minimumWidth(), *(button.sizeHint().width() for button in self._buttons)]
        beside = self.width() - sum(taken) - self._theme.px(40 + 12 + 8 * len(self._buttons))
        directions = QBoxLayout.Direction
        self._words.setDirection(directions.TopToBottom if needed > _LINES * beside else directions.LeftToRight)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.TITLE))
        self.title.setMinimumWidth(self.title.fontMetrics().horizontalAdvance(self.title.text()) + 2)
        self._row.setContentsMargins(px(24), px(12), px(16), px(8))
        self._row.setSpacing(px(8))
        self._words.setSpacing(px(12))
        self._turn()
