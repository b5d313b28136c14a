"""The enquiry in front, in large type: whose it is, what is to be decided, the four answers, and what is known."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import SHORT, TITLE, Cohort
from stars_desktop.domain.triage import Fit
from stars_desktop.ui.common.badges import cohort_icon
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.marks import FIT_ICONS, TRUTH_ICONS
from stars_desktop.ui.common.paragraphs import words as label_of
from stars_desktop.ui.common.strokes import Edge, hairline, panel
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.panel.state import Answer, CriterionLine, FactLine, Front

BADGE: Final = 44
_LABEL: Final = 180
_FOUR, _TWO = 640, 460
"""the least room, at a body line of 18, for four answers beside each other, and for two"""
_WHOLE: Final = 860
"""the least room for four whole titles"""


class AnswerCell(QWidget):
    """One cohort's answer: mark and title, the verdict, why."""

    def __init__(self, cohort: Cohort, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.cohort, self._fit = theme, cohort, Fit.UNKNOWN
        self._badge, self._icon = QLabel(self), QLabel(self)
        self._badge.setAccessibleName(f"Cohort {cohort}")
        self._title, self.verdict = label_of(TITLE[cohort], self), label_of("", self)
        self.why = label_of("", self, muted=True)
        self._heads = [QHBoxLayout(), QHBoxLayout()]
        for row, mark, words in zip(self._heads, (self._badge, self._icon), (self._title, self.verdict), strict=True):
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
        self._body = QVBoxLayout(self)
        for row in self._heads:
            self._body.addLayout(row)
        self._body.addWidget(self.why)
        self._body.addStretch(1)

    def show_answer(self, answer: Answer) -> None:
        """The verdict and why."""
        self._fit = answer.fit
        self.verdict.setText(f"{answer.fit[0].upper()}{answer.fit[1:]}")
        self.why.setText(answer.why)
        self.size_all()

    def shorten(self, *, short: bool) -> None:
        """A short title where there is little room."""
        self._title.setText((SHORT if short else TITLE)[self.cohort])

    def size_all(self) -> None:
        """Takes sizes and colours again."""
        px, theme = self._theme.px, self._theme
        name, tone = FIT_ICONS[self._fit]
        side = px(22)
        for mark, icon in (
            (self._badge, cohort_icon(theme, self.cohort, 22)),
            (self._icon, theme.icon(name, tone, 20)),
        ):
            mark.setPixmap(icon.pixmap(side))
            mark.setFixedWidth(side)
        palette = self.verdict.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(tone))
        self.verdict.setPalette(palette)
        self._title.setFont(theme.font(Type.BODY))
        self.verdict.setFont(theme.font(Type.PANEL_STRONG))
        self.why.setFont(theme.font(Type.BODY))
        for row in self._heads:
            row.setSpacing(px(8))
        self._body.setContentsMargins(px(14), px(12), px(12), px(12))
        self._body.setSpacing(px(6))


class FourAnswers(QFrame):
    """The four beside each other in one frame, two and two or one below the other where there is less room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._across = theme, 0
        self.cells = {cohort: AnswerCell(cohort, theme, self) for cohort in Cohort}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setAccessibleName("What the criteria say")

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """In the order A to D."""
        for answer in answers:
            self.cells[answer.cohort].show_answer(answer)

    def fit(self, room: int) -> None:
        """As many beside each other as there is room for."""
        px = self._theme.px
        across = 4 if room >= px(_FOUR) else 2 if room >= px(_TWO) else 1
        for cell in self.cells.values():
            cell.shorten(short=across > 1 and room < px(_WHOLE))
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self.cells.values()):
            self._grid.addWidget(cell, at // across, at % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A line round all, and hairlines between."""
        tokens, painter = self._theme.tokens, QPainter(self)
        panel(painter, self.rect(), "", Edge(tokens.line))
        for at, cell in enumerate(self.cells.values()):
            if at % self._across:
                hairline(painter, cell.geometry(), tokens.line, Qt.Edge.LeftEdge)
            if at >= self._across:
                hairline(painter, cell.geometry(), tokens.line, Qt.Edge.TopEdge)
        painter.end()


