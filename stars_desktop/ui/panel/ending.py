"""The end of a panel: who sat, what is still open, and whether it ends or is left for later."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.fields import AreaField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.layouts import in_order
from stars_desktop.ui.common.places import Place
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.panel.presenter import PanelPresenter


class EndDialog(FormDialog):
    """Ends the panel with those who sat, or leaves it as it stands: `later` says so."""

    later = Signal()

    def __init__(self, attendees: str, left: str, theme: Theme, parent: QWidget) -> None:
        super().__init__("End the panel", "&End the panel", theme, parent)
        self.sat = self.form.add(
            AreaField(
                "attendees",
                "&Who sat",
                theme,
                self.form,
                hint="Names or roles, as the record is to have them.",
                lines=3,
            )
        )
        self.sat.set_value(attendees)
        self.explain(left)
        self.leave_open = QPushButton("&Leave it open for later", self)
        self.leave_open.setAutoDefault(False)
        self.leave_open.clicked.connect(self._leave)
        self._foot.insertWidget(self._foot.indexOf(self.cancel), self.leave_open)

    def start(self) -> None:
        """Opens it."""
        self.ask(_nothing_wrong)
        in_order(self.main, (self.leave_open, self.cancel))

    def _leave(self) -> None:
        self.later.emit()
        self.done(0)


class Ending(QObject):
    """Asks how a panel ends, and where the window goes then."""

    go = Signal(object)
    """a Place"""
    failed = Signal(str)

    def __init__(self, theme: Theme, presenter: PanelPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._presenter, self._page = theme, presenter, page
        self._dialog: EndDialog | None = None

    def start(self) -> None:
        """Opens the dialog."""
        presenter = self._presenter
        self._dialog = EndDialog(presenter.panel.attendees, presenter.left(), self._theme, self._page)
        self._dialog.accepted.connect(self._end)
        self._dialog.later.connect(self._leave)
        self._dialog.start()

    def _end(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog:
            try:
                self._presenter.end(dialog.sat.value())
            except ExpectedError as error:
                self.failed.emit(str(error))
                return
            self.go.emit(Place("panel_record", str(self._presenter.panel.id)))

    def _leave(self) -> None:
        self.go.emit(Place("panels"))


def _nothing_wrong() -> Problems:
    return {}
