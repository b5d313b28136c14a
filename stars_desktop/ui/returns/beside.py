"""A sentence about the published table beside the return; it opens to every difference and broken identity."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.ui.common.links import ROOM, SentenceLink
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.returns.published import Beside, BesideLine

_LINES: Final = (
    Column[BesideLine]("What", lambda one: Cell(one.what, icon="triangle-alert", tone="warn"), 12),
    Column[BesideLine]("What does not agree", lambda one: Cell(one.sentence), 60, fills=True),
)
_ROWS_IN_SIGHT: Final = 4


class PublishedBeside(QWidget):
    """Hidden where no table was published for the period, and closed until it is opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.link = SentenceLink("", "published", theme, self, tone="accent")
        self.link.clicked.connect(self._turn)
        self.lines = RowsModel[BesideLine](_LINES, self)
        self.table = Table("Where the published table does not agree", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.lines)
        self.table.hide()
        self._sentence = QVBoxLayout()
        self._sentence.addWidget(self.link)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._sentence)
        body.addWidget(self.table)
        self.hide()
        theme.changed.connect(self._size)
        self._size()

    def show_published(self, found: Beside | None) -> None:
        """Of another return."""
        self.setVisible(found is not None)
        self.link.setText(found.words if found else "")
        self.link.updateGeometry()
        self.lines.show(found.lines if found else ())
        if not self.lines.rowCount():
            self.table.hide()
        self._size()

    def _turn(self) -> None:
        """Opens the lines, which Tab comes to next, or closes them."""
        self.table.setVisible(self.table.isHidden() and self.lines.rowCount() > 0)
        if self.table.isVisible():
            self.table.setCurrentIndex(self.lines.index(0, 0))

    def _size(self) -> None:
        px, tall = self._theme.px, self._theme.tall(10)
        self._sentence.setContentsMargins(px(24) - ROOM, 0, px(16), px(4))
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(tall * (1 + min(_ROWS_IN_SIGHT, self.lines.rowCount())) + bar)
