"""All questions on one page, for practised users: answered by single keys, recorded in one step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import Field, LineField
from stars_desktop.ui.common.forms import Form, Problems
from stars_desktop.ui.common.layouts import clear, in_order, tab_place
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.facts import fact_field
from stars_desktop.ui.triage.filling import SOURCE
from stars_desktop.ui.triage.saving import DAY
from stars_desktop.ui.triage.state import Dense, Filled, Line

REPLIES: Final[Mapping[str, str]] = {Reply.YES: "Yes", Reply.NO: "No", Reply.NOT_KNOWN: "Not known"}
KEYS: Final[Mapping[int, str]] = {
    Qt.Key.Key_Y: Reply.YES, Qt.Key.Key_N: Reply.NO, Qt.Key.Key_K: Reply.NOT_KNOWN,
}  # fmt: skip
_LABELS: Final[Mapping[FactName, str]] = {
    FactName.DATE_OF_BIRTH: "Date of &birth",
    FactName.PLACEMENT_TYPE: "&Placement type",
    FactName.LEGAL_STATUS: "&Legal status",
}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HINT: Final = (
    "Tab goes on, Y, N and K answer where the focus is, and Enter records all of it in one step. Needed ones stand "
    "in bold. The four answers show at once what it would come to."
)


class AnswerRow(QWidget):
    """One question: its title, Yes, No or Not known as one stop of Tab, and where that is recorded."""

    changed = Signal()

    def __init__(self, line: Line, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.line = theme, line
        self.title = QLabel(f"{line.key}. {line.title}", self)
        self.title.setWordWrap(True)
        self.title.setToolTip(line.question)
        self._group = QButtonGroup(self)
        self.buttons = {reply: self._button(words) for reply, words in REPLIES.items()}
        self.record = QLabel(line.record, self)
        self.record.setWordWrap(True)
        self.record.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.evidence = QLineEdit(self)
        self.evidence.setAccessibleName(f"Where is it recorded? {line.key}")
        self._where = QLabel("Where is it recorded?", self)
        self._where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.problem = QLabel(self)
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self.problem.setWordWrap(True)
        self._lay_out()
        self.show_problem("")
        theme.changed.connect(self._size)
        self._size()
        self._group.buttonToggled.connect(self._toggled)
        self.evidence.textEdited.connect(self._typed)

    def fill(self, reply: str, evidence: str) -> None:
        """What was filled in before, else what is recorded."""
        self.blockSignals(True)
        chosen = reply or self.line.reply
        if chosen:
            self.buttons[chosen].setChecked(True)
        self.evidence.setText(evidence)
        self.blockSignals(False)
        self._show()

    def given(self) -> tuple[str, str] | None:
        """The reply and where it is recorded; None where it is as it is recorded."""
        reply = next((one for one, button in self.buttons.items() if button.isChecked()), "")
        evidence = " ".join(self.evidence.text().split())
        return (reply, evidence) if evidence or reply != self.line.reply else None

    def show_problem(self, sentence: str) -> None:
        """What keeps it from being recorded; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Letters answer while the focus is on the answer."""
        reply = KEYS.get(event.key())
        if reply and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.buttons[reply].setChecked(True)
            self.buttons[reply].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _button(self, words: str) -> QRadioButton:
        button = QRadioButton(words, self)
        button.setAccessibleDescription(self.line.question)
        self._group.addButton(button)
        return button

    def _toggled(self, _button: QRadioButton, checked: bool) -> None:
        if checked:
            self._typed()

    def _typed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Where it is recorded is asked for what was answered anew."""
        new = self.given() is not None
        for part in (self._where, self.evidence):
            part.setVisible(new)
        self.record.setVisible(bool(self.line.record) and not new)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self.buttons.values():
            row.addWidget(button)
        self._body = QVBoxLayout(self)
        where = QHBoxLayout()
        where.addWidget(self._where)
        where.addWidget(self.evidence, 1)
        self._body.addLayout(row)
        self._body.addWidget(self.record)
        self._body.addLayout(where)
        self._body.addWidget(self.problem)

    def _size(self) -> None:
        px = self._theme.px
        self.title.setFont(self._theme.font(Type.STRONG if self.line.needed else Type.BODY))
        self.record.setFont(self._theme.font(Type.CAPTION))
        self._body.setContentsMargins(0, px(2), 0, px(4))
        self._body.setSpacing(px(2))


