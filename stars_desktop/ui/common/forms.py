"""Forms: fields in one column, problems beside each and in a summary that takes the focus; and a form's dialog."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.fields import INSET, Field
from stars_desktop.ui.common.layouts import clear, in_order, takes_tab
from stars_desktop.ui.common.links import ROOM, SentenceLink
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.theme import Theme, Type

F = TypeVar("F", bound=Field)

Problems = Mapping[str, str]
"""By the key of a field the sentence that is shown there; "" is the key of what concerns no single field."""

_NEVER: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_AS_NEEDED: Final = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PROBLEM: Final = "There is a problem"
PROBLEMS: Final = "There are problems"


class ErrorSummary(QFrame):
    """What has to be mended before it can be recorded, each a link to its field."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(PROBLEM, self)
        self._title.setForegroundRole(QPalette.ColorRole.BrightText)
        self._links = QVBoxLayout()
        self._body = QVBoxLayout(self)
        self._body.addWidget(self._title)
        self._body.addLayout(self._links)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setAccessibleName(PROBLEM)
        theme.changed.connect(self._size)
        self._size()
        self.hide()

    def show_problems(self, problems: Problems) -> None:
        """Lists them and takes the focus; nothing to list hides it."""
        clear(self._links)
        lines = [self._link(key, words) if key else self._sentence(words) for key, words in problems.items()]
        for line in lines:
            self._links.addWidget(line)
        in_order(self, lines)
        self._title.setText(PROBLEM if len(problems) == 1 else PROBLEMS)
        self.setAccessibleName(f"{self._title.text()}. {' '.join(problems.values())}")
        self.setVisible(bool(problems))
        if problems:
            self.setFocus()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's signature
        """A bar at the left, and the ring while it has the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.px(4), self.height(), self._theme.color("error"))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(self._theme.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _link(self, key: str, sentence: str) -> SentenceLink:
        link = SentenceLink(sentence, key, self._theme, self, tone="error")
        link.clicked.connect(self._choose)
        return link

    def _sentence(self, sentence: str) -> QLabel:
        label = QLabel(sentence, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.BrightText)
        return label

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(sender.objectName())

    def _size(self) -> None:
        px = self._theme.px
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.color("error_tint"))
        self.setPalette(palette)
        self._title.setFont(self._theme.font(Type.HEADING))
        self._title.setIndent(ROOM)  # as the links, which keep room for the ring
        self._body.setContentsMargins(px(16), px(8), px(12), px(8))
        self._body.setSpacing(px(4))


class Form(QWidget):
    """Fields in one column, by their keys."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields: dict[str, Field] = {}
        self.summary = ErrorSummary(theme, self)
        self.summary.chosen.connect(self.focus_field)
        self._body = QVBoxLayout(self)
        self._beside: list[QVBoxLayout] = []
        self.add_widget(self.summary)
        theme.changed.connect(self._size)

    def add(self, field: F) -> F:
        """One more field at the end."""
        self.fields[field.key] = field
        self._body.addWidget(field)
        field.changed.connect(self.changed)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Something between the fields: a heading, a remark; it begins where their words do."""
        row = QVBoxLayout()
        row.addWidget(widget)
        self._beside.append(row)
        self._body.addLayout(row)
        self._size()

    @property
    def last(self) -> QWidget:
        """The last thing that Tab comes to."""
        return [one for one in self.findChildren(QWidget) if takes_tab(one)][-1]

    def values(self) -> dict[str, str]:
        """What was typed and chosen, by key."""
        return {key: field.value() for key, field in self.fields.items()}

    def show_problems(self, problems: Problems) -> None:
        """Each beside its field and all in the summary; nothing typed is lost."""
        for key, field in self.fields.items():
            field.show_problem(problems.get(key, ""))
        self.summary.show_problems(problems)

    def focus_field(self, key: str) -> None:
        """Puts the focus into a field."""
        if key in self.fields:
            into = self.fields[key].input
            into.setFocus(Qt.FocusReason.TabFocusReason)
            line = into.lineEdit() if isinstance(into, QComboBox) else into
            if isinstance(line, QLineEdit):
                line.selectAll()  # also in a window that becomes the active one only now

    def focus_first(self) -> None:
        """Puts the focus where typing begins."""
        shown = (key for key, field in self.fields.items() if field.isVisibleTo(self))
        self.focus_field(next(shown, ""))

    def _size(self) -> None:
        self._body.setContentsMargins(0, 0, 0, 0)
        for row in self._beside:
            row.setContentsMargins(self._theme.px(INSET), 0, 0, 0)
        self._body.setSpacing(self._theme.px(14))


class FormDialog(QDialog):
    """A form in a window of its own: what it records, what that does, and [Do it] [Cancel].

    `submit` is called with nothing and answers with problems; {} closes the dialog. An ExpectedError is shown in the
    summary. What was typed is never thrown away without a word.
    """

    def __init__(self, title: str, does: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._title = theme, title
        self.submit: Callable[[], Problems] = dict
        self._given: dict[str, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.form = Form(theme, self)
        self.form.changed.connect(self._stay)
        self.effect = MessageBar(theme, self, closes=False, edge=12)
        self.leaving = MessageBar(theme, self, closes=False)
        self.main = QPushButton(does, self)
        self.main.setProperty("main", True)
        self.main.setDefault(True)
        self.main.clicked.connect(self.attempt)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def ask(self, submit: Callable[[], Problems]) -> None:
        """Opens it; what is filled in by now counts as typed by nobody."""
        self.submit = submit
        self._given = self.form.values()
        in_order(self.form.last, (self.main, self.cancel))  # the fields were made after them
        self.open()
        self.form.focus_first()

    @property
    def typed(self) -> bool:
        """Whether anything is in the form that was not filled in for the user."""
        return self.form.values() != self._given

    def explain(self, sentence: str) -> None:
        """Says what recording it will do; "" says nothing."""
        if sentence:
            self.effect.say(sentence)
        self.effect.setVisible(bool(sentence))

    def attempt(self) -> None:
        """Records it, or shows what has to be mended."""
        self.leaving.hide()
        try:
            problems = self.submit()
        except ExpectedError as error:
            problems = {"": str(error)}
        self.form.show_problems(problems)
        self.setWindowTitle(f"Error: {self._title}" if problems else self._title)
        if problems:
            self.area.ensureWidgetVisible(self.form.summary)
        else:
            self.accept()

    def reject(self) -> None:
        """Closes it; what was typed is given up only when that was said twice."""
        if self.typed and not self.leaving.isVisible():
            self.leaving.say("What you typed here was not recorded. Choose Cancel once more to give it up.", "warn")
            self._size()
            self.cancel.setFocus()
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's signature
        """Escape is Cancel, but a second one, as of an impatient hand, gives nothing up: it goes back to the form.

        Enter presses the button at the foot that has the focus, never another one in its place.
        """
        if event.key() == Qt.Key.Key_Escape and self.leaving.isVisible():
            self._stay()
            self.form.focus_first()
            return
        ringed = self.focusWidget()
        if event.key() in _ENTER and isinstance(ringed, QPushButton) and self._foot.indexOf(ringed) >= 0:
            ringed.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's signature
        """The window's own close button is Cancel."""
        if self.isVisible() and self.typed and not self.leaving.isVisible():
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's signature
        """Stays on the screen: it was put where a smaller one had room."""
        super().resizeEvent(event)
        room = self.screen().availableGeometry()
        over = self.frameGeometry().bottom() - room.bottom()
        if self.isVisible() and over > 0:
            self.move(self.x(), max(room.top(), self.y() - over))

    def _stay(self) -> None:
        self.leaving.hide()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self.form)
        self._below = QVBoxLayout()
        self._below.addWidget(self.effect)
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(_NEVER)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        foot = QWidget(self)
        foot.setBackgroundRole(QPalette.ColorRole.Window)
        foot.setAutoFillBackground(True)
        self._foot = QHBoxLayout(foot)
        self._foot.addStretch(1)
        self._foot.addWidget(self.main)
        self._foot.addWidget(self.cancel)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.area, 1)
        body.addWidget(self.leaving)
        body.addWidget(foot)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's signature
        """Grows with its content, up to the screen."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._size()
        return super().eventFilter(watched, event)

    def _size(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._below.setContentsMargins(px(INSET), 0, 0, 0)
        self._column.setSpacing(px(14))
        self._foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self._foot.setSpacing(px(8))
        room = self.screen().availableSize()
        wide = min(px(600), room.width() - 40)
        column = self._column
        needed = column.heightForWidth(wide) if column.hasHeightForWidth() else column.sizeHint().height()
        foot = self._foot.sizeHint().height() + (self.leaving.sizeHint().height() if self.leaving.isVisible() else 0)
        most = room.height() - foot - 60
        fits = needed <= most  # a bar that was needed for a moment would wrap words, and so need itself
        self.area.setVerticalScrollBarPolicy(_NEVER if fits else _AS_NEEDED)
        self.area.setMinimumHeight(min(needed, most))
        self.resize(wide, min(needed, most) + foot)
