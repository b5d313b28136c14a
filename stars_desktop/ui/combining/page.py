"""The page of all councils: their returns added up, every figure opening to the councils' parts."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.combining import NAME
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import ROWS
from stars_desktop.ui.combining.expecting import Expecting
from stars_desktop.ui.combining.exporting import Exporting
from stars_desktop.ui.combining.lists import Lists
from stars_desktop.ui.combining.presenter import CombiningPresenter, CouncilLine, Shown
from stars_desktop.ui.combining.taking_in import TakingIn
from stars_desktop.ui.common.figures_table import FiguresTable
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.theme import Type


class CombiningPage(Page):
    """Nothing is taken for zero: who is missing is named, what may change is marked, what was replaced is shown."""

    title = f"{NAME}, all councils"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        session = work.session
        self._presenter = CombiningPresenter(session.vault, session.clerk, writes=session.writes)
        self._cell = (len(ROWS) - 1, 1)
        self.taking_in = TakingIn(self._presenter, work, self)
        self.taking_in.done.connect(self._changed)
        self.exporting = Exporting(self._presenter, work.tasks, self)
        self.exporting.done.connect(self._done)
        self.expecting = Expecting(self._presenter, self)
        self.expecting.done.connect(self._changed)
        for way in (self.taking_in, self.exporting):
            way.failed.connect(self._failed)
        self.header = PageHeader(self.title, work.theme, self)
        self.open_button = self._button("&Open returns...", self.taking_in.choose)
        self.open_button.setProperty("main", True)
        self.header.add_button(self.open_button)
        self.periods = QComboBox(self)
        self.periods.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period = labelled("&Period", self.periods, self)
        self.type_button = self._button("&Type a published table...", self.taking_in.type_table)
        self.councils_button = self._button("Expecte&d councils...", self.expecting.ask)
        self.councils_button.setEnabled(not work.why_read_only)
        self.councils_button.setToolTip(work.why_read_only)
        self.export_button = self._button("E&xport...", self.exporting.ask)
        self.public_button = self._button("For p&ublication...", self.exporting.ask_copies)
        self.periods.activated.connect(self._choose_period)
        self.message = MessageBar(work.theme, self)
        self.nothing, self.legend = words("", self), words("", self, muted=True)
        self.table = FiguresTable(work.theme, self)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.lists = Lists(work.theme, self)
        self.lists.left_out.connect(self.leave_out)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Adds up what is there."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """The table, or the way to a first return."""
        (self.table if self.table.isVisible() else self.open_button).setFocus()

    def refresh(self) -> None:
        """Reads and adds up again."""
        self._work.tasks.run("Adding up", lambda _progress: self._presenter.load(), self.show_table, self._failed)

    def show_table(self, shown: Shown) -> None:
        """Paints what was added up."""
        self.header.say(shown.subtitle)
        self.nothing.setText(shown.nothing)
        self.legend.setText(shown.legend)
        there = not shown.nothing
        self.nothing.setVisible(not there)
        self.legend.setVisible(bool(shown.legend))
        self.period.setVisible(len(shown.periods) > 1)
        self.periods.clear()
        self.periods.addItems(list(shown.periods))
        self.periods.setCurrentIndex(shown.chosen)
        self.lists.setVisible(there)
        self.table.setVisible(there)
        self.export_button.setEnabled(there)
        self.public_button.setEnabled(not shown.why_not_public)
        self.public_button.setToolTip(shown.why_not_public)
        if there:
            cell = self._cell  # a table that comes into sight with the focus chooses one of its own
            self.lists.show_lists(shown, self._work.why_read_only)
            self.table.show_figures(shown.headings, shown.rows, shown.changed)
            self.table.setCurrentIndex(self.table.rows.index(*cell))
            self._say_figure()
        self.changed.emit()

    def leave_out(self, line: CouncilLine) -> None:
        """Counts the return of a council no more."""
        try:
            self._changed(self._presenter.leave_out(line))
        except ExpectedError as error:
            self._failed(error)

    def _choose_period(self, at: int) -> None:
        self._presenter.choose(at)
        self.refresh()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._cell = (now.row(), max(1, now.column()))
            self._say_figure()

    def _say_figure(self) -> None:
        figure = self.table.figure(*self._cell)
        self.lists.show_shares(self._presenter.shares(figure), self._presenter.meaning(figure))

    def _activated(self, index: QModelIndex) -> None:
        """Enter on a figure goes to its parts."""
        if index.column() > 0:
            self.lists.take_focus()

    def _changed(self, sentence: str) -> None:
        """Other returns are here now."""
        self._done(sentence)
        self.refresh()

    def _done(self, sentence: str) -> None:
        self.outdated.emit()  # what was given out is listed elsewhere too
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _failed(self, error: ExpectedError) -> None:
        self.message.say(str(error), "error")

    def _button(self, said: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(said, self)
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._words, self._said = QVBoxLayout(), QVBoxLayout()
        self._words.addWidget(self.nothing)
        self._said.addWidget(self.legend)
        column.addLayout(self._words)
        column.addWidget(self.table)
        column.addLayout(self._said)
        column.addWidget(self.lists, 1)
        column.addStretch(0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        bar = QWidget(self)
        self._bar = FlowLayout(bar)
        buttons = (self.type_button, self.councils_button, self.export_button, self.public_button)
        for widget in (self.period, *buttons):
            self._bar.addWidget(widget)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self.header, bar, self.message):
            body.addWidget(widget)
        body.addWidget(area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self.legend.setFont(self.theme.font(Type.CAPTION))
        self.nothing.setMaximumWidth(px(700))
        self._words.setContentsMargins(px(24), px(4), px(16), 0)
        self._said.setContentsMargins(px(24), px(4), px(16), 0)
        self._bar.setContentsMargins(px(24), 0, px(16), px(8))
        self._bar.set_spaces(px(8), px(4))
