"""Below the nine columns: both reconciliations of the chosen row, the memo, and what is said beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stars_desktop.domain.returns import MEMO, OVERRIDES
from stars_desktop.ui.common.figure_links import FigureLink
from stars_desktop.ui.common.figures import Figure, Sum, of_row
from stars_desktop.ui.common.terms import TermButton, TermRow
from stars_desktop.ui.common.theme import Theme, Type


class Strips(QWidget):
    """Every figure in it opens."""

    opened = Signal(object)
    """the Figure"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.of_row, self.remark = QLabel(self), QLabel(self)
        for label in (self.of_row, self.remark):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setWordWrap(True)
        self.pipeline, self.live = TermRow(theme, self), TermRow(theme, self)
        self.memo = [FigureLink(term.key, theme, self) for term in MEMO]
        self.against = FigureLink(OVERRIDES, theme, self)
        for terms in (self.pipeline, self.live):
            terms.opened.connect(self.opened)
        for link in (*self.memo, self.against):
            link.opened.connect(self.opened)
        self._body = QVBoxLayout(self)
        for part in (self.of_row, self.pipeline, self.live, *self.memo, self.remark, self.against):
            self._body.addWidget(part)
        theme.changed.connect(self._size)
        self._size()

    def show_return(self, remark: str, overrides: Figure) -> None:
        """What is said of the whole return."""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.against.show_figure(overrides)

    def show_row(self, row: str, sums: tuple[Sum, Sum], memo: Sequence[Figure]) -> None:
        """Another row of it."""
        self.of_row.setText(of_row(row))
        for terms, shown in zip((self.pipeline, self.live), sums, strict=True):
            terms.fill(shown)
        for link, figure in zip(self.memo, memo, strict=True):
            link.show_figure(figure)

    def focus_figure(self, figure: Figure | None) -> bool:
        """Puts the focus on a figure; whether it stands here."""
        beside: list[TermButton | FigureLink] = [*self.findChildren(TermButton), *self.memo, self.against]
        found = next((one for one in beside if one.figure == figure and one.isVisible()), None)
        if found:
            found.setFocus()
        return found is not None

    def _size(self) -> None:
        px = self._theme.px
        for label in (self.of_row, self.remark):
            label.setFont(self._theme.font(Type.CAPTION))
        self._body.setContentsMargins(px(24), px(8), px(16), px(8))
        self._body.setSpacing(px(6))
