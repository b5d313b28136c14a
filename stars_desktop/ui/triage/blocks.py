"""One of the four answers: a line with its verdict and why, that opens to its criteria."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

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
        self.setAccessibleName(f"{self.cohort}, {TITLE[self.cohort]}: {upper(block.fit)}. {block.why}")
        self.setToolTip(TITLE[self.cohort] if short else "")
        self.setAccessibleDescription("Opens to its criteria")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        wide = self._theme.px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the title and the verdict; short, for the verdict alone."""
        if not self._short:
            return QSize(self._theme.px(260), self._theme.tall(10))
        return QSize(self._theme.px(12 + BADGE + 8) + self._word_wide() + self._theme.px(8), self._theme.tall(12))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """One line, or the head and why in as many as it takes."""
        if self._short:
            return self._theme.tall(12)
        room = QRect(0, 0, width - self._theme.px(TEXT + EDGE), 10_000)
        why = QFontMetrics(self._theme.font(Type.BODY)).boundingRect(room, WRAPPED, self._why)
        return self._theme.unit + why.height() + self._theme.px(26)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Everything in ink on paper; the opened one on a tone of its own."""
        painter, tokens = QPainter(self), self._theme.tokens
        ground = "alt" if self.isChecked() else "hover" if self.underMouse() else "base"
        painter.fillRect(self.rect(), self._theme.color(ground))
        hairline(painter, self.rect(), tokens.line, Qt.Edge.TopEdge)
        if self._short:
            self._paint_short(painter)
        else:
            self._paint_whole(painter)
        if self.hasFocus():
            ring(painter, self.rect(), tokens.accent, 0)
        painter.end()

    def _paint_whole(self, painter: QPainter) -> None:
        px, unit = self._theme.px, self._theme.unit
        line = QRect(px(TEXT), px(12), self.width() - px(TEXT + EDGE), unit)
        self._badge(painter, px(EDGE), line)
        end = QRect(line.right() - px(12), line.top(), px(14), unit)
        chevron(painter, end, self._theme.tokens.text, px(14), turn=0 if self.isChecked() else -90)
        words = line.adjusted(0, 0, -px(24), 0)
        taken = self._verdict(painter, words)
        painter.setPen(self._theme.color("text"))
        room = words.adjusted(0, 0, -taken, 0)
        title = TITLE[self.cohort]
        if painter.fontMetrics().horizontalAdvance(title) > room.width():
            title = SHORT[self.cohort]
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(self._theme.font(Type.BODY))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRect(line.left(), line.bottom() + px(5), line.width(), self.height()), WRAPPED, self._why)

    def _paint_short(self, painter: QPainter) -> None:
        """Badge and verdict; its icon where there is room for it."""
        px = self._theme.px
        line = self.rect().adjusted(px(12), 0, -px(8), 0)
        self._badge(painter, line.left(), line)
        room = line.adjusted(px(BADGE + 8), 0, 0, 0)
        whole = self._word_wide() + px(16 + 8)
        room.setWidth(whole if whole <= room.width() else self._word_wide())
        self._verdict(painter, room)

    def _badge(self, painter: QPainter, left: int, line: QRect) -> None:
        side = self._theme.px(BADGE)
        square = QRect(left, line.top() + (line.height() - side) // 2, side, side)
        paint_cohort(painter, square, self.cohort, self._theme.tokens)

    def _word_wide(self) -> int:
        return QFontMetrics(self._theme.font(Type.STRONG)).horizontalAdvance(upper(self._fit))

    def _verdict(self, painter: QPainter, line: QRect) -> int:
        """Paints it at the right, and gives the width that it takes."""
        px, side, wide = self._theme.px, self._theme.px(16), self._word_wide()
        name, tone = FIT_ICONS[self._fit]
        painter.setFont(self._theme.font(Type.STRONG))
        painter.setPen(self._theme.color(tone))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, upper(self._fit))
        if line.width() >= wide + side + px(8):
            left = line.right() - wide - side - px(8)
            icon = QRect(left, line.top() + (line.height() - side) // 2, side, side)
            self._theme.icon(name, tone).paint(painter, icon)
        return wide + side + px(16)


class BlockDetails(QWidget):
    """The criteria of a cohort by how much they count, each with what is known of it and where the rule stands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)

    def show_groups(self, groups: Sequence[Group], why: str) -> None:
        """These in place of what stood there, after the reason where the head does not say it."""
        clear(self._grid)
        px, top = self._theme.px, Qt.AlignmentFlag.AlignTop
        self._grid.setContentsMargins(px(TEXT), 0, px(EDGE), px(12))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        for at, (widget, across) in enumerate(self._lines(groups, why)):
            if isinstance(across, Row):
                self._grid.addWidget(self._mark(across), at, 0, top)
                self._grid.addWidget(widget, at, 1)
                self._grid.addWidget(
                    self._word(across), at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
                )
            else:
                self._grid.addWidget(widget, at, across, 1, 3 - across)

    def _lines(self, groups: Sequence[Group], why: str) -> Iterator[tuple[QWidget, Row | int]]:
        """Labels from top to bottom, each with its row or the column in which it begins."""
        if why:
            yield self._label(why, Type.BODY, above=8), 0
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
