"""Forms: names, hints and problems that cannot be forgotten; nothing typed is lost."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.calendar import NotADateError
from stars_desktop.domain.errors import RefusedError
from stars_desktop.ui.common.codes import CodeField
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import AreaField, ChoiceField, Field, LineField, PickField
from stars_desktop.ui.common.forms import Form, FormDialog, Problems
from stars_desktop.ui.common.theme import Theme

TODAY = date(2022, 10, 4)
Show = Callable[[QWidget], None]


def withdrawal(theme: Theme, parent: QWidget, form: Form) -> None:
    """A form with every kind of field."""
    form.add(DateField("on", "&Withdrawn on", theme, form, today=TODAY, hint="The day social care told you"))
    form.add(ChoiceField("by", "Who with&drew it", theme, form, options=[("a", "Social care"), ("b", "Family")]))
    form.add(PickField("reason", "&Reason", theme, form, options=[("x", "Moved"), ("y", "Settled")], own=True))
    form.add(PickField("team", "&Team", theme, form, options=[("1", "One"), ("2", "Two")]))
    form.add(LineField("ref", "Re&ference", theme, form))
    form.add(AreaField("note", "&Note", theme, form, hint="Leave out names"))
    assert parent is not None


@pytest.fixture
def form(theme: Theme, shown: Show) -> Form:
    made = Form(theme, None)  # type: ignore[arg-type]
    withdrawal(theme, made, made)
    shown(made)
    return made


def name_of(widget: QWidget) -> str:
    """What it is called; on Linux a list is called by the label it is related to."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    labels = [other for other, how in interface.relations() if how == QAccessible.RelationFlag.Label]
    return (labels[0] if labels else interface).text(QAccessible.Text.Name)


def test_every_input_is_named_by_its_label(form: Form) -> None:
    names = {key: name_of(field.input) for key, field in form.fields.items() if key != "by"}
    assert names == {
        "on": "Withdrawn on", "reason": "Reason", "team": "Team", "ref": "Reference", "note": "Note",
    }  # fmt: skip
    assert name_of(form.fields["by"].input) == "Social care"


def test_what_dictation_puts_in_counts_as_typed_and_what_is_filled_in_does_not(form: Form, qtbot: QtBot) -> None:
    for key in ("on", "ref"):
        line = QAccessible.queryAccessibleInterface(form.fields[key].input)
        with qtbot.waitSignal(form.fields[key].changed):
            line.setText(QAccessible.Text.Value, "3 10 2022")
        assert form.fields[key].value() == "3 10 2022"
    with qtbot.assertNotEmitted(form.fields["ref"].changed):
        form.fields["ref"].set_value("DER-0001")


def test_an_access_key_goes_to_its_field(form: Form, qtbot: QtBot) -> None:
    QTest.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(form.fields["note"].input.hasFocus)


def test_tab_goes_through_the_fields_in_order_and_leaves_the_area(form: Form) -> None:
    form.focus_first()
    stops: list[str] = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        stops += [key for key, field in form.fields.items() if field.isAncestorOf(focus)]
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(stops)) == ["on", "by", "reason", "team", "ref", "note"]


@pytest.mark.parametrize(
    ("key", "value"), [("by", "b"), ("reason", "Settled"), ("team", "2"), ("note", "two\nlines")]
)
def test_what_is_filled_in_is_there(form: Form, key: str, value: str) -> None:
    form.fields[key].set_value("y" if value == "Settled" else value)
    assert form.values()[key] == value


def test_own_words_may_stand_for_a_reason(form: Form) -> None:
    field = form.fields["reason"]
    assert field.value() == ""
    field.input.setFocus()
    QTest.keyClicks(field.input, "Moved to  Leeds")
    assert field.value() == "Moved to Leeds"


