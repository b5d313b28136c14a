"""The submitted returns: all versions of all of them, each of which opens as it was."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import scrolled
from stars_desktop.ui.common.links import link
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.theme import Type
from stars_desktop.ui.common.words import counted
from stars_desktop.ui.history.presenter import HistoryPresenter, Line

ABOUT = (
    "Every return as it was submitted. Nothing that is recorded later alters a version; a correction is another "
    "version, with its reason."
)
NOTHING = "No return was submitted yet. Check and submit one from its page."
ROWS_IN_SIGHT = 14

LINES = (
    Column[Line]("Return", lambda line: Cell(line.period, strong=line.newest), 48, fills=True),
    Column[Line]("Levels at", lambda line: Cell(line.as_at), 18),
    Column[Line]("Version", lambda line: Cell(line.version, strong=line.newest), 7, number=True),
    Column[Line]("Submitted", lambda line: Cell(line.submitted), 26),
    Column[Line]("By", lambda line: Cell(line.by, muted=True), 14, gives_way=2),
    Column[Line]("Seal begins", lambda line: Cell(line.seal, muted=True), 19, gives_way=1),
)


class HistoryPage(Page):
    """The newest first; Enter opens a version."""

    title = "Submitted returns"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._presenter = HistoryPresenter(work.session.vault)
        self.header = PageHeader(self.title, work.theme, self)
        self.message = MessageBar(work.theme, self)
        self.about, self.nothing = words(ABOUT, self, muted=True), words(NOTHING, self)
        self.to_return = link("Open the &pipeline return", "return", self)
        self.to_return.clicked.connect(self._to_return)
        self.lines = RowsModel[Line](LINES, self)
        self.table = Table("Submitted returns", work.theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.lines)
        self.table.activated.connect(self.open)
        self.chosen, self.why = words("", self), words("", self)
        self.open_button = QPushButton("&Open it as it was", self)
        self.since, self.before = QPushButton("What &changed since", self), QPushButton("What changed with &it", self)
        self.receipt = QPushButton("Recei&pt...", self)
        self.open_button.setProperty("main", True)
        for button, does in (
            (self.open_button, self.open), (self.since, self.compare), (self.before, self.compare_before),
            (self.receipt, self.show_receipt),
        ):  # fmt: skip
            button.clicked.connect(does)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._choose)
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Reads the list again; the version that was chosen stays so."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The list, or the way to the first one."""
        (self.table if self.lines.rows else self.to_return).setFocus()

    def refresh(self) -> None:
        """Reads it again."""
        chosen = self.line.number if self.line else 0
        try:
            lines = self._presenter.lines()
        except ExpectedError as error:
            self.message.say(str(error), "error")
            return
        self.lines.show(lines)
        returns = len({(line.period, line.as_at) for line in lines})
        many = f"{counted(len(lines), 'version', 'versions')} of {counted(returns, 'return', 'returns')}"
        self.header.say(many if lines else "")
        for part in (self.table, self.chosen, self.why, *self._buttons):
            part.setVisible(bool(lines))
        for part in (self.nothing, self.to_return):
            part.setVisible(not lines)
        at = next((at for at, line in enumerate(lines) if line.number == chosen), 0)
        self.table.setCurrentIndex(self.lines.index(at, 0))
        self._choose(self.table.currentIndex())
        self._size()

    @property
    def line(self) -> Line | None:
        """The chosen version."""
        at = self.table.currentIndex().row()
        return self.lines.row(at) if 0 <= at < self.lines.rowCount() else None

    def open(self) -> None:
        """The version as it was."""
        self._go("version", lambda line: str(line.number))

    def compare(self) -> None:
        """What was recorded since that changes it."""
        self._go("changes", lambda line: Pair(line.number).key)

    def compare_before(self) -> None:
        """What it changed."""
        self._go("changes", lambda line: Pair(line.before or line.number, line.number).key)

    def show_receipt(self) -> None:
        """Its receipt, to be printed."""
        self._go("receipt", lambda line: str(line.number))

    def _go(self, page: str, key: Callable[[Line], str]) -> None:
        if line := self.line:
            self.go.emit(Place(page, key(line)))

    def _to_return(self) -> None:
        self.go.emit(Place("return"))

    def _choose(self, _now: QModelIndex) -> None:
        if line := self.line:
            self.chosen.setText(f"Version {line.version} of {line.period}, as at {line.as_at}")
            self.before.setEnabled(line.before is not None)
            self.why.setText(self._presenter.why(line))
            self.why.setVisible(bool(self.why.text()))
            first = "" if line.before else "There is no version of the same period before it."
            self.before.setToolTip(first)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.since, self.before, self.receipt

    def _lay_out(self) -> None:
        inside = QWidget(self)
        buttons = QWidget(inside)
        self._row = FlowLayout(buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons:
            self._row.addWidget(button)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self.about, self.nothing):
            self._above.addWidget(part)
        self._above.addWidget(self.to_return, 0, Qt.AlignmentFlag.AlignLeft)
        self._below.addWidget(self.chosen)
        self._below.addWidget(self.why)
        self._below.addWidget(buttons)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.table)
        column.addLayout(self._below)
        column.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addWidget(self.message)
        body.addWidget(scrolled(inside, self), 1)

    def _size(self) -> None:
        px, tall = self.theme.px, self.theme.tall(10)
        self.chosen.setFont(self.theme.font(Type.HEADING))
        self._above.setContentsMargins(px(24), px(4), px(16), px(12))
        self._above.setSpacing(px(8))
        self._below.setContentsMargins(px(24), px(16), px(16), px(12))
        self._below.setSpacing(px(8))
        self._row.set_spaces(px(8), px(8))
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(tall * (1 + min(ROWS_IN_SIGHT, self.lines.rowCount())) + bar)
