"""Every screen by keyboard, read out, in small rooms and in large text; and no screen left out."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow

from stars_desktop import ui
from stars_desktop.ui.command_table import TABLE
from stars_desktop.ui.common.files import FileDialog
from stars_desktop.ui.common.forms import FormDialog
from stars_desktop.ui.common.pages import Page
from stars_desktop.ui.common.questions import Box
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.screens import SCREENS as PAGES
from tests.ui.walk.fitting import misfits
from tests.ui.walk.keyboard import lost_by_tab, shared_keys, unnamed
from tests.ui.walk.screen import Screen
from tests.ui.walk.screens import SCREENS
from tests.ui.walk.stage import Props, Stage

SMALL, LAPTOP = (1024, 768), (1280, 800)
NAMES = [screen.name for screen in SCREENS]
Open = Callable[[tuple[int, int]], Stage]


@pytest.fixture
def stage(theme: Theme, tmp_path: Path, sample_register: Path) -> Iterator[Open]:
    """Opens the main window at a size."""
    opened: list[Stage] = []

    def begin(size: tuple[int, int]) -> Stage:
        opened.append(Stage(Props(theme, tmp_path, sample_register), size))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()
    theme.set_scale(100)


def faults(front: QDialog | QMainWindow) -> list[str]:
    """What is wrong for the keyboard and whoever hears it."""
    return [*unnamed(front), *shared_keys(front), *lost_by_tab(front)]


def at_rest(front: QDialog | QMainWindow, width: int, height: int) -> list[str]:
    """What does not fit once one layout no longer waits for another."""
    end = monotonic() + 2
    while (found := misfits(front, width, height)) and monotonic() < end:
        QTest.qWait(5)
    return found


def room(front: QDialog | QMainWindow, size: tuple[int, int]) -> tuple[int, int]:
    """What a window may take: a dialog, the whole screen."""
    return size if isinstance(front, QMainWindow) else LAPTOP


@pytest.mark.parametrize("screen", SCREENS, ids=NAMES)
def test_a_screen_is_used_by_keyboard_alone_fits_a_small_window_and_takes_large_text(
    screen: Screen, stage: Open, theme: Theme
) -> None:
    on = stage(SMALL)
    front = screen.make(on)
    found = [*at_rest(front, *room(front, SMALL)), *faults(front)]
    theme.set_scale(200)
    on.window.resize(*LAPTOP)
    on.settle()
    assert [*found, *(f"at 200 %: {one}" for one in at_rest(front, *LAPTOP))] == []


@pytest.mark.long
@pytest.mark.parametrize("screen", SCREENS, ids=NAMES)
@pytest.mark.parametrize(
    "look",
    [*product((Mode.LIGHT, Mode.DARK), (LAPTOP,), (100, 150, 200)), (Mode.DARK, SMALL, 100)],
    ids=lambda look: " ".join(map(str, look)),
)
def test_a_screen_is_used_by_keyboard_alone_and_fits_in_every_look(
    screen: Screen, stage: Open, theme: Theme, look: tuple[Mode, tuple[int, int], int]
) -> None:
    mode, size, scale = look
    theme.set_mode(mode)
    theme.set_scale(scale)
    front = screen.make(stage(size))
    assert [*at_rest(front, *room(front, size)), *faults(front)] == []


def test_no_page_is_left_out(stage: Open) -> None:
    shown = {screen.shows for screen in SCREENS}
    on = stage(LAPTOP)
    on.open_sample()
    assert on.window.work
    pages = {type(make(on.window.work, on.window)) for make in PAGES.values()}
    assert pages <= shown
    assert type(on.window.opening) in shown
    assert pages | {type(on.window.opening)} == {one for one in defined(Page) if one is not Page}


def test_no_dialog_is_left_out() -> None:
    shown = {screen.shows for screen in SCREENS}
    assert [one for one in defined(QDialog) - {Box, FormDialog, FileDialog} if one not in shown] == []


def test_no_form_of_the_menu_is_left_out() -> None:
    forms = {f"form {one.id}" for one in TABLE if one.menu == "Enquiry" and one.plain.endswith("...")}
    assert len(forms) > 10
    assert forms <= set(NAMES)


def test_no_two_screens_have_the_same_name() -> None:
    assert len(set(NAMES)) == len(NAMES)


def defined(kind: type) -> set[type]:
    """Every class of this kind that the window's package defines."""
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")]
    classes = [one for module in modules for _, one in inspect.getmembers(module, inspect.isclass)]
    return {one for one in classes if issubclass(one, kind) and one.__module__.startswith(ui.__name__)}
