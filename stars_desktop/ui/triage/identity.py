"""Who is walked through the criteria, by which criteria, and the line that stands below every question."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import TITLE
from stars_desktop.ui.common.badges import cohort_icon
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.state import Front, View

BADGE: Final = 34
_WIDE: Final = 1040
"""the width, at a body line of 18, from which the cohort proposed is said too"""
TABS: Final[Mapping[Front, str]] = {
    Front.QUESTION: "Q&uestion",
    Front.ALL: "&All questions",
    Front.DENSE: "&Dense form",
    Front.DECISION: "&Check and decide",
}


class Tabs(QTabBar):
    """What stands in front; `taken` is for one that was asked for, not only come by with the arrows."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ways through the criteria")
        self.setExpanding(False)
        self.setDrawBase(False)
        for front, words in TABS.items():
            self.setTabData(self.addTab(words), front)

    @property
    def front(self) -> Front:
        """The one that is chosen."""
        return Front(self.tabData(self.currentIndex()))

    def show_front(self, front: Front) -> None:
        """Chooses one, without asking for it."""
        self.blockSignals(True)
        self.setCurrentIndex(list(TABS).index(front))
        self.blockSignals(False)
        self.update()

    def event(self, event: QEvent) -> bool:
        """An access key asks for its tab, also where that is in front already."""
        done = super().event(event)
        if event.type() == QEvent.Type.Shortcut:
            self.taken.emit()
        return done

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """So does a click."""
        super().mouseReleaseEvent(event)
        self.taken.emit()


class IdentityBar(QWidget):
    """Badge, reference and initials; age, notification and cohort proposed; which criteria; what is in front."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: View | None = None
        self._narrow = False
        self._badge, self.name, self.about, self.label = (QLabel(self) for _ in range(4))
        for label in (self.name, self.about, self.label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for quiet in (self.about, self.label):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            quiet.setWordWrap(True)
        self.tabs = Tabs(self)
        self._lay_out()
        theme.changed.connect(self._paint)
        self._paint()

    def show_view(self, view: View) -> None:
        """Another enquiry, or the same one with other facts."""
        self._view = view
        self.name.setText(f"{view.reference}  {view.initials}".strip())
        self.label.setText(view.label)
        self.tabs.show_front(view.front)
        self._paint()

    def fit(self, *, narrow: bool) -> None:
        """The tabs below the words where there is little room."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._narrow = narrow
        self._paint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.addWidget(self.name)
        self._line.addWidget(self.about, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addLayout(self._line)
        self._words.addWidget(self.label)
        self._who = QHBoxLayout()
        self._who.addWidget(self._badge)
        self._who.addLayout(self._words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._who, 1)
        self._row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)

    def _paint(self) -> None:
        px = self._theme.px
        self.name.setFont(self._theme.font(Type.HEADING))
        self.label.setFont(self._theme.font(Type.CAPTION))
        self.label.setVisible(not self._narrow)
        self._row.setContentsMargins(0, 0, 0, 1)
        self._row.setSpacing(0)
        self._who.setContentsMargins(px(24), px(6), px(12), px(6))
        self._who.setSpacing(px(12))
        self._line.setSpacing(px(12))
        cohort = self._view.cohort if self._view else None
        if view := self._view:
            short = self._narrow or self.width() < px(_WIDE)
            self.about.setText(view.about if short else f"{view.about}{view.proposed}")
        self._badge.setVisible(cohort is not None)
        if cohort:
            self._badge.setPixmap(cohort_icon(self._theme, cohort, BADGE).pixmap(px(BADGE)))
            self._badge.setAccessibleName(f"Cohort {cohort}, {TITLE[cohort]}")