def test_problems_stand_beside_their_fields_and_in_a_summary_that_takes_the_focus(form: Form) -> None:
    form.fields["ref"].set_value("typed")
    form.show_problems({"on": "Withdrawn on must include a month", "": "The register is full."})
    assert form.summary.hasFocus()
    assert form.fields["on"].problem.isVisible()
    assert not form.fields["ref"].problem.isVisible()
    link = next(
        one for one in form.summary.findChildren(QPushButton) if one.text() == "Withdrawn on must include a month"
    )
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert form.fields["on"].input.hasFocus()
    assert form.fields["on"].input.accessibleDescription() == "Withdrawn on must include a month"
    assert form.values()["ref"] == "typed"
    form.show_problems({})
    assert not form.summary.isVisible()
    assert not form.fields["on"].problem.isVisible()


def test_a_short_date_is_echoed_in_full(form: Form) -> None:
    field = form.fields["on"]
    assert isinstance(field, DateField)
    QTest.keyClicks(field.input, "5 8 22")
    assert field.echo.text() == "Friday 5 August 2022"
    assert field.day() == date(2022, 8, 5)
    field.set_value("5")
    assert field.echo.text() == ""
    with pytest.raises(NotADateError, match="must include a month"):
        field.day()
    yesterday = next(one for one in field.findChildren(QPushButton) if one.text() == "Yesterday")
    QTest.keyClick(yesterday, Qt.Key.Key_Space)
    assert field.value() == "3 October 2022"


def test_the_wheel_over_a_field_that_was_not_chosen_changes_nothing(form: Form) -> None:
    field = form.fields["team"]
    form.focus_field("ref")
    at = QPointF(5, 5)
    turn = QWheelEvent(
        at, field.input.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.input, turn)
    assert field.value() == "1"


