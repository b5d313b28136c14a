"""The bar of keys below a panel: every button shows the key that does the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeySequence, QPainter, QPalette, QPixmap, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type

_KEPT: Final = "panel/letter keys"


@dataclass(frozen=True, slots=True)
class Key:
    """Something to do, its key, and its words with their access key."""

    id: str
    key: str
    words: str


KEYS: Final = (
    Key("previous", "P", "&Previous"),
    Key("next", "N", "&Next"),
    Key("decide", "D", "&Decide..."),
    Key("note", "T", "No&te"),
    Key("criteria", "C", "&Criteria"),
    Key("mask", "M", "&Mask"),
    Key("agenda", "A", "&Agenda..."),
    Key("lock", "Ctrl+L", "Loc&k"),
    Key("end", "F11", "End pane&l..."),
)
_LETTER: Final = 1
"""the length of a key that means something only while nothing is typed into"""


class KeyButton(QPushButton):
    """A button that shows its key before its words."""

    def __init__(self, key: Key, theme: Theme, parent: QWidget) -> None:
        super().__init__(key.words, parent)
        self.key, self._theme = key, theme
        self.setObjectName(key.id)
        self.setAutoDefault(True)
        self.setProperty("small", True)
        self.setAccessibleDescription(f"Key {key.key}")

    def show_cap(self, *, there: bool) -> None:
        """Paints the key anew; where it means nothing it is away, and its words have their access key instead."""
        self.setText(self.key.words.replace("&", "") if there else self.key.words)
        if not there:
            self.setIcon(QIcon())
            return
        theme = self._theme
        font = QFont(theme.font(Type.STRONG))
        tall = theme.tall(6)
        size = QSize(max(tall, QFontMetrics(font).horizontalAdvance(self.key.key) + theme.px(10)), tall)
        icon = QIcon()
        for mode, token in ((QIcon.Mode.Normal, "text"), (QIcon.Mode.Disabled, "disabled")):
            icon.addPixmap(self._cap(size, font, theme.color(token)), mode)
        self.setIcon(icon)
        self.setIconSize(size)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """With room for the ring of a filled button, which is further in."""
        more = self._theme.px(14) if self.property("main") else 0
        return super().sizeHint() + QSize(more, 0)

    def _cap(self, size: QSize, font: QFont, color: QColor) -> QPixmap:
        ratio = self.devicePixelRatioF()
        cap = QPixmap(size * ratio)
        cap.setDevicePixelRatio(ratio)
        cap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(cap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color)
        box = QRectF(0, 0, size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key.key)
        painter.end()
        return cap


class KeyBar(QFrame):
    """Buttons with their keys; letters alone can be turned off, their access keys stay."""

    asked = Signal(str)
    """the id of a key"""

    def __init__(self, theme: Theme, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.buttons = {key.id: KeyButton(key, theme, self) for key in KEYS}
        self.letters = QCheckBox("Letter ke&ys, resting while you type (Esc leaves)", self)
        self.letters.setChecked(QSettings().value(_KEPT, "on") != "off")
        self._rests = False
        self._shortcuts = [self._shortcut(key, page) for key in KEYS if key.id != "lock"]  # a command of the window
        for button in self.buttons.values():
            button.clicked.connect(self._ask)
        self.letters.toggled.connect(self._turn)
        self._flow = FlowLayout()
        for button in self.buttons.values():
            self._flow.addWidget(button)
        self._flow.addWidget(self.letters)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._flow)
        theme.changed.connect(self._size)
        self._size()

    def allow(self, why_not: Mapping[str, str], main: str) -> None:
        """What can be done now, and what fits best; `why_not` has the sentence where something cannot."""
        for name, button in self.buttons.items():
            button.setEnabled(not why_not.get(name))
            button.setToolTip(why_not.get(name, ""))
            button.setProperty("main", name == main)
            button.updateGeometry()
            button.update()

    def rest(self) -> None:
        """A menu is open: letters are its own."""
        self._rests = True
        self._listen()

    def wake(self) -> None:
        """It is closed again."""
        self._rests = False
        self._listen()

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """A hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.TopEdge)
        painter.end()

    def _shortcut(self, key: Key, page: QWidget) -> QShortcut:
        made = QShortcut(QKeySequence(key.key), page)
        made.setObjectName(key.id)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(self._ask)
        return made

    def _ask(self) -> None:
        sender = self.sender()
        if sender and self.buttons[sender.objectName()].isEnabled():
            self.asked.emit(sender.objectName())

    def _listen(self) -> None:
        letters = self.letters.isChecked()
        for shortcut in self._shortcuts:
            long = len(shortcut.key().toString()) > _LETTER
            shortcut.setEnabled(not self._rests and (letters or long))

    def _turn(self, on: bool) -> None:
        QSettings().setValue(_KEPT, "on" if on else "off")
        self._size()

    def _size(self) -> None:
        px, on = self._theme.px, self.letters.isChecked()
        self._listen()
        for button in self.buttons.values():
            button.show_cap(there=on or len(button.key.key) > _LETTER)
        self._flow.set_spaces(px(6), px(6))
        self._body.setContentsMargins(px(24), px(10), px(24), px(8))
