"""The agenda in the plan of a panel: taken from the list or by reference, put in order, all by keyboard."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stars_desktop.ui.common.fields import Field
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.panel.planning import PlanLine, Planning

ROWS: Final = 6
COLUMNS: Final = (
    Column[PlanLine]("No.", lambda line: Cell(str(line.number), muted=True), 4),
    Column[PlanLine]("Reference", lambda line: Cell(line.reference, cohort=line.cohort, strong=True), 14),
    Column[PlanLine]("Initials", lambda line: Cell(line.initials), 7),
    Column[PlanLine]("Where it stands", lambda line: Cell(line.standing), 20),
)


class _Line(QLineEdit):
    """Enter adds, and does not send the form."""

    added = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is taken here while something stands in the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.added.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class _Lines(Table):
    """Delete takes the current line off, Alt and an arrow move it."""

    off = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys of an agenda."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.off.emit()
        else:
            super().keyPressEvent(event)


class AgendaField(Field):
    """Its value is the references in their order, with commas between."""

    def __init__(self, planning: Planning, theme: Theme, parent: QWidget) -> None:
        self._planning = planning
        super().__init__(
            "agenda", "&Agenda", theme, parent, hint="Delete takes a line off, Alt and an arrow move it."
        )
        self.references: tuple[str, ...] = ()
        self.source, self.take = QComboBox(self), QPushButton("&Take them", self)
        self.line, self.add = _Line(self), QPushButton("&Put it on", self)
        self.said = QLabel(self)
        self.rows = RowsModel[PlanLine](COLUMNS, self)
        self.table = _Lines("Agenda", theme, self)
        self.table.setFrameShape(Table.Shape.StyledPanel)
        self.table.setModel(self.rows)
        self.up, self.down = QPushButton("Move &up", self), QPushButton("&Move down", self)
        self.off = QPushButton("Take o&ff", self)
        self._fill()
        self._lay_out()
        self._join()
        self._show(())

    @property
    def input(self) -> QWidget:
        """The line for references, while nothing stands on the agenda."""
        return self.table if self.references else self.source

    def value(self) -> str:
        """The references."""
        return ", ".join(self.references)

    def set_value(self, value: str) -> None:
        """Fills the agenda."""
        self._show(tuple(one.strip() for one in value.split(",") if one.strip()))

    def _fill(self) -> None:
        self.source.setAccessibleName("Take from the list")
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(24)
        for one in self._planning.sources:
            self.source.addItem(one.words, one.references)
        self.line.setAccessibleName("Add by reference, initials, social worker or team")
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.said.setWordWrap(True)
        self.said.hide()
        for button in (self.take, self.add, self.up, self.down, self.off):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._from_list, self._by_word = (
            QLabel("Take from the &list", self),
            QLabel("Or by &reference or words", self),
        )
        self._from_list.setBuddy(self.source)
        self._by_word.setBuddy(self.line)
        self._ways = [QHBoxLayout(), QHBoxLayout()]
        for row, one, button in zip(self._ways, (self.source, self.line), (self.take, self.add), strict=True):
            row.addWidget(one, 1)
            row.addWidget(button)
        self._moves = FlowLayout()
        for button in (self.up, self.down, self.off):
            self._moves.addWidget(button)
        self._column = QVBoxLayout()
        for label, row in ((self._from_list, self._ways[0]), (self._by_word, self._ways[1])):
            self._column.addWidget(label)
            self._column.addLayout(row)
        self._column.addWidget(self.said)
        self._column.addWidget(self.table)
        self._column.addLayout(self._moves)
        self.place(self._column)
        self.label.setBuddy(self.table)

    def _join(self) -> None:
        self.take.clicked.connect(self._take)
        self.add.clicked.connect(self._add)
        self.line.added.connect(self._add)
        self.table.off.connect(self._off)
        self.table.moved.connect(self._move)
        self.off.clicked.connect(self._off)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)

    def _take(self) -> None:
        self._join_on(self.source.currentData() or (), "")

    def _add(self) -> None:
        found, said = self._planning.find(self.line.text())
        self._join_on(found, said)
        if found:
            self.line.clear()

    def _join_on(self, more: Sequence[str], said: str) -> None:
        if more:
            taken, count = self._planning.take(self.references, more)
            self._show(taken)
            said = said or count
        self._say(said)

    def _say(self, sentence: str) -> None:
        """What came of it, on the screen and read out."""
        self.said.setText(sentence)
        self.said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _off(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.references):
            gone = self.references[at]
            self._show((*self.references[:at], *self.references[at + 1 :]), at)
            self._say(f"{gone} taken off.")

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at, references = self.table.currentIndex().row(), list(self.references)
        if at >= 0 and 0 <= at + by < len(references):
            references[at], references[at + by] = references[at + by], references[at]
            self._show(tuple(references), at + by)

    def _show(self, references: tuple[str, ...], at: int = 0) -> None:
        self.references = references
        self.rows.show(self._planning.lines(references))
        if references:
            self.table.setCurrentIndex(self.rows.index(min(at, len(references) - 1), 0))
        else:
            self.table.setCurrentIndex(QModelIndex())
        for button in (self.up, self.down, self.off):
            button.setEnabled(bool(references))
        self.label.setText(f"&Agenda ({len(references)})" if references else "&Agenda")
        self.changed.emit()

    def _size(self) -> None:
        super()._size()
        px = self.theme.px
        for row in self._ways:
            row.setSpacing(px(8))
        self._moves.set_spaces(px(8), px(6))
        self._column.setSpacing(px(6))
        self.table.setFixedHeight(self.theme.tall(10) * (ROWS + 1) + px(4))
