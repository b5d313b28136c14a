"""The preview beside the list: paints one enquiry at a glance."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.events import Kind
from stars_desktop.ui.common.badges import cohort_icon
from stars_desktop.ui.common.marks import KIND_ICONS, STATE_ICONS, STEP_ICONS
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.register.glance import Glance, Line

WIDE = 330
BADGE, ICON = 26, 16


class Preview(QScrollArea):
    """Identity, step, next step, facts and the latest events of the enquiry that is chosen in the list."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Glance | None = None
        self.setAccessibleName("Preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self.badge = QLabel(inside)
        self.title, self.cohort = self._label(inside), self._label(inside, muted=True)
        self.icon = QLabel(inside)
        self.standing, self.since = self._label(inside), self._label(inside, muted=True)
        self.open = QPushButton("&Open", inside)
        self.open.setProperty("main", True)
        self.open.clicked.connect(self.opened)
        self.blocks = [Block(words, theme, inside) for words in ("Look again", "Next step", "Facts", "Latest")]
        self._lay_out(inside)
        self.setWidget(inside)
        theme.changed.connect(self._paint)
        self.show_glance(None)

    def show_glance(self, shown: Glance | None) -> None:
        """Another enquiry, or none."""
        self._shown = shown
        self._inside.setVisible(shown is not None)
        self._paint()

    def _paint(self) -> None:
        px, font = self._theme.px, self._theme.font
        self.setFixedWidth(px(WIDE))
        self.title.setFont(font(Type.HEADING))
        self.standing.setFont(font(Type.STRONG))
        self._column.setContentsMargins(px(20), px(14), px(16), px(16))
        self._column.setSpacing(px(14))
        self._head.setHorizontalSpacing(px(8))
        self._head.setVerticalSpacing(px(2))
        self._head.setRowMinimumHeight(2, px(10))
        if self._shown:
            self._fill(self._shown)

    def _fill(self, shown: Glance) -> None:
        side = self._theme.px(BADGE)
        mark = cohort_icon(self._theme, shown.cohort, BADGE) if shown.cohort else QIcon()
        self.badge.setPixmap(mark.pixmap(side))
        self.title.setText(f"{shown.reference}  {shown.who}".strip())
        self.cohort.setText(shown.cohort_title)
        name = STEP_ICONS[shown.step] if shown.step else STATE_ICONS[shown.state]
        self.icon.setPixmap(self._theme.icon(name, "muted").pixmap(self._theme.px(ICON)))
        self.standing.setText(shown.standing)
        self.since.setText(shown.since)
        again, steps, facts, latest = self.blocks
        again.title.setText("Changed since the decision" if shown.decided else "Look again")
        again.show_lines([Line("", words) for words in shown.again])
        steps.show_lines([Line("", words) for words in shown.next_step])
        facts.show_lines(shown.facts)
        latest.title.setText(f"Latest of {shown.events}")
        latest.show_lines(shown.latest, self._kind_icon)

    def _kind_icon(self, line: Line) -> QIcon:
        return self._theme.icon(KIND_ICONS[Kind(line.label)], "muted")

    def _label(self, parent: QWidget, *, muted: bool = False) -> QLabel:
        return quiet(QLabel(parent), muted=muted)

    def _lay_out(self, inside: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._head = QGridLayout()
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self.badge, 0, 0, 2, 1, top)
        self._head.addWidget(self.title, 0, 1)
        self._head.addWidget(self.cohort, 1, 1)
        self._head.addWidget(self.icon, 3, 0, 2, 1, top | Qt.AlignmentFlag.AlignHCenter)
        self._head.addWidget(self.standing, 3, 1)
        self._head.addWidget(self.since, 4, 1)
        button = QHBoxLayout()
        button.addWidget(self.open)
        button.addStretch(1)
        self._column = QVBoxLayout(inside)
        self._column.addLayout(self._head)
        self._column.addLayout(button)
        for block in self.blocks:
            self._column.addWidget(block)
        self._column.addStretch(1)


class Block(QWidget):
    """A heading below a hairline, and lines with a label or an icon."""

    def __init__(self, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = QLabel(words, self)
        self._body = QVBoxLayout(self)
        self._body.addWidget(self.title)
        self._inside = QWidget(self)
        self._body.addWidget(self._inside)

    def show_lines(self, lines: Sequence[Line], icon: Callable[[Line], QIcon] | None = None) -> None:
        """Other lines; an icon stands in place of their labels where one is given."""
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self._body.setContentsMargins(0, px(10), 0, 0)
        self._body.setSpacing(px(6))
        fresh = QWidget(self)
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for at, line in enumerate(lines):
            self._add(fresh, grid, at, line, icon)
        self._body.replaceWidget(self._inside, fresh)
        fresh.show()  # at once, where the layout would wait for the next round
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh
        self.setVisible(bool(lines))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The hairline."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()

    def _add(
        self, inside: QWidget, grid: QGridLayout, at: int, line: Line, icon: Callable[[Line], QIcon] | None
    ) -> None:
        top = Qt.AlignmentFlag.AlignTop
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(quiet(QLabel(line.words, inside)))
        if line.note:
            note = quiet(QLabel(line.note, inside), muted=True)
            note.setFont(self._theme.font(Type.CAPTION))
            said.addWidget(note)
        grid.addLayout(said, at, 1)
        if icon:
            mark = QLabel(inside)
            mark.setPixmap(icon(line).pixmap(self._theme.px(ICON)))
            grid.addWidget(mark, at, 0, top)
        elif line.label:
            label = quiet(QLabel(line.label, inside), muted=True)
            label.setMinimumWidth(self._theme.px(104))
            grid.addWidget(label, at, 0, top)


def quiet(label: QLabel, *, muted: bool = False) -> QLabel:
    """A label of plain text that goes on below where it has no more room."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
