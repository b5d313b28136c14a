"""Beside the form: the enquiries that may be of the same child, while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import in_order
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.intake.presenter import Known

BEFORE = "While you type the child reference, or initials and date of birth, what is known of the child appears here."
NOBODY = "No other enquiry of this child is known."


class KnownPanel(QScrollArea):
    """Warns and offers; nothing here stands in the way of adding the enquiry."""

    used = Signal(object)
    """asks to fill in what is blank (a Known)"""
    opened = Signal(str)
    """asks for an enquiry, by its reference"""
    grown = Signal()
    """what it shows is more or less than before"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Sequence[Known] = ()
        self._narrow = False
        self.setAccessibleName("Known already")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self.title = QLabel("Known already", inside)
        self.remark = QLabel(BEFORE, inside)
        self.remark.setWordWrap(True)
        self.remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.cards: list[KnownBox] = []
        self._body = QVBoxLayout(inside)
        self._body.addWidget(self.title)
        self._body.addWidget(self.remark)
        self._body.addStretch(1)
        self.setWidget(inside)
        theme.changed.connect(self._size)
        self._size()

    def show_known(self, found: Sequence[Known], *, asked: bool) -> None:
        """Other enquiries; none where nothing was asked yet or nobody is known."""
        self.remark.setText(NOBODY if asked else BEFORE)
        self.remark.setVisible(not found)
        if found == self._shown:
            return
        fresh = {one.reference for one in found} - {one.reference for one in self._shown}
        self._shown = found
        for box in self.cards:
            self._body.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.cards = [KnownBox(one, self._theme, self._inside, first=at == 0) for at, one in enumerate(found)]
        for at, box in enumerate(self.cards):
            box.used.connect(self.used)
            box.opened.connect(self.opened)
            box.grown.connect(self.grown)
            self._body.insertWidget(2 + at, box)
        self.grown.emit()
        if fresh:
            said = " ".join(f"{one.title}. {one.standing}" for one in found)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def fit(self, *, narrow: bool, after: QWidget) -> None:
        """Above the form it says no more at first than has to be said; Tab comes to it after another."""
        self._narrow = narrow
        self.title.setVisible(not narrow)
        for box in self.cards:
            box.fit(narrow=narrow)
        in_order(after, [button for box in self.cards for button in box.buttons])
        self._size()

    def tall(self, wide: int) -> int:
        """The height that shows all of it."""
        return self._body.totalHeightForWidth(wide)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self._body.setContentsMargins(px(24 if self._narrow else 16), px(4), px(24), px(8 if self._narrow else 16))
        self._body.setSpacing(px(10))


class KnownBox(QFrame):
    """One enquiry that is known: why it is shown, what it says, and two ways on."""

    used = Signal(object)
    opened = Signal(str)
    grown = Signal()

    def __init__(self, known: Known, theme: Theme, parent: QWidget, *, first: bool) -> None:
        super().__init__(parent)
        self._theme, self._known = theme, known
        self.setAutoFillBackground(True)
        self._icon = QLabel(self)
        self.title = QLabel(known.title, self)
        self.headings = [QLabel(heading, self) for heading, _ in known.told]
        self.told = [QLabel(said, self) for _, said in known.told]
        self.use = QPushButton("&Use what is known" if first else "Use what is known", self)
        self.use.setAccessibleName(f"Use what is known from {known.reference}")
        self.use.setToolTip("Fills in what is still blank")
        self.use.setVisible(bool(known.fills))
        self.use.clicked.connect(self._use)
        self.open = QPushButton(f"Open {known.reference}", self)
        self.open.clicked.connect(self._open)
        self.more = QPushButton(self)
        self.more.clicked.connect(self._turn)
        for link in (self.open, self.more):
            link.setProperty("link", True)
        self.buttons = (self.use, self.open, self.more)
        self.at_length, self._narrow = False, False
        self._lay_out(QLabel(known.standing, self))
        theme.changed.connect(self._size)
        self._size()

    def fit(self, *, narrow: bool) -> None:
        """Leaves out what else is told where there is little room, until it is asked for."""
        self._narrow = narrow
        self.more.setVisible(narrow and bool(self._known.told))
        self.more.setText("Show less" if self.at_length else "Show more")
        self.more.setAccessibleName(f"{self.more.text()} of {self._known.reference}")
        for label in (*self.headings, *self.told):
            label.setVisible(self.at_length or not narrow)

    def _turn(self) -> None:
        self.at_length = not self.at_length
        self.fit(narrow=self._narrow)
        self.grown.emit()

    def _use(self) -> None:
        self.used.emit(self._known)

    def _open(self) -> None:
        self.opened.emit(self._known.reference)

    def _lay_out(self, standing: QLabel) -> None:
        self._words = QVBoxLayout()
        for line in (self.title, standing):
            self._words.addWidget(line)
        for heading, said in zip(self.headings, self.told, strict=True):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(heading)
            part.addWidget(said)
            self._words.addLayout(part)
        for line in self.findChildren(QLabel):
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(line is not self._icon)
        self._ways = FlowLayout()
        for button in self.buttons:
            self._ways.addWidget(button)
        self._words.addLayout(self._ways)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)

    def _size(self) -> None:
        px = self._theme.px
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.color("warn_tint"))
        self.setPalette(palette)
        self._icon.setPixmap(self._theme.icon("triangle-alert", "warn").pixmap(px(16)))
        for strong in (self.title, *self.headings):
            strong.setFont(self._theme.font(Type.STRONG))
        self._row.setContentsMargins(px(12), px(10), px(12), px(10))
        self._row.setSpacing(px(8))
        self._words.setSpacing(px(6))
        self._ways.set_spaces(px(12), px(4))