class DenseForm(QWidget):
    """`asked_for` carries "save all"; `changed` says that something else is filled in."""

    asked_for = Signal(str)
    changed = Signal()

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._today = work.theme, work.session.clerk.today
        self._dense: Dense | None = None
        self.rows: dict[str, AnswerRow] = {}
        self.facts: dict[FactName, Field] = {}
        self._titles: list[tuple[QLabel, int]] = []
        self.heading, self.hint, self.rest = (QLabel(self) for _ in range(3))
        self.heading.setText("All questions on one page")
        self.hint.setText(HINT)
        for label in (self.hint, self.rest):
            label.setWordWrap(True)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.form = Form(self._theme, self)
        self.source = self.form.add(LineField(SOURCE, "&Who or what says so?", self._theme, self.form))
        self.on = self.form.add(DateField(DAY, "Da&te of that record", self._theme, self.form, today=self._today))
        self._facts, self._rows, self._place = QVBoxLayout(), QVBoxLayout(), tab_place(self)
        self.save = QPushButton("&Save all of it", self)
        self.save.setProperty("main", True)
        self.save.setAutoDefault(True)
        self.save.setEnabled(not work.why_read_only)
        self.save.setToolTip(work.why_read_only)
        self.save.clicked.connect(self._ask)
        self._lay_out()
        self.form.changed.connect(self.changed)
        self._theme.changed.connect(self._size)
        self._size()

    def show_dense(self, dense: Dense) -> None:
        """What is asked now, filled in as far as it was."""
        if self._dense is None or dense != replace(self._dense, filled=self.filled()):
            self._dense = dense
            self.rest.setText(dense.rest)
            self._fill(dense.filled)
            self._build(dense)
        self.form.show_problems({})

    def filled(self) -> Filled:
        """What is filled in and not recorded."""
        answers = {key: given for key, row in self.rows.items() if (given := row.given())}
        facts = {name: value for name, field in self.facts.items() if (value := field.value())}
        return Filled(self.source.value(), self.on.value(), facts, answers)

    def show_problems(self, problems: Problems) -> None:
        """Each where it belongs, and all in the summary."""
        for key, row in self.rows.items():
            row.show_problem(problems.get(key, ""))
        for name, field in self.facts.items():
            field.show_problem(problems.get(name, ""))
        self.form.show_problems(problems)

    def focus_main(self) -> None:
        """The focus to the first fact or question that is open."""
        fields = [field.input for field in self.facts.values()]
        open_ones = [row for row in self.rows.values() if not row.line.reply and row.given() is None]
        first = next(iter(open_ones or self.rows.values()), None)
        rows = [first.buttons[Reply.YES]] if first else []
        for place in (*fields, *rows)[:1]:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in any field is the main button."""
        if event.key() in ENTER and self.save.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.asked_for.emit("save all")

    def _fill(self, filled: Filled) -> None:
        self.form.blockSignals(True)
        self.source.set_value(filled.source)
        self.on.set_value(filled.on)
        self.form.blockSignals(False)

    def _build(self, dense: Dense) -> None:
        for layout in (self._facts, self._rows):
            clear(layout)
        self.facts = {name: self._field(name, dense.filled.facts.get(name, "")) for name in dense.facts}
        self.rows, self._titles = {}, []
        if dense.facts:
            self._put(self._facts, self._title("Facts that are not known yet", inset=12))
        for field in self.facts.values():
            self._put(self._facts, field)
        for words, lines in dense.groups:
            self._put(self._rows, self._title(words))
            for line in lines:
                row = self.rows[line.key] = AnswerRow(line, self._theme, self)
                row.fill(*dense.filled.answers.get(line.key, ("", "")))
                row.changed.connect(self.changed)
                self._put(self._rows, row)
        stops: list[QWidget] = [field.input for field in self.facts.values()]
        for row in self.rows.values():
            stops += [*row.buttons.values(), row.evidence]
        in_order(self._place, [*stops, self.save])

    def _put(self, layout: QVBoxLayout, widget: QWidget) -> None:
        layout.addWidget(widget)
        widget.show()  # at once, so that it can take the focus

    def _field(self, name: FactName, value: str) -> Field:
        field = fact_field(name, _LABELS[name], self._theme, self, self._today)
        field.set_value(value)
        field.changed.connect(self.changed)
        return field

    def _title(self, words: str, *, inset: int = 0) -> QLabel:
        title = QLabel(words, self)
        self._titles.append((title, inset))
        self._size_title(title, inset)
        return title

    def _size_title(self, title: QLabel, inset: int) -> None:
        title.setFont(self._theme.font(Type.HEADING))
        title.setContentsMargins(self._theme.px(inset), self._theme.px(12), 0, 0)

    def _lay_out(self) -> None:
        self._words, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self.heading, self.hint):
            self._words.addWidget(part)
        self._below.addLayout(self._rows)
        self._below.addWidget(self.rest)
        self._below.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._words)
        self._body.addWidget(self.form)
        self._body.addLayout(self._facts)
        self._body.addLayout(self._below)
        self._body.addStretch(1)

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.TITLE))
        for words in (self._words, self._below):
            words.setContentsMargins(px(12), 0, 0, 0)
            words.setSpacing(px(8))
        for title, inset in self._titles:
            self._size_title(title, inset)
        self._facts.setSpacing(px(10))
        self._rows.setSpacing(px(2))
        self._body.setContentsMargins(px(12), px(16), px(24), px(16))
        self._body.setSpacing(px(12))