class FactRow(QWidget):
    """A label, what is known, and of which day; one below the other where there is little room."""

    def __init__(self, line: FactLine, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label, self._words = label_of(line.label, self, muted=True), label_of(line.words, self)
        self._when = label_of(line.when, self, muted=True)
        self._when.setWordWrap(False)
        self._when.setVisible(bool(line.when))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._label)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._when)
        for label in (self._label, self._words):
            label.setFont(theme.font(Type.PANEL))
        self._when.setFont(theme.font(Type.BODY))

    def fit(self, room: int) -> None:
        """Takes the room that there is."""
        px, narrow = self._theme.px, room < self._theme.px(_TWO)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._row.setContentsMargins(0, px(7), 0, px(7))
        self._row.setSpacing(0 if narrow else px(16))
        self._label.setMinimumWidth(0 if narrow else px(_LABEL))
        self._label.setMaximumWidth(room if narrow else px(_LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, self.rect(), self._theme.tokens.line, Qt.Edge.BottomEdge)
        painter.end()


class CriterionRow(QWidget):
    """Whether a needed criterion is met, in words and with its mark."""

    def __init__(self, line: CriterionLine, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._truth = theme, line.truth
        said = f"{line.truth[0].upper()}{line.truth[1:]}"
        self._words = label_of(f"{line.title}: {said.lower()}", self)
        self._words.setFont(theme.font(Type.PANEL))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(3), 0, theme.px(3))
        row.addWidget(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The mark before the words."""
        super().paintEvent(event)
        name, tone = TRUTH_ICONS[self._truth]
        side, tall = self._theme.px(16), self._words.fontMetrics().height()
        painter = QPainter(self)
        top = self._theme.px(3) + (tall - side) // 2
        self._theme.icon(name, tone).paint(painter, QRect(0, top, side, side))
        painter.end()


class FrontPane(QWidget):
    """Whose it is, the question, the answers, what is known; its criteria when they are asked for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._front: Front | None = None
        self._rows: list[FactRow] = []
        self._room = 0
        self.opened = False
        self._badge, self.name = QLabel(self), label_of("", self)
        self.about, self.question = label_of("", self, muted=True), label_of("", self)
        self.answers = FourAnswers(theme, self)
        self._facts, self._criteria = QVBoxLayout(), QVBoxLayout()
        self._facts.setSpacing(0)
        self._criteria.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        self._head = QHBoxLayout()
        self._head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._head)
        self._body.addWidget(self.question)
        self._body.addWidget(self.answers)
        self._body.addLayout(self._criteria)
        self._body.addLayout(self._facts)
        theme.changed.connect(self._again)

    def show_front(self, front: Front) -> None:
        """Another enquiry, or the same one as it is now."""
        self._front = front
        self._again()

    def open_criteria(self) -> None:
        """Shows the criteria of its cohort, or hides them again."""
        self.opened = not self.opened
        self._again()

    def fit(self, room: int) -> None:
        """Takes the room that there is."""
        self._room = room
        self.answers.fit(room)
        for row in self._rows:
            row.fit(room)

    def _again(self) -> None:
        front, theme, px = self._front, self._theme, self._theme.px
        if not front:
            return
        self.name.setText(f"{front.reference}  {front.initials}".strip())
        self.name.setFont(theme.font(Type.PANEL_TITLE))
        self.about.setText(front.about)
        self.about.setFont(theme.font(Type.PANEL))
        self.question.setText(front.question)
        self.question.setFont(theme.font(Type.TITLE))
        self._badge.setVisible(front.cohort is not None)
        if front.cohort:
            self._badge.setPixmap(cohort_icon(theme, front.cohort, BADGE).pixmap(px(BADGE)))
            self._badge.setAccessibleName(f"Cohort {front.cohort}")
        self.answers.show_answers(front.answers)
        self._show_rows(front)
        self._head.setSpacing(px(18))
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(14))
        self.fit(self._room)

    def _show_rows(self, front: Front) -> None:
        clear(self._criteria)
        clear(self._facts)
        if self.opened:
            heading = label_of(f"What is needed for cohort {front.cohort}", self)
            heading.setFont(self._theme.font(Type.PANEL_STRONG))
            self._criteria.addWidget(heading)
            for line in front.criteria:
                self._criteria.addWidget(CriterionRow(line, self._theme, self))
        self._rows = [FactRow(line, self._theme, self) for line in front.facts]
        for row in self._rows:
            self._facts.addWidget(row)
