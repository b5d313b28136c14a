"""One question: what is asked and why now, the answer with its record, and the ways on and back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stars_desktop.domain.entries import Reply
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import ChoiceField, LineField
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.forms import Form, Problems
from stars_desktop.ui.common.messages import MessageBar, WayOut
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.triage.facts import FactForm
from stars_desktop.ui.triage.saving import DAY, REPLY
from stars_desktop.ui.triage.state import Asked, Progress, Typed

EVIDENCE, SOURCE = "evidence", "source"
REPLIES: Final = ((Reply.YES.value, "&Yes"), (Reply.NO.value, "&No"), (Reply.NOT_KNOWN.value, "Not &known yet"))
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerForm(Form):
    """The answer, where it is recorded, who said so, and the date of that record."""

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        theme = work.theme
        super().__init__(theme, parent)
        self.reply = self.add(ChoiceField(REPLY, "Answer", theme, self, options=REPLIES))
        self.reply.label.hide()
        self.evidence = self.add(
            LineField(EVIDENCE, "&Where is it recorded?", theme, self, hint="Such as the care plan, or a case note.")
        )
        self.source = self.add(
            LineField(SOURCE, "Wh&o or what said so?", theme, self, hint="Such as the social worker, by e-mail.")
        )
        today = work.session.clerk.today
        self.on = self.add(DateField(DAY, "Da&te of that record", theme, self, today=today))

    def typed(self) -> Typed:
        """What is filled in."""
        return Typed(self.reply.value(), self.evidence.value(), self.source.value(), self.on.value())

    def fill(self, typed: Typed) -> None:
        """Fills it in without calling it typed."""
        self.blockSignals(True)
        self.reply.set_value(typed.reply)
        self.evidence.set_value(typed.evidence)
        self.source.set_value(typed.source)
        self.on.set_value(typed.on)
        self.blockSignals(False)

    def ask(self, question: str) -> None:
        """Tells a screen reader what the buttons answer."""
        for button in self.reply.buttons.values():
            button.setAccessibleDescription(question)


class QuestionPanel(QWidget):
    """Paints what is asked; Enter saves. `asked_for` carries "save", "later", "back" or "other"."""

    asked_for = Signal(str)

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme = work.theme
        self._why_read_only = work.why_read_only
        self.progress, self.bar = QLabel(self), QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Questions answered")
        self.heading, self.hint, self.explained, self.rule = (self._text() for _ in range(4))
        for quiet in (self.progress, self.hint, self.rule):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.why = MessageBar(self._theme, self, closes=False, edge=12)
        self.former = MessageBar(self._theme, self, closes=False, edge=12)
        self.other = self._button("other", link=True)
        self.form = AnswerForm(work, self)
        self.fact = FactForm(self._theme, self, work.session.clerk.today)
        self.same = self._button("same", link=True)
        self._last, self._held = Typed(), Typed()
        self.save = self._button("save", "&Save and go on")
        self.save.setProperty("main", True)
        self.later = self._button("later", "&Leave for later")
        self.back = self._button("back", "&Back to the question before", link=True)
        self._lay_out()
        self._theme.changed.connect(self._size)
        self._size()

    def show_asked(self, asked: Asked, progress: Progress) -> None:
        """Another question, or the same one again."""
        self.progress.setText(progress.words)
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.answered)
        self.bar.setAccessibleDescription(progress.words)
        self.heading.setText(asked.heading)
        self.hint.setText(asked.hint)
        self.rule.setText(asked.rule)
        self._show_why(asked)
        self._show_former(asked)
        self.explained.setText(asked.explained or self._why_read_only)
        self.explained.setVisible(bool(self.explained.text()))
        self.other.setText(asked.other)
        self.other.setVisible(bool(asked.other))
        by_hand = not asked.explained
        self.form.setVisible(by_hand and not asked.wants)
        self.fact.setVisible(asked.wants is not None)
        self.same.setText(f"Sa&me record as before: {asked.same}")
        self._last, self._held = asked.last, asked.held
        self.same.setVisible(by_hand and not asked.wants and bool(asked.same))
        self.save.setVisible(by_hand)
        self.save.setEnabled(not self._why_read_only)
        self.later.setProperty("main", not by_hand)
        self.later.setText("&Leave for later" if by_hand else "G&o on with the questions")
        self.back.setVisible(asked.before)
        self._fill(asked)

    def typed(self) -> Typed:
        """What is filled in."""
        return self.fact.typed() if self.fact.isVisibleTo(self) else self.form.typed()

    def show_problems(self, problems: Problems) -> None:
        """What keeps the answer from being recorded."""
        (self.fact if self.fact.isVisibleTo(self) else self.form).show_problems(problems)

    def focus_main(self) -> None:
        """The focus to where the answer is given."""
        if self.fact.isVisibleTo(self):
            self.fact.focus_first()
        else:
            place = self.form.reply.input if self.form.isVisibleTo(self) else self.later
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in any field is the main button."""
        if event.key() in ENTER and self.save.isVisibleTo(self) and self.save.isEnabled():
            self.asked_for.emit("save")
        else:
            super().keyPressEvent(event)

    def _fill(self, asked: Asked) -> None:
        self.form.ask(asked.heading)
        if asked.wants:
            self.fact.ask(asked.wants)
            self.fact.fill(asked.typed)
        else:
            self.form.fill(asked.typed)
        for form in (self.form, self.fact):
            form.show_problems({})

    def _show_why(self, asked: Asked) -> None:
        if not asked.why_now:
            self.why.hide()
        elif self.why.isHidden() or self.why.words.text() != asked.why_now:
            self.why.say(asked.why_now)

    def _show_former(self, asked: Asked) -> None:
        shown = bool(asked.former) and not self._why_read_only
        if shown and (self.former.isHidden() or self.former.words.text() != asked.former):
            self.former.say(asked.former, way_out=WayOut("&Put that answer in", self._use_former))
        self.former.setVisible(shown)

    def _use_former(self) -> None:
        """The answer of an earlier enquiry, to be confirmed by saving it."""
        self.form.fill(self._held)
        self.save.setFocus()

    def _text(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, words: str = "", *, link: bool = False) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("link", link)
        button.setAutoDefault(True)
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is self.same:
            self._take_record()
        elif sender:
            self.asked_for.emit(sender.objectName())

    def _take_record(self) -> None:
        """The record that the last answer came from, for this answer as well."""
        last = self._last
        self.form.fill(Typed(self.form.reply.value(), last.evidence, last.source, last.on))
        self.form.focus_field(REPLY)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.progress)
        row.addWidget(self.bar)
        row.addStretch(1)
        self._links, self._buttons = FlowLayout(), FlowLayout()
        for link in (self.other, self.same):
            self._links.addWidget(link)
        for button in (self.save, self.later, self.back):
            self._buttons.addWidget(button)
        self._words = QVBoxLayout()
        self._words.addLayout(row)
        for part in (self.heading, self.hint, self.why, self.former, self.explained):
            self._words.addWidget(part)
        self._words.addLayout(self._links)
        self._end = QVBoxLayout()
        self._end.addLayout(self._buttons)
        self._end.addWidget(self.rule)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._words)
        self._body.addWidget(self.form)
        self._body.addWidget(self.fact)
        self._body.addLayout(self._end)

    def _size(self) -> None:
        px = self._theme.px
        self.heading.setFont(self._theme.font(Type.TITLE))
        self.rule.setFont(self._theme.font(Type.CAPTION))
        self.bar.setFixedWidth(px(140))
        self.back.setIcon(self._theme.icon("arrow-left", "accent"))
        for words in (self._words, self._end):
            words.setContentsMargins(px(12), 0, 0, 0)
            words.setSpacing(px(8))
        for flow in (self._links, self._buttons):
            flow.set_spaces(px(8), px(6))
        self._body.setContentsMargins(px(12), px(16), px(24), px(16))
        self._body.setSpacing(px(12))
