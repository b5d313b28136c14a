"""Another passphrase for the register that is open: asked for twice, set on the worker, then its new recovery key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.opening.locksmith import rekeying
from stars_desktop.ui.opening.paper import Paper
from stars_desktop.ui.opening.passphrase_panel import PassphrasePanel
from stars_desktop.ui.opening.recovery_key import RecoveryKeyPanel

_LEAD = (
    "A new recovery key comes with the new passphrase. The passphrase and the key of today then open the register no "
    "more; copies made before today still need them."
)


class ChangePassphrase(QDialog):
    """Stays while the passphrase is being set, and until the recovery key was noted or twice given up."""

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change the passphrase")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self.asking = PassphrasePanel(work.theme, work.tasks, inside, does="&Change the passphrase", skips="Cancel")
        self.asking.name("Change the passphrase", _LEAD)
        self.key = RecoveryKeyPanel(work.theme, inside)
        self.key.hide()
        self.leaving = MessageBar(work.theme, self, closes=False)
        self._column = QVBoxLayout(inside)
        for panel in (self.asking, self.key):
            self._column.addWidget(panel)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(area, 1)
        body.addWidget(self.leaving)
        self.asking.wished.connect(self._change)
        self.asking.skipped.connect(self.reject)
        self.key.noted.connect(self.accept)
        work.theme.changed.connect(self._size)
        self._size()

    def start(self) -> None:
        """Opens it."""
        self.open()
        self.asking.focus_first()

    def reject(self) -> None:
        """Closes it, but not in the middle; with a recovery key that nobody noted only when that is said twice."""
        if self.asking.isVisible() and self.asking.waits:
            return
        if self.key.paper and not self.leaving.isVisible():
            self.leaving.say("The recovery key is shown only now. Press Esc once more to go without it.", "warn")
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """The window's own close button is Esc."""
        event.ignore()
        self.reject()

    def _change(self, passphrase: str) -> None:
        work = rekeying(self._work.session, passphrase)
        self._work.tasks.run("Changing the passphrase", work, self._changed, self._failed)

    def _changed(self, paper: Paper) -> None:
        self.asking.hide()
        self.asking.forget()
        self.setWindowTitle("Recovery key")
        self.key.show_paper(paper)
        self.key.show()
        self.key.focus_first()

    def _failed(self, error: ExpectedError) -> None:
        self.asking.fail(str(error))

    def _size(self) -> None:
        px = self._work.theme.px
        self._column.setContentsMargins(px(16), px(20), px(24), px(20))
        room = self.screen().availableSize()
        self.resize(min(px(640), room.width() - 40), min(px(480), room.height() - 60))
