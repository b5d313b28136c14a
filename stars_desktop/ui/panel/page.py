"""A panel on the whole screen: the enquiry in front in large type, the agenda beside it, every step by a key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.panel import Typed
from stars_desktop.services.enquiries import Recorded
from stars_desktop.ui.common.pages import Page, Place, Workplace
from stars_desktop.ui.panel.body import PanelBody
from stars_desktop.ui.panel.deciding import Deciding
from stars_desktop.ui.panel.ending import Ending
from stars_desktop.ui.panel.plan import PlanDialog
from stars_desktop.ui.panel.planning import Planning
from stars_desktop.ui.panel.presenter import PanelPresenter, Problems
from stars_desktop.ui.panel.state import View

UNDO = "Ctrl+Z takes it back."


class PanelPage(Page):
    """Where the panel stands, and what is typed, is kept at every step; the key is the number of a panel."""

    title = "Panel"
    alone = True

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(work.theme, parent)
        self._work = work
        self._presenter = PanelPresenter(work.session.vault, work.session.clerk)
        self._open = False
        self.body = PanelBody(work.theme, work.session.clerk.today, self)
        self.deciding = Deciding(work, self)
        self.ending = Ending(work.theme, self._presenter, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self._does: dict[str, Callable[[], object]] = {
            "previous": partial(self._turn_by, -1),
            "next": partial(self._turn_by, 1),
            "decide": self._decide,
            "note": self.body.notes.begin,
            "criteria": self.body.front.open_criteria,
            "mask": partial(self._show, self._presenter.turn_mask, fields=False),
            "agenda": self._change,
        }
        self.body.keys.asked.connect(self._ask)
        self.body.agenda.list.chosen.connect(self._turn)
        self.body.notes.typed_on.connect(self._keep)
        self.body.notes.record_asked.connect(self._record)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._record)
        self.deciding.menu.aboutToShow.connect(self.body.keys.rest)
        self.deciding.menu.aboutToHide.connect(self.body.keys.wake)
        self.deciding.done.connect(self._settle)
        self.deciding.refused.connect(self._refuse)
        self.ending.failed.connect(self._refuse)
        self.ending.go.connect(self.go)

    @property
    def subject(self) -> str:
        """The name of the panel."""
        return self._presenter.panel.name if self._open else ""

    def arrive(self, key: str) -> None:
        """Goes on with a panel where it stands."""
        self.body.message.hide()
        self._keep()
        self._open = False
        self._open = self._show(partial(self._presenter.open, int(key)))
        self.focus_main()

    def focus_main(self) -> None:
        """To the key that fits best."""
        buttons = self.body.keys.buttons
        main = next((one for one in buttons.values() if one.property("main")), buttons["end"])
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reads it again; what is half typed stays."""
        self.body.message.hide()
        if self._open:
            self._keep()
            self._show(self._presenter.view, fields=False)

    def unsaved(self) -> str:
        """An open form; what stands in the fields is kept in the register."""
        self._keep()
        return self.deciding.recorder.unsaved()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves a field, so that the keys of the panel are heard again; Page Up and Page Down scroll."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() == Qt.Key.Key_Escape and self.body.notes.holds_focus():
            self._keep()
            self.focus_main()
        elif event.key() in pages:
            self.body.turn_page(pages[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _ask(self, key: str) -> None:
        """A key was pressed; the screen can be left also where the panel could not be read."""
        if key == "lock":
            next(one for one in self.actions() if one.objectName() == key).trigger()
        elif not self._open:
            self.go.emit(Place("panels"))
        elif key == "end":
            self._finish()
        else:
            self._does[key]()

    def _show(self, gives: Callable[[], View], *, fields: bool = True) -> bool:
        """Paints what the presenter gives, or says why it gives nothing."""
        try:
            view = gives()
        except ExpectedError as error:
            self._open = False
            self._refuse(str(error))
            return False
        self.body.show_view(view, fields=fields)
        decisions = view.front.decisions if view.front else ()
        self.deciding.offer(decisions, self._presenter.dossier, self._presenter.clerk)
        if view.gone:
            self.body.message.say(view.gone, "warn")
        self.changed.emit()
        return True

    def _turn_by(self, by: int) -> None:
        self._turn(self._presenter.panel.at + by)

    def _turn(self, place: int) -> None:
        """Another enquiry in front; what is typed for this one is recorded, or stays typed where it cannot be."""
        if place == self._presenter.panel.at:
            return
        reference = self._presenter.item.reference
        recorded, problems = self._save()
        self._show(partial(self._presenter.turn, place))
        self.body.to_top()
        if recorded:
            self._say_recorded(recorded, reference)
        elif problems:
            self.body.message.say(f"{reference}: {'. '.join(problems.values())}. It stays typed there.", "warn")

    def _record(self) -> None:
        """Records what is typed, or says beside the fields why not."""
        if not self._open:
            return
        reference = self._presenter.item.reference
        recorded, problems = self._save()
        if recorded:
            self.body.notes.show_typed(Typed())
            self._say_recorded(recorded, reference)
            self.focus_main()
        else:
            self.body.notes.show_problems(problems or {"": "Type a note or a next action first."})

    def _save(self) -> tuple[Recorded | None, Problems]:
        """Records what is typed where there is anything."""
        typed = self.body.notes.typed
        if typed.blank or not self._presenter.dossier:
            return None, {}
        return self._presenter.record(typed)

    def _keep(self) -> None:
        """What stands in the fields stands in the register too."""
        if self._open:
            try:
                self._presenter.keep(self.body.notes.typed)
            except ExpectedError as error:
                self._refuse(str(error))

    def _finish(self) -> None:
        """What is typed is recorded first."""
        reference = self._presenter.item.reference
        recorded, _ = self._save()
        if recorded:
            self.body.notes.show_typed(Typed())
            self._say_recorded(recorded, reference)
        self.ending.start()

    def _decide(self) -> None:
        self._keep()
        self.deciding.open(self.body.keys.buttons["decide"])

    def _change(self) -> None:
        """Another agenda, while the panel sits."""
        self._keep()
        session = self._work.session
        planning = Planning(session.vault, session.clerk, self._presenter.plan)
        dialog = PlanDialog(planning, self._presenter.change, self.theme, self)
        dialog.accepted.connect(self.refresh)
        dialog.start()

    def _settle(self, recorded: Recorded) -> None:
        self._say_recorded(recorded, self._presenter.item.reference)
        self.focus_main()

    def _say_recorded(self, recorded: Recorded, reference: str) -> None:
        """Every page reads it again, and here it is said how it is taken back."""
        self.recorded.emit(recorded)
        self.body.message.say(f"{reference}: {recorded.words}. {UNDO}", "ok")

    def _refuse(self, why: str) -> None:
        self.body.message.say(why, "error")
