"""The first column of a table that stays where it is while the others are scrolled under it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from stars_desktop.ui.common.tables import Table
from stars_desktop.ui.common.theme import Theme


class FixedColumn(QWidget):
    """Drawn over the table once it is scrolled; the keys and whoever listens stay with the table itself."""

    def __init__(self, theme: Theme, table: Table) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.heading.sectionResized.connect(self.follow)
        table.heading.geometriesChanged.connect(self.follow)

    def follow(self) -> None:
        """Takes its place again."""
        table, heading = self._table, self._table.heading
        tall = heading.height() + table.viewport().height()
        self.setGeometry(heading.x(), heading.y(), table.columnWidth(0), tall)
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The heading, the cells, and the line under which the others go."""
        table, tokens = self._table, self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.base))
        top = table.heading.height()
        table.heading.paintSection(painter, QRect(0, 0, self.width(), top), 0)
        for row in range(table.model().rowCount()):
            option = QStyleOptionViewItem()
            index = table.model().index(row, 0)
            option.rect = QRect(0, top + table.rowViewportPosition(row), self.width(), table.rowHeight(row))
            if table.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            table.itemDelegate().paint(painter, option, index)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.border))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The name of a row takes it back to its beginning."""
        row = self._table.rowAt(event.position().toPoint().y() - self._table.heading.height())
        if row >= 0:
            self._table.setCurrentIndex(self._table.model().index(row, 0))
            self._table.setFocus()
