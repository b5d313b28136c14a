"""The page of a publication copy: the table as it would go out, why what is hidden is, and giving it out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.known_sums import Cell
from stars_desktop.domain.returns import ROWS
from stars_desktop.services.publishing import HIDES_UP_TO, LEAST, MOST
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.files import ask_target
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.publishing.lists import Lists
from stars_desktop.ui.publishing.presenter import PublishingPresenter, Shown
from stars_desktop.ui.publishing.table import CopyTable

if TYPE_CHECKING:
    from stars_desktop.domain.errors import ExpectedError
    from stars_desktop.ui.common.tasks import Progress

_SETTING: Final = "publishing/hides_up_to"


class PublishingPage(Page):
    """The key names a return by its dates, or a submitted version by its number."""

    title = "Publication copy"
    toolbar = ("refresh",)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work, self._key = work, ""
        self._presenter = PublishingPresenter(work.session.vault, work.session.clerk)
        self.shown: Shown | None = None
        self.header = PageHeader(self.title, work.theme, self)
        self.give_button = QPushButton("Give &out...", self)
        self.give_button.setProperty("main", True)
        self.give_button.clicked.connect(self.give)
        self.header.add_button(self.give_button)
        self.of, self.up_to = QComboBox(self), QComboBox(self)
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for number in range(LEAST, MOST + 1):
            self.up_to.addItem(f"1 to {number}", number)
        self.up_to.setCurrentIndex(self.up_to.findData(self._remembered()))
        self.of.activated.connect(self._go_to)
        self.up_to.currentIndexChanged.connect(self._hide)
        self.message = MessageBar(work.theme, self)
        self.exposed = MessageBar(work.theme, self, closes=False)
        self.summary, self.scan = words("", self), words("", self, muted=True)
        self.about = words("", self)
        self.table = CopyTable(work.theme, self)
        self.table.selectionModel().currentChanged.connect(self._say)
        self.lists = Lists(work.theme, self)
        self.lists.chosen.connect(self._choose)
        self._lay_out()
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, key: str) -> None:
        """Shows the copy of another return, or again of this one."""
        if key and key != self._key:
            self._key, self.shown = key, None
            self.message.hide()
        self.refresh()

    def focus_main(self) -> None:
        """The table as it would go out."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Works it out again."""
        if self._key:
            key, up_to = self._key, self.up_to.currentData()

            def work(_progress: "Progress") -> Shown:
                return self._presenter.show(key, up_to)

            self._work.tasks.run("Working out what to hide", work, self._show, self._failed)

    def uses(self) -> Uses:
        """Giving it out."""
        return {"publication_copy": Use(self.give, self._why_not)}

    def give(self) -> None:
        """Asks where to; before that, whether at all where something can be worked out whatever is hidden."""
        if not self.shown or self._why_not():
            return
        if not self.shown.made.gives_away:
            self._ask_target()
            return
        question = Question("Give it out all the same?", " ".join(self.shown.exposed), self)
        question.ask("Give it out", "Not now", self._ask_target)

    def give_to(self, target: str) -> None:
        """Keeps it in the register and writes its workbook, or says why not."""
        if not (shown := self.shown):
            return

        def work(_progress: "Progress") -> str:
            return self._presenter.give_out(shown, Path(target))

        self._work.tasks.run("Giving it out", work, self._given, self._failed)

    def _ask_target(self) -> None:
        if self.shown:
            ask_target(self, "Give out a publication copy", self._presenter.file_name(self.shown), self.give_to)

    def _given(self, sentence: str) -> None:
        self.outdated.emit()
        self.refresh()
        self.message.say(sentence, "ok")
        self.said.emit(sentence)

    def _show(self, shown: Shown) -> None:
        first, self.shown = self.shown is None, shown
        current = self.table.currentIndex()
        self._offer()
        self.header.say(shown.subtitle)
        self.summary.setText(shown.summary)
        self.scan.setText(shown.scan)
        if shown.exposed:
            self.exposed.say("\n".join(shown.exposed), "warn")
        self.exposed.setVisible(bool(shown.exposed))
        self.table.show_copy(shown.headings, shown.rows, shown.made.copy.hidden)
        self.lists.show_copy(shown)
        self.table.setCurrentIndex(self.table.rows.index(max(0, current.row()), max(1, current.column())))
        self._say(self.table.currentIndex(), current)
        self.give_button.setEnabled(not self._why_not())
        self.give_button.setToolTip(self._why_not())
        self.changed.emit()
        if first and self.isVisible():
            QTimer.singleShot(0, self, self.focus_main)  # once all of it has its place

    def _offer(self) -> None:
        """What may be published of this return."""
        choices = self._presenter.choices(self._key)
        self.of.clear()
        for one in choices:
            self.of.addItem(one.words, one.key)
        self.of.setCurrentIndex(self.of.findData(self._key))

    def _go_to(self) -> None:
        if (key := self.of.currentData()) != self._key:
            self.go.emit(Place("publishing", key))

    def _hide(self) -> None:
        if self._work.settings:
            self._work.settings.setValue(_SETTING, self.up_to.currentData())
        self.message.hide()
        self.refresh()

    def _remembered(self) -> int:
        said = str(self._work.settings.value(_SETTING, "")) if self._work.settings else ""
        return int(said) if said.isdecimal() and LEAST <= int(said) <= MOST else HIDES_UP_TO

    def _say(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.shown and now.isValid():
            self.about.setText(self._presenter.about(self.shown, self.table.place(now.row(), now.column())))

    def _choose(self, cell: Cell) -> None:
        rows = [str(row) for row in ROWS]
        columns = [figure.key for figure in self.table.rows.rows[0]]
        index = self.table.rows.index(rows.index(cell.row), 1 + columns.index(cell.key))
        self.table.setCurrentIndex(index)
        self.table.setFocus()

    def _why_not(self) -> str:
        return self._work.why_read_only or ("" if self.shown else "Nothing is worked out yet.")

    def _failed(self, error: "ExpectedError") -> None:
        self.message.say(str(error), "error")

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.addWidget(self.summary)
        for widget in (self.about, self.scan):
            self._below.addWidget(widget)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.table)
        column.addLayout(self._below)
        column.addWidget(self.lists, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._choices = FlowLayout()
        for label, box in (("&Copy of", self.of), ("Hide &numbers from", self.up_to)):
            self._choices.addWidget(labelled(label, box, self))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addLayout(self._choices)
        for bar in (self.message, self.exposed):  # in sight however far the page is scrolled
            body.addWidget(bar)
        body.addWidget(area, 1)

    def _size(self) -> None:
        px = self.theme.px
        self._choices.setContentsMargins(px(24), 0, px(16), px(8))
        self._choices.set_spaces(px(8), px(4))
        self._above.setContentsMargins(px(24), px(4), px(16), px(8))
        self._below.setContentsMargins(px(24), px(8), px(16), px(4))
        self._below.setSpacing(px(4))