def test_the_list_of_codes_goes_with_its_page(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = CodeField("status", "&Legal status", theme, window, options=[("C1", "C1 Interim"), ("C2", "C2 Full")])
    field.show()
    field.input.setFocus()
    QTest.keyClicks(field.input, "C")
    qtbot.waitUntil(field.listed.isVisible)
    field.hide()
    assert not field.listed.isVisible()


def test_the_list_of_codes_goes_with_the_focus(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = CodeField("status", "&Legal status", theme, window, options=[("C1", "C1 Interim"), ("C2", "C2 Full")])
    line = QLineEdit(window)
    field.show()
    line.show()
    field.input.setFocus()
    QTest.keyClicks(field.input, "C2")
    qtbot.waitUntil(field.listed.isVisible)
    line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert not field.listed.isVisible()
    assert field.value() == "C2"


class Asked:
    """A dialog that was opened, and what its form sent."""

    def __init__(self, dialog: FormDialog, answer: Callable[[], Problems]) -> None:
        self.sent: list[dict[str, str]] = []
        self.closed = False
        dialog.finished.connect(self._close)
        self.dialog, self.answer = dialog, answer

    def submit(self) -> Problems:
        self.sent.append(self.dialog.form.values())
        return self.answer()

    def _close(self) -> None:
        self.closed = True


@pytest.fixture
def window(shown: Show) -> QWidget:
    made = QWidget()
    shown(made)
    return made


def opened(theme: Theme, window: QWidget, answer: Callable[[], Problems] = dict) -> Asked:
    dialog = FormDialog("Record withdrawal - DER-0088", "Record withdrawal", theme, window)
    withdrawal(theme, dialog, dialog.form)
    asked = Asked(dialog, answer)
    dialog.ask(asked.submit)
    return asked


def test_enter_records_and_closes(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    QTest.keyClicks(asked.dialog.form.fields["on"].input, "today")
    QTest.keyClick(asked.dialog.form.fields["on"].input, Qt.Key.Key_Return)
    assert asked.sent[0]["on"] == "today"
    assert asked.closed


def test_a_problem_keeps_the_dialog_open_and_says_so_in_its_title(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window, lambda: {"on": "Withdrawn on must include a month"})
    QTest.keyClick(asked.dialog.main, Qt.Key.Key_Space)
    assert asked.dialog.windowTitle() == "Error: Record withdrawal - DER-0088"
    assert not asked.closed
    asked.answer = dict
    QTest.keyClick(asked.dialog.main, Qt.Key.Key_Space)
    assert asked.closed


def test_what_the_register_refuses_is_said_in_its_words(theme: Theme, window: QWidget) -> None:
    def refuse() -> Problems:
        raise RefusedError("Withdrawn is not allowed: the enquiry is a live case.")

    asked = opened(theme, window, refuse)
    QTest.keyClick(asked.dialog.main, Qt.Key.Key_Space)
    assert "the enquiry is a live case" in asked.dialog.form.summary.accessibleName()
    asked.dialog.reject()


def test_escape_closes_an_untouched_form_at_once(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.closed
    assert asked.sent == []


def test_what_was_typed_is_given_up_only_when_that_was_said_twice(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    QTest.keyClicks(asked.dialog.form.fields["note"].input, "Carers agree")
    asked.dialog.close()
    assert not asked.closed
    assert asked.dialog.leaving.isVisible()
    assert asked.dialog.form.values()["note"] == "Carers agree"
    asked.dialog.close()
    assert asked.closed


def test_enter_on_cancel_gives_it_up_and_records_nothing(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    QTest.keyClicks(asked.dialog.form.fields["note"].input, "Carers agree")
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.dialog.focusWidget() is asked.dialog.cancel
    QTest.keyClick(asked.dialog.cancel, Qt.Key.Key_Return)
    assert asked.closed
    assert asked.sent == []


def test_an_impatient_escape_goes_back_to_the_form(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    QTest.keyClicks(asked.dialog.form.fields["note"].input, "Carers agree")
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.dialog.leaving.isVisible()
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert not asked.dialog.leaving.isVisible()
    assert not asked.closed
    assert asked.dialog.form.values()["note"] == "Carers agree"
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    QTest.keyClick(asked.dialog.cancel, Qt.Key.Key_Space)
    assert asked.closed


def test_a_date_typed_over_the_one_proposed_stays_when_enter_follows_tab(theme: Theme, window: QWidget) -> None:
    dialog = FormDialog("Record withdrawal - DER-0088", "Record withdrawal", theme, window)
    withdrawal(theme, dialog, dialog.form)
    dialog.form.fields["on"].set_value("4 October 2022")
    asked = Asked(dialog, dict)
    dialog.ask(asked.submit)
    line = asked.dialog.form.fields["on"].input
    QTest.keyClicks(line, "1/9/2022")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    focus = asked.dialog.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Today"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert [sent["on"] for sent in asked.sent] == ["1/9/2022"]
    assert asked.closed


def test_a_form_that_grows_stays_on_the_screen(theme: Theme, window: QWidget) -> None:
    asked = opened(theme, window)
    room = asked.dialog.screen().availableGeometry()
    asked.dialog.move(room.left(), room.bottom() - asked.dialog.height())
    QTest.keyClicks(asked.dialog.form.fields["note"].input, "Carers agree")
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.dialog.leaving.isVisible()
    assert room.contains(asked.dialog.frameGeometry())
    asked.dialog.close()


def test_a_field_without_an_input_cannot_be_made(theme: Theme, window: QWidget) -> None:
    with pytest.raises(NotImplementedError):
        Field("key", "&Words", theme, window).value()


def test_what_is_filled_in_is_chosen_whole_before_the_window_is_active(theme: Theme, shown: Show) -> None:
    made = Form(theme, None)  # type: ignore[arg-type]
    withdrawal(theme, made, made)
    made.fields["reason"].set_value("Moved")
    made.focus_field("reason")
    shown(made)
    QTest.keyClicks(made.fields["reason"].input, "Settled")
    assert made.values()["reason"] == "Settled"


def test_an_access_key_goes_to_the_choice_that_was_made(form: Form) -> None:
    field = form.fields["by"]
    field.set_value("b")
    label = field.label.buddy()
    assert label
    label.setFocus()
    assert form.window().focusWidget() is field.input
    field.set_value("")
    label.setFocus()
    assert form.window().focusWidget() is field.input
