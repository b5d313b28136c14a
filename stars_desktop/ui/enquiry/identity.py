"""The head of the page: whose enquiry it is, where it stands, and the one thing to do."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import Cohort
from stars_desktop.ui.common.badges import cohort_icon
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.marks import STATE_ICONS, STEP_ICONS
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.common.words import with_keys
from stars_desktop.ui.enquiry.view import Action, EnquiryView

_BADGE: Final = 34
_ICON: Final = 16
_REFERENCE: Final = 300
"""as wide as a reference and initials may be"""


class _Told(QWidget):
    """A word over a value with its icon: State, In the pipeline."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label, self._icon, self._words = QLabel(self), QLabel(self), QLabel(self)
        self._label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._label)
        self._column.addLayout(self._row)

    def say(self, label: str, words: str, icon: str = "") -> None:
        """Shows it; without words it is not there."""
        self._label.setText(label)
        self._label.setFont(self._theme.font(Type.CAPTION))
        self._words.setText(words)
        self._words.setFont(self._theme.font(Type.STRONG))
        self._words.setMinimumHeight(self._theme.px(_ICON))
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(self._theme.icon(icon, "muted").pixmap(self._theme.px(_ICON)))
        self._row.setSpacing(self._theme.px(6))
        self.setVisible(bool(words))


class MainButton(QToolButton):
    """The suggested action, and behind its arrow all that may follow; Enter does it, Down opens the menu."""

    chosen = Signal(str)
    """the id of a command"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("main", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._all = QMenu("What may follow", self)
        self.setMenu(self._all)
        self._all.triggered.connect(self._choose)
        self.clicked.connect(self._choose_main)
        self._main = ""

    def offer(self, main: Action, actions: Sequence[Action]) -> None:
        """The action of the button, and of its menu; what is not allowed stands there with its reason."""
        self._main = main.command
        self.setText(main.said)
        self.setAccessibleName(main.said)
        self.setAccessibleDescription("The Down key opens all that may follow.")
        self._all.clear()
        words = with_keys([action.said for action in actions])
        for before, action, said in zip([None, *actions], actions, words, strict=False):
            if before and not before.why_not and action.why_not:
                self._all.addSeparator()
            entry = QAction(said, self._all)
            entry.setData(action.command)
            entry.setEnabled(not action.why_not)
            self._all.addAction(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter does it, Down opens the menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self._all.popup(self.mapToGlobal(QPoint(0, self.height())))
        else:
            super().keyPressEvent(event)

    def _choose_main(self) -> None:
        self.chosen.emit(self._main)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


class IdentityBar(QWidget):
    """Badge, reference, initials and age; cohort, state, step and how long; the main button."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cohort: Cohort | None = None
        self._narrow = False
        self._view: EnquiryView | None = None
        self._badge, self._reference, self._age = QLabel(self), QLabel(self), QLabel(self)
        self._age.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.main = MainButton(self)
        told = QWidget(self)
        self._told = [_Told(theme, told) for _ in range(4)]
        self._flow = FlowLayout(told)
        self._flow.setContentsMargins(0, 0, 0, 0)
        for one in self._told:
            self._flow.addWidget(one)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self._reference)
        who.addWidget(self._age)
        who.addStretch(1)
        self._who = QHBoxLayout()
        self._who.addWidget(self._badge)
        self._who.addLayout(who)
        self._grid = QGridLayout(self)
        self._grid.addLayout(self._who, 0, 0)
        self._grid.addWidget(self.main, 0, 2, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(1, 1)
        self._told_row = told
        self._place()
        theme.changed.connect(self._paint)

    def show_view(self, view: EnquiryView) -> None:
        """Whose it is now."""
        self._view = view
        self._paint()

    def fit(self, *, narrow: bool) -> None:
        """With little room where it stands goes below, and the badge says the cohort."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()
            self._paint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()

    def _place(self) -> None:
        self._grid.removeWidget(self._told_row)
        if self._narrow:
            self._grid.addWidget(self._told_row, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._told_row, 0, 1, Qt.AlignmentFlag.AlignVCenter)

    def _show_reference(self, said: str) -> None:
        """A reference of another council's system may be long; in full it is in the list and in the tip."""
        most = self._theme.px(_REFERENCE)
        shown = self._reference.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, most)
        self._reference.setText(shown)
        self._reference.setToolTip("" if shown == said else said)
        self._reference.setAccessibleName("" if shown == said else said)

    def _paint(self) -> None:
        view, px = self._view, self._theme.px
        if view is None:
            return
        self._badge.setVisible(view.cohort is not None)
        if view.cohort:
            self._badge.setPixmap(cohort_icon(self._theme, view.cohort, _BADGE).pixmap(px(_BADGE)))
            self._badge.setAccessibleName(f"Cohort {view.cohort}")
        self._reference.setFont(self._theme.font(Type.TITLE))
        self._show_reference(" ".join(part for part in (view.reference, view.initials) if part))
        self._age.setText(view.age)
        cohort, state, step, time = self._told
        cohort.say("Cohort", "" if self._narrow else view.cohort_words)
        state.say("State", view.state_words, STATE_ICONS[view.state])
        step.say("Step", view.step, STEP_ICONS.get(view.step, ""))
        time.say(view.time_label, view.time_words)
        self.main.offer(view.main, view.actions)
        self._grid.setContentsMargins(px(24), px(8), px(24), px(9))
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(6))
        self._who.setSpacing(px(14))
        self._flow.set_spaces(px(24), px(4))
