"""The page of all councils by keyboard: open returns, look into a figure, type a table, leave one out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.domain.combining import combine
from stars_desktop.domain.known_sums import Cell, Place
from stars_desktop.services import publishing
from stars_desktop.services.combined_copies import combined_copy
from stars_desktop.services.combining import keep, kept, read_table
from stars_desktop.services.sealing import write_sealed
from stars_desktop.services.settings import settings
from stars_desktop.ui.combining.expecting import CouncilsDialog
from stars_desktop.ui.combining.page import CombiningPage
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.common.typed_table import TypingDialog
from tests.domain.test_combining import ALL, CITY, COUNTY, DERBY
from tests.published_tables import YEAR_2
from tests.services.test_combining import ALL as PUBLIC
from tests.services.test_combining import given_out, printed


@pytest.fixture
def page(work: Workplace, hold: Callable[[QWidget], None]) -> CombiningPage:
    first = QWidget()
    made = CombiningPage(work, first)
    hold(made)
    made.arrive("")
    return made


def opened(page: CombiningPage, qtbot: QtBot, folder: Path) -> None:
    """Opens the sealed returns of all three."""
    paths = [folder / f"{number}.stars-return" for number in range(3)]
    for path, one in zip(paths, ALL, strict=True):
        write_sealed(one, path)
    page.taking_in.open_files([str(path) for path in paths])
    qtbot.waitUntil(lambda: page.table.isVisible() and page.lists.rows.rowCount() == 3)


def test_without_a_return_the_focus_is_on_the_way_to_one(page: CombiningPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.nothing.text()))
    assert page.nothing.text().startswith("No return is here yet.")
    assert page.open_button.hasFocus()
    assert not page.export_button.isEnabled()
    assert not page.public_button.isEnabled()


def test_the_returns_are_opened_kept_and_added_up(
    page: CombiningPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path)
    assert kept(work.session.vault) == list(ALL)
    assert page.table.figure(0, 1).value == 7
    assert page.message.words.text().startswith("Opened: Derby City, Contract Year 3")
    assert page.public_button.isEnabled()


def test_enter_on_a_figure_goes_to_its_parts(page: CombiningPage, qtbot: QtBot, tmp_path: Path) -> None:
    opened(page, qtbot, tmp_path)
    page.lists.tabs.setCurrentIndex(1)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.lists.table.hasFocus()
    assert [(one.council, one.figure) for one in page.lists.rows.rows] == [
        ("Derby City", "3"), ("Nottingham City", "4"), ("Nottinghamshire County", "0"),
    ]  # fmt: skip
    assert page.lists.words.text().startswith("A, residential step-down: notified, 7. Enquiries notified")


def test_a_damaged_file_is_refused_and_none_of_them_is_kept(
    page: CombiningPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    whole, damaged = tmp_path / "whole.stars-return", tmp_path / "damaged.stars-return"
    write_sealed(DERBY, whole)
    write_sealed(CITY, damaged)
    damaged.write_bytes(damaged.read_bytes().replace(b"Nottingham", b"nottingham"))
    page.taking_in.open_files([str(whole), str(damaged)])
    qtbot.waitUntil(page.message.isVisible)
    assert "was changed after it was sealed" in page.message.words.text()
    assert kept(work.session.vault) == []


def test_a_return_is_left_out_from_the_list_of_councils(
    page: CombiningPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path)
    page.lists.tabs.setCurrentIndex(4)
    page.lists.table.setCurrentIndex(page.lists.rows.index(1, 0))
    assert page.lists.leave.isVisible()
    page.lists.leave.click()
    qtbot.waitUntil(lambda: not page.public_button.isEnabled())
    assert kept(work.session.vault) == [DERBY, COUNTY]
    assert page.lists.tabs.tabText(1) == "Pro&blems 1"
    assert not page.lists.leave.isVisible()


def test_a_published_table_is_typed(page: CombiningPage, work: Workplace, qtbot: QtBot) -> None:
    page.taking_in.type_table()
    (dialog,) = page.findChildren(TypingDialog)
    assert dialog.council.value() == ""
    dialog.attempt()
    assert dialog.council.problem.text() == "Choose the council that published it"
    dialog.council.set_value("Derby City")
    for key, typed in (("start", "1 10 2021"), ("end", "30 9 2022"), ("as_at", "30 9 2022")):
        dialog.dates[key].set_value(typed)
    for row, cells in YEAR_2.printed.items():
        dialog.rows[row].line.setText(" ".join(cells.values()))
    dialog.rows["Total"].line.setText("62 15 12 8 19 27 11 7 12")
    assert "the cohorts add up to 63, but the Total is 62" in dialog.effect.words.text()
    dialog.rows["Total"].line.setText("63 15 12 8 19 27 11 7 12")
    assert dialog.effect.words.text().startswith("Its cohorts add up to its Total. 11 identities")
    dialog.attempt()
    assert kept(work.session.vault) == [YEAR_2]
    qtbot.waitUntil(page.table.isVisible)
    assert page.table.figure(4, 1).value == 63


def test_what_cannot_be_a_table_is_said_at_its_row(page: CombiningPage, work: Workplace) -> None:
    page.taking_in.type_table()
    (dialog,) = page.findChildren(TypingDialog)
    dialog.council.set_value("Derby City")
    dialog.dates["end"].set_value("30 9 2021")
    dialog.dates["as_at"].set_value("soon")
    for row in dialog.rows.values():
        row.line.setText("1 1 1 1 1 1 1 1 1")
    dialog.rows["B"].line.setText("1 2 x 4 5 6 7 8 9")
    dialog.attempt()
    assert "“x” is no figure" in dialog.rows["B"].problem.text()
    assert dialog.dates["as_at"].problem.text().startswith("Levels at ")
    dialog.dates["as_at"].set_value("30 9 2022")
    dialog.rows["B"].line.setText("1 1 1 1 1 1 1 1 1")
    dialog.attempt()
    assert "before it starts" in dialog.dates["end"].problem.text()
    assert kept(work.session.vault) == []
    dialog.done(0)


def test_the_workbook_and_the_publication_copy_are_written(
    page: CombiningPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    for part in PUBLIC:
        keep(work.session.vault, work.session.clerk, part)
    page.refresh()
    qtbot.waitUntil(page.public_button.isEnabled)
    page.exporting.export_to(str(tmp_path / "dn2.xlsx"))
    qtbot.waitUntil(lambda: "Wrote the table of all councils" in page.message.words.text())
    assert read_table(tmp_path / "dn2.xlsx").printed["A"]["notified"] == "24"
    page.exporting.ask_public([])
    qtbot.waitUntil(lambda: "The publication copy of Derby City is missing" in page.message.words.text())
    copies = [printed(one, given_out(one).hidden) for one in PUBLIC]
    page.exporting.made = combined_copy(combine(PUBLIC), copies, vault=work.session.vault)
    with qtbot.waitSignal(page.outdated):
        page.exporting.publish_to(str(tmp_path / "public.xlsx"))
    assert "Given out, and kept in the register: " in page.message.words.text()
    assert read_table(tmp_path / "public.xlsx").printed["A"]["progressed"] == "[c]"
    assert [one.copy.council for one in publishing.given_out(work.session.vault)][-1] == "DN2"


def test_a_copy_that_gives_something_away_is_asked_about_first(
    page: CombiningPage, work: Workplace, qtbot: QtBot
) -> None:
    for part in PUBLIC:
        keep(work.session.vault, work.session.clerk, part)
    page.refresh()
    qtbot.waitUntil(page.public_button.isEnabled)
    copies = [printed(one, given_out(one).hidden) for one in PUBLIC]
    made = combined_copy(combine(PUBLIC), copies, vault=work.session.vault)
    lost = replace(made.suppressed, exposed=(Place(0, Cell("A", "progressed")),))
    page.exporting.offer(replace(made, suppressed=lost))
    question = page.findChild(Question)
    assert question
    assert "the copy of Derby City as at 30 September 2023: cohort A: progressed" in question.informativeText()
    question.leave.click()
    assert publishing.given_out(work.session.vault) == []


def test_the_list_of_councils_is_changed(page: CombiningPage, work: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    opened(page, qtbot, tmp_path)
    page.councils_button.click()
    (dialog,) = page.findChildren(CouncilsDialog)
    assert dialog.councils.value().splitlines() == ["Derby City", "Nottingham City", "Nottinghamshire County"]
    dialog.councils.set_value("Derby City\nDerby City")
    dialog.attempt()
    assert dialog.form.summary.isVisible()
    dialog.councils.set_value("Derby City\n\n  Leicester   City\n")
    dialog.attempt()
    qtbot.waitUntil(lambda: "1 of 2 councils" in page.header.subtitle.text())
    assert page.message.words.text() == "The table is that of Derby City and Leicester City."
    assert [one.council for one in page.lists.rows.rows] == ["Derby City", "Leicester City"]
    page.taking_in.type_table()
    (typing,) = page.findChildren(TypingDialog)
    assert typing.council.value() == "Leicester City"
    typing.done(0)
    assert settings(work.session.vault).councils == ("Derby City", "Leicester City")
    assert len(kept(work.session.vault)) == 3
