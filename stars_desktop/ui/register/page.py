"""The register page: every enquiry in a list that is searched, filtered and sorted, with a preview beside it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.listing import Counts, Listed, is_long
from stars_desktop.ui.common.asking import Asking
from stars_desktop.ui.common.commands import Commands, Use, Uses
from stars_desktop.ui.common.layouts import in_order
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Page, PageHeader, Place, Workplace
from stars_desktop.ui.common.tables import PagedModel, Table
from stars_desktop.ui.register import presenter
from stars_desktop.ui.register.beside import Beside
from stars_desktop.ui.register.chosen import Chosen
from stars_desktop.ui.register.columns import columns
from stars_desktop.ui.register.empty import Empty
from stars_desktop.ui.register.filters import FilterRow
from stars_desktop.ui.register.glance import glance

MENU: Final = (
    *("open_enquiry", "triage", "plan_meeting", "meeting_held", "criteria_met", "not_presented", "progressed"),
    *("withdrawal", "reopened", "note", "next_step"),
)


class RegisterPage(Page):
    """Paints what was found; a row is chosen, looked at, and opened."""

    title = "Enquiries"
    toolbar = ("new_enquiry", "open_enquiry", "triage", "plan_meeting", "note", "import")

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self.found: presenter.Found | None = None
        self._asking = Asking(work.tasks, self._failed, self)
        self.chosen = Chosen(work, self)
        self.chosen.changed.connect(self._show_chosen)
        self.chosen.go.connect(self.go)
        self._build()
        self._build_table()
        self._lay_out()
        self.refresh()

    def arrive(self, _key: str) -> None:
        """The list, as it was left."""
        self.focus_main()

    def focus_main(self) -> None:
        """The list, or the button that fills it."""
        (self.table if self.stack.currentWidget() is self.table else self.empty.first).setFocus()

    def refresh(self) -> None:
        """Finds and counts again."""
        self._find(None)

    def uses(self) -> Uses:
        """Finding, and whatever can be done with the chosen enquiry."""
        return {"find": Use(self.filters.focus_search), **self.chosen.uses()}

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The preview steps back where there is little room."""
        super().resizeEvent(event)
        self.beside.fit()

    def _find_other(self) -> None:
        """Finds something else in the same register."""
        self._find(self.found.counts if self.found else None)

    def _find(self, known: Counts | None) -> None:
        vault = self._work.session.vault
        try:
            large = is_long(vault)
        except ExpectedError as error:
            self._failed(error)
        else:
            wanted, again, today = self.filters.wanted, self.filters.again.isChecked(), self._work.session.clerk.today
            find = partial(presenter.find, vault, wanted, today, known, again=again)
            self._asking.ask(find, self._show, large=large)

    def _show(self, found: presenter.Found) -> None:
        """Other rows; who is chosen stays so, and after a refresh the list stands where it stood."""
        same = self.found is not None and (found.wanted, found.again) == (self.found.wanted, self.found.again)
        row, stood = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self.found = found
        self.message.hide()
        self.stack.show()
        self.header.say(found.subtitle)
        self.filters.offer(found.counts)
        column, descending = presenter.sort_of(found.wanted)
        self.table.show_sort(column, descending)
        self.model.show(found.ids)
        if same:
            self.table.verticalScrollBar().setValue(stood)
        if found.ids and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(max(0, row), len(found.ids) - 1), 0))
        self._show_nothing(found)
        self._choose()

    def _show_nothing(self, found: presenter.Found) -> None:
        none_at_all = found.counts.all == 0
        self.empty.say(found.nothing, none_at_all=none_at_all, why_read_only=self._work.why_read_only)
        self.filters.setVisible(not none_at_all)
        self.filters.sort.setVisible(bool(found.ids))
        self.filters.clear.setVisible(bool(found.ids) and self.filters.narrows)
        self.beside.show_rows(bool(found.ids))
        had_focus = self.table.hasFocus() or self.empty.isAncestorOf(self.focusWidget() or self)
        self.stack.setCurrentWidget(self.empty if found.nothing else self.table)
        if had_focus:
            self.focus_main()

    def _failed(self, error: ExpectedError) -> None:
        """What cannot be read is no empty list."""
        self.stack.setVisible(self.found is not None)
        self.message.say(str(error), "error")

    def _choose(self) -> None:
        """The enquiry of the current row."""
        at = self.table.currentIndex().row()
        row = self.model.row(at) if at >= 0 else None
        self.chosen.choose(row.reference if row else "")

    def _show_chosen(self) -> None:
        found = self.chosen.dossier
        today = self._work.session.clerk.today
        self.beside.preview.show_glance(glance(found, today, self.chosen.again) if found else None)
        self.changed.emit()

    def _page_now(self, fetch: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """A page of rows is a read of a few milliseconds."""
        try:
            done(fetch())
        except ExpectedError as error:
            self._failed(error)

    def _menu(self, _index: QModelIndex, at: QPoint) -> None:
        commands = getattr(self.window(), "commands", None)
        if isinstance(commands, Commands):
            self.chosen.read()
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            commands.fill_menu(menu, MENU)
            menu.popup(at)

    def _build(self) -> None:
        self.header = PageHeader(self.title, self.theme, self)
        self.beside = Beside(self.theme, self._work.settings, self)
        self.beside.preview.opened.connect(self.chosen.open)
        self.filters = FilterRow(self.theme, self)
        self.header.add_button(self.filters.sort)
        self.header.add_button(self.beside.toggle)
        self.filters.changed.connect(self._find_other)
        self.filters.search.left.connect(self.focus_main)
        self.message = MessageBar(self.theme, self)
        self.empty = Empty(self.theme, self)
        self.empty.add.clicked.connect(self._add)
        self.empty.bring.clicked.connect(self._bring)
        self.empty.clear.clicked.connect(self.filters.clear_all)

    def _build_table(self) -> None:
        session = self._work.session
        fetch = partial(presenter.rows, session.vault, session.clerk.today)
        self.model = PagedModel[Listed](columns(session.clerk.today), self, fetch, self._page_now)
        self.table = Table("Enquiries", self.theme, self)
        self.table.setProperty("page", True)
        self.table.setModel(self.model)
        self.table.widths.remember(self._work.settings, "enquiries/widths")
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated.connect(self.chosen.open)
        self.table.sort_asked.connect(self.filters.sort_by)
        self.table.menu_asked.connect(self._menu)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.beside)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for part in (self.header, self.filters, self.message):
            body.addWidget(part)
        body.addLayout(row, 1)
        in_order(self.filters.sort, (self.beside.toggle, *self.filters.parts))
        in_order(self.table, (self.beside.preview.open,))

    def _add(self) -> None:
        self.go.emit(Place("new_enquiry"))

    def _bring(self) -> None:
        self.go.emit(Place("import"))
