"""What the panels at the right of the door share, and the one for somebody who never used it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.theme import Theme, Type


def hairline(parent: QWidget, shape: QFrame.Shape) -> QFrame:
    """A thin line between two parts."""
    line = QFrame(parent)
    line.setFrameStyle(int(shape) | int(QFrame.Shadow.Plain))
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line


def button(parent: QWidget, text: str, icon: str = "", *, main: bool = False, link: bool = False) -> QPushButton:
    """A button; its icon is drawn by the panel, in the colours in force."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    made.setProperty("main", main)
    made.setProperty("link", link)
    made.setProperty("icon_name", icon)
    if link:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


INSET: Final = 12
"""of words and buttons, so that they stand where the words of fields do"""


class Panel(QWidget):
    """One thing to do at the door."""

    WIDE = 600

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title, self.lead = words("", self), words("", self, muted=True)
        self.body = QVBoxLayout(self)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.take_sizes)

    def name(self, title: str, lead: str) -> None:
        """What is to be done, and one sentence more."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.setAccessibleName(title)

    def row_of(self, *parts: QWidget) -> QLayout:
        """Parts side by side, and below where there is no room."""
        row = FlowLayout()
        row.setContentsMargins(self.theme.px(INSET), 0, 0, 0)
        row.set_spaces(self.theme.px(12), self.theme.px(8))
        for part in parts:
            row.addWidget(part)
        return row

    def inset(self, part: QWidget) -> QLayout:
        """Something that begins where words and buttons do."""
        row = QVBoxLayout()
        row.setContentsMargins(self.theme.px(INSET), 0, 0, 0)
        row.addWidget(part)
        return row

    def focus_first(self) -> None:
        """Puts the focus where work begins."""
        self.setFocus()
        self.focusNextChild()

    def take_sizes(self) -> None:
        """Fonts, spaces and icons as they are now."""
        px = self.theme.px
        self.title.setFont(self.theme.font(Type.UNLOCK))
        self.title.setContentsMargins(px(INSET), 0, 0, 0)
        self.lead.setContentsMargins(px(INSET), 0, 0, px(8))
        self.setMaximumWidth(px(self.WIDE))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
        for one in self.findChildren(QPushButton):
            if icon := one.property("icon_name"):
                one.setIcon(self.theme.icon(icon))


class Welcome(Panel):
    """For somebody who never used it: what it is, and the two ways to begin."""

    begun = Signal(str)
    """what is begun: "new" or "sample"."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.name(
            "Make your council's register",
            "A register is one encrypted file on this laptop, in which you keep the enquiries that reach you, what "
            "happened to each and on which day. The monthly pipeline return is counted from it.",
        )
        self.make_button = button(self, "Ma&ke the register...", main=True)
        self.make_button.clicked.connect(self._make)
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(self.row_of(self.make_button))
        self.body.addSpacing(theme.px(20))
        self.look = words(
            "Not sure yet? The sample register holds invented enquiries of three contract years. Look round and "
            "try everything: nothing there is real.",
            self,
        )
        self.body.addWidget(self.look)
        self.sample_button = button(self, "&Look round in the sample register", "flask-conical")
        self.sample_button.clicked.connect(self._look_round)
        self.body.addLayout(self.row_of(self.sample_button))
        self.take_sizes()

    def take_sizes(self) -> None:
        """Fonts, spaces and icons as they are now."""
        super().take_sizes()
        self.look.setContentsMargins(self.theme.px(INSET), 0, 0, 0)

    def focus_first(self) -> None:
        """Begins with making one."""
        self.make_button.setFocus()

    def _make(self) -> None:
        self.begun.emit("new")

    def _look_round(self) -> None:
        self.begun.emit("sample")
