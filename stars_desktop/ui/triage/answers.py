"""The four answers beside the question, or above it, with what is nearest and the dates ahead."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.strokes import hairline
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.blocks import EDGE, BlockDetails, BlockHead
from stars_desktop.ui.triage.state import Block, View


class Strip(QWidget):
    """The four verdicts in one line, or in two where they have no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: Sequence[BlockHead] = ()
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)

    def hold(self, heads: Sequence[BlockHead]) -> None:
        """Takes these in; none lets them go."""
        self._heads = heads
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many in a line as there is room for."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()

    def _place(self) -> None:
        needed = max((head.minimumSizeHint().width() for head in self._heads), default=0)
        across = 4 if needed * 4 + self._theme.px(12) <= self.width() else 2
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, at // across, at % across)
        self._grid.setContentsMargins(self._theme.px(12), 0, 0, 1)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)


class DatesAhead(QWidget):
    """The days ahead that change what can be done for the child; nothing to say shows nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dates: Sequence[str] = ()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._paint)

    def show_dates(self, dates: Sequence[str]) -> None:
        """These, in sentences."""
        self._dates = dates
        self._paint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline above."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.TopEdge)
        painter.end()

    def _paint(self) -> None:
        clear(self._grid)
        self.setVisible(bool(self._dates))
        px = self._theme.px
        self._grid.setContentsMargins(px(EDGE), px(12), px(EDGE), px(16))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        heading = QLabel("Dates ahead", self)
        heading.setFont(self._theme.font(Type.HEADING))
        self._grid.addWidget(heading, 0, 0, 1, 2)
        for at, sentence in enumerate(self._dates, start=1):
            icon, words = QLabel(self), QLabel(sentence, self)
            icon.setPixmap(self._theme.icon("calendar-days", "muted").pixmap(px(16)))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            self._grid.addWidget(icon, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, at, 1)


class FourAnswers(QWidget):
    """The four answers, always in the order A to D; one at a time stands open. `strip` holds them in short."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: Mapping[Cohort, Block] = {}
        self._short = False
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.title = QLabel("Four answers", self)
        self.nearest = MessageBar(theme, self, closes=False, edge=EDGE)
        self.heads = {cohort: BlockHead(cohort, theme, self) for cohort in Cohort}
        self._details = {cohort: BlockDetails(theme, self) for cohort in Cohort}
        self.ahead = DatesAhead(theme, self)
        self.strip = Strip(theme, parent)
        self.strip.hide()
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_view(self, view: View) -> None:
        """New verdicts, which cohort is nearest, and the dates ahead; what stood open stays open."""
        self.title.setText(view.answers)
        self._blocks = {block.cohort: block for block in view.blocks}
        nearest = view.nearest
        if nearest and (self.nearest.isHidden() or self.nearest.words.text() != nearest):
            self.nearest.say(nearest)
        self.nearest.setVisible(bool(nearest))
        self.ahead.show_dates(view.ahead)
        self._paint()

    def shorten(self, *, short: bool) -> None:
        """Into the strip, for where there is little room; what one opens to stays here."""
        self._short = short
        self.title.setVisible(not short)
        heads = list(self.heads.values())
        if short:
            self.strip.hold(heads)
        else:
            self.strip.hold(())
            for head in heads:
                self._body.insertWidget(self._body.indexOf(self._details[head.cohort]), head)
            self._body.insertWidget(self._body.count() - 1, self.ahead)
        for head in heads:
            head.show()  # what changes its parent is hidden
        self._paint()

    def come_after(self, widget: QWidget) -> None:
        """Tab comes to the four right after this."""
        for head in self.heads.values():
            QWidget.setTabOrder(widget, head)
            widget = head

    def details(self, cohort: Cohort) -> QWidget:
        """What a cohort opens to."""
        return self._details[cohort]

    def _lay_out(self) -> None:
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.title)
        self._body.addWidget(self.nearest)
        for cohort, head in self.heads.items():
            self._body.addWidget(head)
            self._body.addWidget(self._details[cohort])
            self._details[cohort].hide()
            head.clicked.connect(self._toggle)
        self._body.addWidget(self.ahead)
        self._body.addStretch(1)

    def _toggle(self) -> None:
        sender = self.sender()
        for head in self.heads.values():
            if head is sender:
                head.setFocus()
            else:
                head.setChecked(False)
        self._paint()
        self.opened.emit()

    def _paint(self) -> None:
        for cohort, block in self._blocks.items():
            head, details = self.heads[cohort], self._details[cohort]
            head.show_block(block, short=self._short)
            if head.isChecked():
                details.show_groups(block.groups, f"{TITLE[cohort]}. {block.why}" if self._short else "")
            details.setVisible(head.isChecked())

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self.title.setContentsMargins(px(EDGE), px(12), px(EDGE), px(10))
        self._paint()
