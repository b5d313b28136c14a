"""One table of commands: menus with access keys, reasons, and whoever is in front answering."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from stars_desktop.ui.command_table import MENUS, TABLE
from stars_desktop.ui.common.commands import Command, Commands, Use
from stars_desktop.ui.common.theme import Theme

PAIR = (
    Command("open", "File", "&Open...", "Ctrl+O", "folder-open", "Open a register"),
    Command("quit", "File", "&Quit", group=1, elsewhere="Nobody can quit here."),
)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def commands(theme: Theme, window: QMainWindow) -> Commands:
    return Commands(PAIR, theme, window)


def test_what_nobody_answers_for_is_disabled_with_the_reason(commands: Commands) -> None:
    commands.bind()
    assert not commands.actions["quit"].isEnabled()
    assert commands.actions["quit"].toolTip() == "Nobody can quit here."


def test_the_first_that_answers_is_heard(commands: Commands) -> None:
    said: list[str] = []
    commands.bind({"open": Use(lambda: said.append("page"))}, {"open": Use(lambda: said.append("window"))})
    commands.actions["open"].trigger()
    assert said == ["page"]
    assert commands.actions["open"].toolTip() == "Open a register (Ctrl+O)"


def test_a_command_that_cannot_be_done_now_is_not_run_by_its_key_either(commands: Commands) -> None:
    said: list[str] = []
    commands.bind({"open": Use(lambda: said.append("ran"), lambda: "Not while it rains.")})
    commands.run("open")
    commands.actions["open"].trigger()
    assert said == []
    assert commands.why_not("open") == "Not while it rains."


def test_words_may_say_what_would_be_undone(commands: Commands) -> None:
    commands.bind({"open": Use(print, words=lambda: "&Undo: record withdrawal")})
    assert commands.actions["open"].text() == "&Undo: record withdrawal"


def test_menus_stand_in_groups(commands: Commands, window: QMainWindow) -> None:
    commands.fill_menus(window.menuBar(), ("&File", "&Edit"))
    (menu,) = window.menuBar().findChildren(QMenu)
    assert [action.text() or "---" for action in menu.actions()] == ["&Open...", "---", "&Quit"]


def keys(words: Iterator[str]) -> Counter[str]:
    return Counter(text[text.index("&") + 1].lower() for text in words)


@pytest.mark.parametrize("menu", [title.replace("&", "") for title in MENUS])
def test_every_item_of_a_menu_has_an_access_key_of_its_own(menu: str) -> None:
    found = keys(command.words for command in TABLE if command.menu == menu)
    assert [key for key, times in found.items() if times > 1] == []


def test_every_menu_has_an_access_key_of_its_own() -> None:
    assert set(keys(iter(MENUS)).values()) == {1}


def test_shortcuts_and_ids_are_there_once_and_can_be_typed() -> None:
    shortcuts = [command.shortcut for command in TABLE if command.shortcut]
    assert len(set(shortcuts)) == len(shortcuts)
    assert len({command.id for command in TABLE}) == len(TABLE)
    assert [one for one in shortcuts if QKeySequence(one).isEmpty()] == []


def test_an_ellipsis_stands_where_more_is_asked_and_no_item_ends_in_a_full_stop() -> None:
    assert [one.words for one in TABLE if one.words.endswith(".") and not one.words.endswith("...")] == []
