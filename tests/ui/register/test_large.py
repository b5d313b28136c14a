"""A register of several thousand enquiries: found on the worker, fetched by the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stars_desktop.services.listing import LONG
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.tables import PagedModel
from stars_desktop.ui.register.page import RegisterPage
from tests.conftest import Desk
from tests.ui.register.conftest import Opens, many

MANY = LONG + 1_000


@pytest.fixture
def page(vault: Vault, desk: Desk, open_page: Opens) -> RegisterPage:
    many(vault, desk, MANY)
    return open_page(vault)


def first(page: RegisterPage) -> str:
    return str(page.model.index(0, 0).data())


def last(page: RegisterPage) -> str:
    return str(page.model.index(page.model.rowCount() - 1, 0).data())


def pages(model: PagedModel[object]) -> int:
    """How many pages of rows are there."""
    return sum(model.row(number) is not None for number in range(0, model.rowCount(), 256))


def test_only_the_pages_that_are_looked_at_are_fetched(page: RegisterPage) -> None:
    assert page.model.rowCount() == MANY
    assert pages(page.model) == 1  # type: ignore[arg-type]
    QTest.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == MANY - 1
    assert last(page) == "DER-00000"
    assert pages(page.model) <= 3  # type: ignore[arg-type]


def test_sorted_on_the_worker_who_was_chosen_stays_chosen_and_in_sight(page: RegisterPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_End)
    page.filters.sort.choose("reference")
    qtbot.waitUntil(lambda: first(page) == "DER-00000")
    assert page.table.currentIndex().row() == 0
    assert page.table.visualRect(page.table.currentIndex()).intersects(page.table.viewport().rect())


def test_a_refresh_leaves_the_list_where_it_stood(page: RegisterPage, qtbot: QtBot) -> None:
    bar = page.table.verticalScrollBar()
    page.table.setCurrentIndex(page.model.index(40, 0))
    bar.setValue(3_000)
    before = page.found
    page.refresh()
    qtbot.waitUntil(lambda: page.found is not before)
    assert bar.value() == 3_000
    assert page.table.currentIndex().row() == 40
    row = page.model.row(3_010)
    assert row is not None


def test_only_what_was_asked_last_is_shown(page: RegisterPage, qtbot: QtBot) -> None:
    shown: list[int] = []
    page.model.modelReset.connect(lambda: shown.append(page.model.rowCount()))
    page.filters.sort_by("team", descending=False)
    page.filters.sort_by("reference", descending=True)
    page.filters.search.setText("hh")  # the initials of every 26th
    expected = len(range(7, MANY, 26))
    qtbot.waitUntil(lambda: page.model.rowCount() == expected)
    assert shown[-1] == expected
    assert page.header.subtitle.text() == f"{expected:,} of {MANY:,} shown, {MANY - expected:,} hidden by filters"
    assert first(page) == f"DER-{max(range(7, MANY, 26)):05}"
