"""The four answers beside the question: each a line with its verdict, that opens to its criteria."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stars_desktop.domain.cohort import SHORT, TITLE, Cohort
from stars_desktop.domain.triage import Fit, Truth
from stars_desktop.ui.common.badges import paint_cohort
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.marks import FIT_ICONS, TRUTH_ICONS
from stars_desktop.ui.common.strokes import chevron, hairline, ring
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.state import Block, Group, Row
from stars_desktop.ui.triage.words import upper

EDGE: Final = 20
BADGE: Final = 22
TEXT: Final = EDGE + BADGE + 12
WRAPPED: Final = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


class BlockHead(QPushButton):
    """One cohort's answer: badge, title, verdict and why; it opens to the criteria. Short, it is one line."""

    def __init__(self, cohort: Cohort, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.cohort = cohort
        self._theme, self._fit, self._why, self._short = theme, Fit.UNKNOWN, "", False
        self.setCheckable(True)
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_block(self, block: Block, *, short: bool) -> None:
        """The verdict and why, in a line or two."""
        self._fit, self._why, self._short = block.fit, block.why, short
        self.setAccessibleName(f"{self.cohort}, {TITLE[self.cohort]}: {upper(block.fit)}. {block.why}.")
        self.setAccessibleDescription("Opens to its criteria")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        wide = self._theme.px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the title and the verdict."""
        return QSize(self._theme.px(260), self._theme.tall(10))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """One line, or the head and why in as many as it takes."""
        if self._short:
            return self._theme.tall(10)
        room = QRect(0, 0, width - self._theme.px(TEXT + EDGE), 10_000)
        why = QFontMetrics(self._theme.font(Type.BODY)).boundingRect(room, WRAPPED, self._why)
        return self._theme.unit + why.height() + self._theme.px(26)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Everything in ink on paper; the opened one on a tone of its own."""
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        opened = self.isChecked()
        painter.fillRect(
            self.rect(), self._theme.color("alt" if opened else "hover" if self.underMouse() else "base")
        )
        hairline(painter, self.rect(), tokens.line, Qt.Edge.TopEdge)
        top, unit = (px(4) if self._short else px(12)), self._theme.unit
        line = QRect(px(TEXT), top, self.width() - px(TEXT + EDGE), unit)
        badge = px(BADGE)
        paint_cohort(painter, QRect(px(EDGE), top + (unit - badge) // 2, badge, badge), self.cohort, tokens)
        end = QRect(line.right() - px(12), top, px(14), unit)
        chevron(painter, end, tokens.text, px(14), turn=0 if opened else -90)
        self._verdict(painter, line.adjusted(0, 0, -px(24), 0))
        if not self._short:
            painter.setFont(self._theme.font(Type.BODY))
            painter.setPen(self._theme.color("muted"))
            painter.drawText(
                QRect(line.left(), line.bottom() + px(5), line.width(), self.height()), WRAPPED, self._why
            )
        if self.hasFocus():
            ring(painter, self.rect(), tokens.accent, 0)
        painter.end()

    def _verdict(self, painter: QPainter, line: QRect) -> None:
        px, middle = self._theme.px, Qt.AlignmentFlag.AlignVCenter
        name, tone = FIT_ICONS[self._fit]
        word, font = upper(self._fit), self._theme.font(Type.STRONG)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(word)
        painter.setPen(self._theme.color(tone))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, word)
        side = px(16)
        icon = QRect(line.right() - wide - side - px(8), line.top() + (line.height() - side) // 2, side, side)
        self._theme.icon(name, tone).paint(painter, icon)
        painter.setPen(self._theme.color("text"))
        room = line.adjusted(0, 0, -(wide + side + px(16)), 0)
        title = TITLE[self.cohort]
        if painter.fontMetrics().horizontalAdvance(title) > room.width():
            title = SHORT[self.cohort]
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)


class BlockDetails(QWidget):
    """The criteria of a cohort by how much they count, each with what is known of it and where the rule stands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """These in place of what stood there."""
        clear(self._grid)
        px, top = self._theme.px, Qt.AlignmentFlag.AlignTop
        self._grid.setContentsMargins(px(TEXT), 0, px(EDGE), px(12))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        for at, (widget, across) in enumerate(self._lines(groups)):
            if isinstance(across, Row):
                self._grid.addWidget(self._mark(across), at, 0, top)
                self._grid.addWidget(widget, at, 1)
                self._grid.addWidget(
                    self._word(across), at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
                )
            else:
                self._grid.addWidget(widget, at, across, 1, 3 - across)

    def _lines(self, groups: Sequence[Group]) -> Iterator[tuple[QWidget, Row | int]]:
        """Labels from top to bottom, each with its row or the column in which it begins."""
        for group in groups:
            yield self._label(group.name, Type.STRONG, above=8), 0
            for row in group.rows:
                yield self._label(f"{row.id}. {row.title}", Type.BODY, above=5), row
                yield self._label(row.fact, Type.CAPTION, quiet=True), 1
                yield self._label(f"Rule: {row.rule}", Type.CAPTION, quiet=True), 1

    def _label(self, words: str, role: Type, *, quiet: bool = False, above: int = 0) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font(role))
        label.setContentsMargins(0, self._theme.px(above), 0, 0)
        if quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _mark(self, row: Row) -> QLabel:
        mark = QLabel(self)
        mark.setPixmap(self._theme.icon(*TRUTH_ICONS[row.truth]).pixmap(self._theme.px(16)))
        mark.setContentsMargins(0, self._theme.px(5), 0, 0)
        return mark

    def _word(self, row: Row) -> QLabel:
        word = self._label(upper(row.truth), Type.BODY, above=5, quiet=row.truth is Truth.UNKNOWN)
        word.setWordWrap(False)
        palette = word.palette()
        if row.truth is Truth.MET:
            palette.setColor(word.foregroundRole(), self._theme.color("ok"))
            word.setPalette(palette)
        return word


class FourAnswers(QWidget):
    """The four answers, always in the order A to D; one at a time stands open."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: Mapping[Cohort, Block] = {}
        self._short = False
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.title = QLabel("Four answers", self)
        self.heads = {cohort: BlockHead(cohort, theme, self) for cohort in Cohort}
        self._details = {cohort: BlockDetails(theme, self) for cohort in Cohort}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.title)
        for cohort, head in self.heads.items():
            self._body.addWidget(head)
            self._body.addWidget(self._details[cohort])
            self._details[cohort].hide()
            head.clicked.connect(self._toggle)
        self._body.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """New verdicts; what stood open stays open."""
        self._blocks = {block.cohort: block for block in blocks}
        self._paint()

    def shorten(self, *, short: bool) -> None:
        """Four lines without why, for where there is little room."""
        self._short = short
        self.title.setVisible(not short)
        self._paint()

    def come_after(self, widget: QWidget) -> None:
        """Tab comes to the four right after this."""
        for head in self.heads.values():
            QWidget.setTabOrder(widget, head)
            widget = head

    def details(self, cohort: Cohort) -> QWidget:
        """What a cohort opens to."""
        return self._details[cohort]

    def _toggle(self) -> None:
        sender = self.sender()
        for head in self.heads.values():
            if head is not sender:
                head.setChecked(False)
        self._paint()
        self.opened.emit()

    def _paint(self) -> None:
        for cohort, block in self._blocks.items():
            head, details = self.heads[cohort], self._details[cohort]
            head.show_block(block, short=self._short)
            if head.isChecked():
                details.show_groups(block.groups)
            details.setVisible(head.isChecked())

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.HEADING))
        self.title.setContentsMargins(px(EDGE), px(12), px(EDGE), px(10))
        self._paint()
