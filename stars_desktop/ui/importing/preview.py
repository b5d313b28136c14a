"""What a workbook would bring, enquiry by enquiry, each problem with its cell."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.services.importing import PreviewLine, What
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.tabs import Tabs
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.importing.presenter import Only, Preview

ROWS_IN_SIGHT = 8


def _becomes(line: PreviewLine) -> Cell:
    if line.what is What.HELD_BACK:
        return Cell("Held back", icon="circle-alert", tone="error")
    if line.what is What.NEW:
        return Cell("New", icon="plus", tone="text")
    return Cell("Adds to a known one", icon="plus", tone="text") if line.adds else Cell("There already", icon="check")


def _problem(line: PreviewLine) -> Cell:
    more = f" (and {len(line.problems) - 1} more)" if len(line.problems) > 1 else ""
    return Cell(f"{line.problems[0]}{more}" if line.problems else "")


def _number(value: int) -> Cell:
    return Cell(f"{value:,}", muted=not value)


def _columns(shown: Preview) -> list[Column[PreviewLine]]:
    """Answers and diary only of a workbook that has any."""
    counts = [Column[PreviewLine]("Events", lambda line: _number(line.events), 8, number=True)]
    if any(line.answers for line in shown.lines):
        counts.append(Column("Answers", lambda line: _number(line.answers), 8, number=True))
    if any(line.diary for line in shown.lines):
        counts.append(Column("Diary", lambda line: _number(line.diary), 8, number=True))
    return [
        Column("Reference", lambda line: Cell(line.reference or "(none)", muted=not line.reference), 13),
        Column("What becomes of it", _becomes, 20),
        *counts,
        Column("Problem", _problem, 40),
    ]


class PreviewPane(QWidget):
    """The sum in a sentence, a choice of what is listed, the lines, and every problem of the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Preview | None = None
        self.file_name, self.summary, self.asides = QLabel(self), QLabel(self), QLabel(self)
        self.problems = QLabel(self)
        for label in (self.summary, self.asides, self.problems):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.asides.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bring_in = QPushButton(self)
        self.bring_in.setProperty("main", True)
        self.save_rejects = QPushButton("&Save what is held back...", self)
        self.only = Tabs(self)
        self.only.setAccessibleName("Which enquiries are listed")
        self.only.setDrawBase(True)
        self.only.setExpanding(False)
        for choice in Only:
            self.only.addTab(choice.value)
        self.only.currentChanged.connect(self._list)
        self.lines = RowsModel[PreviewLine]((), self)
        self.table = Table("What the workbook would bring", theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.lines)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_preview(self, shown: Preview) -> None:
        """Another workbook; where something is held back that is listed first."""
        self._shown = shown
        self.file_name.setText(shown.file_name)
        self.summary.setText(shown.summary)
        self.asides.setText("\n".join(shown.asides))
        self.asides.setVisible(bool(shown.asides))
        self.bring_in.setText(f"&{shown.does}")
        self.bring_in.setVisible(bool(shown.does))
        self.save_rejects.setVisible(shown.rejects)
        for at, (only, number) in enumerate(shown.counts().items()):
            self.only.setTabText(at, f"{only.value} {number:,}")
        self.only.setCurrentIndex(list(Only).index(Only.HELD_BACK if shown.rejects else Only.ALL))
        self._list()
        self.table.selectionModel().currentChanged.connect(self._chosen, Qt.ConnectionType.UniqueConnection)

    def allow(self, *, busy: bool) -> None:
        """Nothing is begun while something runs."""
        self.bring_in.setEnabled(not busy)
        self.save_rejects.setEnabled(not busy)

    def _list(self) -> None:
        if not self._shown:
            return
        self.lines.show(self._shown.only(list(Only)[self.only.currentIndex()]), _columns(self._shown))
        self._fit()
        if self.lines.rowCount():
            self.table.setCurrentIndex(self.lines.index(0, 0))
        self._say_problems()

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._say_problems()

    def _say_problems(self) -> None:
        index = self.table.currentIndex()
        line = self.lines.row(index.row()) if index.isValid() and index.row() < self.lines.rowCount() else None
        said = "\n".join(line.problems) if line else "No enquiry of this kind is in the workbook."
        self.problems.setText(said)
        self.problems.setVisible(bool(said))

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        self._buttons = FlowLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addWidget(self.bring_in)
        self._buttons.addWidget(self.save_rejects)
        self._words = QVBoxLayout()
        for widget in (self.file_name, self.summary, self.asides, buttons):
            self._words.addWidget(widget)
        self._tabs = QVBoxLayout()
        self._tabs.addWidget(self.only)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.problems)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._words)
        body.addLayout(self._tabs)
        body.addWidget(self.table, 1)
        body.addLayout(self._foot)
        body.addStretch(0)

    def _size(self) -> None:
        px = self._theme.px
        self.file_name.setFont(self._theme.font(Type.HEADING))
        self._buttons.set_spaces(px(8), px(8))
        self._words.setContentsMargins(px(24), 0, px(16), px(12))
        self._words.setSpacing(px(6))
        self._tabs.setContentsMargins(px(12), 0, 0, 0)  # a tab has as much before its words
        self._foot.setContentsMargins(px(24), px(10), px(16), px(12))
        self._fit()

    def _fit(self) -> None:
        """No taller than its rows, so that the problems of the chosen one stand below them."""
        rows = 1 + self.lines.rowCount()  # and the headings
        tall = self._theme.tall(10)
        self.table.setMinimumHeight(tall * min(rows, ROWS_IN_SIGHT) + 2)
        self.table.setMaximumHeight(tall * rows + self.table.horizontalScrollBar().sizeHint().height())
