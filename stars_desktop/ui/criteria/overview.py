"""The versions of a register, and what is in the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.criteria import Criterion
from stars_desktop.domain.revision import kinds
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.criteria.presenter import Line

INTRODUCTION = (
    "Walks ask by the version that is in use. A new version is a file: choose it to see its mistakes, what is new in "
    "it and which enquiries it would change, before it is taken into use. What was decided stays as it was decided."
)
ROWS_IN_SIGHT = 6

VERSIONS = (
    Column[Line]("Version", lambda line: Cell(line.version, strong=line.in_use), 14),
    Column[Line]("Counts", lambda line: Cell(line.counts, icon="check" if line.in_use else "", tone="ok"), 36),
    Column[Line]("What it is", lambda line: Cell(line.label), 24, fills=True),
    Column[Line]("Taken into use", lambda line: Cell(line.taken, muted=True), 22, gives_way=2),
    Column[Line]("By", lambda line: Cell(line.by, muted=True), 14, gives_way=1),
)
CRITERIA = (
    Column[Criterion]("Criterion", lambda one: Cell(one.id), 6),
    Column[Criterion]("What it is about", lambda one: Cell(one.title), 40, fills=True),
    Column[Criterion]("Kind", lambda one: Cell(kinds(one), muted=True), 34),
)


class Overview(QWidget):
    """The newest version first; below, what the chosen one is and asks, criterion by criterion."""

    save_asked = Signal(str)
    """the name of a version"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.introduction, self.heading = QLabel(INTRODUCTION, self), QLabel(self)
        self.about, self.words = QLabel(self), QLabel(self)
        for label in (self.introduction, self.about, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self.about, self.words):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.lines = RowsModel[Line](VERSIONS, self)
        self.table = self._table("Versions of the criteria", self.lines)
        self.save = QPushButton("&Save it as a file...", self)
        self.save.setToolTip("To begin a new version with")
        self.save.clicked.connect(self._save)
        self.criteria = RowsModel[Criterion](CRITERIA, self)
        self.asked = self._table("Criteria of the chosen version", self.criteria)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows the versions; the one in use is chosen, or the one that was."""
        chosen = self.chosen.version if self.chosen else next(line.version for line in lines if line.in_use)
        self.lines.show(lines)
        self._size()
        at = next((at for at, line in enumerate(lines) if line.version == chosen), 0)
        self.table.setCurrentIndex(self.lines.index(at, 0))
        for table, turned in ((self.table, self._chosen), (self.asked, self._read)):
            table.selectionModel().currentChanged.connect(turned, Qt.ConnectionType.UniqueConnection)
        self._chosen(self.table.currentIndex())

    @property
    def chosen(self) -> Line | None:
        """The chosen version."""
        at = self.table.currentIndex().row()
        return self.lines.row(at) if 0 <= at < self.lines.rowCount() else None

    def choose(self, version: str) -> None:
        """Chooses a version."""
        for at, line in enumerate(self.lines.rows):
            if line.version == version:
                self.table.setCurrentIndex(self.lines.index(at, 0))

    def _chosen(self, _now: QModelIndex) -> None:
        if line := self.chosen:
            self.heading.setText(f"What is in {line.version}")
            taken = f"Taken into use on {line.taken} by {line.by}." if line.by else f"{line.taken}."
            self.about.setText(f"{line.label}. {taken}")
            self.criteria.show(line.criteria)
            self.asked.setCurrentIndex(self.criteria.index(0, 0))

    def _read(self, now: QModelIndex) -> None:
        if now.isValid():
            one = self.criteria.row(now.row())
            self.words.setText(f"{one.question} {one.guidance}\nSource: {one.source}")

    def _save(self) -> None:
        if line := self.chosen:
            self.save_asked.emit(line.version)

    def _table(self, name: str, model: RowsModel[Line] | RowsModel[Criterion]) -> Table:
        table = Table(name, self._theme, self)
        table.setProperty("page", True)
        table.setModel(model)
        return table

    def _lay_out(self) -> None:
        self._above, self._between, self._below = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._above.addWidget(self.introduction)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.heading)
        named.addWidget(self.about)
        self._between.addLayout(named, 1)
        self._between.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.words)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._above)
        body.addWidget(self.table)
        body.addLayout(self._between)
        body.addWidget(self.asked, 1)
        body.addLayout(self._below)

    def _size(self) -> None:
        px, tall = self._theme.px, self._theme.tall(10)
        self.introduction.setMaximumWidth(px(700))
        self.heading.setFont(self._theme.font(Type.HEADING))
        self._above.setContentsMargins(px(24), px(4), px(16), px(12))
        self._between.setContentsMargins(px(24), px(16), px(16), px(8))
        self._between.setSpacing(px(12))
        self._below.setContentsMargins(px(24), px(8), px(16), px(12))
        self.words.setMinimumHeight(3 * self._theme.unit)  # so that the table stays where it is
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(tall * (1 + min(ROWS_IN_SIGHT, self.lines.rowCount())) + bar)
        self.asked.setMinimumHeight(tall * (1 + ROWS_IN_SIGHT))
