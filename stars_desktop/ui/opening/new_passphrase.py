"""Choosing a passphrase: typed twice, with how hard it is to guess, in words, while it is typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.passphrases import ENOUGH
from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.tasks import Progress, Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.opening.making import passphrase_problems
from stars_desktop.ui.opening.secret_field import SecretField, tint

if TYPE_CHECKING:
    from stars_desktop.services.passphrases import Strength

PAUSE: Final = 250
"""milliseconds without a key after which the passphrase is judged"""

ADVICE: Final = "Three or more words that have nothing to do with each other are easy to keep and hard to guess."
WARNING: Final = (
    "Nobody can reset it. Whoever loses both the passphrase and the recovery key loses everything in the register."
)


class StrengthLine(QWidget):
    """How hard a passphrase is to guess, and what would make it harder."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, "muted"
        self._icon, self.words = QLabel(self), QLabel(self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        theme.changed.connect(self._paint)
        self.show_strength(None)

    def show_strength(self, found: "Strength | None") -> None:
        """What was found of what is typed; nothing while nothing is."""
        self._tone = "muted" if found is None else "ok" if found.score >= ENOUGH else "warn"
        self.words.setText(f"{found.words}. {found.advice}".strip() if found else ADVICE)
        self.words.setAccessibleName(self.words.text())
        self._icon.setVisible(found is not None)
        if found:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
        self._paint()

    def _paint(self) -> None:
        px = self._theme.px
        icon = "circle-check" if self._tone == "ok" else "triangle-alert"
        self._icon.setPixmap(self._theme.icon(icon, self._tone).pixmap(px(16)))
        tint(self.words, self._tone, self._theme)
        self.words.setMinimumHeight(2 * self._theme.unit)  # two lines, so that nothing jumps while it is typed
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(6))


class NewPassphrase(QObject):
    """Both fields, in a form, with the word on their strength between them."""

    def __init__(self, theme: Theme, tasks: Tasks, form: Form) -> None:
        super().__init__(form)
        self._tasks = tasks
        self.first = form.add(SecretField("passphrase", "&Passphrase", theme, form))
        self.strength = StrengthLine(theme, form)
        form.add_widget(self.strength)
        self.again = form.add(SecretField("again", "The passphrase &again", theme, form, shown_with=self.first))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.first.changed.connect(self._pause.start)

    def value(self) -> str:
        """The passphrase."""
        return self.first.value()

    def clear(self) -> None:
        """Nothing is typed any more."""
        self._pause.stop()
        for field in (self.first, self.again):
            field.clear()
        self.strength.show_strength(None)

    def judge(self, then: Callable[[dict[str, str]], None]) -> None:
        """Calls `then` with what has to be mended, once the passphrase was looked at."""
        self._pause.stop()
        self._look(then)

    def _look(self, then: Callable[[dict[str, str]], None] | None = None) -> None:
        text = self.value()

        def told(found: "Strength") -> None:
            if not isValid(self):
                return
            if self.value() != text:  # typed on meanwhile
                self._look(then)
                return
            self.strength.show_strength(found if text else None)
            if then:
                then(passphrase_problems(text, self.again.value(), found.score))

        self._tasks.run("", _looking_at(text), told, _nothing)


def _looking_at(text: str) -> Callable[[Progress], "Strength"]:
    def work(_progress: Progress) -> "Strength":
        from stars_desktop.services.passphrases import strength  # noqa: PLC0415 - loads long lists of words

        return strength(text)

    return work


def _nothing(_: ExpectedError) -> None:
    """A passphrase can always be looked at; what breaks there is reported by the tasks."""
