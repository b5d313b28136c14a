"""The page of copies: what is made of a return, what is said of it, and that it is saved whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.returns import Asked
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.publishing import Wish, give_out
from stars_desktop.services.submitting import check, submit
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.copies.page import CopiesPage
from stars_desktop.ui.copies.presenter import Kind
from stars_desktop.workbooks.operational import CASES
from tests.conftest import day

OCTOBER = "2022-10-01 2022-10-31 2022-10-31"
Arrive = Callable[[str, Kind], CopiesPage]


@pytest.fixture
def work(work: Workplace) -> Workplace:
    """Three of A and six of B, notified in October."""
    session = work.session
    for number in range(9):
        cohort = Cohort.A if number < 3 else Cohort.B
        told = Notification(f"DER-{number}", f"C-{number}", cohort, day("2022-10-03"), {})
        notify(session.vault, session.clerk, told)
    return work


@pytest.fixture
def arrive(qtbot: QtBot, work: Workplace, hold: Callable[[QWidget], None]) -> Arrive:
    """A page that shows a copy of a return or version, or says why there is none."""

    def arrive(key: str, kind: Kind) -> CopiesPage:
        first = QWidget()
        page = CopiesPage(work, first)
        hold(page)
        page.arrive(key)
        page.kind.setCurrentIndex(page.kind.findData(kind))
        page.refresh()
        qtbot.waitUntil(lambda: page.message.isVisible() or (page.made is not None and page.made.kind is kind))
        return page

    return arrive


def submitted(work: Workplace) -> None:
    session, asked = work.session, asked_by(OCTOBER)
    queries = check(session.vault, asked, session.clerk.today).queries
    submit(session.vault, session.clerk, asked, {one.key: "Known." for one in queries})


def test_the_copy_for_the_meeting_names_nobody_and_is_saved_or_said_why_not(
    qtbot: QtBot, arrive: Arrive, tmp_path: Path
) -> None:
    page = arrive(OCTOBER, Kind.FIGURES)
    assert "none is in it, and nothing hidden." in page.says.text()
    assert "OFFICIAL. It holds no personal data." in page.text.toPlainText()
    assert "DER-" not in page.text.toPlainText()
    assert "Distinct meetings held" in page.text.toPlainText()
    assert "Notified: Enquiries notified to the SPOC" in page.text.toPlainText()
    page.ways.save_to(str(tmp_path / "no" / "return.xlsx"))
    qtbot.waitUntil(lambda: "There is no folder" in page.message.words.text())
    page.ways.save_to(str(tmp_path / "return.xlsx"))
    qtbot.waitUntil(lambda: "Wrote the return" in page.message.words.text())
    assert load_workbook(tmp_path / "return.xlsx").sheetnames == ["Cover", "Definitions", "Table_1", "Table_2"]


def test_the_operational_copy_says_whom_it_names_before_it_is_saved(
    qtbot: QtBot, arrive: Arrive, tmp_path: Path
) -> None:
    page = arrive(OCTOBER, Kind.CASES)
    assert f"It holds references of enquiries or children on {CASES}, in " in page.says.text()
    paper = page.text.toPlainText()
    assert paper.startswith("OFFICIAL-SENSITIVE\n")
    assert "A: DER-0, DER-1, DER-2\n" in paper.replace("\u2028", "\n")
    page.ways.save_to(str(tmp_path / "all.xlsx"))
    qtbot.waitUntil(lambda: "Wrote the return" in page.message.words.text())
    assert CASES in load_workbook(tmp_path / "all.xlsx").sheetnames


def test_it_is_saved_as_a_pdf_whole_or_not_at_all(arrive: Arrive, tmp_path: Path) -> None:
    page = arrive(OCTOBER, Kind.CASES)
    page.ways.save_pdf_to(str(tmp_path / "no" / "return.pdf"))
    assert "There is no folder" in page.message.words.text()
    page.ways.save_pdf_to(str(tmp_path / "return.pdf"))
    assert page.message.words.text() == f"Wrote the PDF: {tmp_path / 'return.pdf'}"
    assert (tmp_path / "return.pdf").read_bytes().startswith(b"%PDF")


def test_what_names_children_is_marked_on_every_page_of_paper_and_nothing_else_is(arrive: Arrive) -> None:
    for kind, marking in ((Kind.CASES, "OFFICIAL-SENSITIVE"), (Kind.FIGURES, "")):
        printed = arrive(OCTOBER, kind).ways.printed()
        assert printed
        assert printed.marking == marking


def test_what_is_cancelled_is_not_made_and_cannot_be_saved(qtbot: QtBot, work: Workplace, arrive: Arrive) -> None:
    page = arrive(OCTOBER, Kind.CASES)
    page.refresh()
    work.tasks.cancel()
    qtbot.waitUntil(lambda: page.message.words.text() == "Cancelled. Nothing was changed.")
    assert page.made is None
    assert not page.ways.save_button.isEnabled()
    assert not page.ways.pdf_button.isEnabled()
    assert page.uses()["export_return"].why_not() == "The copy is not made yet."


def test_a_draft_is_put_into_no_sentences(arrive: Arrive) -> None:
    page = arrive(OCTOBER, Kind.FIGURES)
    assert [page.kind.itemText(at) for at in range(page.kind.count())] == [Kind.FIGURES, Kind.CASES]


def test_a_version_is_put_into_words_and_copied(work: Workplace, arrive: Arrive) -> None:
    submitted(work)
    page = arrive("1", Kind.WORDS)
    assert "(3 for A" in page.text.toPlainText()
    assert "Small numbers stand there as they are." in page.says.text()
    assert not page.ways.save_button.isVisible()
    QTest.mouseClick(page.ways.copy_button, Qt.MouseButton.LeftButton)
    assert "(3 for A" in QGuiApplication.clipboard().text()


def test_words_for_publication_hide_what_its_publication_copy_hides(work: Workplace, arrive: Arrive) -> None:
    submitted(work)
    page = arrive("1", Kind.PUBLIC_WORDS)
    assert page.message.words.text().startswith("Give out a publication copy of this version first")
    assert page.made is None
    give_out(work.session.vault, work.session.clerk, Wish(asked_by(OCTOBER)))
    assert arrive("1", Kind.PUBLIC_WORDS).made is None
    give_out(work.session.vault, work.session.clerk, Wish(1))
    page = arrive("1", Kind.PUBLIC_WORDS)
    assert "([c] for A" in page.text.toPlainText()
    assert "3 for A" not in page.text.toPlainText()


def test_a_return_as_it_was_known_says_so(arrive: Arrive) -> None:
    asked = Asked(asked_by(OCTOBER).period, day("2022-10-31"), day("2022-10-10"))
    page = arrive(f"{OCTOBER} {asked.as_known}", Kind.FIGURES)
    assert "as known on 10 October 2022" in page.header.subtitle.text()
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.uses()["publication_copy"].run()
    assert gone == [Place("publishing", f"{OCTOBER} 2022-10-10")]
