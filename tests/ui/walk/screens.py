"""Every screen and dialog in its telling states, each made as a user would come to it, on the real window.

The forms follow from the table of commands. `test_walk` fails where a page or a dialog of the program is in none.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, NextStep, WaitingFor
from stars_desktop.services.enquiries import add_note, dossier, set_next_step
from stars_desktop.services.listing import Wanted
from stars_desktop.services.siblings import link
from stars_desktop.store.keys import derive
from stars_desktop.store.recovery import written_key
from stars_desktop.store.vault import Vault
from stars_desktop.ui.about import AboutBox
from stars_desktop.ui.bugs import BugDialog
from stars_desktop.ui.command_table import TABLE
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.enquiry.page import EnquiryPage
from stars_desktop.ui.finding.dialog import FindDialog
from stars_desktop.ui.importing.page import ImportPage
from stars_desktop.ui.intake.page import IntakePage
from stars_desktop.ui.opening.page import OpeningPage
from stars_desktop.ui.opening.paper import Paper
from stars_desktop.ui.opening.passphrase import ChangePassphrase
from stars_desktop.ui.recording.dialog import RecordDialog
from stars_desktop.ui.register.page import RegisterPage
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.ui.shortcuts import ShortcutsDialog
from tests.conftest import Book, enquiry, happened
from tests.ui.walk.chasing import CHASING
from tests.ui.walk.combining import COMBINING
from tests.ui.walk.criteria import CRITERIA
from tests.ui.walk.history import HISTORY
from tests.ui.walk.looking import LOOKING
from tests.ui.walk.panels import PANELS
from tests.ui.walk.publishing import PUBLISHING
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import PASSPHRASE, Stage
from tests.ui.walk.submitting import SUBMITTING
from tests.ui.walk.walks import WALKS

ANOTHER: Final = "teapot glacier walrus"
ASKED: Final = "DER-0132"
"""in the pipeline, its meeting held, some of its criteria open"""
DECIDED: Final = "DER-0082"
"""in the pipeline, with the provider"""
LIVE: Final = "DER-0081"
VOIDED: Final = "DER-0042"
"""withdrawn, with a voided line"""
KNOWN: Final = "SAMPLE-C059"
"""a child whose enquiry was not presented, some of its answers still holding"""
ONE_OF_EACH: Final = (ASKED, DECIDED, LIVE, VOIDED)
"""among them every kind of event may follow"""


# the door


def _recent(stage: Stage) -> None:
    path = stage.new_register()
    stage.window.opening.memory.note_opened(path, "Derby City", stage.desk.at)
    stage.window.opening.arrive("")


def _wrong(stage: Stage) -> None:
    _recent(stage)
    stage.type("not this one", enter=True)
    stage.until(stage.window.opening.room.unlock.refused.isVisible)


def _elsewhere(stage: Stage) -> None:
    _recent(stage)
    with Vault.open(stage.folder / "derby.stars", PASSPHRASE, stage.desk.clerk):
        stage.type(PASSPHRASE, enter=True)
        stage.until(stage.window.opening.room.unlock.refused.isVisible)


def _gone(stage: Stage) -> None:
    stage.window.opening.memory.note_opened(stage.folder / "gone.stars", "Derby City", stage.desk.at)
    stage.window.opening.arrive("")


def _by_recovery_key(stage: Stage) -> None:
    _recent(stage)
    stage.press("Use the recovery key")


def _new_passphrase(stage: Stage) -> None:
    _by_recovery_key(stage)
    register = stage.folder / "derby.stars"
    stage.type(written_key(derive(PASSPHRASE, register.read_bytes()[:16])), enter=True)
    stage.until(lambda: stage.window.opening.room.front is stage.window.opening.room.recovered)


def _make_one(stage: Stage) -> None:
    stage.run("new_register")


def _make_one_wrong(stage: Stage) -> None:
    _make_one(stage)
    stage.press("Make the register")
    stage.until(stage.window.opening.room.new.form.summary.isVisible)


def _recovery_key(stage: Stage) -> None:
    paper = Paper("Derby City", stage.folder / "derby.stars", date(2023, 10, 18), written_key(bytes(range(7, 39))))
    stage.window.opening.room.show_key(paper)


# pages of a register


def _list(stage: Stage) -> RegisterPage:
    stage.open_sample()
    return stage.go(RegisterPage, "enquiries")


def _list_filtered(stage: Stage) -> None:
    _list(stage).filters.want(Wanted(cohort=Cohort.B, year=3))


def _list_of_nothing(stage: Stage) -> None:
    page = _list(stage)
    page.filters.want(Wanted("zebra", cohort=Cohort.C))
    page.filters.search.setFocus()


def _list_empty(stage: Stage) -> None:
    stage.open_empty()


def _list_read_only(stage: Stage) -> None:
    stage.open_sample(writes=False)


def _enquiry(reference: str, stage: Stage) -> EnquiryPage:
    stage.open_sample()
    return stage.go(EnquiryPage, "enquiry", reference)


def _enquiry_read_only(stage: Stage) -> None:
    stage.open_sample(writes=False)
    stage.go(EnquiryPage, "enquiry", DECIDED)


def _enquiry_waiting(stage: Stage) -> None:
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    add_note(session.vault, session.clerk, ASKED, "The carers asked for a visit first.", date(2023, 10, 16))
    step = NextStep("", "Ask the carers", "Tess", date(2023, 10, 17), WaitingFor.CARER, session.clerk.today)
    set_next_step(session.vault, session.clerk, ASKED, step)
    stage.go(EnquiryPage, "enquiry", ASKED)


def _enquiry_siblings(stage: Stage) -> None:
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    for other in (LIVE, VOIDED):
        link(session.vault, session.clerk, ASKED, other, date(2023, 10, 16))
    stage.go(EnquiryPage, "enquiry", ASKED)


def _enquiry_voided(stage: Stage) -> None:
    page = _enquiry(VOIDED, stage)
    lines = page.panes.timeline.lines.rows
    page.panes.timeline.choose(next(line.id for line in lines if line.voided))
    page.panes.timeline.setFocus()


def _form(command: str, stage: Stage) -> RecordDialog:
    """The form of a command, on an enquiry for which it can be recorded."""
    stage.open_sample()
    for reference in ONE_OF_EACH:
        page = stage.go(EnquiryPage, "enquiry", reference)
        page.panes.timeline.setCurrentIndex(page.panes.timeline.lines.index(0, 0))
        if not stage.window.commands.why_not(command):
            break
    stage.run(command)
    return stage.dialog(RecordDialog)


def _form_with_problems(stage: Stage) -> None:
    dialog = _form("withdrawal", stage)
    dialog.form.fields["on"].set_value("31 2 2023")
    dialog.attempt()


def _form_given_up(stage: Stage) -> None:
    dialog = _form("note", stage)
    stage.type("The carers asked for")
    dialog.reject()


def _new(stage: Stage) -> IntakePage:
    stage.open_sample()
    return stage.go(IntakePage, "new_enquiry")


def _new_known(stage: Stage) -> None:
    page = _new(stage)
    stage.type(dossier(stage.vault(), ASKED, date(2023, 10, 18)).child_reference)
    stage.until(lambda: bool(page.known.cards))


def _new_second_time(stage: Stage) -> None:
    page = _new(stage)
    page.form.fields[FactName.PLACEMENT_TYPE].set_value("U4")
    stage.type(KNOWN)
    stage.until(lambda: bool(page.known.cards))


def _new_wrong(stage: Stage) -> None:
    _new(stage).add()


def _import(stage: Stage) -> ImportPage:
    stage.open_empty()
    return stage.go(ImportPage, "import")


def _import_preview(stage: Stage) -> ImportPage:
    page = _import(stage)
    book = Book(stage.folder / "enquiries of October.xlsx").write(
        [enquiry(f"DER-00{at}", f"{at}/10/2022", Initials="KM") for at in range(10, 16)]
        + [enquiry("DER-0016", "31/2/2022"), enquiry("DER-0017", "1/10/2022", "E")],
        [happened("DER-0010", "12/11/2022", "Withdrawn", By="Family", Reason="Moved away")],
    )
    page.read(str(book))
    stage.until(page.preview.isVisible)
    return page


def _import_past(stage: Stage) -> ImportPage:
    page = _import_preview(stage)
    page.bring_in()
    stage.until(page.past.table.isVisible)
    return page


def _import_undo(stage: Stage) -> None:
    page = _import_past(stage)
    page.past.undo.click()


def _return(stage: Stage) -> ReturnPage:
    stage.open_sample()
    page = stage.go(ReturnPage, "return")
    stage.until(page.table.isVisible)
    return page


def _return_own_dates(stage: Stage) -> None:
    page = _return(stage)
    page.dates.year.setCurrentIndex(page.dates.year.count() - 1)
    page.dates.lines["start"].setText("31 2 2023")
    page.dates.lines["end"].setText("30 9 2023")
    page.count()


def _return_zero(stage: Stage) -> None:
    page = _return(stage)
    figures = [(row, column) for row in range(5) for column in range(1, 10)]
    page.table.setFocus()
    row, column = next((row, column) for row, column in figures if not page.table.figure(row, column).value)
    page.table.setCurrentIndex(page.table.rows.index(row, column))


def _return_withdrawn(stage: Stage) -> None:
    page = _return(stage)
    page.dates.year.setCurrentIndex(page.dates.year.findData(2))
    stage.settle()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(1, 7))


# dialogs of the window


def _over_list(command: str, stage: Stage) -> None:
    _list(stage)
    stage.run(command)


def _find(stage: Stage) -> None:
    _over_list("go_to", stage)
    stage.dialog(FindDialog)
    stage.type("meeting")
    stage.type("")


def _find_nothing(stage: Stage) -> None:
    _over_list("go_to", stage)
    dialog = stage.dialog(FindDialog)
    stage.type("zebra")
    stage.until(dialog.nothing.isVisible)


def _passphrase_changed(stage: Stage) -> None:
    _over_list("passphrase", stage)
    dialog = stage.dialog(ChangePassphrase)
    dialog.asking.secret.first.set_value(ANOTHER)
    dialog.asking.secret.again.set_value(ANOTHER)
    stage.press("Change the passphrase")
    stage.until(dialog.key.isVisible)


def _bug(stage: Stage) -> None:
    _list(stage)
    stage.window.tasks.broke.emit(RuntimeError())


def _question(stage: Stage) -> None:
    _new(stage)
    stage.type("C-0815")
    stage.run("lock")


def _forms() -> Iterator[Screen]:
    for command in TABLE:
        if command.menu == "Enquiry" and command.plain.endswith("..."):
            yield Screen(f"form {command.id}", RecordDialog, partial(_form, command.id))


SCREENS: Final = (
    Screen("door, nothing known yet", OpeningPage, lambda stage: stage.settle()),
    Screen("door, one known", OpeningPage, _recent),
    Screen("door, wrong passphrase", OpeningPage, _wrong),
    Screen("door, open elsewhere", OpeningPage, _elsewhere),
    Screen("door, file gone", OpeningPage, _gone),
    Screen("door, recovery key asked for", OpeningPage, _by_recovery_key),
    Screen("door, new passphrase", OpeningPage, _new_passphrase),
    Screen("door, making a register", OpeningPage, _make_one),
    Screen("door, making a register with problems", OpeningPage, _make_one_wrong),
    Screen("door, recovery key", OpeningPage, _recovery_key),
    Screen("enquiries", RegisterPage, _list),
    Screen("enquiries, filtered", RegisterPage, _list_filtered),
    Screen("enquiries, filtered to nothing", RegisterPage, _list_of_nothing),
    Screen("enquiries, none yet", RegisterPage, _list_empty),
    Screen("enquiries, read only", RegisterPage, _list_read_only),
    Screen("enquiry in the pipeline", EnquiryPage, partial(_enquiry, DECIDED)),
    Screen("enquiry, read only", EnquiryPage, _enquiry_read_only),
    Screen("enquiry waiting", EnquiryPage, _enquiry_waiting),
    Screen("enquiry with siblings", EnquiryPage, _enquiry_siblings),
    Screen("enquiry live", EnquiryPage, partial(_enquiry, LIVE)),
    Screen("enquiry, voided line chosen", EnquiryPage, _enquiry_voided),
    *LOOKING,
    *_forms(),
    Screen("form with problems", RecordDialog, _form_with_problems),
    Screen("form given up", RecordDialog, _form_given_up),
    Screen("new enquiry", IntakePage, _new),
    Screen("new enquiry, child known", IntakePage, _new_known),
    Screen("new enquiry, second time", IntakePage, _new_second_time),
    Screen("new enquiry with problems", IntakePage, _new_wrong),
    *WALKS,
    Screen("import, nothing chosen", ImportPage, _import),
    Screen("import, preview", ImportPage, _import_preview),
    Screen("import, past", ImportPage, _import_past),
    Screen("import, taking back", Question, _import_undo),
    Screen("return", ReturnPage, _return),
    Screen("return, a figure of 0", ReturnPage, _return_zero),
    Screen("return, the enquiries behind a figure", ReturnPage, _return_withdrawn),
    Screen("return, a date that is none", ReturnPage, _return_own_dates),
    *SUBMITTING,
    *PUBLISHING,
    *HISTORY,
    *COMBINING,
    *CRITERIA,
    *PANELS,
    *CHASING,
    Screen("find", FindDialog, _find),
    Screen("find, nothing", FindDialog, _find_nothing),
    Screen("shortcuts", ShortcutsDialog, partial(_over_list, "shortcuts")),
    Screen("about", AboutBox, partial(_over_list, "about")),
    Screen("passphrase", ChangePassphrase, partial(_over_list, "passphrase")),
    Screen("passphrase, recovery key", ChangePassphrase, _passphrase_changed),
    Screen("bug", BugDialog, _bug),
    Screen("question", Question, _question),
)
