"""The panels of a register: begin one, go on with one that was interrupted, read the record of one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.calendar import written
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.panel import Panel, Plan
from stars_desktop.services import panels
from stars_desktop.ui.common.commands import Use, Uses
from stars_desktop.ui.common.messages import MessageBar, WayOut
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.tables import Cell, Column, RowsModel, Table
from stars_desktop.ui.common.words import counted
from stars_desktop.ui.panel.plan import PlanDialog
from stars_desktop.ui.panel.planning import Planning

INTRODUCTION: Final = (
    "A panel or case meeting, one enquiry at a time on the whole screen: big enough for a room, and masked, so that "
    "only reference and initials are seen when the screen is shared. It needs no network. Choose who sits and which "
    "enquiries are on the agenda; at its end there is a record to print."
)
_NONE_CHOSEN: Final = "Choose a panel in the list first."


def _state(panel: Panel) -> Cell:
    if panel.ended:
        return Cell("Ended", icon="check", muted=True)
    return Cell("Not ended", icon="presentation", tone="text", strong=True)


COLUMNS: Final = (
    Column[Panel]("Day", lambda one: Cell(written(one.on)), 18),
    Column[Panel]("Panel", lambda one: Cell(one.name, strong=not one.ended), 26, fills=True),
    Column[Panel]("Enquiries", lambda one: Cell(str(len(one.items))), 9, number=True),
    Column[Panel]("Decided", lambda one: Cell(str(one.decided), muted=not one.decided), 9, number=True),
    Column[Panel]("State", _state, 14),
)


class PanelsPage(Page):
    """Enter goes on with a panel that has not ended, and opens the record of one that has."""

    title = "Panels"
    toolbar = ("begin_panel", "refresh")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._panels: Sequence[Panel] = ()
        self._begun = 0
        self.header = PageHeader(self.title, work.theme, self)
        self.go_on, self.record = QPushButton("&Continue it", self), QPushButton("&Show the record", self)
        self.begin_button = QPushButton("&Begin a panel...", self)
        for button in (self.go_on, self.record, self.begin_button):
            self.header.add_button(button)
        self.message = MessageBar(work.theme, self, closes=False)
        self.introduction = QLabel(INTRODUCTION, self)
        self.introduction.setWordWrap(True)
        self.introduction.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.rows = RowsModel[Panel](COLUMNS, self)
        self.table = Table("Panels", work.theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.rows)
        self._lay_out()
        self.begin_button.clicked.connect(self.begin)
        self.go_on.clicked.connect(self._go_on)
        self.record.clicked.connect(self._record)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._allow)
        work.theme.changed.connect(self._size)
        self._size()

    def arrive(self, _key: str) -> None:
        """Shows them."""
        self.refresh()
        self.focus_main()

    def focus_main(self) -> None:
        """To the list, or to beginning one."""
        (self.table if self._panels else self.begin_button).setFocus()

    def refresh(self) -> None:
        """Reads them again; the chosen one stays."""
        at = max(0, self.table.currentIndex().row())
        try:
            self._panels = panels.all_panels(self._work.session.vault)
        except ExpectedError as error:
            self._panels = ()
            self.message.say(str(error), "error")
        else:
            self._say_open()
        self.rows.show(self._panels)
        if self._panels:
            self.table.setCurrentIndex(self.rows.index(min(at, len(self._panels) - 1), 0))
        for part in (self.table, self.go_on, self.record):
            part.setVisible(bool(self._panels))
        self.introduction.setVisible(not self._panels)
        self.header.say(counted(len(self._panels), "panel", "panels") if self._panels else "")
        self._allow()
        self.changed.emit()

    def uses(self) -> Uses:
        """Beginning one."""
        return {"begin_panel": Use(self.begin, self._why_not)}

    def begin(self) -> None:
        """Opens the form of a new panel."""
        session = self._work.session
        dialog = PlanDialog(Planning(session.vault, session.clerk), self._begin, self.theme, self)
        dialog.accepted.connect(self._go_begun)
        dialog.start()

    def _begin(self, plan: Plan) -> None:
        session = self._work.session
        self._begun = panels.begin(session.vault, session.clerk, plan)

    def _go_begun(self) -> None:
        """To the new panel, once its form is closed."""
        self.go.emit(Place("panel", str(self._begun)))

    def _why_not(self) -> str:
        return self._work.why_read_only

    def _say_open(self) -> None:
        """A panel that was interrupted is the first thing to see."""
        still = [one for one in self._panels if not one.ended]
        self.message.setVisible(bool(still))
        if still:
            last = still[0]
            stands = f"enquiry {last.at + 1} of {len(last.items)}, {last.decided} decided"
            way = None if self._why_not() else WayOut("Continue it", self._go_on_last)
            self.message.say(f"{last.name} of {written(last.on)} has not ended: {stands}.", "info", way)

    def _go_on_last(self) -> None:
        last = next(one for one in self._panels if not one.ended)
        self.go.emit(Place("panel", str(last.id)))

    def _chosen(self) -> Panel | None:
        index = self.table.currentIndex()
        return self._panels[index.row()] if index.isValid() and index.row() < len(self._panels) else None

    def _open(self, _index: QModelIndex) -> None:
        if (chosen := self._chosen()) and (chosen.ended or self._why_not()):
            self._record()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if chosen := self._chosen():
            self.go.emit(Place("panel", str(chosen.id)))

    def _record(self) -> None:
        if chosen := self._chosen():
            self.go.emit(Place("panel_record", str(chosen.id)))

    def _allow(self) -> None:
        """What can be done with the chosen one."""
        chosen = self._chosen()
        why_not = self._why_not() or ("" if chosen else _NONE_CHOSEN)
        self.go_on.setEnabled(not why_not)
        self.go_on.setToolTip(why_not)
        self.record.setEnabled(chosen is not None)
        self.begin_button.setEnabled(not self._why_not())
        self.begin_button.setToolTip(self._why_not())
        going = bool(chosen and not chosen.ended)
        self.go_on.setProperty("main", going)
        self.begin_button.setProperty("main", not going)
        for button in (self.go_on, self.begin_button):
            button.updateGeometry()
            button.update()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.message, self.introduction):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _size(self) -> None:
        px = self.theme.px
        self.introduction.setMaximumWidth(px(640))
        self.introduction.setContentsMargins(px(24), px(4), px(16), px(12))
