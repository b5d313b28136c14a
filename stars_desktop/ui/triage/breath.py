"""When what is half typed goes into the register: a breath after the last key, and whenever it leaves the screen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.triage.fronts import Fronts
from stars_desktop.ui.triage.presenter import TriagePresenter

BREATH: Final = 400
"""milliseconds without a key after which what is half typed is kept"""


class Breath(QObject):
    """`failed` says why it could not be kept."""

    failed = Signal(str)

    def __init__(self, fronts: Fronts, presenter: TriagePresenter, page: QWidget) -> None:
        super().__init__(page)
        self._fronts, self._presenter = fronts, presenter
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BREATH)
        self._timer.timeout.connect(self.keep)
        for typed in (fronts.question.form, fronts.question.fact, fronts.dense):
            typed.changed.connect(self._timer.start)
        page.installEventFilter(self)

    def remember(self) -> None:
        """What is typed in front, until the register is closed."""
        if typed := self._fronts.typed():
            self._presenter.keep(typed)

    def keep(self) -> None:
        """What is typed in front, in the register as well."""
        self._timer.stop()
        self.remember()
        try:
            self._presenter.sittings.keep()
        except ExpectedError as error:
            self.failed.emit(str(error))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing typed goes with the screen."""
        if event.type() == QEvent.Type.Hide:
            self.keep()
        return False
